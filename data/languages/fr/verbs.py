"""The forms of French verbs that the press uses in the third person, for the tables of this folder.

A phrase begins with an infinitive, which may be reflexive (`se féliciter de`); what follows it stays, but for
possessives and predicates that agree (`exprimer son inquiétude`, `se dire prêt à`) and for `de`, `à` and `que`,
which contract. `(x)` behind a phrase: its participle is not listed alone, only with its auxiliary; adverbs
between the two are found when a text is read.
"""

import contextlib
import logging
import tempfile
from functools import cache
from typing import Any

TENSES = (
    *(("indicatif", tense) for tense in ("présent", "imparfait", "passé-simple", "futur-simple")),
    ("conditionnel", "présent"),
)
HAVING = {"s": ("a", "avait", "aurait", "ayant"), "p": ("ont", "avaient", "auraient")}
BEING = {
    "s": ("s'est", "s'était", "se serait", "s'étant", "s'être"),
    "p": ("se sont", "s'étaient", "se seraient", "s'étant", "s'être"),
}
INVERTED = {"s": ("il", "elle", "on"), "p": ("ils", "elles")}
"""Subjects behind an auxiliary: `a-t-il lancé`; no sentence has them right before a participle otherwise."""
ADDRESSING = {
    *("accuser", "appeler", "exhorter", "inviter", "inciter", "encourager", "prier", "presser", "sommer", "remercier"),
    *("féliciter", "avertir", "prévenir", "informer", "soupçonner", "supplier", "implorer", "conjurer", "solliciter"),
}
"""Verbs whose object may be a pronoun before them, which the engine would take for an article: `l'exhorte à`."""
TELLING = {
    *(
        "demander",
        "reprocher",
        "enjoindre",
        "recommander",
        "conseiller",
        "promettre",
        "suggérer",
        "proposer",
        "ordonner",
    ),
    *("répondre", "rappeler", "dire"),
}
"""Verbs that may have `leur` before them."""
CONTRACTED = {"de": ("de", "d'", "du", "des"), "à": ("à", "au", "aux"), "que": ("que", "qu'")}
POSSESSIVE = {"son": "leur", "sa": "leur", "ses": "leurs"}
PREDICATES = {
    *("prêt", "disposé", "favorable", "déterminé", "résolu", "opposé", "satisfait", "heureux", "ravi", "fier"),
    *("reconnaissant", "confiant", "convaincu", "persuadé", "certain", "optimiste", "inquiet", "préoccupé"),
    *("alarmé", "déçu", "choqué", "indigné"),
}
IRREGULAR = {"ravi": "ravie", "fier": "fière", "inquiet": "inquiète"}


def plain(lemma: str) -> str:
    """Return a lemma without its note."""
    return lemma.removesuffix("(x)").strip()


@cache
def conjugator() -> Any:
    """Load the conjugation, once."""
    logging.disable(logging.INFO)
    with contextlib.chdir(tempfile.gettempdir()):  # the package writes its log where it is started
        from verbecc import CompleteConjugator  # type: ignore[import-not-found]

        return CompleteConjugator("fr")


@cache
def conjugated(verb: str) -> Any:
    """Return the moods of a verb."""
    return conjugator().conjugate(verb).get_data()["moods"]


def third(verb: str, mood: str, tense: str, number: str) -> str:
    """Return the third person of a tense, without its pronoun."""
    pronoun = "il" if number == "s" else "ils"
    persons = (one["c"][0] for one in conjugated(verb)[mood][tense])
    found = next(form for form in persons if form.startswith(f"{pronoun} "))
    return str(found).split(" ", 1)[1]


def participles(verb: str) -> dict[str, list[str]]:
    """Return the past participle by number, both genders."""
    forms = [one["c"][0] for one in conjugated(verb)["participe"]["participe-passé"]]
    man = forms[0]
    woman, men, women = (forms[2], forms[1], forms[3]) if len(forms) == 4 else (man, man, man)
    return {"s": [man, woman], "p": [men, women]}


