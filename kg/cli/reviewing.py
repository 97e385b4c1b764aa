"""kg review."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from kg.cli.common import emit, note, output_option, texts_option, workspace

if TYPE_CHECKING:
    from kg.reviewing.review import Review
    from kg.reviewing.screen import Look

END, ESCAPE = b"\x04", 0x1B
"""Ctrl-D, and what a key without a letter begins with."""


class _Terminal:
    """The terminal in front of a person; between prompts it gives each key at once and shows none of them.

    It stays so while an entry is laid out: what is pressed meanwhile counts, and is not thrown away.
    """

    def __init__(self) -> None:
        self._before: list[Any] = []

    def __enter__(self) -> _Terminal:
        try:
            import termios
            import tty
        except ImportError:  # Windows
            return self
        handle = sys.stdin.fileno()
        self._before = termios.tcgetattr(handle)
        tty.setcbreak(handle, termios.TCSADRAIN)
        return self

    def __exit__(self, *_: object) -> None:
        if self._before:
            import termios

            termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, self._before)

    @property
    def look(self) -> Look:
        """Its width, and whether it has colour; a window can be resized between two entries."""
        from kg.reviewing.screen import Look

        colour = not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in ("", "dumb")
        return Look(shutil.get_terminal_size().columns, colour)

    def show(self, text: str) -> None:
        """Show some lines."""
        click.echo(text, color=True)

    def key(self) -> str:
        """Wait for one key."""
        return _one_key(sys.stdin.fileno()) if self._before else click.getchar()

    def ask(self, question: str) -> str:
        """Ask for a line, in the terminal as it was found."""
        self.__exit__()
        try:
            answer: str = click.prompt(question, default="", show_default=False)
        finally:
            self.__enter__()
        return answer


def _one_key(handle: int) -> str:
    """Read one character, or one sequence of an arrow key, byte by byte so that nothing behind it is taken.

    Raises EOFError at the end of input.
    """
    import select

    data = os.read(handle, 1)
    if not data or data == END:
        raise EOFError
    while (data[0] >= 0xC0 and len(data) < 4) or (data[0] == ESCAPE and len(data) < 3):
        if not select.select([handle], [], [], 0.05)[0]:
            break
        if data[0] >= 0xC0 and len(data) == 2 + (data[0] >= 0xE0) + (data[0] >= 0xF0):
            break
        data += os.read(handle, 1)
    return data.decode("utf-8", "replace")


@click.command()
@click.argument("file", metavar="SHEET", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@texts_option
@click.option("--without-text", is_flag=True, help="Go on though the text is not at hand: no words will be shown.")
@click.option("--reviewer", default="", envvar="KG_REVIEWER", metavar="NAME", help="Your name, as the sheet will say.")
@click.option("-f", "--format", type=click.Choice(["terminal", "html"]), default="terminal", show_default=True)
@output_option
def review(file: Path, texts: Path | None, without_text: bool, reviewer: str, format: str, output: Path | None) -> None:
    """Review SHEET entry by entry, each with its words in context, or (-f html) as one page beside its text.

    Each decision is written at once to SHEET.review; the sheet itself is written when all entries are decided.

    \b
    kg review draft.toml --texts texts --reviewer "A. Coder"
    kg review draft.toml --texts texts -f html -o draft.html
    """  # noqa: D301  # click takes the character \b itself, not its escape, for "do not wrap"
    from kg.reviewing import opening

    opened = opening.open_review(workspace(None), file, texts, without_text)
    if format == "html":
        from kg.reviewing import page

        emit(page.render(opened), output)
        return
    if output:
        raise click.UsageError("-o is for -f html; decisions are written to SHEET and SHEET.review")
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise click.UsageError("a review asks a person and needs a terminal; -f html writes a page to look at")
    _sit(opened, reviewer)


def _sit(opened: Review, reviewer: str) -> None:
    """Let a person go through a sheet, and say at the end, however it comes, where things stand."""
    import signal

    from kg.reviewing import opening
    from kg.reviewing.session import Reviewer, Session

    # An end from outside comes as an exception too, so that the terminal is left as it was found.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(128 + signal.SIGTERM))
    try:
        name = opening.reviewer(opened, reviewer) or click.prompt("your name, as the sheet will say").strip()
        with _Terminal() as terminal:
            Session(opened, terminal, Reviewer(name, opening.today())).run()
    except EOFError:
        pass  # the end of input stops a review as q does
    finally:
        for line in opening.standing(opened):
            note(line)
