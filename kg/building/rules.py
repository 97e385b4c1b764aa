"""Derived graphs: numbered CONSTRUCT queries that read content, reference and the graphs of lower numbers.

They are conveniences: no evidence, never projected into networks, made again whenever sources are selected.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.building import selection
from kg.errors import QueryRefusedError
from kg.querying import guard
from kg.terms import BASE, Quad, iri

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.declared.questions import Question
    from kg.querying.door import Door


def check(rules: Mapping[str, Question]) -> None:
    """Refuse rules whose result would depend on anything but the data.

    Raises QueryRefusedError naming file and line.
    """
    for rule in rules.values():
        guard.check(rule.text, rule.file, stable=True)
        if "CONSTRUCT" not in guard.words(rule.text):
            raise QueryRefusedError(f"{rule.file}: a rule is a CONSTRUCT query")


def _place(name: str) -> tuple[int, str]:
    """Order rules by the number they begin with."""
    number = name.partition("-")[0]
    return (int(number) if number.isdecimal() else 0, name)


def derive(door: Door, rules: Mapping[str, Question]) -> list[Quad]:
    """Run rules in name order over the default graph of a store, adding each result to it.

    Raises QueryRefusedError if a rule makes a blank node.
    """
    derived: list[Quad] = []
    for name in sorted(rules, key=_place):
        rule = rules[name]
        answer = door.query(rule.text, where=rule.file)
        if answer.kind != "triples":
            raise QueryRefusedError(f"{rule.file}: a rule is a CONSTRUCT query")
        graph = iri(f"{BASE}derived/{name}")
        for line in selection.split(answer.body.decode("utf-8")):
            subject, predicate, rest = line.split(" ", 2)
            value = rest.removesuffix(" .\n")
            if "_:" in (subject[:2], value[:2]):
                raise QueryRefusedError(f"{rule.file}: makes blank nodes; name things by their IRIs")
            derived.append((subject, predicate, value, graph))
        door.load(answer.body)
    return derived
