"""Exchange with Discourse Network Analyzer: positions, CSV and databases, out and in, from friends and from enemies."""

from __future__ import annotations

import base64
import csv
import io
import json
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from conftest import ROOT, Ran
from discourse_files import COLUMNS, SHA, TEXT, as_sheet, database, place, sha_of, sheet
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_sheets import declared
from workspaces import make_seed

import kg as package
from kg.building import build
from kg.building.selection import Selection
from kg.declared import workspace
from kg.discourse import cells, draft, exchange, gathering, opening, passwords, schema, table, table_reading
from kg.discourse import database as writing
from kg.discourse.model import Corpus, Document, Statement
from kg.discourse.offsets import Offsets, shown
from kg.errors import InputError, KGError
from kg.reading import sheets
from kg.reading.evidence import Span, check_of

if TYPE_CHECKING:
    from pathlib import Path

    from kg.graph import Graph

Run = Callable[..., Ran]
BY_SHA = {SHA: TEXT}
WORDS = declared()


# Positions


@given(st.text(st.sampled_from(["a", "é", "\u0301", "\U0001f600", "\U0001d54e", "\r", "\n", " "]), max_size=40))
def test_positions_are_those_of_a_text_with_one_character_for_a_line_end_in_utf_16(text: str) -> None:
    offsets = Offsets(text)
    assert offsets.dna_length == len(shown(text).encode("utf-16-le")) // 2
    reached = set()
    for position in range(len(text) + 1):
        inside = 0 < position < len(text) and text[position - 1 : position + 1] == "\r\n"
        if inside:
            with pytest.raises(ValueError, match="between the CR and the LF"):
                offsets.to_dna(position)
            continue
        there = offsets.to_dna(position)
        assert there == len(shown(text[:position]).encode("utf-16-le")) // 2
        assert offsets.from_dna(there) == position
        reached.add(there)
    for there in set(range(offsets.dna_length + 1)) - reached:
        with pytest.raises(ValueError, match="surrogate pair"):
            offsets.from_dna(there)


@pytest.mark.parametrize("position", [-1, 4, 10**9])
def test_there_is_no_position_outside_a_text(position: int) -> None:
    for move in (Offsets("abc").to_dna, Offsets("abc").from_dna):
        with pytest.raises(ValueError, match="not within the text"):
            move(position)


JAVA = """
import javax.swing.JTextPane;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
public class Pane {
  public static void main(String[] given) throws Exception {
    for (String one : given) {
      String[] parts = one.split(",");
      JTextPane pane = new JTextPane();
      pane.setText(new String(Base64.getDecoder().decode(parts[0]), StandardCharsets.UTF_8));
      pane.select(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
      byte[] words = pane.getSelectedText().getBytes(StandardCharsets.UTF_8);
      System.out.println(pane.getDocument().getLength() + "," + Base64.getEncoder().encodeToString(words));
    }
  }
}
"""


def test_a_real_java_text_pane_selects_the_same_words(tmp_path: Path) -> None:
    java = shutil.which("java")
    if not java or not shutil.which("javac"):
        pytest.skip("no Java here")
    places = ["“We signed,” she said, \U0001d54e", "ministry\r\nwants trust", "twice.\r\n", "trust.\rThe"]
    asked = []
    for words in places:
        at = TEXT.index(words)
        ends = [Offsets(TEXT).to_dna(at), Offsets(TEXT).to_dna(at + len(words))]
        asked.append(",".join([base64.b64encode(TEXT.encode()).decode(), *map(str, ends)]))
    (tmp_path / "Pane.java").write_text(JAVA, "utf-8")
    command = [java, "-Djava.awt.headless=true", str(tmp_path / "Pane.java"), *asked]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    for words, line in zip(places, done.stdout.split(), strict=True):
        length, selected = line.split(",")
        assert int(length) == Offsets(TEXT).dna_length
        assert base64.b64decode(selected).decode("utf-8") == shown(words)


def test_a_password_is_digested_as_jasypt_does() -> None:
    # Two digests that Jasypt 1.9.3 made with MD5, 1,000 rounds and 8 bytes of salt, and one of SHA-256, 100,000 and 16.
    for password, made in (
        ("secret", "Dn9nYr0xRJwMqmobJYydHNEVGYXDuuRv"),
        ("password", "FJ4Cw1xTfDMVAHFv1bmv7OZmSsKnieZD"),
    ):
        assert passwords.digest(password, base64.b64decode(made)[:8], "md5", 1000) == made
    stored = passwords.of("Ana Coder")
    assert len(base64.b64decode(stored)) == 16 + 32
    assert passwords.digest(passwords.PASSWORD, base64.b64decode(stored)[:16]) == stored != passwords.of("Bo Coder")


