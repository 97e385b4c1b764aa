"""Drafts against a gold corpus: precision, recall and F1 by language and kind, with bootstrap intervals by article."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from kg import display
from kg.drafting.drafts import read
from kg.drafting.output import as_data
from kg.drafting.scores.compared import Compared
from kg.drafting.scores.scoring import Tally, score
from kg.errors import KGError, WorkspaceError, bad_input

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

DRAWS, SEED = 1000, 20251025
COLUMNS = ("language", "kind", "articles", "gold", "precision", "recall", "f1", "low", "high")
ALL = "all"


class Row(NamedTuple):
    """The figures of one kind of fact in one language; low and high bound F1 in 95 of 100 draws of articles."""

    language: str
    kind: str
    articles: int
    gold: int
    precision: float
    recall: float
    f1: float
    low: float
    high: float


def articles(folder: Path, drafts: Path | None = None) -> list[tuple[Path, Path]]:
    """List the texts of a folder that have a gold file of the same name beside them, and a draft if those are given."""
    found = [(text, text.with_suffix(".json")) for text in sorted(folder.rglob("*.txt"))]
    found = [(text, gold) for text, gold in found if gold.is_file()]
    if not found:
        raise WorkspaceError(f"{folder} holds no texts with gold: each NN.txt needs an NN.json beside it")
    if drafts:
        found = [(drafts / gold.relative_to(folder), gold) for _, gold in found]
        found = [(draft, gold) for draft, gold in found if draft.is_file()]
        if not found:
            raise WorkspaceError(f"{drafts} holds no draft of a text of {folder}: NN.json for each NN.txt")
    return found


def compared(folder: Path, drafts: Path | None = None, root: Path | None = None) -> list[Compared]:
    """Draft every article of a gold corpus, or read drafts of it.

    Args:
        folder: texts with their gold.
        drafts: a folder with another coder's or program's JSON for some of them; without it the texts are drafted.
        root: the folder of the languages.

    Raises:
        InputError: gold or a draft is not as the codebook describes it.
        WorkspaceError: there is none.

    """
    return [_one(text, gold, root) for text, gold in articles(folder, drafts)]


def evaluate(articles: Sequence[Compared]) -> list[Row]:
    """Score drafts by language and kind."""
    told: dict[str, list[dict[str, Tally]]] = defaultdict(list)
    for language, drafted, gold in articles:
        told[language].append(score(drafted, gold))
    if len(told) > 1:
        told[ALL] = [scored for language in sorted(told) for scored in told[language]]
    return [row for language, scored in told.items() for row in _rows(language, scored)]


def render(found: Sequence[Compared], format: str, *, coded: bool = False, parallel: bool = False) -> str:
    """Lay out scores, or how matched facts are coded, or how far translations agree; in JSON numbers are numbers.

    Raises KGError if two of these are asked for at once.
    """
    from kg.drafting.scores import coded as coding
    from kg.drafting.scores import parallel as translations

    if coded and parallel:
        raise KGError("--coded and --parallel are two tables; ask for one")
    columns: tuple[str, ...] = COLUMNS
    told: Sequence[tuple[object, ...]] = ()
    if coded:
        columns, told = coding.COLUMNS, coding.rows(found)
    elif parallel:
        columns, told = translations.COLUMNS, translations.rows(found)
    else:
        told = evaluate(found)
    if format == "json":
        return display.as_json([dict(zip(columns, row, strict=True)) for row in told])
    return display.render(columns, [["" if cell is None else str(cell) for cell in row] for row in told], format)


def without_draft(folder: Path, drafts: Path) -> list[str]:
    """Name the texts with gold of which a folder has no draft: they are not scored, so a total says less."""
    scored = {gold for _, gold in articles(folder, drafts)}
    return [gold.relative_to(folder).with_suffix("").as_posix() for _, gold in articles(folder) if gold not in scored]


def _one(text: Path, gold: Path, root: Path | None) -> Compared:
    wanted = _parsed(gold)
    if text.suffix == ".json":
        drafted = _parsed(text)
    else:
        published = date.fromisoformat(wanted["published"]) if wanted.get("published") else None
        drafted = as_data(read(text.read_bytes().decode("utf-8"), published, root=root))
    return Compared(str(wanted["language"]), drafted, wanted)


def _parsed(path: Path) -> dict[str, Any]:
    """Read gold or a draft.

    Raises InputError if it is not as the codebook describes it: then it cannot even be scored against itself.
    """
    try:
        data: dict[str, Any] = json.loads(path.read_text("utf-8"))
        date.fromisoformat(data.get("published") or "2000-01-01")
        score(data, data)
        str(data["language"])
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        parts = "language, mentions, memberships, statements, dates, counts, events, actions"
        raise bad_input(path.name, "", "", f"expected JSON with {parts} as docs/reading.md lists them") from None
    return data


def _rows(language: str, scored: list[dict[str, Tally]]) -> list[Row]:
    return [_row(language, kind, [article[kind] for article in scored]) for kind in scored[0]]


def _row(language: str, kind: str, tallies: list[Tally]) -> Row:
    total = added(tallies)
    low, high = interval(tallies)
    gold = total.right + total.missed
    return Row(language, kind, len(tallies), gold, *(round(v, 3) for v in (*figures(total), low, high)))


def added(tallies: Iterable[Tally]) -> Tally:
    """Add up tallies."""
    total = Tally()
    for one in tallies:
        total = total.plus(one)
    return total


def figures(total: Tally) -> tuple[float, float, float]:
    """Return precision, recall and F1; where there is nothing to find and nothing was found all are 1."""
    found, wanted = total.right + total.wrong, total.right + total.missed
    if not found and not wanted:
        return 1.0, 1.0, 1.0
    precision = total.right / found if found else 0.0
    recall = total.right / wanted if wanted else 0.0
    return precision, recall, 2 * total.right / (found + wanted)


def interval(tallies: Sequence[Tally]) -> tuple[float, float]:
    """Return the bounds of F1 in 95 of 100 draws of as many articles, each article drawn as a whole."""
    draw = random.Random(SEED)  # noqa: S311 - a draw to be repeated, not a secret
    drawn = sorted(figures(added(draw.choices(tallies, k=len(tallies))))[2] for _ in range(DRAWS))
    return drawn[int(DRAWS * 0.025)], drawn[int(DRAWS * 0.975) - 1]
