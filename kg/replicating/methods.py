"""The page `methods.md`: how the tables were made, how far the lists go, which sources stand behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.display import clean
from kg.replicating.filled import PLACE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from kg.asking.source_facts import SourceFacts
    from kg.replicating.declare import Analysis
    from kg.replicating.made import Made

NONE = "not stated"


@dataclass(frozen=True)
class Facts:
    """What is put into a paragraph of methods."""

    made: Sequence[Made]
    sources: Mapping[str, SourceFacts]
    rows: int
    texts: str
    """What the coded texts can stand for; empty if there are none."""
    observed_until: str

    def value(self, name: str) -> str:
        """Return what is put in for a name."""
        ways = {
            "observed_until": lambda: self.observed_until,
            "as_of": lambda: " and ".join(self._of("as_of")),
            "known_on": lambda: " and ".join(sorted({m.exhibit.selection.known_on for m in self.made} - {""})),
            "n_sources": lambda: str(len(self.sources)),
            "n_rows": lambda: str(self.rows),
            "captured": self._captured,
        }
        return ways[name]() or NONE

    def _of(self, option: str) -> list[str]:
        found = {str(m.exhibit.options.get(option) or m.exhibit.given.get(option, "")) for m in self.made}
        return sorted(found - {""})

    def _captured(self) -> str:
        days = sorted(facts.captured for facts in self.sources.values() if facts.captured)
        return f"{days[0]} to {days[-1]}" if days else ""

    @property
    def lists(self) -> list[str]:
        """How far the lists go, each said once."""
        return list(dict.fromkeys(line.sentence() for made in self.made for line in made.lists))


def page(analysis: Analysis, facts: Facts) -> str:
    """Write the page."""
    lines = [f"# Methods: {analysis.title}", "", f"Question: {analysis.question}", ""]
    lines += [f"Scope: {analysis.scope}.", ""] if analysis.scope else []
    if analysis.methods:
        lines += [*PLACE.sub(lambda match: facts.value(match[1]), analysis.methods).splitlines(), ""]
    lines += ["## What was taken", "", "| table or figure | command | reading and days |", "|---|---|---|"]
    lines += [_taken(made) for made in facts.made]
    lines += ["", "`certain` is what the dates prove, `possible` what they do not exclude. An act that several sources"]
    lines += ["tell counts once, by the dated record of the best kind of source; doubtful records do not count."]
    lines += ["", "## How far the lists go", ""]
    lines += [f"- {sentence}" for sentence in facts.lists] or ["No table rests on a list of acts."]
    if facts.observed_until:
        lines += [
            "",
            f"Nothing is counted beyond the last complete day of a list; the first to end: {facts.observed_until}.",
        ]
    lines += ["", "## Sources", ""]
    lines += [f"The coded texts: {facts.texts}.", ""] if facts.texts else []
    lines += ["| source | what it is | kind | published | captured | address |"]
    lines += ["|---|---|---|---|---|---|"]
    lines += [_source(told) for _, told in sorted(facts.sources.items())]
    return "\n".join(map(clean, lines)) + "\n"


def _taken(made: Made) -> str:
    exhibit, options = made.exhibit, made.exhibit.options
    parts = [f"as of {options['as_of']}"] if options.get("as_of") else []
    parts += [f"since {options['since']}"] if options.get("since") else []
    if exhibit.kind == "network":
        parts.append(f"reading {options.get('reading') or 'certain'}")
    else:
        parts.append("certain and possible side by side")
    chosen = exhibit.selection
    parts += [f"only sources known by {chosen.known_on}"] if chosen.known_on else []
    parts += [f"only sources of kind {chosen.min_source} or better"] if chosen.min_source else []
    parts += [f"only {', '.join(chosen.sources)}"] if chosen.sources else []
    parts += ["without what coders inferred"] if chosen.without_inferred else []
    parts += ["without drafts that nobody reviewed"] if chosen.reviewed else []
    return f"| {exhibit.name} | `{cell(made.line)}` | {cell('; '.join(parts))} |"


def _source(told: SourceFacts) -> str:
    cells = (told.slug, told.title, told.kind, told.published, told.captured, told.url)
    return f"| {' | '.join(cell(text) for text in cells)} |"


def cell(text: str) -> str:
    """Write a text into a cell of a table in Markdown."""
    return " ".join(text.split()).replace("|", "\\|")
