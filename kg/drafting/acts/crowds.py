"""Groups and single states that common nouns tell of: 72 states, those that signed, the EU states, the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.counts.amounts import part

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit
    from kg.drafting.text.document import Doc, Mention

STATES = frozenset(("states", "parties", "un-member-states"))
VOTES = frozenset(("votes-for", "votes-against", "abstentions"))
"""What is counted in a vote tells of no group that acts on a treaty."""
PARLIAMENTS, GOVERNMENTS = ("parliament", "chamber"), ("government", "cabinet")
"""Kinds of head for the organs that act for a state."""
KINDS = frozenset(("states", "members", "parties", "countries", "nations", "signatories", "member", "eu", "g7", "g20"))
"""Words in the identifiers of groups that are made of states."""
CLOSE, BEHIND, NEAR = 4, 6, 3


def clause_of(doc: Doc, crowd: int, hit: Hit) -> int:
    """Return where the relative clause begins whose subject a group is: among the states that, in Hanoi, signed."""
    unit, group = doc.hit("units", crowd), next(iter(doc.of("group").between(crowd, crowd + 1)), None)
    end = max(unit.end if unit is not None else 0, group.end if group is not None else 0)
    start = end + 1 if doc.tokens.key(end) == "," else end
    inside = range(start, hit.start)
    closed = any(doc.tokens.keys[at] == "," for at in inside)
    relative = doc.role("relative", start) and not doc.role("complementiser", start)
    return start if end and relative and not closed else 0


def tells_which(doc: Doc, mention: Mention, crowd: int) -> bool:
    """Tell whether a name belongs to a group that it stands beside, and is no subject: the EU states, państwa UE."""
    unit = doc.hit("units", crowd)
    group = next(iter(doc.of("group").between(crowd, crowd + 1)), None)
    if any(one is not None and one.start <= mention.start < one.end for one in (unit, group)):
        return True
    return mention.end == crowd or (unit is not None and mention.start == unit.end and mention.kind == "body")


def of_them(doc: Doc, mention: Mention, crowd: int) -> bool:
    """Tell whether who is named before a group is said to be, or not to be, one of it, or acts with it."""
    if _with_others(doc, mention, crowd):
        return True
    return one_of_many(doc, mention.end, crowd)


def one_of_many(doc: Doc, low: int, crowd: int) -> bool:
    """Tell whether words right before a group say that somebody is of it: is one of two states that."""
    near = range(max(low, crowd - NEAR), crowd + 2)
    return any(doc.role("membership", at) or doc.ends("membership", at, CLOSE) >= 0 for at in near)


def _with_others(doc: Doc, mention: Mention, crowd: int) -> bool:
    """Tell whether who is named before a group acts with it: Poland and 71 other states signed it."""
    if not 0 < crowd - mention.end <= NEAR:
        return False
    return bool(doc.joins(mention.end) or with_others(doc, mention.end))


def with_others(doc: Doc, at: int) -> int:
    """Return where words end that say that who follows acts too, or 0: Poland together with Austria."""
    joint = doc.roles.get("proverb", {}).get(at)
    return joint.end if joint is not None and "after" in joint.entry.value else 0


def one_state(doc: Doc, at: int) -> bool:
    """Tell whether `the country` stands at a token."""
    if doc.role("realm", at):
        return True
    unit = doc.hit("units", at)
    if unit is None or unit.entry.value not in STATES or several(doc, unit):
        return False
    behind = doc.tokens.key(unit.end) in doc.pack.demonstratives or doc.role("determiner", unit.end) > 0
    return behind or doc.ends("determiner", at) >= 0


def crowd_before(doc: Doc, low: int, hit: Hit) -> int:
    """Return where the last group or number of states before a verb stands, which is then its subject, or -1."""
    groups = [m.start for m in doc.of("group").between(low, hit.start) if _of_states(doc, m)]
    units = doc.hits.get("units", {})
    counted = [at for at in range(low, hit.start) if at in units and several(doc, units[at][0])]
    return max([*groups, *counted, *doc.places("those", low, hit.start)], default=-1)


def _of_states(doc: Doc, group: Mention) -> bool:
    """Tell whether a group is one of states, rather than of people or firms who sign no treaty: the providers."""
    units = (doc.entry("units", at) for at in range(group.start, group.end))
    if any(unit is not None and unit.value in STATES for unit in units):
        return True
    return not KINDS.isdisjoint(group.id.rpartition("/")[2].split("-"))


def apart(doc: Doc, crowd: int) -> bool:
    """Tell whether a preposition stands before a group, so that it is no subject: of the states of the region."""
    near = range(crowd - 2 if doc.pack.settings.endings else crowd, crowd + 1)
    return any(doc.ends(role, at) >= 0 for role in ("locative", "connector", "preposition") for at in near)


def several(doc: Doc, unit: Hit) -> bool:
    """Tell several states from one that `the country` stands for, and from a part of a name: the United States."""
    if unit.entry.value not in STATES or unit.entry.kind in VOTES or _of_a_name(doc, unit):
        return False
    if any(doc.ends("membership", at) >= 0 for at in (unit.start, unit.start - 1)):
        return True
    joined = unit.start > 1 and doc.tokens.words[unit.start - 1]
    number = part(doc, unit.start - 1, "number") or (part(doc, unit.start - 2, "number") if joined else None)
    if doc.tokens.key(unit.start - 1).isdigit() or (number is not None and number.end >= unit.start - 1):
        return True
    if doc.pack.settings.endings:
        return number is not None
    if doc.pack.settings.syllables:
        return doc.ends("determiner", unit.start) >= 0
    return doc.tokens.cut(unit.start, unit.end).lower() != unit.entry.lemma.lower()


def counted_behind(doc: Doc, hit: Hit) -> bool:
    """Tell whether a number of states follows a verb as its subject."""
    units = doc.hits.get("units", {})
    near = [units[at][0] for at in range(hit.end, hit.end + BEHIND) if at in units]
    if doc.pack.settings.endings:
        return any(unit.entry.value in STATES for unit in near)
    return any(several(doc, unit) for unit in near)


def _of_a_name(doc: Doc, unit: Hit) -> bool:
    """Tell whether a noun for states is part of the name of a state, a treaty or who is spoken to, as the UN is."""
    named = [m for kind in ("state", "treaty", "body") for m in doc.of(kind).before(unit.end, 1) if m.end > unit.start]
    return any(m.kind != "body" or doc.one_ends(("addressee",), doc.ends("determiner", m.start, 1)) for m in named)


def stands_for_state(doc: Doc, at: int, end: int) -> bool:
    """Tell whether a noun of one state, with other words about it, is the subject: the landlocked nation acceded."""
    if doc.role("realm", at):
        return True
    unit = doc.hit("units", at)
    if unit is None or unit.entry.value not in STATES or several(doc, unit):
        return False
    behind = range(unit.end, min(end, unit.end + CLOSE))
    shown = any(doc.tokens.keys[word] in doc.pack.demonstratives for word in behind) or doc.role("determiner", unit.end)
    return bool(shown) or doc.within("determiner", max(0, at - NEAR), at)


def organ(doc: Doc, low: int, high: int, kinds: tuple[str, ...] = PARLIAMENTS + GOVERNMENTS) -> bool:
    """Tell whether the government or the parliament of a state is named by its noun among some tokens."""
    heads = doc.hits.get("heads", {})
    return any(at in heads and heads[at][0].entry.kind in kinds for at in range(low, high))


def states_before(doc: Doc, low: int, high: int) -> bool:
    """Tell whether a noun for states is who is asked to act: called on states to hasten ratification."""
    triggers = doc.hits.get("triggers", {})
    units = (doc.entry("units", at) for at in range(low, high) if at not in triggers and not one_state(doc, at))
    return any(unit is not None and unit.value in STATES for unit in units)
