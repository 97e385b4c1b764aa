"""What no table names, as rows for a person to decide on: who it is among what is known, or a row for an own table.

Nothing here is a decision: the rows of `links.proposed.csv` lack who decided and when, and no build reads the file.
What somebody wrote into these files is theirs: a row that stands stays as it is, and only new ones come behind.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any, NamedTuple

from kg.drafting.sheets.linking import HOME, LOOKED_UP, NEW
from kg.drafting.sheets.marks import DRAFTED
from kg.drafting.sheets.sheet_entries import CONTROL, KINDS, SECTIONS
from kg.drafting.sheets.sheet_ids import compact, names
from kg.errors import bad_input

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.drafting.sheets.linking import Known

LINKS = ("this", "same_as", "who", "when", "why")
NEAR = 0.9
"""How near a known name must be to be proposed as the one that is meant."""
SHOWN = 3


class Proposal(NamedTuple):
    """Something that a text names and no table has, with the words and their place."""

    source: str
    local: str
    id: str
    kind: str
    words: str
    language: str
    span: tuple[int, int]


def proposals(text: str, data: dict[str, Any], source: str) -> list[Proposal]:
    """List what is new in a draft, each thing once, by the longest of its names."""
    found: dict[str, Proposal] = {}
    local = names(data)
    for item in data["mentions"]:
        if item.get("link") == NEW and item["kind"] in LOOKED_UP:
            id, (start, end) = str(item["id"]), item["span"]
            words = " ".join(CONTROL.sub(" ", text[start:end]).split())
            own = Proposal(source, local[id], id, item["kind"], words, data["language"], (start, end))
            if id not in found or len(found[id].words) < len(words):
                found[id] = own
    return list(found.values())


def tables(found: Iterable[Proposal], known: Known) -> dict[str, str]:
    """Write the tables of proposals, by the names of their files."""
    links: list[dict[str, str]] = []
    rows: dict[str, dict[str, dict[str, str]]] = {}
    for proposal in found:
        near, same = _near(proposal, known), compact(proposal.id)
        if near and near[0][1] >= NEAR:
            same = compact(near[0][0].removeprefix(HOME))
        else:
            rows.setdefault(SECTIONS[same[:3]], {}).setdefault(same, _row(proposal, same))
        links.append({"this": f"src:{proposal.source}/{proposal.local}", "same_as": same, "why": _why(proposal, near)})
    made = {"links.proposed.csv": _csv(LINKS, links)} if links else {}
    for section, own in sorted(rows.items()):
        languages = sorted({key for row in own.values() for key in row if key.startswith("label_")})
        columns = ("id", *(["kind"] if section == "actor" else []), *languages, "source", "confidence", "note")
        made[f"{section}.proposed.csv"] = _csv(columns, own.values())
    return made


def joined(standing: str, made: str, file: str) -> str:
    """Put the new rows of a table behind those that stand in its file; a row is known by its first column.

    Raises InputError if the file is no such table.
    """
    table = csv.DictReader(io.StringIO(standing.removeprefix("\ufeff")), strict=True)
    new = csv.DictReader(io.StringIO(made))
    columns, more = list(table.fieldnames or ()), list(new.fieldnames or ())
    try:
        rows = list(table)
    except csv.Error as error:
        raise bad_input(file, "", "", f"is no CSV ({error}); move it away, or give another folder") from None
    if more[0] not in columns or any(None in row for row in rows):
        raise bad_input(file, "", more[0], "is no table of proposals; move it away, or give another folder")
    known = {row[more[0]] for row in rows}
    rows += [row for row in new if row[more[0]] not in known]
    return _csv([*columns, *(column for column in more if column not in columns)], rows)


def _near(proposal: Proposal, known: Known) -> list[tuple[str, float, str]]:
    """Return known things with a name like this one: thing, how near it is, what it is called."""
    meant = known.tabled.resolver.resolve(proposal.words, kind=proposal.kind)
    fitting = [one for one in meant.candidates if known.fits(proposal.id, one.thing)]
    return [(one.thing, one.score, one.label) for one in fitting[:SHOWN]]


def _why(proposal: Proposal, near: list[tuple[str, float, str]]) -> str:
    like = ", ".join(f"{compact(thing.removeprefix(HOME))} {label} {score:g}" for thing, score, label in near)
    return f"{DRAFTED}{_evidence(proposal)}; like {like or 'nothing known'}"


def _evidence(proposal: Proposal) -> str:
    start, end = proposal.span
    return f"“{proposal.words}” [{start}, {end}] in {proposal.source}"


def _row(proposal: Proposal, id: str) -> dict[str, str]:
    label = {f"label_{proposal.language}": proposal.words}
    told = {"id": id, "kind": KINDS.get(proposal.kind, ""), "source": proposal.source, "confidence": "probable"}
    return told | label | {"note": f"{DRAFTED}{_evidence(proposal)}"}


def _csv(columns: Iterable[str], rows: Iterable[dict[str, str]]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, list(columns), restval="", extrasaction="ignore", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()
