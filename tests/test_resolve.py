"""Names and codes to things: what is exact, what is only near, and that nothing is decided on its own."""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable
from typing import TYPE_CHECKING

import pyoxigraph as ox
import pytest
from conftest import ROOT, Ran
from hypothesis import example, given, settings
from hypothesis import strategies as st
from small_graphs import BASE, TWO, day, declared, said, with_union
from tiny import put, sheet

import kg
from kg.building import build
from kg.declared import context, workspace
from kg.errors import KGError
from kg.mapping.values import Names
from kg.naming import codes, folding, resolutions, resolve
from kg.naming.suggest import Suggester
from kg.querying.door import Door
from kg.reading import material

if TYPE_CHECKING:
    from pathlib import Path

    from kg.building.store import Build
    from kg.graph import Graph
    from kg.naming.resolve import Resolution, Resolver

Run = Callable[..., Ran]
STATE = f"{BASE}id/state/"


@pytest.fixture(scope="module")
def graph(world_build: Build) -> Graph:
    return kg.open(ROOT, world_build.folder)


@pytest.fixture(scope="module")
def resolver(graph: Graph) -> Resolver:
    return resolve.read(graph)


@pytest.fixture
def ask(kg: Run, world_build: Build) -> Run:
    """Run a command on the world."""
    return lambda *arguments, **options: kg(*arguments, "--out", world_build.folder, base=ROOT, **options)


def things(found: Resolution, graph: Graph) -> list[str]:
    return [graph.context.shorten(candidate.thing) for candidate in found.candidates]


# Exact


@pytest.mark.parametrize(
    ("name", "thing"),
    [
        ("Wietnam", "sta:vnm"), ("Viet Nam", "sta:vnm"), ("VIET NAM", "sta:vnm"), ("Việt Nam", "sta:vnm"),
        (unicodedata.normalize("NFD", "Việt Nam"), "sta:vnm"), ("Вьетнам", "sta:vnm"), ("越南", "sta:vnm"),
        (" viet\u00a0nam ", "sta:vnm"), ("Viet\u200bnam", "sta:vnm"), ("vietnam", "sta:vnm"),
        ("Cote dIvoire", "sta:civ"), ("Côte d\u2019Ivoire", "sta:civ"), ("Timor Leste", "sta:tls"),
        ("Korea, Republic of", "sta:kor"), ("the Netherlands", "sta:nld"), ("Netherlands, the", "sta:nld"),
        ("Bolivia, Plurinational State of", "sta:bol"), ("Guterres, António", "per:antonio-guterres"),
        ("Budapest convention", "trt:budapest-convention"), ("Hanoi", "plc:hanoi"), ("unodc", "bod:unodc"),
        ("VNM", "sta:vnm"), ("vnm", "sta:vnm"), ("816", "sta:vnm"), ("816.0", "sta:vnm"), ("cown:816", "sta:vnm"),
        ("COWN:816", "sta:vnm"), ("817", "sta:south-vietnam"), ("255", "sta:deu"), ("260", "sta:deu"),
        ("cown:970", "sta:nru"), ("gwn:970", "sta:kir"), ("m49:4", "sta:afg"), ("m49:004", "sta:afg"),
        ("sta:vnm", "sta:vnm"), (f"{STATE}vnm", "sta:vnm"), ("http://www.wikidata.org/entity/Q1065", "bod:un"),
        ("hanoi-2025-10-26-pl/st01", "src:hanoi-2025-10-26-pl/st01"), ("EU", "bod:eu"),
        ("AO", "sta:ago"), ("Áo", "sta:aut"), ("Lào", "sta:lao"),  # a code, and names of which it is a loose reading
    ],
)  # fmt: skip
def test_one_thing_is_found(name: str, thing: str, graph: Graph, resolver: Resolver) -> None:
    found = resolver.resolve(name)
    assert (found.status, things(found, graph)) == ("exact", [thing])
    assert found.thing == graph.context.expand(thing)
    assert {match.score for match in found.candidates[0].matches} == {1.0}
    assert all(match.reason and match.matched for match in found.candidates[0].matches)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("970", {"sta:nru": "cown", "sta:kir": "gwn"}),
        ("AUS", {"sta:aut": "cowc", "sta:aus": "iso3"}),
        ("AU", {"sta:aus": "iso2", "bod:au": "acronym"}),
        ("4", {"sta:afg": "m49", "sta:sur": "vdem"}),
        ("nga", {"sta:nga": "iso3", "sta:rus": ""}),  # the Vietnamese name of Russia is a code of Nigeria
        ("CS", {"sta:csk": "iso2", "sta:scg": "iso2"}),
    ],
)
def test_what_means_several_things_is_listed_whole(
    name: str, expected: dict[str, str], graph: Graph, resolver: Resolver
) -> None:
    found = resolver.resolve(name, limit=1)
    assert (found.status, found.thing) == ("ambiguous", "")
    systems = {graph.context.shorten(c.thing): "|".join({m.system for m in c.matches}) for c in found.candidates}
    assert systems == expected


