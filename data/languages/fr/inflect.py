"""Write the tables of French from their lemma rows: fill `forms` with what French grammar makes of a lemma.

Used when authoring, never at run time; needs `pip install verbecc` (LGPL 3) for the conjugation of verbs.
`python data/languages/fr/inflect.py` reads every table in `lemmas/` and writes the table of the same name here;
with `--check` it writes nothing and fails if a table is not what it would write.

A cell `lemma` holds one phrase or several, separated by `|`; the first is the lemma of the row, without the notes.
`déclarer` in speech and triggers: a verb; `(x)` behind it: its participle alone is too common a word to be listed.
`ministre`: a noun, with its plural; `directeur/directrice général/générale`: a row for each gender.
A cell `forms` is empty, or changes what was made: `+form` adds, `-form` takes away; without a sign they are all.
Adjectives of states are given as masculine singular; nouns for people of the state are made of them.
"""

import argparse
import csv
import io
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE))
import verbs  # noqa: E402

VOWELS = "aeiouâàéèêëîïôöûüœ"
STOPS = frozenset(["de", "du", "des", "d'", "à", "au", "aux", "en", "par", "pour", "chargé", "sur", "contre"])
"""Words behind the head of a phrase that its number does not touch."""
FIXED = {"porte-parole", "hors-la-loi", "ex"}
IRREGULAR = {"haut": "hauts", "œil": "yeux", "naval": "navals", "final": "finals", "bleu": "bleus"}
TITLES = {"officer-rank", "lawyer", "prosecutor", "prosecutor-general", "judge", "official", "academic", "ambassador"}
"""Kinds of office whose titles for men are often kept for women."""
BARE = str.maketrans("ÉÈÊËÀÂÎÏÔÖÛÜÇ", "EEEEAAIIOOUUC")
Row = dict[str, str]


def unique(forms: Iterable[str]) -> list[str]:
    """Return forms without repeats, in order."""
    return list(dict.fromkeys(form for form in forms if form))


def plural_word(word: str) -> str:
    """Return the plural of a noun or an adjective."""
    if word in FIXED or word[-1:] in "sxz":
        return word
    if word in IRREGULAR:
        return IRREGULAR[word]
    if "-" in word:
        first, _, last = word.rpartition("-")
        return f"{'hauts' if first == 'haut' else first}-{plural_word(last)}"
    if word.endswith("al") and len(word) > 3:
        return word[:-2] + "aux"
    return word + ("x" if word.endswith(("au", "eu")) else "s")


def plural(phrase: str) -> str:
    """Return the plural of a phrase: its head with the adjectives beside it."""
    words = phrase.split(" ")
    stop = next((at for at, word in enumerate(words) if word in STOPS or word.startswith(("d'", "l'"))), len(words))
    return " ".join([*map(plural_word, words[:stop]), *words[stop:]])


def feminine(word: str) -> str:
    """Return the feminine of an adjective of a state or a place."""
    if word.endswith("e"):
        return word
    for ending, other in (("grec", "grecque"), ("turc", "turque"), ("en", "enne"), ("on", "onne")):
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + other
    return word + "e"


def agreeing(word: str) -> list[str]:
    """Return an adjective in both genders and numbers."""
    women = feminine(word)
    return unique((word, women, plural_word(word), plural_word(women)))


def genders(phrase: str) -> list[tuple[str, str]]:
    """Return a phrase with its gender: both, where a slash stands between two words or two phrases of equal length."""
    if "/" not in phrase:
        return [(phrase, "")]
    halves = phrase.split("/")
    if len(halves) == 2 and halves[0].count(" ") == halves[1].count(" "):
        return [(halves[0], "m"), (halves[1], "f")]
    pairs = [word.split("/") for word in phrase.split(" ")]
    return [(" ".join(pair[0] for pair in pairs), "m"), (" ".join(pair[-1] for pair in pairs), "f")]


def unaccented(form: str) -> str:
    """Return a form as many papers print it: capitals without accents."""
    return "".join(sign.translate(BARE) for sign in form)


