"""The one way to a picture: a kind, a panel or a network, a file and what stands under it."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from kg import files
from kg.errors import KGError, WorkspaceError, bad_input
from kg.pictures import style

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from kg.declared.questions import Question
    from kg.networking.model import Network
    from kg.paneling.tables import Table
    from kg.pictures.caption import Caption
    from kg.pictures.page import Sheet
    from kg.pictures.timeline import Acts

NETWORKS = ("incidence", "upset", "node-link", "discourse")
TABLES = ("cumulative", "claims")
TIMELINE = "timeline"
KINDS = (*NETWORKS, *TABLES, TIMELINE)


def declared(question: Question) -> str:
    """Return the picture that the header of a network or panel declares, empty if none.

    Raises InputError for one that there is not.
    """
    told = question.header.get("picture", "")
    if told and told not in KINDS:
        raise bad_input(question.file, "header", "picture", f"expected one of {', '.join(KINDS)}")
    return str(told)


def choose(name: str, wanted: str, default: str, known: Iterable[str]) -> str:
    """Return the kind of picture that is wanted, or else declared.

    Raises KGError for one that does not fit, or if there is neither.
    """
    fitting = tuple(known)
    kind = wanted or default
    if kind in fitting:
        return kind
    if kind:
        raise KGError(f"--picture {kind}: {name} can be drawn as {', '.join(fitting)}")
    raise KGError(f"{name} declares no picture; --picture takes one of {', '.join(fitting)}")


def suffix(path: Path) -> str:
    """Return the format that a file's name asks for.

    Raises WorkspaceError for any other than svg, png or pdf.
    """
    form = path.suffix[1:].lower()
    if form not in style.FORMATS:
        raise WorkspaceError(f"{path}: a picture is a file that ends in .svg, .png or .pdf")
    return form


def sheet(kind: str, data: Network | Table | Acts, caption: Caption) -> Sheet:
    """Lay a picture out.

    Raises:
        KGError: no such kind, or nothing to draw.
        WorkspaceError: matplotlib is not installed.

    """
    if kind not in KINDS:
        raise KGError(f"no picture of the kind {kind!r}; there are {', '.join(KINDS)}")
    module: Any = importlib.import_module(f"kg.pictures.{kind.replace('-', '_')}")
    made: Sheet = module.sheet(data, caption)
    return made


def picture(kind: str, data: Network | Table | Acts, format: str, caption: Caption) -> tuple[bytes, list[str]]:
    """Return a picture as the bytes of a file, and what a reader must be told of it besides."""
    made = sheet(kind, data, caption)
    said = list(made.said)
    unknown = style.missing(made.canvas)
    if unknown and format != "svg":
        said.append(f"{style.FONT} has no letters for {unknown!a}; a sign stands in their place, an .svg keeps them")
    return style.write(made.canvas, format, caption.title, caption.about), said


def draw(kind: str, data: Network | Table | Acts, path: Path, caption: Caption) -> list[str]:
    """Draw a panel or a network into a file, which is written as a whole or not at all.

    Args:
        kind: incidence, upset, node-link, discourse of a network; cumulative, claims of a panel; timeline of acts.
        data: the network, the laid-out table, or acts with their context.
        path: a file that ends in .svg, .png or .pdf.
        caption: what stands above and under it.

    Returns:
        what is left out of the picture, in sentences.

    Raises:
        KGError: no such kind, data that it cannot draw, or nothing to draw.
        WorkspaceError: matplotlib is not installed, or the file cannot be written.

    """
    data_made, said = picture(kind, data, suffix(path), caption)
    try:
        files.write_atomically(path, data_made)
    except OSError as error:
        raise WorkspaceError(f"{path} cannot be written ({error.strerror})") from None
    return said
