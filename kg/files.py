"""Files: their digests, and writes that are whole or not at all."""

from __future__ import annotations

import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.errors import KGError, WorkspaceError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

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


def format_of(output: Path, format: str, endings: Mapping[str, Sequence[str]]) -> str:
    """Say in which format a file is written: as asked for, else as its ending says.

    Args:
        output: the file.
        format: as asked for, empty if nothing was.
        endings: ending to the formats that a file with it may have, the usual one first.

    Raises:
        KGError: the two contradict each other, or nothing says what is wanted.

    """
    ending = output.suffix[1:].lower()
    if not format and ending not in endings:
        known = ", ".join(f".{one}" for one in endings)
        raise KGError(f"{output}: expected a file that ends in one of {known}; or say with -f what to write")
    if format and format not in endings.get(ending, [format]):
        known = " or ".join(endings[ending])
        raise KGError(f"-f {format} contradicts -o {output}: what ends in .{ending} is {known}; leave out -f")
    return format or endings[ending][0]


def check_place(path: Path) -> None:
    """Raise WorkspaceError for a file or folder that cannot be made, before the work is done that would fill it."""
    target = Path(os.path.realpath(path))
    if os.path.exists(target) and not (target.is_file() or target.is_dir()):
        return  # a pipe or a device
    begin = target if target.is_dir() else target.parent
    above = next(folder for folder in (begin, *begin.parents) if os.path.exists(folder))
    if not above.is_dir():
        raise WorkspaceError(f"{path} cannot be written ({above} is no folder)")
    if not os.access(above, os.W_OK):
        raise WorkspaceError(f"{path} cannot be written (nothing may be written into {above})")


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
