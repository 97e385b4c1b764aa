"""Every term that is used is defined, every term that is defined is used, and codes say what they mean."""

from __future__ import annotations

import ast
import csv
import json
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox
import pytest
from rdflib import BNode, Graph, Literal, Node, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SH, SKOS, XSD, Namespace

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ROOT = Path(__file__).resolve().parents[1]
BASE = "https://w3id.org/cca/"
CCA = Namespace(f"{BASE}ns#")
CONCEPT = f"{BASE}concept/"
FILES = ("core", "field", "comparing", "concepts", "field-concepts", "alignment")
TOGETHER = {"core": ("core", "field", "comparing"), "concepts": ("concepts", "field-concepts", "comparing")}
CLOSED: dict[str, Any] = {
    "prov": PROV, "org": ORG, "foaf": FOAF, "skos": SKOS, "dct": DCTERMS, "schema": SDO,
    "sh": SH, "owl": OWL, "rdf": RDF, "rdfs": RDFS, "xsd": XSD,
}  # fmt: skip
LISTED = {
    "oa": {"Annotation", "end", "exact", "hasSelector", "hasSource", "hasTarget", "start"},
    "cv": {"Participation", "PublicOrganisation"},
}
# Terms that the build writes under names that it may put together, so that a search for the name can miss them.
WRITTEN_BY_BUILD = {
    "Source", "TextSnapshot", "Assertion", "Conflict", "sha256", "charLength", "check", "evidence", "inGraph",
    "attributionLevel", "attributedTo", "viaStatement", "confidence", "knownFrom", "lowerBound", "upperBound",
    "attestedBound", "claim", "conflicting", "conflictKind", "preferred", "text", "certain", "possible", "error",
}  # fmt: skip
RL_OWL = {
    "Ontology", "Class", "ObjectProperty", "DatatypeProperty", "AnnotationProperty", "SymmetricProperty",
    "disjointWith", "versionInfo",
}  # fmt: skip
RL_DATATYPES = {XSD.string, XSD.boolean, XSD.decimal, XSD.integer, XSD.nonNegativeInteger, XSD.language, RDFS.Literal}
NAMES_IN_CODE = {"DCT": "dct", "OA": "oa", "SDO": "schema", "SCHEMA": "schema"} | {
    p.upper(): p for p in (*CLOSED, "cca", "cv")
}


# Reading


@cache
def parsed(name: str) -> Graph:
    return Graph().parse(ROOT / "ontology" / f"{name}.ttl")


@cache
def graph(name: str) -> Graph:
    """Return the terms or the code lists of all files that hold them."""
    found = Graph()
    for file in TOGETHER.get(name, (name,)):
        found.parse(ROOT / "ontology" / f"{file}.ttl")
    return found


@cache
def context() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((ROOT / "ontology/context.jsonld").read_bytes())["@context"]
    return found


@cache
def prefixes() -> dict[str, str]:
    return {term: iri for term, iri in context().items() if isinstance(iri, str) and iri.endswith(("/", "#"))}


def sections() -> dict[str, dict[str, Any]]:
    return {term: spec["@context"] for term, spec in context().items() if isinstance(spec, dict)}


def code_keys() -> Iterator[tuple[str, str, str]]:
    """Yield section, key and scheme of every key that takes codes of a list."""
    for section, keys in sections().items():
        for key, spec in keys.items():
            if scheme := spec.get("@context", {}).get("@vocab"):
                yield section, key, scheme


def paths(*patterns: str) -> list[Path]:
    return sorted(path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file())


def declarative() -> list[Path]:
    return paths("ontology/context.jsonld", "ontology/shapes/**/*.ttl", "queries/**/*.rq")


