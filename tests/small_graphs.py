"""Small graphs for tests: what a source says of a thing, with the assertion that covers it, in TriG."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.declared import context, questions, workspace
from kg.querying.door import Door

if TYPE_CHECKING:
    from kg.declared.context import Context
    from kg.declared.questions import Question

ROOT = Path(__file__).resolve().parents[1]
BASE = "https://w3id.org/cca/"
TWO = """
src:a/prov { src:a a cca:Source ; cca:knownFrom "2025-10-26"^^xsd:date . }
src:b/prov { src:b a cca:Source ; cca:knownFrom "2026-06-30"^^xsd:date . }
""".replace("src:a/prov", f"<{BASE}source/a/prov>").replace("src:b/prov", f"<{BASE}source/b/prov>")
PROSPECTIVE = " ; cca:realisation rea:prospective"
OFFICE = "a org:Membership ; org:member per:{0} ; org:role org-role:minister ; org:organization bod:m"


@cache
def declared() -> tuple[Context, dict[str, dict[str, Question]]]:
    home = workspace.find(ROOT)
    return context.load(home), {folder: questions.named(home, folder) for folder in questions.FOLDERS}


def query(folder: str, name: str) -> Question:
    return declared()[1][folder][name]


def bound(name: str, **given: str) -> str:
    return questions.bind(query("questions", name), given, declared()[0])


def long(name: str) -> str:
    return declared()[0].expand(name) or name


def with_union(nquads: bytes) -> bytes:
    """Add the union of all graphs as the default graph, as a build does."""
    union = {line.rsplit(" <", 1)[0] + " .\n" for line in nquads.decode("utf-8").splitlines()}
    return nquads + "".join(sorted(union)).encode("utf-8")


def rows(door: Door, text: str) -> list[dict[str, str]]:
    return [{name: cell["value"] for name, cell in row.items()} for row in door.query(text).rows]


def ask(trig: str, text: str) -> list[dict[str, str]]:
    """Answer a query over a few graphs written in TriG."""
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in declared()[0].prefixes.items())
    quads = ox.parse((head + trig).encode("utf-8"), format=ox.RdfFormat.TRIG)
    with Door() as door:
        door.load(with_union(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""))
        return rows(door, text)


def day(bound_: str, value: str) -> str:
    return f' ; cca:{bound_} "{value}"^^xsd:date' if value else ""


def said(slug: str, subject: str, rest: str) -> str:
    """Write what a source says of a subject, with the assertion that covers it."""
    name = re.sub(r"\W", "-", f"{slug}-{subject}")
    record = f"a cca:Assertion ; rdf:subject {subject} ; rdf:predicate rdf:type ; cca:inGraph src:{slug}"
    why = f"cca:attributionLevel lvl:narrator ; cca:evidence <{BASE}source/{slug}#{name}>"
    return f"src:{slug} {{ {subject} {rest} . }}\n<{BASE}source/{slug}/prov> {{ ast:{name} {record} ; {why} . }}\n"


def count(slug: str, value: int, comparator: str, on: str = "2025-10-26") -> str:
    what = f"cca:measure msr:states-signed ; cca:unit unt:states ; schema:about trt:t ; cca:value {value}"
    rest = f"{what} ; cca:comparator cmp:{comparator}{day('earliest', on)}{day('latest', on)}"
    return said(slug, f"<{BASE}source/{slug}/n>", f"a cca:QuantityClaim ; {rest}")


def act(slug: str, name: str, kind: str, earliest: str, latest: str, party: str = "sta:x", rest: str = "") -> str:
    what = f"a cca:{kind} , cca:TreatyAction ; cca:onTreaty trt:t ; cca:party {party}"
    return said(slug, f"act:{name}", what + day("earliest", earliest) + day("latest", latest) + rest)


def period(start: str, end: str) -> str:
    ends = (("startEarliest", start), ("startLatest", start), ("endEarliest", end), ("endLatest", end))
    return "".join(day(bound_, value) for bound_, value in ends)


def office(slug: str, who: str, start: str, attested: str) -> str:
    """Write an office with a known beginning that is attested until a day."""
    bounds = day("startEarliest", start) + day("startLatest", start) + day("endEarliest", attested)
    return said(slug, f"mem:{who}", OFFICE.format(who) + bounds)
