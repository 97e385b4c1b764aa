"""What may stand in braces in a paragraph of methods, to be filled in when a folder is made."""

from __future__ import annotations

import re

PLACE = re.compile(r"\{([a-z_]+)\}")
PLACES = {
    "observed_until": "last day that all lists cover which are known to be complete on any day",
    "as_of": "the day, or days, as of which tables are made",
    "known_on": "only sources known by this day were seen",
    "n_sources": "how many sources stand behind the inputs",
    "n_rows": "how many rows the inputs have",
    "captured": "first and last day on which the sources were stored",
}
"""What may stand in braces in a paragraph of methods, and what it means."""


def placed(text: str) -> list[str]:
    """Return the names that stand in braces in a text."""
    return PLACE.findall(text)
