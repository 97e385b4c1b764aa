"""The layout of a timeline: lanes by kind of act, with a place for every mark. Nothing is drawn here."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from kg.declared.context import is_kind
from kg.pictures.style import NORMAL, SMALL, shortened, width_of, wrapped
from kg.terms import CCA

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.asking.timeline import Covered, Line, Timeline
    from kg.declared.context import Context
    from kg.pictures.axis import Axis

WIDTH, LEFT, RIGHT, EDGE = 790.0, 128.0, 160.0, 14.0
"""Of a picture, of the margins beside its lanes, and of its outer edge."""
ROW, DOT, GAP = 10.0, 6.5, 5.0
"""Heights of a row with words, of a dot in a heap, and of the room above and below what is in a lane."""
TIMES = "\u00d7"
NAMED = 14
"""Acts in a lane that are each given their name; more are only counted."""
HEAP = 6
"""Dots on one another before they become a number."""
NEAR = 7.0
"""Points between days that no eye can tell apart."""
TAILS = {"by": (16.0, 2.0), "seen": (9.0, 9.0)}
"""Length of the dotted lines before and after a mark whose beginning or end is unknown."""
PLOT = 72.0
"""Height of a lane that shows numbers."""
FIRST = ("treaty-milestone", "treaty-action", "event", "state-membership", "membership", "vote-item", "cast-vote")
"""Sections in the order of their lanes; others follow in that of the context."""
WHOLE = {"treaty-milestone": "milestones", "event": "events", "membership": "offices"}
"""Sections all kinds of which share a lane, and its title."""
LISTED = {
    "Signature": "signature", "SignatureAdReferendum": "signature", "Ratification": "ratification",
    "Acceptance": "ratification", "Approval": "ratification", "Accession": "accession", "Succession": "accession",
    "InvitationToAccede": "invitation", "Reservation": "reservation", "Declaration": "reservation",
}  # fmt: skip
"""Which list of acts a kind of act is looked for in."""


@dataclass(frozen=True)
class Mark:
    """One or more things at one place."""

    shape: str
    """day, heap, within, by, spell, since or seen."""
    x: float
    """Where it is, or begins."""
    end: float
    y: float
    """Middle, from the top of the lane."""
    lines: tuple[Line, ...]
    words: str = ""
    words_at: float = 0.0
    words_y: float = 0.0
    to_the_left: bool = False


@dataclass
class Lane:
    """All marks of one kind."""

    title: list[str]
    """In lines."""
    section: str
    marks: list[Mark] = field(default_factory=list)
    height: float = 0.0
    shaded_from: str | None = None
    """From which day on the list is not known to be complete; empty for all days, None if there is no list."""
    notes: list[str] = field(default_factory=list)
    scale: tuple[int, int] | None = None
    """The smallest and largest number, in a lane that shows numbers."""

    @property
    def count(self) -> int:
        """How many things are in it that count."""
        return sum(not line.standing for mark in self.marks for line in mark.lines)


def lanes(found: Timeline, context: Context, axis: Axis) -> list[Lane]:
    """Lay out what has a day; what has none is left to the caption."""
    sections = _sections(context)
    ranks = {section: i for i, section in enumerate(dict.fromkeys((*FIRST, *context.sections)))}
    groups: dict[tuple[int, str, str], list[Line]] = defaultdict(list)
    for line in found.lines:
        if line.when.start.latest:
            section = sections.get(line.kind, (len(ranks), ""))
            groups[_lane_of(line, section[1], ranks)].append(line)
    order = sorted(groups, key=lambda key: (key[0], sections.get(groups[key][0].kind, (0, ""))[0], key[2]))
    return [_lane(groups[key], key[1], key[2], found, axis) for key in order]


def _sections(context: Context) -> dict[str, tuple[int, str]]:
    """Map classes to their place among the kinds of a section, and the section."""
    found: dict[str, tuple[int, str]] = {}
    for name, section in context.sections.items():
        found.setdefault(section.iri, (0, name))
        kinds = [iri for key in section.keys.values() if is_kind(key) for iri in key.codes.values()]
        found |= {iri: (i + 1, name) for i, iri in enumerate(kinds) if iri not in found}
    return found


def _lane_of(line: Line, section: str, ranks: dict[str, int]) -> tuple[int, str, str]:
    title = WHOLE.get(section) or (line.label.partition(":")[0] if section == "count" else line.kind)
    return ranks.get(section, len(ranks)), section, title


def _lane(lines: list[Line], section: str, title: str, found: Timeline, axis: Axis) -> Lane:
    title = f"claims: {title}" if section == "count" else found.kinds.get(title, title)
    lane = Lane(wrapped(title, NORMAL, LEFT - EDGE - 34), section)
    own = {line.party for line in lines} == {found.title}
    if section not in ("treaty-action", "count") or len(lines) <= NAMED:
        _name_each(lane, lines, axis, own)
    elif section == "count" and all(line.amount[0].lstrip("-").isdecimal() for line in lines):
        _plot(lane, lines, axis)
    else:
        _heap(lane, lines, axis)
    if section == "treaty-action":
        _cover(lane, lines, found.covered)
    _make_room(lane)
    return lane


def _make_room(lane: Lane) -> None:
    """Make a lane high enough for what is written beside it."""
    lane.notes = [part for note in lane.notes for part in wrapped(note, SMALL, RIGHT - EDGE - 8)]
    higher = max(lane.height, 10 * len(lane.title) + 4, 9 * len(lane.notes) + 4)
    down = (higher - lane.height) / 2
    lane.marks = [replace(mark, y=mark.y + down, words_y=mark.words_y + down) for mark in lane.marks]
    lane.height = higher


def _cover(lane: Lane, lines: list[Line], covered: Iterable[Covered]) -> None:
    """Say from which day on the lists behind a lane are not known to be complete: the earliest, if several."""
    act = LISTED.get(lines[0].kind.removeprefix(CCA), "")
    treaties = {line.object for line in lines}
    about = [one for one in covered if one.treaty in treaties and one.act == act]
    whole: dict[str, str] = dict.fromkeys(treaties, "")
    for one in about:
        if one.complete:
            whole[one.treaty] = max(whole[one.treaty], one.until)
    lane.shaded_from = min(whole.values())
    if len(treaties) == 1:
        lane.notes = [_said(one) for one in about] or ["no list is said to be complete"]
    elif lane.shaded_from:
        lane.notes = [f"lists of {len(treaties)} treaties,", f"complete until {lane.shaded_from}"]
    else:
        lane.notes = [f"lists of {len(treaties)} treaties,", "not all known to be complete"]


def _said(one: Covered) -> str:
    numbers = f" ({one.found} of {one.expected})" if one.expected and one.found else one.found and f" ({one.found})"
    return (f"complete until {one.until}" if one.complete else "in part") + numbers


def shape_of(line: Line) -> str:
    """Tell how a thing is drawn."""
    start, end = line.when.start, line.when.end
    if line.when.is_seen:
        return "seen"
    if line.when.open and not end.latest:
        return "since" if start.earliest else "by"
    if end.latest and end != start:
        return "spell"
    return {"day": "day", "by": "by"}.get(start.precision, "within")


def _place(line: Line, axis: Axis) -> tuple[float, float]:
    """Return where a mark begins and ends."""
    start, end = line.when.start, line.when.end
    shape = shape_of(line)
    if shape == "seen":
        days = sorted((end.earliest, start.latest))
        return axis.at(days[0]), axis.at(days[1])
    if shape == "since":
        return axis.at(start.earliest), axis.at(start.latest)
    first = start.earliest or start.latest
    last = end.latest if shape == "spell" else start.latest
    return axis.at(first), max(axis.at(first), axis.at(last))


def words_of(line: Line, section: str, own: bool) -> str:
    """Return the words beside a mark; the party is left out where it is the same everywhere."""
    party = "" if own else line.party
    if line.amount[0]:
        words = f"{line.label.partition(': ')[2]} ({line.leading.source})"
    elif section == "treaty-milestone":
        words = f"{line.label}: {line.of}" if line.of else line.label
    elif section == "treaty-action":
        words = ": ".join(part for part in (party, line.of) if part) or line.label
    elif section == "cast-vote":
        words = ": ".join(part for part in (party, line.label, line.of) if part)
    elif line.when.open:
        words = ", ".join(part for part in (party, line.label, line.of) if part)
    else:
        words = line.label
    return words + (f" ({line.differ} differ{'s' * (line.differ == 1)})" if line.differ else "")


class Rows:
    """Rows of a lane, filled from the top so that nothing lies on anything else."""

    def __init__(self) -> None:
        self.taken: list[list[tuple[float, float]]] = []

    def take(self, left: float, right: float) -> int:
        """Return the first row with room from left to right, and take it."""
        for i, row in enumerate(self.taken):
            if all(right <= a or b <= left for a, b in row):
                row.append((left, right))
                return i
        self.taken.append([(left, right)])
        return len(self.taken) - 1


def _with_words(mark: Mark, axis: Axis, rows: Rows, top: float) -> Mark:
    """Give a mark a row, and its words a side: the right one, unless only the left one has room."""
    before, after = TAILS.get(mark.shape, (0.0, 0.0))
    first, last = mark.x - before - 6, mark.end + after + 6
    room, room_left = axis.right - last, first - axis.left
    left = width_of(mark.words, SMALL) > room and room_left > room
    words = shortened(mark.words, SMALL, room_left if left else room)
    wide = width_of(words, SMALL) + 2
    right = axis.right if mark.shape == "since" else last + (0 if left else wide)
    y = top + ROW * (rows.take(first - (wide if left else 0), right) + 0.5)
    return replace(mark, y=y, words=words, words_at=first if left else last, words_y=y, to_the_left=left)


def _name_each(lane: Lane, lines: Sequence[Line], axis: Axis, own: bool) -> None:
    rows = Rows()
    for line in lines:
        mark = Mark(shape_of(line), *_place(line, axis), 0.0, (line,), words_of(line, lane.section, own))
        lane.marks.append(_with_words(mark, axis, rows, GAP))
    lane.height = 2 * GAP + ROW * len(rows.taken)


def _heap(lane: Lane, lines: Sequence[Line], axis: Axis) -> None:
    """Lay many acts: days as heaps of dots, or a number where the heap is high; below them what has no exact day."""
    exact = [line for line in lines if shape_of(line) == "day" and not line.standing]
    days = sorted(exact, key=lambda n: (_place(n, axis), n.thing))
    heaps: list[list[Line]] = []
    for line in days:
        if heaps and _place(line, axis)[0] - _place(heaps[-1][0], axis)[0] < NEAR:
            heaps[-1].append(line)
        else:
            heaps.append([line])
    tall = max((len(heap) for heap in heaps if len(heap) <= HEAP), default=0)
    numbered = any(len(heap) > HEAP for heap in heaps)
    rows = Rows()
    marks = [_number(heap, axis, rows) for heap in heaps if len(heap) > HEAP]
    top = GAP + ROW * len(rows.taken)
    floor = top + max(tall * DOT, 20.0 if numbered else 0.0)
    lane.marks += [replace(mark, y=floor - 10, words_y=GAP + mark.words_y) for mark in marks]
    for heap in (heap for heap in heaps if len(heap) <= HEAP):
        lane.marks += [Mark("day", *_place(n, axis), floor - DOT * (i + 0.5), (n,)) for i, n in enumerate(heap)]
    rest = Rows()
    others = [line for line in lines if shape_of(line) != "day" or line.standing]
    lane.marks += [_with_words(mark, axis, rest, floor + (2 if days else 0)) for mark in _alike(others, axis)]
    lane.height = floor + ROW * len(rest.taken) + GAP + (2 if days else 0)


def _number(heap: list[Line], axis: Axis, rows: Rows) -> Mark:
    """Make one mark of many days that lie together, with the days or their ends in words."""
    places = [_place(line, axis)[0] for line in heap]
    counted = Counter(line.when.start.earliest for line in heap)
    words = ", ".join(f"{n} on {day}" for day, n in sorted(counted.items()))
    if len(counted) > 3:
        (day, most), *_ = counted.most_common(1)
        since = "" if day == min(counted) else f"from {min(counted)} "
        words = f"{most} on {day}, {len(heap) - most} more {since}to {max(counted)}"
    x = round((places[0] + places[-1]) / 2, 2)
    wide = width_of(words, SMALL)
    left = x + wide > axis.right
    row = rows.take(x - (wide if left else 0) - 4, x + (0 if left else wide) + 4)
    return Mark("heap", x, x, 0.0, tuple(heap), words, x, ROW * (row + 0.5), left)


def _alike(lines: Iterable[Line], axis: Axis) -> list[Mark]:
    """Make one mark of all that has the same bounds and standing."""
    groups: dict[tuple[str, str, str], list[Line]] = defaultdict(list)
    for line in lines:
        groups[line.when.start.earliest, line.when.text, line.standing].append(line)
    return [
        Mark(
            shape_of(group[0]),
            *_place(group[0], axis),
            0.0,
            tuple(group),
            f"{len(group)} {TIMES} {day} {standing}".strip(),
        )
        for (_, day, standing), group in groups.items()
    ]


def _plot(lane: Lane, lines: Sequence[Line], axis: Axis) -> None:
    """Lay claims by day and number."""
    numbers = [int(line.amount[0]) for line in lines]
    low, high = min(numbers), max(numbers)
    lane.scale, lane.height = (low, high), PLOT + 2 * GAP + 4
    for line, number in zip(lines, numbers, strict=True):
        y = GAP + 2 + PLOT * (high - number) / ((high - low) or 1)
        lane.marks.append(Mark(shape_of(line), *_place(line, axis), round(y, 2), (line,)))
