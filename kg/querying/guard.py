"""Reads SPARQL as tokens, to refuse what no query here may do and to find where parameters go.

Token expressions follow the grammar of SPARQL 1.1 (W3C 2013, section 19.8). The engine itself goes to the network
on SERVICE, so the scan errs on the side of refusing.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kg.errors import QueryRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_CHARS = 1_000_000
UPDATES = frozenset({"INSERT", "DELETE", "LOAD", "CLEAR", "DROP", "CREATE", "ADD", "MOVE", "COPY", "WITH"})
AGGREGATES = frozenset({"COUNT", "SUM", "MIN", "MAX", "AVG", "SAMPLE", "GROUP_CONCAT"})
UNSTABLE = frozenset({"NOW", "RAND", "UUID", "STRUUID", "BNODE", "SAMPLE", "GROUP_CONCAT", "LIMIT", "OFFSET"})
"""What a rule may not use, because the same build would give another graph."""

_SCALAR = r"\\u(?![dD][89abAB])[0-9a-fA-F]{4}|\\U(?!0000[dD][89abAB])00(?:0[0-9a-fA-F]|10)[0-9a-fA-F]{4}"
"""An escaped code point; a surrogate is none, and a string with one in it is no string to the engine."""
_CHAR = rf"\\[tbnrf\"'\\]|{_SCALAR}"
_TOKEN = re.compile(
    rf"""
    (?P<string>\"{{3}}(?:\"{{0,2}}(?:[^\"\\]|{_CHAR}))*\"{{3}}|'{{3}}(?:'{{0,2}}(?:[^'\\]|{_CHAR}))*'{{3}}
              |\"(?:[^\"\\\n\r]|{_CHAR})*\"|'(?:[^'\\\n\r]|{_CHAR})*')
  | (?P<iri><(?:[^<>\"{{}}|^`\\\x00-\x20]|{_SCALAR})*>)
  | (?P<comment>\#[^\n\r]*)
  | (?P<escape>\\.)
  | (?P<variable>[?$]\w+)
  | (?P<language>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
  | (?P<name>(?:[^\W\d_][\w.-]*)?:(?:(?:[\w:%]|\\.)(?:[\w:.%-]|\\.)*)?)
  | (?P<word>[^\W\d][\w-]*)
  | (?P<other>.)
    """,
    re.VERBOSE | re.DOTALL,
)
_ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.-]*://")
"""What can only be an IRI: read as a comparison, it would divide by nothing."""
_ESCAPE = re.compile(_SCALAR)


class Token(NamedTuple):
    """A piece of a query: its kind, text and place."""

    kind: str
    text: str
    start: int


def tokens(query: str) -> Iterator[Token]:
    """Yield the tokens of a query that the engine reads: no comments, no white space."""
    for match in _TOKEN.finditer(query):
        token = _token(match)
        if _counts(token):
            yield token


def _token(match: re.Match[str]) -> Token:
    return Token(match.lastgroup or "other", match.group(), match.start())


def _counts(token: Token) -> bool:
    return token.kind != "comment" and not (token.kind == "other" and token.text.isspace())


def _readings(query: str) -> Iterator[Token]:
    """Yield the tokens of all readings of a query.

    `1<2#>'` is an IRI and the begin of a string, or a comparison and a comment: only a parser can tell. What
    stands between < and > is read as both, and both must be harmless.
    """
    starts, seen = [0], set()
    while starts:
        at = starts.pop()
        while at < len(query) and at not in seen and (match := _TOKEN.match(query, at)):
            seen.add(at)
            token = _token(match)
            if token.kind == "iri" and not _ABSOLUTE.match(token.text):
                starts.append(at + 1)
            if _counts(token):
                yield token
            at = match.end()


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
    for token in _readings(query):
        reason = _reason(token, first, stable)
        if reason:
            line = query.count("\n", 0, token.start) + 1
            raise QueryRefusedError(f"{where}, line {line}: {reason}")
        if token.kind == "word" and token.text.upper() not in ("PREFIX", "BASE"):
            first = False


def _reason(token: Token, first: bool, stable: bool) -> str:
    word = token.text.upper()
    # The engine needs no space after a number or before a colon: 1e5SERVICE:x is a number, the keyword and a name.
    if token.kind in ("word", "name") and "SERVICE" in word.partition(":")[0]:
        return "SERVICE asks another machine; questions are answered from the build alone"
    if token.kind == "word":
        if first and word in UPDATES:
            return f"{word} is an update; questions only read (a build is changed through its sheets and tables)"
        if stable and word in UNSTABLE:
            return f"{word} gives another graph another time; a rule must not use it"
    if token.kind == "iri" and _ESCAPE.sub(_unescape, token.text).upper().startswith("<FILE:"):
        return "names a file; questions are answered from the build alone"
    return ""


def _unescape(match: re.Match[str]) -> str:
    return chr(int(match.group()[2:], 16))


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
    return not (AGGREGATES | {"GROUP", "HAVING", "LIMIT", "OFFSET"}) & set(words(query))


def rename(query: str, old: str, new: str) -> str:
    """Replace a variable wherever the engine would read it as one."""
    pieces, at = [], 0
    for start in sorted({t.start for t in _readings(query) if t.kind == "variable" and t.text == old}):
        pieces += [query[at:start], new]
        at = start + len(old)
    return "".join([*pieces, query[at:]])


def body_start(query: str) -> int:
    """Find the place right after the brace that opens the outermost WHERE.

    Raises QueryRefusedError if there is none.
    """
    depth, expected, opened, nested = 0, 1, 0, 0
    for token in tokens(query):
        if token.kind == "other":
            nested += {"(": 1, ")": -1}.get(token.text, 0)
        if nested:
            continue  # SELECT (EXISTS { … } AS ?x): not a body
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
