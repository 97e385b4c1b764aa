"""What an entry says, in plain words: labels for keys, codes and things."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.declared.context import is_kind
from kg.drafting.sheets import marks
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from kg.declared.context import Key
    from kg.reviewing.checker import Checker
    from kg.reviewing.review import Item, Review

NARRATOR = "narrator"
LISTS = {"level": "attribution", "confidence": "confidence"}
SAID = {"level": "who vouches", "via": "said in", "by": "said by", "confidence": "how sure", "note": "note"}
"""Keys of every entry, for people; the note comes last."""


@dataclass(frozen=True)
class Line:
    """One key of an entry."""

    key: str
    label: str
    value: str


class Plain:
    """Puts entries of one sheet into plain words."""

    def __init__(self, review: Review) -> None:
        self.checker: Checker = review.checker
        self.review = review

    @cached_property
    def _names(self) -> dict[str, str]:
        found = self.checker.names()
        for item in self.review.items:
            given = item.values.get("label") or item.values.get("name") or item.values.get("gloss")
            name = _first(given)
            if name:
                found.setdefault(str(item.values.get("id", "")), name)
        return found

    def kind(self, item: Item) -> str:
        """Name what kind of thing an entry is about."""
        return item.block.section.replace("-", " ")

    def lines(self, item: Item) -> list[Line]:
        """Say what an entry sets, key by key."""
        keys = self.checker.context.sections[item.block.section].keys if self._known(item) else {}
        name, again = str(item.values.get("id", "")), item.values.get("again") is True
        found = [Line("id", "adds to", self._thing(name)) if again else Line("id", "is about", name)]
        for name, value in item.values.items():
            if name in keys:
                found.append(Line(name, self._label(keys[name], name), ", ".join(self._values(keys[name], value))))
            elif name not in ("id", "again", "at", "check", *SAID):
                found.append(Line(name, name, str(value)))
        return [*found, *self._about_the_assertion(item.values)]

    def _known(self, item: Item) -> bool:
        return item.block.section in self.checker.context.sections

    def _label(self, key: Key, name: str) -> str:
        return "kind" if is_kind(key) else self.checker.ontology.label(key.iri) or name

    def _about_the_assertion(self, values: Mapping[str, Any]) -> Iterator[Line]:
        for name, label in SAID.items():
            value = values.get(name, NARRATOR if name == "level" else None)
            if value is not None and not (name == "note" and unsure(values)):
                code = f"{BASE}concept/{LISTS[name]}/{value}" if name in LISTS else ""
                text = (self.checker.ontology.label(code) or str(value)) if code else str(value)
                yield Line(name, label, self._thing(text) if name in ("via", "by") else text)

    def _values(self, key: Key, value: Any) -> Iterator[str]:
        if isinstance(value, dict):
            for language, words in value.items():
                yield from (f"{one} ({language})" for one in (words if isinstance(words, list) else [words]))
            return
        for one in value if isinstance(value, list) else [value]:
            if key.kind == "reference":
                yield self._thing(str(one))
            elif key.kind == "code":
                code = str(one)
                yield self.checker.ontology.label(key.codes.get(code, key.scheme + code)) or code
            else:
                yield str(one)

    def _thing(self, name: str) -> str:
        called = self._names.get(name, "")
        return f"{called} ({name})" if called and called != name else name


def unsure(values: Mapping[str, Any]) -> str:
    """Return why the program that drafted an entry is not sure of it; empty if it is."""
    note = values.get("note", "")
    return note.removeprefix(marks.DRAFTED.strip()).strip() if marks.is_note(note) else ""


def _first(given: Any) -> str:
    if isinstance(given, dict):
        given = given.get("en") or next(iter(given.values()), "")
    if isinstance(given, list):
        given = given[0] if given else ""
    return given if isinstance(given, str) else ""
