"""What another program proposes of a text, beside what the rules found: grounded, marked, and never in place of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kg.drafting.languages.schema import PREFIXES
from kg.drafting.names.slugs import slug
from kg.extractors.drafts import drafts, refusals
from kg.extractors.protocol import Asked, Known
from kg.extractors.running import run

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from kg.drafting.drafts import Draft
    from kg.drafting.text.document import Doc
    from kg.extractors.protocol import Extractor

SCORE = 0.5
"""Of a fact that no rule found: it is marked as unsure in the sheet."""
STEPS = {"body": "org"} | {step: step for step in PREFIXES.values() if step != "org"}
"""Kind of a mention to the step of its identifier."""
PLACES = {"mentions": "span", "statements": "content", "counts": "span", "events": "span", "actions": "span"}
UNLINKED = "unlinked"
"""The reason for which an act is refused whose party or treaty is nothing that was found."""
NOTHING = "what acts, or on what, is nothing that was found in the text"
Place = tuple[int, int]


def add(data: dict[str, Any], draft: Draft, extractor: Extractor) -> None:
    """Add to a draft what an extractor proposes, the text bears out and no rule has found; list what was refused."""
    if draft.doc is None:
        return
    question = asked(draft.doc, draft)
    outcome = run(extractor, question, reader=lambda words: _values(draft.doc, words))
    refused = refusals(outcome)
    for part, items in drafts(question, outcome).items():
        for item in items:
            _complete(item, part, draft.text, extractor.recipe)
            if part == "actions" and not (item["party"] and item["treaty"]):
                refused.append({"kind": "action", "reason": UNLINKED, "detail": NOTHING, "span": item["span"]})
            elif not any(_told(item, known, part) for known in data[part]):
                data[part].append(item)
        data[part].sort(key=lambda item: item[PLACES[part]])
    data["extractor"] = extractor.recipe
    data["refused"] = refused
    data["warnings"] = list(outcome.warnings)


def asked(doc: Doc, draft: Draft) -> Asked:
    """Lay out a text for an extractor: its sentences, and everything that was found in it."""
    tokens = doc.tokens
    sentences = tuple((tokens.starts[s.start], tokens.ends[s.end - 1]) for s in doc.sentences)
    known = tuple(
        Known(f"{kind[0]}{number}", tokens.starts[start], tokens.ends[end - 1], kind, thing)
        for number, ((start, end), kind, thing) in enumerate(_found(doc, draft))
    )
    return Asked(draft.text, sentences, known, draft.language)


def _found(doc: Doc, draft: Draft) -> Iterator[tuple[Place, str, str]]:
    """Go through what was found: its tokens, its kind, and the thing that it stands for."""
    for mention in draft.mentions:
        yield (mention.start, mention.end), mention.kind, mention.id
    for office in draft.offices:
        yield (office.start, office.end), "office", office.person
    for kind, found in (("date", draft.dates), ("count", draft.counts), ("event", draft.events)):
        for item in found:
            yield (item.start, item.end), kind, ""
    for quote in doc.quotes:
        if quote.end > quote.start:
            yield (quote.start, quote.end), "quotation", ""
    for table, kind in (("speech", "cue"), ("triggers", "trigger")):
        for at, hits in doc.hits.get(table, {}).items():
            yield (at, hits[0].end), kind, ""
    for at, hit in doc.roles.get("pronoun", {}).items():
        yield (at, hit.end), "pronoun", ""


def _values(doc: Doc | None, words: str) -> set[Decimal]:
    """Read the numbers of some words, with or without digits."""
    from kg.drafting.counts import amounts
    from kg.drafting.text.document import Doc, index
    from kg.drafting.text.tokens import split

    if doc is None:
        return set()
    alone = Doc(words, split(words), doc.pack)
    index(alone, doc.pack.lexicon.find(alone.tokens))
    read = (amounts.amount(alone, at) for at in range(len(alone.tokens)))
    return {amount.value for amount in read if amount is not None}


def _complete(item: dict[str, Any], part: str, text: str, recipe: str) -> None:
    """Give an item the keys that all items of its list have."""
    if part == "mentions" and not item["id"]:
        item["id"] = f"{STEPS[item['kind']]}/{slug(text[slice(*item['span'])])}"
    if part == "events":
        place = item["place"] if str(item["place"]).startswith("place/") else None
        item.pop("date")
        item |= {"id": f"event/{item['kind']}", "earliest": None, "latest": None, "place": place}
    if part == "statements":
        item |= {"addressee": [], "topic": [], **dict.fromkeys(("stance", "stance_on", "provision", "stance_span"))}
    item |= {"rule": f"extractor {recipe}", "row": None, "score": SCORE}


def _told(item: dict[str, Any], known: dict[str, Any], part: str) -> bool:
    """Tell whether a rule has told the same already: of a party its act on a treaty, of anything else its place."""
    if part == "actions":
        return all(item[key] == known[key] for key in ("party", "treaty", "type"))
    (start, end), (first, last) = item[PLACES[part]], known[PLACES[part]]
    return bool(start < last and first < end)
