"""A review at a real pseudo-terminal: keys, prompts, interrupts; nothing that was decided is ever lost."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest
import review_sheets
from ptys import Screen, plain

from kg.reviewing.journal import ACCEPTED, AMENDED, REJECTED, Journal
from kg.reviewing.passages import MARK, PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from conftest import Ran

if sys.platform == "win32":
    pytest.skip("pseudo-terminals are not for Windows", allow_module_level=True)

READY = "? help"
FILE = "data/articles/drafted.toml"


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    return review_sheets.make(tmp_path / "home")


@pytest.fixture
def start(seed_home: Path, sheet: Path) -> Callable[..., Screen]:
    def run(*more: str, **env: str) -> Screen:
        known = {"PYTHONPATH": str(seed_home), "TERM": "xterm", "NO_COLOR": "", "LC_ALL": "C.UTF-8", "COLUMNS": ""}
        given = {**known, "KG_REVIEWER": "A. Coder", **env}
        return Screen(["-m", "kg", "review", FILE, *more], sheet.parents[2], given)

    return run


def verdicts(sheet: Path) -> list[str]:
    return [one.verdict for one in Journal(sheet).decisions.values()]


def echoes(screen: Screen) -> bool:
    import termios

    flags: int = termios.tcgetattr(screen.handle)[3]
    return bool(flags & termios.ECHO) and bool(flags & termios.ICANON)


def test_from_the_first_entry_to_the_signed_sheet(start: Callable[..., Screen], sheet: Path) -> None:
    before, screen = sheet.read_bytes(), start(KG_REVIEWER="")
    screen.wait("your name")
    screen.press("Zoë Coder\r")
    first = screen.wait(READY)
    assert f"{MARK}the pact{PLAIN}" in first and "1 of 9, 9 open · treaty trt:example-pact · open" in plain(first)
    for _ in range(7):
        screen.press("a")
        screen.wait(READY)
    screen.press("m")
    screen.wait("which key")
    screen.press("val\r")
    screen.wait("to take it out")
    screen.press("many\r")
    assert "expected a whole number" in screen.wait("to take it out")
    screen.press("13\r")
    assert "8 of 9, 1 open · count qty-joined · amended" in plain(screen.wait(READY))
    screen.press("a")
    screen.wait(READY)
    assert sheet.read_bytes() == before
    screen.press("r")
    screen.wait("why")
    screen.press("no such photo\r")
    screen.wait("sign the sheet as reviewed by Zoë Coder")
    assert verdicts(sheet) == [*[ACCEPTED] * 7, AMENDED, REJECTED] and sheet.read_bytes() == before
    screen.press("y\r")
    assert screen.end() == 0
    text = sheet.read_text("utf-8")
    assert 'reviewer = "Zoë Coder"' in text and "value = 13" in text and "photo1" not in text and "status" not in text
    assert "no such photo" in Journal(sheet).path.read_text("utf-8")
    assert "7 accepted, 1 amended, 1 rejected, 0 open" in plain(screen.written)


def test_without_colour_there_are_brackets_and_no_escape(start: Callable[..., Screen]) -> None:
    screen = start(NO_COLOR="1")
    assert "[the pact]" in screen.wait(READY)
    screen.press("ss")
    screen.wait(READY)
    shown = screen.wait(READY)
    assert f"[{review_sheets.WIDE}]" in shown and "\x1b" not in screen.written
    screen.press("q")
    assert screen.end() == 0


def test_it_goes_on_where_it_stopped(start: Callable[..., Screen], sheet: Path) -> None:
    screen = start()
    screen.wait(READY)
    screen.press("aaq")  # typed ahead: nothing of it is lost
    assert screen.end() == 0 and verdicts(sheet) == [ACCEPTED, ACCEPTED]
    assert "7 open" in screen.written and "run it again to go on" in screen.written
    again = start(KG_REVIEWER="")  # who reviews is known from before
    assert "3 of 9, 7 open" in again.wait(READY)
    again.press("\x1b[D")
    assert "2 of 9" in again.wait(READY)
    again.press("\x04")
    assert again.end() == 0


@pytest.mark.parametrize("prompted", [False, True], ids=["waiting for a key", "in a prompt"])
def test_an_interrupt_loses_nothing(start: Callable[..., Screen], sheet: Path, prompted: bool) -> None:
    screen = start()
    screen.wait(READY)
    screen.press("a")
    screen.wait(READY)
    if prompted:
        screen.press("r")
        screen.wait("all the same")  # another entry adds to this one
        screen.press("y\r")
        screen.wait("why")
        screen.press("half a rea")
        screen.wait("half a rea")  # echoed: the prompt reads by now
    screen.interrupt("run it again to go on")
    assert echoes(screen), "the terminal is left as it was found"
    assert screen.end() == 130 and verdicts(sheet) == [ACCEPTED]


def test_an_end_from_outside_leaves_the_terminal_as_it_was(start: Callable[..., Screen], sheet: Path) -> None:
    screen = start()
    screen.wait(READY)
    screen.press("a")
    screen.wait(READY)
    os.kill(screen.pid, signal.SIGTERM)
    screen.wait("run it again to go on")
    assert echoes(screen) and screen.end() == 143 and verdicts(sheet) == [ACCEPTED]


def test_a_killed_program_loses_nothing(start: Callable[..., Screen], sheet: Path) -> None:
    screen = start()
    screen.wait(READY)
    screen.press("a")
    screen.wait(READY)
    assert screen.kill(signal.SIGKILL) == -signal.SIGKILL
    assert verdicts(sheet) == [ACCEPTED] and sheet.read_text("utf-8") == review_sheets.draft()


def test_what_another_program_wrote_is_not_written_over(start: Callable[..., Screen], sheet: Path) -> None:
    screen, other = start(), start()
    screen.wait(READY)
    other.wait(READY)
    screen.press("a")
    screen.wait(READY)
    other.press("r")
    other.wait("all the same")
    other.press("y\r")
    other.wait("why")
    other.press("\r")
    other.wait("somebody else")
    assert other.end() == 2 and verdicts(sheet) == [ACCEPTED]
    screen.press("q")
    assert screen.end() == 0


def test_a_text_cannot_steer_the_terminal(start: Callable[..., Screen]) -> None:
    screen = start(NO_COLOR="1")
    screen.wait(READY)
    screen.press("ssssssss")
    for _ in range(8):
        screen.wait(READY)
    screen.press("q")
    assert screen.end() == 0
    assert "Photo: <b>Harbour & Herald</b>]\ufffd[31m\ufffd" in screen.written and "\x1b" not in screen.written


def test_it_needs_a_terminal_and_a_sheet(kg: Callable[..., Ran], sheet: Path) -> None:
    home = sheet.parents[2]
    piped = kg("review", FILE, cwd=home, stdin="a\n")
    assert piped.code == 2 and "needs a terminal" in piped.err
    assert kg("review", FILE, "-o", "x.html", cwd=home).code == 2
    (home / "no.toml").write_text("x = 1\n", encoding="utf-8")
    assert kg("review", "no.toml", "-f", "html", cwd=home).code == 2
    assert kg("review", FILE, "--texts", "nowhere", "-f", "html", cwd=home).code == 2
    assert not Journal(sheet).path.exists()
