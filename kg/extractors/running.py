"""Ask an extractor of a text, and hold what it proposes against the text."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

from kg.extractors.protocol import Proposed
from kg.grounding import cues as grounding_cues
from kg.grounding.rule import MOST_FACTS, Grounding, ground

if TYPE_CHECKING:
    from collections.abc import Callable
    from decimal import Decimal

    from kg.extractors.protocol import Asked, Extractor
    from kg.grounding.cues import Cues
    from kg.grounding.forms import Outcome


def run(
    extractor: Extractor,
    asked: Asked,
    cues: Cues | None = None,
    reader: Callable[[str], set[Decimal]] | None = None,
) -> Outcome:
    """Return what an extractor proposes and the text bears out, what was refused and why.

    Args:
        extractor: what to ask.
        asked: the text.
        cues: words of negation and plans; those of the language if none are given.
        reader: reads counts that are written without digits.

    """
    proposed = extractor.propose(asked)
    if not isinstance(proposed, Proposed):
        proposed = Proposed(tuple(islice(proposed, MOST_FACTS + 1)))
    cues = grounding_cues.load(asked.language) if cues is None else cues
    outcome = ground(Grounding(asked.text, asked.sentences, asked.known, cues, reader), proposed.facts)
    return replace(outcome, warnings=(*proposed.warnings, *outcome.warnings))
