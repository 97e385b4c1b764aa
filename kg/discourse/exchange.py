"""The two directions, from what a person asks for to the bytes of a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.declared import context, ontology
from kg.discourse import cells, database, gathering, opening, table, table_reading
from kg.discourse import draft as drafting
from kg.errors import KGError, WorkspaceError
from kg.reading import tables
from kg.reading.evidence import read_texts

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.building.selection import Selection
    from kg.declared.workspace import Workspace
    from kg.discourse.model import Corpus, Document
    from kg.graph import Graph

AGREEMENTS = {"": "", "yes": "1", "no": "0"}
DATABASE = ".dna"
LISTED = 10


@dataclass(frozen=True)
class Done:
    """What goes into a file, and what its reader must know."""

    data: bytes
    notes: list[str]
    text: str = ""
    """The text of the document, if the file held it or it was at hand."""


def export(graph: Graph, format: str, texts: Path | None, agreement: str, chosen: Selection | None = None) -> Done:
    """Write the statements of a build as CSV or as a DNA database.

    Raises KGError if a database is asked for and a text is missing.
    """
    corpus = gathering.gather(graph, chosen, read_texts(texts) if texts else {})
    if format == "dna":
        data, notes = database.write(corpus, AGREEMENTS[agreement])
    else:
        written, notes = table.write(corpus)
        data = written.encode("utf-8")
    told, texts_told = len({one.statement for one in corpus.statements}), len(corpus.documents)
    found = f"statements: {told}, in {len(corpus.statements)} rows, one for each topic; documents: {texts_told}"
    return Done(data, [found, *corpus.notes, *notes])


def draft(workspace: Workspace, file: Path, texts: Path | None, name: str, new: Sequence[Path]) -> Done:
    """Draft the sheet of one document of a file.

    Args:
        workspace: whose keys and codes a sheet has.
        file: CSV or database.
        texts: a folder with texts, if there is one.
        name: which document: its title, slug or number; may be empty if there is one only.
        new: the files that will be written: the sheet, and the text if it is wanted.

    Raises KGError for input that is not what it should be, for several documents, and for a file that exists.

    """
    for path in new:
        if path.exists():
            raise WorkspaceError(f"{path} exists; a draft is written to a new file")
    declared = drafting.Declared(context.load(workspace), ontology.load(workspace), _actors(workspace))
    at_hand = read_texts(texts) if texts else {}
    if file.suffix.lower() == DATABASE:
        corpus = opening.read(file, file.name, at_hand)
    else:
        codes = cells.codes(declared.context, declared.ontology)
        corpus = table_reading.read(file, file.name, at_hand, codes)
    document = _chosen(corpus, file.name, name)
    if len(new) > 1 and document.text is None:
        raise KGError(f"{file.name} holds no text to save; a CSV has positions only")
    made = drafting.make(document, corpus.of(document.name), file.name, declared)
    return Done(made.toml.encode("utf-8"), [*corpus.notes, *made.notes], document.text or "")


def _actors(workspace: Workspace) -> frozenset[str]:
    """Return the actors that the tables of the reference describe."""
    files = workspace.files("data/reference", "actor*.csv")
    return frozenset(row.get("id", "") for path in files for _, row in tables.rows(path, workspace.show(path))) - {""}


def _chosen(corpus: Corpus, file: str, name: str) -> Document:
    told = [one for one in corpus.documents.values() if corpus.of(one.name)]
    found = [one for one in told if not name or name in (one.name, one.title)]
    if len(found) == 1:
        return found[0]
    if not told:
        raise KGError(f"{file} has no statement that a sheet could hold")
    named = "; ".join(f"{one.name}{f' ({one.title})' if one.title else ''}" for one in told[:LISTED])
    more = f" and {len(told) - LISTED} more" if len(told) > LISTED else ""
    which = f"no single document {name!r}" if name else f"{len(told)} documents"
    raise KGError(f"{file} has {which}, and a sheet is for one; give --document, one of: {named}{more}")