@pytest.mark.parametrize(
    ("name", "on", "status", "expected"),
    [
        ("cown:255", "1990-10-02", "suggested", ["sta:deu"]), ("cown:255", "1990-10-03", "exact", ["sta:deu"]),
        ("cown:260", "1990-10-02", "exact", ["sta:deu"]), ("cown:260", "1990-10-03", "suggested", ["sta:deu"]),
        ("cown:260", "1990", "exact", ["sta:deu"]), ("817", "1975", "exact", ["sta:south-vietnam"]),
        ("817", "1975-05-01", "suggested", ["sta:south-vietnam"]), ("cown:345", "2003-02-03", "exact", ["sta:yug"]),
        ("cown:345", "2003-02-04", "exact", ["sta:scg"]), ("cown:345", "2003", "ambiguous", ["sta:yug", "sta:scg"]),
        ("cown:345", "2006-06-03", "exact", ["sta:srb"]), ("m49:276", "1990-10-02", "suggested", ["sta:deu"]),
        ("m49:280", "1990-10-02", "exact", ["sta:deu"]), ("CS", "1980", "exact", ["sta:csk"]),
        ("CS", "2004", "exact", ["sta:scg"]), ("CS", "2000", "suggested", ["sta:csk", "sta:scg"]),
    ],
)  # fmt: skip
def test_a_code_counts_in_its_time(
    name: str, on: str, status: str, expected: list[str], graph: Graph, resolver: Resolver
) -> None:
    found = resolver.resolve(name, on=on)
    assert (found.status, sorted(things(found, graph))) == (status, sorted(expected))
    if status == "suggested":
        assert "valid " in found.candidates[0].matches[0].reason


def test_the_time_of_a_code_is_shown(resolver: Resolver) -> None:
    [match] = resolver.resolve("cown:260").candidates[0].matches
    assert (match.start, match.end) == ("1955-05-05", "1990-10-02")
    [match] = resolver.resolve("iso3:CSK").candidates[0].matches
    assert (match.start, match.end) == ("1974", "1993")  # the source gives years
    assert resolver.resolve("iso3:VNM").candidates[0].matches[0].start == ""


def test_the_language_asked_for_comes_first(graph: Graph, resolver: Resolver) -> None:
    own = resolver.resolve("Wietnam", "pl")
    assert (own.thing, own.candidates[0].label) == (f"{STATE}vnm", "Wietnam")
    assert {match.language for match in own.candidates[0].matches} == {"pl"}
    every = resolver.resolve("Vietnam")
    assert {match.language for match in every.candidates[0].matches} >= {"de", "en", "es"}
    assert every.candidates[0].label == "Viet Nam"
    assert resolver.resolve("Wietnam", "fr").thing == f"{STATE}vnm"


def test_a_language_decides_between_namesakes(graph: Graph) -> None:
    names = [
        resolve.Named(f"{STATE}a", "Kamen", "pl", resolve.LABEL),
        resolve.Named(f"{STATE}b", "Kamen", "de", resolve.NAME),
    ]
    two = resolve.Resolver(graph, names, [])
    assert two.resolve("kamen").status == "ambiguous"
    assert two.resolve("kamen", "de").thing == f"{STATE}b"
    assert two.resolve("kamen", "pl").thing == f"{STATE}a"


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("state", ["sta:aus"]),
        ("body", ["bod:au"]),
        ("intergovernmental-organisation", ["bod:au"]),
        ("former-state", []),
    ],
)
def test_a_kind_narrows(kind: str, expected: list[str], graph: Graph, resolver: Resolver) -> None:
    found = resolver.resolve("AU", kind=kind)
    assert things(found, graph) == expected if expected else found.status != "exact"


