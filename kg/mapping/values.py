"""One value of one key to RDF: references, codes, words, dates, numbers."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Any

from kg.reading import dates
from kg.terms import BASE, iri, is_iri, is_slug, literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.declared.context import Context, Key
    from kg.declared.ontology import Ontology

RESERVED = ("text", "inferred", "prov", "publisher")
"""Names below a source that the mapper itself uses."""
DATES = ("date", "gYearMonth", "gYear")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_WHOLE = re.compile(r"[+-]?\d{1,18}")
_FRACTION = re.compile(r"[+-]?\d{1,18}(\.\d{1,18})?")

Value = tuple[str, str]
"""Property IRI and object term."""


@dataclass(frozen=True)
class Names:
    """How the names in a file become IRIs."""

    context: Context
    source: str
    """Slug of the source that bare names belong to."""
    same_as: Mapping[str, str]
    """Identity decisions of data/links.csv: IRI to the IRI it is replaced by."""

    def resolve(self, name: object) -> str:
        """Return the IRI of a name.

        Raises ValueError with the forms a name can take.
        """
        if not isinstance(name, str) or not name:
            raise ValueError('expected a name, such as "sta:vnm" or a bare name of this source')
        found = self._resolve(name)
        return self.same_as.get(found, found)

    def _resolve(self, name: str) -> str:
        if is_iri(name):
            return name
        expanded = self.context.expand(name)
        if expanded is not None:
            if expanded.startswith(BASE + "id/") and not is_slug(name.partition(":")[2]):
                raise ValueError(f"{name!r}: a name ends in a-z, 0-9, dot and hyphen only, at most 80 characters")
            return expanded
        if name in RESERVED:
            raise ValueError(f"{name!r} is a reserved name; choose another")
        if not is_slug(name):
            near = difflib.get_close_matches(name.partition(":")[0], self.context.prefixes, n=1)
            hint = f"; did you mean the prefix {near[0]}:?" if ":" in name and near else ""
            raise ValueError(f"{name[:80]!r} is neither prefix:name with a known prefix nor a bare name{hint}")
        return f"{BASE}source/{self.source}/{name}"


@dataclass(frozen=True)
class Reading:
    """What is needed to read the values of one source's entries."""

    names: Names
    ontology: Ontology
    language: str
    typed: bool

    def values(self, key: Key, raw: Any) -> Iterator[Value]:
        """Yield the triples' predicate and object for all values of a key.

        Raises ValueError saying what was expected.
        """
        if key.kind == "words":
            yield from self._words(key, raw)
            return
        for item in raw if isinstance(raw, list) else [raw]:
            yield from self._one(key, item)

    def _one(self, key: Key, item: Any) -> Iterator[Value]:
        if key.kind == "reference":
            yield key.iri, iri(self.names.resolve(item))
        elif key.kind == "code":
            yield key.iri, iri(self._code(key, item))
        elif key.datatype in DATES:
            yield from self._date(key, item)
        else:
            yield key.iri, literal(self._lexical(key.datatype, item), key.datatype)

    def _words(self, key: Key, raw: Any) -> Iterator[Value]:
        by_language = raw if isinstance(raw, dict) else {self.language: raw}
        for language, texts in by_language.items():
            if not _LANGUAGE.fullmatch(language):
                raise ValueError(f'say the language: {{en = "…"}}, or give [source] a language ({language!r} is none)')
            for text in texts if isinstance(texts, list) else [texts]:
                if not isinstance(text, str) or not text.strip():
                    raise ValueError("expected text in quotes")
                yield key.iri, literal(text, language=language)

    def _code(self, key: Key, item: Any) -> str:
        known = key.codes or {c.removeprefix(key.scheme): c for c in self.ontology.concepts(key.scheme)}
        if isinstance(item, str) and item in known:
            return known[item]
        near = difflib.get_close_matches(str(item), known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
        raise ValueError(f"unknown code {str(item)[:80]!r}; {hint}")

    def _date(self, key: Key, item: Any) -> Iterator[Value]:
        stated = dates.parse(item)
        if stated.datatype:
            yield key.iri, literal(stated.text, stated.datatype)
        bounds = self.ontology.bounds(key.iri)
        if bounds:
            yield bounds[0], literal(stated.earliest.isoformat(), "date")
            yield bounds[1], literal(stated.latest.isoformat(), "date")
        elif not stated.datatype:
            raise ValueError("a range needs a property with declared bounds; give one day, month or year")

    def _lexical(self, datatype: str, item: Any) -> str:
        if datatype == "integer":
            return integer_text(item, self.typed)
        if datatype == "decimal":
            return decimal_text(item, self.typed)
        if not isinstance(item, str) or not item:
            raise ValueError("expected text in quotes")
        if datatype == "language" and not _LANGUAGE.fullmatch(item):
            raise ValueError(f"{item!r} is not a language tag such as pl or pt-BR")
        return item


def integer_text(item: Any, typed: bool) -> str:
    """Write a whole number; `typed` values are numbers, others are text.

    Raises ValueError with what was expected.
    """
    if type(item) is not (int if typed else str):
        raise ValueError("expected a whole number without quotes" if typed else "expected a whole number")
    if isinstance(item, int) and abs(item) >= 10**18:
        raise ValueError("expected a whole number of at most 18 digits")
    if not _WHOLE.fullmatch(str(item)):
        raise ValueError(f"{item!r} is not a whole number of at most 18 digits")
    return str(int(item))


def decimal_text(item: Any, typed: bool) -> str:
    """Write a decimal number without an exponent; `typed` values are numbers, others are text.

    Raises ValueError with what was expected.
    """
    if isinstance(item, bool) or not isinstance(item, int | float if typed else str):
        raise ValueError("expected a number")
    if isinstance(item, int) and abs(item) >= 10**18:
        raise ValueError("expected a number of at most 18 digits")
    try:
        plain = format(Decimal(repr(item) if isinstance(item, float) else str(item)), "f")
    except InvalidOperation:
        raise ValueError(f"{str(item)[:40]!r} is not a decimal number") from None
    if not _FRACTION.fullmatch(plain):
        raise ValueError("expected a finite number of at most 18 digits before and after the point")
    return plain
