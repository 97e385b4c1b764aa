"""What need not be checked again: a source whose facts, entries, reference and rules are those of the last build.

The reference counts as a whole, since a shape may follow any path into it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from kg.checking.shacl.compile import REFERENCE
from kg.checking.validate import Finding
from kg.files import digest
from kg.terms import Quad, nquads

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.building.store import Build
    from kg.mapping.mapper import Origin

MAPPER = 2
"""Version of mapper and checks; raise it when the same files shall be checked anew."""


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


def keys(
    views: Mapping[str, Iterable[Quad]], declared: str, origins: Mapping[str, Mapping[str, Origin]]
) -> dict[str, str]:
    """Name what the check of each view depends on.

    Args:
        views: view to quads.
        declared: digest of context, ontology and shapes.
        origins: view to node to the entry that findings name.

    """
    digests = {view: digest(nquads(list(quads))) for view, quads in views.items()}
    common = f"{MAPPER} {declared} {digests.get(REFERENCE, '')}"
    places = {view: sorted(origins.get(view, {}).items()) for view in digests}
    return {view: digest(f"{common} {own} {places[view]}".encode()) for view, own in digests.items()}


def load(build: Build | None) -> dict[str, Checked]:
    """Read what the last build found, by key."""
    if build is None:
        return {}
    try:
        views = build.details().get("checked", {})
        found = [
            Checked(v["key"], [_finding(f) for f in v["findings"]], v["tested"], v["by_pyshacl"])
            for v in views.values()
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {checked.key: checked for checked in found}


def _finding(data: dict[str, Any]) -> Finding:
    return Finding(**{**data, "evidence": tuple(data["evidence"])})


def dump(checked: Mapping[str, Checked]) -> dict[str, Any]:
    """Return what was found as plain data, by view."""
    return {view: one.as_dict() for view, one in sorted(checked.items())}
