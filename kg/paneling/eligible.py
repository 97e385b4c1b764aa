"""Who may do what about a treaty on a day: certain, possible or no; unknown, where no rule on the treaty is seen.

A group consists of whom the header of `queries/inputs/access.rq` says. Where it consists of those who did something
and the list of that is not known to be complete on the day, whoever may have done it may be in it.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.paneling import declare
from kg.paneling.lists import Lists

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.declared.context import Context
    from kg.paneling.declare import Measure
    from kg.paneling.inputs import Act, Bounds, Membership, Rule, World

EVER: Bounds = ("0", "0", "9", "9")
STATES = "/id/state/"
UNKNOWN = "unknown"


@dataclass(frozen=True)
class Path:
    """One way in: the rule, and the days on which the actor belongs to whom it lets in."""

    rule: Bounds
    inside: Bounds | Membership | None
    """None for those of whom it is not known whether they did what makes them belong."""
    unlisted: tuple[str, Measure] | None = None
    outside: Act | None = None
    """The act by which it does not belong any more."""


def _in(bounds: Bounds, day: str) -> str:
    """Say whether a spell holds on a day; an unknown end leaves it possible."""
    start_from, start_to, end_from, end_to = bounds
    if start_to and start_to <= day and end_from and day <= end_from:
        return "certain"
    return "possible" if (not start_from or start_from <= day) and (not end_to or day <= end_to) else "no"


class Access:
    """The rules of access, ready to be asked for any actor and day."""

    def __init__(self, world: World, context: Context) -> None:
        self.world, self.context, self.lists = world, context, Lists(world)
        header = world.access.header if world.access else {}
        self.file = world.access.file if world.access else ""
        expand = context.expand
        self.groups: dict[str, dict[str, Any]] = {expand(k) or k: v for k, v in header.get("groups", {}).items()}
        deeds = header.get("deeds", {})
        self.deeds = {name: declare.measure(name, told, context, self.file) for name, told in deeds.items()}
        self.rules: dict[str, list[Rule]] = defaultdict(list)
        for rule in world.rules:
            self.rules[rule.treaty].append(rule)
        self.acts: dict[tuple[str, str], list[Act]] = defaultdict(list)
        for act in world.acts:
            self.acts[act.treaty, act.party].append(act)
        self.members: dict[tuple[str, str], list[Membership]] = defaultdict(list)
        self.united: dict[str, list[Bounds]] = defaultdict(list)
        """What is told of members and observers of the United Nations."""
        for membership in world.memberships:
            if membership.organisation == expand("bod:un"):
                self.united[membership.state] += membership.told
            if membership.status in ("full", "participant"):
                self.members[membership.organisation, membership.state].append(membership)
        self._paths: dict[tuple[str, str, tuple[str, ...]], list[Path]] = {}

    def reading(self, treaty: str, actor: str, may: tuple[str, ...], day: str) -> str:
        """Say whether an actor may do one of some things on a day."""
        if not self.rules.get(treaty):
            return UNKNOWN
        key = treaty, actor, may
        if key not in self._paths:
            self._paths[key] = list(self._ways(treaty, actor, may))
        found = "no"
        for path in self._paths[key]:
            here = self._through(path, actor, day)
            if here == "certain":
                return here
            found = here if here != "no" else found
        return found

    def _through(self, path: Path, actor: str, day: str) -> str:
        rule = _in(path.rule, day)
        if rule == "no":
            return "no"
        if path.outside and path.outside.certain(day):
            return "no"
        inside = self._inside(path, actor, day)
        if inside == "no" or (rule == inside == "certain" and not (path.outside and path.outside.possible(day))):
            return inside
        return "possible"

    def _inside(self, path: Path, actor: str, day: str) -> str:
        if path.unlisted:
            treaty, deed = path.unlisted
            if self.lists.covers(treaty, deed.lists, day):
                return "no"
            may = not deed.may or self.reading(treaty, actor, deed.may, day) != "no"
            return "possible" if may else "no"
        if isinstance(path.inside, tuple):
            return _in(path.inside, day)
        return path.inside.holds(day) if path.inside else "no"

    def _ways(self, treaty: str, actor: str, may: tuple[str, ...]) -> Iterable[Path]:
        for rule in self.rules[treaty]:
            if rule.may not in may:
                continue
            told = self.groups.get(rule.eligible)
            if told is None:
                # Who is named needs an invitation all the same, which the group of the invited stands for.
                if rule.eligible == actor and rule.may != "accede-if-invited":
                    yield Path(rule.bounds, EVER)
            else:
                yield from self._of_group(rule, told, actor)

    def _of_group(self, rule: Rule, told: Mapping[str, str], actor: str) -> Iterable[Path]:
        if "any" in told:
            if STATES in actor:
                yield Path(rule.bounds, self._any_state(actor))
        elif "members" in told:
            gone = self._lead(rule.treaty, actor, told["without"]) if "without" in told else None
            organisation = self.context.expand(told["members"]) or told["members"]
            yield from (Path(rule.bounds, member, outside=gone) for member in self.members[organisation, actor])
        elif "did" in told:
            yield from self._of_doers(rule, told, actor)

    def _any_state(self, actor: str) -> Bounds:
        """Take members and observers of the United Nations for states, from the last day on which that may begin."""
        bounds = [told for told in self.united.get(actor, ()) if told[1]]
        if not bounds:
            return "", "", "", "9"
        return "", min(told[1] for told in bounds), bounds[0][3] or "9", bounds[0][3] or "9"

    def _of_doers(self, rule: Rule, told: Mapping[str, str], actor: str) -> Iterable[Path]:
        spells = []
        for did, on in (("did", "on"), ("and", "there")):
            if did not in told:
                continue
            treaty, deed = self.context.expand(told[on]) or told[on], self.deeds[told[did]]
            lead = self._lead(treaty, actor, told[did])
            if lead is None:
                yield Path(rule.bounds, None, (treaty, deed))
                return
            spells.append((lead.earliest, lead.latest))
        ends = ("", "") if told["did"] == "invited" else ("9", "9")
        first = max(start for start, _ in spells)
        yield Path(rule.bounds, (first, max(last for _, last in spells), *ends))

    def _lead(self, treaty: str, actor: str, deed: str) -> Act | None:
        kinds = self.deeds[deed].acts
        return min((act for act in self.acts[treaty, actor] if act.kind in kinds), key=lambda a: a.order, default=None)
