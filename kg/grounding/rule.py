"""The rule that decides which proposed facts may enter a draft; it fails closed.

A fact is taken if every slot of it is an exact, whole-word, unambiguous stretch of the sentence that it names, and
if nothing in that sentence turns it around. Exact, or equal after folding: composition (NFC), the shape of quotation
marks, apostrophes and dashes, runs of white space, signs that are not seen. There is no fuzzy tier: a passage and its
negation are too alike for one. Everything else is refused and listed with its reason. Grounded does not mean true: it
means that the words are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.grounding.address import addressing
from kg.grounding.checks import against, amiss
from kg.grounding.cues import Cues, load
from kg.grounding.forms import Anchor, Fact, Grounded, Outcome, RefusalError, Refused, fitting
from kg.grounding.tokens import Words, splits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from decimal import Decimal

    from kg.grounding.forms import Known, Slot

MOST_FACTS = 2000
LONGEST_SENTENCE = 20_000
LONGEST_QUOTE = 5000
KEPT = 64
"""Sentences whose words are kept at once."""


class Grounding:
    """A text with its sentences and what was found in it, against which facts are held."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        known: Iterable[Known] = (),
        cues: Cues | None = None,
        reader: Callable[[str], set[Decimal]] | None = None,
    ) -> None:
        """Take a text, the [start, end) of its sentences in code points, and known spans.

        Args:
            text: the stored text; it is not changed.
            sentences: in order, without overlap.
            known: what was found already, which slots may choose from.
            cues: words of negation, plans and comparison; those of all languages if none are given.
            reader: reads counts without digits.

        """
        self.text, self.sentences = text, list(sentences)
        self.known = {span.id: span for span in known}
        self.cues = load("") if cues is None else cues
        self.reader = reader
        self.addressing = addressing(text, self.sentences)
        self._words: dict[int, Words] = {}

    def words(self, sentence: int) -> Words:
        """Return the words of a sentence; those of a few sentences are kept."""
        if sentence not in self._words:
            if len(self._words) >= KEPT:
                self._words.clear()
            self._words[sentence] = Words(self.text, *self.sentences[sentence])
        return self._words[sentence]

    def check(self, fact: Fact) -> Grounded | Refused:
        """Take a fact with the places of its slots, or refuse it with the first reason found."""
        try:
            amiss(fact)
            self._stands(fact.sentence)
            anchors = {slot.name: self.locate(fact, slot) for slot in fact.slots}
            against(self, fact, anchors)
        except RefusalError as refusal:
            return Refused(fact, refusal.reason, refusal.slot, refusal.detail)
        return Grounded(fact, anchors)

    def _stands(self, number: int) -> None:
        """Refuse a sentence that is none, and one that gives orders to a machine."""
        if not 0 <= number < len(self.sentences):
            raise RefusalError("no-sentence")
        start, end = self.sentences[number]
        if not 0 <= start < end <= len(self.text) or end - start > LONGEST_SENTENCE:
            raise RefusalError("no-sentence")
        if number in self.addressing:
            raise RefusalError("instructs")

    def locate(self, fact: Fact, slot: Slot) -> Anchor:
        """Find the one place of a slot in the sentence of its fact."""
        if len(slot.quote) > LONGEST_QUOTE:
            raise RefusalError("too-long", slot.name)
        chosen = slot.span or slot.at is not None
        found = self._chosen(fact, slot) if chosen else self._quoted(fact.sentence, slot)
        if splits(self.text, found.start) or splits(self.text, found.end):
            raise RefusalError("part-of-word", slot.name)
        if slot.refers:
            self._referred(slot, found)
        return found

    def _chosen(self, fact: Fact, slot: Slot) -> Anchor:
        """Believe a place that was found before or is named, if it lies in the sentence and says what is quoted."""
        place = slot.at
        if slot.span:
            span = self.known.get(slot.span)
            if span is None:
                raise RefusalError("unknown-span", slot.name, slot.span[:80])
            if span.kind not in fitting(fact.kind, slot.name):
                raise RefusalError("unfit", slot.name, span.kind)
            if place not in (None, (span.start, span.end)):
                raise RefusalError("differs", slot.name)
            place = span.start, span.end
        assert place is not None  # noqa: S101 - one of the two is there, or this is not called
        start, end = place
        first, last = self.sentences[fact.sentence]
        if not first <= start < end <= last:
            raise RefusalError("elsewhere", slot.name)
        words = Words(self.text, start, end)
        if not words.says_something():
            raise RefusalError("empty", slot.name)
        if (slot.quote or not slot.span) and Words(slot.quote).trimmed() != words.trimmed():
            raise RefusalError("differs", slot.name)
        return Anchor(start, end, "chosen" if slot.span else "exact", slot.span, slot.refers)

    def _quoted(self, sentence: int, slot: Slot) -> Anchor:
        """Find a quotation by its words."""
        wanted, words = Words(slot.quote), self.words(sentence)
        if not wanted.says_something():
            raise RefusalError("empty", slot.name)
        keys = wanted.trimmed()
        found = words.find(keys)
        if len(found) > 1:
            raise RefusalError("ambiguous", slot.name)
        if not found:
            raise RefusalError(self._lacking(sentence, keys, slot.quote.strip()), slot.name)
        first, last = found[0]
        start, end = words.starts[first], words.ends[last - 1]
        return Anchor(start, end, "exact" if self.text[start:end] == slot.quote else "folded", "", slot.refers)

    def _lacking(self, sentence: int, keys: list[str], quote: str) -> str:
        """Tell why words were not found."""
        if self.words(sentence).holds(keys):
            return "part-of-word"
        start, end = self.sentences[sentence]
        return "elsewhere" if self.text.find(quote, 0, start) >= 0 or self.text.find(quote, end) >= 0 else "missing"

    def _referred(self, slot: Slot, found: Anchor) -> None:
        """Let a slot stand for a thing that was found earlier in the text."""
        span = self.known.get(slot.refers)
        if span is None:
            raise RefusalError("unknown-span", slot.name, slot.refers[:80])
        if span.kind not in fitting("", slot.name) or span.kind in ("pronoun", "office"):
            raise RefusalError("unfit", slot.name, span.kind)
        if not 0 <= span.start < span.end <= found.start:
            raise RefusalError("order", slot.name)


def ground(grounding: Grounding, facts: Iterable[Fact]) -> Outcome:
    """Hold facts against a text; what is taken keeps the order in which it was proposed."""
    taken: list[Grounded] = []
    refused: list[Refused] = []
    seen: set[tuple[object, ...]] = set()
    for number, fact in enumerate(facts):
        if number >= MOST_FACTS:
            refused.append(Refused(fact, "too-many"))
            break
        checked = grounding.check(fact)
        if isinstance(checked, Refused):
            refused.append(checked)
        elif (told := _told(checked)) in seen:
            refused.append(Refused(fact, "twice"))
        else:
            seen.add(told)
            taken.append(checked)
    warnings = [
        f"sentence {number} addresses a machine, or its paragraph does" for number in sorted(grounding.addressing)
    ]
    return Outcome(tuple(taken), tuple(refused), tuple(warnings))


def _told(grounded: Grounded) -> tuple[object, ...]:
    """Return what makes two facts the same: kind, places and codes."""
    places = sorted((name, anchor.start, anchor.end) for name, anchor in grounded.anchors.items())
    return grounded.fact.kind, tuple(places), tuple(sorted(grounded.fact.codes.items()))
