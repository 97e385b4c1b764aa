"""What `kg conflicts` prints: each group under a heading in words, its claims, and the one that is preferred.

In a table copies of one report are folded under the claim they repeat; CSV and JSON list every claim.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from kg import display
from kg.asking import disagreements, facts, lookup
from kg.asking.places import place_text
from kg.declared import ontology
from kg.errors import QueryRefusedError
from kg.terms import BASE, CCA, is_iri

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.asking.disagreements import Claim, Disagreement
    from kg.graph import Graph
    from kg.querying.door import Door

KINDS = BASE + "concept/conflict-kind/"
OUTCOMES = BASE + "concept/record-class/"
REALISATION, PARTY = CCA + "realisation", CCA + "party"
ORG = "http://www.w3.org/ns/org#"
PHRASES = {
    CCA + "codeValue": "",
    PARTY: "by",
    CCA + "onTreaty": ",",
    CCA + "codeOf": "of",
    CCA + "codeSystem": "in",
    ORG + "member": "of",
    CCA + "memberState": "of",
    CCA + "memberOf": "in",
    ORG + "role": "as",
    ORG + "organization": "in",
    CCA + "participant": "of",
    CCA + "inEvent": "in",
}
"""What a thing without a name is called by, in this order, each with the word that comes before it."""
WHAT = "SELECT DISTINCT ?s ?p ?o WHERE { $values ?s ?p ?o }"
COLUMNS = ("", "value", "as of", "who says so", "source", "kind", "published", "origins", "relayed by")
EXTRA = {"order": ("of",), "identity": ("of",), "record": ("record", "error", "outcome")}
"""More columns of the tables of some kinds."""
SPARE = ("title", "characters", "who says so", "relayed by", "published", "kind")
"""Columns that a narrow terminal does without."""
FIELDS = (
    "kind", "subject", "property", "unit", "standing", "value", "comparator", "own_unit", "as_of", "by", "level",
    "source", "title", "publisher", "source_kind", "published", "known_from", "origin", "origins", "relay_of",
    "certain", "possible", "error", "outcome", "places", "conflict",
)  # fmt: skip
"""Columns of the CSV."""


class Asked(NamedTuple):
    """Which conflicts are wanted, and how."""

    about: str = ""
    kind: str = ""
    format: str = "table"
    language: str = "en"


def conflicts(graph: Graph, asked: Asked) -> str:
    """Lay out disagreements, each group with all claims.

    Raises QueryRefusedError if there is no such kind, KGError if nothing is called as asked.
    """
    terms = ontology.load(graph.workspace)
    kinds = sorted(kind.removeprefix(KINDS) for kind in terms.concepts(KINDS))
    if asked.kind and asked.kind not in kinds:
        raise QueryRefusedError(f"--kind {asked.kind}: no such kind of conflict; there are {', '.join(kinds)}")
    with graph.door() as door:
        found = disagreements.read(graph, door)
        if asked.about:
            node = lookup.find(graph.context, door, asked.about)
            found = [c for c in found if node in c.concerns]
        found = [c for c in found if asked.kind in ("", c.kind)]
        if asked.format == "json":
            return display.as_json([c.as_dict() for c in found])
        words = _Words(graph, door, terms, asked.language, found)
    if asked.format == "csv":
        rows = [_record(words, c, claim) for c in found for claim in c.claims]
        return display.render(FIELDS, rows, "csv")
    return "\n".join(_section(words, c) for c in found) or "no conflicts\n"


class _Words:
    """What to call everything that a page mentions."""

    def __init__(
        self, graph: Graph, door: Door, terms: ontology.Ontology, language: str, found: Sequence[Disagreement]
    ) -> None:
        self.graph, self.terms, self.language = graph, terms, language
        things = sorted({n for c in found for n in _things(c) if is_iri(n)})
        self.told: dict[str, list[tuple[str, str]]] = {}
        for row in facts.ask_of(door, WHAT, "s", things):
            self.told.setdefault(row["s"]["value"], []).append((row["p"]["value"], row["o"]["value"]))
        mentioned = {value for said in self.told.values() for prop, value in said if prop in PHRASES}
        mentioned |= {n for c in found for claim in c.claims for n in _mentioned(claim)} | set(things)
        self.labels = graph.labels(door, {n for n in mentioned if n}, language)

    @cached_property
    def _keys(self) -> dict[str, str]:
        """Property or class to the name of its key or section."""
        sections = self.graph.context.sections.values()
        keys = {key.iri: name for section in sections for name, key in section.keys.items()}
        return keys | {section.iri: section.name for section in sections}

    def term(self, iri: str) -> str:
        """Return what a term or code is called."""
        name = self.terms.label(iri, self.language) or self._keys.get(iri) or self.labels.get(iri)
        return name or self.graph.context.shorten(iri)

    def __call__(self, iri: str) -> str:
        """Return what a thing is called: its name, or what kind of thing it is, of whom and of what."""
        short = self.graph.context.shorten(iri)
        name = self.labels.get(iri, short)
        if name != short or iri not in self.told:
            return name if name != short else self.term(iri)
        parts = [self.kind(iri)]
        for prop, word in PHRASES.items():
            values = sorted({self.labels.get(v, v) for p, v in self.told[iri] if p == prop})
            parts += [word, " and ".join(values)] if values else []
        return " ".join(filter(None, parts)).replace(" , ", ", ") if len(parts) > 1 else short

    def kind(self, iri: str) -> str:
        """Return what kind of thing it is, as narrowly as anybody says."""
        classes = {value for prop, value in self.told.get(iri, ()) if prop == facts.TYPE}
        own = [c for c in classes if self.terms.label(c, self.language) or c in self._keys]
        narrow = [c for c in own if not (self.terms.subclasses(c) - {c}) & classes]
        return self.term(min(narrow)) if narrow else ""

    def kind_of(self, claim: Claim) -> str:
        """Return what the kind of a claim's source is called."""
        return self.term(claim.source.kind) if claim.source.kind else "a source of no kind"

    def of_whom(self, iri: str) -> str:
        """Return kind and party of an act: what tells it from others of its treaty."""
        parties = sorted({self.labels.get(v, v) for p, v in self.told.get(iri, ()) if p == PARTY})
        return " by ".join([self.kind(iri), *parties[:1]])


