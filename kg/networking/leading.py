"""Which record counts, where several sources tell one thing: each counts once, by its leading record.

The order is that of the questions: doubtful records do not count; a dated one goes before an undated one, then the rank
of the kind of source, then its name; what is inferred comes last. What the best-ranked says did not happen is left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kg.networking.records import Record
    from kg.networking.sources import Sources

DOUBTFUL = BASE + "concept/confidence/doubtful"
INFERRED = BASE + "concept/attribution/inferred"


def things(records: Iterable[Record], sources: Sources) -> Iterator[list[Record]]:
    """Yield, for each thing that joins two nodes, the records that tell it; those of its leading source come first."""
    groups: dict[tuple[str, str, str], list[Record]] = {}
    for record in records:
        if record.confidence != DOUBTFUL:
            key = record[:3]
            if key in groups:
                groups[key].append(record)
            else:
                groups[key] = [record]
    for group in groups.values():
        told = group if len(group) == 1 else sorted(group, key=lambda r: _rank(r, sources))
        if told[0].realisation in sources.undone:
            continue
        if len(told) > 1:
            told = [record for record in told if record.realisation not in sources.undone]
            told.sort(key=lambda r: (not r.earliest, *_rank(r, sources)))
        yield told


def _rank(record: Record, sources: Sources) -> tuple[int, str, str, str]:
    rank = 8 if record.level == INFERRED else sources.rank(record.document)
    return (rank, record.document, record.earliest, record.assertion)