def python_text(path: Path) -> str:
    """Return the strings of a module, and the names that it adds to a namespace, as prefixed names."""
    source = path.read_text(encoding="utf-8")
    strings = [n.value for n in ast.walk(ast.parse(source)) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    added = re.findall(r'\b([A-Z]+) \+ "(\w+)"', source) + re.findall(r"\{([A-Z]+)\}(\w+)", source)
    added += [("CCA", name) for name in re.findall(r'\bcca\("(\w+)"', source)]
    return "\n".join([*strings, *(f"{NAMES_IN_CODE[n]}:{local}" for n, local in added if n in NAMES_IN_CODE)])


@cache
def text(path: Path) -> str:
    return python_text(path) if path.suffix == ".py" else path.read_text(encoding="utf-8")


def names(prefix: str, of: Iterable[Path]) -> set[str]:
    """Return the local names used with a prefix, or behind the IRI that the prefix stands for."""
    iri = re.escape(prefixes()[prefix])
    pattern = re.compile(rf"(?:(?<![\w/-]){re.escape(prefix)}:|{iri})(\w[\w-]*)")
    return {name for path in of for name in pattern.findall(text(path))}


def locals_of(found: Iterable[Node | None]) -> set[str]:
    return {str(term).removeprefix(str(CCA)) for term in found if str(term).startswith(str(CCA))}


def defined() -> set[str]:
    return locals_of(graph("core").subjects(RDFS.isDefinedBy, URIRef(f"{BASE}ontology")))


@cache
def concepts() -> set[str]:
    return {str(concept) for concept in graph("concepts").subjects(RDF.type, SKOS.Concept)}


# Files


@pytest.mark.parametrize("name", FILES)
def test_both_parsers_read_the_same(name: str) -> None:
    quads = ox.parse((ROOT / "ontology" / f"{name}.ttl").read_bytes(), format=ox.RdfFormat.TURTLE)
    assert len(parsed(name)) == len(set(quads)) > 40


@pytest.mark.parametrize("name", FILES)
def test_no_blank_nodes(name: str) -> None:
    assert not [term for triple in parsed(name) for term in triple if isinstance(term, BNode)]


@pytest.mark.parametrize("name", FILES)
def test_prefixes_agree_with_the_context(name: str) -> None:
    declared = re.findall(r"@prefix ([\w-]+): <([^>]+)>", (ROOT / "ontology" / f"{name}.ttl").read_text("utf-8"))
    assert [p for p, iri in declared if prefixes().get(p, iri) != iri] == []


# Own terms


def test_used_terms_are_defined() -> None:
    used = names("cca", [*declarative(), *paths("data/**/*.toml", "data/**/*.csv", "kg/**/*.py")])
    assert len(used) > 60
    assert used - defined() == set()


def test_terms_in_the_ontology_are_defined() -> None:
    used = {term for name in FILES for triple in graph(name) for term in triple}
    assert locals_of(used) - defined() == set()


def test_defined_terms_are_used() -> None:
    used = names("cca", [*declarative(), *paths("kg/**/*.py")]) | WRITTEN_BY_BUILD
    used |= locals_of(graph("concepts").predicates())
    for declaration in (CCA.lowerBound, CCA.upperBound, CCA.attestedBound):
        used |= locals_of(graph("core").objects(None, declaration))
    above = {a for term in used for a in graph("core").transitive_objects(CCA[term], RDFS.subClassOf)}
    assert defined() - used - locals_of(above) == set()


@pytest.mark.parametrize("prop", [RDFS.label, SKOS.definition, SKOS.example, URIRef(DCTERMS.source), RDF.type])
def test_every_term_is_described(prop: URIRef) -> None:
    assert len(defined()) > 80
    assert {term for term in defined() if graph("core").value(CCA[term], prop, any=True) is None} == set()


def test_labels_and_definitions_are_english() -> None:
    found = [o for p in (RDFS.label, SKOS.definition) for o in graph("core").objects(None, p)]
    assert {o.language for o in found if isinstance(o, Literal)} == {"en"}
    labels = [str(label).lower() for label in graph("core").objects(None, RDFS.label)]
    assert len(labels) > 80


def test_every_dated_property_has_both_bounds() -> None:
    core = graph("core")
    lower, upper = (set(core.subjects(prop, None)) for prop in (CCA.lowerBound, CCA.upperBound))
    assert lower == upper
    dated = {str(e["@id"]) for keys in sections().values() for e in keys.values() if e.get("@type") == "xsd:date"}
    bounded = {core.namespace_manager.normalizeUri(str(prop)) for prop in lower}
    assert dated - {"cca:captured", "dct:created", "cca:reviewedOn"} == bounded


# Reused terms


@pytest.mark.parametrize("prefix", [*CLOSED, *LISTED])
def test_reused_terms_exist(prefix: str) -> None:
    files = [*declarative(), *paths("ontology/*.ttl", "kg/**/*.py")]
    used = names(prefix, files)
    known = LISTED.get(prefix)
    assert {n for n in used if n not in (known or CLOSED[prefix])} == set()
    assert used or prefix == "sh"


def test_terms_of_the_context_are_own_or_checked() -> None:
    things = {p for p, iri in prefixes().items() if iri.startswith(BASE)}
    assert set(prefixes()) - things - set(CLOSED) - set(LISTED) == set()


# Profile: OWL 2 RL


def test_only_allowed_owl_terms() -> None:
    owl = {str(t).removeprefix(str(OWL)) for triple in graph("core") for t in triple if str(t).startswith(str(OWL))}
    assert owl - RL_OWL == set()


def test_only_allowed_datatypes() -> None:
    data = set(graph("core").subjects(RDF.type, OWL.DatatypeProperty))
    ranges = {o for s, o in graph("core").subject_objects(RDFS.range) if s in data}
    assert ranges <= RL_DATATYPES
    assert len(ranges) > 4


def test_what_axioms_name_is_declared() -> None:
    core = graph("core")
    classes = {o for p in (RDFS.subClassOf, RDFS.domain, OWL.disjointWith) for o in core.objects(None, p)}
    classes |= set(core.objects(None, RDFS.range)) - RL_DATATYPES
    assert classes - set(core.subjects(RDF.type, OWL.Class)) == set()
    typed = {s for kind in (OWL.ObjectProperty, OWL.DatatypeProperty) for s in core.subjects(RDF.type, kind)}
    assert set(core.objects(None, RDFS.subPropertyOf)) - typed == set()


def test_nothing_is_two_kinds_of_term() -> None:
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    found = [s for kind in kinds for s in graph("core").subjects(RDF.type, kind)]
    assert len(found) == len(set(found))


def test_no_class_lies_below_two_disjoint_ones() -> None:
    core = graph("core")
    disjoint = set(core.subject_objects(OWL.disjointWith))
    assert len(disjoint) == 33
    for cls in core.subjects(RDF.type, OWL.Class):
        above = set(core.transitive_objects(cls, RDFS.subClassOf))
        assert not [pair for pair in disjoint if above.issuperset(pair)], cls


# Code lists


def test_every_scheme_of_the_context_exists() -> None:
    schemes = {str(s) for s in graph("concepts").subjects(RDF.type, SKOS.ConceptScheme)}
    named = {iri for iri in prefixes().values() if iri.startswith(CONCEPT)}
    assert named | {scheme for _, _, scheme in code_keys()} == schemes
    for scheme in schemes:
        assert graph("concepts").value(URIRef(scheme), DCTERMS.title), scheme


def test_concepts_are_described() -> None:
    found = graph("concepts")
    assert len(concepts()) > 150
    for concept in map(URIRef, sorted(concepts())):
        labels = [o.language for o in found.objects(concept, SKOS.prefLabel) if isinstance(o, Literal)]
        assert "en" in labels, concept
        assert len(labels) == len(set(labels)), concept
        assert found.value(concept, SKOS.scopeNote), concept


def test_concepts_hang_in_their_own_scheme() -> None:
    found = graph("concepts")
    for concept in map(URIRef, sorted(concepts())):
        scheme, slug = str(concept).rsplit("/", 1)
        assert re.fullmatch(r"[a-z0-9][a-z0-9.-]{0,79}", slug), concept
        assert found.value(concept, SKOS.inScheme) == URIRef(f"{scheme}/")
        broader = found.value(concept, SKOS.broader)
        assert (broader is None) == ((concept, SKOS.topConceptOf, URIRef(f"{scheme}/")) in found), concept
        assert broader is None or (str(broader) in concepts() and str(broader).startswith(f"{scheme}/")), concept


def test_labels_are_unique_in_a_scheme() -> None:
    seen: set[tuple[str, Node]] = set()
    for concept, label in graph("concepts").subject_objects(SKOS.prefLabel):
        entry = (str(concept).rsplit("/", 1)[0], label)
        assert entry not in seen, entry
        seen.add(entry)


def test_no_code_is_read_as_a_term() -> None:
    """A JSON-LD processor takes a code for a term if the context at that place knows it."""
    shadowed = []
    for section, key, scheme in code_keys():
        visible = {*context(), *sections()[section], *sections()[section][key]["@context"]}
        codes = {iri.removeprefix(scheme) for iri in concepts() if iri.startswith(scheme)}
        assert codes, scheme
        shadowed += [(section, key, code) for code in codes & visible]
    assert shadowed == []


def test_codes_in_rules_exist() -> None:
    files = [*declarative(), *paths("kg/**/*.py"), ROOT / "ontology/core.ttl"]
    for prefix, iri in prefixes().items():
        if iri.startswith(CONCEPT):
            assert {name for name in names(prefix, files) if iri + name not in concepts()} == set(), prefix


def cells() -> Iterator[tuple[Path, str, dict[str, Any]]]:
    """Yield file, section and entry of all data."""
    for path in paths("data/articles/**/*.toml"):
        for section, found in tomllib.loads(path.read_text("utf-8")).items():
            for entry in found if isinstance(found, list) else [found]:
                yield path, section, entry
    for path in paths("data/reference/*.csv", "data/sources.csv"):
        section = "source" if path.name == "sources.csv" else path.name.split(".")[0]
        with path.open(encoding="utf-8", newline="") as rows:
            yield from ((path, section, row) for row in csv.DictReader(rows))


def codes_in(value: Any) -> list[str]:
    if isinstance(value, list):
        return [str(code) for code in value]
    return [code for code in str(value or "").split("|") if code]


@cache
def scheme_of(section: str, key: str) -> str | None:
    everywhere = {"level": "lvl", "confidence": "cfd"}
    listed = {(of, name): scheme for of, name, scheme in code_keys()}
    return prefixes()[everywhere[key]] if key in everywhere else listed.get((section, key))


def test_codes_in_data_exist() -> None:
    seen = 0
    for path, section, entry in cells():
        for key, value in entry.items():
            scheme = scheme_of(section, key)
            for code in codes_in(value) if scheme else ():
                assert f"{scheme}{code}" in concepts(), (path.name, section, key, code)
                seen += 1
    assert seen > 100


def members(prefix: str) -> list[URIRef]:
    return [URIRef(iri) for iri in sorted(concepts()) if iri.startswith(prefixes()[prefix])]


def test_realisations_say_whether_it_happened() -> None:
    said = {c: graph("concepts").value(c, CCA.hasHappened) for c in members("rea")}
    assert {str(c).rsplit("/", 1)[1] for c, v in said.items() if str(v) == "false"} == {
        "prospective", "cancelled", "denied",
    }  # fmt: skip
    assert None not in said.values()


def test_source_kinds_are_in_one_order() -> None:
    ranks = [graph("concepts").value(kind, CCA["rank"]) for kind in members("skd")]
    assert sorted(int(str(rank)) for rank in ranks) == list(range(1, len(ranks) + 1))


def test_comparators_give_ranges_in_order() -> None:
    for comparator in members("cmp"):
        ends = [graph("concepts").value(comparator, p) for p in (CCA.lowerFactor, CCA.upperFactor)]
        assert None in ends or float(str(ends[0])) <= float(str(ends[1])), comparator


def test_units_are_nested_as_counts_need() -> None:
    """A count in a unit must not exceed the count in a broader one."""
    unit = prefixes()["unt"]
    chain = graph("concepts").transitive_objects(URIRef(unit + "eu-member-states"), SKOS.broader)
    assert [str(u).removeprefix(unit) for u in chain] == ["eu-member-states", "un-member-states", "states", "parties"]
