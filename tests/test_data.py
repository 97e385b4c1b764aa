"""The tables that ship, read as plain CSV: complete, of one form, and as the codebook says. Nothing is built here."""

from __future__ import annotations

import csv
import io
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
TABLES = sorted((DATA / "reference").glob("*.csv"))
BOOKS = (DATA / "README.md", DATA / "codebook/tables.md", DATA / "codebook/sheets.md")
HANOI = "trt:un-convention-against-cybercrime"
WIKIPEDIA = (HANOI, "signature", "wikipedia-un-convention")
TREATIES = {
    "un-convention-against-cybercrime", "budapest-convention", "budapest-protocol-1", "budapest-protocol-2",
    "malabo-convention", "arab-convention", "cis-agreement-2001", "cis-agreement-2018", "sco-agreement-2009",
}  # fmt: skip
FORMER = {"sta:sun", "sta:yug", "sta:scg", "sta:csk", "sta:ddr", "sta:ymd", "sta:south-vietnam"}
CONSENTS = {"ratification", "acceptance", "approval", "accession", "formal-confirmation", "succession"}
COVERED = {
    "signature": {"signature", "signature-ad-referendum"},
    "ratification": {"ratification", "acceptance", "approval", "formal-confirmation"},
    "accession": {"accession"},
    "consent": CONSENTS,
    "invitation": {"invitation-to-accede"},
}
COPYLEFT = re.compile(r"pycountry|country.?converter|lefthand67|unep-gpml|\b[AL]?GPL\b", re.IGNORECASE)
DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?(/\d{4}(-\d\d(-\d\d)?)?)?")
Row = dict[str, str]


@cache
def table(path: Path) -> tuple[Row, ...]:
    reader = csv.DictReader(io.StringIO(path.read_text("utf-8"), newline=""), strict=True)
    return tuple(reader)


def section(name: str) -> list[Row]:
    return [row for path in TABLES if path.name.split(".")[0] == name for row in table(path)]


def sources() -> dict[str, Row]:
    return {row["slug"]: row for row in table(DATA / "sources.csv")}


def rows() -> list[Row]:
    return [row for path in TABLES for row in table(path)]


def happened(row: Row) -> bool:
    return row["confidence"] != "doubtful" and row.get("realisation", "") not in ("prospective", "cancelled", "denied")


def codes(scheme: str) -> set[str]:
    """Read a code list from the files of the ontology."""
    text = "".join(path.read_text("utf-8") for path in (ROOT / "ontology").glob("*concepts.ttl"))
    return set(re.findall(rf"^{scheme}:([a-z0-9.-]+) a skos:Concept", text, re.MULTILINE))


# Form


@pytest.mark.parametrize("path", [*TABLES, DATA / "sources.csv"], ids=lambda path: path.name)
def test_cells_are_clean(path: Path) -> None:
    data = path.read_bytes()
    assert not data.startswith(b"\xef\xbb\xbf") and b"\r" not in data and data.endswith(b"\n")
    for number, row in enumerate(table(path), 2):
        assert None not in row and None not in row.values(), f"row {number} has not as many cells as the header"
        for column, cell in row.items():
            for part in cell.split("|"):
                assert part == part.strip(), (number, column, part)
            assert unicodedata.normalize("NFC", cell) == cell, (number, column)
            assert not [c for c in cell if unicodedata.category(c) in ("Cc", "Cf", "Co", "Cn", "Zl", "Zp")], (
                number,
                column,
            )
            assert "  " not in cell, (number, column)


@pytest.mark.parametrize("path", TABLES, ids=lambda path: path.name)
def test_no_row_is_there_twice(path: Path) -> None:
    assert [row for row, n in Counter(tuple(sorted(row.items())) for row in table(path)).items() if n > 1] == []


def test_dates_are_dates() -> None:
    columns = {"date", "start", "end", "attested", "until", "from", "as_of", "published", "captured", "coded"}
    for row in [*rows(), *sources().values()]:
        for column in columns & row.keys():
            assert not row[column] or DATE.fullmatch(row[column]), row