def test_wrong_kinds_languages_and_days_are_said(resolver: Resolver) -> None:
    with pytest.raises(KGError, match=r"no kind 'stat'; there are .*person.*state"):
        resolver.resolve("x", kind="stat")
    with pytest.raises(KGError, match=r"'polish'; there are .*pl"):
        resolver.resolve("x", "polish")
    with pytest.raises(KGError, match="on: 1990-13 is not in the calendar"):
        resolver.resolve("x", on="1990-13")


def test_every_name_of_every_state_leads_to_it(resolver: Resolver) -> None:
    named = [n for n in resolver.names if n.thing.startswith(STATE) and n.kind in (resolve.LABEL, resolve.NAME)]
    assert len(named) > 3000 and len({n.language for n in named}) >= 10
    for name in named:
        found = resolver.resolve(name.text, name.language)
        assert name.thing in [candidate.thing for candidate in found.candidates], name
        assert found.status in ("exact", "ambiguous"), name
        loose = resolver.resolve(folding.bare(name.text).upper())
        by_code = any(match.system for candidate in loose.candidates for match in candidate.matches)
        by_name = name.thing in [candidate.thing for candidate in loose.candidates]
        assert loose.status in ("exact", "ambiguous") and (by_code or by_name), name


def test_every_code_leads_to_its_state_alone(resolver: Resolver) -> None:
    every = [code for own in resolver.codes.values() for code in own]
    assert len({code.system for code in every}) == 7
    for code in every:
        found = resolver.resolve(f"{code.system}:{code.value}", on=code.last or code.first)
        assert code.state in [candidate.thing for candidate in found.candidates], code


# Suggestions


@pytest.mark.parametrize(
    ("name", "thing", "least", "reason"),
    [
        ("Vietnma", "sta:vnm", 0.85, "spelled"),
        ("Wi\u0435tnam", "sta:vnm", 0.99, "letters of another script"),
        ("Republic Korea of", "sta:kor", 0.97, "another order"),
        ("Korea, Rep.", "sta:kor", 0.9, "shortened"),
        ("Korea, Dem. People's Rep.", "sta:prk", 0.9, "shortened"),
        ("Dem. Rep. of the Congo", "sta:cod", 0.9, "shortened"),
        ("A. Guterres", "per:antonio-guterres", 0.9, "shortened"),
        ("L. T. Quang", "per:luong-tam-quang", 0.9, "shortened"),
        ("P.O.L.", "sta:pol", 0.95, "dots"),
        ("UNDOC", "bod:unodc", 0.75, "spelled"),
        ("Bosnia", "sta:bih", 0.6, "longer name"),
        ("Quang Tam Luong", "per:luong-tam-quang", 0.97, "another order"),
    ],
)  # fmt: skip
def test_what_is_near_is_suggested_with_a_reason(
    name: str, thing: str, least: float, reason: str, graph: Graph, resolver: Resolver
) -> None:
    found = resolver.resolve(name)
    assert (found.status, found.thing) == ("suggested", "")
    first = found.candidates[0]
    assert graph.context.shorten(first.thing) == thing
    assert least <= first.score < 1
    assert reason in first.matches[0].reason


def test_both_koreas_are_suggested(graph: Graph, resolver: Resolver) -> None:
    assert set(things(resolver.resolve("Korea"), graph)) >= {"sta:kor", "sta:prk"}


def test_suggestions_are_ordered_and_bounded(resolver: Resolver) -> None:
    scores = [candidate.score for candidate in resolver.resolve("United", limit=50).candidates]
    assert scores == sorted(scores, reverse=True) and len(scores) > 3
    assert len(resolver.resolve("United", limit=2).candidates) == 2
    assert len({c.thing for c in resolver.resolve("United", limit=50).candidates}) == len(scores)


@pytest.mark.parametrize(
    "name", ["", " ", "qzxqzxqzx", "\u200b", "...", "sta:zzz", "xown:816", "cown:", ":", "0", "99999"]
)
def test_what_is_nothing_gives_nothing(name: str, resolver: Resolver) -> None:
    assert resolver.resolve(name) == resolve.Resolution(name, "none")


