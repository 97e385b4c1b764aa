"""A language as files: read once, kept in memory, made into one index of forms."""

from __future__ import annotations

import csv
import sys
import tomllib
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from kg.drafting.languages.lexicon import Entry, Lexicon
from kg.drafting.languages.schema import TABLES, Table
from kg.drafting.languages.settings import Settings, settings
from kg.drafting.text.pages import Pages, pattern
from kg.drafting.text.tokens import fold, split
from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

SHORT = 2
ASKED = frozenset(("weekday", "number", "ordinal"))
"""What the rows tell of which more than the forms is asked: words before a day, for one, and in ordinals."""
EVERYWHERE = ("names", "heads")
"""Tables with rows that all languages share: names of bodies, and nouns in them, that no language inflects."""
WRITTEN = frozenset(("honorific",))
"""Roles of small words of which it is asked how they are written; of others nobody asks for the lemma."""
INFLECTS = "inflects"
"""Tag of a name of several forms: where its first form stands, the text tells its case."""
Row = dict[str, str]


@dataclass
class Pack:
    """Everything the stages know of one language."""

    settings: Settings
    lexicon: Lexicon
    pages: Pages
    governments: dict[str, str]
    """The state whose capital a place is."""
    given: Mapping[str, str] = field(default_factory=dict)
    """Given and family names in folded form, and the gender they tell."""
    day_words: frozenset[str] = frozenset()
    """Words that stand before the number of a day."""
    ordinal_words: frozenset[str] = frozenset()
    """Words that make an ordinal of the number behind them."""
    as_words: frozenset[str] = frozenset()
    """Words such as `as`, before a verb of speech in a parenthesis."""
    first_complementiser: frozenset[str] = frozenset()
    """The complementisers that stand at a distance from their verb."""
    indefinite: frozenset[str] = frozenset()
    demonstratives: frozenset[str] = frozenset()
    """Words such as `this` that stand behind their noun."""
    bare: frozenset[str] = frozenset()
    """Infinitives without the small word that a language lists them with: signer, of `de signer`."""
    body_heads: dict[str, frozenset[str]] | None = None
    treaty_heads: dict[str, frozenset[str]] | None = None
    """Indefinite articles and pronouns before a role that nobody named before holds."""

    @property
    def tag(self) -> str:
        """Return the tag of the language."""
        return self.settings.tag


def folder() -> Path:
    """Return the folder of the languages that come with the package."""
    from kg.declared.workspace import base_root

    return base_root() / "data" / "languages"


def rows(path: Path) -> list[Row]:
    """Read a table; a missing one is an empty one."""
    return list(each(path))


def each(path: Path) -> Iterator[Row]:
    """Go through the rows of a table, so that memory need not hold all of them at once."""
    if path.is_file():
        with path.open(encoding="utf-8", newline="") as file:
            yield from (row for row in csv.DictReader(file) if any(row.values()))


def parts(cell: str | None) -> list[str]:
    """Split a cell at its bars."""
    return [part for part in (cell or "").split("|") if part.strip()]


def available(root: Path) -> list[str]:
    """List the tags of the languages in a folder."""
    return sorted(path.parent.name for path in root.glob("*/language.toml"))


@cache
def told(root: Path, tag: str) -> Settings:
    """Read the settings of a language."""
    path = root / tag / "language.toml"
    if not path.is_file():
        known = ", ".join(available(root)) or "none"
        raise WorkspaceError(f"there is no language {tag} (there are: {known})")
    data: dict[str, Any] = tomllib.loads(path.read_text("utf-8"))
    return settings(data, tag)


@cache
def load(root: Path, tag: str) -> Pack:
    """Read a language and index its forms; it stays in memory for the next text."""
    tables = ((name, each(root / tag / f"{name}.csv")) for name in TABLES)
    return compiled(tables, told(root, tag), _given(root), everywhere(root))


def _add(lexicon: Lexicon, name: str, table: Table, number: int, row: Row) -> None:
    entry = _entry(name, table, _number(number), row)
    lemma = entry.lemma if name == "time" and row.get("what") in ("month", "weekday") else ""
    cased = (row.get("case") or "").strip() == "yes" or lemma[:1].isupper()
    for form in parts(row.get("forms") or row.get("form") or row.get("lemma")):
        lexicon.add(form, entry, cased)


@cache
def everywhere(root: Path) -> Lexicon:
    """Index the names that all languages share: once, since each of them holds the same entries."""
    shared = Lexicon()
    for name in EVERYWHERE:
        for number, row in enumerate(each(root / f"{name}.csv"), 2):
            _add(shared, name, TABLES[name], -number, row)
    return shared


def _entry(name: str, table: Table, number: int, row: Row) -> Entry:
    def cell(column: str) -> str:
        return (row.get(column) or "").strip() if column else ""

    forms = parts(row.get("forms"))
    inflects = [INFLECTS] if len(forms) > 1 and name == "names" else []
    tags = _shared(frozenset([part for cut in parts(cell(table.tags)) for part in _tag(name, cut)] + inflects))
    lemma = cell("lemma") or cell("form")
    kind, value, use = (sys.intern(cell(column)) for column in (table.kind, table.value, table.use))
    return Entry(name, number, lemma, kind, value, use, tags)


@cache
def _shared(tags: frozenset[str]) -> frozenset[str]:
    """Return one object for equal sets: thousands of rows have the same few."""
    return tags


@cache
def _small_word(role: str, lemma: str, value: str) -> Entry:
    """Return one entry for small words that are told alike: languages list thousands."""
    return Entry("words", 0, lemma, role, value)


@cache
def _number(row: int) -> int:
    """Return one object for equal numbers of rows."""
    return row


def _tag(name: str, part: str) -> list[str]:
    """Split guards, which may also stand beside each other in a cell."""
    return part.replace(",", " ").split() if name == "names" else [part.strip()]