# Out


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the seed with one more sheet, whose text has all that counts differently."""
    home = make_seed(tmp_path_factory.mktemp("discourse") / "home")
    (home / "data/articles/odd-text.toml").write_bytes(sheet().encode("utf-8"))
    (home / "texts").mkdir()
    (home / "texts/odd.txt").write_bytes(TEXT.encode("utf-8"))
    build.run(workspace.find(home))
    return home


@pytest.fixture(scope="module")
def graph(home: Path) -> Graph:
    return package.open(home)


def exported(graph: Graph, home: Path | None, source: str = "odd-text") -> list[dict[str, str]]:
    done = exchange.export(graph, "csv", home / "texts" if home else None, "", Selection((source,), False, "", ""))
    return list(csv.DictReader(io.StringIO(done.data.decode("utf-8"), newline="")))


def test_a_row_has_dnas_columns_and_dnas_positions(graph: Graph, home: Path) -> None:
    rows = exported(graph, home)
    first = rows[0]
    assert tuple(first)[:9] == table.RDNA
    start, stop = place("“We signed,” she said, \U0001d54e")
    assert (first["start"], first["stop"], first["offsets"]) == (str(start), str(stop), "utf-16")
    at = TEXT.index("“We")
    assert (first["start_char"], first["stop_char"]) == (str(at), str(at + len("“We signed,” she said, W")))
    assert (first["person"], first["organization"], first["concept"]) == (
        "Zofia Próbna",
        "Ministry of Examplia",
        "signing of the treaty",
    )
    assert (first["date"], first["coder"], first["statement"]) == ("2025-10-25", "Ana Coder", "src:odd-text/st01")
    assert first["office_reading"] == "certain"
    assert graph.evidence(first["assertion"])[0].subject.endswith("/odd-text/st01")


def test_a_statement_with_two_topics_is_two_rows_and_nobody_is_said_to_agree(graph: Graph, home: Path) -> None:
    rows = exported(graph, home)
    assert [row["topic"] for row in rows if row["statement"].endswith("st01")] == ["top:treaty-signing", "top:trust"]
    assert {row["agreement"] for row in [*rows, *exported(graph, home, "hanoi-2025-10-26-pl")]} == {""}
    assert len({row["ID"] for row in rows}) == len(rows) == 6


def test_who_is_no_person_speaks_as_an_organization(graph: Graph, home: Path) -> None:
    [row] = [row for row in exported(graph, home) if row["statement"].endswith("st04")]
    assert (row["person"], row["organization"], row["speaker"]) == ("", "Samplian Union", "bod:sampl")
    states = [row for row in exported(graph, home, "hanoi-2025-10-26-pl") if row["speaker"] == "sta:vnm"]
    assert states and {(row["person"], row["organization"]) for row in states} == {("", "Viet Nam")}


def test_several_places_are_told_and_covered(graph: Graph, home: Path) -> None:
    [row] = [row for row in exported(graph, home) if row["statement"].endswith("st03")]
    first, second = TEXT.index("We signed"), TEXT.index("wants trust")
    assert row["spans"] == f"{first}-{first + 9};{second}-{second + 11}"
    assert row["check"] == f"{check_of('We signed')};{check_of('wants trust')}"
    assert (row["start_char"], row["stop_char"]) == (str(first), str(second + 11))


def test_without_a_text_positions_are_code_points_and_said_to_be(kg: Run, home: Path, graph: Graph) -> None:
    rows = exported(graph, None)
    assert {row["offsets"] for row in rows} == {"code-points"}
    assert all((row["start"], row["stop"]) == (row["start_char"], row["stop_char"]) for row in rows)
    ran = kg("discourse", "export", "--source", "odd-text", cwd=home)
    assert ran.code == 0 and ran.out.startswith("ID,document_id,start,stop")
    assert "start and stop count code points there" in ran.err and "--texts" in ran.err


def test_a_place_that_dna_cannot_have_is_named(graph: Graph, home: Path) -> None:
    texts = home / "texts"
    [row] = [row for row in exported(graph, home) if row["statement"].endswith("st05")]
    assert row["offsets"] == "code-points"
    for format in ("csv", "dna"):
        notes = "\n".join(exchange.export(graph, format, texts, "", Selection(("odd-text",), False, "", "")).notes)
        assert "src:odd-text/st05 lies between the CR and the LF" in notes
    assert "left out" in notes and "st03 has 2 places" in notes and "on another day" in notes


def made(graph: Graph, home: Path, agreement: str = "") -> bytes:
    return exchange.export(graph, "dna", home / "texts", agreement, Selection(("odd-text",), False, "", "")).data


def test_a_database_has_the_tables_and_columns_that_dna_reads(graph: Graph, home: Path, tmp_path: Path) -> None:
    (tmp_path / "x.dna").write_bytes(made(graph, home))
    db = sqlite3.connect(tmp_path / "x.dna")
    found = {name: [row[1] for row in db.execute(f"PRAGMA table_info({name})")] for name in COLUMNS}
    assert found == {name: columns.split() for name, columns in COLUMNS.items()}
    assert set(schema.TABLES) == set(COLUMNS)
    assert db.execute("PRAGMA foreign_key_check").fetchall() == []
    assert db.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert db.execute("SELECT Value FROM SETTINGS WHERE Property = 'version'").fetchone() == ("3.0.8",)
    title, text, notes, day = db.execute("SELECT Title, Text, Notes, Date FROM DOCUMENTS").fetchone()
    assert (title, text, day) == ("A note on a pact", shown(TEXT), 1761436800)
    assert notes == f"kg: slug=odd-text sha256={SHA} date=published"
    # Every coder has a relation with every other: DNA looks them up without asking whether they are there.
    coders = db.execute("SELECT COUNT(*) FROM CODERS").fetchone()[0]
    assert db.execute("SELECT COUNT(*) FROM CODERRELATIONS").fetchone() == (coders * (coders - 1),)
    db.close()


def test_every_statement_has_a_value_for_every_variable(graph: Graph, home: Path, tmp_path: Path) -> None:
    (tmp_path / "x.dna").write_bytes(made(graph, home))
    db = sqlite3.connect(tmp_path / "x.dna")
    statements = [row[0] for row in db.execute("SELECT ID FROM STATEMENTS")]
    assert len(statements) == 5
    for kind, of in (("short text", "DATASHORTTEXT"), ("long text", "DATALONGTEXT"), ("boolean", "DATABOOLEAN")):
        wanted = {
            (s, v) for s in statements for (v,) in db.execute("SELECT ID FROM VARIABLES WHERE DataType = ?", (kind,))
        }
        assert set(db.execute(f"SELECT StatementId, VariableId FROM {of}")) == wanted
    shown_words = {
        shown(TEXT).encode("utf-16-le")[2 * a : 2 * b].decode("utf-16-le")
        for a, b in db.execute("SELECT Start, Stop FROM STATEMENTS")
    }
    assert {"“We signed,” she said, \U0001d54e", "ministry\nwants trust", "praised the pact \U0001f600"} <= shown_words
    db.close()


@pytest.mark.parametrize(("agreement", "values"), [("", []), ("yes", [(1,)] * 5), ("no", [(0,)] * 5)])
def test_agreement_is_left_out_unless_asked_for(
    graph: Graph, home: Path, tmp_path: Path, agreement: str, values: list[tuple[int]]
) -> None:
    (tmp_path / "x.dna").write_bytes(made(graph, home, agreement))
    db = sqlite3.connect(tmp_path / "x.dna")
    assert db.execute("SELECT Value FROM DATABOOLEAN").fetchall() == values
    assert ("agreement" in [row[0] for row in db.execute("SELECT Variable FROM VARIABLES")]) == bool(agreement)
    db.close()


def test_an_export_is_the_same_each_time(graph: Graph, home: Path) -> None:
    assert made(graph, home) == made(graph, home)
    assert exported(graph, home) == exported(graph, home)


def test_a_database_needs_the_texts_a_file_and_short_names(kg: Run, home: Path, graph: Graph) -> None:
    ran = kg("discourse", "export", "-f", "dna", "-o", home / "x.dna", cwd=home)
    assert ran.code == 2 and "give --texts DIR" in ran.err and not (home / "x.dna").exists()
    assert kg("discourse", "export", "-f", "dna", cwd=home).code == 2
    ran = kg("discourse", "export", "--agreement", "yes", cwd=home)
    assert ran.code == 2 and "--agreement is for -f dna" in ran.err
    document = Document("d", text="abc", length=3)
    for long in ({"person": "x" * 191}, {"concept": "x" * 191}):
        corpus = Corpus({"d": document}, [Statement(1, "d", (Span(0, 1),), **long)])  # type: ignore[arg-type]
        with pytest.raises(KGError, match="190 characters"):
            writing.write(corpus)
    with pytest.raises(KGError, match="NUL"):
        writing.write(Corpus({"d": Document("d", text="a\0c")}, [Statement(1, "d", (Span(0, 1),))]))


def test_two_people_of_one_name_stay_two() -> None:
    class Two:
        """Stands in for a graph: two things have one label."""

        context = WORDS.context

        def labels(self, door: object, things: object) -> dict[str, str]:
            return dict.fromkeys(sorted(things), "Jan Kowalski")  # type: ignore[call-overload]

    things = {f"https://w3id.org/cca/id/person/jan-{n}" for n in "ab"}
    named = gathering._names(Two(), None, things)  # type: ignore[arg-type]
    assert sorted(named.values()) == ["Jan Kowalski (per:jan-a)", "Jan Kowalski (per:jan-b)"]


# In: from a database made by hand


def test_a_database_of_a_stranger_becomes_a_draft(kg: Run, home: Path, tmp_path: Path) -> None:
    database(tmp_path / "note.dna").close()
    out, saved = tmp_path / "draft.toml", tmp_path / "texts" / "note.txt"
    saved.parent.mkdir()
    ran = kg("discourse", "import", tmp_path / "note.dna", "-o", out, "--save-text", saved, cwd=home)
    assert ran.code == 0, ran.err
    assert saved.read_bytes() == TEXT.encode("utf-8")
    read = as_sheet(out.read_text("utf-8"), tmp_path)
    assert (read.slug, read.text_sha256, read.text_length) == ("a-note-on-a-pact", SHA, len(TEXT))
    assert (read.values["published"], read.values["coder"]) == ("2025-10-26", "Ana Coder")
    actors = {entry.id: entry for entry in read.entries if entry.section == "actor"}
    assert actors["zofia-probna"].values == {"kind": "person", "name": "Zofia Pro\u0301bna"}
    assert TEXT[actors["zofia-probna"].spans[0].start :].startswith("Zofia")
    assert actors["samplian-union"].values["kind"] == "organisation"
    first, second = (entry for entry in read.entries if entry.section == "statement")
    assert TEXT[first.spans[0].start : first.spans[0].end] == "“We signed,” she said, \U0001d54e"
    assert first.values == {"speaker": "zofia-probna", "topic": ["treaty-signing"]}
    assert TEXT[second.spans[0].start : second.spans[0].end] == "praised the pact \U0001f600 twice"
    assert second.values == {"speaker": "samplian-union"}
    assert kg("sheet", "check", out, "--texts", saved.parent, cwd=home).code == 0


def test_what_a_sheet_has_no_key_for_is_named(kg: Run, home: Path, tmp_path: Path) -> None:
    database(tmp_path / "note.dna").close()
    out = tmp_path / "draft.toml"
    ran = kg("discourse", "import", tmp_path / "note.dna", "-o", out, cwd=home)
    for said in (
        "1 statements of the type Annotation",
        "not read: strength",
        "organisation without a place in a sheet, kept in notes: Ministry of Examplia (1)",
        "concept without a place in a sheet, kept in notes: The pact is good (1)",
        "2 statements have an agreement",
        "bare names, to be matched with data/reference: samplian-union, zofia-probna",
    ):
        assert said in ran.err
    text = out.read_text("utf-8")
    assert "# DNA: Author: Someone" in text and "# DNA: Notes: read twice" in text
    assert "statements   act, reporting, topic, gloss" in text
    assert "agreement in DNA: no" in text and "organisation in DNA: Ministry of Examplia" in text


def test_the_stored_text_is_found_though_dna_changed_its_line_ends(tmp_path: Path) -> None:
    database(tmp_path / "note.dna", shown(TEXT)).close()
    without = opening.read(tmp_path / "note.dna", "note.dna", {}).documents["1"]
    assert without.text == shown(TEXT) and without.sha256 != SHA
    corpus = opening.read(tmp_path / "note.dna", "note.dna", BY_SHA)
    assert corpus.documents["1"].sha256 == SHA
    [span] = corpus.statements[0].spans
    assert TEXT[span.start : span.end] == "“We signed,” she said, \U0001d54e"


def test_a_draft_is_never_written_over_a_file(kg: Run, home: Path, tmp_path: Path) -> None:
    database(tmp_path / "note.dna").close()
    (tmp_path / "mine.toml").write_text("work", "utf-8")
    ran = kg("discourse", "import", tmp_path / "note.dna", "-o", tmp_path / "mine.toml", cwd=home)
    assert ran.code == 2 and "exists" in ran.err and (tmp_path / "mine.toml").read_text("utf-8") == "work"


def test_of_several_documents_one_is_chosen(home: Path, tmp_path: Path) -> None:
    db = database(tmp_path / "two.dna")
    db.execute("INSERT INTO DOCUMENTS VALUES (2, 'Another', 'Yes we can.', 2, '', '', '', '', '', 0)")
    db.execute("INSERT INTO STATEMENTS VALUES (20, 1, 2, 0, 3, 2)")
    db.commit()
    db.close()
    found = workspace.find(home)
    with pytest.raises(
        KGError, match=re.escape("2 documents, and a sheet is for one; give --document, one of: 1 (A note")
    ):
        exchange.draft(found, tmp_path / "two.dna", None, "", [])
    assert b'slug = "another"' in exchange.draft(found, tmp_path / "two.dna", None, "Another", []).data
    assert b'slug = "another"' in exchange.draft(found, tmp_path / "two.dna", None, "2", []).data
    with pytest.raises(KGError, match="no single document 'Third'"):
        exchange.draft(found, tmp_path / "two.dna", None, "Third", [])


def test_an_rdna_data_frame_becomes_a_draft(home: Path, tmp_path: Path) -> None:
    start, stop = place("wants trust")
    (tmp_path / "st.csv").write_text(
        '"ID","statement_type_id","document_id","start","stop","coder_id","person","organization","concept","agreement","mood"\n'
        f'12,1,3,{start},{stop},2,"Zofia","","trust",1,"glad"\n',
        "utf-8",
    )
    done = exchange.draft(workspace.find(home), tmp_path / "st.csv", home / "texts", "", [])
    read = as_sheet(done.data.decode("utf-8"), tmp_path)
    [entry] = [entry for entry in read.entries if entry.section == "statement"]
    assert (entry.id, entry.values) == ("dna-12", {"speaker": "zofia", "topic": ["trust"]})
    assert TEXT[entry.spans[0].start : entry.spans[0].end] == "wants trust"
    assert "columns that are not read: mood" in done.notes
    with pytest.raises(InputError, match="text that is not at hand"):
        exchange.draft(workspace.find(home), tmp_path / "st.csv", None, "", [])


# Out and in again

TOPICS = ("treaty-signing", "trust", "human-rights", "")
SPEAKERS = {
    "per:jan": ("Jan 🖋", ""),
    "per:ana-x": ("Ana, «X»", "Body; one"),
    "bod:b": ("", "Union"),
    "grp:all": ("", "=all"),
}


@st.composite
def corpora(draw: st.DrawFn) -> Corpus:
    pieces = st.sampled_from(["a", "b ", "é", "e\u0301", "\U0001f600", "\U0001d54e", "\r\n", "\r", "\n", "Jan 🖋"])
    text = "".join(draw(st.lists(pieces, min_size=3, max_size=30)))
    places = [n for n in range(len(text) + 1) if text[max(0, n - 1) : n + 1] != "\r\n"]
    corpus = Corpus({"odd": Document("odd", "A title", "2025-01-02", True, "Ana", sha_of(text), len(text), text)})
    for number in range(1, draw(st.integers(1, 5)) + 1):
        start, end = sorted(draw(st.lists(st.sampled_from(places), min_size=2, max_size=2, unique=True)))
        speaker = draw(st.sampled_from(sorted(SPEAKERS)))
        person, organization = SPEAKERS[speaker]
        topic = draw(st.sampled_from(TOPICS))
        code = f"top:{topic}" if topic else ""
        span = Span(start, end, check_of(text[start:end]))
        name = f"src:odd/st{number}"
        concept = topic.replace("-", " ").upper()
        rest = {"speaker": speaker, "topic": code, "act": "asserts", "reporting": "direct", "statement": name}
        corpus.statements.append(Statement(number, "odd", (span,), "Ana", person, organization, concept, **rest))  # type: ignore[arg-type]
    return corpus


def _essence(corpus: Corpus) -> list[tuple[object, ...]]:
    return [(s.spans, s.speaker, s.topic, s.person, s.organization, s.act, s.coder) for s in corpus.statements]


def _drafted(corpus: Corpus, folder: Path) -> list[tuple[object, ...]]:
    known = draft.Declared(WORDS.context, WORDS.ontology, frozenset())
    made = draft.make(corpus.documents["odd"], corpus.statements, "x", known)
    read = as_sheet(made.toml, folder)
    found = [entry for entry in read.entries if entry.section == "statement"]
    return [(e.id, e.spans, e.values["speaker"], tuple(e.values.get("topic", ()))) for e in found]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(corpora())
def test_out_and_in_again_gives_the_same_places_speakers_and_topics(tmp_path: Path, corpus: Corpus) -> None:
    [document] = corpus.documents.values()
    texts = {document.sha256: document.text or ""}
    expected = [(f"st{s.number}", s.spans, s.speaker, ((s.topic[4:],) if s.topic else ())) for s in corpus.statements]
    (tmp_path / "x.dna").write_bytes(writing.write(corpus)[0])
    back = opening.read(tmp_path / "x.dna", "x.dna", texts)
    assert _essence(back) == _essence(corpus) and back.documents["odd"].text == document.text
    assert _drafted(back, tmp_path) == expected
    safe = Corpus(corpus.documents, [s for s in corpus.statements if not s.organization.startswith("=")])
    if safe.statements:
        (tmp_path / "x.csv").write_bytes(table.write(safe)[0].encode("utf-8"))
        for at_hand in (texts, {}):
            back = table_reading.read(tmp_path / "x.csv", "x.csv", at_hand, cells.codes(WORDS.context, WORDS.ontology))
            assert _essence(back) == _essence(safe)
            assert _drafted(back, tmp_path) == [one for one in expected if one[2] != "grp:all"]


def test_a_real_sheet_comes_back_from_both_forms(graph: Graph, home: Path, tmp_path: Path) -> None:
    real = sheets.read(home / "data/articles/odd-text.toml", "odd", WORDS.context)
    wanted = {e.id: (e.spans, e.values["speaker"], e.values["topic"]) for e in real.entries if e.section == "statement"}
    for format in ("csv", "dna"):
        done = exchange.export(graph, format, home / "texts", "", Selection(("odd-text",), False, "", ""))
        (tmp_path / f"x.{format}").write_bytes(done.data)
        made = exchange.draft(workspace.find(home), tmp_path / f"x.{format}", home / "texts", "", [])
        read = as_sheet(made.data.decode("utf-8"), tmp_path)
        found = {
            e.id: (e.spans, e.values["speaker"], e.values["topic"]) for e in read.entries if e.section == "statement"
        }
        lost = {"st05", "st03"} if format == "dna" else set()
        for id in wanted.keys() - lost:
            spans, speaker, topics = wanted[id]
            assert found[id] == (spans, speaker, [topics] if isinstance(topics, str) else topics)
        assert ("st05" in found) == (format == "csv")


def test_a_finished_draft_builds(home: Path, tmp_path: Path) -> None:
    database(tmp_path / "note.dna").close()
    done = exchange.draft(workspace.find(home), tmp_path / "note.dna", None, "", [])
    other = make_seed(tmp_path / "home")
    text = done.data.decode("utf-8")
    text = text.replace("[source]\n", '[source]\nkind = "press"\nlanguage = "en"\n', 1)
    keys = 'act = "asserts"\nreporting = "direct"\ngloss = "So it is said."\n'
    text = text.replace("[[statement]]\n", f"[[statement]]\n{keys}").replace(
        'speaker = "samplian-union"\n', 'speaker = "samplian-union"\ntopic = "trust"\n'
    )
    (other / "data/articles/draft.toml").write_bytes(text.encode("utf-8"))
    result = build.run(workspace.find(other))
    assert result.build.manifest.counts["a-note-on-a-pact"]


# The page


def test_the_page_names_every_column_and_option() -> None:
    page = (ROOT / "docs/discourse-network-analyzer.md").read_text("utf-8")
    for column in table.COLUMNS:
        assert f"`{column}`" in page, column
    for option in ("--texts", "--agreement", "--document", "--save-text"):
        assert option in page
    assert f"`{passwords.PASSWORD}`" in page and json.dumps(schema.VERSION).strip('"') in page
