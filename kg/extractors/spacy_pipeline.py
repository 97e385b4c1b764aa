"""The extractor `spacy`: entities of a pipeline that the user has installed. Nothing is ever downloaded."""

from __future__ import annotations

import importlib
import os
import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from kg.extractors.protocol import ExtractorError, Fact, NotConfiguredError, Proposed, Slot

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kg.extractors.protocol import Asked

PIPELINE = "KG_SPACY_PIPELINE"
KINDS = {
    "person": ("PERSON", "PER", "persName", "B-PER"),
    "body": ("ORG", "orgName", "ORGANIZATION"),
    "place": ("GPE", "LOC", "FAC", "placeName", "geogName", "LOCATION"),
    "event": ("EVENT",),
    "treaty": ("LAW", "TREATY"),
    "group": ("NORP",),
    "state": ("STATE", "COUNTRY"),
}
LABELS = {label: kind for kind, labels in KINDS.items() for label in labels}
"""Label of an entity to the kind of a mention. To most pipelines a state is a place: linking decides."""
MOST_CHARACTERS = 1_000_000
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]{0,99}")


@dataclass
class Pipeline:
    """A pipeline, and its name."""

    name: str
    nlp: Any
    version: str = ""

    @property
    def recipe(self) -> str:
        """Return the name and version of the pipeline."""
        return f"spacy {self.name} {self.version}".strip()

    def propose(self, asked: Asked) -> Proposed:
        """Propose a mention for each entity with a label that we have a kind for."""
        if len(asked.text) > MOST_CHARACTERS:
            raise ExtractorError(
                f"the text is too long for spaCy: {len(asked.text):,} of {MOST_CHARACTERS:,} characters"
            )
        done = self.nlp(asked.text)
        if done.text != asked.text:
            raise ExtractorError(f"the pipeline {self.name} changes the text, so its places cannot be used")
        starts = [start for start, _ in asked.sentences]
        facts, labels = [], set()
        for entity in done.ents:
            kind = LABELS.get(entity.label_)
            if kind is None:
                labels.add(str(entity.label_))
                continue
            place = int(entity.start_char), int(entity.end_char)
            slot = Slot("words", quote=str(entity.text), at=place)
            facts.append(Fact("mention", bisect_right(starts, place[0]) - 1, (slot,), {"type": kind}))
        left = f"entities that we have no kind for: {', '.join(sorted(labels))}"
        return Proposed(tuple(facts), (left,) if labels else ())


def from_environment(environment: Mapping[str, str] | None = None) -> Pipeline:
    """Load the pipeline that the environment names. Raises NotConfiguredError if it or spaCy is not there."""
    name = (os.environ if environment is None else environment).get(PIPELINE, "")
    if not name:
        raise NotConfiguredError(f"the extractor 'spacy' is off: set {PIPELINE} to the name of an installed pipeline")
    if not _NAME.fullmatch(name):
        raise ExtractorError(f"{PIPELINE} must be the name of an installed package, not a path or an address")
    try:
        spacy: Any = importlib.import_module("spacy")
    except ImportError:
        raise NotConfiguredError("the extractor 'spacy' needs spaCy, which is not installed") from None
    if not spacy.util.is_package(name):
        raise NotConfiguredError(f"no pipeline {name!r} is installed; nothing is downloaded for you")
    try:
        nlp = spacy.load(name)
    except (OSError, ValueError, ImportError) as error:
        raise ExtractorError(f"the pipeline {name!r} cannot be loaded: {error}") from None
    return Pipeline(name, nlp, str(getattr(nlp, "meta", {}).get("version", "")))
