"""Where sources disagree: what is a conflict, what is not, and what it is written as."""

from __future__ import annotations

import unicodedata
from functools import cache
from typing import TYPE_CHECKING

import pytest
from tiny import ROOT, TREATY, count, sheet

from kg.building import blocks, checks
from kg.comparing import find
from kg.comparing.facts import Facts
from kg.comparing.values import Values
from kg.declared import workspace
from kg.reading import sheets
from kg.reading.material import Material
from kg.terms import BASE, CCA, Quad, text_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from kg.building.checks import Declared
    from kg.building.store import Build
    from kg.comparing.claims import Conflict

PARTY = '[[actor]]\nid = "sta:fjord"\nkind = "state"\nlabel = {en = "Fjordland"}\n'
CEREMONY = "as_of = 2025-10-26"


@cache
def declared() -> Declared:
    return checks.declare(workspace.find(ROOT))


def mapped(folder: Path, texts: Sequence[str]) -> list[Quad]:
    """Map sheets as one build would."""
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


def disagreements(folder: Path, *texts: str) -> list[dict[str, set[str]]]:
    """Find the conflicts between sheets, each as property to values, without namespaces of ours."""
    views = [blocks.of(mapped(folder, texts))]
    return described(find.find(views, declared().ontology, declared().book.functional).quads)


def described(quads: list[Quad]) -> list[dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = {}
    for s, p, o, g in quads:
        assert g == find.GRAPH
        name = text_of(p).removeprefix(CCA).rpartition("#")[2].rpartition("/")[2]
        found.setdefault(text_of(s), {"iri": {text_of(s)}}).setdefault(name, set()).add(text_of(o))
    return list(found.values())


def source_of(folder: Path, assertion: str, *texts: str) -> str:
    [graph] = {text_of(o) for s, p, o, _ in mapped(folder, texts) if text_of(s) == assertion and p.endswith("inGraph>")}
    return graph.removeprefix(BASE + "source/")


def signing(date: str) -> str:
    line = f'date = "{date}"\n' if date else ""
    return f'[[treaty-action]]\nid = "act:f"\nkind = "signature"\ntreaty = "trt:lantern"\nparty = "sta:fjord"\n{line}'


def two(a: str, b: str, kinds: tuple[str, str] = ("press", "press")) -> tuple[str, str]:
    return tuple(
        sheet(slug, TREATY, PARTY, entry, kind=kind) for slug, entry, kind in zip("ab", (a, b), kinds, strict=True)
    )  # type: ignore[return-value]


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        ("2025-10-25", "2025-10-26", True),
        ("2025-10-25", "2025-10", False),
        ("2025-10", "2025-11-01", True),
        ("2025", "2025-10-25", False),
        ("2024", "2025-10-25", True),
        ("2025-10-24/2025-10-26", "2025-10-26", False),
        ("2025-10-24/2025-10-25", "2025-10-26", True),
        ("2025-10-25", "2025-10-25", False),
        ("2025-10-25", "", False),
        ("2026-01-05", "", True),  # the other source was published before
    ],
)
def test_dates_clash_if_their_bounds_share_no_day(one: str, other: str, clash: bool, tmp_path: Path) -> None:
    found = disagreements(tmp_path, *two(signing(one), signing(other)))
    assert [c["predicate"] for c in found] == ([{CCA + "date"}] if clash else [])
    if clash:
        assert len(found[0]["conflicting"]) == len(found[0]["claim"]) == 2


@pytest.mark.parametrize(("one", "other", "clash"), [("40", "40", False), ("40", "41", True)])
def test_numbers_clash_by_value(one: str, other: str, clash: bool, tmp_path: Path) -> None:
    entries = [f"{TREATY}parties_needed = {n}\n" for n in (one, other)]
    found = disagreements(tmp_path, *(sheet(slug, entry) for slug, entry in zip("ab", entries, strict=True)))
    assert len(found) == clash


def functional(*values: tuple[str, str]) -> list[Conflict]:
    """Compare values of a functional property, each (graph, object term)."""
    quads = [("<urn:s>", "<urn:p>", value, f"<{BASE}source/{graph}>") for graph, value in values]
    return list(Values(Facts([blocks.of(quads)], declared().ontology), frozenset(["urn:p"])).conflicts())


XSD = "http://www.w3.org/2001/XMLSchema#"