def named(row: Row) -> Iterator[Row]:
    """Go through the rows that a row of names makes."""
    given = row["forms"].split("|")
    if row["use"] == "adjective":
        forms = unique(form for word in given for form in agreeing(word))
        people = unique(name for form in forms for name in written(form[:1].upper() + form[1:]))
        lemma = people[0]
        yield {**row, "use": "demonym", "lemma": lemma, "forms": "|".join(people), "case": "yes"}
        yield {**row, "forms": "|".join(forms), "case": "no"}
        return
    yield {**row, "forms": "|".join(unique(name for form in given for name in written(form)))}


def written(form: str) -> list[str]:
    """Return the spellings of a name: with and without accents on capitals."""
    return unique((form, unaccented(form)))


def worded(row: Row, name: str) -> Iterator[Row]:
    """Go through the rows that a row of verbs or nouns makes."""
    lemmas = row["lemma"].split("|")
    if (name == "speech" and "noun" not in row["frames"]) or row.get("part") == "verb":
        fixed = row["forms"][:1] not in ("", "+", "-")
        made = [] if fixed else unique(form for lemma in lemmas for form in verbs.forms(lemma))
        made += [form for lemma in lemmas if made and name == "triggers" for form in verbs.agreeing(lemma)]
        yield finished(row, verbs.plain(lemmas[0]), made, "|verbecc")
        return
    for number, (lemma, gender) in enumerate(genders(lemmas[0])):
        others = [genders(other)[min(number, len(genders(other)) - 1)][0] for other in lemmas[1:]]
        phrases = (lemma, *others)
        if name == "offices":
            yield from held({**row, "gender": gendered(row, gender)}, phrases)
            continue
        made = unique(form for phrase in phrases for form in (phrase, plural(phrase)))
        made = unique([*made, *(f"d'{form}" for form in made if name == "units" and form[0] in VOWELS)])
        yield finished(row, lemma, made, "")


def gendered(row: Row, gender: str) -> str:
    """Return the gender of an office: titles of men that women bear too tell none."""
    return "m by title" if gender == "m" and row["kind"] in TITLES else gender or row["gender"]


def held(row: Row, phrases: tuple[str, ...]) -> Iterator[Row]:
    """Go through the rows of an office: who holds it, and several who do."""
    one = finished(row, phrases[0], list(phrases), "")
    yield one
    several = [plural(phrase) for phrase in phrases if plural(phrase) not in one["forms"].split("|")]
    if several and row["forms"][:1] in ("", "+"):
        yield finished({**row, "forms": "", "rank": "plural"}, several[0], several, "")


def finished(row: Row, lemma: str, made: list[str], source: str) -> Row:
    """Return a row with its forms, after what the cell adds and takes away; a gerund only if its participle is none."""
    changes = [change for change in row["forms"].split("|") if change]
    fixed = [change for change in changes if change[0] not in "+-"]
    gone = {change[1:] for change in changes if change[0] == "-"}
    forms = [*(fixed or made), *(change[1:] for change in changes if change[0] == "+")]
    kept = unique(name for form in forms for name in (form, unaccented(form)) if form not in gone)
    kept = [form for form in kept if form.removeprefix("tout ").removeprefix("en ") not in {*kept} - {form}]
    return {**row, "lemma": lemma, "forms": "|".join(kept), "source": row["source"] + ("" if fixed else source)}


def rows(path: Path) -> Iterator[Row]:
    """Go through the rows that the lemmas of a table make."""
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield from named(row) if path.stem == "names" else worded(row, path.stem)


def table(path: Path) -> str:
    """Return a whole table as text."""
    found = list(rows(path))
    out = io.StringIO()
    writer: Any = csv.DictWriter(out, list(found[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(found)
    return out.getvalue()


def run(check: bool) -> int:
    """Make every table; return how many are not what their lemmas give."""
    wrong = 0
    for path in sorted((HERE / "lemmas").glob("*.csv")):
        text, target = table(path), HERE / path.name
        if not check:
            target.write_text(text, encoding="utf-8", newline="\n")
        elif not target.exists() or target.read_text(encoding="utf-8") != text:
            sys.stderr.write(f"{target.name} is not what its lemmas give\n")
            wrong += 1
    return wrong


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Fill the forms of the French tables from their lemma rows.")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a table is out of date")
    sys.exit(bool(run(parser.parse_args().check)))


if __name__ == "__main__":
    main()
