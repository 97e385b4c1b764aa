"""Exchange with Discourse Network Analyzer: databases and tables that somebody damaged or made to do harm."""

from __future__ import annotations

import csv
import os
import tomllib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from discourse_files import SHA, TEXT, as_sheet, database, place, sha_of
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_sheets import declared

from kg.discourse import cells, draft, opening, sqlite_file, table, table_reading
from kg.errors import InputError
from kg.reading.evidence import Span, check_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Ran

BY_SHA = {SHA: TEXT}
WORDS = declared()
CODES = cells.codes(WORDS.context, WORDS.ontology)


def refused(path: Path, texts: dict[str, str] | None = None) -> str:
    with pytest.raises(InputError) as caught:
        if path.suffix == ".dna":
            opening.read(path, path.name, texts or {})
        else:
            table_reading.read(path, path.name, texts or {}, CODES)
    return str(caught.value)


INSIDE = place("\U0001d54e")[0] + 1
"""Between the two halves of a character."""
ALTERED = [
    (
        f"UPDATE STATEMENTS SET Start = {INSIDE} WHERE ID = 7",
        f"field Start: {INSIDE} lies in the middle of a surrogate",
    ),
    ("UPDATE STATEMENTS SET Stop = 100000 WHERE ID = 7", "statement 7, field Stop: 100000 is not within the text"),
    ("UPDATE STATEMENTS SET Start = -1 WHERE ID = 8", "statement 8, field Start: -1 is not within the text"),
    ("UPDATE STATEMENTS SET Start = 60, Stop = 60 WHERE ID = 8", "statement 8, field Stop: 60 is not after 60"),
    ("UPDATE STATEMENTS SET Start = 'x' WHERE ID = 7", "STATEMENTS 7, field Start: expected whole number"),
    ("UPDATE STATEMENTS SET DocumentId = 4 WHERE ID = 7", "statement 7, field DocumentId: there is no document 4"),
    ("UPDATE STATEMENTS SET Start = 9223372036854775807 WHERE ID = 7", "statement 7, field Start: 9223372036854775807"),
    ("UPDATE DOCUMENTS SET Text = CAST(X'610062' AS TEXT)", "document 1, field Text: has a NUL"),
    ("UPDATE DOCUMENTS SET Text = CAST(X'ff61' AS TEXT)", "DOCUMENTS 1, field Text: expected text in UTF-8"),
    ("UPDATE DOCUMENTS SET Text = NULL", "DOCUMENTS 1, field Text: expected text"),
    ("UPDATE STATEMENTS SET Start = 1.5 WHERE ID = 7", "STATEMENTS 7, field Start: expected whole number"),
    ("UPDATE DOCUMENTS SET Date = 9000000000000000", "document 1, field Date: is no date"),
    ("UPDATE DOCUMENTS SET Title = 'a' || char(27) || '[2J'", "document 1, field Title: has a control character"),
    ("UPDATE ENTITIES SET Value = CAST(X'610062' AS TEXT) WHERE ID = 2", "statement 7, field person: has a control"),
    (
        "UPDATE ENTITIES SET Value = 'x' || char(8238) WHERE ID = 6",
        "statement 8, field concept: has a control character",
    ),
    ("UPDATE ENTITIES SET Value = printf('%.*c', 10001, 'x') WHERE ID = 2", "statement 7, field person: is longer"),
    ("DELETE FROM ENTITIES WHERE ID = 5", "there is no entity 5"),
    ("UPDATE DATABOOLEAN SET Value = 7 WHERE StatementId = 7", "statement 7, field agreement: expected 0 or 1"),
    ("DROP TABLE ENTITIES", "has no table ENTITIES"),
    ("ALTER TABLE STATEMENTS RENAME COLUMN Stop TO Halt", "no such column: Stop"),
    ("CREATE TABLE ROLES (ID INTEGER)", "is of a DNA later than 3.0"),
    ("DROP TABLE CODERS; CREATE VIEW CODERS AS SELECT 1 AS ID, 'x' AS Name", "has no table CODERS"),
    ("DROP TABLE CODERS; CREATE VIRTUAL TABLE CODERS USING fts4(ID, Name)", "has no table CODERS"),
    (
        "DROP TABLE REGEXES; DROP TABLE CODERS; CREATE TABLE CODERS (ID INTEGER, n TEXT, "
        "Name TEXT GENERATED ALWAYS AS (hex(n)) VIRTUAL); INSERT INTO CODERS (ID, n) VALUES (1, 'x')",
        "CODERS: has a column that is computed",
    ),
]


