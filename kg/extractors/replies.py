"""Read what a model answers: one JSON object, at most in a fence; nothing is repaired or guessed."""

from __future__ import annotations

import json
import re
from typing import Any, NoReturn

from kg.extractors.protocol import ExtractorError
from kg.extractors.question import CODES
from kg.grounding.forms import FORMS, Fact, Slot

_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_FENCE = re.compile(r"\s*```[a-zA-Z]{0,10}[ \t]*\r?\n(.*)\r?\n[ \t]*```\s*", re.DOTALL)
FACT_KEYS = frozenset(["kind", "sentence", "slots", *CODES])
SLOT_KEYS = frozenset(["slot", "span", "quote", "refers"])
MOST = 2001
"""Facts that are read of one answer."""


class UnreadableError(ExtractorError):
    """An answer that is no whole JSON object of the form asked for; asking again may help."""


def content(answer: bytes) -> str:
    """Return the words of a model within the envelope of the interface. Raises ExtractorError without any."""
    try:
        choice = _load(answer.decode("utf-8"))["choices"][0]
        said = choice["message"]["content"]
    except (UnreadableError, UnicodeDecodeError, LookupError, TypeError):
        raise ExtractorError("the answer is not one of a chat interface") from None
    if choice.get("finish_reason") == "content_filter" or (said is None and choice["message"].get("refusal")):
        raise ExtractorError("the model refuses to answer")
    if choice.get("finish_reason") == "length" or not isinstance(said, str):
        raise UnreadableError("the answer was cut off" if isinstance(said, str) else "the answer is empty")
    return said


def facts(said: str) -> tuple[list[Fact], int]:
    """Return the facts of an answer, and how many keys were there that nobody asked for."""
    said = _THOUGHT.sub("", said, count=1) if said.lstrip().startswith("<think>") else said
    fenced = _FENCE.fullmatch(said)
    data = _load(fenced[1] if fenced else said)
    if not isinstance(data, dict) or not isinstance(data.get("facts"), list):
        raise UnreadableError("the answer has no list of facts")
    found, extra = [], len(data) - 1
    for item in data["facts"][:MOST]:
        fact, more = _fact(item)
        found.append(fact)
        extra += more
    return found, extra


def _fact(item: Any) -> tuple[Fact, int]:
    """Read a fact; a part of the wrong type is one that no text bears out, and is refused with the others."""
    if not isinstance(item, dict) or not isinstance(item.get("slots"), list):
        raise UnreadableError("a fact of the answer is none")
    slots, extra = [], len(item.keys() - FACT_KEYS)
    for slot in item["slots"][:20]:
        if not isinstance(slot, dict):
            raise UnreadableError("a slot of the answer is none")
        name, quote, span, refers = (_text(slot.get(key)) for key in ("slot", "quote", "span", "refers"))
        slots += [Slot(name, quote, span, refers)] if quote or span or refers else []
        extra += len(slot.keys() - SLOT_KEYS)
    number = item.get("sentence")
    sentence = number if isinstance(number, int) and not isinstance(number, bool) else -1
    kind = _text(item.get("kind"))
    wanted = FORMS[kind].codes if kind in FORMS else ()
    codes = {name: _text(item.get(name)) for name in wanted if item.get(name) not in (None, "")}
    return Fact(kind, sentence, tuple(slots), codes), extra


def _text(value: Any) -> str:
    """Return a string, also of a number that stands for one; everything else is empty."""
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _load(text: str) -> Any:
    """Read JSON strictly: no key twice, no NaN, no bottomless nesting."""
    try:
        return json.loads(text, object_pairs_hook=_once, parse_constant=_constant)
    except (ValueError, RecursionError):
        raise UnreadableError("the answer is no whole JSON") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len({key for key, _ in pairs}) != len(pairs):
        raise ValueError("a key stands twice")
    return dict(pairs)


def _constant(name: str) -> NoReturn:
    raise ValueError(name)
