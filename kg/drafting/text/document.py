"""A text under work: its tokens, what the tables say of them, its paragraphs, quotations and sentences."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from kg.drafting.languages.lexicon import Entry, Hit
    from kg.drafting.languages.packs import Pack
    from kg.drafting.text.tokens import Tokens


class Paragraph(NamedTuple):
    """Tokens [start, end) that stand together, and the zone they belong to."""

    start: int
    end: int
    zone: str


class Quote(NamedTuple):
    """Words between marks: tokens [start, end) within them, and the marks themselves [outer_start, outer_end)."""

    start: int
    end: int
    outer_start: int
    outer_end: int
    dash: bool = False


class Sentence(NamedTuple):
    """Tokens [start, end) of a sentence, the number of its paragraph, and its zone."""

    start: int
    end: int
    paragraph: int
    zone: str


class Mention(NamedTuple):
    """Words that name something: tokens [start, end), what it is, and which rule and row say so."""

    start: int
    end: int
    kind: str
    id: str
    rule: str
    row: str = ""
    score: float = 1.0


REACH = 3
"""A small word that is looked for from its end has at most so many tokens."""
Index = dict[int, "list[Hit]"]


@dataclass
class Doc:
    """What the stages know of a text so far."""

    text: str
    tokens: Tokens
    pack: Pack
    published: date | None = None
    hits: dict[str, Index] = field(default_factory=lambda: defaultdict(dict))
    roles: dict[str, dict[int, Hit]] = field(default_factory=dict)
    after: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    """Where each small word of a role ends, by where it starts."""
    before: dict[str, dict[int, int]] = field(default_factory=dict)
    """Where the longest small word of a role starts, by where it ends."""
    paragraphs: list[Paragraph] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    sentences: list[Sentence] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    quoted: list[int] = field(default_factory=list)
    """Number of the quotation that a token stands in, or -1."""
    near: dict[str, Nearby[Mention]] = field(default_factory=dict)
    _opened: frozenset[int] = frozenset()
    small: dict[int, int] = field(default_factory=dict)
    """Where small words and times start that do not count between a verb and its subject, and where they end."""
    days: dict[int, int] = field(default_factory=dict)
    """Where each date starts, and where it ends."""
    _starts: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)
    """Where the small words of several roles start, for those roles that were asked for together."""
    _ends: dict[tuple[str, ...], frozenset[int]] = field(default_factory=dict)
    """Where they end."""
    _commas: list[int] | None = None

    @property
    def opened(self) -> frozenset[int]:
        """Return the tokens where sentences begin."""
        if len(self._opened) != len(self.starts):
            self._opened = frozenset(self.starts)
        return self._opened

    def settle(self, mentions: Iterable[Mention]) -> None:
        """Take the mentions that are known by now, in order."""
        self.mentions = sorted(set(mentions))
        self.near = {}

    def of(self, kind: str) -> Nearby[Mention]:
        """Return the mentions of a kind by place; of all kinds for an empty one."""
        known = self.near.get(kind)
        if known is None:
            known = self.near[kind] = Nearby([m for m in self.mentions if not kind or m.kind == kind])
        return known

    def entry(self, table: str, at: int) -> Entry | None:
        """Return the longest entry of a table that starts at a token."""
        found = self.hits[table].get(at)
        return found[0].entry if found else None

    def hit(self, table: str, at: int) -> Hit | None:
        """Return the longest hit of a table that starts at a token."""
        found = self.hits[table].get(at)
        return found[0] if found else None

    def role(self, role: str, at: int) -> int:
        """Return where a small word of a role ends that starts at a token, or 0."""
        return self.after[role].get(at, 0)

    def places(self, role: str, start: int, end: int) -> list[int]:
        """Return where small words of a role start among tokens [start, end)."""
        known = self.after[role]
        return [at for at in range(start, end) if at in known] if known else []

    def one_of(self, roles: tuple[str, ...], at: int) -> bool:
        """Tell whether a small word of one of some roles starts at a token."""
        known = self._starts.get(roles)
        if known is None:
            known = self._starts[roles] = frozenset().union(*(self.after.get(role, ()) for role in roles))
        return at in known

    def commas(self, start: int, end: int) -> list[int]:
        """Return the commas among tokens [start, end) that stand in no quotation."""
        if self._commas is None:
            self._commas = [at for at, key in enumerate(self.tokens.keys) if key == "," and self.quoted[at] < 0]
        return self._commas[bisect_left(self._commas, start) : bisect_left(self._commas, end)]

    def within(self, role: str, start: int, end: int) -> bool:
        """Tell whether a small word of a role starts at one of the tokens [start, end)."""
        known = self.after.get(role)
        return known is not None and not known.keys().isdisjoint(range(start, end))

    def joins(self, at: int) -> int:
        """Return where a word ends that joins verbs or names, or 0."""
        return self.role("coordinator", at) or self.role("conjunction", at)

    def ends(self, role: str, end: int, reach: int = REACH) -> int:
        """Return where a small word of a role starts that ends at a token, or -1."""
        known = self.before.get(role)
        if known is None:
            known = self.before[role] = {to: at for at, to in reversed(self.after[role].items())}
        start = known.get(end, -1)
        if start < 0 or start >= end - reach:
            return start
        return next((at for at in range(end - reach, end) if self.role(role, at) == end), -1)

    def one_ends(self, roles: tuple[str, ...], end: int) -> bool:
        """Tell whether a small word of one of some roles, of few tokens, ends at a token."""
        known = self._ends.get(roles)
        if known is None:
            pairs = (pair for role in roles for pair in self.after.get(role, {}).items())
            known = self._ends[roles] = frozenset(to for at, to in pairs if to - at <= REACH)
        return end in known

    def sentence_at(self, token: int) -> int:
        """Return the number of the sentence that a token belongs to."""
        return (bisect_right(self.starts, token) or 1) - 1

    def zone(self, token: int) -> str:
        """Return the zone of a token."""
        return self.sentences[self.sentence_at(token)].zone if self.sentences else "body"


def index(doc: Doc, found: list[Hit]) -> None:
    """Sort hits by table and token, which they come in the order of, the shortest first; small words by their part."""
    tables: dict[str, dict[int, list[Hit]]] = defaultdict(dict)
    roles: dict[str, dict[int, Hit]] = defaultdict(dict)
    longer = {hit.start for hit in found if hit.end - hit.start > 1 and _noun(hit)}
    compounds = (hit for hit in found if hit.entry.kind == "compound" and hit.entry.table == "words")
    whole = {hit.start: hit.end for hit in compounds if hit.end - 1 not in longer}  # theo luật, not theo luật sư
    inside = {at for start, end in whole.items() for at in range(start, end)}
    for hit in found:
        start, end, entry = hit
        if inside and start in inside and _read_whole(hit) and _part_of(hit, whole):
            continue
        if entry.table == "words":
            if doc.after[entry.kind].get(start, 0) < end:
                doc.after[entry.kind][start] = end
                roles[entry.kind][start] = hit
            continue
        here = tables[entry.table].setdefault(start, [])
        if here and here[0].end < end:
            if entry.table in ("names", "triggers"):
                tables[f"{entry.table}-inner"].setdefault(start, []).extend(here)
            here.clear()
        here.append(hit)
    doc.hits, doc.roles = tables, roles


def _noun(hit: Hit) -> bool:
    """Tell whether a hit is a noun for persons or papers."""
    return hit.entry.table == "offices" or (hit.entry.table == "words" and hit.entry.kind == "paper")


def _read_whole(hit: Hit) -> bool:
    """Tell whether a hit counts only as a word of its own: a verb, a unit, words such as according to and by."""
    small = ("attribution", "agent", "passive", "purpose", "possessive")
    tables = ("triggers", "speech", "units", "time", "numbers")
    return hit.entry.table in tables or (hit.entry.table == "words" and hit.entry.kind in small)


def _part_of(hit: Hit, whole: dict[int, int]) -> bool:
    """Tell whether a hit is only a part of a word of several syllables, or a verb that begins with its end."""
    verb = hit.entry.table == "speech"
    near = _near(whole, hit.start)
    return any(start <= hit.start and (hit.end <= end or (verb and start < hit.start < end)) for start, end in near)


def _near(whole: dict[int, int], at: int) -> list[tuple[int, int]]:
    return [(start, whole[start]) for start in range(at - 4, at + 1) if start in whole and whole[start] - start > 1]