@given(st.text() | st.text(st.characters()), st.sampled_from(["", "pl", "vi"]), st.sampled_from(["", "state", "ngo"]))
@example("\ud800", "", "").via("a lone surrogate")
@example("x" * 100_000, "", "").via("a long name")
@example("https://[", "", "").via("no IRI")
@example('sta:"> } #', "", "").via("what would end a query")
@example("²", "", "").via("a digit that is no number")
@example("1" * 5000, "", "").via("a number too long to read")
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_it(resolver: Resolver, name: str, language: str, kind: str) -> None:
    found = resolver.resolve(name, language, kind)
    assert found.status in ("exact", "ambiguous", "suggested", "none")
    assert (found.status == "exact") == (len(found.candidates) == 1 and found.candidates[0].score == 1)
    assert (found.status == "ambiguous") == (len(found.candidates) > 1 and found.candidates[0].score == 1)
    assert all(0 < candidate.score <= 1 and candidate.label for candidate in found.candidates)


@given(st.data())
@settings(max_examples=100, deadline=None)
def test_a_slip_of_the_finger_is_no_decision_for_another(resolver: Resolver, data: st.DataObject) -> None:
    """A misspelt name is exactly something only if that something is really called so."""
    name = data.draw(st.sampled_from([n for n in resolver.names if n.kind == resolve.LABEL]))
    at = data.draw(st.integers(0, len(name.text)))
    text = name.text[:at] + data.draw(st.characters(categories=["L"])) + name.text[at:]
    found = resolver.resolve(text)
    if found.status == "exact":
        [candidate] = found.candidates
        fold = {f(text) for f in (folding.plain, folding.bare, folding.turned)}
        own = {f(n.text) for n in resolver.names if n.thing == candidate.thing for f in (folding.bare, folding.turned)}
        assert fold & own or any(match.system for match in candidate.matches)


def test_a_name_that_abbreviates_nothing_is_not_taken_for_it() -> None:
    assert folding.abbreviates(["a", "guterres"], ["antonio", "guterres"])
    assert folding.abbreviates(["lucia", "st"], ["lucia", "saint"])
    assert folding.abbreviates(["congo", "dr"], ["congo", "democratic", "republic"])
    assert not folding.abbreviates(["dr"], ["democratic", "republic"])
    assert not folding.abbreviates(["congo", "dx"], ["congo", "democratic", "republic"])
    assert not folding.abbreviates(["mali"], ["malawi"])
    assert not folding.abbreviates(["a", "a"], ["a", "b"])
    assert not folding.abbreviates(["m", "republic"], ["niger", "republic"])
    assert Suggester([]).near("anything") == []


# Records of codes


def code(slug: str, rest: str = "", name: str = "sta-a", value: str = "1") -> str:
    what = f'a cca:CodeAssignment ; cca:codeOf sta:a ; cca:codeSystem cds:cown ; cca:codeValue "{value}"'
    return said(slug, f"cod:{name}", what + rest)


def read(trig: str) -> list[codes.Code]:
    prefixes = declared()[0].prefixes
    head = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in prefixes.items())
    quads = ox.parse((head + trig).encode("utf-8"), format=ox.RdfFormat.TRIG)
    with Door(prefixes=prefixes) as door:
        door.load(with_union(ox.serialize(quads, format=ox.RdfFormat.N_QUADS) or b""))
        found = codes.read(door)
        assert found == codes.read(door, [c.value for c in found])
        return found


RANKS = f"""<{BASE}source/a/prov> {{ src:a dct:type skd:press . }}
<{BASE}source/b/prov> {{ src:b dct:type skd:official . }}
<{BASE}derived/6-concept-labels> {{ skd:press cca:rank 4 . skd:official cca:rank 2 . }}"""
UNTIL_1990 = day("startEarliest", "1950-01-01") + day("startLatest", "1950-12-31") + day("endLatest", "1990-10-02")
FROM_1960 = day("startEarliest", "1960-01-01") + day("startLatest", "1960-01-01")


