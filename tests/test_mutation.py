"""Damaged entries of the first sheet are refused with file, entry and field, or by a shape that names them."""

from __future__ import annotations

import copy
import tomllib
from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

import pytest
from small_sheets import Data, declared, reference, write
from workspaces import SEED, seed_material

from kg.building import checks
from kg.errors import InputError
from kg.mapping.mapper import SourceMapper
from kg.reading import sheets
from kg.reading.material import Known, Material

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kg.declared.context import Key

DATA: Data = tomllib.loads(SEED.read_text("utf-8"))
ENTRIES = [(section, n) for section, entries in DATA.items() if section != "source" for n in range(len(entries))]
SPANS = Counter(str(DATA[section][number]["at"]) for section, number in ENTRIES)
LENGTH = DATA["source"]["text_length"]
DEEP: Any = ["x"]
for _ in range(50):
    DEEP = [DEEP]
NOWHERE = "per:nobody-here"

BAD_VALUES: dict[str, dict[str, Any]] = {
    "reference": {
        "wrong type": 5,
        "unknown prefix": "foo:bar",
        "unknown actor": NOWHERE,
        "unknown local name": "st99",
        "empty": "",
        "path": "per:../x",
        "device": "bod:nul",
        "injection": "schema:x> <https://evil.example/y",
        "escape": "per:\x1b[31m",
        "nested": DEEP,
        "table": {"en": "x"},
    },
    "code": {"unknown code": "no-such-code", "wrong type": 5, "empty": "", "table": {"en": "x"}, "huge": 10**5000},
    "words": {
        "wrong type": 5,
        "empty": "",
        "blank": " ",
        "no language": {"not a tag": "x"},
        "escape": "a\x1b[31m",
        "bidi": "a\u202eb",
        "control": "a\x00",
        "nested": DEEP,
        "too long": "x" * 10_001,
    },
    "date": {
        "no such month": "2024-13-45",
        "no such day": "2025-02-31",
        "upside down": "2026/2025",
        "wrong type": 20251026,
        "empty": "",
        "words": "yesterday",
        "other digits": "\u0662\u0660\u0662\u0665",
        "clock": "2025-10-26T10:00",
    },
    "integer": {"text": "72", "fraction": 72.5, "truth": True, "huge": 10**20, "5,000 digits": 10**5000, "empty": ""},
    "language": {"words": "not a language", "wrong type": 5, "empty": "", "tag": "en-a"},
    "string": {"wrong type": 5, "empty": "", "escape": "a\x1b[31m", "bidi": "a\u202eb"},
}
BAD_ANYWHERE: dict[str, tuple[str, Any]] = {
    "beyond the text": ("at", [0, LENGTH + 1]),
    "start after end": ("at", [9, 3]),
    "empty span": ("at", [3, 3]),
    "negative": ("at", [-5, 3]),
    "huge": ("at", [0, 10**15]),
    "5,000 digits": ("at", [0, 10**5000]),
    "not whole": ("at", [0.0, 5.0]),
    "one number": ("at", [5]),
    "no list": ("at", 5),
    "deep list": ("at", DEEP),
    "unknown key": ("colour", "red"),
    "misspelt key": ("knid", "state"),
    "check of other form": ("check", "XYZ"),
    "too many checks": ("check", ["00000000"] * 3),
    "check is a number": ("check", 12345678),
    "again is text": ("again", "yes"),
    "unknown level": ("level", "hearsay"),
    "level is a number": ("level", 5),
    "unknown confidence": ("confidence", "certain"),
    "confidence is a number": ("confidence", 0.9),
    "empty level": ("level", ""),
    "unknown via": ("via", "st99"),
    "via is a list": ("via", ["st01"]),
    "empty via": ("via", ""),
    "unknown by": ("by", NOWHERE),
    "by of unknown prefix": ("by", "foo:bar"),
    "id is a path": ("id", "per:../../etc"),
    "id is a device": ("id", "per:con"),
    "id is a bare device": ("id", "aux.txt"),
    "id of unknown prefix": ("id", "foo:bar"),
    "id of another source": ("id", "src:other/x"),
    "id is a code": ("id", "top:trust"),
    "id is a number": ("id", 5),
    "empty id": ("id", ""),
    "id with an escape": ("id", "per:\x1b[31mx"),
    "id too long": ("id", "per:" + "x" * 81),
    "note with a control character": ("note", "a\x07"),
    "note with a terminal escape": ("note", "\x1b[2J"),
    "note with a bidi override": ("note", "a\u202eb"),
    "note nested": ("note", DEEP),
    "note too long": ("note", "x" * 10_001),
}


