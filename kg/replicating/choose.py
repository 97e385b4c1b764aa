"""Which entries are frozen: those in question, what they point to, and nothing else.

An entry is in question if a query that was asked for a table names its class, and the answer names the entry or all
that it speaks of, and the entry keeps within what the table is about. Of a thing in question all sources are kept
whole. If tables made from that differ, more is taken: whole treaties, then whole sections, then everything.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.replicating import needs as wanting
from kg.replicating.stock import source_refs
from kg.replicating.watch import iris

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kg.replicating.needs import Needs
    from kg.replicating.stock import Held, Stock
    from kg.replicating.watch import Read

ROWS, TREATIES, SECTIONS, EVERYTHING = "rows", "treaties", "sections", "everything"
RULES = {
    ROWS: "the rows that the queries weighed for the tables, within the treaties, kinds of acts, organisations, code "
    "systems and states that each table is about",
    TREATIES: "all rows on the treaties that the tables are about, of the sections that the queries ask about",
    SECTIONS: "all rows of the sections that the queries ask about",
    EVERYTHING: "all rows",
}
"""What is taken, the least first."""


class Chosen:
    """The entries that are kept, and the sources that must be described."""

    def __init__(self, stock: Stock, needs: Sequence[Needs], rule: str, languages: Iterable[str] = ()) -> None:
        self.stock, self.rule = stock, rule
        self.languages = {"en", *languages}
        seeing = [need.sources for need in needs]
        self.seen = None if None in seeing else frozenset(slug for slugs in seeing if slugs for slug in slugs)
        self.kept: set[int] = set()
        """Numbers of entries in the stock."""
        self.sources: set[str] = set()
        self._number = {id(held): number for number, held in enumerate(stock.held)}
        self._grouped: set[tuple[str, str]] = set()
        self._origins: set[str] = set()
        self._todo: list[tuple[str, str]] = []
        """Things to follow, each with the source that names it; an empty source is any."""
        asked = {id(held) for need in needs for held in stock.held if is_in_question(held, need, stock, rule)}
        self._todo += [(held.subject, "") for held in stock.held if id(held) in asked and not held.is_identity]
        self._take(held for held in stock.held if id(held) in asked and held.is_identity)
        self._todo += [(iri, "") for need in needs for iri in sorted(need.seen)]
        while self._todo:
            self._follow(*self._todo.pop())
            if not self._todo:
                self._take_of_origins()

    def _take_of_origins(self) -> None:
        """Keep a row of each source that others copied: without rows it is in no build, and not known as an origin."""
        there = {held.source for held in self.held}
        for slug in sorted(self._origins & self.stock.built - there):
            rows = [held for held in self.stock.held if held.source == slug and self._is_seen(slug)]
            self._take(sorted(rows, key=lambda held: len(held.refs))[:1])

    def _follow(self, subject: str, source: str) -> None:
        """Keep what is said of a thing: by the reference, and by the source that names it, or by all."""
        if (subject, source) in self._grouped:
            return
        self._grouped.add((subject, source))
        said = self.stock.by_subject.get(subject, ())
        rows = [held for held in said if held.in_reference]
        self._take(self._in_our_languages(rows))
        others = [held for held in said if not held.in_reference]
        named = (h for h in others if h.source == source)
        self._take(named if source else (h for h in others if not h.is_identity and self._is_seen(h.source)))

    def _is_seen(self, source: str) -> bool:
        return self.seen is None or source in self.seen or self.rule == EVERYTHING

    def _in_our_languages(self, rows: list[Held]) -> list[Held]:
        """Leave out rows that only give names in languages that no table is in."""
        if self.rule == EVERYTHING:
            return rows
        return [row for row in rows if self._tells(row)] or rows

    def _tells(self, row: Held) -> bool:
        keys = self.stock.context.sections[row.entry.section].keys
        others = [name for name in row.entry.values if keys[name].kind != "words" and name != "kind"]
        described = self.stock.described(row.source)
        own = described.language if described else ""
        words = (value for name, value in row.entry.values.items() if keys[name].kind == "words")
        given = {tag for value in words for tag in (value if isinstance(value, dict) else [own])}
        return bool(others) or bool(given & self.languages)

    def _take(self, some: Iterable[Held]) -> None:
        for held in some:
            number = self._number[id(held)]
            if number not in self.kept:
                self.kept.add(number)
                self._todo += [(iri, held.source) for iri in held.refs]
                # All that one source says of a thing stays together, as its records name each other's properties.
                if not held.in_reference:
                    self._todo.append((held.subject, held.source))
                self._describe(held.source)

    def _describe(self, slug: str) -> None:
        """Keep the description of a source, and of those that it copies or translates."""
        if slug in self.sources:
            return
        self.sources.add(slug)
        described = self.stock.described(slug)
        if described:
            refs, origins = source_refs(self.stock, described)
            # A publisher is named in the reference or in the source itself; a translated page in any.
            self._todo += [(iri, slug) for iri in sorted(refs)]
            self._todo += [(iri, "") for iri in sorted(refs & iris(str(described.values.get("translation_of", ""))))]
            self._origins |= origins
            for origin in sorted(origins):
                self._describe(origin)

    @property
    def held(self) -> list[Held]:
        """The entries that are kept."""
        return [held for number, held in enumerate(self.stock.held) if number in self.kept]


def is_in_question(held: Held, need: Needs, stock: Stock, rule: str) -> bool:
    """Tell whether an entry is in question for a table, by one of the rules."""
    if rule == EVERYTHING:
        return True
    if need.sources is not None and held.source not in need.sources and not held.in_reference:
        return False
    whole = held.entry.section in need.whole and _is_about(held, need)
    if rule == ROWS:
        answered = any(_asks(read, held, stock) and _answers(read, held) for read in need.reads)
        return _is_within(held, need) and (whole or answered)
    asked = whole or any(_asks(read, held, stock, narrow=False) for read in need.reads)
    return asked and (rule == SECTIONS or _is_about(held, need))


def _asks(read: Read, held: Held, stock: Stock, narrow: bool = True) -> bool:
    """Tell whether a query names the class of an entry, or else a property that only its section has."""
    of_section = stock.classes[held.entry.section]
    if of_section & read.names:
        return bool(held.classes & read.names) or not narrow
    return not held.is_identity and bool(stock.only[held.entry.section] & read.names)


def _answers(read: Read, held: Held) -> bool:
    """Tell whether an answer names an entry, or all that it speaks of."""
    if held.subject in read.values:
        return True
    return bool(held.refs) and held.refs <= read.values and not held.is_identity


def _is_within(held: Held, need: Needs) -> bool:
    return all(
        not told.isdisjoint(need.allowed[prop]) for prop, told in held.links.items() if prop in need.allowed and told
    )


def _is_about(held: Held, need: Needs) -> bool:
    """Tell whether an entry is about a treaty of the table, or about none."""
    told = {iri for iri in held.refs if iri.startswith(wanting.TREATIES)}
    return not told or not need.treaties or bool(told & need.treaties)


def by_place(chosen: Iterable[Held]) -> dict[str, set[str]]:
    """Return the places of entries: file to the labels of its lines or entries."""
    found: dict[str, set[str]] = defaultdict(set)
    for held in chosen:
        file, label = held.place
        found[file].add(label)
    return found
