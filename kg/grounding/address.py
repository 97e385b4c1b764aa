"""Sentences that address a machine: an article may try to tell a model what to report."""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING

from kg.grounding.tokens import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

WHATS = ("aside", "rules", "posing", "machine", "note", "reader", "answer", "told", "please")
"""Words of orders as `orders.csv` lists them: setting rules aside, who one is to pose as, a note and its reader,
what is to be answered or told, and the word of courtesy before it. A star stands for the rest of a word."""
_FEW = r"(?:\w+ ){0,4}?"
_SYSTEM = "(?:system|developer) (?:prompt|message|override)"
_SPEAKER = "(?:system|assistant|user|developer) ?:"
_ANSWERED = r"\W+(?:\w+\W+){0,6}?(?:json|span ids?)"
_MARKUP = r'<\|\w{1,20}\|>|\[/?inst\]|<</?sys>>|"(?:role|content)" ?: ?"'
"""How machines mark turns and formats, in whatever language."""
MOST = 20_000
"""Characters of a sentence that are looked at."""


@cache
def _listed() -> dict[str, str]:
    """Read the words of orders in all languages, each kind as one pattern: an order need not be in the text's own."""
    from kg.declared.workspace import base_root

    found: dict[str, set[str]] = defaultdict(set)
    for path in sorted((base_root() / "data" / "languages").glob("*/orders.csv")):
        for row in csv.DictReader(io.StringIO(path.read_text("utf-8"), newline="")):
            found[row["what"]].update(form for form in row["forms"].split("|") if form)
    return {what: "|".join(map(_form, sorted(found[what], key=lambda form: (-len(form), form)))) for what in WHATS}


def _form(words: str) -> str:
    return re.escape(words.casefold()).replace(r"\*", r"\w*")


@cache
def _pattern() -> re.Pattern[str]:
    words = _listed()
    orders = (
        f"(?:{words['aside']}) {_FEW}(?:{words['rules']})",
        f"(?:{words['posing']}) {_FEW}(?:{words['machine']})",
        f"(?:{words['note']}) {_FEW}(?:{words['reader']})",
        f"(?:{words['answer']}){_ANSWERED}",
        _SYSTEM,
    )
    opening = f"(?:(?:{words['please']}) )?(?:{words['told']})|{_SPEAKER}"
    anywhere = [rf"\b(?:{order})\b" for order in orders]
    return re.compile("|".join([*anywhere, rf"^\W{{0,9}}(?:{opening})(?!\w)", _MARKUP]))


def addresses(sentence: str) -> bool:
    """Tell whether a sentence gives orders to a machine, as far as lists of words can."""
    folded = "".join(Words(sentence[:MOST]).keys).casefold()
    return bool(_pattern().search(folded))


def addressing(text: str, sentences: Sequence[tuple[int, int]]) -> frozenset[int]:
    """Return the sentences that address a machine, and all others of their paragraphs."""
    found: set[int] = set()
    paragraph: list[int] = []
    hit, reached = False, 0
    for number, (start, end) in enumerate(sentences):
        if "\n" in text[reached:start] or "\r" in text[reached:start]:
            found.update(paragraph if hit else ())
            paragraph, hit = [], False
        paragraph.append(number)
        hit = hit or addresses(text[start:end])
        reached = end
    return frozenset(found.union(paragraph if hit else ()))
