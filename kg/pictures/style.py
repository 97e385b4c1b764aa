"""How every picture looks, and how it is written: the same bytes for the same build.

Sizes are in points (1/72 inch), counted from the top left. Shapes and hatches tell apart what colours tell apart, so
that nothing is lost in black and white; the colours are those of Okabe and Ito (2008), told apart by the colour-blind.
"""

from __future__ import annotations

import io
import re
import warnings
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import kg
from kg.display import clean
from kg.errors import WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.figure import Figure

FORMATS = ("svg", "png", "pdf")
FONT = "DejaVu Sans"
"""Comes with matplotlib; has the letters of Polish, Vietnamese, Russian, Ukrainian and Arabic."""
INK, GREY, PALE, PAPER = "#1a1a1a", "#595959", "#d9d9d9", "#ffffff"
BLUE, GREEN, PURPLE, RED, ORANGE = "#0072b2", "#009e73", "#aa4499", "#d55e00", "#e69f00"
COLOURS = (BLUE, RED, GREEN, PURPLE, INK, ORANGE)
DASHES: tuple[Any, ...] = (
    "-", (0, (5, 1.8)), (0, (1, 1.4)), (0, (7, 1.8, 1, 1.8)), (0, (3, 1.2, 1, 1.2, 1, 1.2)), (0, (11, 3)),
)  # fmt: skip
"""Lines that are told apart without colour, in the order of the colours."""
SMALL, NORMAL, LARGE = 7.0, 8.5, 12.0
"""Sizes of letters."""
LONGEST = 1000
"""Letters of a text beyond which nothing is measured or written."""
SETTINGS: dict[str, Any] = {
    "font.family": "sans-serif",
    "font.sans-serif": [FONT, "Verdana", "sans-serif"],
    "svg.fonttype": "none",
    "svg.hashsalt": "kg",
    "pdf.fonttype": 42,
    "hatch.linewidth": 0.6,
    "path.simplify": False,
    "text.usetex": False,
    "text.parse_math": False,
}
_NEVER = re.compile("[\ud800-\udfff\ufffe\uffff]")
MISSING = 'pictures need matplotlib, which is not installed; pip install "cybercoop-kg[pictures]"'


@dataclass(frozen=True)
class Drawn:
    """One thing on a canvas: the name of a method of matplotlib's axes, and what it is called with."""

    artist: str
    values: tuple[Any, ...]
    style: dict[str, Any]


@dataclass
class Canvas:
    """A sheet of some width to draw on; its height is set when all is known.

    Nothing is handed to matplotlib before the picture is written, so that a layout can be tested without it.
    """

    width: float
    height: float = 0.0
    drawn: list[Drawn] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, size: float = SMALL, **style: Any) -> None:
        """Write words; y is the middle of the line unless `va` says otherwise."""
        style = {"color": INK, "va": "center_baseline", "ha": "left", "fontsize": size, **style}
        self.drawn.append(Drawn("text", (x, y, safe(words)), style))

    def line(self, x0: float, y0: float, x1: float, y1: float, **style: Any) -> None:
        """Draw a straight line."""
        style = {"color": INK, "linewidth": 0.8, "solid_capstyle": "butt", **style}
        self.drawn.append(Drawn("plot", ([x0, x1], [y0, y1]), style))

    def box(self, x: float, y: float, width: float, height: float, **style: Any) -> None:
        """Draw a rectangle from its top left corner."""
        style = {"facecolor": PAPER, "edgecolor": INK, "linewidth": 0.8, **style}
        self.drawn.append(Drawn("box", ((x, y), width, height), style))

    def path(self, xs: Sequence[float], ys: Sequence[float], **style: Any) -> None:
        """Draw a line through points."""
        style = {"color": INK, "linewidth": 0.8, "solid_capstyle": "butt", **style}
        self.drawn.append(Drawn("plot", (list(xs), list(ys)), style))

    def area(self, xs: Sequence[float], ys: Sequence[float], **style: Any) -> None:
        """Fill what lies within points."""
        style = {"facecolor": PALE, "edgecolor": "none", "linewidth": 0.0, **style}
        self.drawn.append(Drawn("fill", (list(xs), list(ys)), style))

    def mark(self, x: float, y: float, shape: Any, size: float, **style: Any) -> None:
        """Draw a shape around a point, by matplotlib's letter for it."""
        style = {"color": INK, "markeredgewidth": 0.8, "linestyle": "none", **style}
        self.drawn.append(Drawn("plot", ([x], [y]), {"marker": shape, "markersize": size, **style}))


