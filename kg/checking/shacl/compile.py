"""From a part of a shape to SPARQL queries that select the nodes which break it, over all views at once.

Every query selects ?g (the view), ?this (the focus node) and often ?value. A comparison that fails to compare counts
as broken (`!COALESCE(a <= b, false)`), as SHACL demands.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.checking.shacl.parameters import KINDS
from kg.checking.shacl.shapes import Part, Path, Shape, Step, Term

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

REFERENCE = "urn:kg:reference"
"""Name of the reference graph in a validation store."""


@dataclass(frozen=True)
class Check:
    """One compiled constraint."""

    component: str
    query: str
    message: str
    """Used where the shape has none."""


@dataclass(frozen=True)
class Compiler:
    """Knows what a query must look at.

    Args:
        subclasses: returns a class and everything below it.
        shared: predicates that occur in the reference; the others are looked for in the view only.

    """

    subclasses: Callable[[str], Collection[str]]
    shared: frozenset[str]

    def focus(self, shape: Shape) -> str:
        """Select the focus nodes of a shape: they are those that the view itself types or mentions."""
        unions = " UNION ".join(f"{{ {self._target(kind, value)} }}" for kind, value in shape.targets)
        return f"{{ SELECT DISTINCT ?g ?this WHERE {{ {unions} }} }}"

    def _target(self, kind: str, value: str) -> str:
        if kind == "targetClass":
            classes = " ".join(f"<{c}>" for c in sorted(self.subclasses(value)))
            return f"VALUES ?class {{ {classes} }} GRAPH ?g {{ ?this a ?class }}"
        ends = ("?this", "?any") if kind == "targetSubjectsOf" else ("?any", "?this")
        return f"GRAPH ?g {{ {ends[0]} <{value}> {ends[1]} }}"

    def edge(self, subject: str, step: Step, target: str) -> str:
        """Match one step of a path in the view or, where it can be there, in the reference."""
        ends = (target, subject) if step.inverse else (subject, target)
        triple = f"{ends[0]} <{step.predicate}> {ends[1]}"
        if step.predicate not in self.shared:
            return f"GRAPH ?g {{ {triple} }}"
        return f"{{ GRAPH ?g {{ {triple} }} }} UNION {{ GRAPH <{REFERENCE}> {{ {triple} }} }}"

    def values(self, path: Path | None, name: str = "?value") -> str:
        """Match the values of a path (or the focus node itself, where there is no path)."""
        if path is None:
            return f"BIND(?this AS {name})"
        return " UNION ".join(f"{{ {self._sequence(steps, name)} }}" for steps in path)

    def _sequence(self, steps: tuple[Step, ...], name: str) -> str:
        nodes = ["?this", *(f"{name}{i}" for i in range(1, len(steps))), name]
        return " ".join(f"{{ {self.edge(nodes[i], step, nodes[i + 1])} }}" for i, step in enumerate(steps))

    def checks(self, shape: Shape, part: Part) -> Iterator[Check]:
        """Compile all core constraints of a part."""
        focus, values = self.focus(shape), self.values(part.path)
        for component, terms in part.parameters.items():
            for body, message in self._bodies(component, terms, part, focus, values):
                yield Check(component, body, message)

    def _bodies(
        self, component: str, terms: list[Term], part: Part, focus: str, values: str
    ) -> Iterator[tuple[str, str]]:
        if component in COUNTS:
            yield COUNTS[component](focus, values, int(terms[0].value)), f"{component} {terms[0].value}"
        elif component == "class":
            for term in terms:
                yield self._class(focus, values, term.value), f"expected a {term.value}"
        elif component in ("lessThan", "lessThanOrEquals", "disjoint"):
            for term in terms:
                other = self.values(((Step(term.value),),), "?other")
                condition = COMPARED[component]
                query = f"SELECT DISTINCT ?g ?this ?value WHERE {{ {focus} {values} {other} FILTER({condition}) }}"
                yield query, f"{component} {term.value}"
        elif component == "uniqueLang":
            yield self._unique(focus, part), "one value per language"
        elif component == "hasValue":
            for term in terms:
                yield self._has_value(focus, values, part, term), f"expected {term}"
        elif component in FILTERS:
            condition = FILTERS[component](terms, part)
            query = f"SELECT DISTINCT ?g ?this ?value WHERE {{ {focus} {values} FILTER({condition}) }}"
            yield query, f"{component} {' '.join(map(str, terms))}"

    def _has_value(self, focus: str, values: str, part: Part, term: Term) -> str:
        condition = f"sameTerm(?value, {term})"
        if part.path is None:
            return f"SELECT DISTINCT ?g ?this WHERE {{ {focus} {values} FILTER(!{condition}) }}"
        body = f"{focus} OPTIONAL {{ {values} FILTER({condition}) }} FILTER(!BOUND(?value))"
        return f"SELECT DISTINCT ?g ?this WHERE {{ {body} }}"

    def _class(self, focus: str, values: str, cls: str) -> str:
        wanted = ", ".join(f"<{c}>" for c in sorted(self.subclasses(cls)))
        typed = f"{{ GRAPH ?g {{ ?value a ?class }} }} UNION {{ GRAPH <{REFERENCE}> {{ ?value a ?class }} }}"
        body = f"{focus} {values} OPTIONAL {{ {typed} FILTER(?class IN ({wanted})) }} FILTER(!BOUND(?class))"
        return f"SELECT DISTINCT ?g ?this ?value WHERE {{ {body} }}"

    def _unique(self, focus: str, part: Part) -> str:
        pair = f"{{ {self.values(part.path)} }} {{ {self.values(part.path, '?other')} }}"
        same = 'LANG(?value) != "" && LCASE(LANG(?value)) = LCASE(LANG(?other)) && !sameTerm(?value, ?other)'
        body = f"{focus} {pair} FILTER({same}) BIND(LCASE(LANG(?value)) AS ?language)"
        return f"SELECT DISTINCT ?g ?this ?language WHERE {{ {body} }}"


def _at_least(focus: str, values: str, least: int) -> str:
    if least <= 0:
        return f"SELECT ?g ?this WHERE {{ {focus} FILTER(false) }}"
    if least == 1:
        return f"SELECT DISTINCT ?g ?this WHERE {{ {focus} OPTIONAL {{ {values} }} FILTER(!BOUND(?value)) }}"
    return (
        f"SELECT ?g ?this WHERE {{ {focus} OPTIONAL {{ {values} }} }} "
        f"GROUP BY ?g ?this HAVING(COUNT(DISTINCT ?value) < {least})"
    )


def _at_most(focus: str, values: str, most: int) -> str:
    return f"SELECT ?g ?this WHERE {{ {focus} {values} }} GROUP BY ?g ?this HAVING(COUNT(DISTINCT ?value) > {most})"


COUNTS = {"minCount": _at_least, "maxCount": _at_most}
COMPARED = {
    "lessThan": "!COALESCE(?value < ?other, false)",
    "lessThanOrEquals": "!COALESCE(?value <= ?other, false)",
    "disjoint": "sameTerm(?value, ?other)",
}
CASTS = frozenset(
    ["boolean", "integer", "decimal", "double", "float", "string", "date", "dateTime", "time", "gYear", "gYearMonth"]
)
XSD = "http://www.w3.org/2001/XMLSchema#"


def _datatype(terms: list[Term], part: Part) -> str:
    iri = terms[0].value
    wrong = f"!isLiteral(?value) || DATATYPE(?value) != <{iri}>"
    # A literal whose text is not of its type is broken too; the engine keeps such literals, so the cast must tell.
    return wrong + (f" || !COALESCE(isLiteral(<{iri}>(STR(?value))), false)" if iri.removeprefix(XSD) in CASTS else "")


def _in(terms: list[Term], part: Part) -> str:
    return "!(" + (" || ".join(f"sameTerm(?value, {term})" for term in terms) or "false") + ")"


def _languages(terms: list[Term], part: Part) -> str:
    matched = " || ".join(f"langMatches(LANG(?value), {term})" for term in terms) or "false"
    return f"!isLiteral(?value) || !COALESCE({matched}, false)"


def _pattern(terms: list[Term], part: Part) -> str:
    flags = part.parameters.get("flags", [])
    matched = [f"REGEX(STR(?value), {term}{f', {flags[0]}' if flags else ''})" for term in terms]
    return f"isBlank(?value) || !COALESCE({' && '.join(matched)}, false)"


def _limit(operator: str) -> Callable[[list[Term], Part], str]:
    return lambda terms, part: f"!COALESCE(?value {operator} {terms[0]}, false)"


def _length(operator: str) -> Callable[[list[Term], Part], str]:
    return lambda terms, part: f"isBlank(?value) || !COALESCE(STRLEN(STR(?value)) {operator} {terms[0].value}, false)"


FILTERS: dict[str, Callable[[list[Term], Part], str]] = {
    "datatype": _datatype,
    "nodeKind": lambda terms, part: "!" + KINDS[terms[0].value.rpartition("#")[2]],
    "in": _in,
    "pattern": _pattern,
    "languageIn": _languages,
    "minLength": _length(">="),
    "maxLength": _length("<="),
    "minInclusive": _limit(">="),
    "maxInclusive": _limit("<="),
    "minExclusive": _limit(">"),
    "maxExclusive": _limit("<"),
}
