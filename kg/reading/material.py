"""Everything a build starts from: the sheets, tables, sources and identity decisions of all layers."""

from __future__ import annotations

import difflib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import InputError, KGError, Problem
from kg.mapping.values import Names
from kg.reading import dates, origins, sheets, tables
from kg.reading.entries import Entry, Reader, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator
    from pathlib import Path

    from kg.declared.context import Context
    from kg.declared.workspace import Workspace


@dataclass
class Material:
    """What was read, by source."""

    sources: dict[str, Source] = field(default_factory=dict)
    identity: dict[str, Source] = field(default_factory=dict)
    """Rows for the reference graph, by the source they cite."""
    same_as: dict[str, str] = field(default_factory=dict)
    replaced: list[str] = field(default_factory=list)
    """What own files replaced of the packaged base."""
    withdrawn: list[str] = field(default_factory=list)
    """Sources that are left out whole."""
    copies: dict[str, list[str]] = field(default_factory=dict)
    """Withdrawn source to those that are derived from it, and stay."""
    lost: dict[str, str] = field(default_factory=dict)
    """What the rows of a withdrawn source identified, to the slug of that source."""
    unread: list[str] = field(default_factory=list)
    """Tables that could not be read."""
    pages: dict[str, Source] = field(default_factory=dict)
    """All that is described and not withdrawn, whether rows cite it or not."""
    problems: list[Problem] = field(default_factory=list)


def load(
    workspace: Workspace,
    context: Context,
    progress: Callable[[str], None] = lambda _: None,
    jobs: int = 1,
    without: Collection[str] = (),
) -> Material:
    """Read all material of a workspace, but for the sources to do without; problems are gathered, not raised.

    Raises KGError for a source to do without that there is none of.
    """
    material = Material()
    pages = _pages(workspace, context, material)
    articles = _articles(workspace, context, material, progress, jobs)
    material.sources = articles
    for slug in without:
        if slug not in pages and slug not in articles:
            near = difflib.get_close_matches(slug, [*pages, *articles], n=1)
            raise KGError(f"no source {slug!r} to leave out" + (f"; did you mean {near[0]}?" if near else ""))
    described = {**pages, **articles}
    withdrawn = {s for s, page in [*pages.items(), *articles.items()] if page.withdrawn or s in without}
    material.withdrawn, material.copies = sorted(withdrawn), origins.copies(described, withdrawn)
    material.problems += origins.check(described)
    material.pages = {slug: source for slug, source in described.items() if slug not in withdrawn}
    for slug, entry in _rows(workspace, context, material, withdrawn):
        known = described.get(slug)
        if known is None:
            material.problems.append(origins.no_source(entry.file, entry.label, "source", slug, described))
            continue
        into = material.identity if entry.section in tables.IDENTITY else material.sources
        if slug not in into:
            into[slug] = Source(slug, known.file, known.values, label=known.label)
        into[slug].entries.append(entry)
    for slug in withdrawn:
        material.sources.pop(slug, None)
    material.same_as = _links(workspace, context, material)
    return material


def _pages(workspace: Workspace, context: Context, material: Material) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for path in workspace.files("data", "sources.csv"):
        try:
            own = tables.read_sources(path, workspace.show(path), context)
        except InputError as error:
            material.unread.append(workspace.show(path))
            material.problems += error.problems
            continue
        material.replaced += [f"source {slug}" for slug in own if slug in found]
        found |= own
    return found


def _articles(
    workspace: Workspace, context: Context, material: Material, progress: Callable[[str], None], jobs: int
) -> dict[str, Source]:
    found: dict[str, Source] = {}
    homes: dict[str, Path] = {}
    paths = workspace.files("data/articles", "*.toml")
    for number, (path, source) in enumerate(_read_sheets(workspace, context, paths, jobs), 1):
        progress(f"reading {number} of {len(paths)} sheets")
        if isinstance(source, InputError):
            material.problems += source.problems
            continue
        earlier = homes.get(source.slug)
        if earlier is not None and earlier.parent == path.parent:
            message = f"slug {source.slug!r} is used by {workspace.show(earlier)}; one source, one slug"
            material.problems.append(Problem(source.file, "[source]", "slug", message))
        elif earlier is not None:
            material.replaced.append(f"source {source.slug}")
        homes[source.slug] = path
        found[source.slug] = source
    return found


def _read_sheets(
    workspace: Workspace, context: Context, paths: list[Path], jobs: int
) -> Iterator[tuple[Path, Source | InputError]]:
    work = [(path, workspace.show(path), context) for path in paths]
    if jobs > 1 and len(paths) > jobs:
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
            yield from zip(paths, pool.map(_read_sheet, work, chunksize=50), strict=True)
    else:
        yield from zip(paths, map(_read_sheet, work), strict=True)


def _read_sheet(work: tuple[Path, str, Context]) -> Source | InputError:
    try:
        return sheets.read(*work)
    except InputError as error:
        return error