@pytest.mark.parametrize(("change", "expected"), ALTERED, ids=[change[:50] for change, _ in ALTERED])
def test_a_damaged_database_is_refused_with_the_place(tmp_path: Path, change: str, expected: str) -> None:
    db = database(tmp_path / "bad.dna")
    db.executescript(change)
    db.commit()
    db.close()
    before = (tmp_path / "bad.dna").read_bytes()
    message = refused(tmp_path / "bad.dna")
    assert message.startswith("bad.dna") and expected in message
    assert (tmp_path / "bad.dna").read_bytes() == before


def test_what_is_no_database_is_refused(tmp_path: Path) -> None:
    bad = tmp_path / "bad.dna"
    for data in (b"", b"hello", b"<?xml version='1.0'?>" + b" " * 200):
        bad.write_bytes(data)
        assert "is no SQLite database" in refused(bad)
    database(tmp_path / "good.dna").close()
    whole = (tmp_path / "good.dna").read_bytes()
    bad.write_bytes(whole[:100] + b"\xff" * 3000)
    assert "cannot be read as a database" in refused(bad)
    bad.write_bytes(whole[: len(whole) // 2])
    assert "cannot be read as a database" in refused(bad)


def test_a_database_that_is_still_open_is_refused(tmp_path: Path) -> None:
    database(tmp_path / "x.dna").close()
    (tmp_path / "x.dna-wal").write_bytes(b"changes")
    assert "close DNA first" in refused(tmp_path / "x.dna")
    (tmp_path / "x.dna-wal").write_bytes(b"")
    assert opening.read(tmp_path / "x.dna", "x.dna", {}).statements


def test_a_file_may_be_too_large_or_have_too_much(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    database(tmp_path / "x.dna").close()
    monkeypatch.setattr(sqlite_file, "MAX_ROWS", 1)
    assert "more than 1 rows" in refused(tmp_path / "x.dna")
    monkeypatch.setattr(sqlite_file, "MAX_BYTES", 100)
    assert "larger than 100 bytes" in refused(tmp_path / "x.dna")


def test_a_query_that_does_not_end_is_broken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    db = database(tmp_path / "x.dna")
    db.executemany("INSERT INTO ENTITIES (VariableId, Value) VALUES (1, ?)", [(f"n{n}",) for n in range(2000)])
    db.commit()
    db.close()
    monkeypatch.setattr(sqlite_file, "STEPS", 10)
    monkeypatch.setattr(sqlite_file, "CALLS", 50)
    assert "cannot be read as a database (interrupted)" in refused(tmp_path / "x.dna")


def test_a_file_name_cannot_change_how_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "a?mode=rwc&b=#c%41\n[[actor]].dna"
    database(path).close()
    corpus = opening.read(path, path.name, {})
    known = draft.Declared(WORDS.context, WORDS.ontology, frozenset())
    toml = draft.make(corpus.documents["1"], corpus.statements, path.name, known).toml
    assert toml.startswith("# Draft of a fact sheet, made from a?mode=rwc&b=#c%41 [[actor]].dna by")
    assert sorted(p.name for p in tmp_path.iterdir()) == [path.name]


def csv_file(path: Path, **changed: str) -> Path:
    at = TEXT.index("wants trust")
    start, stop = place("wants trust")
    row = {
        **{"ID": "3", "start": str(start), "stop": str(stop), "person": "Zofia", "concept": "trust"},
        **{"start_char": str(at), "stop_char": str(at + 11), "check": check_of("wants trust")},
        **{"document": "odd-text", "text_sha256": SHA, "text_length": str(len(TEXT)), **changed},
    }
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(row))
        writer.writeheader()
        writer.writerow(row)
    return path


WRONG = [
    ({"ID": "9" * 5000}, "field ID: expected a whole number from 0 to 2147483647"),
    ({"ID": "3.0"}, "field ID: expected a whole number"),
    ({"start": "-1"}, "field start: expected a whole number"),
    ({"start": "2147483648"}, "field start: expected a whole number"),
    ({"stop": "999"}, "field stop: 999 is not within the text"),
    ({"start": str(place("\U0001d54e")[0] + 1)}, "lies in the middle of a surrogate pair"),
    ({"start_char": "1"}, "field start: start and stop mean characters"),
    ({"check": "00000000"}, "are not those of check 00000000"),
    ({"check": "zz"}, "field check: expected 8 hex digits"),
    ({"spans": "1-"}, "field spans: expected places as 10-25"),
    ({"spans": "5-5"}, "field spans: expected places as 10-25"),
    ({"spans": "1-5000"}, "other columns differ"),
    ({"person": '=HYPERLINK("http://x")'}, "field person: begins as a formula"),
    ({"concept": "@SUM(1)"}, "field concept: begins as a formula"),
    ({"person": "a\x1b[2J"}, "field person: has a control character"),
    ({"person": "a\0b"}, "field person: has a control character"),
    ({"agreement": "maybe"}, "field agreement: expected 0 or 1, or nothing"),
    ({"offsets": "bytes"}, "field offsets: expected utf-16 or code-points"),
    ({"act": "shouts"}, "field act: expected a code, which is one of accuses, appeals"),
    ({"act": "sac:asserts|"}, "field act: expected a code"),
    ({"reporting": "Direct"}, "field reporting: expected a code, which is one of direct, implicit, indirect"),
    ({"level": "certain"}, "field level: expected a code, which is one of caption, inferred"),
    ({"date": "yesterday"}, "field date: expected a date as 2025-10-26"),
    ({"date": "2025-02-30"}, "field date: expected a date as 2025-10-26"),
    ({"date": "[..]"}, "field date: expected a date as 2025-10-26"),
    ({"date": "[2025-10-26..2025-10-25]"}, "field date: expected a date"),
    ({"date": "2" * 9000}, "field date: expected a date"),
    ({"text_length": "-1"}, "field text_length: expected a whole number from 0"),
    ({"text_length": "-1", "text_sha256": "", "offsets": "code-points"}, "field text_length: expected a whole number"),
    ({"text_length": "much"}, "field text_length: expected a whole number from 0"),
    ({"text_sha256": "../../etc/passwd"}, "field text_sha256: expected 64 hex digits"),
    ({"person": "x" * 10_001}, "field person: longer than 10000 characters"),
]


@pytest.mark.parametrize(("changed", "expected"), WRONG, ids=[f"{next(iter(c))}-{n}" for n, (c, _) in enumerate(WRONG)])
def test_a_wrong_cell_is_refused_with_its_line(tmp_path: Path, changed: dict[str, str], expected: str) -> None:
    message = refused(csv_file(tmp_path / "x.csv", **changed), BY_SHA)
    assert "x.csv, line 2" in message and expected in message and len(message) < 2000


@pytest.mark.parametrize("name", ["x.csv", "x.dna"])
def test_what_is_no_regular_file_is_refused_before_it_is_read(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / f"pipe-{name}")
    assert refused(tmp_path / f"pipe-{name}").endswith("is no regular file")
    if Path("/dev/zero").exists():
        (tmp_path / name).symlink_to("/dev/zero")
        assert refused(tmp_path / name).endswith("is no regular file")


def test_a_table_may_be_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_reading, "MAX_BYTES", 100)
    assert "larger than 100 bytes" in refused(csv_file(tmp_path / "x.csv"))


def test_other_tables_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('"statement ID";"time";"document ID"\n1;2025-10-26 00:00:00;1\n', "utf-8")
    assert "event list of DNA, which has no start and stop" in refused(path)
    path.write_text("ID,start\n1,2\n", "utf-8")
    assert "field stop: missing" in refused(path)
    path.write_text("ID,start,stop\n1,0,3\n1,0,3\n", "utf-8")
    assert "line 3, statement 1, field ID: stands in an earlier row too" in refused(path, BY_SHA)
    path.write_text(f"ID,start,stop,text_sha256\n1,0,3,{SHA}\n2,0,3,{'0' * 64}\n", "utf-8")
    assert "differs from an earlier row" in refused(path, BY_SHA)
    path.write_text("ID,start,stop\n1,0,3\n", "utf-8")
    assert "say which of the texts this is" in refused(path, {SHA: TEXT, sha_of("x"): "x"})


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(table.COLUMNS), st.text(max_size=12), max_size=6))
def test_any_table_gives_a_readable_draft_or_a_reason(tmp_path: Path, changed: dict[str, str]) -> None:
    path = csv_file(tmp_path / "x.csv", **changed)
    try:
        corpus = table_reading.read(path, "x.csv", BY_SHA, CODES)
    except InputError as error:
        assert "x.csv" in str(error)
        return
    for document in corpus.documents.values():
        known = draft.Declared(WORDS.context, WORDS.ontology, frozenset())
        made = draft.make(document, corpus.of(document.name), "x", known)
        assert as_sheet(made.toml, tmp_path).entries


