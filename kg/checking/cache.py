"""What need not be checked again: a source whose facts, entries, reference and rules are those of the last build.

The reference counts as a whole, since a shape may follow any path into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.checking.validate import Finding
from kg.files import digest

if TYPE_CHECKING:
    from collections.abc import Mapping

CHECKS = 4
"""Version of the checks; raise it when the same facts shall be checked anew."""


@dataclass
class Checked:
    """The outcome of checking one view."""

    key: str
    findings: list[Finding] = field(default_factory=list)
    tested: dict[str, int] = field(default_factory=dict)
    by_pyshacl: dict[str, list[str]] = field(default_factory=dict)

    def as_dict(self) -> dict[str, Any]:
        """Return it as plain data."""
        findings = [finding.as_dict() for finding in self.findings]
        return {"key": self.key, "findings": findings, "tested": self.tested, "by_pyshacl": self.by_pyshacl}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Checked:
        """Read it back.

        Raises KeyError or TypeError for what is no such data.
        """
        findings = [Finding(**{**found, "evidence": tuple(found["evidence"])}) for found in data["findings"]]
        return cls(data["key"], findings, data["tested"], data["by_pyshacl"])


def keys(parts: Mapping[str, str], declared: str, reference: str) -> dict[str, str]:
    """Name what the check of each view depends on.

    Args:
        parts: view to the key of what it says.
        declared: digest of context, ontology and shapes.
        reference: key of what the reference says.

    """
    return {view: digest(f"{CHECKS} {declared} {reference} {own}".encode()) for view, own in parts.items()}
