"""Whether the names in the header of a panel are names of something: classes of acts, codes, measures, columns.

A name of nothing would fill cells with zeros that nobody counted, so it is refused.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kg.declared.names import hint
from kg.errors import Problem
from kg.terms import BASE, CCA

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.paneling.declare import Column, Measure, Panel

CONCEPT = BASE + "concept/"
LISTS = {"lists": ("covered-act", "kind of list (cva:)"), "may": ("permitted-act", "permission (pmt:)")}
"""Key of a measure to the code list of its values, and what one of them is called."""
FAMILIES = {"code": ("code-system", "code system (cds:)"), "region": ("classification", "classification (cls:)")}
"""First word of what fills a column to the code list of the second."""
READINGS = ("certain", "possible")
SIDES = ("one", "two")
ROWS, PAIRS = "rows", "dyad-year"


def problems(panel: Panel, terms: Ontology, context: Context, acts: str = "") -> list[Problem]:
    """List what is wrong with the names of a panel.

    Args:
        panel: its header, read.
        terms: classes and code lists.
        context: prefixes.
        acts: text of the query by which panels read acts.

    """
    found = [*_of_columns(panel, terms)]
    before: list[str] = []
    for measure in panel.measures.values():
        found += [*_classes(measure, terms, context, acts), *_codes(measure, terms)]
        if measure.after and measure.after not in before:
            said = f"{measure.after[:80]!r} is no measure above this one; {hint(measure.after, before)}"
            found.append((f"measures {measure.name} after", said))
        before.append(measure.name)
    return [Problem(panel.question.file, "header", field, said) for field, said in found]


def _classes(measure: Measure, terms: Ontology, context: Context, asked: str) -> Iterator[tuple[str, str]]:
    """Tell of classes that no act has: none at all, or one above those by which acts are told."""
    known = {context.shorten(iri): iri for iri in terms.subclasses(CCA + "TreatyEvent") & terms.classes}
    for key, classes in (("acts", measure.acts), ("ends", measure.ends)):
        for iri in classes:
            name, field = context.shorten(iri), f"measures {measure.name} {key}"
            if name not in known:
                yield field, f"{name[:80]!r} is no class of acts on treaties; {hint(name, known)}"
                continue
            below = sorted(context.shorten(cls) for cls in terms.subclasses(iri) - {iri})
            named = [cls for cls in below if _names(asked, cls)]
            if named and not _names(asked, name):
                yield field, f"acts are told by classes below {name}; expected some of {', '.join(named)}"


def _names(text: str, name: str) -> bool:
    return bool(re.search(rf"\b{re.escape(name)}\b", text))


def _codes(measure: Measure, terms: Ontology) -> Iterator[tuple[str, str]]:
    for key, told in (("lists", measure.lists), ("may", measure.may)):
        scheme, what = LISTS[key]
        known = _scheme(terms, scheme)
        for code in told:
            if code not in known:
                yield f"measures {measure.name} {key}", f"{code[:80]!r} is no {what}; {hint(code, known)}"


def _scheme(terms: Ontology, scheme: str) -> set[str]:
    return {iri.removeprefix(f"{CONCEPT}{scheme}/") for iri in terms.concepts(f"{CONCEPT}{scheme}/")}


def _of_columns(panel: Panel, terms: Ontology) -> Iterator[tuple[str, str]]:
    names = [column.name for column in panel.columns]
    beside = {f"{column.name}_empty": column.name for column in panel.columns if column.empty}
    for i, column in enumerate(panel.columns):
        if column.name in names[:i]:
            yield f"columns {column.name}", "there is a column of this name already; expected another name"
        elif column.name in beside:
            said = f"files keep here why {beside[column.name]} is empty; expected another name"
            yield f"columns {column.name}", said
        said = _filling(panel.layout, column, terms)
        if said:
            yield f"columns {column.name}", f"from: {column.source[:80]!r} {said}"


def _filling(layout: str, column: Column, terms: Ontology) -> str:
    """Say what is wrong with what fills a column, empty if nothing is, or if only the layout can tell."""
    what, _, rest = column.source.partition(".")
    if layout == PAIRS and what in SIDES:
        what, _, rest = rest.partition(".")
    if what in FAMILIES and (what == "code" or layout != ROWS):
        scheme, called = FAMILIES[what]
        return _among(column.source, rest, _scheme(terms, scheme), called)
    if layout == ROWS:
        return ""
    if what == "member":
        return _among(column.source, rest.rpartition(".")[2], READINGS, "reading")
    if what == "votes":
        choices = ("both", "same", "opposite") if layout == PAIRS else ("items", *_scheme(terms, "choice"))
        return _among(column.source, rest, choices, "choice (chc:)")
    return ""


def _among(source: str, code: str, known: Iterable[str], called: str) -> str:
    """Say that a code is none of those known, and name whole sources for it."""
    names = list(known)
    stem = source.removesuffix(code)
    return "" if code in names else f"names no {called}; {hint(source, [stem + name for name in names])}"
