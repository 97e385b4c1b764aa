"""How far the lists go that an answer rests on: how many were found, how many a source says, complete until when.

A question names its lists in its header (`#+ coverage: signature`); what is known of them comes from the question
`coverage`, asked of the same treaty and the same day. Nothing is counted up to today: beyond the last complete day of
a list, what it has is only the least that there can be.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.declared import questions
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kg.declared.questions import Question
    from kg.graph import Graph
    from kg.querying.door import Binding, Door

QUESTION = "coverage"
ACTS = BASE + "concept/covered-act/"
MANY = 8
"""Lists of which an answer speaks one by one."""
SECOND = {"treaty": "other", "as_of": "other_as_of"}
"""Parameters for the second of two treaties, by those for the first; without a day of its own it takes the first's."""


@dataclass(frozen=True)
class Line:
    """What is known of one list: the acts of one kind on one treaty."""

    treaty: str
    """IRI."""
    act: str
    """Code of the kind of acts, such as signature."""
    found: int | None
    """How many are recorded for certain; None where no source says anything of the list."""
    possible: int | None
    """How many at most are recorded."""
    expected: int | None
    """How many a source says, where it says so for the day asked about or for days after the last complete one."""
    until: str
    """Last day for which the list is complete; empty where none is known."""
    complete: bool
    """Whether it covers the day asked about; without one, whether nothing is known to be missing from it."""
    as_of: str
    treaty_name: str
    act_name: str

    def sentence(self) -> str:
        """Say it in one sentence without a full stop."""
        return f"{self.act_name} of the {self.treaty_name}: " + ", ".join(self._parts())

    def _parts(self) -> Iterator[str]:
        if self.found is None:
            yield "no source says how far the list goes, so what is found is at least what there is"
            return
        open_ones = "" if self.found == self.possible else f" for certain and {self.possible} at most"
        yield f"found {self.found}{open_ones}"
        if self.expected is not None:
            yield f"source says {self.expected}"
        yield self._extent()

    def _extent(self) -> str:
        least = "so this is at least the number"
        if not self.until:
            return f"list not known to be complete on any day, {least}"
        extent = f"list complete until {self.until}"
        if self.complete:
            return extent
        return f"{extent}; {self.as_of} is later, {least}" if self.as_of else f"{extent} and in part after it, {least}"


def lines(graph: Graph, door: Door, question: Question, given: Mapping[str, str]) -> list[Line]:
    """Say how far the lists go that the answer to a question rests on.

    Args:
        graph: where the question was asked.
        door: the same door, so that the same sources are seen.
        question: its header names the lists.
        given: its parameters, as given.

    Returns:
        a line for each treaty and list of which a source says something; one more for a treaty that was asked for
        and of whose lists no source says anything.

    """
    if not question.coverage or QUESTION not in questions.named(graph.workspace):
        return []
    found = [line for asked in _asked(question, given) for line in _of(graph, door, question.coverage, asked)]
    return list(dict.fromkeys(found))


def everywhere(graph: Graph, door: Door, acts: Iterable[str], as_of: str = "") -> list[Line]:
    """Say how far the lists of some kinds of acts go, of every treaty of which a source says something."""
    return list(_of(graph, door, acts, {"as_of": as_of} if as_of else {}))


def sentences(found: Sequence[Line]) -> list[str]:
    """Say it of each list, or, of more lists than anybody reads before an answer, how many of them are complete."""
    if len(found) <= MANY:
        return [line.sentence() for line in found]
    whole = sum(line.complete for line in found)
    return [
        f"this rests on {len(found)} lists, of which {whole} are complete; of the others there is at least what is "
        "found (`kg query coverage` has each)"
    ]


def _asked(question: Question, given: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Yield treaty and day, for each treaty that the question is about."""
    values = {parameter.name: given.get(parameter.name) or parameter.default for parameter in question.parameters}
    yield {name: values[name] for name in SECOND if values.get(name)}
    if SECOND["treaty"] in values:
        second = {name: values.get(other) or values.get(name, "") for name, other in SECOND.items()}
        yield {name: value for name, value in second.items() if value}


def _of(graph: Graph, door: Door, acts: Iterable[str], asked: dict[str, str]) -> list[Line]:
    rows = graph.answer(questions.find(graph.workspace, QUESTION), asked, door).rows
    lists: dict[tuple[str, str], list[Binding]] = defaultdict(list)
    for row in rows:
        act = row["covered"]["value"].removeprefix(ACTS)
        if act in acts:
            lists[row["treaty"]["value"], act].append(row)
    if not lists and "treaty" in asked:
        treaty = graph.context.expand(asked["treaty"]) or asked["treaty"]
        lists[treaty, next(iter(acts))] = []
    names = graph.labels(door, {name for treaty, act in lists for name in (treaty, ACTS + act)})
    # A code that nothing in the build has brings no label with it.
    unused = {ACTS + act: act.replace("-", " ") + "s" for act in acts if f":{act}" in names.get(ACTS + act, "")}
    names |= unused
    return [_line(key, rows, asked.get("as_of", ""), names) for key, rows in sorted(lists.items())]


def _line(key: tuple[str, str], rows: list[Binding], as_of: str, names: Mapping[str, str]) -> Line:
    treaty, act = key
    named = names.get(treaty, treaty), names.get(ACTS + act, act)
    if not rows:
        return Line(treaty, act, None, None, None, "", False, as_of, *named)
    whole = [row for row in rows if row["completeness"]["value"].endswith("/exhaustive") and "complete_until" in row]
    part = [row for row in rows if row not in whole]
    until = max((row["complete_until"]["value"] for row in whole), default="")
    complete = bool(until) and (as_of <= until if as_of else not part)
    # What a source says of the end of a list is not said of a day before it.
    speaking = (whole if not as_of or as_of == until else []) if complete else part
    expected = max((int(row["expected"]["value"]) for row in speaking if "expected" in row), default=None)
    certain, possible = (int(rows[0][name]["value"]) for name in ("counted", "possibly_counted"))
    return Line(treaty, act, certain, possible, expected, until, complete, as_of, *named)
