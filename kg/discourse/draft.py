"""From statements of one document to the draft of a fact sheet, which a coder completes."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.composing import composed
from kg.display import clean
from kg.mapping.values import RESERVED, Names
from kg.reading.evidence import Span, check_of
from kg.terms import is_slug

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.discourse.model import Document, Statement

HEAD = """# Draft of a fact sheet, made from {file} by `kg discourse import`.
# Discourse Network Analyzer knows who said a thing on what, and where. What it does not know is for a coder to add:
#   [source]     kind, language, publisher, coded, codebook
#   statements   {missing}
# How each is coded: data/README.md and data/codebook/sheets.md. `kg sheet check` compares the sheet with its text.
"""
KINDS = {"per": "person", "grp": "group"}
"""Prefix of an identifier to the kind of actor that it can only be."""
PERSON, ORGANISATION = "person", "organisation"
KEYS = ("act", "reporting", "topic")
KEPT = ("organisation", "concept", "agreement", "act", "reporting", "date", "level")
"""What may have no place in a sheet, and is kept in notes."""
LEVEL = "narrator"
"""The level of an entry that names none."""


@dataclass
class Draft:
    """A sheet as TOML, and what it could not say."""

    toml: str
    notes: list[str]


@dataclass(frozen=True)
class Declared:
    """What a draft is written with: keys, codes, and the actors that the reference has."""

    context: Context
    ontology: Ontology
    actors: frozenset[str]


@dataclass(frozen=True)
class _Speaker:
    """Who speaks, as a key: our identifier if there is one, else kind and name."""

    id: str
    kind: str
    name: str


def make(document: Document, statements: Sequence[Statement], file: str, declared: Declared) -> Draft:
    """Write the draft of a sheet.

    Args:
        document: the text.
        statements: its statements, in code points.
        file: where they came from, for the reader.
        declared: what the workspace declares.

    """
    groups = list(_joined(statements))
    drafting = _Drafting(document, groups, declared)
    told = [drafting.statement(group) for group in groups]
    actors = [drafting.actor(speaker) for speaker in drafting.speakers if speaker.id not in declared.actors]
    missing = ", ".join([*drafting.missing(groups), "gloss"])
    head = HEAD.format(file=_one_line(clean(file)), missing=missing) + "".join(
        f"# DNA: {_one_line(r)}\n" for r in document.remarks
    )
    return Draft("\n".join([head, drafting.source(), *actors, *told]), drafting.notes(groups))


def slug_of(name: str, otherwise: str) -> str:
    """Make a name that may end an IRI of any words."""
    plain = composed(name.lower().replace("đ", "d").replace("ł", "l"), "NFKD")
    found = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")[:60].strip("-")
    return found if is_slug(found) and found not in RESERVED else otherwise


class _Drafting:
    """One sheet in the making."""

    def __init__(self, document: Document, groups: Sequence[Sequence[Statement]], declared: Declared) -> None:
        self.document, self.context, self.ontology = document, declared.context, declared.ontology
        self.slug = document.name if is_slug(document.name) and not document.name.isdigit() else ""
        self.slug = self.slug or slug_of(document.title, f"dna-{slug_of(document.name, 'text')}")
        self.keys = self.context.sections["statement"].keys
        self.topics = self._codes_by_label()
        self.speakers: dict[_Speaker, str] = {}
        self.places: dict[_Speaker, list[Span]] = {}
        self.taken: set[str] = set()
        self.ids = {group[0].number: self._taking(_local(group[0])) for group in groups}
        self.kept: dict[str, Counter[str]] = {name: Counter() for name in KEPT}
        self.coders = {one.coder for group in groups for one in group if one.coder}

    def _codes_by_label(self) -> dict[str, str]:
        scheme = self.keys["topic"].scheme
        codes = {iri: iri.removeprefix(scheme) for iri in self.ontology.concepts(scheme)}
        labels = {(self.ontology.label(iri) or code).casefold(): code for iri, code in codes.items()}
        return {**labels, **{code: code for code in codes.values()}}

    def source(self) -> str:
        """Write the table of the source."""
        lines = ["[source]", f"slug = {_text(self.slug)}"]
        if self.document.title:
            lines.append(f"title = {{en = {_text(self.document.title)}}}")
        if self.document.published and self.document.day:
            lines.append(f"published = {_text(self.document.day)}")
        if self.document.length is not None and self.document.sha256:
            lines += [f"text_sha256 = {_text(self.document.sha256)}", f"text_length = {self.document.length}"]
        if self.coders:
            lines.append(f"coder = {_text(', '.join(sorted(self.coders)))}")
        return "\n".join(lines) + "\n"

    def actor(self, speaker: _Speaker) -> str:
        """Write the entry of a speaker, at its name if the text has it, else inferred from where it speaks."""
        found = self._printed(speaker)
        lines = [f"id = {_text(self.speakers[speaker])}", *([f"kind = {_text(speaker.kind)}"] if speaker.kind else [])]
        name = _text(speaker.name)
        lines.append(f"name = {name}" if found else f"label = {{en = {name}}}")
        lines += _place([found or self.places[speaker][0]])
        if not found:
            lines += [
                'level = "inferred"',
                'confidence = "probable"',
                'note = "the name as DNA has it; the text does not print it so"',
            ]
        return _entry("actor", lines)

    def statement(self, group: Sequence[Statement]) -> str:
        """Write the entry of a statement and all its topics."""
        first = group[0]
        lines = [f"id = {_text(self.ids[first.number])}", f"speaker = {_text(self._speaker(first))}"]
        lines += [f"{key} = {_text(code)}" for key in KEYS[:2] if (code := self._code(key, getattr(first, key)))]
        topics = [code for one in group if (code := self._topic(one))]
        if topics:
            lines.append(f"topic = [{', '.join(map(_text, dict.fromkeys(topics)))}]")
        lines += _place(first.spans)
        if remarks := self._remarks(group):
            lines.append(f"note = {_text('; '.join(remarks))}")
        return _entry("statement", lines)

    def _speaker(self, one: Statement) -> str:
        name = one.person or one.organization or "unnamed speaker"
        kind = PERSON if one.person else ORGANISATION if one.organization else "group"
        own = self._own(one.speaker)
        speaker = _Speaker(own, KINDS.get(own.partition(":")[0], "") if ":" in own else kind, name)
        self.places.setdefault(speaker, []).extend(one.spans)
        if speaker not in self.speakers:
            self.speakers[speaker] = own or self._taking(slug_of(name, "speaker"))
        return self.speakers[speaker]

    def _own(self, given: str) -> str:
        """Return an identifier of ours as this sheet may write it; empty if it is none."""
        local = given.removeprefix(f"src:{self.slug}/")
        try:
            Names(self.context, self.slug, {}).subject(local)
        except ValueError:
            return ""
        return "" if local in self.ids.values() else local

    def _taking(self, name: str) -> str:
        """Take a bare name, or one like it if it is taken."""
        found, number = name, 2
        while found in self.taken:
            found, number = f"{name}-{number}", number + 1
        self.taken.add(found)
        return found

    def _printed(self, speaker: _Speaker) -> Span | None:
        """Find the name in the text: in the speaker's own statements first."""
        text = self.document.text
        if not text or not speaker.name:
            return None
        for span in [*self.places[speaker], Span(0, len(text))]:
            at = text.find(speaker.name, span.start, span.end)
            if at >= 0:
                return Span(at, at + len(speaker.name), check_of(speaker.name))
        return None

    def _code(self, key: str, given: str) -> str:
        return given if self.keys[key].scheme + given in self.ontology.concepts(self.keys[key].scheme) else ""

    def _topic(self, one: Statement) -> str:
        code = one.topic.removeprefix("top:")
        return self._code("topic", code) or self.topics.get(one.concept.casefold(), "")

    def _remarks(self, group: Sequence[Statement]) -> list[str]:
        """Say what DNA, or a table, has of a statement that no key of a sheet holds."""
        remarks = []
        for one in group:
            if one.person and one.organization and not one.statement:
                remarks.append(f"organisation in DNA: {one.organization}")
                self.kept["organisation"][one.organization] += 1
            if one.concept and not self._topic(one):
                remarks.append(f"concept in DNA: {one.concept}")
                self.kept["concept"][one.concept] += 1
            if one.agreement:
                remarks.append(f"agreement in DNA: {'yes' if one.agreement == '1' else 'no'}")
                self.kept["agreement"]["agreement"] += 1
            for name, value in self._without_key(one).items():
                remarks.append(f"{name} in the file: {value}")
                self.kept[name][value] += 1
        return list(dict.fromkeys(remarks))

    def _without_key(self, one: Statement) -> dict[str, str]:
        """Return what is no code of ours, when it was said and who vouches: no key has a day, a level needs `via`."""
        told = {key: value for key in KEYS[:2] if (value := getattr(one, key)) and not self._code(key, value)}
        facts = {name: one.facts.get(name, "") for name in ("date", "level")}
        return {**told, **{name: value for name, value in facts.items() if value not in ("", LEVEL)}}

    def missing(self, groups: Iterable[Sequence[Statement]]) -> list[str]:
        """Name the keys that some statement lacks."""
        firsts = [group[0] for group in groups]
        lacking = {key: any(not self._code(key, getattr(one, key)) for one in firsts) for key in KEYS[:2]}
        lacking["topic"] = any(not self._topic(one) for one in firsts)
        return [key for key in KEYS if lacking[key]]

    def notes(self, groups: Sequence[Sequence[Statement]]) -> list[str]:
        """Say what the draft could not say."""
        notes = [f"{len(groups)} statements, {len(self.speakers)} speakers; for a coder to add: what the draft lists"]
        new = [name for speaker, name in self.speakers.items() if not speaker.id]
        if new:
            notes.append(f"speakers under bare names, to be matched with data/reference: {', '.join(sorted(new))}")
        for what, counted in self.kept.items():
            if what == "agreement" and counted:
                notes.append(
                    f"{counted.total()} statements have an agreement, which sheets do not code: in their notes"
                )
            elif counted:
                named = ", ".join(f"{name} ({n})" for name, n in sorted(counted.items()))
                notes.append(f"{what} without a place in a sheet, kept in notes: {named}")
        if self.document.length is None or not self.document.sha256:
            notes.append("the text is not at hand: [source] lacks text_sha256 and text_length, which places need")
        return notes


