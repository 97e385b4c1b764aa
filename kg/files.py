"""Files: their digests, and writes that are whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

from kg.errors import bad_input


def check_regular(path: Path, file: str, most: int) -> None:
    """Raise InputError for what is no regular file, as a device or a pipe, which may never end, or is too large."""
    if not path.is_file():
        raise bad_input(file, "", "", "is no regular file")
    if path.stat().st_size > most:
        raise bad_input(file, "", "", f"larger than {most} bytes")


def digest(data: bytes) -> str:
    """Return the SHA-256 of some bytes, in hex."""
    return hashlib.sha256(data).hexdigest()


@cache
def _umask() -> int:
    """Return the mask of this process; it can only be read by setting it, so it is read once, before any thread."""
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def write_atomically(path: Path, data: bytes, time_ns: int | None = None) -> None:
    """Write a file so that it is either the old or the new one, whole; give it a time of its own if one is stated."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o666 & ~_umask())
        if time_ns is not None:
            os.utime(name, ns=(time_ns, time_ns))
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


_umask()
