"""The sheets of several coders of one text, read and held to be comparable."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from kg.asking import sheet as checked
from kg.display import clean
from kg.errors import InputError, Problem, bad_input
from kg.mapping.values import Names, Reading
from kg.reading import sheets

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.reading.entries import Entry, Source

SCALE = ("doubtful", "probable", "", "verified")
"""Confidence from the least to the most sure; nothing written means that the words say it."""
Place = tuple[tuple[int, int], ...]
"""Stretches of a text in order, none touching the next."""


@dataclass(frozen=True)
class Item:
    """One entry of one coder's sheet."""

    coder: int
    """Number of the coder, in the order in which the sheets were given."""
    number: int
    """Number of the entry within its section, from 1."""
    entry: Entry
    raw: dict[str, Any]
    """The entry as the file has it, with its note and checks."""
    place: Place
    text: int = 0
    """Number of the text, in the order in which they are read."""

    @property
    def section(self) -> str:
        """The section that the entry is of."""
        return self.entry.section


@dataclass(frozen=True)
class Coder:
    """One coder's sheet of one text; a machine is a coder too."""

    name: str
    file: str
    sha256: str
    source: Source
    raw: dict[str, Any]
    """The table [source] as the file has it."""
    items: list[Item]


def read(paths: Sequence[Path], context: Context, ontology: Ontology) -> list[list[Coder]]:
    """Read the sheets of at least two coders: for each text that all of them coded, their sheets in the order given.

    Raises InputError if a sheet is not valid, if a coder has two of one text, or if there is no text that all coded.

    Args:
        paths: for each coder a sheet, or a folder of sheets.
        context: keys of sheets.
        ontology: codes of sheets.

    """
    if len(paths) < 2:
        raise bad_input("kg sheet compare", "", "", "needs the sheets of two coders or more")
    given = [[_coder(n, file, context, ontology) for file in _files(path)] for n, path in enumerate(paths)]
    by_text = [_by_text(sheets) for sheets in given]
    common = set.intersection(*(set(texts) for texts in by_text))
    for texts, path in zip(by_text, paths, strict=True):
        if not common & set(texts):
            message = f"no text of {clean(path.name)} is coded by all; sheets are compared that code one text"
            raise bad_input(clean(path.name), "[source]", "text_sha256", message)
    names = _names(paths, given)
    order = sorted(common, key=lambda sha: (min(texts[sha].source.slug for texts in by_text), sha))
    return [
        [_of_text(n, name, texts[sha]) for texts, name in zip(by_text, names, strict=True)]
        for n, sha in enumerate(order)
    ]


def _of_text(number: int, name: str, sheet: Coder) -> Coder:
    return replace(sheet, name=name, items=[replace(item, text=number) for item in sheet.items])


def _files(path: Path) -> list[Path]:
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise bad_input(clean(path.name), "", "", "has no sheet in it; expected files that end in .toml")
    return files


def _by_text(given: Sequence[Coder]) -> dict[str, Coder]:
    found: dict[str, Coder] = {}
    for sheet in given:
        sha = sheet.source.text_sha256
        if not sha:
            raise bad_input(sheet.file, "[source]", "text_sha256", "missing, so that no place can be compared")
        if sha in found:
            raise bad_input(
                sheet.file, "[source]", "text_sha256", f"is the text of {found[sha].file} by this coder too"
            )
        found[sha] = sheet
    return found


def _coder(number: int, path: Path, context: Context, ontology: Ontology) -> Coder:
    file = clean(path.name)
    source = sheets.read(path, file, context)
    checked.to_jsonld(source, context, ontology)  # refuses values that a build refuses
    _check_source(source, context, ontology)
    _check_codes(source, ontology, context)
    data = sheets.parse_toml(path, file)
    raws = [(n, raw) for section, raws in data.items() if section != "source" for n, raw in enumerate(raws, 1)]
    items = [
        Item(number, n, entry, raw, merged((span.start, span.end) for span in entry.spans))
        for (n, raw), entry in zip(raws, source.entries, strict=True)
    ]
    said = source.values.get("coder")
    name = " ".join(clean(said).split())[:60] if isinstance(said, str) else ""
    return Coder(name, file, hashlib.sha256(path.read_bytes()).hexdigest(), source, data["source"], items)


def _check_source(source: Source, context: Context, ontology: Ontology) -> None:
    """Refuse values of [source] that a build refuses."""
    reading = Reading(Names(context, source.slug, {}), ontology, source.language, typed=True)
    problems = []
    for name, raw in source.values.items():
        try:
            list(reading.values(context.sections["source"].keys[name], raw))
        except ValueError as error:
            problems.append(Problem(source.file, "[source]", name, str(error)))
    if problems:
        raise InputError(problems)


def _check_codes(source: Source, ontology: Ontology, context: Context) -> None:
    """Refuse levels and confidences that are not on their lists: a scale must know where they stand."""
    levels = {context.shorten(iri).removeprefix("lvl:") for iri in ontology.concepts(context.prefixes["lvl"])}
    problems = []
    for entry in source.entries:
        if entry.confidence not in SCALE:
            known = ", ".join(filter(None, SCALE))
            message = f"unknown code {entry.confidence[:80]!r}; known are {known}"
            problems.append(Problem(entry.file, entry.label, "confidence", message))
        if entry.level not in levels:
            message = f"unknown code {entry.level[:80]!r}; known are {', '.join(sorted(levels))}"
            problems.append(Problem(entry.file, entry.label, "level", message))
    if problems:
        raise InputError(problems)


def _names(paths: Sequence[Path], given: Sequence[Sequence[Coder]]) -> list[str]:
    """Call coders as their sheets do, else by their files; tell those of one name apart by files, then by order."""
    called = [{sheet.name for sheet in sheets} for sheets in given]
    files = [clean(path.name)[:60] for path in paths]
    names = [
        own.copy().pop() if len(own) == 1 and own != {""} else file.removesuffix(".toml")
        for own, file in zip(called, files, strict=True)
    ]
    counts = Counter(names)
    names = [n if counts[n] == 1 else f"{n} ({file})" for n, file in zip(names, files, strict=True)]
    taken = Counter(names)
    return [name if taken[name] == 1 else f"{name} {n}" for n, name in enumerate(names, 1)]


def merged(spans: Any) -> Place:
    """Join spans that touch."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple((start, end) for start, end in joined)
