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

    def _lock(handle: int) -> None:
        while True:
            with suppress(OSError):  # it gives up after ten seconds
                msvcrt.locking(handle, msvcrt.LK_LOCK, 1)
                return
            time.sleep(0.1)
else:
    import fcntl

    def _lock(handle: int) -> None:
        with suppress(OSError):  # a file system without locks; one rename still commits
            fcntl.flock(handle, fcntl.LOCK_EX)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Wait until no other process holds the lock of this file, and hold it."""
    with path.open("ab") as file:
        _lock(file.fileno())
        yield
