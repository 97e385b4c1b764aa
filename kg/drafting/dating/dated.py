"""What a date is, and how the numbers, months and years that make one are read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.dating import moments

if TYPE_CHECKING:
    from datetime import date

    from kg.drafting.dating.moments import Bounds
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

ROMAN = {
    name: number
    for number, name in enumerate(["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"], 1)
}


class Dated(NamedTuple):
    """Tokens [start, end) that name a time, and its bounds; `full` if the year stands there."""

    start: int
    end: int
    bounds: Bounds | None
    rule: str
    full: bool = False


def kind(doc: Doc, at: int, kind: str) -> int:
    """Return the number of a month or weekday that stands at a token, or 0."""
    for hit in doc.hits.get("time", {}).get(at, ()):
        if hit.entry.kind == kind and hit.entry.value.isdigit() and not _a_name(doc, at, hit):
            return int(hit.entry.value)
    return 0


def _a_name(doc: Doc, at: int, hit: Hit) -> bool:
    """Tell whether a word with a capital within a sentence is a name, where the calendar is in small letters: Maj."""
    small = hit.entry.lemma[:1].islower() and doc.tokens.caps[at] and not doc.tokens.word(at).isupper()
    before = doc.tokens.words[at - 1 : at] == [True] and doc.tokens.caps[at - 1]
    return small and before and not doc.pack.settings.syllables


def number_at(doc: Doc, at: int, most: int = 9999) -> int:
    """Return the number at a token, or -1; an ordinal ending is left out."""
    key = doc.tokens.key(at)
    for ending in doc.pack.settings.ordinal_endings:
        if key[:1].isdigit() and key.endswith(ending):
            key = key[: -len(ending)]
    return int(key) if key.isascii() and key.isdigit() and len(key) <= 4 and int(key) <= most else -1


def is_year(doc: Doc, at: int) -> bool:
    """Tell whether the number of a year stands at a token."""
    return len(doc.tokens.key(at)) == 4 and moments.OLDEST <= number_at(doc, at) <= moments.NEWEST


def month_at(doc: Doc, at: int) -> tuple[int, int]:
    """Return the month at a token and where its name ends; a Roman number is one too."""
    number = kind(doc, at, "month")
    if number:
        hit = next(h for h in doc.hits["time"][at] if h.entry.kind == "month")
        end = (
            hit.end + 1
            if doc.tokens.key(hit.end) == "." and doc.tokens.tight(hit.end) and _near(doc, hit.end)
            else hit.end
        )
        return number, end
    word = doc.tokens.key(at)
    if word in ROMAN and doc.tokens.word(at).isupper() and is_year(doc, at + 1):
        return ROMAN[word], at + 1
    return 0, at


def _near(doc: Doc, at: int) -> bool:
    return number_at(doc, at + 1) >= 0


def year_after(doc: Doc, at: int, anchor: date | None) -> tuple[int, int]:
    """Return the year that follows a month, and where it ends: `, 2025`, `/2025`, `năm 2025`, `2025 r.`, `br.`."""
    for skip in (0, 1, 2):
        if is_year(doc, at + skip) and all(_joins_year(doc, at + s) for s in range(skip)):
            return number_at(doc, at + skip), era_end(doc, at + skip + 1)
    hit = doc.hit("time", at)
    if hit is not None and anchor and hit.entry.kind == "relative" and hit.entry.value.endswith("Y/year"):
        bounds = moments.relative(anchor, hit.entry.value)
        return (bounds.earliest.year, hit.end) if bounds else (0, at)
    return 0, at


def _joins_year(doc: Doc, at: int) -> bool:
    key = doc.tokens.key(at)
    if kind(doc, at, "month"):
        return False  # the first of two months: d'avril à juin 2025
    return key in (",", "/", "-", ".") or (key.isalpha() and len(key) <= 4 and not doc.tokens.caps[at])


def era_end(doc: Doc, at: int) -> int:
    """Skip the word for year after its number."""
    hit = doc.hit("time", at)
    return hit.end if hit is not None and hit.entry.kind == "era" and hit.entry.value == "year" else at
