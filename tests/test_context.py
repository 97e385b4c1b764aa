"""The context, the ontology and the settings of all layers add up, or are refused in a sentence."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from small_sheets import BASE, declared
from workspaces import ROOT

from kg.declared import context, ontology, workspace
from kg.errors import InputError, WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

    from kg.errors import Problem


def layered(folder: Path, added: Any = None, settings: str = "base = true\n") -> workspace.Workspace:
    (folder / "kg.toml").write_text(settings, "utf-8")
    if added is not None:
        (folder / "ontology").mkdir()
        raw = added if isinstance(added, str) else json.dumps({"@context": added})
        (folder / "ontology/context.jsonld").write_text(raw, "utf-8")
    return workspace.find(folder)


def problem(folder: Path, added: Any) -> Problem:
    with pytest.raises(InputError) as caught:
        context.load(layered(folder, added))
    [found] = caught.value.problems
    assert found.file == "ontology/context.jsonld"
    assert len(found.message) > 10
    return found


# Context


def test_what_the_packaged_context_declares() -> None:
    read = declared().context
    assert {"source", "actor", "treaty", "event", "statement", "count"} <= read.sections.keys()
    assert {key.kind for key in read.sections["statement"].keys.values()} == {"reference", "code", "words", "literal"}
    assert all(section.iri.startswith("http") for section in read.sections.values())
    assert read.expand("per:x") == BASE + "id/person/x"
    assert read.expand("x") is read.expand("no-such:x") is None


@pytest.mark.parametrize("prefix", sorted(declared().context.prefixes))
def test_names_are_shortened_as_they_are_expanded(prefix: str) -> None:
    read = declared().context
    full = read.expand(f"{prefix}:x")
    assert full
    assert read.expand(read.shorten(full)) == full


def test_a_layer_adds_prefixes_sections_keys_and_codes(tmp_path: Path) -> None:
    added = {
        "ex": "https://example.org/",
        "summons": {"@id": "ex:Summons", "@context": {"weight": {"@id": "ex:weight", "@type": "xsd:decimal"}}},
        "actor": {"@context": {
            "hue": {"@id": "ex:hue", "@type": "@vocab", "@context": {"@vocab": "https://example.org/hue/"}},
            "kind": {"@context": {"court": "ex:Court"}},
        }},
    }  # fmt: skip
    read = context.load(layered(tmp_path, added))
    assert read.sections["summons"].keys["weight"].datatype == "decimal"
    assert read.sections["actor"].keys["hue"].scheme == "https://example.org/hue/"
    assert read.sections["actor"].keys["kind"].codes["court"] == "https://example.org/Court"
    assert read.sections["actor"].keys["kind"].codes["state"] == BASE + "ns#State"
    assert read.sections["treaty"] == declared().context.sections["treaty"]


@pytest.mark.parametrize(
    ("added", "field"),
    [
        ({"per": "https://example.org/"}, "per"),
        ({"actor": {"@id": "cca:Treaty"}}, "actor/@id"),
        ({"actor": "cca:Treaty"}, "actor"),
        ({"actor": {"@context": {"name": {"@id": "dct:title"}}}}, "actor/@context/name/@id"),
        (
            {"actor": {"@context": {"kind": {"@context": {"state": "cca:Treaty"}}}}},
            "actor/@context/kind/@context/state",
        ),
        ({"count": {"@context": {"value": {"@type": "xsd:decimal"}}}}, "count/@context/value/@type"),
        ({"@version": 1.0}, "@version"),
    ],
)
def test_a_term_is_never_redefined(tmp_path: Path, added: dict[str, Any], field: str) -> None:
    found = problem(tmp_path, added)
    assert found.field == field
    assert "added, not redefined" in found.message


@pytest.mark.parametrize(
    ("added", "field"),
    [
        ({"x": {"@context": {}}}, "x"),
        ({"x": {"@id": "no-such:X", "@context": {}}}, "x"),
        ({"x": {"@id": 5, "@context": {}}}, "x"),
        ({"x": {"@id": "cca:X> <y", "@context": {}}}, "x"),
        ({"x": {"@id": "cca:X", "@context": []}}, "x/@context"),
        ({"x": {"@id": "cca:X", "@context": "https://example.org/context.jsonld"}}, "x/@context"),
        ({"actor": {"@context": {"x": "ex:x"}}}, "actor/x"),
        ({"actor": {"@context": {"x": {"@type": "@id"}}}}, "actor/x"),
        ({"actor": {"@context": {"x": {"@id": "no-such:x"}}}}, "actor/x"),
        ({"actor": {"@context": {"x": {"@id": "cca:x", "@type": "ex:y"}}}}, "actor/x"),
        ({"actor": {"@context": {"x": {"@id": "cca:x", "@type": "rdf:HTML"}}}}, "actor/x"),
        ({"actor": {"@context": {"x": {"@id": "cca:x", "@type": "@vocab"}}}}, "actor/x/@context"),
        ({"actor": {"@context": {"x": {"@id": "cca:x", "@type": "@vocab", "@context": {}}}}}, "actor/x/@context"),
        ({"actor": {"@context": {"x": {"@id": "cca:x", "@type": "@vocab", "@context": {"a": 5}}}}}, "actor/x/a"),
        ({"actor": {"@context": {"at": {"@id": "cca:x"}}}}, "actor/at"),
        ({"actor": {"@context": {"level": {"@id": "cca:x"}}}}, "actor/level"),
    ],
)
def test_a_term_must_mean_something(tmp_path: Path, added: dict[str, Any], field: str) -> None:
    assert problem(tmp_path, added).field == field


@pytest.mark.parametrize(
    "raw",
    [
        "",
        "{",
        "[]",
        "5",
        "null",
        '{"context": {}}',
        '{"@context": []}',
        '{"@context": "https://example.org/x"}',
        "[" * 100_000,
    ],
)
def test_files_that_are_no_context(tmp_path: Path, raw: str) -> None:
    assert problem(tmp_path, raw).field == "@context"


def test_a_huge_or_broken_context_is_refused(tmp_path: Path) -> None:
    home = layered(tmp_path, {})
    for data, reason in ((b" " * 2_000_000, "larger than"), (b'{"@context": {"\xff": 1}}', "not a JSON object")):
        (tmp_path / "ontology/context.jsonld").write_bytes(data)
        with pytest.raises(InputError, match=reason):
            context.load(home)


# Ontology


def test_what_a_build_needs_of_the_ontology() -> None:
    read = declared().ontology
    assert read.bounds(BASE + "ns#date") == (BASE + "ns#earliest", BASE + "ns#latest")
    assert read.bounds("http://purl.org/dc/terms/created") is None
    assert read.value(BASE + "ns#hasHappened", BASE + "concept/realisation/prospective") == "false"
    assert BASE + "ns#Signature" in read.subclasses("https://schema.org/Event")
    assert BASE + "concept/topic/trust" in read.concepts(BASE + "concept/topic/")
    assert len(read.bound_properties) == 6


@pytest.mark.parametrize(
    "data", [b"x", b"<a> <b> <c> .", b"@prefix : <x", b"\xff\xfe", b"<http://[> <urn:b> <urn:c> ."]
)
def test_files_that_are_no_turtle(tmp_path: Path, data: bytes) -> None:
    home = layered(tmp_path, {})
    (tmp_path / "ontology/own.ttl").write_bytes(data)
    with pytest.raises(InputError, match=r"ontology/own\.ttl: not valid Turtle"):
        ontology.load(home)


def test_classes_in_a_circle_do_not_hang(tmp_path: Path) -> None:
    home = layered(tmp_path, {})
    sub = "<http://www.w3.org/2000/01/rdf-schema#subClassOf>"
    (tmp_path / "ontology/own.ttl").write_text(f"<urn:a> {sub} <urn:b> . <urn:b> {sub} <urn:a> .", "utf-8")
    assert ontology.load(home).subclasses("urn:a") == {"urn:a", "urn:b"}


@pytest.mark.parametrize("scheme", ["https://example.org/hue/", "https://example.org/codes#", "urn:hue:"])
def test_codes_of_an_own_list_are_found_by_what_they_begin_with(tmp_path: Path, scheme: str) -> None:
    home = layered(tmp_path, {})
    inside = "<http://www.w3.org/2004/02/skos/core#inScheme>"
    (tmp_path / "ontology/own.ttl").write_text(f"<{scheme}red> {inside} <{scheme}> .", "utf-8")
    assert ontology.load(home).concepts(scheme) == {scheme + "red"}


# Workspace


@pytest.mark.parametrize(
    "settings", ["bsae = true", "base = 'yes'", "base = 1", "[base]", "base", "x = " + "[" * 9000, "layers = ['a']"]
)
def test_settings_that_are_refused(tmp_path: Path, settings: str) -> None:
    with pytest.raises(InputError, match=r"kg\.toml"):
        layered(tmp_path, None, settings)


def test_settings_in_another_encoding_are_refused(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").write_bytes("base = true # é".encode("latin-1"))
    with pytest.raises(InputError, match=r"kg\.toml"):
        workspace.find(tmp_path)


def test_layers(tmp_path: Path) -> None:
    below = tmp_path / "deep/down"
    below.mkdir(parents=True)
    home = layered(tmp_path, None, "")
    assert workspace.find(below) == home
    assert home.layers == (workspace.base_root(), tmp_path)
    assert layered(tmp_path, None, "base = false").layers == (tmp_path,)
    with pytest.raises(WorkspaceError, match="no such folder"):
        workspace.find(tmp_path / "nowhere")


def test_own_files_come_last_and_hide_those_of_their_name(tmp_path: Path) -> None:
    home = layered(tmp_path, {})
    (tmp_path / "ontology/core.ttl").write_text("", "utf-8")
    assert home.named("ontology", "*.ttl")["core"] == tmp_path / "ontology/core.ttl"
    assert home.files("ontology", "core.ttl") == [ROOT / "ontology/core.ttl", tmp_path / "ontology/core.ttl"]
    assert [home.show(path) for path in home.files("ontology", "core.ttl")] == ["ontology/core.ttl"] * 2