# Sources


def test_every_source_is_known_and_used() -> None:
    used = {row["source"] for row in rows()}
    assert used == sources().keys()
    assert len(sources()) == len(table(DATA / "sources.csv")) > 250


def test_sources_have_a_kind_a_title_and_a_day() -> None:
    kinds, actors = codes("skd"), {row["id"] for row in section("actor")}
    assert kinds == {"depositary", "official", "wire", "press", "other"}
    for slug, row in sources().items():
        assert row["kind"] in kinds and row["title_en"] and row["language"] and row["coded"], slug
        assert not row["publisher"] or row["publisher"] in actors, slug
        assert row["url"] or row["note"], f"{slug} has no address and does not say why"
    addresses = Counter(row["url"] for row in sources().values() if row["url"])
    assert [address for address, n in addresses.items() if n > 1] == []


def test_only_offices_that_keep_a_treaty_are_depositaries() -> None:
    kept = {row["publisher"] for row in sources().values() if row["kind"] == "depositary"}
    assert kept == {"bod:un", "bod:coe"} <= {row["depositary"] for row in section("treaty")}


def test_copies_name_their_origin() -> None:
    known = sources()
    for slug, row in known.items():
        origin = row["derived_from"]
        assert not origin or origin.startswith("https://") or origin.removeprefix("src:") in known, slug
    assert {slug for slug, row in known.items() if row["derived_from"] == "src:un-news-65"} == {"wam-65", "itweb-65"}
    data_sets = {known[slug]["derived_from"] for slug in ("unvotes-votes", "unga-voting-003")}
    assert len(data_sets) == 1 and "" not in data_sets


def test_no_value_comes_from_under_a_copyleft_licence() -> None:
    for slug, row in sources().items():
        assert not COPYLEFT.search(" ".join(row.values())), slug
    licences = (ROOT / "LICENSE-DATA").read_text("utf-8")
    packages = [s for s, row in sources().items() if row["url"].startswith(("https://github.com", "https://pypi.org"))]
    assert [slug for slug in packages if slug not in licences] == []


def test_the_licence_names_no_source_that_is_gone() -> None:
    listed = re.findall(
        r"^    ([a-z0-9][a-z0-9.-]*[a-z0-9])(?:,|  )", (ROOT / "LICENSE-DATA").read_text("utf-8"), re.MULTILINE
    )
    assert len(listed) > 10 and set(listed) <= sources().keys()


# Identity


def test_confidence_is_one_of_three() -> None:
    assert codes("cfd") == {"verified", "probable", "doubtful"}
    assert {row["confidence"] for row in rows()} <= codes("cfd") | {""}


def test_the_treaties_are_the_nine() -> None:
    assert {row["id"].removeprefix("trt:") for row in section("treaty")} == TREATIES
    assert all(any(r["id"] == f"trt:{slug}" and r["label_en"] for r in section("treaty")) for slug in TREATIES)
    named = {row[column] for row in rows() for column in ("treaty",) if row.get(column)}
    assert named == {f"trt:{slug}" for slug in TREATIES}


def test_states_are_named_by_their_code() -> None:
    states = {row["id"]: row["iso3"] for row in section("actor") if row["id"].startswith("sta:") and row.get("iso3")}
    every = {row["id"] for row in section("actor") if row["id"].startswith("sta:")}
    assert {name for name in every if name not in states} <= FORMER
    assert {name: f"sta:{code.lower()}" for name, code in states.items()} == {name: name for name in states}


@pytest.mark.parametrize("name", ["actor", "treaty", "place"])
def test_an_id_is_one_thing(name: str) -> None:
    """Rows of one id add to each other and never contradict."""
    single = {"kind", "iso3", "m49", "same_as", "depositary", "parties_needed", "days_to_force", "within"}
    single |= {column for row in section(name) for column in row if column.startswith("label_")}
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in section(name):
        for column in single & row.keys():
            found[row["id"], column] |= {row[column]} - {""}
    assert {place: values for place, values in found.items() if len(values) > 1} == {}


