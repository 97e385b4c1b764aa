"""What panels are laid out from: acts, memberships, rules of access, lists, codes, asked once, as plain data."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.declared import questions
from kg.errors import KGError
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.building.selection import Selection
    from kg.declared.questions import Question
    from kg.graph import Graph
    from kg.querying.door import Binding, Door

SOURCE = BASE + "source/"
COVERED = BASE + "concept/covered-act/"
MAY = BASE + "concept/permitted-act/"
Bounds = tuple[str, str, str, str]
"""First and last day on which it may begin, and on which it may end; empty where nobody says."""


@dataclass(frozen=True)
class Act:
    """One act by its leading record."""

    iri: str
    treaty: str
    party: str
    kind: str
    earliest: str
    latest: str
    rank: int
    source: str
    sources: tuple[str, ...]
    """Slugs of all that tell it."""
    differing: int
    evidence: tuple[str, ...]
    """Assertions, the one that is followed first."""
    confidence: str = ""

    @property
    def order(self) -> tuple[bool, int, str, str, str, str]:
        """Sort those first that answers follow."""
        return (not self.earliest, self.rank, self.source, self.earliest or "-", self.latest or "-", self.iri)

    def certain(self, day: str) -> bool:
        """Tell whether it is certain by a day."""
        return bool(self.latest) and self.latest <= day

    def possible(self, day: str) -> bool:
        """Tell whether it is possible by a day."""
        return not self.earliest or self.earliest <= day


@dataclass(frozen=True)
class Membership:
    """One spell of a state in an organisation, with the bounds of each source, the best first."""

    iri: str
    state: str
    organisation: str
    status: str
    told: tuple[Bounds, ...]
    evidence: tuple[str, ...] = ()

    def holds(self, day: str) -> str:
        """Say whether it is certain, possible or excluded (no) on a day, as the question members does."""
        start = next((bounds[0] for bounds in self.told if bounds[0]), "")
        end = next((bounds[3] for bounds in self.told if bounds[3]), "")
        if (start and start > day) or (end and end < day):
            return "no"
        if any(bounds[1] and bounds[2] and bounds[1] <= day <= bounds[2] for bounds in self.told):
            return "certain"
        fits = ((not b[0] or b[0] <= day) and (not b[3] or day <= b[3]) for b in self.told)
        return "possible" if any(fits) else "no"


@dataclass(frozen=True)
class Rule:
    """Who may do what about a treaty, from when until when."""

    treaty: str
    eligible: str
    may: str
    bounds: Bounds


@dataclass(frozen=True)
class Extent:
    """How far a list of acts of one kind on one treaty goes."""

    treaty: str
    act: str
    complete: bool
    first: str
    last: str


@dataclass
class World:
    """All that panels are laid out from."""

    acts: list[Act] = field(default_factory=list)
    memberships: list[Membership] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)
    access: Question | None = None
    """Its header says of whom groups consist."""
    extents: dict[tuple[str, str], list[Extent]] = field(default_factory=dict)
    milestones: dict[tuple[str, str], tuple[str, str]] = field(default_factory=dict)
    """Treaty and class to the first and last day."""
    origins: dict[str, str] = field(default_factory=dict)
    """Slug to the slug or address from which it was derived in the end."""

    def origin_count(self, slugs: Iterable[str]) -> int:
        """Count the origins of sources: copies of one count once."""
        return len({self.origins.get(slug, slug) for slug in slugs})


def value(row: Binding, name: str) -> str:
    """Return a value of a row, empty if it has none."""
    return row[name]["value"] if name in row else ""


def local(iri: str) -> str:
    """Return the last part of an IRI."""
    return iri.rpartition("/")[2].rpartition("#")[2]


def ask(graph: Graph, door: Door, name: str, folder: str = "inputs") -> list[Binding]:
    """Ask a query of the workspace.

    Raises KGError if there is none of that name.
    """
    return graph.answer(question(graph, name, folder), {}, door).rows


def question(graph: Graph, name: str, folder: str = "inputs") -> Question:
    """Find a query of the workspace by folder and name."""
    paths = graph.workspace.named(f"queries/{folder}", "*.rq")
    if name not in paths:
        raise KGError(f"panels need queries/{folder}/{name}.rq, which is not there")
    return questions.load(paths[name], graph.workspace.show(paths[name]))


def read(graph: Graph, door: Door, selection: Selection) -> World:
    """Read all that panels over time are laid out from; of one selection of sources it is read once."""
    kept, key = graph.kept, (World, selection)
    if key not in kept:
        kept[key] = _read(graph, door)
    world: World = kept[key]
    return world


def _read(graph: Graph, door: Door) -> World:
    world = World(origins=origins(graph, door))
    world.acts = [_act(row) for row in ask(graph, door, "acts")]
    world.memberships = memberships(ask(graph, door, "memberships"))
    world.access = question(graph, "access")
    world.rules = _rules(graph.answer(world.access, {}, door).rows)
    world.milestones = _milestones(ask(graph, door, "milestones"))
    extents: dict[tuple[str, str], list[Extent]] = defaultdict(list)
    for row in ask(graph, door, "coverage", "questions"):
        extent = _extent(row)
        extents[extent.treaty, extent.act].append(extent)
    world.extents = dict(extents)
    return world


def origins(graph: Graph, door: Door) -> dict[str, str]:
    """Map each source that is a copy to its origin."""
    tops = [row for row in ask(graph, door, "origins") if value(row, "top") == "true"]
    pairs = ((value(row, "source"), value(row, "up")) for row in tops)
    return {source.removeprefix(SOURCE): up.removeprefix(SOURCE) for source, up in sorted(pairs)}


def _act(row: Binding) -> Act:
    lead = value(row, "record")
    others = sorted(set(value(row, "evidence").split()) - {lead})
    sources = sorted(source.removeprefix(SOURCE) for source in set(value(row, "told").split()))
    return Act(
        iri=value(row, "action"),
        treaty=value(row, "treaty"),
        party=value(row, "party"),
        kind=value(row, "act"),
        earliest=value(row, "earliest"),
        latest=value(row, "latest"),
        rank=int(value(row, "rank")),
        source=value(row, "source").removeprefix(SOURCE),
        sources=tuple(sources),
        differing=int(value(row, "differing")),
        evidence=(lead, *others),
        confidence=local(value(row, "confidence")),
    )


def bounds(row: Binding) -> Bounds:
    """Return the bounds of a spell."""
    names = ("start_earliest", "start_latest", "end_earliest", "end_latest")
    first, second, third, last = (value(row, name) for name in names)
    return first, second, third, last


def memberships(rows: Iterable[Binding]) -> list[Membership]:
    """Put the rows of one membership together, its best source first."""
    told: dict[str, list[Binding]] = defaultdict(list)
    for row in rows:
        told[value(row, "membership")].append(row)
    found = []
    for iri, group in told.items():
        group.sort(key=lambda row: (int(value(row, "rank")), value(row, "told_by")))
        who = tuple(value(group[0], name) for name in ("state", "organisation", "status"))
        state, organisation, status = who
        records = tuple(value(row, "record") for row in group)
        found.append(Membership(iri, state, organisation, local(status), tuple(map(bounds, group)), records))
    return found


def _rules(rows: Iterable[Binding]) -> list[Rule]:
    """Take each rule in the words of its best source."""
    best: dict[tuple[str, str, str], tuple[tuple[int, str, Bounds], Rule]] = {}
    for row in rows:
        key = value(row, "treaty"), value(row, "eligible"), value(row, "may")
        rank = int(value(row, "rank")), value(row, "told_by"), bounds(row)
        rule = Rule(key[0], key[1], key[2].removeprefix(MAY), bounds(row))
        if key not in best or rank < best[key][0]:
            best[key] = rank, rule
    return [rule for _, rule in best.values()]


def _milestones(rows: Iterable[Binding]) -> dict[tuple[str, str], tuple[str, str]]:
    best: dict[tuple[str, str], tuple[bool, int, str, str, str]] = {}
    for row in rows:
        key = value(row, "treaty"), value(row, "kind")
        days = value(row, "earliest"), value(row, "latest")
        rank = (not days[0], int(value(row, "rank")), value(row, "told_by"), *days)
        best[key] = min(best.get(key, rank), rank)
    return {key: rank[3:] for key, rank in best.items()}


def _extent(row: Binding) -> Extent:
    until = value(row, "complete_until")
    whole = value(row, "completeness").endswith("/exhaustive") and bool(until)
    act = value(row, "covered").removeprefix(COVERED)
    return Extent(value(row, "treaty"), act, whole, value(row, "complete_from"), until)
