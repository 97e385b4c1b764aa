"""What a table needs of the world: what was asked for it, within which treaties, organisations, codes, states."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.networking.choice import REGIONS
from kg.paneling import declare as panels
from kg.terms import BASE, CCA

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.building.selection import Selection
    from kg.building.store import Build
    from kg.paneling.declare import Measure
    from kg.replicating.made import Made
    from kg.replicating.stock import Stock
    from kg.replicating.watch import Files, Read

TREATY, ORGANISATION = CCA + "onTreaty", CCA + "memberOf"
STATES = (CCA + "memberState", CCA + "codeOf", CCA + "groupedState", "http://www.w3.org/ns/org#member")
"""What names the state or person that a membership, a code or a regional group is about."""
TREATIES = BASE + "id/treaty/"
CODE = BASE + "concept/"
CHECKED = CCA + "checkedClaim"
"""What a query names that looks at counts held against the record: a build makes these from whole lists."""
BEHIND_CHECKS = ("count", "treaty-action", "treaty-milestone", "coverage", "state-membership", "regional-group")


@dataclass(frozen=True)
class Needs:
    """What one table needs."""

    reads: tuple[Read, ...]
    seen: frozenset[str]
    """What the table names."""
    allowed: Mapping[str, frozenset[str]]
    """Property to the things or codes within which an entry must keep; others are free."""
    treaties: frozenset[str] = frozenset()
    """The treaties it is about; empty for all."""
    sources: frozenset[str] | None = None
    """The sources that it sees; None for all."""
    whole: frozenset[str] = frozenset()
    """Sections that it needs as far as they are about its treaties, or about none."""


def of(made: Made, stock: Stock, files: Files) -> Needs:
    """Say what a table needs."""
    seen = frozenset(stock.asserted.get(iri, iri) for iri in made.seen if iri.startswith(BASE))
    if made.panel and made.panel.layout in panels.LAYOUTS[1:]:
        found = _over_time(made, stock, files, seen)
    else:
        found = Needs(tuple(made.reads), seen, _frame(made, seen))
    if any(CHECKED in read.names for read in made.reads):
        found = _behind_checks(found, stock)
    return replace(found, sources=made.sources)


def _frame(made: Made, seen: frozenset[str]) -> dict[str, frozenset[str]]:
    """Return which codes, regions and memberships a table takes, by its columns or options."""
    if made.panel:
        columns = [column.source.partition(".") for column in made.panel.columns]
        systems = {f"{CODE}code-system/{rest}" for what, _, rest in columns if what == "code"}
        regions = {f"{CODE}classification/{rest}" for what, _, rest in columns if what == "region"}
        of_whom = dict.fromkeys(STATES, seen)
        return {CCA + "codeSystem": frozenset(systems), CCA + "classification": frozenset(regions), **of_whom}
    if made.exhibit.kind == "network":
        regions = {f"{CODE}classification/{made.exhibit.options.get('regions') or REGIONS}"}
        return {CCA + "classification": frozenset(regions)}
    return {}


def _over_time(made: Made, stock: Stock, files: Files, seen: frozenset[str]) -> Needs:
    """Narrow a panel that is laid out over time: it asks for all acts, rules and memberships, and uses some."""
    panel, header = made.panel, {}
    assert panel is not None  # noqa: S101
    asked = files.behind(made.reads)
    if ("inputs", "access") in asked:
        header = asked["inputs", "access"].header
    groups = _Groups(stock, header)
    treaties = groups.reached(made.treaties) if made.treaties else frozenset()
    measures = [*panel.measures.values(), *groups.deeds(treaties)]
    allowed = _frame(made, seen)
    allowed[ORGANISATION] = _organisations(made, stock, files) | groups.organisations(treaties)
    allowed[CCA + "coversAct"] = _codes("covered-act", (code for m in measures for code in m.lists))
    allowed[CCA + "may"] = _codes("permitted-act", (code for m in measures for code in m.may))
    if treaties:
        allowed[TREATY] = treaties
    acts = frozenset(iri for m in measures for iri in (*m.acts, *m.ends))
    reads = tuple(_of_acts(read, acts, stock, files) for read in made.reads)
    return Needs(reads, seen, allowed, treaties)


def _codes(scheme: str, codes: Iterable[str]) -> frozenset[str]:
    return frozenset(f"{CODE}{scheme}/{code}" for code in codes)


def _of_acts(read: Read, acts: frozenset[str], stock: Stock, files: Files) -> Read:
    """Take from what asks for acts of all kinds those kinds that no measure of the panel counts."""
    told = files.of(read)
    if not told or (told[0], told[1].name) not in (("inputs", "acts"), ("questions", "coverage")):
        return read
    others = stock.classes["treaty-action"] - acts
    return replace(read, names=read.names - others)


def _organisations(made: Made, stock: Stock, files: Files) -> frozenset[str]:
    """Return whose members are the population, or are told of in a column."""
    panel = made.panel
    assert panel is not None  # noqa: S101
    expand = stock.context.expand
    there = {iri for held in stock.held for iri in held.links.get(ORGANISATION, ())}
    own = [read for read in made.reads if files.of(read) == ("panels", panel.question)]
    columns = [column.source.partition(".") for column in panel.columns]
    told = [rest.rpartition(".")[0] for what, _, rest in columns if what == "member"]
    told += panel.question.header.get("bodies", [])
    return frozenset(there & {iri for read in own for iri in read.values}) | {expand(name) or name for name in told}


class _Groups:
    """Of whom the groups consist that rules of access name, as the header of `queries/inputs/access.rq` says."""

    def __init__(self, stock: Stock, header: Mapping[str, Mapping[str, Mapping[str, str]]]) -> None:
        self.stock, self.expand = stock, stock.context.expand
        self.groups = {self.expand(name) or name: told for name, told in header.get("groups", {}).items()}
        self.header = header.get("deeds", {})

    def named(self, treaty: str) -> list[Mapping[str, str]]:
        """List the groups that the rules of a treaty name; empty means all treaties."""
        rules = [h for h in self.stock.held if h.entry.section == "eligibility"]
        who = {
            iri
            for rule in rules
            if not treaty or treaty in rule.links.get(TREATY, ())
            for iri in rule.links.get(CCA + "eligible", ())
        }
        return [self.groups[iri] for iri in sorted(who) if iri in self.groups]

    def reached(self, treaties: Iterable[str]) -> frozenset[str]:
        """Return some treaties and those whose acts decide who belongs to the groups that their rules name."""
        found, todo = set[str](), list(treaties)
        while todo:
            treaty = todo.pop()
            if treaty not in found:
                found.add(treaty)
                told = [group[key] for group in self.named(treaty) for key in ("on", "there") if key in group]
                todo += [self.expand(name) or name for name in told]
        return frozenset(found)

    def _all(self, treaties: Iterable[str]) -> list[Mapping[str, str]]:
        return [group for treaty in sorted(treaties) or [""] for group in self.named(treaty)]

    def deeds(self, treaties: Iterable[str]) -> list[Measure]:
        """Return what somebody must have done to belong to the groups."""
        names = {group[key] for group in self._all(treaties) for key in ("did", "and", "without") if key in group}
        told = ((name, self.header[name]) for name in sorted(names) if name in self.header)
        return [panels.measure(name, spec, self.stock.context, "") for name, spec in told]

    def organisations(self, treaties: Iterable[str]) -> frozenset[str]:
        """Return whose members belong to the groups; any state is a member or observer of the United Nations."""
        groups = self._all(treaties)
        told = {group["members"] for group in groups if "members" in group}
        told |= {"bod:un"} if any("any" in group for group in groups) else set()
        return frozenset(self.expand(name) or name for name in told)


def _behind_checks(needs: Needs, stock: Stock) -> Needs:
    """Add what a build holds counts against: the whole lists of their treaties, and whom their units include."""
    values = {iri for read in needs.reads if CHECKED in read.names for iri in read.values}
    units = stock.terms.concepts(f"{CODE}unit/")
    counted = {unit for unit in units if unit in values} | {f"{CODE}unit/un-member-states"}
    bodies = {iri for unit in counted for iri in stock.terms.values(CCA + "countsMembersOf", unit)}
    regions = {iri for unit in counted for iri in stock.terms.values(CCA + "countsGroup", unit)}
    treaties = frozenset(iri for iri in values if iri.startswith(TREATIES))
    allowed = {**needs.allowed, ORGANISATION: frozenset(bodies), CCA + "region": frozenset(regions)}
    parties = frozenset(
        iri for h in stock.held if treaties & h.links.get(TREATY, frozenset()) for iri in h.links.get(CCA + "party", ())
    )
    allowed |= {prop: frozenset(needs.allowed.get(prop, frozenset()) | parties) for prop in STATES[::2]}
    allowed.pop(CCA + "classification", None)
    return replace(needs, allowed=allowed, treaties=treaties, whole=frozenset(BEHIND_CHECKS))


def visible(selection: Selection, build: Build) -> frozenset[str] | None:
    """Return the slugs of the sources that a selection sees, None for all."""
    if not selection:
        return None
    prefix = BASE + "source/"
    lines = selection.lines(build.nquads.read_text("utf-8"))
    graphs = (line.rsplit(" <", 1)[1] for line in lines)
    return frozenset(g.removeprefix(prefix).split("/")[0].split(">")[0] for g in graphs if g.startswith(prefix))
