"""Which extractors there are: two of our own, and those of installed packages in the entry-point group `kg.extractors`.

An entry point names a function without arguments that returns an extractor, or raises NotConfiguredError. Nothing is
imported before it is asked for by name.
"""

from __future__ import annotations

import difflib
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING, cast

from kg.extractors.protocol import ExtractorError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kg.extractors.protocol import Extractor

GROUP = "kg.extractors"
OWN = {
    "openai": "kg.extractors.endpoint:from_environment",
    "spacy": "kg.extractors.spacy_pipeline:from_environment",
}
"""Our own ones, also where the metadata of an older installation does not name them."""


def available(found: Iterable[EntryPoint] | None = None) -> dict[str, EntryPoint]:
    """Return the extractors by name. Raises ExtractorError if two packages claim one name."""
    known = {name: EntryPoint(name, value, GROUP) for name, value in OWN.items()}
    for entry in entry_points(group=GROUP) if found is None else found:
        other = known.setdefault(entry.name, entry)
        if other.value != entry.value:
            raise ExtractorError(f"two extractors are named {entry.name!r}: {other.value} and {entry.value}")
    return dict(sorted(known.items()))


def load(name: str, found: Iterable[EntryPoint] | None = None) -> Extractor:
    """Import and make an extractor. Raises ExtractorError if there is none, or it is not configured or broken."""
    known = available(found)
    if name not in known:
        near = difflib.get_close_matches(name, known, n=1)
        hint = f"; did you mean {near[0]}?" if near else f"; there are {', '.join(known)}"
        raise ExtractorError(f"no extractor {name!r}{hint}")
    try:
        make = known[name].load()
    except (ImportError, AttributeError) as error:
        raise ExtractorError(f"the extractor {name!r} cannot be loaded: {error}") from error
    extractor = make()
    if not callable(getattr(extractor, "propose", None)) or not isinstance(getattr(extractor, "recipe", None), str):
        raise ExtractorError(f"the extractor {name!r} has no method propose or no recipe")
    return cast("Extractor", extractor)