class Damage(NamedTuple):
    """A damaged sheet: its data, where the damaged entry is, and the field a message should name."""

    name: str
    data: Data
    section: str
    number: int
    field: str

    @property
    def entry(self) -> Data:
        found: Data = self.data[self.section][self.number]
        return found

    @property
    def first(self) -> int:
        """The number of the first entry on its subject."""
        return next(n for n, entry in enumerate(self.data[self.section]) if entry["id"] == self.entry["id"])

    @property
    def label(self) -> str:
        return f"{self.section} {self.number + 1}"


def damaged(name: str, whole: Damage, field: str, entry: Data) -> Damage:
    entries = [*whole.data[whole.section]]
    entries[whole.number] = entry
    return Damage(name, {**whole.data, whole.section: entries}, whole.section, whole.number, field)


def lean(damage: Damage) -> Damage:
    """Keep only what the damaged entry needs: itself, entries with its subject or span, and what they refer to."""
    entry = damage.entry
    wanted, size = {entry["id"], "st02"}, 0
    kept = [(s, e) for s, n in ENTRIES for e in [damage.data[s][n]]]
    while len(wanted) > size:
        size = len(wanted)
        for _, one in kept:
            if one["id"] in wanted or one["at"] == entry["at"]:
                wanted |= {
                    item
                    for value in one.values()
                    for item in (value if isinstance(value, list) else [value])
                    if isinstance(item, str)
                }
                wanted.add(one["id"])
    data: Data = {"source": DATA["source"]}
    number = -1
    for section, one in kept:
        if one["id"] in wanted:
            data.setdefault(section, []).append(one)
            number = len(data[section]) - 1 if one is entry else number
    return damage._replace(data=data, number=number)


def kind(key: Key) -> str:
    return key.kind if key.kind != "literal" else key.datatype


def without(entry: Data, key: str) -> Data:
    return {name: value for name, value in entry.items() if name != key}


def damages(whole: Damage) -> Iterator[Damage]:
    entry, keys = whole.entry, declared().context.sections[whole.section].keys
    for name, (field, value) in BAD_ANYWHERE.items():
        yield damaged(name, whole, field, {**entry, field: value})
    for key in keys.keys() & entry.keys():
        for name, value in BAD_VALUES[kind(keys[key])].items():
            yield damaged(f"{key}: {name}", whole, key, {**entry, key: value})
            listed = [entry[key], value] if not isinstance(entry[key], list | dict) else value
            yield damaged(f"{key}: {name} in a list", whole, key, {**entry, key: listed})
    for key in ("id", "at"):
        yield damaged(f"no {key}", whole, key, without(entry, key))
    if entry.get("again"):
        yield damaged("repetition without again", whole, "id", without(entry, "again"))
        emptied = {key: entry[key] for key in ("id", "at", "again")}
        yield damaged("says nothing", whole, "again", emptied)
    elif whole.first == whole.number:
        yield damaged("again without a first", whole, "again", {**entry, "again": True})
    if SPANS[str(entry["at"])] > 1:
        yield damaged("two checks for one span", whole, "check", {**entry, "check": "00000000"})
    yield from moved(whole)


def moved(whole: Damage) -> Iterator[Damage]:
    """Put an entry elsewhere: twice, or in a section that is not its own."""
    entry, section, keys = whole.entry, whole.section, declared().context.sections
    entries: list[Data] = whole.data[section]
    yield Damage("twice", {**whole.data, section: [*entries, entry]}, section, len(entries), "id")
    rest = {**whole.data, section: [*entries[: whole.number], *entries[whole.number + 1 :]]}
    given = entry.keys() - {"id", "at", "check", "level", "note", "via", "again", "confidence"}
    other = next(
        name for name in ("place", "treaty", "count") if not given <= keys[name].keys.keys() and name != section
    )
    field = min(given - keys[other].keys.keys())
    yield Damage(
        "wrong section", {**rest, other: [*rest.get(other, []), entry]}, other, len(rest.get(other, [])), field
    )


