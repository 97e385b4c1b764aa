"""One article's draft against its gold: what was found, what was not, what should not have been."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple, TypeAlias

Item: TypeAlias = dict[str, Any]
Span: TypeAlias = Sequence[int]
ACTORS = frozenset(("state", "body", "person"))
ACT = ("party", "treaty", "type", "realisation")
HALF, STRICT = 0.5, 0.8


class Tally(NamedTuple):
    """How many were right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: Tally) -> Tally:
        """Add up two tallies."""
        return Tally(self.right + other.right, self.wrong + other.wrong, self.missed + other.missed)


def overlap(one: Span | None, other: Span | None) -> float:
    """Return what two spans share as a part of what they cover."""
    if not one or not other:
        return 0.0
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / (max(one[1], other[1]) - min(one[0], other[0]))


def pairs(drafted: list[Item], gold: list[Item], fit: Callable[[Item, Item], float]) -> list[tuple[int, int]]:
    """Match items one to one, the best fit first."""
    scored = [(fit(d, g), -i, -j) for i, d in enumerate(drafted) for j, g in enumerate(gold)]
    found, left, right = [], set(), set()
    for _score, i, j in sorted((s for s in scored if s[0] > 0), reverse=True):
        if i not in left and j not in right:
            found.append((-i, -j))
            left.add(i)
            right.add(j)
    return found


def tally(drafted: list[Item], gold: list[Item], fit: Callable[[Item, Item], float]) -> Tally:
    """Count matches and what is left over."""
    right = len(pairs(drafted, gold, fit))
    return Tally(right, len(drafted) - right, len(gold) - right)


def score(drafted: Item, gold: Item) -> dict[str, Tally]:
    """Score all kinds of facts of one article."""
    names = aligned(drafted["mentions"], gold["mentions"])
    told = {
        "actors": tally(_actors(drafted), _actors(gold), _mention(HALF)),
        "actors-exact": tally(_actors(drafted), _actors(gold), _mention(1.0)),
        "mentions": tally(drafted["mentions"], gold["mentions"], _mention(HALF)),
        "state-links": _links(drafted, gold, "state"),
        "treaty-links": _links(drafted, gold, "treaty"),
        "person-links": _links(drafted, gold, "person"),
        "offices": tally(drafted["memberships"], gold["memberships"], _office(names)),
        "statements-.5": tally(drafted["statements"], gold["statements"], statement(names, gold, HALF)),
        "statements-.8": tally(drafted["statements"], gold["statements"], statement(names, gold, STRICT)),
        "contents-.5": tally(drafted["statements"], gold["statements"], _content(HALF)),
        "counts": tally(drafted["counts"], gold["counts"], _count),
        "dates": tally(drafted["dates"], gold["dates"], date),
        "event-dates": _event_dates(drafted, gold),
        "actions": _acts(drafted["actions"], gold["actions"]),
        "actions-told": _multiset(drafted["actions"], gold["actions"], ACT),
    }
    return told


def _actors(data: Item) -> list[Item]:
    return [m for m in data["mentions"] if m["kind"] in ACTORS]


def _mention(least: float) -> Callable[[Item, Item], float]:
    def fit(drafted: Item, gold: Item) -> float:
        share = overlap(drafted["span"], gold["span"])
        return share if share >= least and drafted["kind"] == gold["kind"] else 0.0

    return fit


def aligned(drafted: list[Item], gold: list[Item]) -> dict[str, set[str]]:
    """Tell which identifiers of the gold a drafted one stands for: that of the mentions it shares words with."""
    found: dict[str, set[str]] = {}
    for i, j in pairs(drafted, gold, _mention(HALF)):
        found.setdefault(drafted[i]["id"], set()).add(gold[j]["id"])
    return found


def _links(drafted: Item, gold: Item, kind: str) -> Tally:
    mine = [m for m in drafted["mentions"] if m["kind"] == kind]
    theirs = [m for m in gold["mentions"] if m["kind"] == kind]
    matched = pairs(mine, theirs, _mention(HALF))
    right = sum(mine[i]["id"] == theirs[j]["id"] for i, j in matched)
    return Tally(right, len(matched) - right, len(matched) - right)