def write(canvas: Canvas, format: str, title: str, about: str) -> bytes:
    """Return a picture as the bytes of a file.

    Args:
        canvas: what to draw.
        format: svg, png or pdf.
        title: for readers who do not see it, and for catalogues.
        about: what it was made from.

    Raises:
        WorkspaceError: matplotlib is not installed.

    """
    matplotlib = _matplotlib()
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(SETTINGS)
        figure = _figure(canvas, format)
        made = io.BytesIO()
        with warnings.catch_warnings():
            if format == "svg":
                warnings.filterwarnings("ignore", "Glyph .* missing from font")
            figure.savefig(made, format=format, dpi=200, metadata=_metadata(format, safe(title), safe(about)))
        return made.getvalue()


def _matplotlib() -> Any:
    try:
        import matplotlib
    except ImportError:
        raise WorkspaceError(MISSING) from None
    return matplotlib


def _figure(canvas: Canvas, format: str) -> Figure:
    from matplotlib.figure import Figure
    from matplotlib.patches import Rectangle

    figure = Figure(figsize=(canvas.width / 72, canvas.height / 72), facecolor=PAPER)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_axis_off()
    axes.set_xlim(0, canvas.width)
    axes.set_ylim(canvas.height, 0)
    for thing in canvas.drawn:
        if thing.artist == "box":
            axes.add_patch(Rectangle(*thing.values, **thing.style))
            continue
        values = thing.values
        if thing.artist == "text" and format != "svg":  # whoever shows an SVG has letters of more scripts
            values = (*values[:2], drawable(values[2]))
        getattr(axes, thing.artist)(*values, clip_on=False, **thing.style)
    axes.set_xlim(0, canvas.width)
    axes.set_ylim(canvas.height, 0)
    return figure


def _metadata(format: str, title: str, about: str) -> dict[str, Any]:
    """Say what it is and who made it, and no time: a clock would change the bytes."""
    maker = f"kg {kg.__version__}"
    if format == "svg":
        return {"Title": title, "Description": about, "Creator": maker, "Date": None}
    if format == "pdf":
        return {"Title": title, "Subject": about, "Creator": maker, "CreationDate": None}
    return {"Title": title, "Description": about, "Software": maker}


def safe(words: str) -> str:
    """Make words safe to write into a picture: as for a terminal, and without what no XML file may hold."""
    return _NEVER.sub("\ufffd", clean(words))


@lru_cache(maxsize=1)
def _letters() -> frozenset[int]:
    """Return the letters that the font has."""
    _matplotlib()
    from matplotlib.font_manager import FontProperties, findfont, get_font

    return frozenset(get_font(findfont(FontProperties(family=FONT))).get_charmap())


def drawable(words: str) -> str:
    """Put a sign in the place of each letter that the font does not have; `missing` names them."""
    return "".join(letter if ord(letter) in _letters() else "\ufffd" for letter in safe(words))


def missing(canvas: Canvas) -> str:
    """Return the letters on a canvas that the font does not have."""
    written = {letter for thing in canvas.drawn if thing.artist == "text" for letter in thing.values[2]}
    return "".join(sorted(letter for letter in written if ord(letter) not in _letters()))


@lru_cache(maxsize=4096)
def width_of(words: str, size: float, bold: bool = False) -> float:
    """Return how wide words are when written, in points."""
    _matplotlib()
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextToPath

    properties = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = TextToPath().get_text_width_height_descent(drawable(words), properties, ismath=False)
    return float(width)


def shortened(words: str, size: float, room: float) -> str:
    """Cut words to a width, with dots for what is left out."""
    words = words[:LONGEST]
    if width_of(words, size) <= room:
        return words
    fits, beyond = 0, len(words)
    while beyond - fits > 1:
        middle = (fits + beyond) // 2
        fits, beyond = (middle, beyond) if width_of(words[:middle] + "…", size) <= room else (fits, middle)
    return words[:fits].rstrip() + "…"


def wrapped(words: str, size: float, room: float) -> list[str]:
    """Break words into lines of at most some width; a word that is longer than a line is broken."""
    lines = [""]
    for part in (part for word in words.split() for part in _parts(word, size, room)):
        longer = f"{lines[-1]} {part}".strip()
        if lines[-1] and width_of(longer, size) > room:
            lines.append(part)
        else:
            lines[-1] = longer
    return lines


def _parts(word: str, size: float, room: float) -> list[str]:
    parts = []
    while width_of(word[:LONGEST], size) > room and len(word) > 1:
        fits = max(1, len(shortened(word, size, room)) - 1)
        parts.append(word[:fits])
        word = word[fits:]
    return [*parts, word]
