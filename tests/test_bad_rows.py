"""Bad rows of the tables that ship: refused with file, line and column, and the previous build stays as it was."""

from __future__ import annotations

import csv
import io
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

import pytest
from conftest import Ran
from slices import make_field

import kg.cli
from kg.building import build
from kg.declared import workspace
from kg.terms import BASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

TREATY = "trt:un-convention-against-cybercrime"
ACT = "act:un-convention-against-cybercrime--"
CODES, ACTS, BODIES, VOTES = "code", "treaty-action.hanoi", "actor.bodies", "cast-vote"
STATES, COVERAGE, ACCESS, PAGES = "actor.states", "coverage", "eligibility", "../sources"
LIST = "2025-12-29,74,74"
Row = dict[str, str]


class Case(NamedTuple):
    """A damaged table, and what must be said of the first line that is not as it was."""

    table: str
    change: Callable[[bytes], bytes]
    code: int
    column: str
    words: str
    lines: int = 0
    """How many sentences there are, where it matters: what follows from a lost table is one."""


def added(*rows: Row) -> Callable[[bytes], bytes]:
    """Append rows, given by the cells that are not empty."""

    def change(old: bytes) -> bytes:
        header = old.decode("utf-8").split("\n")[0].split(",")
        buffer = io.StringIO(newline="")
        csv.DictWriter(buffer, header, restval="", lineterminator="\n").writerows(rows)
        return old + buffer.getvalue().encode("utf-8")

    return change


def put(here: str, instead: str | bytes) -> Callable[[bytes], bytes]:
    """Replace the first place where some text stands."""
    old, new = here.encode("utf-8"), instead if isinstance(instead, bytes) else instead.encode("utf-8")

    def change(data: bytes) -> bytes:
        assert old in data
        return data.replace(old, new, 1)

    return change


def whole(*lines: str) -> Callable[[bytes], bytes]:
    """Write a table anew."""
    return lambda _: "".join(f"{line}\n" for line in lines).encode("utf-8")


def code(id: str, **cells: str) -> Row:
    return {"id": f"cod:{id}", "state": "sta:aut", "system": "gwn", "code": "999", "source": "country-codes", **cells}


def act(kind: str, date: str, **cells: str) -> Row:
    row = {"id": f"{ACT}nga--{kind}", "kind": kind, "treaty": TREATY, "party": "sta:nga", "date": date}
    return {**row, "source": "untc-xviii-16", **cells}


def body(id: str, **cells: str) -> Row:
    return {"id": f"bod:{id}", "kind": "organisation", "label_en": id, "source": "supraverden-general-list", **cells}


def state(id: str, **cells: str) -> Row:
    return {"id": f"sta:{id}", "kind": "state", "label_en": id, "source": "country-codes", **cells}


def vote(id: str, **cells: str) -> Row:
    row = {"id": f"vot:{id}", "item": "itm:ga-71-28", "voter": "sta:aut", "choice": "no", "source": "unvotes-votes"}
    return {**row, **cells}


CIRCLE = (body("a1", part_of="bod:a2"), body("a2", part_of="bod:a3"), body("a3", part_of="bod:a1"))
UNIT = (body("a1", unit_of="bod:a2"), body("a2", part_of="bod:a1"))
PERSON = {"id": "per:x", "kind": "person", "source": "cldr-47"}
PLACES = [f"plc:{a},{a},plc:{b},cldr-47" for a, b in ("ab", "bc", "ca")]
OFFICE = "mem:x,per:luong-cuong,bod:vn-state-president,2025,2024,cldr-47"
SPELLS = (code("a", start="1950", end="1995"), code("b", state="sta:deu", start="1990"))
TWICE = code("aut--iso2--at", system="iso2", code="AT")