def ended(rest: str, number: str) -> list[str]:
    """Return what follows a verb, contracted and agreeing with one person or several."""
    words = rest.split(" ") if rest else []
    made = [[word] for word in words]
    for at, word in enumerate(words):
        if word in POSSESSIVE and number == "p":
            made[at] = [POSSESSIVE[word]]
        elif word in PREDICATES:
            made[at] = predicate(word, number)
        elif word in CONTRACTED and at == len(words) - 1:
            made[at] = list(CONTRACTED[word])
    endings = [""]
    for choice in made:
        endings = [f"{ending} {word}" for ending in endings for word in choice]
    return endings


def predicate(word: str, number: str) -> list[str]:
    """Return a predicate in both genders of a number."""
    woman = IRREGULAR.get(word) or (word if word.endswith("e") else word + "e")
    pair = (word, woman) if number == "s" else (word if word.endswith("x") else word + "s", woman + "s")
    return list(dict.fromkeys(pair))


def forms(lemma: str) -> list[str]:
    """Return every form of a phrase that begins with a verb."""
    phrase, rare = plain(lemma), lemma.endswith("(x)")
    reflexive = phrase.startswith(("se ", "s'"))
    core = phrase.removeprefix("se ").removeprefix("s'") if reflexive else phrase
    verb, _, rest = core.partition(" ")
    made = reflexives(verb, rest, rare) if reflexive else actives(verb, rest, rare)
    return list(dict.fromkeys(made))


def simple(verb: str, number: str) -> list[str]:
    """Return the simple tenses, with the infinitive and the present participle for one person."""
    base = [third(verb, mood, tense, number) for mood, tense in TENSES]
    acting = str(conjugated(verb)["participe"]["participe-présent"][0]["c"][0])
    if number == "p":
        return base
    return [verb, *base, acting, f"en {acting}", f"tout en {acting}"]


def agreeing(lemma: str) -> list[str]:
    """Return the participle of a verb alone in both genders and numbers: the convention is `adopted`."""
    verb = plain(lemma)
    if " " in verb or verb.startswith("s'") or lemma.endswith("(x)"):
        return []
    return [form for forms_of in participles(verb).values() for form in forms_of]


def actives(verb: str, rest: str, rare: bool) -> list[str]:
    """Return the forms of a verb with the auxiliary avoir."""
    made = []
    for number in "sp":
        done = participles(verb)["s"][0]
        heads = [*simple(verb, number), *(f"{having} {done}" for having in HAVING[number])]
        if rare:
            heads += [f"{subject} {done}" for subject in INVERTED[number]]
        heads += [] if rare else [done]
        made += [head + ending for head in heads for ending in ended(rest, number)]
        made += [] if rest else pronominal(verb, number)
    return made


def pronominal(verb: str, number: str) -> list[str]:
    """Return the forms of a verb behind the pronoun of whom it is said to; the participle agrees with it."""
    plain_forms = [third(verb, mood, tense, number) for mood, tense in TENSES]
    having, done = HAVING[number][:2], participles(verb)
    if verb in TELLING:
        return [f"leur {form}" for form in (*plain_forms, *(f"{have} {done['s'][0]}" for have in having))]
    if verb not in ADDRESSING:
        return []
    vowel = verb[0] in "aeiouyéèêhâîôœ"
    one = [f"l'{form}" if vowel else f"{word} {form}" for form in plain_forms for word in ("le", "la")]
    made = [*one, *(f"les {form}" for form in plain_forms)]
    made += [f"l'{have} {form}" for have in having for form in done["s"]]
    return made + [f"les {have} {form}" for have in having for form in done["p"]]


def reflexive(form: str) -> str:
    """Return a form with its pronoun, which stands behind the words that lead it."""
    led = next((led for led in ("en", "tout en") if form.startswith(f"{led} ")), "")
    core = form.removeprefix(led).strip()
    pronoun = "s'" if core[0] in "aeiouyéèêhâîôœ" else "se "
    return f"{led} {pronoun}{core}".strip()


def reflexives(verb: str, rest: str, rare: bool) -> list[str]:
    """Return the forms of a reflexive verb; the participle agrees."""
    made = []
    for number in "sp":
        done = participles(verb)[number]
        heads = [reflexive(form) for form in simple(verb, number)]
        heads += [f"{being} {form}" for being in BEING[number] for form in done]
        heads += [] if rare else done
        made += [head + ending for head in heads for ending in ended(rest, number)]
    return made
