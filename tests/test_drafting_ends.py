"""Texts that end with any form of the tables, or with a sign behind it: no rule looks past the last word."""

from __future__ import annotations

from itertools import islice

import pytest

from kg.drafting import drafts, output
from kg.drafting.languages import packs

TABLES = ("speech", "triggers", "offices", "heads", "time", "numbers", "units", "stances")
EACH = 41
"""One form in so many is tried; their shares change with every row, so that in time all are."""
SHAPES = ("{0}", "{0} {0}", "Jan {0}", "{0},", "“{0}", "{0}: “x")


def forms(tag: str, table: str) -> list[str]:
    """List the forms of a table."""
    found = packs.rows(packs.folder() / tag / f"{table}.csv")
    return [form for row in found for form in packs.parts(row.get("forms") or row.get("form"))]


@pytest.mark.parametrize("table", TABLES)
@pytest.mark.parametrize("tag", packs.available(packs.folder()))
def test_any_form_may_be_the_end(tag: str, table: str) -> None:
    tried = list(islice(forms(tag, table), len(table) % EACH, None, EACH))
    assert tried
    for form in tried:
        for shape in SHAPES:
            text = shape.format(form)
            for item in output.as_data(drafts.read(text, None, tag))["mentions"]:
                assert 0 <= item["span"][0] < item["span"][1] <= len(text)
