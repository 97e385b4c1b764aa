"""Find the thing behind a name or a code, and say how it was found; what is not certain is listed, never decided.

Exact are: an IRI, a code of any system, an acronym, and a name or alias - as it is written, else without accents and
punctuation, else turned around (`Korea, Republic of`) or without its article. All else is a suggestion.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from kg.asking import facts
from kg.declared.context import is_kind
from kg.errors import KGError
from kg.naming import codes, folding
from kg.terms import BASE, CCA, is_iri

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kg.declared.context import Context
    from kg.graph import Graph
    from kg.naming.codes import Code
    from kg.naming.home import Home
    from kg.naming.suggest import Suggester
    from kg.querying.door import Door

LIMIT = 5
NAMES = """SELECT ?x ?p ?name WHERE {
  VALUES ?p { skos:prefLabel skos:altLabel skos:notation owl:sameAs } ?x ?p ?name }"""
EXISTS = "SELECT DISTINCT ?x WHERE { $values { ?x ?p ?o } UNION { ?s ?p ?x } }"
INSTANCES = "SELECT DISTINCT ?x WHERE {{ ?x a <{iri}> }}"
NOT_THINGS = (f"{BASE}concept/", CCA)
"""How the IRIs of codes and terms of ours begin."""
ALIASES = {"org": "body"}
"""What people call the kinds of things, where the IRIs say it shorter."""
LABEL, NAME, ACRONYM, SAME_AS = "its preferred name", "one of its names", "its acronym", "an outside identifier of it"
KINDS_OF_NAME = {"prefLabel": LABEL, "altLabel": NAME, "notation": ACRONYM, "sameAs": SAME_AS}
Fold: TypeAlias = "tuple[Callable[[str], str], str]"
"""A reading of names, and how it is spoken of."""
FOLDS: tuple[Fold, ...] = (
    (folding.plain, ""),
    (folding.bare, ", accents and punctuation aside"),
    (folding.turned, ", without article or turned around at the comma"),
)
OUT_OF_TIME, OTHERWISE_WRITTEN = 0.9, 0.95


class Named(NamedTuple):
    """A name of a thing."""

    thing: str
    text: str
    language: str
    kind: str


@dataclass(frozen=True)
class Match:
    """What of a thing was matched, and why."""

    matched: str
    """The name or code, as the build has it."""
    system: str = ""
    """iso2, cown …, acronym or IRI; empty for a name."""
    language: str = ""
    start: str = ""
    """First day, month or year of a code, where it is stated."""
    end: str = ""
    score: float = 1.0
    """1 for an exact match, else how near it is."""
    reason: str = ""


@dataclass(frozen=True)
class Candidate:
    """A thing that a name may mean, with all that speaks for it, best first."""

    thing: str
    label: str
    matches: tuple[Match, ...]

    @property
    def score(self) -> float:
        """How near the best match is."""
        return max(match.score for match in self.matches)


@dataclass(frozen=True)
class Resolution:
    """What a name can mean in this build."""

    name: str
    status: str
    """exact (one thing), ambiguous (several, each exactly), suggested (near names only), or none."""
    candidates: tuple[Candidate, ...] = ()

    @property
    def thing(self) -> str:
        """The IRI of the one thing that is meant; empty unless the status is exact."""
        return self.candidates[0].thing if self.status == "exact" else ""


Found = list[tuple[str, Match]]


class Resolver:
    """The names and codes of a build."""

    def __init__(
        self, graph: Home, names: Sequence[Named], found: Sequence[Code], there: frozenset[str] | None = None
    ) -> None:
        self.graph = graph
        self.names = names
        self._there = there
        self.codes: dict[str, list[Code]] = defaultdict(list)
        for code in found:
            self.codes[codes.key(code.value)].append(code)
        self.coded = {code.state for code in found}
        self._folded: dict[Callable[[str], str], dict[str, list[Named]]] = {}
        self._suggesters: dict[str, tuple[Suggester, dict[str, list[Named]]]] = {}
        self._members: dict[str, frozenset[str]] = {}

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages that something is named in."""
        tags = {name.language for name in self.names if name.language}
        return frozenset(tags | {tag.partition("-")[0] for tag in tags})

    @cached_property
    def _kinds(self) -> dict[str, str]:
        return kinds(self.graph.context)

    @cached_property
    def _acronyms(self) -> dict[str, list[Named]]:
        return self._of_kind(ACRONYM, folding.plain)

    @cached_property
    def _outside(self) -> dict[str, list[Named]]:
        return self._of_kind(SAME_AS, str)

    def _of_kind(self, kind: str, fold: Callable[[str], str]) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = defaultdict(list)
        for name in self.names:
            if name.kind == kind:
                found[fold(name.text)].append(name)
        return found

    @cached_property
    def _by_thing(self) -> dict[str, list[Named]]:
        found: dict[str, list[Named]] = defaultdict(list)
        for name in self.names:
            found[name.thing].append(name)
        return found

    def label(self, thing: str, language: str = "") -> str:
        """Return what to call a thing: in a language, else in English, else in any, else by its IRI."""

        def order(name: Named) -> tuple[bool, bool, bool, str]:
            return (name.kind != LABEL, not _is_in(name, language), name.language != "en", name.text)

        own = [name for name in self._by_thing.get(thing, ()) if name.kind in (LABEL, NAME)]
        return min(own, key=order).text if own else self.graph.context.shorten(thing)

    def check_language(self, language: str) -> None:
        """Raise KGError if nothing is named in a language: it is misspelt, or the answer would mislead."""
        if language and language not in self.languages:
            known = ", ".join(sorted(self.languages))
            raise KGError(f"nothing is named in the language {language!r}; there are {known}")

    def resolve(self, name: str, language: str = "", kind: str = "", on: str = "", limit: int = LIMIT) -> Resolution:
        """Say what a name or code can mean.

        Args:
            name: a name, a code, a code with its system (`cown:816`), or an IRI, compact or not.
            language: the language whose names come first.
            kind: only things of this kind (`kinds` lists them).
            on: only codes that were valid on this day, month or year.
            limit: how many suggestions at most; exact matches are all listed.

        Raises:
            KGError: no such kind or language, or `on` is no date.

        """
        tag, (first, last) = language.lower(), _period(on)
        self.check_language(tag)
        admitted = self._admitted(kind)
        named = self._of_iri(name)
        valid, passed = self._of_codes(name, first, last)
        sure = [(thing, match) for thing, match in named or [*valid, *self._of_acronym(name)] if admitted(thing)]
        # A loose reading of a name is no rival of an identifier; the very same word is.
        found = sure + ([] if named else self._of_name(name, tag, admitted, FOLDS[:1] if sure else FOLDS))
        if found:
            candidates = self._candidates(found, tag)
            return Resolution(name, "exact" if len(candidates) == 1 else "ambiguous", candidates)
        near = [*passed, *self._of_other_spelling(name, first, last), *self._near(name, kind, admitted, tag)]
        candidates = self._candidates([(thing, match) for thing, match in near if admitted(thing)], tag)[:limit]
        return Resolution(name, "suggested" if candidates else "none", candidates)

    def named(self, name: str, kind: str) -> list[str]:
        """Return the things of a kind whose name or acronym is exactly this; codes and near names are not asked."""
        admitted = self._admitted(kind)
        sure = [(thing, match) for thing, match in self._of_acronym(name) if admitted(thing)]
        found = sure + self._of_name(name, "", admitted, FOLDS[:1] if sure else FOLDS)
        return list(dict.fromkeys(thing for thing, _ in found))

    def _admitted(self, kind: str) -> Callable[[str], bool]:
        if not kind:
            return lambda thing: True
        known = self._kinds
        if kind not in known:
            raise KGError(f"no kind {kind!r}; there are {', '.join(sorted(known))}")
        if known[kind].startswith(f"{BASE}id/"):
            return lambda thing: thing.startswith(known[kind])
        if kind not in self._members:
            with self.graph.door() as door:
                rows = door.query(INSTANCES.format(iri=known[kind])).rows
            self._members[kind] = frozenset(row["x"]["value"] for row in rows)
        return lambda thing: thing in self._members[kind]

    def _of_iri(self, name: str) -> Found:
        """Take an IRI, a compact IRI or a name local to a source, if the build knows it."""
        given = name.strip()
        outside = self._outside.get(given, ())
        if outside:
            return [(n.thing, Match(given, "IRI", reason=n.kind)) for n in outside]
        iri = _meant(self.graph.context, given)
        known = iri and (iri in self._by_thing or iri in self.coded or self._exists(iri))
        return [(iri, Match(given, "IRI", reason="its IRI"))] if known else []

    def _exists(self, iri: str) -> bool:
        """Tell whether the build knows an IRI without a name; it was looked up if the names were known beforehand."""
        if self._there is not None:
            return iri in self._there
        with self.graph.door() as door:
            return bool(_there(door, [iri]))

    def _of_codes(self, name: str, first: str, last: str) -> tuple[Found, Found]:
        """Look a code up in all systems, or in the one it names: those valid in the time asked for, and the others."""
        system, colon, value = name.strip().partition(":")
        given = value.strip() if colon else name.strip()
        valid: Found = []
        passed: Found = []
        for code in self.codes.get(codes.key(given), ()):
            if colon and code.system != system.strip().lower():
                continue
            reason = f"its code in {code.system}" + ("" if code.value == given else ", written otherwise")
            if code.is_valid(first, last):
                valid.append((code.state, _of_code(code, 1.0, reason)))
            else:
                passed.append((code.state, _of_code(code, OUT_OF_TIME, f"{reason}, but valid {code.spell} only")))
        return valid, passed

    def _of_acronym(self, name: str) -> Found:
        hits = self._acronyms.get(folding.plain(name), ())
        return [(n.thing, Match(n.text, "acronym", reason=n.kind)) for n in hits]

    def _of_name(self, name: str, language: str, admitted: Callable[[str], bool], folds: Sequence[Fold]) -> Found:
        """Take the things that are called so: in the language asked first, and by the strictest reading."""
        for fold, aside in folds:
            hits = [n for n in self._index(fold).get(fold(name), ()) if admitted(n.thing)]
            own = [n for n in hits if _is_in(n, language)]
            if hits:
                return [(n.thing, Match(n.text, "", n.language, reason=n.kind + aside)) for n in own or hits]
        return []

    def _index(self, fold: Callable[[str], str]) -> dict[str, list[Named]]:
        if fold not in self._folded:
            index: dict[str, list[Named]] = defaultdict(list)
            for name in self.names:
                if name.kind in (LABEL, NAME) and (folded := fold(name.text)):
                    index[folded].append(name)
            self._folded[fold] = dict(index)
        return self._folded[fold]

    def _of_other_spelling(self, name: str, first: str, last: str) -> Found:
        """Take a code that is written with dots or spaces, `U.S.A.`."""
        reason = "a code of it, if dots, spaces and marks are set aside"
        meant = self.codes.get(codes.key(folding.bare(name).replace(" ", "")), ())
        return [(c.state, _of_code(c, OTHERWISE_WRITTEN, reason)) for c in meant if c.is_valid(first, last)]

    def _near(self, name: str, kind: str, admitted: Callable[[str], bool], language: str) -> Found:
        if kind not in self._suggesters:
            self._suggesters[kind] = self._suggester(admitted)
        suggester, named = self._suggesters[kind]
        return [
            (own.thing, Match(own.text, "", own.language, score=near.score, reason=near.reason))
            for near in suggester.near(name)
            for own in sorted(named[near.bare], key=lambda n: (not _is_in(n, language), n))
        ]

    def _suggester(self, admitted: Callable[[str], bool]) -> tuple[Suggester, dict[str, list[Named]]]:
        from kg.naming.suggest import Suggester

        named: dict[str, list[Named]] = defaultdict(list)
        for own in self.names:
            if own.kind != SAME_AS and admitted(own.thing):
                named[folding.bare(own.text)].append(own)
        return Suggester(named), named

    def _candidates(self, found: Found, language: str) -> tuple[Candidate, ...]:
        """Put together what speaks for each thing; the best first, else in the order found."""
        by_thing: dict[str, list[Match]] = defaultdict(list)
        for thing, match in found:
            if match not in by_thing[thing]:
                by_thing[thing].append(match)
        made = [Candidate(t, self.label(t, language), _best(matches)) for t, matches in by_thing.items()]
        return tuple(sorted(made, key=lambda candidate: -candidate.score))


