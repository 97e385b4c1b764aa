"""Drives a program at a real pseudo-terminal, as a person would: waits for words, then presses keys."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

PATIENCE = 60.0
_ESCAPE = re.compile(r"\x1b\[[0-9;?]*[a-zA-Z]")


class Screen:
    """One run of the program, with all that it has written so far."""

    def __init__(
        self, arguments: Sequence[str], cwd: Path, env: dict[str, str], size: tuple[int, int] = (40, 80)
    ) -> None:
        import fcntl
        import pty
        import termios

        self.pid, self.handle = pty.fork()
        if not self.pid:
            signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell starts what runs behind it with interrupts ignored
            os.chdir(cwd)
            os.execve(sys.executable, [sys.executable, *arguments], {**os.environ, **env})
        fcntl.ioctl(self.handle, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        self.written = ""
        self.seen = 0
        self.code: int | None = None
        self._rest = b""

    def _read(self, until: float) -> bool:
        """Read what is there; tell whether the program still runs."""
        ready, _, _ = select.select([self.handle], [], [], max(0.0, until - time.monotonic()))
        if not ready:
            raise AssertionError(f"nothing came any more; so far:\n{self.written[self.seen :]}")
        try:
            data = os.read(self.handle, 65536)
        except OSError:  # Linux says so when the other end is closed
            data = b""
        self._rest += data
        try:
            self.written += self._rest.decode("utf-8")
            self._rest = b""
        except UnicodeDecodeError as error:
            self.written += self._rest[: error.start].decode("utf-8")
            self._rest = self._rest[error.start :]
        return bool(data)

    def wait(self, words: str) -> str:
        """Wait for words that were not seen yet; return all that came with them."""
        until = time.monotonic() + PATIENCE
        while words not in self.written[self.seen :]:
            if not self._read(until):
                raise AssertionError(f"ended without {words!r}; so far:\n{self.written[self.seen :]}")
        end = self.written.index(words, self.seen) + len(words)
        found, self.seen = self.written[self.seen : end], end
        return found

    def press(self, keys: str) -> None:
        """Press keys."""
        os.write(self.handle, keys.encode("utf-8"))

    def interrupt(self, words: str) -> None:
        """Press Ctrl-C until words come: Python drops one that meets it on its way into a blocking read."""
        until = time.monotonic() + PATIENCE
        while words not in self.written[self.seen :] and time.monotonic() < until:
            self.press("\x03")
            ready, _, _ = select.select([self.handle], [], [], 3.0)
            while ready and words not in self.written[self.seen :] and self._read(until):
                ready, _, _ = select.select([self.handle], [], [], 0.5)
        self.wait(words)

    def kill(self, number: signal.Signals) -> int:
        """Send a signal, and return what the program ended with."""
        os.kill(self.pid, number)
        return self.end()

    def end(self) -> int:
        """Wait for the end; return the exit code, or minus the signal that ended it."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            pass
        os.close(self.handle)
        _, status = os.waitpid(self.pid, 0)
        self.code = os.waitstatus_to_exitcode(status)
        return self.code


def plain(text: str) -> str:
    """Take the colours out."""
    return _ESCAPE.sub("", text)