KEYS = {
    "no id": Case(CODES, added({**code("x"), "id": ""}), 2, "id", "missing"),
    "no source": Case(CODES, added(code("x", source="")), 2, "source", "missing"),
    "no column of sources": Case("code.x", whole("id,state,system,code"), 2, "source", "every row needs", 1),
    "no state of a code": Case(CODES, added(code("x", state="")), 1, "state", "exactly one state"),
    "no party": Case(ACTS, added(act("ratification", "2026-05-05", party="")), 1, "party", "exactly one party"),
    "no treaty": Case(ACTS, added(act("ratification", "2026-05-05", treaty="")), 1, "treaty", "exactly one treaty"),
    "no code of a state": Case(STATES, added(state("xxx")), 1, "iso3", "exactly one ISO 3166-1"),
    "no name of a person": Case("actor.people", added(PERSON), 1, "label or name", "needs a name"),
}
NAMES = {
    "body": Case("membership.people", put("vn-state-president,", "vn-state-presidents,"), 2, "body", "did you mean"),
    "state": Case("state-membership.un", put("sta:aut,", "sta:xxa,"), 2, "state", "no row of actor"),
    "treaty": Case(ACCESS, put(f"{TREATY},", f"{TREATY}s,"), 2, "treaty", f"did you mean {TREATY}?"),
    "source": Case(CODES, put("country-codes", "country-code"), 2, "source", "did you mean country-codes?"),
    "item of another source": Case(VOTES, added(vote("x", source="cldr-47")), 2, "item", "no entry here"),
    "choice": Case(VOTES, put(",yes,", ",perhaps,"), 2, "choice", "known are absent"),
    "confidence": Case(CODES, put("country-codes,,", "country-codes,sure,"), 2, "confidence", "known are doubtful"),
}
CLAIMS = {
    "two states with one code": Case(
        CODES, added(code("a"), code("b", state="sta:deu")), 1, "code", "999 of gwn to deu too", 2
    ),
    "two states with one code in time": Case(CODES, added(*SPELLS), 1, "code", "999 of gwn to deu too"),
    "two codes of one state": Case(
        CODES, added(code("a", code="998"), code("b")), 1, "code", "gives aut another code of gwn at the same time, 999"
    ),
    "two nodes with one code": Case(STATES, added(state("xxx", iso3="DEU")), 1, "iso3", "also belongs to deu"),
    "ratified before signed": Case(
        ACTS,
        added(act("ratification", "2025-10-01"), act("signature", "2025-10-25")),
        1,
        "date",
        "consented by 2025-10-01, but signed on 2025-10-25",
        1,
    ),
    "parents in a circle": Case(BODIES, added(*CIRCLE), 1, "part_of or unit_of", "a part of itself", 3),
    "a unit of its own part": Case(BODIES, added(*UNIT), 1, "part_of or unit_of", "a part of itself"),
    "places in a circle": Case("place.x", whole("id,label_en,within,source", *PLACES), 1, "within", "within itself", 3),
    "a member leaves before it comes": Case(
        "state-membership.eu", put("1995-01-01,", "1995-01-01,1994"), 1, "start", "ends before it starts"
    ),
    "an office ends before it starts": Case(
        "membership.x", whole("id,member,body,start,end,source", OFFICE), 1, "start", "ends before it starts"
    ),
    "access ends before it starts": Case(
        ACCESS, put("2025-10-25,2026-12-31", "2026-12-31,2025-10-25"), 1, "start", "ends before it starts"
    ),
    "a list until before from": Case(
        COVERAGE, put("2025-10-25,2025-12-29", "2025-12-29,2025-10-25"), 1, "from", "ends before it starts"
    ),
    "more than all": Case(COVERAGE, put(LIST, "2025-12-29,74,75"), 1, "found", "75 are found and 74 expected"),
    "less than all": Case(COVERAGE, put(LIST, "2025-12-29,75,74"), 1, "found", "74 are found and 75 expected"),
    "complete for ever": Case(COVERAGE, put(LIST, ",74,74"), 1, "until", "its last complete day"),
    "complete tomorrow": Case(COVERAGE, put(LIST, "2099-12-29,74,74"), 1, "until", "cannot speak of a later day"),
    "fewer than none": Case(COVERAGE, put("2025-12-30,,77,75", "2025-12-30,,77,-75"), 1, "found", "from 0"),
    "two votes of one voter": Case(VOTES, added(vote("x")), 1, "voter", "same voter on the same item", 2),
    "two choices": Case(VOTES, put(",yes,", ",yes|no,"), 1, "choice", "exactly one choice"),
    "a person as party": Case(ACTS, added(act("ratification", "2026", party="per:luong-cuong")), 1, "party", "a state"),
    "the same row twice": Case(CODES, added(TWICE), 2, "id", "says the same as line", 1),
    "another value in a second row": Case(
        "treaty", added({"id": TREATY, "parties_needed": "41", "source": "vnanet-hanoi-convention"}), 1,
        "parties_needed", "one whole number", 1,
    ),
}  # fmt: skip
FORMS = {
    "31 February": Case(ACTS, put("2025-10-25", "2025-02-31"), 2, "date", "2025-02-31 is not in the calendar"),
    "a range that runs backwards": Case(ACTS, put("2025-10-25", "2025-10-25/2025-10-01"), 2, "date", "earlier day"),
    "an American date": Case(ACTS, put("2025-10-25", "10-25-2025"), 2, "date", "is not a date"),
    "half of a party": Case(COVERAGE, put(LIST, "2025-12-29,74,7.5"), 2, "found", "not a whole number"),
    "small letters": Case(CODES, put(",AUT,", ",Aut,"), 1, "code", "Aut is no code of iso3"),
    "a leading zero lost": Case(CODES, put(",040,", ",40,"), 1, "code", "40 is no code of m49"),
    "a formula": Case(STATES, put(",Austria,", ",=HYPERLINK(A1),"), 2, "label_en", "a spreadsheet would run", 2),
    "path parts in an id": Case(CODES, put("cod:aut--iso3--aut", "cod:../aut"), 2, "id", "no device or path"),
    "path parts in a slug": Case(CODES, put("country-codes", "../country-codes"), 2, "source", "not a name"),
    "a device": Case(CODES, put("cod:aut--iso3--aut", "cod:nul"), 2, "id", "no device or path"),
    "a direction override": Case(STATES, put(",Austria,", ",Aus\u202etria,"), 2, "label_en", "direction override", 2),
    "a terminal escape": Case(STATES, put(",Austria,", ",\x1b[31mAustria,"), 2, "label_en", "control character", 2),
    "a million characters": Case(CODES, put(",AUT,", f",{'x' * 1_000_000},"), 2, "code", "longer than 10000", 1),
}
FILES = {
    "an unescaped comma": Case(STATES, put(",Austria,", ",Austria, Alps,"), 2, "", "cell with a comma in double", 2),
    "a byte order mark": Case(CODES, put("id,", "\ufeffid,"), 2, "", "byte order mark", 1),
    "Latin-1": Case(STATES, put("Österreich", "Österreich".encode("latin-1")), 2, "label_de", "not UTF-8", 2),
    "an open quotation mark": Case(CODES, put(",AUT,", ',"AUT,'), 2, "", "not valid CSV"),
    "a header twice": Case(CODES, put("id,state,system", "id,state,state"), 2, "state", "different name", 1),
    "an unknown column": Case(CODES, put("confidence,", "confidense,"), 2, "confidense", "did you mean confidence?", 1),
    "an unknown column, no rows": Case("code.x", whole("id,stat,code,source"), 2, "stat", "did you mean state?", 1),
    "an empty file": Case("code.x", whole(), 2, "", "empty", 1),
}
OF_PAGES = {
    "one slug twice": Case(PAGES, lambda old: old + old.split(b"\n")[1] + b"\n", 2, "slug", "used twice", 2),
    "an unknown kind": Case(PAGES, put(",depositary,", ",depository,"), 2, "kind", "did you mean depositary?"),
    "known from no day": Case(PAGES, put("2026-11-25", ""), 1, "", "day from which this source is known"),
    "a copy of no page": Case(PAGES, put("src:un-news-65", "src:un-news-66"), 2, "derived_from", "mean un-news-65?", 1),
    "a copy of itself": Case(
        PAGES, lambda old: re.sub(rb"(?m)^(wam-65,.*)src:un-news-65", rb"\1src:wam-65", old), 2, "derived_from",
        "a copy of itself", 1,
    ),
    "an unknown publisher": Case(PAGES, put(",bod:un,", ",bod:unx,"), 1, "publisher", "must name one actor"),
}  # fmt: skip
GROUPS = {"key": KEYS, "name": NAMES, "claim": CLAIMS, "form": FORMS, "file": FILES, "page": OF_PAGES}
CASES = {f"{group}: {name}": case for group, cases in GROUPS.items() for name, case in cases.items()}
AS_PROCESS = (
    "claim: ratified before signed",
    "form: 31 February",
    "form: a million characters",
    "file: Latin-1",
    "page: a copy of no page",
)
"""Cases that also go through a process of their own."""