DATES = ["2025", "2025-10", "2025-10-25/2025-10-26", "[..2025-10-26]", "[2025-10-25..2025-10-26]", "[2025-10-25..]"]


@pytest.mark.parametrize("date", DATES)
def test_a_date_and_a_level_without_a_key_are_kept_in_the_note_and_named(tmp_path: Path, date: str) -> None:
    path = csv_file(tmp_path / "x.csv", date=date, level="reported-implicit", act="asserts")
    corpus = table_reading.read(path, "x.csv", BY_SHA, CODES)
    known = draft.Declared(WORDS.context, WORDS.ontology, frozenset())
    made = draft.make(corpus.documents["odd-text"], corpus.statements, "x", known)
    [entry] = tomllib.loads(made.toml)["statement"]
    assert f"date in the file: {date}; level in the file: reported-implicit" in entry["note"]
    assert entry["act"] == "asserts"
    assert f"date without a place in a sheet, kept in notes: {date} (1)" in made.notes
    assert "level without a place in a sheet, kept in notes: reported-implicit (1)" in made.notes


def test_an_act_that_a_database_names_otherwise_is_kept_in_the_note(tmp_path: Path) -> None:
    """A variable of that name may be a stranger's own."""
    corpus = table_reading.read(csv_file(tmp_path / "x.csv"), "x.csv", BY_SHA, CODES)
    [one] = corpus.statements
    known = draft.Declared(WORDS.context, WORDS.ontology, frozenset())
    made = draft.make(corpus.documents["odd-text"], [replace(one, act="shouts", reporting="loud")], "x", known)
    [entry] = tomllib.loads(made.toml)["statement"]
    assert "act in the file: shouts; reporting in the file: loud" in entry["note"] and "act" not in entry
    assert "act without a place in a sheet, kept in notes: shouts (1)" in made.notes