def _things(c: Disagreement) -> list[str]:
    return [c.subject, c.other, *(claim.assertion.subject for claim in c.claims)]


def _mentioned(claim: Claim) -> list[str]:
    source = claim.source
    values = [v for v in claim.value.split(", ") if is_iri(v)]
    return [claim.assertion.by, source.publisher, source.kind, claim.unit, claim.comparator, *values]


# -- headings ----------------------------------------------------------------------------------------------------------


def heading(words: _Words, c: Disagreement) -> str:
    """Say in words what a group disagrees about."""
    return f"{words.term(KINDS + c.kind)}: {_matter(words, c)}"


def _matter(words: _Words, c: Disagreement) -> str:
    if c.kind == "order":
        return _order(words, c.subject, c.other)
    if c.kind == "identity":
        system = words(c.property)
        return f"{words(c.subject)} in {system}" if c.subject else f"{words(c.other)} in {system}"
    unit = f" ({words(c.unit)})" if c.unit else ""
    return f"{words(c.subject) if c.subject else 'of nothing in particular'}: {words.term(c.property)}{unit}"


def _order(words: _Words, later: str, earlier: str) -> str:
    """Say of two things that the one that must not come first does."""
    said = words.told.get(later, ()), words.told.get(earlier, ())
    if earlier.startswith(BASE + "concept/"):
        return f"{words(later)} is dated before a day on which too few had consented"
    if any(value == earlier for _, value in said[0]) or any(value == later for _, value in said[1]):
        return f"{words(later)} does not lie within {words(earlier)}"
    if not said[0]:
        return f"{_a(words(later))} is dated before {words(earlier)}"
    if words.terms.bounds(earlier):
        return f"the end of {words(later)} is dated before its start"
    if not said[1]:
        return f"{words(later)} ended before {_a(words(earlier))}"
    return f"{words(later)} is dated before {words(earlier)}"


def _a(word: str) -> str:
    return f"{'an' if word[:1] in 'aeiou' else 'a'} {word}"


# -- claims ------------------------------------------------------------------------------------------------------------


def _section(words: _Words, c: Disagreement) -> str:
    """Write one group: heading, table, and the claim that the stated preference follows."""
    columns = [*COLUMNS, *EXTRA.get(c.kind, ()), "characters", "title"]
    rows = [
        [*_row(words, c, claim), *_extra(words, c, claim), _characters(claim), display.cut(claim.source.title)]
        for claim in c.claims
        if not claim.relay_of
    ]
    filled = [i for i in range(len(columns)) if i == 1 or any(row[i] for row in rows)]
    size = f"{display.many(len(c.claims), 'claim')}, {display.many(c.number_of_origins(), 'independent origin')}"
    heads, cells = [columns[i] for i in filled], [[row[i] for i in filled] for row in rows]
    table = display.render(heads, cells, spare=SPARE)
    return display.clean(f"{heading(words, c)}: {size}") + f"\n{table}{display.clean(_follows(words, c))}\n"


def _characters(claim: Claim) -> str:
    """Say where in a text a claim stands; that of a table is found by its source."""
    return ", ".join(place_text(place) for place in sorted(claim.assertion.places) if place.start is not None)