def test_an_outside_identifier_is_of_one_thing() -> None:
    for column in ("iso3", "m49", "same_as"):
        owners: dict[str, set[str]] = defaultdict(set)
        for row in section("actor"):
            if row.get(column):
                owners[row[column]].add(row["id"])
        assert {value: names for value, names in owners.items() if len(names) > 1} == {}


def test_an_act_has_one_kind_treaty_and_party() -> None:
    acts: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for row in section("treaty-action"):
        acts[row["id"]].add((row["kind"], row["treaty"], row["party"]))
    assert {name: found for name, found in acts.items() if len(found) > 1} == {}
    for name, found in acts.items():
        kind, treaty, party = next(iter(found))
        assert name.startswith(f"act:{treaty[4:]}--{party[4:]}--{kind}"), name


def test_what_rows_name_is_there() -> None:
    known = {row["id"] for row in rows()}
    prefixes = ("sta:", "bod:", "per:", "grp:", "trt:", "plc:", "evt:", "itm:")
    for row in rows():
        for column, cell in row.items():
            if column not in ("id", "note"):
                named = {part for part in cell.split("|") if part.startswith(prefixes)}
                assert named <= known, row


def test_names_are_there_in_every_language_held() -> None:
    held = ("en", "pl", "vi", "fr", "es", "ru", "ar", "zh", "de", "pt", "uk")
    labels: dict[str, set[str]] = defaultdict(set)
    for row in section("actor"):
        labels[row["id"]] |= {c.removeprefix("label_") for c, cell in row.items() if c.startswith("label_") and cell}
    members = {row["state"] for row in section("state-membership") if row["organisation"] == "bod:un"}
    lacking = {name: set(held) - labels[name] for name in members - FORMER if set(held) - labels[name]}
    assert lacking == {name: {"pl", "vi", "de", "pt", "uk"} for name in ("sta:pse", "sta:vat")}


# Numbers that the codebook and the sources state


def test_members_and_groups_of_the_united_nations() -> None:
    un = [row for row in section("state-membership") if row["organisation"] == "bod:un"]
    assert len({row["state"] for row in un if row["status"] == "full" and not row.get("end")}) == 193
    assert {row["state"] for row in un if row["status"] == "observer"} == {"sta:pse", "sta:vat"}
    assert all(re.fullmatch(r"\d{4}-\d\d-\d\d", row["start"]) for row in un)
    group = {r["state"]: r["region"] for r in section("regional-group") if r["classification"] == "un-regional-groups"}
    assert group.keys() == {row["state"] for row in un if row["status"] == "full"}
    assert Counter(region.removeprefix("un-").partition("-")[0] for region in group.values()) == {
        "african": 54, "asia": 54, "eastern": 23, "latin": 33, "western": 29,
    }  # fmt: skip


def test_thirteen_roll_calls_are_whole_but_for_three_votes() -> None:
    calls: dict[str, list[str]] = defaultdict(list)
    for row in table(DATA / "reference/cast-vote.csv"):
        calls[row["item"]].append(row["voter"])
    members = {
        r["state"] for r in section("state-membership") if (r["organisation"], r["status"]) == ("bod:un", "full")
    }
    missing = {(item, state) for item, voters in calls.items() for state in members - set(voters)}
    assert len(calls) == 13 and all(len(voters) == len(set(voters)) for voters in calls.values())
    assert missing == {("itm:ga-78-16", "sta:tur"), ("itm:ga-78-16", "sta:yem"), ("itm:ga-78-237", "sta:tur")}


def test_roll_calls_add_up_to_the_totals_stated() -> None:
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for row in table(DATA / "reference/cast-vote.csv"):
        counted[row["item"]][row["choice"]] += 1
    stated = [(i["id"], c, int(i[c])) for i in section("vote-item") for c in ("yes", "no", "abstain") if i[c]]
    compared = [(item, choice, n) for item, choice, n in stated if item in counted]
    assert len(compared) > 20
    assert [found for found in compared if counted[found[0]][found[1]] != found[2]] == []


