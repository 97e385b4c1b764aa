"""What an extractor is asked, and what it answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kg.errors import KGError
from kg.grounding.forms import Fact, Known, Slot

if TYPE_CHECKING:
    from collections.abc import Iterable

__all__ = ["Asked", "Extractor", "ExtractorError", "Fact", "Known", "NotConfiguredError", "Proposed", "Slot"]


class ExtractorError(KGError):
    """An extractor gave no usable answer."""


class NotConfiguredError(ExtractorError):
    """An extractor lacks what it needs: an address, a model, a package."""


@dataclass(frozen=True)
class Asked:
    """A text, its sentences as [start, end) in code points, what was found in it, and its language if known."""

    text: str
    sentences: tuple[tuple[int, int], ...]
    known: tuple[Known, ...] = ()
    language: str = ""


@dataclass(frozen=True)
class Proposed:
    """The facts that an extractor proposes, and what it could not do."""

    facts: tuple[Fact, ...] = ()
    warnings: tuple[str, ...] = ()


class Extractor(Protocol):
    """Proposes facts of a text. It may be wrong, slow or hostile: what it says of the text is checked afterwards."""

    @property
    def recipe(self) -> str:
        """Say what proposes, so that a draft can name it: program, model, version of the question."""
        ...

    def propose(self, asked: Asked) -> Proposed | Iterable[Fact]:
        """Propose facts. Raises ExtractorError if there is no answer at all."""
        ...