def test_the_command_refuses_in_words_and_writes_nothing(
    kg: Callable[..., Ran], small_home: Path, tmp_path: Path
) -> None:
    db = database(tmp_path / "bad.dna")
    db.execute("UPDATE STATEMENTS SET Stop = 99999 WHERE ID = 8")
    db.commit()
    db.close()
    ran = kg("discourse", "import", tmp_path / "bad.dna", "-o", tmp_path / "draft.toml", cwd=small_home)
    assert ran.code == 2 and "Traceback" not in ran.err
    assert "bad.dna, statement 8, field Stop: 99999 is not within the text, which has" in ran.err
    csv_file(tmp_path / "x.csv")
    arguments = ("discourse", "import", tmp_path / "x.csv", "-o", tmp_path / "draft.toml")
    ran = kg(*arguments, "--save-text", tmp_path / "text.txt", cwd=small_home)
    assert ran.code == 2 and "holds no text to save" in ran.err
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad.dna", "x.csv"]


def test_names_that_are_taken_are_not_taken_twice(tmp_path: Path) -> None:
    corpus = table_reading.read(csv_file(tmp_path / "x.csv", statement="src:odd-text/zofia"), "x.csv", BY_SHA, CODES)
    [one] = corpus.statements
    corpus.statements += [
        replace(one, number=4, spans=(Span(1, 3, "12345678"),)),
        replace(one, number=5, statement="", speaker="zofia"),
        replace(one, number=6, statement="", speaker="src:odd-text/prov"),
    ]
    known = draft.Declared(WORDS.context, WORDS.ontology, frozenset())
    read = as_sheet(draft.make(corpus.documents["odd-text"], corpus.statements, "x", known).toml, tmp_path)
    ids = [entry.id for entry in read.entries]
    assert len(set(ids)) == len(ids) and {"zofia", "zofia-2", "dna-5", "dna-6"} <= set(ids)