def test_one_code_counts_once_by_its_leading_record() -> None:
    [found] = read(TWO + RANKS + code("a", UNTIL_1990) + code("b", FROM_1960))
    assert (found.source, found.sources, found.first, found.last) == ("b", 2, "1960-01-01", "")
    [found] = read(TWO + RANKS + code("a", UNTIL_1990) + code("b"))
    assert (found.source, found.sources, found.start, found.end) == ("a", 2, "1950", "1990-10-02")
    [found] = read(TWO + code("a", UNTIL_1990) + code("b", FROM_1960))
    assert found.source == "a"


def test_a_doubtful_record_does_not_count() -> None:
    doubt = "<{0}source/{1}/prov> {{ ast:{1}-cod-sta-a cca:confidence cfd:doubtful }}\n"
    trig = TWO + RANKS + code("a", UNTIL_1990) + code("b", FROM_1960)
    [found] = read(trig + doubt.format(BASE, "b"))
    assert (found.source, found.sources) == ("a", 1)
    assert read(trig + doubt.format(BASE, "a") + doubt.format(BASE, "b")) == []


def test_codes_are_written_in_many_ways() -> None:
    assert {codes.key(text) for text in ("4", "004", " 4 ", "4.0", "04")} == {"4"}
    assert codes.key("000") == "0" and codes.key("VNM") == "vnm" and codes.key("4.5") == "4.5"
    assert codes.spellings("x\ny") == codes.spellings("") == codes.spellings("1" * 41) == set()


# Decisions of identity


QUANG = '[[actor]]\nid = "per:l-t-quang"\nkind = "person"\nname = "L. T. Quang"\n'
LINKS = "this,same_as,who,when,why\n"


def built(home: Path) -> Graph:
    build.run(workspace.find(home))
    return kg.open(home)


@pytest.mark.usefixtures("seed_base")
def test_a_decision_joins_a_thing_of_yours_to_one_of_ours(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").touch()
    put(tmp_path, "note", sheet("note", QUANG))
    assert built(tmp_path).resolve("L. T. Quang").thing == f"{BASE}id/person/l-t-quang"
    row = "per:l-t-quang,per:luong-tam-quang,coder,2026-01-02,one man\n"
    (tmp_path / "data/links.csv").write_text(LINKS + row, "utf-8")
    joined = built(tmp_path)
    assert joined.resolve("L. T. Quang").thing == f"{BASE}id/person/luong-tam-quang"
    assert joined.resolve("per:l-t-quang").status != "exact"
    (tmp_path / "data/links.csv").unlink()
    assert built(tmp_path).resolve("L. T. Quang").thing == f"{BASE}id/person/l-t-quang"


def test_decisions_reach_the_names_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "kg.toml").touch()
    put(tmp_path, "note", sheet("note", QUANG))
    decisions = "per:l-t-quang,per:luong-tam-quang,c,2026,same\nbod:my-unodc,bod:unodc,c,2026,same\n"
    (tmp_path / "data/links.csv").write_text(LINKS + decisions, "utf-8")
    home = workspace.find(tmp_path)
    loaded = material.load(home, context.load(home))
    assert not loaded.problems
    assert loaded.same_as == {
        f"{BASE}id/person/l-t-quang": f"{BASE}id/person/luong-tam-quang",
        f"{BASE}id/org/my-unodc": f"{BASE}id/org/unodc",
    }
    names = Names(context.load(home), "note", loaded.same_as)
    assert names.resolve("bod:my-unodc") == f"{BASE}id/org/unodc"
    known = {entry.id for source in loaded.identity.values() for entry in source.entries}
    assert {"per:antonio-guterres", "bod:unodc"} <= known


# The command line


def test_one_name_has_a_row_for_each_meaning(ask: Run) -> None:
    ran = ask("resolve", "970", "-f", "csv")
    assert ran.code == 2
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert list(rows[0]) == list(resolutions.COLUMNS)
    assert [(r["thing"], r["system"], r["from"]) for r in rows] == [
        ("sta:nru", "cown", "1999-09-14"), ("sta:kir", "gwn", "1979-07-12"),
    ]  # fmt: skip
    assert "'970' can mean 2 things and nothing was decided" in ran.err


