"""One value of one key to RDF: references, codes, words, dates, numbers."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from kg.reading import dates
from kg.terms import BASE, CCA, iri, is_iri, is_language, is_slug, literal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.declared.context import Context, Key
    from kg.declared.ontology import Ontology

RESERVED = ("text", "inferred", "prov", "publisher")
"""Names below a source that the mapper itself uses."""
DATES = ("date", "gYearMonth", "gYear")
_WHOLE = re.compile(r"[+-]?[0-9]{1,18}")
_FRACTION = re.compile(r"[+-]?[0-9]{1,18}(\.[0-9]{1,18})?")
MADE = (f"{BASE}id/assertion/", f"{BASE}id/conflict/")
"""Where the things are that only a build makes."""

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

    def subject(self, name: object) -> str:
        """Return the IRI of a thing that an entry may describe.

        Raises ValueError for a name of something else: a term, a code, another source's things, what a build makes.
        """
        found = self.resolve(name)
        own = f"{BASE}source/{self.source}/"
        if found.startswith(own) and found.removeprefix(own) in RESERVED:
            raise ValueError(f"{name!r} is a reserved name; choose another")
        if found.startswith(BASE) and (not found.startswith((BASE + "id/", own)) or found.startswith(MADE)):
            raise ValueError(f"{str(name)[:80]!r} is not a thing that an entry may describe; give an id of its own")
        return found

    def _resolve(self, name: str) -> str:
        expanded = name if is_iri(name) else self.context.expand(name)
        if expanded is not None:
            if not is_iri(expanded) or (expanded.startswith(BASE) and not _is_own(expanded)):
                raise ValueError(
                    f"{name[:80]!r}: a name ends in a-z, 0-9, dot and hyphen only, at most 80 characters, "
                    "and is no device or path"
                )
            return expanded
        if name in RESERVED:
            raise ValueError(f"{name!r} is a reserved name; choose another")
        if not is_slug(name):
            near = difflib.get_close_matches(name.partition(":")[0], self.context.prefixes, n=1)
            hint = f"; did you mean the prefix {near[0]}:?" if ":" in name and near else ""
            raise ValueError(f"{name[:80]!r} is neither prefix:name with a known prefix nor a bare name{hint}")
        return f"{BASE}source/{self.source}/{name}"


def _is_own(name: str) -> bool:
    """Tell whether an IRI below our base has a form that we give."""
    if name.startswith(CCA):
        return name.removeprefix(CCA).isalnum()
    parts = name.removeprefix(BASE).split("/")
    return all(map(is_slug, parts)) and (parts[0] != "id" or len(parts) == 3)


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
            yield key.iri, literal(lexical(key.datatype, item, self.typed), key.datatype)

    def _words(self, key: Key, raw: Any) -> Iterator[Value]:
        by_language = raw if isinstance(raw, dict) else {self.language: raw}
        for language, texts in by_language.items():
            if not is_language(language):
                raise ValueError(
                    f'say the language: {{en = "…"}}, or give [source] a language ({language[:80]!r} is none)'
                )
            for text in texts if isinstance(texts, list) else [texts]:
                if not isinstance(text, str) or not text.strip():
                    raise ValueError("expected text in quotes")
                yield key.iri, literal(text, language=language)

    def _code(self, key: Key, item: Any) -> str:
        concepts = self.ontology.concepts(key.scheme)
        if isinstance(item, str) and (item in key.codes or key.scheme + item in concepts):
            return key.codes.get(item, key.scheme + item)
        known = sorted(key.codes or (c.removeprefix(key.scheme) for c in concepts))
        if not isinstance(item, str):
            raise ValueError(f"expected a code in quotes, one of {', '.join(sorted(known))}")
        near = difflib.get_close_matches(item[:80], known, n=1)
        hint = f"did you mean {near[0]}?" if near else f"known are {', '.join(sorted(known))}"
        raise ValueError(f"unknown code {item[:80]!r}; {hint}")

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


def lexical(datatype: str, item: Any, typed: bool) -> str:
    """Write a value of an XSD type that is neither a date nor words.

    Raises ValueError with what was expected.
    """
    if datatype == "integer":
        return integer_text(item, typed)
    if datatype == "decimal":
        return decimal_text(item, typed)
    if not isinstance(item, str) or not item.strip():
        raise ValueError("expected text in quotes")
    if datatype == "language" and not is_language(item):
        raise ValueError(f"{item[:80]!r} is not a language tag such as pl or pt-BR")
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
        raise ValueError(f"{str(item)[:40]!r} is not a whole number of at most 18 digits")
    return str(int(item))


def decimal_text(item: Any, typed: bool) -> str:
    """Write a decimal number without an exponent; `typed` values are numbers, others are text.

    Raises ValueError with what was expected.
    """
    if isinstance(item, bool) or not isinstance(item, int | float if typed else str):
        raise ValueError("expected a number")
    if isinstance(item, int) and abs(item) >= 10**18:
        raise ValueError("expected a number of at most 18 digits")
    plain = format(Decimal(repr(item)), "f") if isinstance(item, float) else str(item)
    if not _FRACTION.fullmatch(plain):
        raise ValueError("expected a finite number of at most 18 digits before and after the point")
    return plain