def _of_code(code: Code, score: float, reason: str) -> Match:
    return Match(code.value, code.system, "", code.start, code.end, score, reason)


def _best(matches: Iterable[Match]) -> tuple[Match, ...]:
    """Keep the matches of the best score: what is less near adds nothing."""
    found = list(matches)
    top = max(match.score for match in found)
    return tuple(match for match in found if match.score == top)


def _is_in(name: Named, language: str) -> bool:
    return bool(language) and (name.language == language or name.language.startswith(f"{language}-"))


def _period(on: str) -> tuple[str, str]:
    """Return the first and last day of what is asked for; without it, all time."""
    from kg.reading import dates

    try:
        stated = dates.parse(on) if on else None
    except ValueError as error:
        raise KGError(f"on: {error}") from None
    return (stated.earliest.isoformat(), stated.latest.isoformat()) if stated else ("", "9999")


def kinds(context: Context) -> dict[str, str]:
    """Map the words for kinds of things to how their IRIs begin, or to a class that the context names."""
    classes = {
        code: iri
        for section in context.sections.values()
        for key in section.keys.values()
        if is_kind(key)
        for code, iri in key.codes.items()
    }
    paths = [re.fullmatch(rf"{BASE}id/([a-z-]+)/", base) for base in context.prefixes.values()]
    return classes | {ALIASES.get(path[1], path[1]): path[0] for path in paths if path}


