"""What the tables of a language look like: their columns, and the values that some columns may have."""

from __future__ import annotations

from typing import NamedTuple

ACTS = frozenset(
    [
        "asserts",
        "predicts",
        "warns",
        "accuses",
        "denies",
        "appeals",
        "commits",
        "offers",
        "rejects",
        "praises",
        "thanks",
        "condemns",
    ]
)
ACTIONS = frozenset(
    ["Signature", "Ratification", "Accession", "Acceptance", "Approval", "EntryIntoForceForParty", "Withdrawal"]
)
COMPARATORS = frozenset(["exactly", "approximately", "nearly", "at-least", "more-than", "at-most", "fewer-than"])
NAME_KINDS = frozenset(["state", "body", "treaty", "place", "group", "person"])
NAME_USES = frozenset(["name", "formal", "short", "adjective", "demonym", "acronym", "capital"])
STANCES = frozenset(["supports", "opposes", "conditional"])
FRAMES = frozenset(
    [
        "that",
        "object",
        "quote",
        "infinitive",
        "after",
        "noun",
        "passive",
        "hearer",
        "impersonal",
        "ask",
        "whole",
        "joined",
        "judges",
        "papers",
        "as",
    ]
)
PREFIXES = {
    "sta": "state",
    "bod": "org",
    "trt": "treaty",
    "plc": "place",
    "grp": "group",
    "per": "person",
    "evt": "event",
}
"""Prefix of a compact identifier, and the step of the IRI that stands for it in what `kg read` writes."""


class Table(NamedTuple):
    """One table: its columns, which of them give what an entry asks for, and what they may hold."""

    columns: tuple[str, ...]
    kind: str = ""
    value: str = ""
    use: str = ""
    tags: str = ""
    closed: tuple[tuple[str, frozenset[str]], ...] = ()


def _columns(names: str) -> tuple[str, ...]:
    return tuple(names.split(","))


TABLES = {
    "names": Table(
        _columns("id,kind,use,lemma,forms,guard,case,source"),
        kind="kind",
        value="id",
        use="use",
        tags="guard",
        closed=(("kind", NAME_KINDS), ("use", NAME_USES), ("case", frozenset(("yes", "no")))),
    ),
    "heads": Table(_columns("lemma,forms,kind,portfolio,source"), kind="kind", tags="portfolio"),
    "offices": Table(
        _columns("lemma,forms,kind,rank,gender,portfolio,source"),
        kind="kind",
        value="gender",
        use="rank",
        tags="portfolio",
    ),
    "portfolios": Table(_columns("lemma,forms,slug,source"), value="slug"),
    "speech": Table(
        _columns("lemma,forms,act,frames,source"),
        kind="act",
        tags="frames",
        closed=(("act", ACTS), ("frames", FRAMES)),
    ),
    "triggers": Table(
        _columns("lemma,forms,what,value,part,source"),
        kind="what",
        value="value",
        use="part",
        closed=(("what", frozenset(("action", "event"))), ("part", frozenset(("verb", "noun")))),
    ),
    "time": Table(_columns("form,what,value,source"), kind="what", value="value"),
    "numbers": Table(_columns("form,what,value,source"), kind="what", value="value"),
    "units": Table(_columns("lemma,forms,unit,measure,source"), kind="measure", value="unit"),
    "measures": Table(_columns("lemma,forms,unit,measure,source"), kind="measure", value="unit"),
    "topics": Table(_columns("topic,forms,source"), kind="topic"),
    "stances": Table(_columns("stance,forms,source"), kind="stance", closed=(("stance", STANCES),)),
    "page": Table(_columns("pattern,zone,source"), kind="zone"),
}
"""Tables of a language by name."""
KINDS = Table(_columns("table,kind,traits,stands_for,source"), closed=(("table", frozenset(("offices", "heads"))),))
"""What kinds of offices and of bodies there are, and what they are like; all languages share them."""
SHARED = {"first-names": Table(_columns("name,gender,languages,source"), kind="gender", tags="languages")}
"""Tables that all languages share; there are rows of `names` and `heads` too."""
