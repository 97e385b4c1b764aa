"""A draft as a fact sheet: every entry with its place and its check, and with the reason where a person must look.

What only a person can write is left out: the gloss of a statement, and the kind of the source.
"""

from __future__ import annotations

import hashlib
import json
from bisect import bisect_right
from itertools import accumulate
from typing import Any

import kg
from kg.drafting.names.slugs import slug as slug_of
from kg.drafting.sheets import marks, sheet_ids
from kg.drafting.sheets.sheet_entries import Entry, entries

CODEBOOK = "1.0"
NAMES = ("actor", "treaty", "place")
"""Sections of things; whose word a name is does not matter."""


def sheet(text: str, data: Entry, name: str, day: str = "") -> str:
    """Write the draft of a text as a sheet in TOML.

    Args:
        text: the stored text.
        data: its draft.
        name: what the source is called.
        day: when it is drafted.

    """
    sections = entries(text, sheet_ids.written(data))
    speech = _Speech(entry for section, found in sections for entry in found if section == "statement")
    head = f"{_unread(text, data)}\n[source]\n{_lines(_source(text, data, name, day))}"
    body = [_table(section, _placed(text, entry, section, speech)) for section, found in sections for entry in found]
    return marks.sealed("\n".join([head, *body]))


def slug(name: str) -> str:
    """Return the slug of a source by the name of its file."""
    from kg.terms import is_slug

    made = slug_of(name)
    return made if is_slug(made) else f"text-{made}"


def _unread(text: str, data: Entry) -> str:
    end = data.get("read_to", len(text))
    return f"# Only the first {end} of {len(text)} characters were read.\n" if end < len(text) else ""


def _source(text: str, data: Entry, name: str, day: str) -> Entry:
    extractor = f", {data['extractor']}" if data.get("extractor") else ""
    return {
        "slug": slug(name),
        "title": {"en": marks.title(slug(name))},
        "kind": "other",
        "language": data["language"],
        "published": data["published"],
        "text_sha256": data["text_sha256"],
        "text_length": len(text),
        "coded": day,
        "coder": f"kg read {kg.__version__}{extractor}",
        "codebook": CODEBOOK,
        "status": "draft",
    }


def _table(section: str, entry: Entry) -> str:
    """Write an entry; one that the graph cannot hold yet is a comment for a person to mend."""
    lacking = {"count": "measure", "statement": "speaker", "treaty-action": "party"}.get(section)
    written = f"[[{section}]]\n{_lines(entry)}"
    if not (lacking and not entry.get(lacking)) and entry.get("via") != OPEN:
        return written
    return "".join(f"# {line}\n" for line in written.splitlines())


def _lines(entry: Entry) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in entry.items() if value not in (None, "", []))


def _value(value: Any) -> str:
    """Write a value as TOML does; its strings are those of JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


DEEPEST = 50
"""So many statements before a place are asked whether they hold it."""
OPEN = "a statement whose speaker is open"


class _Speech:
    """The statements by place, to tell what stands in what somebody said."""

    def __init__(self, found: Any) -> None:
        self.all = sorted(found, key=lambda entry: (entry["at"][0], -entry["at"][1]))
        self.starts = [entry["at"][0] for entry in self.all]
        self.reach = list(accumulate((entry["at"][1] for entry in self.all), max))

    def around(self, start: int, end: int) -> Entry | None:
        """Return the first statement that holds a place."""
        number = bisect_right(self.starts, start) - 1
        best, last = None, number - DEEPEST
        while number > max(-1, last) and self.reach[number] >= end:
            if self.all[number]["at"][1] >= end:
                best = self.all[number]
            number -= 1
        return best


def _placed(text: str, entry: Entry, section: str, speech: _Speech) -> Entry:
    """Add the check of the words, and whose word it is where the entry stands in what somebody said."""
    start, end = entry["at"]
    words = text[start:end].encode("utf-8", "surrogatepass")
    note = entry.pop("note", "")
    entry = {**entry, "check": hashlib.sha256(words).hexdigest()[:8]}
    within = speech.around(start, end) if section not in ("statement", *NAMES) else None
    if within is not None:
        entry |= {"level": f"reported-{within['reporting']}", "via": within["id"] if within["speaker"] else OPEN}
    return entry | ({"note": note} if note else {})
