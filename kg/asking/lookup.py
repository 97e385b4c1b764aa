"""Find a thing by what people call it, and everything said of it, by whom, where."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.asking import facts
from kg.errors import KGError
from kg.terms import BASE, is_iri, literal

if TYPE_CHECKING:
    from kg.asking.facts import Assertion, Fact
    from kg.declared.context import Context
    from kg.querying.door import Door

NAMING = ("skos:prefLabel", "rdfs:label", "skos:altLabel")
"""What names a thing, best first."""
EXISTS = "SELECT ?x WHERE {{ VALUES ?x {{ {candidates} }} {{ ?x ?p ?o }} UNION {{ ?s ?p ?x }} }}"
NAMED = """SELECT DISTINCT ?x WHERE {{
  VALUES ?p {{ skos:prefLabel skos:altLabel skos:notation cca:iso3 cca:resolution dct:title }}
  ?x ?p ?name FILTER(LCASE(STR(?name)) = LCASE({name})) }}"""
LOCAL = (
    f'SELECT DISTINCT ?x WHERE {{{{ ?x ?p ?o FILTER(STRENDS(STR(?x), {{name}}) && STRSTARTS(STR(?x), "{BASE}")) }}}}'
)
MENTIONS = f"SELECT DISTINCT ?s WHERE {{ $values GRAPH ?g {{ ?s ?p ?x }} FILTER({facts.CONTENT}) }}"


@dataclass
class Card:
    """Everything a build says of one thing."""

    iri: str
    facts: list[Fact]
    mentions: list[Fact]
    """Facts about other things that point to it."""


def find(context: Context, door: Door, name: str, cls: str = "") -> str:
    """Return the IRI of the thing that a name means in this build.

    Tried in this order: IRI or compact IRI, name or code, the last part of an IRI.

    Args:
        context: for compact IRIs.
        door: to the build.
        name: as people write it.
        cls: the class, as a prefixed name, that the thing must be of; empty for any.

    Raises:
        KGError: there are several, which it lists, or none.

    """
    candidates = [name if name.startswith(("https://", "http://")) else context.expand(name) or ""]
    candidates += [f"{BASE}source/{name}" if "/" in name and " " not in name else ""]
    wanted = " ".join(f"<{c}>" for c in candidates if _is_written_well(c))
    queries = [EXISTS.format(candidates=wanted)] if wanted else []
    queries.append(NAMED.format(name=literal(name)))
    queries.append(LOCAL.format(name=literal("/" + name)))
    for query in queries:
        found = sorted({row["x"]["value"] for row in door.query(query).rows})
        found = _of_class(door, found, cls) if cls else found
        if len(found) == 1:
            return found[0]
        if found:
            names = ", ".join(context.shorten(iri) for iri in found[:12])
            raise KGError(f"{name!r} can mean {names}; say which")
    what = f"no {cls.rpartition(':')[2]}" if cls else "nothing"
    raise KGError(f"{what} in the build is called {name!r}; `kg resolve {name!r}` lists what is near")


def _of_class(door: Door, things: list[str], cls: str) -> list[str]:
    """Keep the things of a class, or of a narrower one."""
    if not things:
        return []
    query = f"SELECT DISTINCT ?x WHERE {{ VALUES ?x {{ {' '.join(f'<{x}>' for x in things)} }} ?x a {cls} }}"
    return sorted({row["x"]["value"] for row in door.query(query).rows})


def _is_written_well(name: str) -> bool:
    """Tell whether a name may stand in a query as an IRI."""
    import pyoxigraph as ox

    try:
        return is_iri(ox.NamedNode(name).value)
    except ValueError:
        return False


def card(context: Context, door: Door, name: str) -> Card:
    """Gather what is said of a thing, and what points to it."""
    node = find(context, door, name)
    own = facts.facts(door, [node])
    subjects = sorted(row["s"]["value"] for row in facts.ask_of(door, MENTIONS, "x", [node]))
    pointing = [f for f in facts.facts(door, subjects) if f.value["value"] == node] if subjects else []
    return Card(node, own, pointing)


def evidence(context: Context, door: Door, name: str) -> list[Assertion]:
    """Return the assertions that a name means: one by its IRI or the end of it, else all on a thing."""
    iri = context.expand(name) or name
    if "/" not in name and ":" not in name:
        iri = f"{BASE}id/assertion/{name}"
    if iri.startswith(f"{BASE}id/assertion/"):
        found = facts.assertions(door, "a", [iri]) if _is_written_well(iri) else {}
        if found:
            return list(found.values())
    node = find(context, door, name)
    found = facts.assertions(door, "s", [node])
    if not found:
        raise KGError(f"no entry is about {context.shorten(node)}; `kg show` lists what mentions it")
    return sorted(found.values(), key=lambda a: (sorted(a.places), a.iri))
