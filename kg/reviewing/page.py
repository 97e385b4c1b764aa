"""A sheet beside its text as one page of HTML: nothing is loaded, no script runs, links lead to facts and back."""

from __future__ import annotations

from collections import Counter, defaultdict
from html import escape
from typing import TYPE_CHECKING

from kg import display
from kg.drafting.sheets.marks import is_title
from kg.reviewing.page_marks import Mark, Piece, in_lanes, pieces
from kg.reviewing.page_style import policy, style
from kg.reviewing.passages import quoted
from kg.reviewing.plain import Plain, unsure
from kg.reviewing.review import STATUS, Review, spans_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kg.reviewing.review import Item

NO_TEXT = "The text is not at hand: give --texts with the folder that holds it. Facts stand in the order of the sheet."
COMMENTED = "They lack what a person has to find, such as who speaks. No decision touches them and no build reads them."
DRAFT = "This is a draft that a program made. Nobody has reviewed all of it, and no number may be cited from it."


def render(review: Review) -> str:
    """Write the page."""
    return _Page(review).html()


def _safe(text: str) -> str:
    """Escape text; what could steer a terminal or turn the direction of the page is replaced."""
    return escape(display.replaced(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd"))


class _Page:
    def __init__(self, review: Review) -> None:
        self.review, self.plain = review, Plain(review)
        self.items = review.items
        self.kinds = list(dict.fromkeys(item.block.section for item in self.items))
        self.text = review.text
        self.marks = in_lanes(list(self._marks())) if self.text is not None else []

    def _marks(self) -> Iterator[Mark]:
        for number, item in enumerate(self.items, 1):
            for start, end in spans_of(item.values):
                if last := self._last(start, end):
                    yield Mark(start, last, number, item.block.section)

    def _last(self, start: int, end: int) -> int:
        """Return where the words of a span end, line ends behind them aside; 0 if the text has no words there."""
        if self.text is None or not start < end <= len(self.text):
            return 0
        while end > start and self.text[end - 1] in "\r\n":
            end -= 1
        return end if end > start else 0

    def html(self) -> str:
        """Write the page."""
        css = style(self.kinds)
        language = str(self.review.source.values.get("language", "")) or "und"
        title = self._title()
        body = [self._header(title), self._legend(), *(self._rows(language) if self.text is not None else self._list())]
        body += self._commented()
        return (
            '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta http-equiv="Content-Security-Policy" content="{escape(policy(css))}">\n'
            '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            '<meta name="referrer" content="no-referrer">\n'
            f"<title>{_safe(title)}</title>\n<style>{css}</style>\n</head>\n<body>\n"
            + "\n".join(body)
            + "\n</body>\n</html>\n"
        )

    def _title(self) -> str:
        given = self.review.source.values.get("title", "")
        given = (given.get("en") or next(iter(given.values()), "")) if isinstance(given, dict) else given
        if self.review.reviewers and is_title(given):
            given = self.review.source.values.get("slug")  # signed when signing left the title as it was
        return given if isinstance(given, str) and given else self.review.path.name

    def _header(self, title: str) -> str:
        source = self.review.source.values
        counted = Counter(item.verdict or "open" for item in self.items)
        told = ", ".join(f"{count} {state}" for state, count in sorted(counted.items()))
        about = [("source", source.get("slug")), ("coder", source.get("coder")), ("published", source.get("published"))]
        by = ", ".join(self.review.reviewers)
        about += [("reviewed by", by), ("on", source.get("reviewed") if by else None)]
        facts = " · ".join(f"{name} {_safe(str(value))}" for name, value in about if value)
        gone = len(self.review.rejected_before)
        kept = f" {gone} rejected before are in {_safe(self.review.journal.path.name)}." if gone else ""
        more = f" {len(self.review.commented)} more stand in comments, at the end." if self.review.commented else ""
        lines = [
            f"<h1><bdi>{_safe(title)}</bdi></h1>",
            f"<p>{facts}</p>",
            f"<p>{len(self.items)} facts: {told}.{kept}{more}</p>",
        ]
        if source.get(STATUS) == "draft":
            lines.append(f'<p class="draft">{DRAFT}</p>')
        return "<header>\n" + "\n".join(lines) + "\n</header>"

    def _class(self, kind: str) -> str:
        return f"k{self.kinds.index(kind)}"

    def _legend(self) -> str:
        counted = Counter(item.block.section for item in self.items)
        items = [
            f'<li><span class="m {self._class(kind)}">{_safe(kind.replace("-", " "))}</span> '
            f'<span class="soft">{counted[kind]}</span></li>'
            for kind in self.kinds
        ]
        return '<ul class="legend" aria-label="Kinds of facts">\n' + "\n".join(items) + "\n</ul>"

    def _list(self) -> Iterator[str]:
        yield f'<p class="draft">{NO_TEXT}</p>'
        yield from (self._fact(number, item) for number, item in enumerate(self.items, 1))

    def _rows(self, language: str) -> Iterator[str]:
        """Write the text paragraph by paragraph, each with the facts whose words begin in it."""
        text = self.text or ""
        beginning = self._beginning()
        shown: set[int] = set()
        for start, end, marks in _paragraphs(text, self.marks):
            facts = [number for number in beginning if number not in shown and start <= beginning[number] <= end]
            shown.update(facts)
            if not text[start:end].strip() and not facts and not (marks and end > start):
                continue
            deep = max((mark.lane for mark in marks), default=0)
            words = "".join(self._piece(piece) for piece in pieces(start, end, marks))
            cards = "\n".join(self._fact(number, self.items[number - 1]) for number in facts)
            yield (
                f'<section class="row"><p class="d{deep}" lang="{_safe(language)}" dir="auto">{words}</p>\n'
                f"<div>{cards}</div></section>"
            )
        left = [number for number in range(1, len(self.items) + 1) if number not in shown]
        if left:
            yield "<h2>Not within the text</h2>"
            yield from (self._fact(number, self.items[number - 1]) for number in left)

    def _beginning(self) -> dict[int, int]:
        """Return where the words of each entry begin, in the order of the text."""
        found: dict[int, int] = {}
        for mark in self.marks:
            found.setdefault(mark.number, mark.start)
        return found

    def _piece(self, piece: Piece) -> str:
        words = _safe((self.text or "")[piece.start : piece.end])
        opened = "".join(f'<span class="m l{mark.lane} {self._class(mark.kind)}">' for mark in piece.marks)
        links = ",".join(
            f'<a href="#f{mark.number}" id="w{mark.number}-{mark.start}">{mark.number}</a>' for mark in piece.ending
        )
        note = f'<sup class="{self._class(piece.marks[-1].kind)}">{links}</sup>' if links and piece.marks else ""
        return f"{opened}{words}{note}{'</span>' * len(piece.marks)}"

    def _fact(self, number: int, item: Item) -> str:
        kind = self._class(item.block.section)
        state = item.verdict or "open"
        spans = ", ".join(self._place(number, start, end) for start, end in spans_of(item.values))
        why, reason = unsure(item.values), item.decision.reason if item.decision else ""
        notes = [f"not sure: {why}"] if why else []
        notes += [f"because: {reason}"] if reason else []
        said = "".join(f'<p class="note">{_safe(note)}</p>' for note in notes)
        return (
            f'<article class="fact {kind} {state}" id="f{number}"><h3><b class="{kind}">{number} '
            f'{_safe(self.plain.kind(item))}</b> <span class="state">{state}</span></h3>\n'
            f'<dl>{self._values(item)}</dl>{said}<p class="where">characters {spans}</p></article>'
        )

    def _commented(self) -> Iterator[str]:
        """Write the facts that stand in comments of the sheet, for reading only."""
        if self.review.commented:
            yield f"<h2>In comments of the sheet: {len(self.review.commented)}</h2>"
            yield f'<p class="soft">{COMMENTED}</p>'
        for number, item in enumerate(self.review.commented, 1):
            spans = spans_of(item.values)
            words = _safe(quoted(self.text, spans))
            where = ", ".join(f"{start}–{end}" for start, end in spans) if self.text is not None else ""
            where = f" characters {where}" if where else ""
            yield (
                f'<article class="fact" id="c{number}"><h3>{_safe(self.plain.kind(item))}</h3>\n'
                f'<dl>{self._values(item)}</dl><p class="where"><bdi>{words}</bdi>{where}</p></article>'
            )

    def _values(self, item: Item) -> str:
        return "".join(
            f'<dt>{_safe(line.label)}</dt><dd><bdi dir="ltr">{_safe(line.value)}</bdi></dd>'
            for line in self.plain.lines(item)
        )

    def _place(self, number: int, start: int, end: int) -> str:
        words = f"{start}–{end}"
        return f'<a href="#w{number}-{start}">{words}</a>' if self._last(start, end) else words


def _paragraphs(text: str, marks: Sequence[Mark]) -> Iterator[tuple[int, int, list[Mark]]]:
    """Yield each line of the text with the marks that have a character in it, sorted."""
    of_line: dict[int, list[Mark]] = defaultdict(list)
    starts = [0]
    while (found := text.find("\n", starts[-1])) >= 0:
        starts.append(found + 1)
    ends = [start - 1 for start in starts[1:]] + [len(text)]
    line = 0
    for mark in marks:
        while line + 1 < len(starts) and starts[line + 1] <= mark.start:
            line += 1
        here = line
        while here < len(starts) and starts[here] < mark.end:
            of_line[here].append(mark)
            here += 1
    for number, (start, end) in enumerate(zip(starts, ends, strict=True)):
        yield start, end, of_line[number]
