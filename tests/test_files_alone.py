"""A researcher's own section, keys, class, codes, shape and question are files; no Python is needed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from small_sheets import Data, invented, said, toml

from kg.building import build, checks
from kg.declared import workspace
from kg.errors import InputError, NonconformingError, QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

CONTEXT = {
    "@context": {
        "ex": "https://example.org/ns#",
        "hue": "https://example.org/hue/",
        "summons": {
            "@id": "ex:Summons",
            "@context": {
                "to": {"@id": "ex:summoned", "@type": "@id"},
                "hue": {"@id": "ex:hue", "@type": "@vocab", "@context": {"@vocab": "https://example.org/hue/"}},
                "weight": {"@id": "ex:weight", "@type": "xsd:decimal"},
                "heading": {"@id": "ex:heading", "@container": "@language"},
                "served": {"@id": "ex:served", "@type": "xsd:date"},
                "about": {"@id": "schema:about", "@type": "@id"},
            },
        },
        "actor": {"@context": {"nickname": {"@id": "ex:nickname", "@type": "xsd:string"}}},
    }
}
TERMS = """@prefix ex: <https://example.org/ns#> . @prefix cca: <https://w3id.org/cca/ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
ex:Summons a rdfs:Class ; rdfs:label "summons"@en ; rdfs:subClassOf <https://schema.org/CreativeWork> .
ex:served cca:lowerBound ex:servedEarliest ; cca:upperBound ex:servedLatest .
<https://example.org/hue/red> skos:inScheme <https://example.org/hue/> ; skos:prefLabel "red"@en .
<https://example.org/hue/blue> skos:inScheme <https://example.org/hue/> ; skos:prefLabel "blue"@en .
"""
SHAPE = """@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix ex: <https://example.org/ns#> .
@prefix s: <https://example.org/shapes#> .
s:Weighed a sh:NodeShape ; sh:targetClass ex:Summons ; sh:severity sh:Violation ; sh:message "Weigh it." ;
  sh:property s:Weighed-weight .
s:Weighed-weight a sh:PropertyShape ; sh:severity sh:Violation ;
  sh:path ex:weight ; sh:minCount 1 ; sh:maxInclusive 9.5 ;
  sh:message "A summons weighs 9.5 or less: correct weight." .
