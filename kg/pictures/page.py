"""The frame that all pictures share: a title above, and below a key to what is drawn and a caption.

Besides, what they draw alike: the dots that say that a list is not known to be complete.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kg.pictures import style
from kg.pictures.style import GREY, LARGE, PALE, SMALL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kg.pictures.style import Canvas

WIDTH, EDGE = 790.0, 14.0
"""Of a picture, and of its outer edge."""
LINE, BETWEEN, SAMPLE = 10.0, 12.0, 26.0
"""Height of a line of the caption and of the key, and width of a sample in the key."""
SHADE, SHADED, DOTS = "....", "#f2f2f2", "#c4c4c4"
OPEN = "list of acts not known to be complete"


@dataclass(frozen=True)
class Sheet:
    """A picture that is laid out, and what was left out of it."""

    canvas: Canvas
    said: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Key:
    """A part of the key: what something means, and what draws a sample of it, 22 points wide, at x and y."""

    words: str
    draw: Callable[[float, float], None]


def head(canvas: Canvas, title: str) -> float:
    """Write the title, and return where what follows may begin."""
    lines = style.wrapped(title[: style.LONGEST], LARGE, canvas.width - 2 * EDGE)
    for i, words in enumerate(lines):
        canvas.text(EDGE, EDGE + 8 + 15 * i, words, LARGE, weight="bold")
    return EDGE + 15 * len(lines) + 6


def legend(canvas: Canvas, keys: Iterable[Key], top: float) -> float:
    """Write the key in lines, and return where what follows may begin."""
    x, y = EDGE, top
    for key in keys:
        wide = SAMPLE + style.width_of(key.words, SMALL) + 16
        if x + wide > canvas.width - EDGE and x > EDGE:
            x, y = EDGE, y + BETWEEN
        key.draw(x, y)
        canvas.text(x + SAMPLE, y, key.words, SMALL)
        x += wide
    return y + 14


def foot(canvas: Canvas, sentences: Sequence[str], top: float) -> float:
    """Write the caption, and return the height of the picture."""
    lines = [line for sentence in sentences for line in style.wrapped(sentence, SMALL, canvas.width - 2 * EDGE)]
    for i, words in enumerate(lines):
        canvas.text(EDGE, top + LINE * i, words, SMALL, color=GREY)
    return top + LINE * len(lines) + 4


def shade(canvas: Canvas, x: float, y: float, width: float, height: float) -> None:
    """Dot a stretch where a list is not known to be complete."""
    look = {"facecolor": SHADED, "edgecolor": DOTS, "linewidth": 0.0, "hatch": SHADE, "zorder": 0.5}
    canvas.box(x, y, width, height, **look)


def shaded_key(canvas: Canvas) -> Key:
    """Explain the dots."""
    return Key(OPEN, lambda x, y: shade(canvas, x, y - 4, 22, 8))


def rule(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    """Draw a pale line that leads the eye."""
    canvas.line(x0, y0, x1, y1, color=PALE, linewidth=0.5, zorder=0.6)
