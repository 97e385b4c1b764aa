"""Mini worlds for what compares sources: sheets about a treaty, its parties and what is counted of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from hypothesis import settings
from tiny import ROOT, TREATY, sheet

from kg.building import blocks, checks
from kg.comparing import find
from kg.declared import workspace
from kg.reading import sheets
from kg.reading.material import Material
from kg.terms import BASE, Quad, text_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from kg.building.checks import Declared

QUICK = settings(deadline=None, max_examples=25)
"""How long one example takes says more about the machine than about the code."""
STATES = "abcdefgh"
ACTORS = [f'[[actor]]\nid = "sta:{s}"\nkind = "state"\nlabel = {{en = "State {s}"}}\n' for s in STATES] + [
    '[[actor]]\nid = "bod:eu"\nkind = "intergovernmental-organisation"\nlabel = {en = "Union"}\n',
    '[[actor]]\nid = "bod:un"\nkind = "intergovernmental-organisation"\nlabel = {en = "Nations"}\n',
]


@cache
def declared() -> Declared:
    return checks.declare(workspace.find(ROOT))


@dataclass
class Found:
    """A conflict or a record check, without namespaces of ours: property to values."""

    told: dict[str, set[str]] = field(default_factory=dict)

    def __getitem__(self, name: str) -> set[str]:
        return self.told.get(name, set())

    def one(self, name: str) -> str:
        return next(iter(self[name]), "")


@dataclass
class World:
    """What comparing finds in some sheets."""

    quads: list[Quad]
    stated: list[Quad]

    @property
    def nodes(self) -> dict[str, Found]:
        found: dict[str, Found] = {}
        for s, p, o, g in self.quads:
            assert g == find.GRAPH
            name = text_of(p).rpartition("#")[2].rpartition("/")[2]
            found.setdefault(text_of(s), Found()).told.setdefault(name, set()).add(short(o))
        return found

    def conflicts(self, kind: str = "") -> list[Found]:
        nodes = [n for n in self.nodes.values() if n.one("type").endswith("Conflict")]
        return [n for n in nodes if kind in ("", n.one("conflictKind"))]

    def check(self, claim: str) -> Found:
        """Return the record check of a claim, `source/name`."""
        [node] = [n for n in self.nodes.values() if n.one("checkedClaim") == f"source/{claim}"]
        return node

    def reading(self, claim: str, unit: str) -> tuple[str, str, str]:
        nodes = self.nodes
        parts = [nodes[BASE + part] for part in self.check(claim)["reading"]]
        [part] = [p for p in parts if p.one("unit") == unit]
        return part.one("certain"), part.one("possible"), part.one("error")

    def sources(self, assertions: Iterable[str]) -> set[str]:
        """Name the sources of assertions."""
        graphs = {text_of(s): text_of(o) for s, p, o, _ in self.stated if p.endswith("inGraph>")}
        return {graphs[BASE + a].removeprefix(f"{BASE}source/").split("/")[0] for a in assertions}


def short(term: str) -> str:
    """Shorten a term: codes to their last part, our IRIs to what follows the base, literals to their text."""
    if term.startswith('"'):
        return term[1 : term.rindex('"')]
    iri = text_of(term)
    return iri.rpartition("/")[2] if iri.startswith(BASE + "concept/") else iri.removeprefix(BASE).removeprefix("ns#")


def world(folder: Path, *texts: str) -> World:
    """Compare some sheets."""
    stated = mapped(folder, texts)
    found = find.find([blocks.of(stated)], declared().ontology, declared().book.functional)
    return World(found.quads, stated)


def mapped(folder: Path, texts: Sequence[str]) -> list[Quad]:
    found = {}
    for number, text in enumerate(texts):
        path = folder / f"{number}.toml"
        path.write_text(text, encoding="utf-8")
        source = sheets.read(path, path.name, declared().context)
        found[source.slug] = source
    problems: list[object] = []
    graph = checks.map_all(Material(found), declared(), problems)  # type: ignore[arg-type]
    assert problems == []
    return graph.stated


def told(slug: str, *entries: str, kind: str = "press", published: str = "2025-11-01", derived_from: str = "") -> str:
    """Write what a source says of the treaty and its parties; published may be empty."""
    text = sheet(slug, TREATY, *ACTORS, *entries, kind=kind, published=published or "2025-11-01")
    text = text if published else text.replace("published = 2025-11-01\n", "")
    line = f'kind = "{kind}"\n'
    return text.replace(line, f'{line}derived_from = "src:{derived_from}"\n', 1) if derived_from else text


def act(kind: str, party: str, date: str = "", rest: str = "", name: str = "") -> str:
    """Write an act of a party (`a`, or `bod:eu`); date may be a day, a month, a range or empty."""
    who = party if ":" in party else f"sta:{party}"
    line = f'date = "{date}"\n' if date else ""
    iri = name or f"act:lantern--{who.partition(':')[2]}--{kind}"
    head = f'[[treaty-action]]\nid = "{iri}"\nkind = "{kind}"\ntreaty = "trt:lantern"\nparty = "{who}"\n'
    return f"{head}{line}{rest}{chr(10) if rest else ''}"


def milestone(kind: str, **keys: str) -> str:
    head = f'[[treaty-milestone]]\nid = "act:lantern--{kind}"\nkind = "{kind}"\ntreaty = "trt:lantern"\n'
    return head + "".join(f'{key} = "{value}"\n' for key, value in keys.items())


def listed(act: str, until: str, complete: str = "exhaustive") -> str:
    """Write until when a list of acts is complete."""
    line = f'until = "{until}"\n' if until else ""
    head = f'[[coverage]]\nid = "cov:lantern--{act}-{complete}"\ntreaty = "trt:lantern"\nact = "{act}"\n'
    return f'{head}complete = "{complete}"\n{line}'


def member(state: str, body: str, start: str = "1990-01-01", end: str = "", status: str = "full") -> str:
    line = f'end = "{end}"\n' if end else ""
    head = f'[[state-membership]]\nid = "mem:{state}--{body}"\nstate = "sta:{state}"\norganisation = "bod:{body}"\n'
    return f'{head}status = "{status}"\nstart = "{start}"\n{line}'


def grouped(state: str, region: str) -> str:
    head = f'[[regional-group]]\nid = "rgp:{state}--{region}"\nstate = "sta:{state}"\n'
    return f'{head}classification = "un-regional-groups"\nregion = "{region}"\n'


def said(number: int, as_of: str = "", unit: str = "states", measure: str = "states-signed", **keys: str) -> str:
    """Write a count of the treaty."""
    lines = {"id": "n", "measure": measure, "unit": unit, "about": "trt:lantern", "as_of": as_of, **keys}
    head = "".join(f'{key} = "{value}"\n' for key, value in lines.items() if value)
    return f"[[count]]\n{head}value = {number}\n"
