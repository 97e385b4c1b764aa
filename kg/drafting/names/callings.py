"""What kinds of offices and bodies are like: who speaks for whom, and what a wide word such as `the diplomat` means.

They stand in `kinds.csv` beside the languages, which share them.
"""

from __future__ import annotations

from functools import cache

from kg.drafting.languages import packs

FOR_STATES = "acts-for-state"
"""Trait of an office whose holders act for their state."""
ORGANS = "speaks-for-others"
"""Trait of an office whose holders speak for a state or a body, where nobody is named."""
MINISTERS = "minister"
"""Trait of offices of a government."""
ANYBODY = "anybody"
"""Trait of words that may stand for somebody whose office the text does not tell."""
SOFT = "own-voice"
"""Trait of words for somebody who does not speak for the body that is named with them."""
ANY_BODY = "any-body"
"""Trait of nouns that fit many bodies whose names do not say what they are."""
PROFESSION = "profession"
"""Trait of words for what somebody has learnt, who may hold any office beside it."""
LOOSE = "loose"
"""Trait of nouns that a body may be called by whose name says what else it is."""
OUTLAW = "outlaw"
"""Trait of nouns that stand for nobody whom a table lists: the gang, not Interpol."""
AUTHORITY, SOCIETY, FIRM = "authority", "society", "firm"
"""Traits of nouns that may stand for each other where a text has just told of one such body.

A noun for an authority fits a name too that does not say what it is: the office, after ENISA.
"""
PUBLIC = "public"
"""Trait of nouns that alone mean a body of the state that a story is about: the police."""
TITLED = "m by title"
"""Gender of somebody who has the title of a man, which is used of women too."""
PLURAL = "plural"
"""Rank of a row that names several holders of an office: they are no one person."""
SIGNATORY = "signatory"
"""Kind of those who signed or wrote something together."""
RELATIVE = "relative"
"""Kind of those whom a family makes what they are: the son of somebody."""
SUSPECT = "suspect"
"""Kind of those whom somebody accuses."""


@cache
def known(table: str) -> frozenset[str]:
    """Return the kinds that a table of a language may use."""
    return frozenset(row["kind"] for row in _rows() if row["table"] == table)


@cache
def are(trait: str) -> frozenset[str]:
    """Return the kinds that have a trait."""
    return frozenset(row["kind"] for row in _rows() if trait in packs.parts(row["traits"]))


@cache
def covered(kind: str) -> frozenset[str]:
    """Return the kinds that a wide word of some kind may stand for: an official for a minister."""
    return frozenset(wide for row in _rows() if row["kind"] == kind for wide in packs.parts(row["stands_for"]))


@cache
def _rows() -> list[packs.Row]:
    return packs.rows(packs.folder() / "kinds.csv")
