"""The words behind the spans, for those who hold the texts: build/words.nq, never part of the graph or its exports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.errors import Problem
from kg.files import write_atomically
from kg.mapping.values import Names
from kg.reading.evidence import check_of, read_texts
from kg.terms import BASE, OA, Quad, cca, iri, literal, nquads

if TYPE_CHECKING:
    from pathlib import Path

    from kg.declared.context import Context
    from kg.reading.entries import Source
    from kg.reading.material import Material


def verify(read: Material, texts: Path) -> tuple[list[Problem], list[str]]:
    """Compare the spans of all sheets with their texts.

    Returns:
        a problem for every span whose words are not those that were coded, and the sources whose text is not there.

    Raises WorkspaceError if the folder does not exist.

    """
    found = read_texts(texts)
    problems, without = [], []
    for source in read.sources.values():
        text = found.get(source.text_sha256)
        if text is None:
            without += [source.slug] if source.text_sha256 else []
            continue
        for entry in source.entries:
            for span in entry.spans:
                if span.check and check_of(text[span.start : span.end]) != span.check:
                    message = f"the words at {span.start}–{span.end} are not those of check {span.check}"
                    problems.append(Problem(entry.file, entry.label, "check", f"{message}; look at the span"))
    return problems, without


def write(path: Path, read: Material, context: Context, texts: Path | None) -> None:
    """Write the words of every span whose text is in a folder, and the text of direct quotations.

    Without a folder the words of an earlier build are removed, as they may be of other spans.

    Raises WorkspaceError if the folder does not exist.
    """
    if texts is None:
        path.unlink(missing_ok=True)
        return
    found = read_texts(texts)
    quads: list[Quad] = []
    for source in read.sources.values():
        if source.text_sha256 in found:
            quads += _words(source, Names(context, source.slug, read.same_as), found[source.text_sha256])
    write_atomically(path, nquads(quads))


def _words(source: Source, names: Names, text: str) -> list[Quad]:
    graph = iri(f"{BASE}source/{source.slug}/text")
    quads: list[Quad] = []
    for entry in source.entries:
        for span in entry.spans:
            words = text[span.start : span.end]
            if span.check and check_of(words) != span.check:
                continue  # not the words that were coded; `kg sheet check` says so
            node = iri(f"{BASE}source/{source.slug}/text#char={span.start},{span.end}")
            quads.append((node, iri(OA + "exact"), literal(words), graph))
            if entry.values.get("reporting") == "direct":
                statement = iri(names.resolve(entry.id))
                quads.append((statement, cca("text"), literal(words, language=source.language), graph))
    return quads