def _governments(names: list[Row]) -> dict[str, str]:
    """Map capitals to states: the rows of a state stand together, its capital among them."""
    found: dict[str, str] = {}
    state = ""
    for row in names:
        if (row.get("id") or "").startswith("sta:"):
            state = row["id"]
        elif row.get("use") == "capital" and "government" in (row.get("guard") or "") and state:
            found.setdefault(row["id"], state)
    return found


@cache
def _given(root: Path) -> dict[str, str]:
    """Read the names of persons that all languages share."""
    found: dict[str, str] = {}
    for row in each(root / "first-names.csv"):
        found.setdefault(fold(row.get("name") or ""), (row.get("gender") or "").strip())
    found.pop("", None)
    return found


def compiled(
    tables: Iterable[tuple[str, Iterable[Row]]], own: Settings, given: Mapping[str, str], shared: Lexicon | None = None
) -> Pack:
    """Make a language of its tables, one after the other, and of the names that all languages share."""
    pack = Pack(own, Lexicon(), Pages([]), {}, given)
    for name, found in tables:
        if name == "page":
            pack.pages = Pages(pattern(row.get("pattern") or "", row.get("zone") or "") for row in found)
            continue
        asked = _added(pack.lexicon, name, found)
        if name == "names":
            pack.governments = _governments(asked)
        if name == "time":
            pack.day_words = _day_words(asked)
        if name == "numbers":
            pack.ordinal_words, pack.indefinite = _ordinal_words(asked), _ones(asked)
    if shared is not None:
        pack.lexicon.take(shared)
    for role, form, value in own.words():
        pack.lexicon.add(form, _small_word(role, form if role in WRITTEN else "", value))
    pack.as_words = _as_words(own, pack.lexicon)
    pack.first_complementiser = _first(own)
    pack.indefinite = own.indefinite or _indefinite(own, pack.indefinite)
    pack.demonstratives = _demonstratives(own)
    marked = {fold(form) for form, _ in own.lists.get("infinitive", ())}
    pack.bare = frozenset(form.replace("'", " ").rpartition(" ")[2] for form in marked) - marked
    return pack


def _added(lexicon: Lexicon, name: str, found: Iterable[Row]) -> list[Row]:
    """Add the rows of a table to the index, and return the few of which more than their forms is asked."""
    asked: list[Row] = []
    for number, row in enumerate(found, 2):
        _add(lexicon, name, TABLES[name], number, row)
        new_state = (row.get("id") or "").startswith("sta:") and (not asked or asked[-1]["id"] != row["id"])
        if new_state or "government" in (row.get("guard") or "") or row.get("what") in ASKED:
            asked.append(row)
    return asked


def _first(own: Settings) -> frozenset[str]:
    """Collect the first tokens of the complementiser that is listed first, and of its elided form: que, qu'."""
    forms = [form for form, _ in own.lists.get("complementiser", ())]
    elided = (form for form in forms if split(form).keys[-1:] == ["'"] and form[:2] == forms[0][:2])
    return frozenset(split(form).keys[0] for form in (*forms[:1], *elided))


def _day_words(times: list[Row]) -> frozenset[str]:
    """Collect the first words of names of weekdays that have several: ngày thứ hai."""
    named = (split(row["form"]).keys for row in times if row.get("what") == "weekday")
    return frozenset(keys[0] for keys in named if len(keys) > 2)


def _indefinite(own: Settings, ones: frozenset[str]) -> frozenset[str]:
    """Return the shortest articles and the words for one, where a language does not list its indefinite words."""
    articles = () if own.adjective_after else own.lists.get("determiner", ())
    return ones | frozenset(fold(form) for form, _ in articles if len(form) <= SHORT)


def _ones(numbers: list[Row]) -> frozenset[str]:
    """Collect the words for one."""
    return frozenset(fold(row["form"]) for row in numbers if (row.get("what"), row.get("value")) == ("number", "1"))


def _ordinal_words(numbers: list[Row]) -> frozenset[str]:
    """Collect the words before the number in ordinals of several words: thứ 5."""
    named = (split(row["form"]).keys for row in numbers if row.get("what") == "ordinal")
    return frozenset(keys[-2] for keys in named if len(keys) > 1 and keys[-2].isalpha() and keys[-1].isdigit())


def _demonstratives(own: Settings) -> frozenset[str]:
    """Collect the demonstratives behind nouns: those listed, else the last words of pronouns of several words."""
    listed = [form for form, _ in own.lists.get("demonstrative", ())]
    if not own.adjective_after or listed:
        return frozenset(map(fold, listed))
    keys = (split(form).keys for form, _ in own.lists.get("pronoun", ()))
    return frozenset(found[-1] for found in keys if len(found) > 1)


def _as_words(own: Settings, lexicon: Lexicon) -> frozenset[str]:
    """Collect the words before a verb of speech in forms of attribution: as noted by, jak podaje."""
    found = set()
    small = (*own.lists.get("auxiliary", ()), *own.lists.get("passive", ()))
    auxiliaries = {fold(form) for form, _ in small}
    joining = {fold(form) for form, _ in own.lists.get("conjunction", ())}
    for form, side in own.lists.get("attribution", ()):
        keys = split(form).keys
        if keys[0] in joining or (side == "before" and keys[0] in auxiliaries):
            continue  # was quoted as saying: a verb behind its subject, whose first word opens no parenthesis
        if len(keys) > 1 and any(e.table == "speech" for e in lexicon.nodes.get(keys[1], ())):
            found.add(keys[0])
    return frozenset(found)


def every(root: Path) -> Iterator[Settings]:
    """Go through the settings of all languages."""
    for tag in available(root):
        yield told(root, tag)
