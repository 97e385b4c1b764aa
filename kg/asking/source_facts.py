"""What is known of sources themselves: kind, title, when they appeared and when they were stored."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.asking import facts
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.querying.door import Door

QUERY = """SELECT ?source ?title ?kind ?published ?captured ?coded ?url WHERE { $values
  ?source a cca:Source OPTIONAL { ?source dct:title ?title } OPTIONAL { ?source dct:type ?kind }
  OPTIONAL { ?source dct:issued ?published } OPTIONAL { ?source cca:captured ?captured }
  OPTIONAL { ?source dct:created ?coded } OPTIONAL { ?source dct:source ?url } }"""
UNKNOWN = "unknown"


@dataclass(frozen=True)
class SourceFacts:
    """One source as it may be cited."""

    slug: str
    title: str = ""
    kind: str = ""
    published: str = ""
    captured: str = ""
    coded: str = ""
    url: str = ""

    @property
    def text(self) -> str:
        """Write it on one line, with what is not known of its days said so."""
        days = f"published {self.published or UNKNOWN}, captured {self.captured or UNKNOWN}"
        known = "" if self.published or self.captured else f", coded {self.coded or UNKNOWN}"
        title = f"{self.title} " if self.title else ""
        return f"{self.slug}: {title}({self.kind or 'kind unknown'}; {days}{known})"


def read(door: Door, slugs: Iterable[str]) -> dict[str, SourceFacts]:
    """Describe sources by slug, in the order of their names; one that nothing is known of has only its slug."""
    wanted = sorted(set(slugs))
    found = {slug: SourceFacts(slug) for slug in wanted}
    for row in facts.ask_of(door, QUERY, "source", [f"{BASE}source/{slug}" for slug in wanted]):
        text = {name: cell["value"] for name, cell in row.items()}
        slug = text.pop("source").removeprefix(BASE + "source/")
        text["kind"] = text.get("kind", "").rpartition("/")[2]
        found[slug] = SourceFacts(slug, **text)
    return found


def place_of(row: Mapping[str, str]) -> str:
    """Say where a row of an answer stands in its source: characters of a text, or the row of a table."""
    if row.get("start"):
        return f"characters {row['start']}–{row['end']}"
    return row.get("evidence", "").partition("#")[2]
