"""`kg sheet json` writes JSON-LD that two processors read to the very triples of a build."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from pyld import jsonld
from small_sheets import BASE, Data, declared, invented, mapped, said, write
from workspaces import ROOT, SEED

from kg.asking import sheet_report
from kg.declared import workspace
from kg.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from conftest import Ran

    from kg.building.store import Build

Triple = tuple[str, str, str]


def refuse(url: str, options: Any) -> Any:
    pytest.fail(f"a processor wants to load {url}")


def as_triples(data: bytes, format: ox.RdfFormat) -> set[Triple]:
    return {(str(q.subject), str(q.predicate), str(q.object)) for q in ox.parse(data, format=format)}


def by_oxigraph(text: str) -> set[Triple]:
    return as_triples(text.encode("utf-8"), ox.RdfFormat.JSON_LD)


def by_pyld(text: str) -> set[Triple]:
    nquads = jsonld.to_rdf(json.loads(text), {"format": "application/n-quads", "documentLoader": refuse})
    return as_triples(nquads.encode("utf-8"), ox.RdfFormat.N_QUADS)


def content(lines: Iterable[str], slug: str) -> set[Triple]:
    """Return what is in the content and inferred graphs of a source, bounds of dates apart."""
    ends = tuple(f" <{BASE}source/{slug}{graph}> ." for graph in ("", "/inferred"))
    own = "".join(line.rsplit(" <", 1)[0] + " .\n" for line in lines if line.endswith(ends))
    bounds = {f"<{name}>" for name in declared().ontology.bound_properties}
    return {t for t in as_triples(own.encode("utf-8"), ox.RdfFormat.N_TRIPLES) if t[1] not in bounds}


def converted(data: Data, folder: Path) -> str:
    return sheet_report.as_jsonld(workspace.find(ROOT), write(data, folder))


@pytest.mark.parametrize("reader", [by_oxigraph, by_pyld])
def test_the_seed_by_the_command_line(
    reader: Callable[[str], set[Triple]], kg: Callable[..., Ran], seed_build: Build
) -> None:
    ran = kg("sheet", "json", SEED)
    assert ran.code == 0
    expected = content(seed_build.nquads.read_text("utf-8").splitlines(), "hanoi-2025-10-26-pl")
    assert len(expected) > 400
    assert reader(ran.out) == expected


@pytest.mark.parametrize("reader", [by_oxigraph, by_pyld])
def test_an_invented_sheet(reader: Callable[[str], set[Triple]], tmp_path: Path) -> None:
    data = invented()
    expected = content((" ".join(quad) + " ." for quad in mapped(data, tmp_path).quads), "invented")
    objects = {o for _, _, o in expected}
    assert {
        '"72.5"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"2025-03"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>',
        '"2025"^^<http://www.w3.org/2001/XMLSchema#gYear>',
        '"2024-05-06"^^<http://www.w3.org/2001/XMLSchema#date>',
        '"União Sampliana"@pt-br',
        '"Z. Próbna"@en',
        '"40"^^<http://www.w3.org/2001/XMLSchema#integer>',
    } <= objects
    assert reader(converted(data, tmp_path)) == expected


@pytest.mark.parametrize(
    ("section", "changed", "field"),
    [
        ("count", {"as_of": "2024-13-45"}, "as_of"),
        ("count", {"as_of": "2025-02-31"}, "as_of"),
        ("count", {"amount": "many"}, "amount"),
        ("count", {"amount": float("inf")}, "amount"),
        ("count", {"value": True}, "value"),
        ("count", {"value": 10**5000}, "value"),
        ("count", {"measure": "no-such"}, "measure"),
        ("count", {"measure": 5}, "measure"),
        ("count", {"about": "foo:bar"}, "about"),
        ("count", {"about": "schema:x> <y"}, "about"),
        ("event", {"label": {"not a tag": "x"}}, "label"),
        ("event", {"label": 5}, "label"),
        ("event", {"id": "per:con"}, "id"),
    ],
)  # fmt: skip
def test_a_bad_value_is_refused_and_not_written(tmp_path: Path, section: str, changed: Data, field: str) -> None:
    data = invented()
    data[section][0] = {**data[section][0], **changed}
    with pytest.raises(InputError) as caught:
        converted(data, tmp_path)
    assert {(p.file, p.entry.split(" (")[0], p.field) for p in caught.value.problems} == {
        ("sheet.toml", f"{section} 1", field)
    }


def test_a_word_without_language_is_refused(tmp_path: Path) -> None:
    data = invented()
    del data["source"]["language"]
    with pytest.raises(InputError, match="say the language"):
        converted(data, tmp_path)


def test_the_document_stands_alone(tmp_path: Path) -> None:
    read = json.loads(converted(invented(), tmp_path))
    assert read["@context"][1] == {"@base": f"{BASE}source/invented/"}
    assert "http" not in {part for part in read["@context"] if isinstance(part, str)}
    assert len(read["@graph"]) == 8


def test_names_that_look_like_keywords_stay_names(tmp_path: Path) -> None:
    data = invented()
    data["event"].append(said("met", id="actor", label={"en": "an event named like a section"}))
    data["event"].append(said("Samplian", id="id", label={"en": "an event named like a keyword"}))
    expected = content((" ".join(quad) + " ." for quad in mapped(data, tmp_path).quads), "invented")
    text = converted(data, tmp_path)
    assert by_pyld(text) == by_oxigraph(text) == expected
