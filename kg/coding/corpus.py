"""corpus.toml: how the texts of a workspace were found, so that a reader knows what they can stand for.

The figures are those of a PRISMA flow (M. Page et al., BMJ 372:n71, 2021): found, screened, excluded and why, included.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.coding.fields import Fields
from kg.errors import InputError
from kg.reading.sheets import parse_toml

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kg.declared.workspace import Workspace

FILE = "data/corpus.toml"
WITHOUT = "descriptive of the supplied texts only"
TABLES = ("title", "rule", "screened", "duplicates", "note", "search", "excluded", "sample", "text")


@dataclass(frozen=True)
class Search:
    """One search: where, when, with what words, over which days of publication, and how many texts it found."""

    where: str
    when: str
    found: int
    query: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True)
class Sample:
    """How some of the texts that fit were drawn."""

    drawn: int
    how: str


@dataclass(frozen=True)
class Frame:
    """A sampling frame whose figures add up."""

    title: str
    rule: str
    searches: tuple[Search, ...]
    screened: int
    duplicates: int
    excluded: dict[str, int]
    """Why to how many."""
    texts: tuple[str, ...]
    """Slugs of the sources that were taken in."""
    sample: Sample | None = None
    note: str = ""

    @property
    def found(self) -> int:
        """How many texts the searches found, each time a text was found."""
        return sum(search.found for search in self.searches)

    @property
    def fitting(self) -> int:
        """How many of the screened texts fit the rule."""
        return self.screened - sum(self.excluded.values())


def load(workspace: Workspace) -> Frame | None:
    """Read the sampling frame of a workspace; None if it has none.

    Raises InputError with every problem of the file.
    """
    found = path(workspace)
    return read(found, FILE) if found.is_file() else None


def path(workspace: Workspace) -> Path:
    """Return where the frame of a workspace stands; that of the packaged base does not count for it."""
    return (workspace.root or workspace.layers[-1]) / FILE


def read(path: Path, file: str) -> Frame:
    """Read a sampling frame.

    Raises InputError with every problem: unknown keys, missing ones, wrong types, figures that do not add up.
    """
    fields = Fields(file, parse_toml(path, file))
    fields.known("", fields.data, TABLES)
    top = fields.data
    searches = tuple(_search(fields, label, raw) for label, raw in fields.tables("search"))
    sampled = _sample(fields, top["sample"]) if "sample" in top else None
    frame = Frame(
        fields.text("", top, "title"),
        fields.text("", top, "rule"),
        searches,
        fields.number("", top, "screened"),
        fields.number("", top, "duplicates", needed=False),
        _excluded(fields),
        tuple(_text(fields, label, raw) for label, raw in fields.tables("text")),
        sampled,
        fields.text("", top, "note", needed=False),
    )
    if not fields.problems:
        _add_up(fields, frame)
    if fields.problems:
        raise InputError(fields.problems)
    return frame


def _search(fields: Fields, label: str, raw: dict[str, Any]) -> Search:
    fields.known(label, raw, ("where", "when", "found", "query", "published", "language"))
    where, when = fields.text(label, raw, "where"), fields.days(label, raw, "when")
    found, query = fields.number(label, raw, "found"), fields.text(label, raw, "query", needed=False)
    published = fields.days(label, raw, "published", needed=False)
    return Search(where, when, found, query, published, fields.text(label, raw, "language", needed=False))


def _sample(fields: Fields, raw: Any) -> Sample | None:
    if not isinstance(raw, dict):
        fields.complain("", "sample", "expected a table, [sample], with drawn and how")
        return None
    fields.known("[sample]", raw, ("drawn", "how"))
    return Sample(fields.number("[sample]", raw, "drawn"), fields.text("[sample]", raw, "how"))


def _excluded(fields: Fields) -> dict[str, int]:
    excluded: dict[str, int] = {}
    for label, raw in fields.tables("excluded", needed=False):
        fields.known(label, raw, ("why", "number"))
        why = fields.text(label, raw, "why")
        if why in excluded:
            fields.complain(label, "why", "is the reason of another entry too; add their numbers up")
        excluded[why] = fields.number(label, raw, "number")
    return excluded


def _text(fields: Fields, label: str, raw: dict[str, Any]) -> str:
    fields.known(label, raw, ("source", "note"))
    fields.text(label, raw, "note", needed=False)
    return fields.slug(label, raw, "source")


def _add_up(fields: Fields, frame: Frame) -> None:
    """Check that every text found is accounted for."""
    if frame.found - frame.duplicates != frame.screened:
        message = f"{frame.found} found less {frame.duplicates} duplicates is {frame.found - frame.duplicates}"
        fields.complain("", "screened", f"{message}, not {frame.screened}; every text found is a duplicate or screened")
    for slug, times in Counter(frame.texts).items():
        if times > 1:
            fields.complain("", "text", f"{slug} is listed {times} times")
    taken = frame.sample.drawn if frame.sample else frame.fitting
    if taken != len(frame.texts):
        whence = "were drawn" if frame.sample else f"fit ({frame.screened} screened, {_total(frame)} excluded)"
        fields.complain("", "text", f"{taken} texts {whence}, but {len(frame.texts)} are listed")
    if frame.sample and frame.sample.drawn > frame.fitting:
        fields.complain("[sample]", "drawn", f"only {frame.fitting} texts fit, so {frame.sample.drawn} cannot be drawn")


def _total(frame: Frame) -> int:
    return sum(frame.excluded.values())


def scope(workspace: Workspace, sources: Sequence[str] | None = None) -> str:
    """Say what the texts of a workspace can stand for.

    That is "descriptive of the supplied texts only" if there is no sampling frame, or if some texts are not in it.

    Args:
        workspace: whose corpus.toml counts.
        sources: slugs of the texts that a result rests on; all coded articles of the workspace if not given.

    """
    frame = load(workspace)
    if frame is None:
        return WITHOUT
    strange = sorted(set(_articles(workspace) if sources is None else sources) - set(frame.texts))
    if strange:
        named = ", ".join(strange[:3]) + (f" and {len(strange) - 3} more" if len(strange) > 3 else "")
        return f"{WITHOUT}: not in the sampling frame: {named}"
    return sentence(frame)


def told(workspace: Workspace, sources: Iterable[str]) -> str:
    """Say what the coded texts among some sources can stand for; empty if there are none among them."""
    texts = sorted(set(_articles(workspace)) & set(sources))
    return scope(workspace, texts) if texts else ""


def sentence(frame: Frame) -> str:
    """Say how the texts were found."""
    where = ", ".join(dict.fromkeys(search.where for search in frame.searches))
    counts = [f"{frame.found} found", f"{frame.screened} screened", f"{_total(frame)} excluded"]
    if frame.sample:
        counts.append(f"{frame.sample.drawn} of {frame.fitting} drawn ({frame.sample.how})")
    return f"{frame.title}: {where}; {', '.join(counts)}, {len(frame.texts)} taken in; rule: {frame.rule}"


def _articles(workspace: Workspace) -> list[str]:
    """List the slugs of the workspace's fact sheets."""
    slugs = []
    for path in workspace.files("data/articles", "*.toml"):
        source = parse_toml(path, workspace.show(path)).get("source")
        slug = source.get("slug") if isinstance(source, dict) else None
        if isinstance(slug, str):
            slugs.append(slug)
    return slugs
