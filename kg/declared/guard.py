"""Reads SPARQL as tokens, to refuse what no query here may do and to find where parameters go.

Token expressions follow the grammar of SPARQL 1.1 (W3C 2013, section 19.8). The engine itself goes to the network
on SERVICE, so the scan errs on the side of refusing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.errors import QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARS = 1_000_000
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
UNSTABLE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE", "SAMPLE", "GROUP_CONCAT", "LIMIT"})
"""What a rule may not use, because the same build would give another graph."""

_TOKEN = re.compile(
    r"""
    (?P<string>\"{3}(?:\"{0,2}(?:[^\"\\]|\\.))*\"{3}|'{3}(?:'{0,2}(?:[^'\\]|\\.))*'{3}
              |\"(?:[^\"\\\n\r]|\\.)*\"|'(?:[^'\\\n\r]|\\.)*')
  | (?P<iri><[^<>\"{}|^`\\\x00-\x20]*>)
  | (?P<comment>\#[^\n\r]*)
  | (?P<escape>\\.)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
  | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:[\w:.%-]|\\.)*)
  | (?P<word>[^\W\d][\w-]*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True)
class Token:
    """A piece of a query: its kind, text and place."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query that the engine reads: no comments, no white space."""
    for match in _TOKEN.finditer(query):
        kind = match.lastgroup or "other"
        if kind != "comment" and not (kind == "other" and match.group().isspace()):
            yield Token(kind, match.group(), match.start())


@lru_cache(maxsize=512)
def check(query: str, where: str = "the query", stable: bool = False) -> None:
    """Refuse a query that would leave the build or change it.

    Args:
        query: SPARQL text.
        where: how a message names the query, such as its file.
        stable: refuse also what gives another answer another day (for rules).

    Raises:
        QueryRefusedError: with the reason and the line.

    """
    if len(query) > MAX_CHARS:
        raise QueryRefusedError(f"{where} has {len(query)} characters; at most {MAX_CHARS} are accepted")
    first = True
    for token in tokens(query):
        reason = _reason(token, first, stable)
        if reason:
            line = query.count("\n", 0, token.start) + 1
            raise QueryRefusedError(f"{where}, line {line}: {reason}")
        if token.kind == "word" and token.text.upper() not in ("PREFIX", "BASE"):
            first = False


def _reason(token: Token, first: bool, stable: bool) -> str:
    word = token.text.upper()
    if token.kind == "word":
        if word.startswith("SERVICE"):
            return "SERVICE asks another machine; questions are answered from the build alone"
        if first and word in UPDATES:
            return f"{word} is an update; questions only read (a build is changed through its sheets and tables)"
        if stable and word in UNSTABLE:
            return f"{word} gives another graph another time; a rule must not use it"
    if token.kind == "iri":
        if word.startswith("<FILE:"):
            return "names a file; questions are answered from the build alone"
        # A comparison such as ?a<?b)SERVICE?c#> reads as one IRI by the grammar's longest match, but not to the engine.
        if "SERVICE" in word and ")" in word:
            return "SERVICE within < and >; put spaces around the comparison"
    return ""


def words(query: str) -> list[str]:
    """List the keywords of a query, upper case."""
    return [token.text.upper() for token in tokens(query) if token.kind == "word"]


def is_flat(query: str) -> bool:
    """Tell whether a query may be asked for many values of a variable at once instead of one by one.

    That holds for one group with nothing nested in it but OPTIONAL groups of plain patterns: a FILTER in a nested
    group would not see a value that is joined in from outside.
    """
    depth, optional = 0, False
    for token in tokens(query):
        word = token.text.upper()
        if token.kind == "other" and word == "{":
            depth += 1
            if depth > 2 or (depth == 2 and not optional):
                return False
        elif token.kind == "other" and word == "}":
            depth -= 1
        elif (token.kind == "word" and depth == 2 and word != "A") or (
            token.kind == "word" and word in ("SELECT", "GROUP", "HAVING", "ORDER", "LIMIT", "OFFSET") and depth
        ):
            return False
        optional = token.kind == "word" and word == "OPTIONAL"
    return not {"GROUP", "HAVING", "LIMIT", "OFFSET"} & set(words(query))


def rename(query: str, old: str, new: str) -> str:
    """Replace a variable wherever the engine would read it as one."""
    pieces, at = [], 0
    for token in tokens(query):
        if token.kind == "variable" and token.text == old:
            pieces += [query[at : token.start], new]
            at = token.start + len(old)
    return "".join([*pieces, query[at:]])


def body_start(query: str) -> int:
    """Find the place right after the brace that opens the outermost WHERE.

    Raises QueryRefusedError if there is none.
    """
    depth, expected, opened = 0, 1, 0
    for token in tokens(query):
        if token.kind == "word" and depth == 0:
            word = token.text.upper()
            expected = 2 if word == "CONSTRUCT" else opened + 1 if word == "WHERE" else expected
        if token.kind == "other" and token.text == "{":
            if depth == 0:
                opened += 1
                if opened == expected:
                    return token.start + 1
            depth += 1
        elif token.kind == "other" and token.text == "}":
            depth -= 1
    raise QueryRefusedError("the query has no WHERE { … } to put a parameter into")
