"""Opens a review, and says how it stands."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from kg.errors import WorkspaceError
from kg.reading.entries import CONTROL
from kg.reading.evidence import read_texts
from kg.reviewing.checker import Checker
from kg.reviewing.journal import VERDICTS
from kg.reviewing.review import Review

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.workspace import Workspace

TEXTS = "texts"
"""The folder of a workspace that is looked into if none is given."""


def open_review(workspace: Workspace, sheet: Path, texts: Path | None) -> Review:
    """Open a sheet for review with its text, from a folder or from `texts` in the workspace.

    Raises InputError if it is no sheet that can be reviewed.
    """
    folder = texts or (workspace.root / TEXTS if workspace.root else None)
    words = read_texts(folder) if folder and (texts or folder.is_dir()) else {}
    return Review(sheet, Checker(workspace), words)


def today() -> str:
    """Return the day on which somebody decides."""
    return date.today().isoformat()


def reviewer(review: Review, given: str) -> str:
    """Return who decides: as given, else as before in this review, else nobody yet.

    Raises WorkspaceError for a name that cannot be written.
    """
    before = list(dict.fromkeys(one.by for one in review.journal.decisions.values()))
    name = given.strip() or (before[-1] if before else "")
    if CONTROL.search(name) or "\n" in name:
        raise WorkspaceError("the reviewer's name has a control character; write it plainly")
    return name


def standing(review: Review) -> list[str]:
    """Say how far a review has come, and what comes next."""
    counted = Counter(item.verdict for item in review.items)
    parts = [f"{counted[verdict]} {verdict}" for verdict in VERDICTS if counted[verdict]]
    still = counted[""]
    lines = [f"{review.path.name}: {', '.join([*parts, f'{still} open'])}; decisions are in {review.journal.path.name}"]
    if still:
        return [*lines, "run it again to go on"]
    return lines
