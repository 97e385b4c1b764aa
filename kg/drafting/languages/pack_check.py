"""Whether the tables of a language are what they should be; what a table wants is in `schema`."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING

from kg.drafting.languages import packs
from kg.drafting.languages.schema import KINDS, PREFIXES, SHARED, TABLES, Table
from kg.drafting.names import callings
from kg.drafting.text.tokens import split
from kg.errors import Problem
from kg.grounding import address, cues

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

COLUMNS = ("language", "table", "rows", "forms", "problems")
CONCEPT = "https://w3id.org/cca/concept/"
DECLARED = ("topic", "measure")
"""Columns of which the ontology says what they may hold."""
COMMON = ("names", "heads")
"""Tables of a language that have rows for all languages too."""
GUARDS = {
    name: Table(("what", "forms", "source"), closed=(("what", frozenset(whats)),))
    for name, whats in (("cues", cues.WHATS), ("orders", address.WHATS))
}
"""Tables by which facts that another program found are checked."""


def check(root: Path, tag: str) -> tuple[list[Problem], list[list[str]]]:
    """Check a language; return what is wrong, and how large each table is."""
    problems, rows = _tables(root / tag, tag, TABLES | GUARDS)
    return [*_settings(root, tag), *problems], rows


def shared(root: Path) -> tuple[list[Problem], list[list[str]]]:
    """Check the tables that all languages share, as `check` does those of one."""
    common = {name: TABLES[name] for name in COMMON}
    return _tables(root, "all", SHARED | common | {"kinds": KINDS})


def _tables(folder: Path, tag: str, tables: dict[str, Table]) -> tuple[list[Problem], list[list[str]]]:
    problems: list[Problem] = []
    rows: list[list[str]] = []
    for name, table in tables.items():
        found = list(_table(folder / f"{name}.csv", name, table))
        size, forms = _size(folder / f"{name}.csv")
        rows.append([tag, name, str(size), str(forms), str(len(found))])
        problems += found
    return problems, rows


def _settings(root: Path, tag: str) -> Iterator[Problem]:
    own = packs.told(root, tag)
    if own.tag != tag:
        yield Problem(f"{tag}/language.toml", "", "tag", f"is {own.tag} in the folder {tag}")
    if len(own.stop) < 20:
        yield Problem(
            f"{tag}/language.toml", "", "stop", "lists fewer than 20 frequent words, too few to tell languages"
        )
    for role in ("complementiser", "negator", "pronoun", "locative", "determiner"):
        if not own.lists.get(role):
            yield Problem(f"{tag}/language.toml", "words", f"{role}s", "is missing or empty")


def _size(path: Path) -> tuple[int, int]:
    found = packs.rows(path)
    return len(found), sum(len(packs.parts(row.get("forms") or row.get("form") or "")) for row in found)


def _table(path: Path, name: str, table: Table) -> Iterator[Problem]:
    file = f"{path.parent.name}/{path.name}"
    if not path.is_file():
        yield Problem(file, "", "", "is missing")
        return
    raw = path.read_bytes()
    if b"\r" in raw:
        yield Problem(file, "", "", "has line ends other than LF")
    reader = csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""))
    if tuple(name for name in reader.fieldnames or () if name != "case" or "case" in table.columns) != table.columns:
        yield Problem(file, "line 1", "", f"has other columns than {','.join(table.columns)}")
        return
    found = list(enumerate(reader, 2))
    for line, row in found:
        yield from _row(file, line, row, table)
        yield from _kind(file, line, row, callings.known(name))
    if name == "names":
        yield from _twice(file, found)


def _row(file: str, line: int, row: dict[str, str], table: Table) -> Iterator[Problem]:
    entry = f"line {line}"
    if not any(row.values()):
        yield Problem(file, entry, "", "is blank")
        return
    if None in row or None in row.values():
        yield Problem(file, entry, "", "has more or fewer cells than there are columns")
        return
    if not row["source"].strip():
        yield Problem(file, entry, "source", "is empty: every row says where it is from")
    forms = row.get("forms")
    single = next((row[key] for key in ("form", "pattern", "name", "kind") if row.get(key)), "")
    cells = forms.split("|") if forms is not None else [single]
    if any(not split(form).keys and not form.strip() for form in cells):
        yield Problem(file, entry, "forms", "has an empty form")
    yield from _closed(file, entry, row, table)
    for column in DECLARED:
        if (told := row.get(column)) and told not in concepts(column):
            yield Problem(file, entry, column, f"{told!r} is no {column} of the ontology")
    if "id" in row:
        yield from _identifier(file, entry, row)


def _kind(file: str, line: int, row: dict[str, str], kinds: frozenset[str]) -> Iterator[Problem]:
    """Find a kind of office or body that `kinds.csv` does not describe."""
    if kinds and row.get("kind") not in kinds:
        close = ", ".join(get_close_matches(row.get("kind") or "", kinds)) or "add it there"
        yield Problem(file, f"line {line}", "kind", f"{row.get('kind')!r} does not stand in kinds.csv ({close})")


@cache
def concepts(scheme: str) -> frozenset[str]:
    """Return the concepts of a scheme that the ontology declares."""
    from kg.declared.ontology import parse_turtle
    from kg.declared.workspace import base_root
    from kg.terms import SKOS

    own = f"{CONCEPT}{scheme}/"
    triples = (t for path in (base_root() / "ontology").glob("*.ttl") for t in parse_turtle(path, path.name))
    named = (str(t.subject).strip("<>") for t in triples if t.predicate.value == SKOS + "inScheme")
    return frozenset(iri.removeprefix(own) for iri in named if iri.startswith(own))


def _closed(file: str, entry: str, row: dict[str, str], table: Table) -> Iterator[Problem]:
    for column, values in table.closed:
        wrong = [part for part in row[column].split("|") if part not in values]
        if wrong:
            yield Problem(file, entry, column, f"{wrong[0]!r} is not one of {', '.join(sorted(values))}")


def _identifier(file: str, entry: str, row: dict[str, str]) -> Iterator[Problem]:
    prefix, _, slug = row["id"].partition(":")
    if prefix not in PREFIXES or not slug:
        yield Problem(file, entry, "id", f"{row['id']!r} is not a compact identifier such as sta:vnm")


def _twice(file: str, found: list[tuple[int, dict[str, str]]]) -> Iterator[Problem]:
    """Find forms that stand for two things without a guard that tells them apart."""
    owners: dict[str, dict[str, int]] = defaultdict(dict)
    for line, row in found:
        if not (row["guard"] or "").strip("|"):
            for form in packs.parts(row["forms"]):
                owners[form if row["case"] == "yes" else form.casefold()].setdefault(row["id"], line)
    for form, lines in owners.items():
        if len(lines) > 1:
            first, second = sorted(lines.values())[:2]
            yield Problem(
                file, f"line {second}", "forms", f"{form!r} stands for another thing in line {first}; guard one"
            )