def _row(words: _Words, c: Disagreement, claim: Claim) -> list[str]:
    relays = c.relays(claim)
    record, source = claim.assertion, claim.source
    standing = max((_standing(one) for one in (claim, *relays)), key=("", "at odds", "preferred").index)
    by = words(record.by) if record.by else words(source.publisher) if source.publisher else ""
    return [
        standing, _value(words, c, claim), claim.as_of.replace("/", " to "), by, record.source,
        claim.source_kind, source.published or (f"by {source.known_from}" if source.known_from else ""),
        str(c.backing(claim)), ", ".join(one.assertion.source for one in relays),
    ]  # fmt: skip


def _standing(claim: Claim) -> str:
    return "preferred" if claim.preferred else "at odds" if claim.at_odds else ""


def _value(words: _Words, c: Disagreement, claim: Claim) -> str:
    if not claim.value:
        return "told as done" if c.property == REALISATION else "no day" if words.terms.bounds(c.property) else ""
    hedge = words.term(claim.comparator) if claim.comparator else ""
    unit = words(claim.unit) if claim.unit not in ("", c.unit) else ""
    if claim.measure not in ("", c.property):
        unit += f" that {words.term(claim.measure)}" if c.kind != "order" else f" {words.term(claim.measure)}"
    said = claim.value if not is_iri(claim.value.split(", ")[0]) else _labelled(words, claim.value.split(", "))
    return " ".join(filter(None, [hedge, said, unit]))


def _labelled(words: _Words, values: Iterable[str]) -> str:
    return ", ".join(words(value) for value in values)


def _extra(words: _Words, c: Disagreement, claim: Claim) -> list[str]:
    """Say what a claim is of, in an impossible order, or what the record gives."""
    if c.kind == "record":
        told = claim.record
        outcome = words.term(OUTCOMES + told["class"]) if told else ""
        return [_span(told.get("certain", ""), told.get("possible", "")), _signed(told.get("error", "")), outcome]
    if c.kind == "identity":
        return [words(claim.assertion.subject)]
    return [words.of_whom(claim.assertion.subject)] if c.kind == "order" else []


def _span(low: str, high: str) -> str:
    return low if low == high else f"{low} to {high}"


def _signed(number: str) -> str:
    return f"+{number}" if number.isdigit() and number != "0" else number


def _record(words: _Words, c: Disagreement, claim: Claim) -> list[str]:
    record, source, told = claim.assertion, claim.source, claim.record
    return [
        c.kind, words(c.subject) if c.subject else "", words.term(c.property) if c.property else words(c.other),
        words(c.unit) if c.unit else "", _standing(claim), claim.value, claim.comparator.rpartition("/")[2],
        words(claim.unit) if claim.unit else "", claim.as_of, words(record.by) if record.by else "",
        record.level.rpartition("/")[2], record.source, source.title,
        words(source.publisher) if source.publisher else "", claim.source_kind, source.published, source.known_from,
        claim.origin, str(c.backing(claim)), claim.relay_of,
        *(told.get(name, "") for name in ("certain", "possible", "error", "class")),
        " ".join(place_text(place) for place in sorted(record.places)), c.iri,
    ]  # fmt: skip


# -- the stated preference ---------------------------------------------------------------------------------------------


def _follows(words: _Words, c: Disagreement) -> str:
    """Say which claim the stated preference of kinds of source follows, and why; or why it follows none."""
    if c.kind == "record":
        return "followed: the record, that is the acts that sources list one by one, not the count"
    weighed = [x for x in c.claims if x.at_odds and (x.measure, x.unit) in (("", ""), (c.property, c.unit))]
    chosen = next((x for x in c.claims if x.preferred), None)
    weighed.sort(key=lambda x: (x.source.rank, x.source.kind))
    if not weighed and not chosen:
        return "followed: none, since nothing is said in this unit"
    if chosen:
        kinds = dict.fromkeys(words.kind_of(x) for x in weighed if x.source.kind != chosen.source.kind)
        kind = words.kind_of(chosen)
        why = f"{kind} comes before {', '.join(kinds)}" if kinds else f"no other {kind} is at odds with it here"
        return f"followed: {_value(words, c, chosen)}, as {chosen.assertion.source} has it, since {why}"
    best = [x for x in weighed if x.source.rank == weighed[0].source.rank]
    dated = len({x.as_of for x in best}) > 1
    values = [_value(words, c, x) + (f" on {x.as_of}" if dated and x.as_of else "") for x in best]
    kind = words.kind_of(best[0])
    return f"followed: none, since sources of the best kind here, {kind}, differ: {', '.join(dict.fromkeys(values))}"
