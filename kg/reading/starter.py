"""A new workspace that builds at once."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from kg.errors import WorkspaceError
from kg.files import write_atomically
from kg.reading.evidence import check_of

if TYPE_CHECKING:
    from pathlib import Path

SETTINGS = """# A workspace of kg, layered over the packaged base: ontology, reference, first article.
# base = false leaves the base out.
base = true
"""
TEXT = "On Monday the ministry of Examplia said that 12 countries had joined the pact.\n"
SHEET = """# A first fact sheet. Replace it by your own: one file for each article.
# `kg sheet check data/articles/example.toml --texts texts` compares it with the text.

[source]
slug = "example"
title = {{en = "An invented note on an invented pact"}}
kind = "press"
language = "en"
published = 2025-01-06
text_sha256 = "{sha}"
text_length = {length}
coded = 2025-01-07
coder = "you"

[[actor]]
id = "bod:examplia-ministry"
kind = "public-body"
name = "ministry of Examplia"
at = [{a}, {b}]
check = "{ab}"

[[treaty]]
id = "trt:example-pact"
name = "the pact"
at = [{e}, {f}]
check = "{ef}"

[[statement]]
id = "st01"
speaker = "bod:examplia-ministry"
act = "asserts"
reporting = "indirect"
topic = "treaty-signing"
about = "trt:example-pact"
gloss = "The ministry says that 12 countries have joined."
at = [{a}, {f}]
check = "{af}"

[[count]]
id = "qty-joined"
measure = "states-acceded"
value = 12
comparator = "exactly"
unit = "states"
about = "trt:example-pact"
as_of = 2025-01-06
level = "reported-indirect"
via = "st01"
at = [{c}, {d}]
check = "{cd}"
"""


def _sheet() -> str:
    ends = {}
    for names, words in (("ab", "the ministry of Examplia"), ("cd", "12 countries"), ("ef", "the pact")):
        ends[names[0]] = TEXT.index(words)
        ends[names[1]] = ends[names[0]] + len(words)
    checks = {pair: check_of(TEXT[ends[pair[0]] : ends[pair[1]]]) for pair in ("ab", "cd", "ef", "af")}
    sha = hashlib.sha256(TEXT.encode("utf-8")).hexdigest()
    return SHEET.format(sha=sha, length=len(TEXT), **ends, **checks)


def init(folder: Path) -> list[Path]:
    """Make a workspace in an empty or new folder; return the files written.

    Raises WorkspaceError if the folder has anything in it.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise WorkspaceError(f"{folder} is not an empty folder; give a new one")
    files = {
        "data/articles/example.toml": _sheet(),
        "texts/example.txt": TEXT,
        ".gitignore": "build/\n",
        "kg.toml": SETTINGS,
    }
    written = []
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomically(path, text.encode("utf-8"))
        written.append(path)
    return written
