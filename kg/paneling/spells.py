"""Spells: how long each state was at risk of an act, as counting process and as interval-censored times.

Times are days since the clock began. `t_lower` and `t_upper` fit R's `Surv(t_lower, t_upper, type = "interval2")`,
whose intervals are open on the left and closed on the right: an exact day has both alike, a range of days begins the
day before its first, what is censored has no upper end. Nobody is followed beyond the last day for which the lists are
complete.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.errors import KGError
from kg.paneling.book import READINGS
from kg.paneling.cells import NOT_ELIGIBLE, NOT_OBSERVED
from kg.paneling.edtf import days, edtf
from kg.paneling.fields import OF_ACT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kg.paneling.book import Book
    from kg.paneling.declare import Column
    from kg.paneling.inputs import Act

CLOCKS = ("opening", "signature")
RISKS = ("population", "eligible")
SIGNED = "signed"
SAME_DAY = 0.5
"""Days of a spell that ends on the day on which it begins: R takes none of no length."""
BEFORE, EVENT, CENSORED = "before-origin", "event", "censored"


@dataclass
class Spell:
    """The time of one state at risk of one act on one treaty."""

    state: str
    treaty: str
    origin: tuple[str, str]
    """First and last day on which the clock may have begun."""
    until: str
    """Last day of observation."""
    outcome: str
    act: Act | None = None
    event: str = ""
    """1, 0, or why neither can be said."""
    start: int | None = None
    stop: float | None = None
    lower: int | None = None
    upper: int | None = None
    signed: str = ""
    number: int = 1

    @property
    def day(self) -> str:
        """The day for which codes of the state are given: the last day of the spell."""
        return self.act.latest if self.act and self.event == "1" else self.until or self.origin[1]


def rows(book: Book) -> tuple[list[Column], list[list[str]]]:
    """Lay out the spells of a population."""
    columns = list(book.panel.columns)
    getters = [_getter(book, column) for column in columns]
    return columns, [[get(spell) for get in getters] for spell in _spells(book)]


def _set(book: Book, name: str, known: tuple[str, ...]) -> str:
    value = book.given.get(name) or known[0]
    if value not in known:
        raise KGError(f"--set {name}={value}: expected one of {', '.join(known)}")
    return value


def _spells(book: Book) -> Iterator[Spell]:
    clock = _set(book, "clock", CLOCKS)
    risk = _set(book, "risk", RISKS)
    events = tuple(name for name in book.panel.measures if clock == CLOCKS[0] or name != SIGNED)
    event = _set(book, "event", ("consented", *(name for name in events if name != "consented")))
    for treaty in book.treaties:
        until = book.cells.until(treaty, book.panel.measures[event])
        for state in sorted({*book.people.spells, *book.people.others}):
            origin = _origin(book, treaty, state, clock)
            if origin and (not until or origin[0] <= until) and origin[0] <= (_left(book, state) or origin[0]):
                spell = _spell(book, Spell(state, treaty, origin, until, ""), event, risk)
                yield from _split(book, spell)


def _origin(book: Book, treaty: str, state: str, clock: str) -> tuple[str, str] | None:
    """Return when the clock begins: with a signature, or as soon as there are both the treaty and the state."""
    if clock == "signature":
        acts, _ = book.cells.own(treaty, state, book.panel.measures[SIGNED])
        return (acts[0].earliest, acts[0].latest) if acts and acts[0].earliest else None
    first, last = book.cells.opened(treaty)
    starts = [told for spell in book.people.spells.get(state, ()) for told in spell.told[:1] if told[0]]
    joined = min(((told[0], told[1]) for told in starts), default=("", ""))
    return (max(first, joined[0]), max(last, joined[1])) if first else None


def _spell(book: Book, spell: Spell, event: str, risk: str) -> Spell:
    """Say how a spell ends."""
    measure = book.panel.measures[event]
    acts, _ = book.cells.own(spell.treaty, spell.state, measure)
    act = min(acts, key=lambda a: a.latest) if acts else None
    spell.act = act
    spell.until = _leaving(book, spell) or spell.until
    if not spell.until:
        spell.outcome = spell.event = NOT_OBSERVED
    elif risk == "eligible" and not act and not _may(book, spell, event):
        spell.outcome = spell.event = NOT_ELIGIBLE
    elif act and act.latest < spell.origin[0]:
        spell.outcome = BEFORE
    elif act and act.latest <= spell.until:
        _end(spell, act)
    else:
        _censor(spell, act)
    return spell


def _censor(spell: Spell, act: Act | None) -> None:
    """End a spell without its act: at the end of observation, or before the act may have been, if that was earlier."""
    spell.outcome, spell.event, spell.start = CENSORED, "0", 0
    at = days(spell.origin[1], spell.until)
    if act and act.possible(spell.until):
        at = min(at, days(spell.origin[1], act.earliest or spell.origin[1]) - 1)
    spell.stop = spell.lower = max(0, at)


def _left(book: Book, state: str) -> str:
    """Return the last day on which a state was in the population; empty if none is known."""
    told = [m.told[0] for m in book.people.spells.get(state, ())]
    return max((bounds[2] or bounds[3] for bounds in told), default="") if all(b[3] for b in told) else ""


def _leaving(book: Book, spell: Spell) -> str:
    """Return the day on which a state left the population, if that was before the end of the list."""
    last = _left(book, spell.state)
    return last if last and spell.until and last < spell.until else ""


def _may(book: Book, spell: Spell, event: str) -> bool:
    measure = book.panel.measures[event]
    days_of = {spell.origin[1], spell.until}
    access = book.cells.access
    return any(access.reading(spell.treaty, spell.state, measure.may, day) != "no" for day in days_of)


def _end(spell: Spell, act: Act) -> None:
    """End a spell with its act; what is not dated to a day is known only to lie between two times."""
    spell.outcome, spell.event, spell.start = EVENT, "1", 0
    spell.stop = max(SAME_DAY, days(spell.origin[1], act.latest))
    spell.upper = max(0, days(spell.origin[0], act.latest))
    exact = act.earliest == act.latest and spell.origin[0] == spell.origin[1]
    if exact:
        spell.lower = spell.upper
    elif act.earliest:
        before = days(spell.origin[1], act.earliest) - 1
        spell.lower = before if before >= 0 else None  # it may have been on the very first day


def _split(book: Book, spell: Spell) -> Iterator[Spell]:
    """Split a spell at the signature, if the panel's header asks for it."""
    if book.panel.question.header.get("split") != SIGNED or spell.stop is None:
        yield spell
        return
    acts, _ = book.cells.own(spell.treaty, spell.state, book.panel.measures[SIGNED])
    at = days(spell.origin[1], acts[0].latest) if acts else None
    if at is None or at >= spell.stop:
        yield replace(spell, signed="0")
    elif at <= 0:
        yield replace(spell, signed="1")
    else:
        first = replace(spell, stop=at, event="0", outcome="split", signed="0", lower=at, upper=None)
        yield first
        yield replace(spell, start=at, signed="1", number=2)


