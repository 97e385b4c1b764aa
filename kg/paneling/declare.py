"""What the header of a panel says: unit, grain of time, keys, measures and columns.

The query under the header gives the population of a panel that is laid out over time, or the rows of one that is not.
"""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.declared import names, ontology, questions
from kg.errors import InputError, KGError, bad_input
from kg.paneling import vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.declared.questions import Question
    from kg.declared.workspace import Workspace

LAYOUTS = ("rows", "state-treaty-year", "state-year", "dyad-year", "spells")
TYPES = ("string", "integer", "number", "date", "year", "boolean")
EMPTY = {
    "NA": "unknown: no list that is complete on that day tells",
    "not-eligible": "could not do it on that day, by the rules that sources give",
    "not-existing": "the treaty was not open yet, or the state is not in the population on that day",
    "not-observed": "the day lies outside the time for which the list is known to be complete",
}
"""The kinds of empty that are no zero."""
KEYS = ("unit", "grain", "layout", "population", "key", "measures", "columns", "bodies", "split")
ROW_KEYS = ("asks", "coded", "dated", "office")
COLUMN_KEYS = ("from", "type", "description", "empty", "codes")
MEASURE_KEYS = ("acts", "lists", "may", "ends", "after", "force")
SPLIT = "signed"
"""The measure at which spells may be split."""
_NAME = re.compile(r"[a-z{][a-z0-9_{}]*")


@dataclass(frozen=True)
class Column:
    """A column: what it is called, what fills it, and how a reader must take it."""

    name: str
    source: str
    """What fills it, as signed.certain or code.cown; for rows of a query one of its variables."""
    type: str = "string"
    description: str = ""
    empty: bool = False
    """Whether the kinds of empty may stand in it."""
    codes: dict[str, str] = field(default_factory=dict)
    """Code list: value to meaning."""


@dataclass(frozen=True)
class Measure:
    """Something that a party may have done: by which acts, who may, and which lists tell."""

    name: str
    acts: tuple[str, ...]
    """IRIs of classes."""
    lists: tuple[str, ...]
    """Codes of lists of acts; those of which a source says something must all cover a day."""
    may: tuple[str, ...] = ()
    """Codes of what a party must be allowed to do."""
    ends: tuple[str, ...] = ()
    """IRIs of classes of acts that undo it."""
    after: str = ""
    """The measure that comes before it: who has done that and is not known to be here yet is unknown."""
    force: bool = False
    """Whether nobody can have done it before the treaty is in force."""


@dataclass(frozen=True)
class Panel:
    """A panel file."""

    question: Question
    layout: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    measures: dict[str, Measure]
    unit: str = ""
    grain: str = ""
    population: str = ""

    @property
    def name(self) -> str:
        """The name of the file."""
        return self.question.name


def find(workspace: Workspace, name: str, context: Context) -> Panel:
    """Find a panel by name.

    Raises KGError naming the nearest one, if there is none.
    """
    paths = workspace.named("queries/panels", "*.rq")
    if name not in paths:
        near = difflib.get_close_matches(name, paths, n=1)
        hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(sorted(paths))}"
        raise KGError(f"no panel named {name!r}; {hint}")
    found = questions.load(paths[name], workspace.show(paths[name]))
    return read(found, context, ontology.load(workspace), _acts(workspace))


def _acts(workspace: Workspace) -> str:
    """Return the text of the query by which panels read acts, empty if there is none."""
    path = workspace.named("queries/inputs", "*.rq").get("acts")
    return path.read_text("utf-8") if path else ""


def read(question: Question, context: Context, terms: Ontology, acts: str = "") -> Panel:
    """Read the header of a panel.

    Args:
        question: the file.
        context: prefixes.
        terms: classes and code lists.
        acts: text of the query by which panels read acts.

    Raises:
        InputError: it is not what it should be, or names what there is not.

    """
    header, file = question.header, question.file
    names.check_keys(question, (*KEYS, *ROW_KEYS))
    layout = header.get("layout", "rows")
    if layout not in LAYOUTS:
        raise bad_input(file, "header", "layout", f"expected one of {', '.join(LAYOUTS)}")
    columns = tuple(_column(item, file) for item in _items(header, "columns", file))
    measures = _measures(header.get("measures", {}), context, file)
    texts = {name: _text(header, name, file) for name in ("unit", "grain", "population")}
    panel = Panel(question, layout, columns, _key(header, columns, file), measures, **texts)
    if header.get("split", SPLIT) != SPLIT or ("split" in header and SPLIT not in measures):
        raise bad_input(file, "header", "split", f"expected {SPLIT}, and a measure of this name")
    problems = vocabulary.problems(panel, terms, context, acts)
    if problems:
        raise InputError(problems)
    return panel


