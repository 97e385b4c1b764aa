"""From entries to quads: what a source says goes to its content or inferred graph, why we think so to its provenance.

One entry makes one assertion; what sections and keys mean comes from the context, never from this code.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.declared.context import is_kind
from kg.errors import InputError, Problem
from kg.mapping.provenance import REPORTED, Claim, Recorder, assertion_iri, describe
from kg.mapping.values import Names, Reading, Value
from kg.terms import BASE, CCA, RDF, Quad, iri, literal, text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.reading.entries import Entry, Source
    from kg.reading.material import Known

REFERENCE = BASE + "reference"
SPEAKER = CCA + "speaker"
CODED = {"level": "attribution", "confidence": "confidence"}
"""Keys of every entry that take a code, and the code lists they take it from."""


class Origin(NamedTuple):
    """The place in our files that a node came from, and the evidence it names."""

    file: str
    entry: str
    evidence: tuple[str, ...]
    section: str = ""


@dataclass
class Mapped:
    """The quads of one source, and the entry behind each subject and assertion."""

    quads: list[Quad] = field(default_factory=list)
    origins: dict[str, Origin] = field(default_factory=dict)
    """IRI of a subject or an assertion to where it came from, for messages."""


class SourceMapper:
    """Maps the entries of one source; identity entries go to the reference graph instead of the source's own."""

    def __init__(
        self,
        source: Source,
        context: Context,
        ontology: Ontology,
        same_as: Mapping[str, str] | None = None,
        identity: bool = False,
    ) -> None:
        self.source, self.context, self.ontology = source, context, ontology
        self.graph = REFERENCE if identity else f"{BASE}source/{source.slug}"
        self.names = Names(context, source.slug, same_as or {})
        self.problems: list[Problem] = []

    def run(self, known: Known | None, reference: set[str]) -> Mapped:
        """Map the source.

        Args:
            known: the day from which the source is known, if any.
            reference: IRIs of everything the reference identifies.

        Raises:
            InputError: with every problem found, each with file, entry and field.

        """
        claims = [claim for entry in self.source.entries if (claim := self._claim(entry))]
        self._check_order(claims)
        self._check_spans()
        self._check_references(claims, reference)
        out = Mapped() if self.graph == REFERENCE else self._describe(known)
        if not self.problems:
            self._assert_all(claims, out)
            out.quads += self._attested(claims, known) if known else []
        if self.problems:
            raise InputError(self.problems)
        return out

    def _describe(self, known: Known | None) -> Mapped:
        """Describe the source itself."""
        quads, problems = describe(self.source, self.names, self.ontology, known.day if known else None)
        self.problems += problems
        place = Origin(self.source.file, self.source.label, (), "source")
        return Mapped(quads, {text_of(subject): place for subject, *_ in quads})

    def _complain(self, entry: Entry, key: str, message: str) -> None:
        self.problems.append(Problem(entry.file, entry.label, key, message))

    def _claim(self, entry: Entry) -> Claim | None:
        before = len(self.problems)
        self._check_codes(entry)
        subject = self._subject(entry)
        values = self._values(entry)
        if len(self.problems) > before or subject is None:
            return None
        if not values:
            self._complain(entry, "again", "says nothing; give at least one key")
            return None
        inferred = "/inferred" if entry.level == "inferred" and self.graph != REFERENCE else ""
        graph, unique = self.graph + inferred, list(dict.fromkeys(values))
        return Claim(entry, subject, unique, graph, self._properties(entry, unique), entry.again)

    def _properties(self, entry: Entry, values: list[Value]) -> tuple[str, ...]:
        keys = self.context.sections[entry.section].keys
        typed = [p for p, _ in values if p == f"{RDF}type"]
        return tuple(dict.fromkeys([*typed, *(keys[name].iri for name in entry.values)]))

    def _check_codes(self, entry: Entry) -> None:
        for key, scheme in CODED.items():
            code, start = getattr(entry, key), f"{BASE}concept/{scheme}/"
            if code and start + code not in self.ontology.concepts(start):
                known = ", ".join(sorted(c.removeprefix(start) for c in self.ontology.concepts(start)))
                self._complain(entry, key, f"unknown code {code[:80]!r}; known are {known}")
        if entry.typed and entry.level == "record":
            self._complain(entry, "level", "record is the level of table rows; a sheet says who vouches in the text")
        if entry.via and entry.level not in REPORTED:
            self._complain(entry, "via", f"goes with a reported level ({', '.join(REPORTED)}), not with {entry.level}")

    def _values(self, entry: Entry) -> list[Value]:
        section = self.context.sections[entry.section]
        reading = Reading(self.names, self.ontology, self.source.language, entry.typed)
        narrowed = any(is_kind(section.keys[name]) for name in entry.values)
        values: list[Value] = [] if entry.again and not narrowed else [(f"{RDF}type", iri(section.iri))]
        for name, raw in entry.values.items():
            try:
                values += reading.values(section.keys[name], raw)
            except ValueError as error:
                self._complain(entry, name, str(error))
        return values

    def _subject(self, entry: Entry) -> str | None:
        try:
            return self.names.subject(entry.id)
        except ValueError as error:
            self._complain(entry, "id", str(error))
            return None

    def _name(self, entry: Entry, key: str, name: str) -> str | None:
        try:
            return self.names.resolve(name)
        except ValueError as error:
            self._complain(entry, key, str(error))
            return None

    def _check_order(self, claims: list[Claim]) -> None:
        seen: dict[str, Claim] = {}
        named: dict[str, str] = {}
        for claim in claims:
            entry, first = claim.entry, seen.setdefault(claim.subject, claim)
            if first is claim and entry.again:
                self._complain(entry, "again", "no earlier entry on this subject; leave `again` out")
            elif first.entry.section != entry.section:
                self._complain(entry, "id", f"is a {first.entry.section} in {first.entry.label}; use that section")
            # Two ids for one subject are two entries that links.csv joined: each was the first of its own.
            elif entry.id in named and not entry.again and entry.typed:
                message = f"{named[entry.id]} is on this subject already; add `again = true`, or choose another id"
                self._complain(entry, "id", message)
            named.setdefault(entry.id, entry.label)

    def _check_spans(self) -> None:
        seen: dict[tuple[int, int], tuple[str, str]] = {}
        for entry in self.source.entries:
            for span in entry.spans:
                check, label = seen.setdefault((span.start, span.end), (span.check, entry.label))
                if check != span.check:
                    message = f"{label} gives the words of this span another check, or none; run `kg sheet check`"
                    self._complain(entry, "check", message)

    def _check_references(self, claims: list[Claim], reference: set[str]) -> None:
        known = reference | {claim.subject for claim in claims}
        for claim in claims:
            keys = self.context.sections[claim.entry.section].keys
            for name in claim.entry.values:
                if keys[name].kind == "reference":
                    for value in claim.of(keys[name].iri):
                        self._check_known(claim.entry, name, text_of(value), known)
            for name in ("via", "by"):
                given = getattr(claim.entry, name)
                target = self._name(claim.entry, name, given) if given else None
                if target:
                    self._check_known(claim.entry, name, target, known)

    def _check_known(self, entry: Entry, key: str, target: str, known: set[str]) -> None:
        elsewhere = target.startswith(f"{BASE}source/") and not target.startswith(f"{BASE}source/{self.source.slug}/")
        if target.startswith(BASE) and target not in known and not elsewhere:
            name = self.context.shorten(target)
            # A table that could not be read leaves thousands of names unknown: each looks among its own kind only.
            kind = target.rpartition("/")[0]
            alike = [self.context.shorten(one) for one in known if one.startswith(kind)]
            near = difflib.get_close_matches(name, alike, n=1, cutoff=0.8)
            own = "a row that says what it is" if entry.row else "an entry with the words that name it"
            hint = f"did you mean {near[0]}?" if near else f"add {own}"
            message = f"{name} has no entry here and no row of actor, treaty or place; {hint}"
            self.problems.append(Problem(entry.file, entry.label, key, message, name))

    def _assert_all(self, claims: list[Claim], out: Mapped) -> None:
        shared = self._shared(claims)
        speakers = {claim.subject: claim.of(SPEAKER) for claim in claims if claim.of(SPEAKER)}
        recorder = Recorder(self.source, self.names, self.ontology.bound_properties, speakers)
        graph = iri(self.graph + "/prov")
        for claim in claims:
            record = recorder.record(claim, shared[claim])
            assertion = assertion_iri(self.source.slug, claim, record)
            if assertion in out.origins:
                self._complain(claim.entry, "id", f"says the same as {out.origins[assertion].entry}; keep one")
            entry, evidence = claim.entry, tuple(recorder.evidence(claim.entry))
            place = Origin(entry.file, entry.label, evidence, entry.section)
            out.origins[assertion] = place
            out.origins.setdefault(claim.subject, place)
            out.quads += [(iri(claim.subject), iri(p), o, iri(claim.graph)) for p, o in claim.values]
            out.quads += [(iri(assertion), p, o, graph) for p, o in record]
            for node in place.evidence:
                out.origins.setdefault(node, place)
            out.quads += recorder.spans(claim.entry.spans, graph)

    def _shared(self, claims: list[Claim]) -> dict[Claim, set[str]]:
        """Find the properties whose values a record must name, because others give values of them too.

        In the reference every row names all it says, since other pages may speak of the same thing; elsewhere several
        rows on one subject name their properties, and entries name the values of properties that several give.
        """
        rows = Counter(claim.subject for claim in claims if claim.entry.row)
        givers = Counter((claim.subject, prop) for claim in claims for prop in set(claim.properties))
        found = {}
        for claim in claims:
            identity = self.graph == REFERENCE
            claim.names_all = claim.names_all or identity or rows[claim.subject] > 1
            own = {prop for prop in claim.properties if identity or givers[claim.subject, prop] > 1}
            found[claim] = own - {f"{RDF}type"}
        return found

    def _attested(self, claims: list[Claim], known: Known) -> list[Quad]:
        """Date what the source does not date: it is attested on the day the source is known.

        That day is never too late for an upper bound; a lower bound (still in office on that day) needs a source that
        speaks of the day as its own.
        """
        stated: dict[str, set[str]] = defaultdict(set)
        for claim in claims:
            stated[claim.subject] |= {p for p, _ in claim.values}
        unreal = {claim.subject for claim in claims if self._has_not_happened(claim)}
        quads = []
        for claim in claims:
            section = self.context.sections[claim.entry.section].iri
            if claim.entry.again or claim.subject in unreal:
                continue
            for bound in self.ontology.values(CCA + "attestedBound", section):
                if bound not in stated[claim.subject] and (known.spoken or bound not in self.ontology.lower_bounds):
                    quads.append((iri(claim.subject), iri(bound), literal(known.day, "date"), iri(claim.graph)))
        return quads

    def _has_not_happened(self, claim: Claim) -> bool:
        return any(self.ontology.value(CCA + "hasHappened", text_of(o)) == "false" for _, o in claim.values)