@pytest.mark.parametrize(
    ("one", "other", "clash"),
    [
        (f'"72"^^<{XSD}integer>', f'"72.0"^^<{XSD}decimal>', False),
        (f'"72"^^<{XSD}integer>', f'"72.5"^^<{XSD}decimal>', True),
        (f'"72"^^<{XSD}integer>', '"72"', True),
        ('"Straße"@de', '"STRASSE"@de', False),
        ('"Caf\u00e9"@fr', f'"{unicodedata.normalize("NFD", "Café")}"@fr', False),
        ('"Lantern"@en', '"Laterne"@de', False),
        ('"Lantern"@en', '"Candle"@en', True),
        ('"Lantern"@en', '"Lantern"', False),
        ('"a"', '"b"', True),
        ("<urn:a>", "<urn:b>", True),
        ("<urn:a>", "<urn:a>", False),
    ],
)
def test_values_clash_by_what_they_mean(one: str, other: str, clash: bool) -> None:
    assert len(functional(("a", one), ("b", other))) == clash
    assert functional(("a", one), ("a", other)) == []
    assert functional(("a", one), ("a/inferred", other)) == []
    assert functional(("a", one), ("b/prov", other)) == []


def test_values_that_agree_are_listed_but_not_marked(tmp_path: Path) -> None:
    texts = [sheet(slug, TREATY, PARTY, signing(day)) for slug, day in
             (("a", "2025-10-25"), ("b", "2025-10-27"), ("c", "2025-10"))]  # fmt: skip
    [found] = disagreements(tmp_path, *texts)
    assert len(found["claim"]) == 3
    assert {source_of(tmp_path, a, *texts) for a in found["conflicting"]} == {"a", "b"}


def test_a_conflict_keeps_its_name_when_a_source_comes(tmp_path: Path) -> None:
    before = two(signing("2025-10-25"), signing("2025-10-27"))
    after = (sheet("0-earlier", TREATY, PARTY, signing("2023")), *before, sheet("z", TREATY, PARTY, signing("2025-10")))
    assert disagreements(tmp_path, *before)[0]["iri"] == disagreements(tmp_path, *after)[0]["iri"]


@pytest.mark.parametrize(
    ("kinds", "preferred"),
    [
        (("press", "wire"), "b"),
        (("official", "wire"), "a"),
        (("official", "depositary"), "b"),
        (("other", "press"), "b"),
        (("press", "press"), ""),
        (("depositary", "depositary"), ""),
    ],
)
def test_the_preferred_claim_follows_the_kind_of_source(kinds: tuple[str, str], preferred: str, tmp_path: Path) -> None:
    for entries in ((signing("2025-10-25"), signing("2025-10-27")), (count("72", CEREMONY), count("65", CEREMONY))):
        texts = two(*entries, kinds)
        [found] = disagreements(tmp_path, *texts)
        assert [source_of(tmp_path, a, *texts) for a in found.get("preferred", ())] == (
            [preferred] if preferred else []
        )


def test_two_of_the_best_kind_that_agree_are_preferred(tmp_path: Path) -> None:
    numbers = (("a", "72", "official"), ("b", "72.0", "official"), ("c", "65", "press"))
    texts = [sheet(s, TREATY, count(n, f'{CEREMONY} ; comparator = "exactly"'), kind=k) for s, n, k in numbers]
    [found] = disagreements(tmp_path, *texts)
    assert [source_of(tmp_path, a, *texts) for a in found["preferred"]] in (["a"], ["b"])


COUNTS = [
    # two counts, whether they clash
    (count("72", CEREMONY), count("65", CEREMONY), True),
    (count("72", CEREMONY), count("72.0", CEREMONY), False),
    (count("72", CEREMONY), count("60", f'{CEREMONY} ; comparator = "more-than"'), False),
    (count("72", CEREMONY), count("70", f'{CEREMONY} ; comparator = "nearly"'), True),
    (count("69", CEREMONY), count("70", f'{CEREMONY} ; comparator = "nearly"'), False),
    (count("72", CEREMONY), count("70", f'{CEREMONY} ; comparator = "approximately"'), False),
    (count("72", CEREMONY), count("60", f"{CEREMONY} ; upper = 80"), False),
    (count("72", CEREMONY), count("73", f'{CEREMONY} ; comparator = "many"'), False),
    (count("72", CEREMONY), count("73", "as_of = 2025-10-27"), False),  # growth
    (count("72", CEREMONY), count("71", "as_of = 2025-10-27"), True),  # a total that falls
    (count("72", CEREMONY), count("71", "as_of = 2025-10-27", measure="states-represented"), False),
    (count("72", CEREMONY), count("71", 'as_of = "2025-10"'), False),  # 71 may have been reached before, in October
    (count("72", CEREMONY), count("71", 'as_of = "2025-11"'), True),  # every day of November is later
    (count("72", CEREMONY), count("73", 'as_of = "2025-09"'), True),
    (count("72", CEREMONY), count("65"), False),  # no day is known
    (count("72"), count("65"), False),
    (count("72", CEREMONY), count("65", CEREMONY, measure="states-ratified"), False),
    (count("72", CEREMONY), count("65", CEREMONY, unit="parties"), True),  # fewer parties than states
    (count("72", CEREMONY), count("75", CEREMONY, unit="parties"), False),
    (count("72", CEREMONY, unit="un-member-states"), count("71", CEREMONY, unit="parties"), True),
    (count("72", CEREMONY, unit="parties"), count("80", CEREMONY, unit="un-member-states"), True),
    (count("72", CEREMONY), count("65", "as_of = 2025-10-27", unit="parties"), True),  # parties cannot fall either
    (count("72", "as_of = 2025-10-27"), count("65", CEREMONY, unit="parties"), False),  # seven more may have signed
    (count("72", CEREMONY), count("65", CEREMONY, measure="states-entitled"), True),  # only those entitled sign
    (count("72", CEREMONY), count("65", CEREMONY, unit="delegations"), False),
]