def _key(header: dict[str, Any], columns: Iterable[Column], file: str) -> tuple[str, ...]:
    key, known = header.get("key", []), [column.name for column in columns]
    if not isinstance(key, list) or not key or not all(name in known for name in key):
        raise bad_input(file, "header", "key", "expected a list of columns whose values tell rows apart")
    return tuple(key)


def _text(header: dict[str, Any], name: str, file: str) -> str:
    value = header.get(name, "")
    if not isinstance(value, str):
        raise bad_input(file, "header", name, "expected one line of text")
    return value


def _known(told: dict[str, Any], allowed: Iterable[str], file: str, field: str) -> None:
    """Refuse a key that nothing reads, and anything but yes or no where that is asked."""
    for key in told:
        if " " in key:  # a comma in text that is not quoted ends it
            raise bad_input(file, "header", field, f"put text with a comma in quotes; {key[:80]!r} is read as a key")
        if key not in allowed:
            raise bad_input(file, "header", f"{field} {key}", f"nothing reads this key; {names.hint(key, allowed)}")
        if key in ("empty", "force") and told[key] not in ("yes", "no"):
            raise bad_input(file, "header", f"{field} {key}", "expected yes or no")


def _items(header: dict[str, Any], name: str, file: str) -> list[tuple[str, dict[str, Any]]]:
    """Return the entries of a list of one-key mappings, `- year: {from: year, type: year}`."""
    told = header.get(name)
    if not isinstance(told, list) or not all(isinstance(item, dict) and len(item) == 1 for item in told):
        raise bad_input(file, "header", name, "expected a list such as `- year: {from: year, type: year}`")
    return [pair for item in told for pair in item.items()]


def _column(item: tuple[str, Any], file: str) -> Column:
    name, told = item
    if not _NAME.fullmatch(name) or not isinstance(told, dict):
        raise bad_input(file, "header", f"columns {name}", "expected a name (a-z, 0-9, _) and a mapping with from")
    _known(told, COLUMN_KEYS, file, f"columns {name}")
    kind = told.get("type", "string")
    if kind not in TYPES:
        raise bad_input(file, "header", f"columns {name}", f"expected a type, one of {', '.join(TYPES)}")
    codes = told.get("codes", {})
    if not isinstance(codes, dict) or not all(isinstance(value, str) for value in told.values() if value is not codes):
        raise bad_input(
            file, "header", f"columns {name}", "expected one line of text for each key, and codes as a mapping"
        )
    source = told.get("from", name)
    return Column(name, source, kind, told.get("description", ""), told.get("empty") == "yes", dict(codes))


def _measures(told: Any, context: Context, file: str) -> dict[str, Measure]:
    if not isinstance(told, dict):
        raise bad_input(file, "header", "measures", "expected a mapping of names to acts")
    return {name: measure(name, spec, context, file) for name, spec in told.items()}


def measure(name: str, told: Any, context: Context, file: str) -> Measure:
    """Read one measure of a header."""
    if not isinstance(told, dict) or not told.get("acts"):
        raise bad_input(file, "header", f"measures {name}", "expected acts, and what else is known of them")
    _known(told, MEASURE_KEYS, file, f"measures {name}")
    if not isinstance(told.get("after", ""), str):
        raise bad_input(file, "header", f"measures {name} after", "expected the name of a measure above this one")
    several = {key: _several(told, key, name, file) for key in ("acts", "lists", "may", "ends")}
    classes = {key: tuple(context.expand(item) or item for item in several[key]) for key in ("acts", "ends")}
    plain = {key: several[key] for key in ("lists", "may")}
    return Measure(name, **classes, **plain, after=told.get("after", ""), force=told.get("force") == "yes")


def _several(told: dict[str, Any], key: str, name: str, file: str) -> tuple[str, ...]:
    value = told.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise bad_input(file, "header", f"measures {name} {key}", "expected a list")
    return tuple(value)
