"""Opens a review, and says how it stands."""

from __future__ import annotations

from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

from kg.drafting.names.slugs import slug
from kg.errors import WorkspaceError
from kg.files import digest
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


def open_review(workspace: Workspace, sheet: Path, texts: Path | None, without_text: bool = False) -> Review:
    """Open a sheet for review with its text, from a folder or from `texts` in the workspace.

    Raises InputError if it is no sheet that can be reviewed, and WorkspaceError if its text is not at hand and it is
    not to be reviewed `without_text`.
    """
    folder = texts or (workspace.root / TEXTS if workspace.root else None)
    words = read_texts(folder) if folder and (texts or folder.is_dir()) else {}
    review = Review(sheet, Checker(workspace), words)
    if review.text is None and not without_text:
        raise WorkspaceError(f"{_lacking(review, folder)}; give --texts with its folder, or --without-text")
    return review


def _lacking(review: Review, folder: Path | None) -> str:
    """Say which text a review lacks, and which file may have been it."""
    wanted = review.source.values.get("text_sha256")
    if not isinstance(wanted, str) or not wanted:
        return f"{review.path.name} does not say which text it is of (no text_sha256 in [source])"
    said = f"the text of {review.path.name}, with SHA-256 {wanted}, is not at hand"
    names = {str(review.source.values.get("slug", "")), review.path.stem}
    for path in sorted(folder.iterdir()) if folder and folder.is_dir() else []:
        if path.is_file() and path != review.path and names & {path.stem, slug(path.stem)}:
            return f"{said}: {path} is another one, with {digest(path.read_bytes())}"
    return f"{said}: {folder} does not hold it" if folder and folder.is_dir() else said


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
    if review.commented:
        lines.append(f"{len(review.commented)} more stand in comments of the sheet, which no decision touches")
    if still:
        return [*lines, "run it again to go on"]
    return lines