@pytest.mark.parametrize(("one", "other", "clash"), COUNTS)
def test_counts(one: str, other: str, clash: bool, tmp_path: Path) -> None:
    for pair in ((one, other), (other, one)):
        found = disagreements(tmp_path, *two(*pair))
        assert [c["conflictKind"] for c in found] == ([{f"{BASE}concept/conflict-kind/count"}] if clash else [])
    if clash:
        assert len(found[0]["conflicting"]) == 2


def test_all_counts_of_a_group_are_listed_and_those_at_odds_are_marked(tmp_path: Path) -> None:
    numbers = (("a", "72", CEREMONY), ("b", "65", CEREMONY), ("c", "74", "as_of = 2025-12-01"), ("d", "72", CEREMONY))
    texts = [sheet(slug, TREATY, count(number, day)) for slug, number, day in numbers]
    [found] = disagreements(tmp_path, *texts)
    assert {source_of(tmp_path, a, *texts) for a in found["claim"]} == {"a", "b", "c", "d"}
    assert {source_of(tmp_path, a, *texts) for a in found["conflicting"]} == {"a", "b", "d"}
    assert found["measure"] == {f"{BASE}concept/measure/states-signed"}
    assert found["about"] == {f"{BASE}id/treaty/lantern"}


def test_two_counts_of_one_source_can_clash(tmp_path: Path) -> None:
    text = sheet("a", TREATY, count("72", CEREMONY, id="n1"), count("65", CEREMONY, id="n2"))
    assert len(disagreements(tmp_path, text)) == 1


def test_titles_differ_within_one_language_and_even_within_one_source(tmp_path: Path) -> None:
    ada = '[[actor]]\nid = "per:ada"\nkind = "person"\nname = "Ada"\n'
    post = '[[membership]]\nid = "mem:ada"\nmember = "per:ada"\ntitle = {en = "%s"}\n'
    once = sheet("a", ada, post % "Envoy of the Coast")
    assert disagreements(tmp_path, once, sheet("b", ada, post % "envoy of the coast")) == []
    assert disagreements(tmp_path, once, sheet("b", ada, (post % "Botschafterin").replace("en =", "de ="))) == []
    [found] = disagreements(tmp_path, once, sheet("b", ada, post % "Consul"))
    assert found["conflictKind"] == {f"{BASE}concept/conflict-kind/title"}
    again = (post % "Consul").replace("member =", "again = true\n#")
    assert len(disagreements(tmp_path, sheet("a", ada, post % "Envoy", again))) == 1


def test_a_document_is_dated_by_its_issue(tmp_path: Path) -> None:
    page = '[[document]]\nid = "https://example.org/p"\ntitle = "Page"\nissued = "%s"\n'
    texts = [sheet(slug, page % day) for slug, day in (("a", "2025-10-25"), ("b", "2025-10-27"))]
    assert [c["predicate"] for c in disagreements(tmp_path, *texts)] == [{"http://purl.org/dc/terms/issued"}]


def test_nothing_but_titles_is_found_on_the_seed(seed_build: Build) -> None:
    lines = seed_build.nquads.read_text("utf-8").split("\n")
    quads: list[Quad] = []
    for line in lines:
        if line.endswith(f" <{BASE}conflicts> ."):
            s, p, rest = line.removesuffix(f" <{BASE}conflicts> .").split(" ", 2)
            quads.append((s, p, rest, find.GRAPH))
    [found] = described(quads)
    assert found["conflictKind"] == {f"{BASE}concept/conflict-kind/title"}
    assert found["predicate"] == {CCA + "titleAsGiven"}
    assert "brandolino" in next(iter(found["subject"]))
    assert len(found["claim"]) >= 2 and found["conflicting"] <= found["claim"]
