"""Damaged sheets through the real command line: a sentence, an exit code, and the previous build untouched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from small_sheets import Data, toml
from test_mutation import DATA, DEEP
from workspaces import SEED, make_seed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

NAME = f"data/articles/{SEED.name}"
CASES: dict[str, tuple[int, str, int, Data, str]] = {
    "beyond the text": (2, "event", 0, {"at": [0, 5000]}, "at"),
    "start after end": (2, "treaty", 1, {"at": [9, 3]}, "at"),
    "5,000 hex digits": (2, "treaty", 0, {"at": [0, 10**5000]}, "at"),
    "unknown key": (2, "actor", 3, {"naem": "x"}, "naem"),
    "unknown code": (2, "statement", 5, {"topic": ["weather"]}, "topic"),
    "unknown actor": (2, "statement", 6, {"speaker": "per:nobody"}, "speaker"),
    "unknown prefix": (2, "membership", 0, {"member": "foo:bar"}, "member"),
    "injected IRI": (2, "statement", 7, {"about": "schema:x> <https://evil.example/y"}, "about"),
    "no such day": (2, "event", 1, {"start": "2025-02-31"}, "start"),
    "repetition without again": (2, "actor", 12, {"id": "per:john-brandolino"}, "id"),
    "terminal escape": (2, "actor", 0, {"name": "a\x1b[31mred"}, "name"),
    "bidi override": (2, "actor", 1, {"id": "bod:\u202egnp"}, "id"),
    "deep nesting": (2, "count", 0, {"note": DEEP}, "note"),
    "device": (2, "document", 0, {"id": "bod:con"}, "id"),
    "two checks for one span": (2, "count", 1, {"check": "00000000"}, "check"),
    "no speaker": (1, "statement", 1, {"speaker": None}, ""),
    "no measure": (1, "count", 0, {"measure": None}, ""),
    "reported without via": (1, "event", 6, {"via": None}, ""),
}  # fmt: skip
FILES: dict[str, tuple[bytes, str]] = {
    "nested": (b"a = " + b"[" * 10_000 + b"]" * 10_000, "nested too deeply"),
    "latin-1": ("[source]\n# é".encode("latin-1"), "line 2: not UTF-8"),
    "empty": (b"", "a sheet begins with a [source] table"),
    "5,000 digits": (
        b"[source]\nslug = 'x'\ntext_length = " + b"9" * 5000,
        "line 3: has a number of thousands of digits",
    ),
    "25 megabytes": (SEED.read_bytes() + b"#" * 25_000_000, "larger than"),
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory, kg: Callable[..., Ran]) -> Path:
    """Build a workspace of the seed once."""
    copy = make_seed(tmp_path_factory.mktemp("damaged") / "home")
    assert kg("build", cwd=copy).code == 0
    return copy


def state(home: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted((home / "build").rglob("*")) if path.is_file()}


def refused(kg: Callable[..., Ran], home: Path, file: str, data: bytes) -> Ran:
    """Build with a damaged file; whatever was built before must stay as it was."""
    path, before = home / file, state(home)
    kept = path.read_bytes() if path.exists() else None
    path.write_bytes(data)
    try:
        ran = kg("build", cwd=home)
    finally:
        path.write_bytes(kept) if kept is not None else path.unlink()
    assert state(home) == before
    assert ran.out == ""
    assert "Traceback" not in ran.err
    assert not {"\x1b", "\u202e"} & set(ran.err)
    return ran


@pytest.mark.parametrize("case", CASES)
def test_a_damaged_entry(kg: Callable[..., Ran], home: Path, case: str) -> None:
    code, section, number, changed, field = CASES[case]
    entries: list[Data] = [*DATA[section]]
    if case == "repetition without again":
        entries[number] = {key: value for key, value in entries[number].items() if key != "again"}
    entries[number] = {key: value for key, value in {**entries[number], **changed}.items() if value is not None}
    ran = refused(kg, home, NAME, toml({**DATA, section: entries}).encode("utf-8"))
    assert ran.code == code, ran.err
    lines = [line for line in ran.err.splitlines() if NAME in line and f"{section} {number + 1}" in line]
    assert [line for line in lines if f"field {field}: " in line or not field], ran.err


@pytest.mark.parametrize("case", FILES)
def test_a_file_that_is_no_sheet(kg: Callable[..., Ran], home: Path, case: str) -> None:
    data, reason = FILES[case]
    ran = refused(kg, home, "data/articles/x.toml", data)
    assert (ran.code, f"Error: data/articles/x.toml, {reason}" in ran.err or f"{reason}" in ran.err) == (2, True)
    assert "data/articles/x.toml" in ran.err


def test_a_folder_named_like_a_sheet(kg: Callable[..., Ran], home: Path) -> None:
    (home / "data/articles/x.toml").mkdir()
    try:
        before = (home / "build/kg.nq").read_bytes()
        assert kg("build", cwd=home).code == 0
        assert (home / "build/kg.nq").read_bytes() == before
        ran: Any = kg("validate", "data/articles/x.toml", cwd=home)
        assert (ran.code, "Traceback" in ran.err) == (2, False)
    finally:
        (home / "data/articles/x.toml").rmdir()
