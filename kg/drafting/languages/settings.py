"""What language.toml says: marks, small words by their part, order of words, numbers."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

PLAIN = (("“", "”"), ("„", "”"), ("„", "“"), ("«", "»"), ('"', '"'))
"""Marks of quotation that any language may have."""
ROLES = {
    "complementisers": "complementiser",
    "negators": "negator",
    "planners": "planner",
    "honorifics": "honorific",
    "relatives": "relative",
    "conjunctions": "conjunction",
    "continuation": "continuation",
    "enumerators": "enumerator",
    "arguments": "argument",
    "particles": "particle",
    "locatives": "locative",
    "determiners": "determiner",
    "addressees": "addressee",
    "connectors": "connector",
    "adverbs": "adverb",
    "attribution": "attribution",
    "pronouns": "pronoun",
    "whoms": "whom",
    "compounds": "compound",
    "coordinators": "coordinator",
    "demonstratives": "demonstrative",
    "infinitives": "infinitive",
    "gerunds": "gerund",
    "suffixes": "suffix",
    "reflexives": "reflexive",
    "objects": "object",
    "contrasts": "contrast",
    "interrogatives": "interrogative",
    "origins": "origin",
    "unspokens": "unspoken",
    "provisions": "provision",
    "prepositions": "preposition",
    "visits": "visit",
    "agents": "agent",
    "auxiliaries": "auxiliary",
    "backshifts": "backshift",
    "viewpoints": "viewpoint",
    "subordinators": "subordinator",
    "views": "view",
    "fillers": "stand-for",
    "asides": "aside",
    "owner_marks": "owner-mark",
    "frees": "free",
    "beginnings": "beginning",
    "endings": "ending",
    "lastings": "lasting",
    "preparings": "preparing",
    "circumstances": "circumstance",
    "whens": "when",
    "presents": "present",
    "appointings": "appointing",
    "limits": "limit",
    "sinces": "since",
    "froms": "from",
    "others": "other",
    "inclusions": "inclusion",
    "deposits": "deposit",
    "realms": "realm",
    "pairs": "pair",
    "memberships": "membership",
    "ages": "age",
    "year_words": "year-word",
    "stand_ins": "stand-in",
    "amongs": "among",
    "tallies": "tally",
    "totals": "total",
    "ranges": "range",
    "growths": "growth",
    "ellipses": "ellipsis",
    "ceilings": "ceiling",
    "betweens": "between",
    "proverbs": "proverb",
    "passives": "passive",
    "possessives": "possessive",
    "copulas": "copula",
    "citings": "citing",
    "futures": "future",
    "refusings": "refusing",
    "opinions": "opinion",
    "unnameds": "unnamed",
    "sufferers": "sufferer",
    "culprits": "culprit",
    "crowds": "crowd",
    "plurals": "plural",
    "papers": "paper",
    "purposes": "purpose",
    "behalves": "behalf",
    "as_fors": "as-for",
    "ones_of_two": "one-of-two",
    "bounds": "bound",
    "pointers": "pointer",
    "delays": "delay",
    "instruments": "instrument",
    "theres": "there",
    "presentings": "presenting",
    "those": "those",
    "wonderings": "wondering",
    "refusals": "refusal",
    "upons": "upon",
    "ourselves": "ourselves",
    "exceptions": "exception",
    "bare_negators": "bare-negator",
    "owners": "owner",
    "completions": "completion",
    "after_whom": "after-whom",
    "attackers": "attacker",
    "withouts": "without",
    "past_days": "past-day",
    "namings": "naming",
    "employers": "employer",
    "dealings": "dealing",
    "matters": "matter",
    "whos": "who",
    "predicatives": "predicative",
    "interviews": "interview",
    "answerings": "answering",
    "backwards": "backward",
    "modals": "modal",
    "nobodies": "nobody",
    "overs": "over",
    "helpers": "helper",
}
"""Lists of language.toml, and the part that a word of them plays."""
SHORT = 3
"""A coordinator has at most so many letters, where the language does not list them."""
ALSO = {"relative_pronouns": "relatives", "clause_enders": "conjunctions", "complementizers": "complementisers"}
"""Other names of lists that are understood."""


@dataclass(frozen=True)
class Settings:
    """The settings of a language."""

    tag: str
    name: str = ""
    quotes: tuple[tuple[str, str], ...] = PLAIN
    dash_speech: bool = False
    sentences_apart: bool = False
    """Whether each sentence of a quotation is a statement."""
    family_first: bool = False
    verb_first: bool = False
    adjective_after: bool = False
    pro_drop: bool = False
    decimal: str = "."
    thousands: tuple[str, ...] = (",", " ", "\u00a0")
    ordinal_endings: tuple[str, ...] = ()
    """Letters that make an ordinal of the digits before them."""
    past_endings: tuple[str, ...] = ()
    """Ends of verbs and participles of the past, where they tell it."""
    told_endings: tuple[str, ...] = ()
    """Ends of words, or words, that say in a clause that something has been."""
    infinitive_endings: tuple[str, ...] = ()
    """Ends of infinitives, where they tell them."""
    participle_endings: tuple[str, ...] = ()
    """Ends of participles that open what is put in behind a noun, where they tell them."""
    conditional_endings: tuple[str, ...] = ()
    """Ends of verbs of what would be."""
    adjective_endings: tuple[str, ...] = ()
    """Ends of adjectives, where names of bodies go on with them in small letters behind their noun."""
    adverb_endings: tuple[str, ...] = ()
    """Ends of adverbs: a word beside a verb that has one is not its subject."""
    predicative_endings: tuple[str, ...] = ()
    """Ends of words in the case of what somebody calls a thing."""
    crowd_endings: tuple[str, ...] = ()
    """Ends of nouns for several persons, where they tell it."""
    plural_endings: tuple[str, ...] = ()
    """Ends of nouns in the plural, where they tell it."""
    syllables: bool = False
    """Whether words of several syllables are written apart."""
    home: str = ""
    """The state whose government is meant where a text names none, if the language is that of one state."""
    stop: frozenset[str] = frozenset()
    abbreviations: frozenset[str] = frozenset()
    endings: tuple[tuple[str, str], ...] = ()
    agreement: tuple[tuple[str, str], ...] = ()
    """Endings of verbs and the gender and number of the subject that they tell, the longest first."""
    given: tuple[tuple[str, str], ...] = ()
    """Endings of given names and the gender that they tell, where the name alone does not, the longest first."""
    indefinite: frozenset[str] = frozenset()
    lists: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """Role to its forms, each with what else is said of it: side of an attribution, gender of a pronoun."""

    @cached_property
    def analytic(self) -> bool:
        """Tell whether small verbs make the passive and the tenses of a language, and it lists them: was, has."""
        return bool(self.lists.get("auxiliary"))

    def words(self) -> Iterator[tuple[str, str, str]]:
        """Go through role, form and value of the small words."""
        for role, forms in self.lists.items():
            for form, value in forms:
                yield role, form, value


def settings(data: dict[str, Any], tag: str) -> Settings:
    """Read the settings from what the file says; what it leaves out has a sober default."""
    marks, words = data.get("marks", {}), data.get("words", {})
    order, numbers = data.get("order", {}), data.get("numbers", {})
    from kg.drafting.text.tokens import fold

    own = tuple((str(a), str(b)) for a, b in marks.get("quotes", ()))
    return Settings(
        tag=str(data.get("tag", tag)),
        name=str(data.get("name", tag)),
        quotes=own + tuple(pair for pair in PLAIN if pair not in own),
        dash_speech=bool(marks.get("dash_speech", False)),
        sentences_apart=bool(marks.get("sentences_apart", False)),
        family_first=bool(order.get("family_first", False)),
        verb_first=str(order.get("verb_before_speaker", "")) == "common",
        adjective_after=bool(order.get("adjective_after_noun", False)),
        pro_drop=bool(order.get("pro_drop", False)),
        decimal=str(numbers.get("decimal", ".")),
        thousands=tuple(map(str, numbers.get("thousands", (",", " ", "\u00a0")))),
        ordinal_endings=tuple(map(str, numbers.get("ordinal_endings", ()))),
        past_endings=tuple(map(str, data.get("inflection", {}).get("past", ()))),
        told_endings=tuple(map(str, data.get("inflection", {}).get("told", ()))),
        infinitive_endings=tuple(map(str, data.get("inflection", {}).get("infinitive", ()))),
        participle_endings=tuple(map(str, data.get("inflection", {}).get("participle", ()))),
        conditional_endings=tuple(map(str, data.get("inflection", {}).get("conditional", ()))),
        adjective_endings=tuple(map(str, data.get("inflection", {}).get("adjective", ()))),
        adverb_endings=tuple(map(str, data.get("inflection", {}).get("adverb", ()))),
        predicative_endings=tuple(map(str, data.get("inflection", {}).get("predicative", ()))),
        crowd_endings=tuple(map(str, data.get("inflection", {}).get("crowd", ()))),
        plural_endings=tuple(map(str, data.get("inflection", {}).get("plural", ()))),
        syllables=bool(order.get("syllables", False)),
        home=str(data.get("home", "")),
        stop=frozenset(map(fold, data.get("stop", words.get("stop", ())))),
        abbreviations=frozenset(map(_short, [*words.get("abbreviations", ()), *_dotted(words.get("honorifics", ()))])),
        endings=tuple((str(a), str(b)) for a, b in data.get("inflection", {}).get("person", ())),
        agreement=tuple((str(a), str(b)) for a, b in data.get("inflection", {}).get("agreement", ())),
        given=tuple((str(a), str(b)) for a, b in data.get("inflection", {}).get("given", ())),
        indefinite=frozenset(map(fold, words.get("indefinites", ()))),
        lists=_lists(words),
    )


def _lists(words: dict[str, Any]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Read the lists of small words; without coordinators short connectors that are no prepositions stand in."""
    lists = {role: _forms(words, name) for name, role in ROLES.items()}
    if not lists["coordinator"]:
        both = tuple(pair for pair in lists["connector"] if pair in lists["conjunction"])
        other = {form for role in ("locative", "addressee") for form, _ in lists[role]}
        short = (p for p in lists["connector"] if len(p[0]) <= SHORT and p[0].isalpha() and p[0] not in other)
        lists["coordinator"] = both or tuple(short)
    return lists


def _forms(words: dict[str, Any], name: str) -> tuple[tuple[str, str], ...]:
    given = list(words.get(name, ()))
    for other, meant in ALSO.items():
        if meant == name:
            given += words.get(other, ())
    return tuple(_form(item) for item in given)


def _form(item: Any) -> tuple[str, str]:
    """Read a form: a word, or a table that says more of it."""
    if not isinstance(item, dict):
        return str(item), ""
    said = (item.get("side"), item.get("gender"), item.get("number"), item.get("role"))
    return str(item.get("form", "")), " ".join(str(part) for part in said if part)


def _short(form: Any) -> str:
    """Return an abbreviation without its full stop; one in capitals stays in capitals."""
    from kg.drafting.text.tokens import fold

    plain = str(form).rstrip(".")
    return plain if plain.isupper() else fold(plain)


def _dotted(forms: Any) -> list[str]:
    """Return the last words of titles that end with a full stop: they end no sentence either."""
    return [str(form).split()[-1] for form in forms if str(form).endswith(".")]
