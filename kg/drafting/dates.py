"""Dates in a text: numbers, names of months, weekdays, ranges, parts of a year and relative words."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting import moments
from kg.drafting.moments import Bounds

if TYPE_CHECKING:
    from kg.drafting.document import Doc

SEPARATORS = frozenset("./-")
ROMAN = {
    name: number
    for number, name in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}
LEAD = 3
"""Paragraphs in which a full date may tell when a text was published."""
QUOTED_OUT = frozenset(("P0D", "P1D", "-P1D"))
"""What a speaker calls today is not tied to the day of publication."""
LONGEST_PAST = 31
"""A relative period longer than this tells how long something took rather than when."""


class Dated(NamedTuple):
    """Tokens [start, end) that name a time, and its bounds; `full` if the year stands there."""

    start: int
    end: int
    bounds: Bounds | None
    rule: str
    full: bool = False


def dates(doc: Doc) -> list[Dated]:
    """Find the dates of a text, in order."""
    anchor = doc.published or _own(doc)
    found: list[Dated] = []
    at = 0
    while at < len(doc.tokens):
        dated = _at(doc, at, anchor, found)
        if dated is None:
            at += 1
            continue
        found.append(dated)
        at = max(dated.end, at + 1)
    return _joined(doc, found)


def _own(doc: Doc) -> date | None:
    """Return the first full date near the beginning: what the text itself says of when it was written."""
    limit = doc.paragraphs[min(LEAD, len(doc.paragraphs)) - 1].end if doc.paragraphs else 0
    for at in range(limit):
        for dated in (_numeric(doc, at, None), _named(doc, at, None)):
            if dated is not None and dated.bounds is not None and dated.bounds.earliest == dated.bounds.latest:
                return dated.bounds.earliest
    return None


def _at(doc: Doc, at: int, anchor: date | None, found: list[Dated]) -> Dated | None:
    """Try the kinds of date at a token, those that say most first."""
    key = doc.tokens.keys[at]
    if key.isdigit() or key in ROMAN or key[:1].isdigit():
        return _numeric(doc, at, anchor) or _named(doc, at, anchor) or _year(doc, at)
    if at not in doc.hits.get("time", {}):
        return None
    weekday = _kind(doc, at, "weekday")
    if weekday:
        return _weekday(doc, at, weekday, anchor)
    return _named(doc, at, anchor) or _part(doc, at, anchor) or _relative(doc, at, anchor, found)


def _kind(doc: Doc, at: int, kind: str) -> int:
    """Return the number of a month or weekday that stands at a token, or 0."""
    for hit in doc.hits.get("time", {}).get(at, ()):
        if hit.entry.kind == kind and hit.entry.value.isdigit():
            return int(hit.entry.value)
    return 0


def _number(doc: Doc, at: int, most: int = 9999) -> int:
    """Return the number at a token, or -1; an ordinal ending is left out."""
    key = doc.tokens.key(at)
    for ending in ("st", "nd", "rd", "th"):
        if len(key) <= 4 and key.endswith(ending):
            key = key[:-2]
    return int(key) if key.isascii() and key.isdigit() and len(key) <= 4 and int(key) <= most else -1


def _is_year(doc: Doc, at: int) -> bool:
    return len(doc.tokens.key(at)) == 4 and moments.OLDEST <= _number(doc, at) <= moments.NEWEST


def _numeric(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read 21.11.2025, 2026-02-26, 05/02, 27-1."""
    tokens = doc.tokens
    sep = tokens.key(at + 1)
    if sep not in SEPARATORS or not (tokens.tight(at + 1) and tokens.tight(at + 2)) or _number(doc, at) < 0:
        return None
    if at > 0 and tokens.tight(at) and tokens.keys[at - 1] in SEPARATORS:
        return None
    first, second = _number(doc, at), _number(doc, at + 2)
    if tokens.key(at + 3) == sep and tokens.tight(at + 3) and tokens.tight(at + 4) and _number(doc, at + 4) >= 0:
        third = _number(doc, at + 4)
        bounds = moments.day(first, second, third) if _is_year(doc, at) else moments.day(third, second, first)
        return Dated(at, at + 5, bounds, "date-numeric", True) if bounds else None
    if _is_year(doc, at + 2) and 1 <= first <= 12 and sep != "-":
        return Dated(at, at + 3, moments.months(second, first, first), "date-month-year", True)
    return _day_month(doc, at, anchor)