def _getter(book: Book, column: Column) -> Callable[[Spell], str]:
    what, _, how = column.source.partition(".")
    if what == "code":
        return lambda s: book.code(s.state, how, s.day)
    if what == "act" and how in OF_ACT:
        tell = OF_ACT[how]
        return lambda s: tell(book, [s.act]) if s.act else ""
    simple: dict[str, Callable[[Spell], str]] = {
        "state": lambda s: book.short(s.state),
        "label": lambda s: book.labels.get(s.state, ""),
        "treaty": lambda s: book.short(s.treaty),
        "treaty.label": lambda s: book.labels.get(s.treaty, ""),
        "origin": lambda s: edtf(*s.origin),
        "observed_until": lambda s: s.until,
        "outcome": lambda s: s.outcome,
        "event": lambda s: s.event,
        "start": lambda s: _number(s.start),
        "stop": lambda s: _number(s.stop),
        "lower": lambda s: _number(s.lower),
        "upper": lambda s: _number(s.upper),
        "signed": lambda s: s.signed,
        "number": lambda s: str(s.number),
    }
    if what == "region":
        return lambda s: book.regions.get((s.state, how), "")
    if what == "member":
        name, _, reading = how.rpartition(".")
        body, wanted = book.context.expand(name) or name, READINGS if reading == "possible" else READINGS[:1]
        return lambda s: str(int(book.member(s.state, body, s.day) in wanted))
    if column.source not in simple:
        raise KGError(f"{book.panel.question.file}: column {column.name}: nothing fills {column.source!r}")
    return simple[column.source]


def _number(value: float | None) -> str:
    return "" if value is None else str(value)
