"""Sentences that address a machine: an article may try to tell a model what to report."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from kg.grounding.tokens import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

_FEW = r"(?:\w+ ){0,4}?"
_RULES = (
    ("ignore|disregard|forget|override|bypass", r"instructions?|prompts?|rules|guidelines|directions"),
    ("zignoruj|ignoruj|pomiń|zapomnij", r"instrukcj\w*|polece\w*|wytyczn\w*|zasad\w*"),
    ("bỏ qua|phớt lờ|quên|không tuân theo", "hướng dẫn|chỉ dẫn|chỉ thị|lệnh|quy tắc"),
    ("ignore[rz]?|oublie[rz]?", "instructions?|consignes?|règles"),
)
"""Verbs and nouns of an order to set orders aside, by language."""
_ROLES = r"assistant|ai|llm|chatbot|language model|asystent\w*|model\w* językow\w*|trợ lý|modèle de langage"
_READERS = r"ai|llms?|language models?|models?|assistants?|extractors?|parsers?|modelu|asystenta|mô hình|modèle"
_ORDERS = (
    *(f"(?:{verbs}) {_FEW}(?:{nouns})" for verbs, nouns in _RULES),
    f"(?:you are|act as|jesteś|vous êtes|tu es|bạn là) {_FEW}(?:{_ROLES})",
    "(?:system|developer) (?:prompt|message|override)",
    f"(?:note|message|instructions?|wiadomość|uwaga|lưu ý) (?:to|for|dla|do|cho|pour) {_FEW}(?:{_READERS})",
    r"(?:output|return|respond|answer|reply|zwróć|odpowiedz|trả lời|répond\w*)\W+(?:\w+\W+){0,6}?(?:json|span ids?)",
)
_TOLD = (
    r"(?:please )?(?:report|output|record|add|list|extract|mark|say|write) (?:that|as|the fact)",
    r"(?:proszę )?(?:zgłoś|zapisz|dodaj|wpisz|podaj|uznaj|napisz), że",
    r"hãy (?:báo cáo|ghi|thêm|viết|nói) (?:rằng|là)",
    r"(?:signale[rz]?|indique[rz]?|ajoute[rz]?|écris|écrivez) que",
    r"(?:system|assistant|user|developer) ?:",
)
"""What only opens a sentence if it is an order."""
_MARKUP = r'<\|\w{1,20}\|>|\[/?inst\]|<</?sys>>|"(?:role|content)" ?: ?"'
MOST = 20_000
"""Characters of a sentence that are looked at."""


@cache
def _pattern() -> re.Pattern[str]:
    orders = [rf"\b(?:{order})\b" for order in _ORDERS]
    return re.compile("|".join([*orders, rf"^\W{{0,9}}(?:{'|'.join(_TOLD)})(?!\w)", _MARKUP]))


def addresses(sentence: str) -> bool:
    """Tell whether a sentence gives orders to a machine, as far as a list of patterns can."""
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
