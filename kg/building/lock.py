"""One build at a time commits to a folder. The system frees the lock of a process that ends, however it ends."""

from __future__ import annotations

import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int, wait: bool) -> bool:
        while True:
            with suppress(OSError):  # LK_LOCK gives up after ten seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
                return True
            if not wait:
                return False
            time.sleep(0.1)
else:
    import fcntl

    def _lock(handle: int, wait: bool) -> bool:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
        except BlockingIOError:
            return False
        except OSError:
            return wait  # a file system without locks; one rename still commits
        return True


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other process holds the lock of this file, and hold it."""
    with path.open("ab") as file:
        _lock(file.fileno(), wait=True)
        yield


@contextmanager
def attempt(path: Path) -> Iterator[bool]:
    """Hold the lock of this file if no other process does; say whether it is held."""
    try:
        file = path.open("ab")
    except OSError:
        yield False  # a folder that may only be read
        return
    with file:
        yield _lock(file.fileno(), wait=False)