@pytest.fixture(scope="module")
def field(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build slices of what ships once."""
    home = make_field(tmp_path_factory.mktemp("field") / "home")
    assert build.run(workspace.find(home)).report.conforms
    return home


@pytest.fixture
def here(field: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Work in that workspace; afterwards its tables are as before, and its build must be."""
    tables = {path: path.read_bytes() for path in (field / "data").rglob("*.csv")}
    before = built(field)
    monkeypatch.chdir(field)
    yield field
    for path in (field / "data").rglob("*.csv"):
        path.write_bytes(tables[path]) if path in tables else path.unlink()
    assert built(field) == before


def built(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((home / "build").rglob("*")) if path.is_file()}


def damage(home: Path, case: Case) -> int:
    """Damage a table, and return the first line that is not as it was (of a new table: of its first row)."""
    path = home / f"data/reference/{case.table}.csv"
    old = path.read_bytes() if path.exists() else case.change(b"").split(b"\n")[0] + b"\n"
    new = case.change(old)
    path.write_bytes(new)
    pairs = zip([*old.split(b"\n"), b""], [*new.split(b"\n"), b""], strict=False)
    return next((number for number, (a, b) in enumerate(pairs, 1) if a != b), 1)


def run(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, *arguments: str) -> Ran:
    """Run the command line, but in this process."""
    monkeypatch.setattr(sys, "argv", ["kg", *arguments])
    with pytest.raises(SystemExit) as left:
        kg.cli.run()
    told = capfd.readouterr()
    return Ran(int(left.value.code or 0), told.out, told.err)


def check(ran: Ran, case: Case, line: int) -> None:
    """See that a build was refused for the fault, with its place, and said little else."""
    assert (ran.code, ran.out) == (case.code, ""), ran.err
    assert "Traceback" not in ran.err and not {"\x1b", "\u202e"} & set(ran.err)
    told = ran.err.partition("Error: ")[2].splitlines()
    file = f"data/reference/{case.table}.csv".replace("reference/../", "")
    column = f", field {case.column}" if case.column else ""
    place = re.compile(rf"{re.escape(file)}, line {line}(?: \([^)]*\))?{re.escape(column)}: ")
    found = [one for one in told if place.match(one)]
    assert any(case.words in one for one in found), ran.err
    assert len(told) == case.lines or not case.lines, ran.err
    assert len(ran.err) < 20_000


@pytest.mark.parametrize("name", CASES)
def test_a_bad_row(here: Path, name: str, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    line = damage(here, CASES[name])
    check(run(capfd, monkeypatch, "build"), CASES[name], line)


@pytest.mark.parametrize("name", AS_PROCESS)
def test_a_bad_row_in_a_process_of_its_own(here: Path, name: str, kg: Callable[..., Ran]) -> None:
    line = damage(here, CASES[name])
    check(kg("build", cwd=here), CASES[name], line)


def test_a_table_named_after_no_section(here: Path, kg: Callable[..., Ran]) -> None:
    (here / "data/reference/codes.csv").write_bytes(b"id,state,system,code,source\n")
    ran = kg("build", cwd=here)
    assert ran.code == 2 and "Error: data/reference/codes.csv: no section 'codes'; a table is named after" in ran.err


def test_a_finding_of_validate_names_the_place_too(
    here: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    line = damage(here, CASES["form: small letters"])
    ran = run(capfd, monkeypatch, "validate")
    assert ran.code == 1
    assert f"Violation  CodeForm  data/reference/code.csv, line {line} (cod:aut--iso3--aut), field code\n" in ran.out


# What looks like a fault and is none


def test_a_table_without_rows_adds_nothing(here: Path) -> None:
    (here / "data/reference/code.x.csv").write_bytes(b"id,state,system,code,source\n")
    result = build.run(workspace.find(here, out=here.with_name("other")))
    assert result.build.nquads.read_bytes() == (here / "build/kg.nq").read_bytes()


FINE = {
    "one code after the other": added(
        code("a", start="1950", end="1990-10-02"), code("b", state="sta:deu", start="1990-10-03")
    ),
    "one state, one code after the other": added(
        code("a", code="998", start="1900", end="1949"), code("b", start="1950")
    ),
    "a code of another system": added(code("a"), code("b", system="cown", code="999", state="sta:deu")),
}  # fmt: skip


@pytest.mark.parametrize("name", FINE)
def test_codes_may_change_hands(here: Path, name: str) -> None:
    path = here / f"data/reference/{CODES}.csv"
    path.write_bytes(FINE[name](path.read_bytes()))
    assert build.run(workspace.find(here, out=here.with_name("other"))).report.conforms


def test_what_two_sources_say_is_a_conflict_and_no_fault(here: Path) -> None:
    for table, rows in {
        CODES: (code("a"), code("b", state="sta:deu", source="unstats-m49")),
        ACTS: (act("ratification", "2025-10-01", source="cldr-47"),),
    }.items():
        path = here / f"data/reference/{table}.csv"
        path.write_bytes(added(*rows)(path.read_bytes()))
    result = build.run(workspace.find(here, out=here.with_name("other")))
    assert result.report.conforms
    before, after = (here / "build/kg.nq").read_text("utf-8"), result.build.nquads.read_text("utf-8")
    for kind in ("identity", "order"):
        said = f"conflictKind> <{BASE}concept/conflict-kind/{kind}>"
        assert said in after and said not in before
