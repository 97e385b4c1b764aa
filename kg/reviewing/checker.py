"""Checks a sheet as it would be after a decision: its form, its names and codes, its spans against the text."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from kg.building.memory import Memory
from kg.building.sources import PartMapper, Vocabulary
from kg.declared import context, ontology
from kg.errors import InputError, Problem
from kg.mapping.mapper import SourceMapper
from kg.reading import material, sheets
from kg.reading.evidence import check_of

if TYPE_CHECKING:
    from kg.declared.context import Context
    from kg.declared.ontology import Ontology
    from kg.declared.workspace import Workspace
    from kg.reading.entries import Source
    from kg.reading.material import Material

_NUMBER = re.compile(r"\b[a-z-]+ \d+(?= \()")
"""The number of an entry in its section, which changes when another is taken out."""


@dataclass(frozen=True)
class Checker:
    """Everything that a workspace knows and a sheet is checked by."""

    workspace: Workspace

    @cached_property
    def context(self) -> Context:
        """Sections and keys."""
        return context.load(self.workspace)

    @cached_property
    def ontology(self) -> Ontology:
        """Terms and codes."""
        return ontology.load(self.workspace)

    @cached_property
    def material(self) -> Material:
        """Everything else in the workspace."""
        return material.load(self.workspace, self.context)

    @cached_property
    def identified(self) -> set[str]:
        """What the reference identifies."""
        words = Vocabulary(self.context, self.ontology, "")
        return PartMapper(self.material, words, [], Memory()).identified()

    def names(self) -> dict[str, str]:
        """Return what the things of the reference are called in English, by their compact names."""
        found: dict[str, str] = {}
        for source in self.material.identity.values():
            for entry in source.entries:
                label = entry.values.get("label") or entry.values.get("name")
                name = label.get("en") if isinstance(label, dict) else label
                if isinstance(name, list):
                    name = name[0]
                if isinstance(name, str):
                    found.setdefault(entry.id, name)
        return found

    def problems(self, sheet: str, file: str, text: str | None) -> list[Problem]:
        """List everything wrong with a sheet.

        Args:
            sheet: its TOML.
            file: its name, for messages.
            text: what its spans are in, if it is at hand.

        """
        try:
            source = sheets.of_data(tomllib.loads(sheet), file, self.context)
        except InputError as error:
            return error.problems
        except ValueError as error:
            return [Problem(file, "", "", f"not valid TOML: {error}")]
        found = self._mapped(source)
        return found + (_moved(source, text) if text is not None else [])

    def _mapped(self, source: Source) -> list[Problem]:
        mapper = SourceMapper(source, self.context, self.ontology, self.material.same_as)
        try:
            mapper.run(None, self.identified)
        except InputError as error:
            return error.problems
        return []


def _moved(source: Source, text: str) -> list[Problem]:
    found = []
    for entry in source.entries:
        for span in entry.spans:
            if span.check and check_of(text[span.start : span.end]) != span.check:
                message = f"characters {span.start}–{span.end} do not hold the words that were drafted"
                found.append(Problem(entry.file, entry.label, "check", message))
    return found


def new(before: list[Problem], after: list[Problem]) -> list[Problem]:
    """List what is wrong after a change and was not before it, whatever the entries are numbered."""
    known: Counter[tuple[str, ...]] = Counter(map(_same, before))
    found = []
    for problem in after:
        if known[_same(problem)]:
            known[_same(problem)] -= 1
        else:
            found.append(problem)
    return found


def _same(problem: Problem) -> tuple[str, ...]:
    return (_NUMBER.sub("", problem.entry), problem.field, _NUMBER.sub("", problem.message))


def told(problems: list[Problem]) -> list[str]:
    """Write problems as short lines: entry, key, what is wrong."""
    return [": ".join(part for part in (problem.entry, problem.field, problem.message) if part) for problem in problems]
