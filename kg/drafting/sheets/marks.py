"""What a drafted sheet says of itself as long as nobody has reviewed it; signing a review takes it out again."""

from __future__ import annotations

import hashlib
from typing import Any

HEAD = """# Drafted by a machine and read by nobody yet: `kg review` goes through it. No number is cited from a draft.
# Left to the coder: the gloss of the statements, and what stands in comments.
"""
SEAL = "# As drafted: sha256 "
"""How the line begins that tells by the hash of all that follows whether somebody has edited a draft."""
TITLE = ("Draft of ", ", not reviewed")
"""What stands before and behind the slug in the title of a draft."""
DRAFTED = "draft: "
"""How the note of an entry begins of which the program is not sure; `kg review` shows it."""


def sealed(body: str) -> str:
    """Return a sheet under its head and the seal of its words."""
    return f"{HEAD}{SEAL}{_hash(body)}\n{body}"


def is_untouched(sheet: str) -> bool:
    """Tell whether a sheet is as it was drafted, to the last sign."""
    head, mark, rest = sheet.partition(SEAL)
    seal, _, body = rest.partition("\n")
    return bool(mark) and head == HEAD and seal == _hash(body)


def _hash(body: str) -> str:
    return hashlib.sha256(body.encode("utf-8", "surrogatepass")).hexdigest()


def title(slug: str) -> str:
    """Return the title of the draft of a source."""
    return slug.join(TITLE)


def is_title(given: Any) -> bool:
    """Tell whether a title is one that a draft was given."""
    return isinstance(given, str) and given.startswith(TITLE[0]) and given.endswith(TITLE[1])


def is_note(given: Any) -> bool:
    """Tell whether a note is one that a draft was given."""
    return isinstance(given, str) and given.startswith(DRAFTED.strip())