def read(graph: Graph, wanted: Sequence[str] | None = None) -> Resolver:
    """Read the names of a build and, of its codes, all or those that some texts may mean."""
    with graph.door() as door:
        names = sorted({Named(*name) for name in _names(door.query(NAMES).rows)})
        if wanted is None:
            return Resolver(graph, names, codes.read(door))
        found = codes.read(door, [form for text in wanted for form in _forms(text)])
        iris = sorted({iri for text in wanted if (iri := _meant(graph.context, text.strip()))})
        return Resolver(graph, names, found, _there(door, iris))


def _meant(context: Context, given: str) -> str:
    """Return the IRI that a text may be: whole, compact, or local to a source; empty if it cannot be one."""
    iri = given if given.startswith(("https://", "http://")) else context.expand(given)
    if iri is None and "/" in given and " " not in given:
        iri = f"{BASE}source/{given}"
    return iri if iri and is_iri(iri) else ""


def _there(door: Door, iris: Sequence[str]) -> frozenset[str]:
    """Choose the IRIs that the build knows."""
    return frozenset(row["x"]["value"] for row in facts.ask_of(door, EXISTS, "x", iris))


def _names(rows: Iterable[dict[str, dict[str, str]]]) -> Iterator[tuple[str, str, str, str]]:
    for row in rows:
        thing, cell = row["x"]["value"], row["name"]
        if not thing.startswith(NOT_THINGS) and not thing.endswith("/publisher"):
            kind = KINDS_OF_NAME[re.split("[#/]", row["p"]["value"])[-1]]
            yield thing, cell["value"], cell.get("xml:lang", "").lower(), kind


def _forms(text: str) -> Iterator[str]:
    """Give the texts that may be the code in what a person wrote."""
    yield text
    yield text.partition(":")[2]
    yield folding.bare(text).replace(" ", "")