@pytest.fixture
def read_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Return a function that reads and maps data as if it stood in a sheet; the writing of TOML is tested elsewhere."""
    known = set(reference())

    def run(data: Data) -> None:
        monkeypatch.setattr(sheets, "parse_toml", lambda *_: copy.copy(data))
        read = sheets.read(tmp_path, "data/articles/damaged.toml", declared().context)
        SourceMapper(read, declared().context, declared().ontology).run(Known("2025-10-26", spoken=True), known)

    return run


def test_the_sheet_itself_is_fine(read_data: Any) -> None:
    read_data(DATA)
    assert len(ENTRIES) == 92


@pytest.mark.parametrize(("section", "number"), ENTRIES)
def test_every_damage_is_refused(read_data: Any, section: str, number: int) -> None:
    tried = 0
    for damage in damages(lean(Damage("whole", DATA, section, number, ""))):
        with pytest.raises(InputError) as caught:
            read_data(damage.data)
            pytest.fail(f"{damage.label}, {damage.name}: not refused")
        problems = caught.value.problems
        assert {problem.file for problem in problems} == {"data/articles/damaged.toml"}
        named = {(problem.entry.split(" (")[0], problem.field) for problem in problems}
        if damage.name == "two checks for one span":
            assert any(field == "check" for _, field in named)
        else:
            assert (damage.label, damage.field) in named, f"{damage.name}: {caught.value}"
        assert not {"\x1b", "\u202e", "\x07", "\x00"} & set(str(caught.value))
        assert all(10 < len(problem.message) < 1500 for problem in caught.value.problems)
        tried += 1
    assert tried >= 40


# What only a shape can see

NEEDED = {
    "statement": ("speaker", "act"), "membership": ("member",), "count": ("measure", "value", "comparator"),
    "treaty-action": ("treaty", "party"), "treaty-milestone": ("treaty",), "participation": ("participant", "event"),
}  # fmt: skip
NOT_THAT_KIND = {
    "speaker": "evt:hanoi-2025-closing-speech",
    "member": "evt:hanoi-2025-closing-speech",
    "participant": "evt:hanoi-2025-closing-speech",
    "event": "sta:vnm",
    "party": "per:luong-tam-quang",
    "treaty": "sta:vnm",
    "addressee": "evt:hanoi-2025-closing-speech",
    "part": "sta:vnm",
    "part_of": "trt:un-convention-against-cybercrime",
    "body": "trt:un-convention-against-cybercrime",
    "place": "sta:vnm",
}


def shaped(section: str, number: int) -> Iterator[Damage]:
    whole = Damage("whole", DATA, section, number, "")
    entry = whole.entry
    others = {
        key for s, n in ENTRIES if (s, n) != (section, number) and DATA[s][n]["id"] == entry["id"] for key in DATA[s][n]
    }
    for key in () if entry.get("again") else {*NEEDED.get(section, ())} - others:
        vague = key in ("value", "comparator") and not ("value" in entry and key == "value")
        if key in entry and not vague:
            changed = without(without(entry, key), "comparator") if key == "value" else without(entry, key)
            yield damaged(f"no {key}", whole, key, changed)
    if "via" in entry:
        yield damaged("reported without via", whole, "via", without(entry, "via"))
        yield damaged("reported by another", whole, "by", {**entry, "by": "bod:un"})
        yield damaged("via is no statement", whole, "via", {**entry, "via": "evt:hanoi-2025-closing-speech"})
    elif not entry.get("level"):
        yield damaged("reported by nobody", whole, "level", {**entry, "level": "reported-direct"})
    if entry.get("level") == "inferred":
        yield damaged("inferred yet said", whole, "by", {**entry, "by": "per:luong-tam-quang"})
    for key, value in NOT_THAT_KIND.items():
        if key in entry:
            yield damaged(f"{key} is of another kind", whole, key, {**entry, key: value})


def labels(damage: Damage) -> set[str]:
    """Return how a finding may name the entry: itself, or the first one on its subject, as a shape sees whole nodes."""
    return {damage.label, f"{damage.section} {damage.first + 1}"}


def test_shapes_refuse_what_only_they_can_see(tmp_path: Path) -> None:
    together = Material(identity=seed_material().identity)
    variants: dict[str, Damage] = {}
    for section, number in ENTRIES:
        for damage in shaped(section, number):
            small, slug = lean(damage), f"v{len(variants)}"
            small.data["source"] = {**DATA["source"], "slug": slug}
            path = write(small.data, tmp_path)
            together.sources[slug] = sheets.read(path, f"data/articles/{slug}.toml", declared().context)
            variants[slug] = small
    problems: list[Any] = []
    graph = checks.map_all(together, declared(), problems)
    assert not problems
    findings = checks.check(graph, declared()).findings
    named = {(f.source, f.file, f.entry.split(" (")[0]) for f in findings if f.severity == "Violation"}
    unseen = [
        f"{slug} {damage.label} ({damage.entry['id']}): {damage.name}"
        for slug, damage in variants.items()
        if not named & {(slug, f"data/articles/{slug}.toml", label) for label in labels(damage)}
    ]
    assert not unseen, "\n".join(unseen)
    assert len(variants) > 150