def _rows(workspace: Workspace, context: Context, material: Material, withdrawn: set[str]) -> list[tuple[str, Entry]]:
    """Read all table rows that are not withdrawn; those of a workspace replace packaged rows of the same id."""
    found: list[tuple[str, Entry]] = []
    for layer in workspace.layers:
        own: list[tuple[str, Entry]] = []
        for path in sorted(path for path in (layer / "data/reference").glob("*.csv") if path.is_file()):
            try:
                rows = tables.read(path, workspace.show(path), context)
            except InputError as error:
                material.unread.append(workspace.show(path))
                material.problems += error.problems
                continue
            own += [(slug, entry) for slug, entry in rows if slug not in withdrawn]
            gone = ((slug, e.id) for slug, e in rows if slug in withdrawn and e.section in tables.IDENTITY)
            material.lost |= {id: slug for slug, id in gone}
        replaced = {(entry.section, entry.id) for _, entry in found} & {(entry.section, entry.id) for _, entry in own}
        material.replaced += sorted(f"{section} {id}" for section, id in replaced)
        found = [(slug, e) for slug, e in found if (e.section, e.id) not in replaced] + own
    return found


LINK_COLUMNS = ("this", "same_as", "who", "when", "why")


def _links(workspace: Workspace, context: Context, material: Material) -> dict[str, str]:
    """Read identity decisions; a chain of them is followed to its end."""
    found: dict[str, str] = {}
    for path in workspace.files("data", "links.csv"):
        file = workspace.show(path)
        try:
            reader = Reader(file, context)
            own = _decisions(tables.rows(path, file, tables.columns(reader, LINK_COLUMNS, LINK_COLUMNS)), reader)
        except InputError as error:
            material.problems += error.problems
            continue
        material.replaced += sorted(f"identity of {context.shorten(this)}" for this in own.keys() & found.keys())
        found |= own
        for this in own:
            if _end(found, this) == this:
                message = (
                    f"{context.shorten(this)} is, through others, the same as itself; remove one row of the circle"
                )
                material.problems.append(Problem(file, "", "this", message))
    return {this: _end(found, this) for this in found}


def _decisions(rows: list[tables.Row], reader: Reader) -> dict[str, str]:
    found: dict[str, str] = {}
    for line, row in rows:
        label = f"line {line}"
        for column in LINK_COLUMNS:
            reader.check_text(label, column, row.get(column, ""))
            if column not in row:
                reader.complain(label, column, "missing; an identity decision says who, when and why")
        ends = [_linked(reader, label, column, row[column]) for column in LINK_COLUMNS[:2] if column in row]
        if len(ends) == 2 and found.setdefault(ends[0], ends[1]) != ends[1]:
            reader.complain(label, "this", "is decided otherwise in an earlier row; keep one")
    if reader.problems:
        raise InputError(reader.problems)
    return found


def _linked(reader: Reader, label: str, column: str, name: str) -> str:
    try:
        if ":" not in name:
            raise ValueError(f"{name[:80]!r} is known in one source only; write src:<slug>/{name[:80]}")
        return Names(reader.context, "", {}).resolve(name)
    except ValueError as error:
        reader.complain(label, column, str(error))
        return ""


def _end(links: dict[str, str], start: str) -> str:
    seen = {start}
    here = links[start]
    while here in links and here not in seen:
        seen.add(here)
        here = links[here]
    return here


class Known(NamedTuple):
    """The day from which a source is known."""

    day: str
    spoken: bool
    """Whether it was published then, and so speaks of that day; a page only captured or coded then may be older."""


def known_days(material: Material) -> dict[str, Known]:
    """Say from which day each source is known: published, else what it translates, else captured, else coded."""
    everything = {**material.identity, **material.sources}
    published: dict[str, object] = {}
    for source in [*material.pages.values(), *everything.values()]:
        published |= _published(source)
    days: dict[str, Known] = {}
    for slug, source in everything.items():
        translated = source.values.get("translation_of")
        candidates = [
            (source.values.get("published"), True),
            (published.get(translated) if isinstance(translated, str) else None, True),
            (source.values.get("captured"), False),
            (source.values.get("coded"), False),
        ]
        known = next((Known(day, spoken) for stated, spoken in candidates if (day := _latest(stated))), None)
        if known:
            days[slug] = known
    return days


def _published(source: Source) -> dict[str, object]:
    """Collect the dates of the pages that a source is or describes, by address and by the name of the source."""
    found: dict[str, object] = {}
    if "published" in source.values:
        names = (source.values.get("url"), f"src:{source.slug}")
        found |= {name: source.values["published"] for name in names if isinstance(name, str)}
    for entry in source.entries:
        if entry.section == "document" and "issued" in entry.values:
            found.setdefault(entry.id, entry.values["issued"])
    return found


def _latest(stated: object) -> str | None:
    try:
        return dates.parse(stated).latest.isoformat() if stated is not None else None
    except ValueError:
        return None


def group(problems: Iterable[Problem]) -> dict[str, list[Problem]]:
    """Group problems by file."""
    by_file: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        by_file[problem.file].append(problem)
    return by_file
