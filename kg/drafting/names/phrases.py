"""Names that open with a capital noun and go on in small letters: la Ligue des droits numériques, le Conseil d'État."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.slugs import slug
from kg.drafting.text.document import Mention

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc

LINKS = ("connector", "without")
"""Small words that join the parts of a name."""
REACH = 8
"""What goes on behind a capitalised word has at most so many tokens."""
RULE = "phrase"


def phrasal(doc: Doc) -> bool:
    """Tell whether the names of a language go on behind their noun, which no case joins and no syllable."""
    return bool(doc.pack.settings.adjective_endings)


def phrase_end(doc: Doc, start: int, limit: int, names: dict[int, Mention]) -> int:
    """Return where the adjectives and the joined nouns end that stand behind the noun of a name, or its start."""
    end = start
    while end < limit:
        step = _adjective(doc, end, names) or _joined(doc, end, names)
        if not step or step > limit:
            break
        end = step
    return end


def described(doc: Doc, hit: Hit, names: dict[int, Mention]) -> Mention | None:
    """Return the body behind a noun that says what it is: l'association `Droits numériques sans frontières`."""
    start = end = hit.end
    while end < len(doc.tokens) and doc.tokens.caps[end]:
        end += 1
    small = phrase_end(doc, end, end + REACH, names) if end > start else end
    sure = _adjective(doc, end, names) or doc.role("without", end) or doc.hit("speech", small)
    state = names.get(small)
    if state is not None and small > end:
        small, sure = state.end, True
    if start == end or small == end or not sure:
        return None
    return Mention(start, small, "body", f"org/{slug(doc.tokens.cut(start, small))}", RULE, hit.entry.place, 0.6)


def _adjective(doc: Doc, at: int, names: dict[int, Mention]) -> int:
    """Return where a name ends that the tables know, or a word that ends as adjectives do."""
    known = names.get(at)
    if known is not None:
        return known.end
    return at + 1 if doc.tokens.key(at).endswith(doc.pack.settings.adjective_endings) else 0


def _joined(doc: Doc, at: int, names: dict[int, Mention]) -> int:
    """Return where a noun ends that a small word joins, with its article: `des droits`, `pour la vie`."""
    link = max((doc.role(role, at) for role in LINKS), default=0)
    noun = doc.role("determiner", link) or link
    if not link or noun >= len(doc.tokens):
        return 0
    known = names.get(noun)
    if known is not None:
        return known.end
    person = doc.tokens.keys[noun] in doc.pack.given
    return noun + 1 if _word(doc, noun) and not person else 0


def _word(doc: Doc, at: int) -> bool:
    """Tell whether a token may be a word of a name: a word, and no verb of speech."""
    speech = doc.entry("speech", at)
    return doc.tokens.words[at] and (speech is None or "noun" in speech.tags)
