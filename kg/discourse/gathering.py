"""From a build to statements as Discourse Network Analyzer has them: one for each topic."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any

from kg.asking import facts
from kg.building.selection import Selection
from kg.discourse.model import Corpus, Document, Statement
from kg.errors import KGError
from kg.paneling import panel
from kg.reading.evidence import Span
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from kg.graph import Graph
    from kg.querying.door import Door

PANEL = "statements"
NEEDED = ("statement", "source", "time", "speaker", "bodies", "office_reading", "act", "topics", "evidence")
BETWEEN = ";"
PERSONS = "SELECT ?x WHERE { $values ?x a foaf:Person }"
SOURCES = """SELECT ?source ?title ?published ?known ?coder ?sha ?length WHERE { $values
  BIND(IRI(CONCAT(STR(?source), "/text")) AS ?text)
  OPTIONAL { ?source dct:title ?title } OPTIONAL { ?source dct:issued ?published }
  OPTIONAL { ?source cca:knownFrom ?known } OPTIONAL { ?source dct:creator ?coder }
  OPTIONAL { ?text cca:sha256 ?sha ; cca:charLength ?length } }"""


def gather(graph: Graph, chosen: Selection | None = None, texts: Mapping[str, str] | None = None) -> Corpus:
    """Read the statements of a build, with the organisation of each speaker as the panel `statements` finds it.

    Raises KGError if the workspace has a panel of that name with other columns.
    """
    rows = panel.make(graph, PANEL, selection=chosen).records()
    if rows and (missing := [name for name in NEEDED if name not in rows[0]]):
        raise KGError(f"the panel {PANEL} of this workspace has no column {', '.join(missing)}")
    with graph.door(chosen or Selection()) as door:
        reading = _Reading(graph, door, rows)
    corpus = Corpus()
    corpus.documents = _documents(reading.pages, texts or {})
    for row in rows:
        reading.add(row, corpus)
    corpus.notes += reading.notes()
    return corpus


class _Reading:
    """What the rows of the panel refer to, looked up once."""

    def __init__(self, graph: Graph, door: Door, rows: list[dict[str, str]]) -> None:
        self.graph = graph
        evidence = [graph.iri(name) for row in rows for name in _parts(row["evidence"])]
        self.assertions = facts.assertions(door, "a", sorted(set(evidence)))
        speakers = sorted({graph.iri(row["speaker"]) for row in rows})
        self.persons = {row["x"]["value"] for row in facts.ask_of(door, PERSONS, "x", speakers)}
        bodies = {graph.iri(name) for row in rows for name in _parts(row["bodies"])}
        topics = {graph.iri(name) for row in rows for name in _parts(row["topics"])}
        self.people = _names(graph, door, self.persons & set(speakers))
        self.organizations = _names(graph, door, bodies | (set(speakers) - self.persons))
        self.topics = _names(graph, door, topics)
        self.pages = _pages(door, sorted({row["source"] for row in rows}))
        self.left: Counter[str] = Counter()

    def add(self, row: Mapping[str, str], corpus: Corpus) -> None:
        """Add the statements that a row of the panel is."""
        spans = self._spans(row)
        if not spans:
            self.left["stand in no text but in a table, and are left out"] += 1
            return
        person, organization = self._who(row)
        for topic in _parts(row["topics"]) or [""]:
            one = Statement(
                number=len(corpus.statements) + 1,
                document=row["source"],
                spans=spans,
                coder=self.pages[row["source"]].get("coder", ""),
                person=person,
                organization=organization,
                concept=self.topics.get(self.graph.iri(topic), "") if topic else "",
                speaker=row["speaker"],
                topic=topic,
                act=row["act"],
                reporting=row.get("reporting", ""),
                statement=row["statement"],
                facts=_told(row),
            )
            corpus.statements.append(one)

    def _spans(self, row: Mapping[str, str]) -> tuple[Span, ...]:
        places = {place for name in _parts(row["evidence"]) for place in self.assertions[self.graph.iri(name)].places}
        return tuple(sorted(Span(p.start, p.end, p.check) for p in places if p.start is not None and p.end is not None))

    def _who(self, row: Mapping[str, str]) -> tuple[str, str]:
        """Return person and organisation; a speaker that is no person is an organisation itself."""
        speaker, bodies = self.graph.iri(row["speaker"]), _parts(row["bodies"])
        if speaker not in self.persons:
            return "", self.organizations[speaker]
        if len(bodies) > 1:
            self.left["have a speaker with offices in several bodies; organization is empty, see bodies"] += 1
        return self.people[speaker], self.organizations[self.graph.iri(bodies[0])] if len(bodies) == 1 else ""

    def notes(self) -> list[str]:
        """Say what was left out or left open."""
        return [f"{count} statements {why}" for why, count in sorted(self.left.items())]


def _told(row: Mapping[str, str]) -> dict[str, str]:
    told = {name: row.get(name, "") for name in ("bodies", "office_reading", "level")}
    return {**told, "date": row["time"], "assertion": row["evidence"]}


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split(BETWEEN) if part and part != "NA"]


def _names(graph: Graph, door: Door, things: Iterable[str]) -> dict[str, str]:
    """Name things so that no two have one name: DNA knows them by nothing else."""
    labels = graph.labels(door, things)
    count = Counter(labels.values())
    return {
        thing: label if count[label] == 1 else f"{label} ({graph.context.shorten(thing)})"
        for thing, label in labels.items()
    }


def _pages(door: Door, slugs: list[str]) -> dict[str, dict[str, str]]:
    """Read what is known of sources; of several titles the English one, else the first."""
    found: dict[str, dict[str, str]] = {slug: {} for slug in slugs}
    titles: dict[str, set[tuple[bool, str]]] = defaultdict(set)
    for row in facts.ask_of(door, SOURCES, "source", [f"{BASE}source/{slug}" for slug in slugs]):
        slug = row["source"]["value"].removeprefix(BASE + "source/")
        found[slug] |= {name: cell["value"] for name, cell in row.items() if name not in ("source", "title")}
        if "title" in row:
            titles[slug].add((row["title"].get("xml:lang", "") != "en", row["title"]["value"]))
    for slug, several in titles.items():
        found[slug]["title"] = min(several)[1]
    return found


def _documents(pages: Mapping[str, Mapping[str, str]], texts: Mapping[str, str]) -> dict[str, Document]:
    return {slug: _document(slug, page, texts) for slug, page in pages.items()}


def _document(slug: str, page: Mapping[str, Any], texts: Mapping[str, str]) -> Document:
    sha = page.get("sha", "")
    published = page.get("published", "")
    day = published if len(published) == len("2025-10-26") else page.get("known", "")
    return Document(
        name=slug,
        title=page.get("title", ""),
        day=day,
        published=bool(day) and day == published,
        coder=page.get("coder", ""),
        sha256=sha,
        length=int(page["length"]) if page.get("length") else None,
        text=texts.get(sha),
    )