def _day_month(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read a day and a month without a year, where the words before them say that they are one."""
    first, second = _number(doc, at), _number(doc, at + 2)
    if doc.tokens.key(at + 1) == "." or not _announced(doc, at) or _digits_on(doc, at + 3):
        return None
    if not (1 <= second <= 12 and 1 <= first <= 31):
        return None
    year = moments.nearest(anchor, second, first) if anchor else 0
    return Dated(at, at + 3, moments.day(year, second, first), "date-day-month")


def _digits_on(doc: Doc, at: int) -> bool:
    """Tell whether a separator and more digits follow."""
    tokens = doc.tokens
    return tokens.key(at) in SEPARATORS and tokens.tight(at) and tokens.tight(at + 1) and tokens.key(at + 1).isdigit()


def _announced(doc: Doc, at: int) -> bool:
    """Tell whether the words before a bare 25/10 say that it is a day."""
    times = doc.hits.get("time", {})
    if any(before in times and times[before][0].end == at for before in range(max(0, at - 3), at)):
        return True
    if doc.role("locative", at - 1) == at or _opens(doc, at):
        return True
    entry = doc.entry("units", at - 1) or doc.entry("numbers", at - 1)
    return doc.tokens.key(at - 1) in doc.pack.day_words or bool(entry and entry.value == "days")


def _opens(doc: Doc, at: int) -> bool:
    return doc.tokens.key(at - 1) in ("(", ",")


def _month(doc: Doc, at: int) -> tuple[int, int]:
    """Return the month at a token and where its name ends; a Roman number is one too."""
    number = _kind(doc, at, "month")
    if number:
        hit = next(h for h in doc.hits["time"][at] if h.entry.kind == "month")
        end = (
            hit.end + 1
            if doc.tokens.key(hit.end) == "." and doc.tokens.tight(hit.end) and _near(doc, hit.end)
            else hit.end
        )
        return number, end
    word = doc.tokens.key(at)
    if word in ROMAN and doc.tokens.word(at).isupper() and _is_year(doc, at + 1):
        return ROMAN[word], at + 1
    return 0, at


def _near(doc: Doc, at: int) -> bool:
    return _number(doc, at + 1) >= 0


def _named(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read 30 stycznia 2026 r., October 25th, 17 do 20 listopada, ngày 5 tháng 3, March, 11 VI 2026."""
    number = _number(doc, at, 31)
    if number >= 1:
        return _day_first(doc, at, number, anchor)
    month, end = _month(doc, at)
    if not month:
        return None
    first = _number(doc, end, 31)
    if first >= 1 and not _slashed(doc, end) and not _unit_follows(doc, end + 1):
        last, after = _range_end(doc, end + 1)
        return _days(doc, at, after, (first, last or first), month, anchor)
    year, after = _year_after(doc, end, anchor)
    if not year and not _month_alone(doc, at):
        return None
    fixed = year or (moments.nearest(anchor, month) if anchor else 0)
    return Dated(at, after, moments.months(fixed, month, month), "date-month", bool(year))


def _slashed(doc: Doc, at: int) -> bool:
    return doc.tokens.key(at + 1) == "/" and doc.tokens.tight(at + 1)


def _unit_follows(doc: Doc, at: int) -> bool:
    return at in doc.hits.get("units", {})


def _month_alone(doc: Doc, at: int) -> bool:
    """Tell whether a month without a day is meant as one: May is also a verb and a name."""
    word = doc.tokens.word(at)
    first = doc.sentences[doc.sentence_at(at)].start == at
    return not (first and len(word) <= 3) and doc.tokens.keys[at] not in doc.pack.settings.stop


def _day_first(doc: Doc, at: int, number: int, anchor: date | None) -> Dated | None:
    last, end = _range_end(doc, at + 1)
    end = doc.role("connector", end) or end
    if doc.tokens.key(end) == "of":
        end += 1
    month, after = _month(doc, end)
    if month:
        return _days(doc, at, after, (number, last or number), month, anchor)
    if last and _slashed(doc, end - 1):
        return _slash_range(doc, at, end - 1, number, anchor)
    return None


def _slash_range(doc: Doc, at: int, second: int, number: int, anchor: date | None) -> Dated | None:
    """Read 18 and 19/5."""
    other = _numeric(doc, second, anchor) or _numeric_plain(doc, second, anchor)
    if other is None or other.bounds is None:
        return None
    latest = other.bounds.latest
    first = moments.day(latest.year, latest.month, number)
    if first is None or first.earliest > latest:
        return None
    return Dated(at, other.end, Bounds(first.earliest, latest), "date-range", other.full)


def _numeric_plain(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    first, second = _number(doc, at, 31), _number(doc, at + 2, 12)
    if first < 1 or second < 1 or anchor is None:
        return None
    return Dated(at, at + 3, moments.day(moments.nearest(anchor, second, first), second, first), "date-day-month")


def _range_end(doc: Doc, at: int) -> tuple[int, int]:
    """Return the last day of `17 do 20`, `25–26`, and where it ends; 0 if there is none."""
    tokens = doc.tokens
    word = tokens.key(at)
    joins = word == "-" or (word.isalpha() and len(word) <= 4 and not tokens.caps[at]) if at < len(tokens) else False
    number = _number(doc, at + 1, 31) if joins else -1
    if number < 1 or len(tokens.key(at + 1)) > 4:
        return 0, at
    return number, at + 2


def _days(doc: Doc, start: int, end: int, days: tuple[int, int], month: int, anchor: date | None) -> Dated | None:
    """Make a day or a range of days of a month; the year may follow."""
    year, after = _year_after(doc, end, anchor)
    fixed = year or (moments.nearest(anchor, month, days[0]) if anchor else 0)
    first, last = moments.day(fixed, month, days[0]), moments.day(fixed, month, days[1])
    if not fixed:
        return Dated(start, after, None, "date-day-month")
    if first is None or last is None or last.latest < first.earliest:
        return None
    rule = "date-range" if days[0] != days[1] else "date-day-month"
    return Dated(start, after, Bounds(first.earliest, last.latest), rule, bool(year))


def _year_after(doc: Doc, at: int, anchor: date | None) -> tuple[int, int]:
    """Return the year that follows a month, and where it ends: `, 2025`, `/2025`, `năm 2025`, `2025 r.`, `br.`."""
    tokens = doc.tokens
    for skip in (0, 1, 2):
        if _is_year(doc, at + skip) and all(_joins_year(doc, at + s) for s in range(skip)):
            return _number(doc, at + skip), _era(doc, at + skip + 1)
    hit = doc.hit("time", at)
    if hit is not None and anchor and hit.entry.kind == "relative" and hit.entry.value.endswith("Y/year"):
        bounds = moments.relative(anchor, hit.entry.value)
        return (bounds.earliest.year, hit.end) if bounds else (0, at)
    del tokens
    return 0, at


def _joins_year(doc: Doc, at: int) -> bool:
    key = doc.tokens.key(at)
    return key in (",", "/", "-", ".") or (key.isalpha() and len(key) <= 4 and not doc.tokens.caps[at])


def _era(doc: Doc, at: int) -> int:
    """Skip the word for year after its number."""
    hit = doc.hit("time", at)
    if hit is not None and hit.entry.kind == "era" and hit.entry.value == "year":
        dot = doc.tokens.key(hit.end) == "." and doc.tokens.tight(hit.end) and doc.tokens.keys[at] == "r"
        return hit.end + (1 if dot else 0)
    return at


def _year(doc: Doc, at: int) -> Dated | None:
    """Read a year that stands alone, or two with a dash."""
    tokens = doc.tokens
    if not _is_year(doc, at) or not 1945 <= _number(doc, at) <= 2060:
        return None
    if (tokens.tight(at) and tokens.key(at - 1) not in ("(", '"', "-", "/")) or _counted(doc, at):
        return None
    year = _number(doc, at)
    end = _era(doc, at + 1)
    last = year
    if tokens.key(at + 1) == "-" and _is_year(doc, at + 2) and _number(doc, at + 2) > year:
        last, end = _number(doc, at + 2), _era(doc, at + 3)
    elif tokens.tight(at + 1) and tokens.words[at + 1]:
        return None
    return Dated(at, end, Bounds(date(year, 1, 1), date(last, 12, 31)), "date-year", True)


def _counted(doc: Doc, at: int) -> bool:
    """Tell whether a number of four digits counts something."""
    after = doc.tokens.key(at + 1)
    if after in (".", ",") and doc.tokens.tight(at + 1) and doc.tokens.tight(at + 2) and _number(doc, at + 2) >= 0:
        return True
    near = range(at + 1, at + 2)
    if any(a in doc.hits.get("units", {}) and not doc.tokens.caps[a] for a in near):
        return _era(doc, at + 1) == at + 1
    numbers = doc.hits.get("numbers", {})
    found = (hit for a in range(max(0, at - 2), at) for hit in numbers.get(a, ()) if hit.end == at)
    return any(hit.entry.kind == "comparator" for hit in found)


def _weekday(doc: Doc, at: int, number: int, anchor: date | None) -> Dated | None:
    """Read a weekday; a date that follows it is the same day."""
    end = next(h.end for h in doc.hits["time"][at] if h.entry.kind == "weekday")
    for skip in (0, 1):
        if skip == 0 or doc.tokens.key(end) in (",", "("):
            dated = _numeric(doc, end + skip, anchor) or _named(doc, end + skip, anchor)
            if dated is not None and dated.rule != "date-month":
                return dated._replace(start=at)
    if anchor is None:
        return Dated(at, end, None, "date-weekday")
    return Dated(at, end, moments.weekday(anchor, number, _ahead(doc, at)), "date-weekday")


def _ahead(doc: Doc, at: int) -> bool:
    """Tell whether a sentence speaks of what will be."""
    sentence = doc.sentences[doc.sentence_at(at)]
    planners, speech = doc.roles.get("planner", {}), doc.hits.get("speech", {})
    for before in range(at - 1, max(sentence.start, at - 8) - 1, -1):
        if before in planners:
            return True
        if before in speech or not doc.tokens.words[before]:
            return False
    return any(after in planners for after in range(at, min(at + 3, sentence.end)))


def _part(doc: Doc, at: int, anchor: date | None) -> Dated | None:
    """Read a part of a year or a month: first quarter of 2026, quý I/2026, w połowie maja, autumn."""
    hit = next((h for h in doc.hits["time"][at] if h.entry.kind == "part"), None)
    if hit is None:
        return None
    value = hit.entry.value
    month, end = _month(doc, hit.end)
    year, after = _year_after(doc, end, anchor)
    fixed = year or (anchor.year if anchor else 0)
    if month and value in ("early", "middle", "late"):
        fixed = year or (moments.nearest(anchor, month) if anchor else 0)
        return Dated(at, after, moments.part(fixed, value, month), "date-part", bool(year))
    if value.startswith(("quarter", "half")) or value in moments.SEASONS:
        return Dated(at, after, moments.part(fixed, value), "date-part", bool(year)) if fixed else None
    return None


def _relative(doc: Doc, at: int, anchor: date | None, found: list[Dated]) -> Dated | None:
    """Read words that count from the day of publication, or from the day the story spoke of last."""
    hit = next((h for h in doc.hits["time"][at] if h.entry.kind == "relative"), None)
    if hit is None or anchor is None:
        return None
    if hit.entry.value.startswith("P0Y/") and _is_year(doc, hit.end):
        bounds = moments.part(_number(doc, hit.end), hit.entry.value[4:])
        return Dated(at, hit.end + 1, bounds, "date-part", True)
    if doc.quoted[at] >= 0 and hit.entry.value in QUOTED_OUT:
        return None
    base = anchor
    if hit.entry.value.endswith("/same"):
        base = next(
            (d.bounds.latest for d in reversed(found[-8:]) if d.bounds and d.bounds.earliest == d.bounds.latest), anchor
        )
    bounds = moments.relative(base, hit.entry.value)
    if bounds is None or (hit.entry.value.endswith("/P0D") and (bounds.latest - bounds.earliest).days > LONGEST_PAST):
        return None
    return Dated(at, hit.end, bounds, "date-relative")


def _joined(doc: Doc, found: list[Dated]) -> list[Dated]:
    """Join two days that a dash or a preposition makes a range: Dec. 15 to Jan. 31."""
    joined: list[Dated] = []
    for dated in found:
        last = joined[-1] if joined else None
        if last and last.bounds and dated.bounds and dated.start == last.end + 1 and not last.full:
            word = last.end
            roles = ("locative", "addressee", "connector")
            until = doc.tokens.keys[word] == "-" or any(doc.role(role, word) == dated.start for role in roles)
            until = until and not doc.role("coordinator", word)
            if until and last.rule == dated.rule == "date-day-month" and last.bounds.earliest < dated.bounds.latest:
                bounds = Bounds(last.bounds.earliest, dated.bounds.latest)
                joined[-1] = Dated(last.start, dated.end, bounds, "date-range", dated.full)
                continue
        joined.append(dated)
    return joined