def test_one_exact_answer_exits_with_zero(ask: Run) -> None:
    ran = ask("resolve", "Wietnam", "--language", "pl", "--kind", "state")
    assert (ran.code, ran.err.count("\n")) == (0, 1)
    assert ran.out.splitlines()[1].split()[:4] == ["Wietnam", "exact", "sta:vnm", "Wietnam"]


def test_only_near_names_decide_nothing_and_say_how_to_decide(ask: Run) -> None:
    ran = ask("resolve", "Vietnma")
    assert ran.code == 2
    assert "nothing was decided" in ran.err and "data/links.csv (this, same_as, who, when, why)" in ran.err
    assert ask("resolve", "qzxqzxqzx").err.endswith("nothing in the build is called 'qzxqzxqzx' or something like it\n")


def test_a_column_gives_one_row_for_each_name(ask: Run) -> None:
    column = "\ufeffWietnam\r\n970\n\nKorea\nWietnam\na|b\n"
    ran = ask("resolve", "-", "-f", "csv", stdin=column)
    rows = list(csv.DictReader(io.StringIO(ran.out)))
    assert [(r["name"], r["status"], r["thing"]) for r in rows] == [
        ("Wietnam", "exact", "sta:vnm"), ("970", "ambiguous", "sta:nru|sta:kir"), ("", "none", ""),
        ("Korea", "suggested", rows[3]["thing"]), ("Wietnam", "exact", "sta:vnm"), ("a|b", "none", ""),
    ]  # fmt: skip
    for row in rows[1], rows[3]:  # what is joined stays in step
        assert {row[c].count("|") for c in resolutions.COLUMNS[2:]} == {row["thing"].count("|")}, row
    assert ran.code == 2 and "of 6 names 2 exact, 1 ambiguous, 1 suggested, 2 none" in ran.err


def test_a_column_of_exact_names_exits_with_zero(ask: Run) -> None:
    ran = ask("resolve", "Germany", "-", "VNM", "-f", "json", stdin="Polen\n")
    assert ran.code == 0
    found = json.loads(ran.out)
    assert [(one["name"], one["status"], one["candidates"][0]["thing"]) for one in found] == [
        ("Germany", "exact", "sta:deu"), ("Polen", "exact", "sta:pol"), ("VNM", "exact", "sta:vnm"),
    ]  # fmt: skip
    assert found[2]["candidates"][0]["matches"] == [
        {"matched": "VNM", "system": "iso3", "language": "", "from": "", "to": "", "reason": "its code in iso3"}
    ]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("x", "--kind", "stat"), "no kind 'stat'"), (("x", "--language", "polish"), "'polish'"),
        (("x", "--on", "soon"), "on: 'soon' is not a date"), ((), "NAME"), (("x", "--limit", "0"), "--limit"),
    ],
)  # fmt: skip
def test_a_wrong_request_is_said(arguments: tuple[str, ...], message: str, ask: Run) -> None:
    ran = ask("resolve", *arguments)
    assert (ran.code, ran.out) == (2, "") and message in ran.err and "Traceback" not in ran.err


def test_hostile_names_are_shown_harmlessly(ask: Run) -> None:
    ran = ask("resolve", "-", stdin="\x1b[31mred\nx\u202ey\n")
    assert ran.code == 2
    assert "\x1b" not in ran.out + ran.err and "\u202e" not in ran.out + ran.err
    assert ask("resolve", "-", stdin="").err.endswith("no names were given\n")


def test_names_are_read_as_utf_8() -> None:
    with pytest.raises(KGError, match="standard input, line 2: not UTF-8"):
        resolutions.listed(["-"], b"Polska\nS\xe3o Tom\xe9\n")
    with pytest.raises(KGError, match="more than"):
        resolutions.listed(["-"], b"x" * (resolutions.MAX_BYTES + 1))
    assert resolutions.listed(["a\udcff"], b"") == ["a?"]
    assert resolutions.listed(["a", "-", "b"], b"c\nd") == ["a", "c", "d", "b"]


def test_from_python_one_call_says_the_same(graph: Graph) -> None:
    assert graph.resolve("Wietnam", language="pl", kind="state").thing == f"{STATE}vnm"
    assert graph.resolve("cown:260", on="1990-10-02").status == "exact"
    assert graph.resolve("970").status == "ambiguous"
