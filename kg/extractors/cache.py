"""Replies that were given before, so that a run can be made again byte for byte and without asking."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from kg.extractors.protocol import ExtractorError
from kg.files import digest, write_atomically

if TYPE_CHECKING:
    from pathlib import Path

MOST = 20_000_000


def name(model: str, question: Any) -> str:
    """Return what a reply is kept under: SHA-256 of model, prompt and text, as one canonical JSON text."""
    whole = json.dumps([model, question], ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return digest(whole.encode("ascii"))


def find(folder: Path | None, key: str) -> str | None:
    """Return the reply kept under a key. Raises ExtractorError if the file is not what was written."""
    path = folder / f"{key}.json" if folder else None
    if path is None or not path.is_file():
        return None
    try:
        data = json.loads(path.read_bytes()) if path.stat().st_size <= MOST else None
    except (ValueError, RecursionError):
        data = None
    if not isinstance(data, dict) or data.get("key") != key or not isinstance(reply := data.get("reply"), str):
        raise ExtractorError(f"{path}: not a reply as it was kept; delete the file to ask again")
    if data.get("sha256") != _sum(reply):
        raise ExtractorError(f"{path}: the reply was changed since; delete the file to ask again")
    return reply


def keep(folder: Path | None, key: str, model: str, reply: str) -> None:
    """Keep a reply."""
    if folder is None:
        return
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    data = {"key": key, "model": model, "reply": reply, "sha256": _sum(reply)}
    text = json.dumps(data, ensure_ascii=True, sort_keys=True, indent=1)
    write_atomically(folder / f"{key}.json", f"{text}\n".encode("ascii"))


def _sum(reply: str) -> str:
    return digest(reply.encode("utf-8", errors="surrogatepass"))