def _local(one: Statement) -> str:
    """Return the bare name of a statement: ours if it came from us, else DNA's number."""
    local = one.statement.rpartition("/")[2]
    return local if is_slug(local) and local not in RESERVED else f"dna-{one.number}"


def _joined(statements: Iterable[Statement]) -> Iterable[list[Statement]]:
    """Join what is one statement of ours with several topics; a statement of DNA's stays one."""
    groups: dict[object, list[Statement]] = {}
    for one in statements:
        key = (one.statement, one.spans, one.speaker) if one.statement else one.number
        groups.setdefault(key, []).append(one)
    return groups.values()


def _place(spans: Sequence[Span]) -> list[str]:
    pairs = [f"[{span.start}, {span.end}]" for span in spans]
    checks = [_text(span.check) for span in spans]
    several = len(spans) > 1
    lines = [f"at = [{', '.join(pairs)}]" if several else f"at = {pairs[0]}"]
    if all(span.check for span in spans):
        lines.append(f"check = [{', '.join(checks)}]" if several else f"check = {checks[0]}")
    return lines


def _entry(section: str, lines: Sequence[str]) -> str:
    return "".join(f"{line}\n" for line in (f"[[{section}]]", *lines))


def _text(value: str) -> str:
    """Write a TOML string: JSON's escapes are TOML's too."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _one_line(value: str) -> str:
    return " ".join(value.split())[:500]
