"""What a mark in a matrix says: how two nodes are joined. The header of a network declares it.

`#+ cells:` is a list such as `- signed: [cca:Signature]`; an edge of several kinds is drawn as the last that fits.
An entry without kinds, such as `- absent, or no vote recorded: []`, says what it means that there is no mark.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.errors import bad_input
from kg.networking.choice import tail
from kg.pictures.page import Key
from kg.pictures.style import BLUE, GREEN, INK, PAPER, PURPLE, RED

if TYPE_CHECKING:
    from kg.declared.questions import Question
    from kg.networking.model import Edge, Network
    from kg.pictures.style import Canvas

LOOKS = (
    ("o", BLUE, False),
    ("o", BLUE, True),
    ("x", RED, False),
    ("s", GREEN, True),
    ("^", PURPLE, False),
    ("D", INK, True),
)
"""Shape, colour and whether filled, in the order of what is declared."""
SIGNS = {-1.0: "against", 0.0: "neither", 1.0: "in favour"}
JOINED, OTHER, EMPTY = "joined", "of another kind", "nothing recorded"


@dataclass(frozen=True)
class Cell:
    """One way of being joined."""

    words: str
    kinds: frozenset[str] = frozenset()
    """The ends of the IRIs of what is drawn so."""
    look: tuple[str, str, bool] = LOOKS[1]

    def draw(self, canvas: Canvas, x: float, y: float, size: float, name: str = "") -> None:
        """Draw it around a point."""
        shape, colour, filled = self.look
        wide = 1.4 if shape == "x" else 1.0
        fill = colour if filled else PAPER
        style = {"color": colour, "markerfacecolor": fill, "markeredgewidth": wide, "zorder": 3}
        canvas.mark(x, y, shape, size, **style, **({"gid": name} if name else {}))

    def key(self, canvas: Canvas) -> Key:
        """Explain it."""
        return Key(self.words, lambda x, y: self.draw(canvas, x + 11, y, 6))


def of(network: Network) -> list[Cell]:
    """Return the ways in which nodes of a network are joined, in the order in which later ones prevail."""
    declared = read(network.projection.question)
    if not declared:
        if any(edge.sign is not None for edge in network.incidence.values()):
            looks = (LOOKS[2], LOOKS[0], LOOKS[1])
            return [Cell(words, look=look) for words, look in zip(SIGNS.values(), looks, strict=True)]
        return [Cell(JOINED)]
    if all(_fitting(edge, declared) for edge in network.incidence.values()):
        return declared
    return [Cell(OTHER, look=LOOKS[len(declared)]), *declared]


def read(question: Question) -> list[Cell]:
    """Read what the header of a network declares.

    Raises InputError if it is not what it should be.
    """
    told = [(words, kinds) for words, kinds in _told(question) if kinds]
    if len(told) >= len(LOOKS):
        raise bad_input(question.file, "header", "cells", f"expected at most {len(LOOKS) - 1} marks")
    return [
        Cell(words, frozenset(kind.rpartition(":")[2] for kind in kinds), look)
        for (words, kinds), look in zip(told, LOOKS, strict=False)
    ]


def empty(question: Question) -> str:
    """Return what it means that there is no mark, as the header of a network declares it, or else a default.

    Raises InputError if it is declared twice.
    """
    found = [words for words, kinds in _told(question) if not kinds]
    if len(found) > 1:
        raise bad_input(question.file, "header", "cells", "two entries have no kinds; one says what no mark means")
    return found[0] if found else EMPTY


def _told(question: Question) -> list[tuple[str, list[str]]]:
    told = question.header.get("cells") or []
    if not isinstance(told, list):
        raise bad_input(question.file, "header", "cells", "expected a list")
    found = []
    for item in told:
        pairs = list(item.items()) if isinstance(item, dict) else []
        if len(pairs) != 1 or not isinstance(pairs[0][1], list) or not all(isinstance(k, str) for k in pairs[0][1]):
            raise bad_input(question.file, "header", "cells", "expected entries such as `- signed: [cca:Signature]`")
        found.append((str(pairs[0][0]), pairs[0][1]))
    return found


def which(edge: Edge, cells: list[Cell]) -> int:
    """Return the place among the cells of how an edge joins its nodes."""
    if any(cell.kinds for cell in cells):
        return max(_fitting(edge, cells), default=0)
    if len(cells) == len(SIGNS) and edge.sign is not None:
        return 0 if edge.sign < 0 else 2 if edge.sign > 0 else 1
    return len(cells) // 2 if len(cells) == len(SIGNS) else 0


def _fitting(edge: Edge, cells: list[Cell]) -> list[int]:
    kinds = {tail(kind) for kind in edge.kinds}
    return [i for i, cell in enumerate(cells) if kinds & cell.kinds]