"""
QUESTION = """#+ summary: Which summonses are there?
#+ description: All summonses, with their hue and weight.
#+ params: [{name: hue, kind: iri, help: only of this hue}]
PREFIX ex: <https://example.org/ns#>
SELECT ?summons ?hue ?weight WHERE { ?summons a ex:Summons ; ex:hue ?hue ; ex:weight ?weight }
"""
EX = "https://example.org/ns#"


def sheet(**changed: object) -> Data:
    summons = said(
        "Samplian Union", id="first-summons", to="per:zofia-probna", hue="red", weight=2.5, served="2025-03",
        heading="Summons", about="trt:example-pact",
    )  # fmt: skip
    data: Data = {**invented(), "summons": [{**summons, **changed}]}
    data["actor"] = [{**data["actor"][0], "nickname": "Zosia"}, *data["actor"][1:]]
    return data


@pytest.fixture
def home(tmp_path: Path, seed_base: Path) -> Path:
    files = {
        "kg.toml": "base = true\n",
        "ontology/context.jsonld": json.dumps(CONTEXT),
        "ontology/own.ttl": TERMS,
        "ontology/shapes/own.ttl": SHAPE,
        "queries/questions/summonses.rq": QUESTION,
        "data/articles/own.toml": toml(sheet()),
    }
    for name, text in files.items():
        put(tmp_path, name, text)
    return tmp_path


def put(home: Path, name: str, text: str) -> None:
    (home / name).parent.mkdir(parents=True, exist_ok=True)
    (home / name).write_text(text, "utf-8")


def refused(home: Path) -> str:
    with pytest.raises((InputError, NonconformingError, QueryRefusedError)) as caught:
        build.run(workspace.find(home))
    return str(caught.value)


def test_facts_of_an_own_section_are_built_and_found(home: Path, kg: Callable[..., Ran]) -> None:
    built = kg("build", cwd=home)
    assert built.code == 0, built.err
    lines = (home / "build/kg.nq").read_text("utf-8").splitlines()
    own = {
        line.split(" ", 2)[1]: line.split(" ", 2)[2].rsplit(" <", 1)[0] for line in lines if "/first-summons> <" in line
    }
    assert own[f"<{EX}weight>"] == '"2.5"^^<http://www.w3.org/2001/XMLSchema#decimal>'
    assert own[f"<{EX}servedLatest>"] == '"2025-03-31"^^<http://www.w3.org/2001/XMLSchema#date>'
    assert own[f"<{EX}heading>"] == '"Summons"@en'
    assert any(f'<{EX}nickname> "Zosia"' in line for line in lines)
    for arguments, expected in ((("hue=hue:red",), 1), (("hue=hue:blue",), 0), ((), 1)):
        asked = kg(
            "query", "summonses", "-f", "json", *(part for given in arguments for part in ("--set", given)), cwd=home
        )
        assert asked.code == 0, asked.err
        assert len(json.loads(asked.out)["results"]["bindings"]) == expected


def test_an_own_shape_names_the_entry(home: Path) -> None:
    put(home, "data/articles/own.toml", toml(sheet(weight=9.75)))
    report = checks.check_workspace(workspace.find(home))
    [finding] = [finding for finding in report.findings if finding.rule == "Weighed-weight" or "9.5" in finding.message]
    assert (finding.severity, finding.file, finding.entry) == (
        "Violation",
        "data/articles/own.toml",
        "summons 1 (first-summons)",
    )
    said = refused(home)
    assert "data/articles/own.toml, summons 1 (first-summons), field weight: A summons weighs 9.5 or less" in said


@pytest.mark.parametrize(
    ("field", "value", "hint"),
    [
        ("hue", "green", "unknown code 'green'"),
        ("weight", "2.5", "expected a number"),
        ("to", "per:nobody", "has no entry here"),
        ("served", "2025-02-31", "not in the calendar"),
        ("wieght", 2.5, "did you mean weight"),
    ],
)
def test_an_own_key_is_checked_like_any_other(home: Path, field: str, value: object, hint: str) -> None:
    put(home, "data/articles/own.toml", toml(sheet(**{field: value})))
    said_ = refused(home)
    assert f"data/articles/own.toml, summons 1 (first-summons), field {field}: " in said_
    assert hint in said_


def test_own_keys_are_in_the_schema_and_in_json(home: Path, kg: Callable[..., Ran]) -> None:
    schema = json.loads(kg("sheet", "schema", cwd=home).out)
    keys = schema["properties"]["summons"]["items"]["properties"]
    assert {"to", "hue", "weight", "heading", "served"} <= keys.keys()
    assert "weight" in schema["properties"]["summons"]["items"]["else"]["required"]
    assert {"enum": ["blue", "red"]} in keys["hue"]["anyOf"]
    text = kg("sheet", "json", home / "data/articles/own.toml", cwd=home).out
    assert [node for node in json.loads(text)["@graph"] if node["@type"] == "summons"]


@pytest.mark.parametrize(
    ("added", "field"),
    [
        ({"actor": {"@context": {"name": {"@id": "ex:name"}}}}, "actor/@context/name/@id"),
        ({"per": "https://example.org/"}, "per"),
        ({"treaty": {"@id": "ex:Treaty"}}, "treaty/@id"),
        ({"summons": {"@context": {"at": {"@id": "ex:at"}}}}, "summons/at"),
        ({"summons": {"@context": {"x": {"@id": "nowhere:x"}}}}, "summons/x"),
    ],
)
def test_a_term_is_not_redefined(home: Path, kg: Callable[..., Ran], added: Data, field: str) -> None:
    context = {**CONTEXT["@context"], **added}
    if "summons" in added:
        context["summons"] = {"@id": "ex:Summons", **added["summons"]}
    put(home, "ontology/context.jsonld", json.dumps({"@context": context}))
    ran = kg("build", cwd=home)
    assert ran.code == 2
    assert f"ontology/context.jsonld, field {field}: " in ran.err
    assert "Traceback" not in ran.err
    assert not (home / "build/kg.nq").exists()


def test_an_unknown_setting_is_refused(home: Path, kg: Callable[..., Ran]) -> None:
    put(home, "kg.toml", "base = true\nlayers = ['x']\n")
    ran = kg("build", cwd=home)
    assert (ran.code, "kg.toml, field layers: unknown setting" in ran.err) == (2, True)


def test_a_packaged_shape_is_switched_off(home: Path) -> None:
    data = sheet()
    data["count"] = [{key: value for key, value in data["count"][1].items() if key != "measure"}]
    put(home, "data/articles/own.toml", toml(data))
    assert "A count needs exactly one measure" in refused(home)
    off = "@prefix sh: <http://www.w3.org/ns/shacl#> . <https://w3id.org/cca/shapes#{}> sh:deactivated true .\n"
    put(home, "ontology/shapes/off.ttl", off.format("CountMeasure"))
    assert checks.check_workspace(workspace.find(home)).conforms
    assert build.run(workspace.find(home)).quads > 2000


def test_an_own_shape_may_not_reach_outside(home: Path) -> None:
    query = "SELECT $this WHERE { SERVICE <https://example.org/> { $this ?p ?o } }"
    bad = (
        SHAPE
        + f's:Out a sh:NodeShape ; sh:targetClass ex:Summons ; sh:sparql s:Out-q .\ns:Out-q sh:select "{query}" .\n'
    )
    put(home, "ontology/shapes/own.ttl", bad)
    assert "SERVICE" in refused(home)
