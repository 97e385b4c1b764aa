"""The sheets of several coders of one text, read and held to be comparable."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.asking import sheet as checked
from kg.display import clean
from kg.errors import InputError, Problem, bad_input
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

    @property
    def section(self) -> str:
        """The section that the entry is of."""
        return self.entry.section


@dataclass(frozen=True)
class Coder:
    """One coder and the sheet that they made; a machine is a coder too."""

    name: str
    file: str
    sha256: str
    source: Source
    raw: dict[str, Any]
    """The table [source] as the file has it."""
    items: list[Item]


def read(files: Sequence[Path], context: Context, ontology: Ontology) -> list[Coder]:
    """Read the sheets of at least two coders.

    Raises InputError if one is no valid sheet, or if they are not of one text.
    """
    if len(files) < 2:
        raise bad_input("kg sheet compare", "", "", "needs the sheets of two coders or more")
    found = [_coder(number, path, context, ontology) for number, path in enumerate(files)]
    first = found[0]
    for coder in found[1:]:
        if coder.source.text_sha256 != first.source.text_sha256:
            message = f"is of another text than {first.file}; sheets are compared that code one text"
            raise bad_input(coder.file, "[source]", "text_sha256", message)
    if not first.source.text_sha256:
        message = "missing in every sheet, so that no place can be compared"
        raise bad_input(first.file, "[source]", "text_sha256", message)
    return _named(found)


def _coder(number: int, path: Path, context: Context, ontology: Ontology) -> Coder:
    file = clean(path.name)
    source = sheets.read(path, file, context)
    checked.to_jsonld(source, context, ontology)  # refuses values that a build refuses
    _check_codes(source, ontology, context)
    data = sheets.parse_toml(path, file)
    raws = [(section, n, raw) for section, raws in data.items() if section != "source" for n, raw in enumerate(raws, 1)]
    items = [
        Item(number, n, entry, raw, merged((span.start, span.end) for span in entry.spans))
        for (_, n, raw), entry in zip(raws, source.entries, strict=True)
    ]
    said = source.values.get("coder")
    name = clean(said)[:60] if isinstance(said, str) and said.strip() else clean(path.stem)[:60]
    return Coder(name, file, hashlib.sha256(path.read_bytes()).hexdigest(), source, data["source"], items)


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


def _named(found: list[Coder]) -> list[Coder]:
    """Tell coders of one name apart by their files, and files of one name by their order."""
    counts = Counter(coder.name for coder in found)
    names = [c.name if counts[c.name] == 1 else f"{c.name} ({c.file})" for c in found]
    taken = Counter(names)
    names = [name if taken[name] == 1 else f"{name} {n}" for n, name in enumerate(names, 1)]
    return [Coder(name, c.file, c.sha256, c.source, c.raw, c.items) for name, c in zip(names, found, strict=True)]


def merged(spans: Any) -> Place:
    """Join spans that touch."""
    joined: list[list[int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1][1] = max(joined[-1][1], end)
        else:
            joined.append([start, end])
    return tuple((start, end) for start, end in joined)