def test_seventy_two_signed_at_the_ceremony() -> None:
    signed: dict[str, set[str]] = defaultdict(set)
    for row in section("treaty-action"):
        if (row["treaty"], row["kind"]) == (HANOI, "signature") and happened(row) and row["date"]:
            signed[row["party"]].add(row["date"])
    there = {p for p, days in signed.items() if all(day[:10] in ("2025-10-25", "2025-10-26") for day in days)}
    listed = {r["party"] for r in section("treaty-action") if (r["treaty"], r["kind"], r["source"]) == WIKIPEDIA}
    assert listed == there | {"sta:mus", "sta:fji"}, "the list of 74 participants, which gives no days"
    assert len(there) == 72 and {"sta:pse", "bod:eu"} <= there
    assert {p for p in signed if p not in there} == {"sta:mus", "sta:fji", "sta:can"}
    end = "2025-10-26"
    eu = {r["state"] for r in section("state-membership") if r["organisation"] == "bod:eu" and (r["end"] or end) >= end}
    africa = {r["state"] for r in section("regional-group") if r["region"] == "un-african-states"}
    assert (len(there & eu), len(there & africa)) == (13, 21)


def test_eighty_one_parties_to_the_budapest_convention() -> None:
    acts = [r for r in section("treaty-action") if r["treaty"] == "trt:budapest-convention" and happened(r)]
    by_kind = {kind: {r["party"] for r in acts if r["kind"] == kind} for kind in {r["kind"] for r in acts}}
    assert (len(by_kind["ratification"]), len(by_kind["accession"]), len(by_kind["signature"])) == (48, 33, 50)
    assert not by_kind["signature"] & by_kind["accession"]
    assert by_kind["entry-into-force-for-party"] == by_kind["ratification"] | by_kind["accession"]
    assert by_kind["signature"] - by_kind["ratification"] == {"sta:irl", "sta:zaf"}


def covered(row: Row) -> set[str]:
    """Say whose acts a list has by its last day; a party known only as bound counts with the ratifications."""
    acts = [r for r in section("treaty-action") if r["treaty"] == row["treaty"] and happened(r)]
    consented = {r["party"] for r in acts if r["kind"] in CONSENTS}
    last = row["until"] or "9999"
    days: dict[str, set[str]] = defaultdict(set)
    for act in acts:
        bound = act["kind"] == "entry-into-force-for-party" and act["party"] not in consented
        if act["kind"] in COVERED[row["act"]] or (bound and row["act"] == "ratification"):
            days[act["party"]].add(act["date"])
    found = {party for party, dates in days.items() if not (d := dates - {""}) or min(d)[:10] <= last}
    return found - consented if row["act"] == "invitation" else found


def test_coverage_names_a_treaty_and_an_act_and_counts_rightly() -> None:
    known = codes("cva")
    for row in section("coverage"):
        assert row["treaty"].removeprefix("trt:") in TREATIES and row["act"] in known, row["id"]
        assert row["complete"] in ("exhaustive", "partial"), row["id"]
        assert bool(row["until"]) == (row["complete"] == "exhaustive"), "only a whole list has a last day"
        if row["found"]:
            assert int(row["found"]) == len(covered(row)), row["id"]
        if row["expected"] and row["found"]:
            assert int(row["found"]) <= int(row["expected"]), row["id"]
            assert row["complete"] == "partial" or row["found"] == row["expected"], row["id"]


def test_no_coverage_of_a_treaty_is_missing() -> None:
    acts = {(r["treaty"], kind) for r in section("treaty-action") if happened(r) for kind in [r["kind"]]}
    listed = {(r["treaty"], kind) for r in section("coverage") for kind in COVERED[r["act"]]}
    assert {place for place in acts if place[1] in CONSENTS | {"signature"}} - listed == {
        ("trt:cis-agreement-2018", "signature"), ("trt:sco-agreement-2009", "signature"),
    }  # fmt: skip