def _within(one: Span, other: Span) -> bool:
    """Tell whether one span holds the other: coders end a title before the body that it is of, or behind it."""
    return (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])


def _office(names: dict[str, set[str]]) -> Callable[[Item, Item], float]:
    def fit(drafted: Item, gold: Item) -> float:
        share = overlap(drafted["office_span"], gold["office_span"])
        close = share >= HALF or _within(drafted["office_span"], gold["office_span"])
        return share if close and same(drafted["person"], gold["person"], names) else 0.0

    return fit


def same(drafted: str | None, gold: str | None, names: dict[str, set[str]]) -> bool:
    """Tell whether two identifiers name one actor of the text."""
    if drafted is None or gold is None:
        return drafted is gold
    return drafted == gold or gold in names.get(drafted, set())


def _content(least: float) -> Callable[[Item, Item], float]:
    def fit(drafted: Item, gold: Item) -> float:
        share = overlap(drafted["content"], gold["content"])
        return share if share >= least else 0.0

    return fit


def statement(names: dict[str, set[str]], gold_data: Item, least: float) -> Callable[[Item, Item], float]:
    """Fit statements by what was said, and only if who said it is right."""
    mentioned = {m["id"] for m in gold_data["mentions"]}

    def fit(drafted: Item, gold: Item) -> float:
        share = overlap(drafted["content"], gold["content"])
        if share < least:
            return 0.0
        unnamed = gold["speaker"] not in mentioned and drafted["speaker"] is not None
        right = same(drafted["speaker"], gold["speaker"], names)
        right = right or (unnamed and overlap(drafted["speaker_span"], gold["speaker_span"]) >= HALF)
        return share if right else 0.0

    return fit


def _count(drafted: Item, gold: Item) -> float:
    share = overlap(drafted["span"], gold["span"])
    right = drafted["value"] == gold["value"] and drafted["comparator"] == gold["comparator"]
    return share if share > 0 and right else 0.0


def date(drafted: Item, gold: Item) -> float:
    """Fit dates that share words and mean the same days."""
    share = overlap(drafted["span"], gold["span"])
    return share if share > 0 and _same_days(drafted, gold) else 0.0


def _event_dates(drafted: Item, gold: Item) -> Tally:
    """Score the events that have a date, each once however often it is mentioned.

    An event is right if its days are, and if it is the same event: of the same kind, or told in the same words
    (one coder calls a press conference a meeting, another a conference).
    """
    return tally(_dated(drafted["events"]), _dated(gold["events"]), _event)


def _same_days(drafted: Item, gold: Item) -> bool:
    """Tell whether bounds agree; one that the gold leaves open, as in `until June`, is not compared."""
    return all(gold[bound] in (None, drafted[bound]) for bound in ("earliest", "latest"))


def _event(drafted: Item, gold: Item) -> float:
    if not _same_days(drafted, gold):
        return 0.0
    told = any(overlap(mine, theirs) > 0 for mine in drafted["spans"] for theirs in gold["spans"])
    return (1.0 if drafted["kind"] == gold["kind"] else 0.0) + (0.5 if told else 0.0)


def _dated(events: list[Item]) -> list[Item]:
    """Take each event with a date once, with all the words that tell of it."""
    found: dict[tuple[str, ...], Item] = {}
    for event in events:
        if event["earliest"] or event["latest"]:
            key = tuple(str(event[part]) for part in ("kind", "earliest", "latest"))
            found.setdefault(key, {**event, "spans": []})["spans"].append(event["span"])
    return list(found.values())


def _acts(drafted: list[Item], gold: list[Item]) -> Tally:
    """Score the acts, each once however often a story tells of it: a headline says again what the text says."""
    mine, theirs = ({tuple(act[key] for key in ACT) for act in acts} for acts in (drafted, gold))
    right = len(mine & theirs)
    return Tally(right, len(mine) - right, len(theirs) - right)


def _multiset(drafted: list[Item], gold: list[Item], keys: tuple[str, ...]) -> Tally:
    mine = Counter(tuple(item[key] for key in keys) for item in drafted)
    theirs = Counter(tuple(item[key] for key in keys) for item in gold)
    right = sum((mine & theirs).values())
    return Tally(right, sum(mine.values()) - right, sum(theirs.values()) - right)