def test_what_only_memory_offers_is_not_there() -> None:
    """Nothing is stated that no page was found for; with a page, strike it from this list."""
    treaties = {row["id"]: row for row in section("treaty") if row.get("parties_needed")}
    assert not treaties.keys() & {"trt:budapest-protocol-2", "trt:sco-agreement-2009", "trt:cis-agreement-2018"}
    acts = {(row["treaty"], row["party"], row["kind"]) for row in section("treaty-action")}
    assert not {("trt:malabo-convention", f"sta:{s}", "signature") for s in ("zmb", "stp")} & acts
    begun = {row["treaty"] for row in section("treaty-milestone") if row["kind"] == "entry-into-force"}
    assert not begun & {"trt:sco-agreement-2009", "trt:cis-agreement-2018", "trt:budapest-protocol-2", HANOI}


# The codebook


def examples() -> list[tuple[str, str, Row]]:
    """Read the rows that the codebook shows: section, header and row."""
    found = []
    for part in re.split(r"^## ", BOOKS[1].read_text("utf-8"), flags=re.MULTILINE)[1:]:
        name = part.partition("\n")[0]
        for block in re.findall(r"^```csv\n(.*?)^```$", part, re.MULTILINE | re.DOTALL):
            found += [(name, block, row) for row in csv.DictReader(io.StringIO(block))]
    return found


def test_every_section_has_an_example_and_it_is_a_row_of_ours() -> None:
    shown = examples()
    assert {name for name, _, _ in shown} == {path.name.split(".")[0] for path in TABLES}
    for name, _, example in shown:
        assert any(example.items() <= row.items() for row in section(name)), example


def test_examples_of_sheets_are_entries_of_the_first_sheet() -> None:
    sheet = tomllib.loads((DATA / "articles/hanoi-2025-10-26-pl.toml").read_text("utf-8"))
    entries = [entry for entries in sheet.values() if isinstance(entries, list) for entry in entries]
    blocks = re.findall(r"^```toml\n(.*?)^```$", BOOKS[2].read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert len(blocks) == 2
    for block in blocks:
        assert any(tomllib.loads(block).items() <= entry.items() for entry in entries), block


@pytest.mark.parametrize("book", BOOKS, ids=lambda book: book.name)
def test_the_codebook_is_short_and_names_what_exists(book: Path) -> None:
    text = book.read_text("utf-8")
    assert text.count("\n") < 400
    for link in re.findall(r"\]\(([^)#:]+)[^)]*\)", text):
        assert (book.parent / link).exists(), link
    for path in re.findall(r"`((?:ontology|tests)/[\w./-]*)`", text):
        assert (ROOT / path).exists(), path


def test_sources_that_the_codebook_names_have_the_kind_it_gives() -> None:
    text = BOOKS[0].read_text("utf-8")
    lines = re.findall(
        r"^\| `(\w+)` \| [^|]* \| ([^|]*) \| [^|]*\|$", text.split("## 2.")[1].split("## 3.")[0], re.MULTILINE
    )
    assert [kind for kind, _ in lines] == ["depositary", "official", "wire", "press", "other"]
    for kind, named in lines:
        slugs = re.findall(r"`([a-z0-9.-]+)`", named)
        assert slugs and {sources()[slug]["kind"] for slug in slugs} == {kind}, kind


def test_the_codebook_names_its_version() -> None:
    text = BOOKS[0].read_text("utf-8")
    title = re.match(r"# Codebook, version (\d+\.\d+)\n", text)
    assert title
    history = re.findall(r"^\| (\d+\.\d+) \| \d{4}-\d\d-\d\d \|", text, re.MULTILINE)
    assert history[-1] == title[1]
    for path in (DATA / "articles").glob("*.toml"):
        assert tomllib.loads(path.read_text("utf-8"))["source"]["codebook"] in history, path.name
