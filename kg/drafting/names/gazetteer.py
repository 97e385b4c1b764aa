"""Names that the tables list: states with adjectives, demonyms and capitals, bodies, treaties, places, groups."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.drafting.languages.inflection import nominative
from kg.drafting.languages.schema import PREFIXES
from kg.drafting.names.capitals import acts, starts_sentence
from kg.drafting.names.remits import KINDS
from kg.drafting.text.document import Doc, Mention

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Entry, Hit

OF_STATES = frozenset(("head-of-state", "head-of-government", "ambassador", "foreign-minister"))
"""Kinds of office before which a state is named, not a given name, where the family name comes first."""
RULE = "names"
GOVERNMENT = "names-government"
"""Rule of a capital that stands for its government."""
PARTS, CURRENCY = "-'.@/", "$€£¥"
"""Signs within words and addresses, and those that make a name part of a sum."""
WITHIN = {"body": ("state",), "group": ("body", "state")}
"""Kinds of name that are named too within a longer one."""
RULED = "government"
"""Guard of a capital that may stand for its government; `government=bod:eu` names another than that of its state."""
PAGE = "page"
"""Guard of a name that in the remains of a page is only a button: Share on Facebook."""
STATED = ("name", "short", "formal")
ELIDED = ("determiner", "connector", "complementiser", "locative", "conjunction", "attribution")
"""Small words that lose their last letter before a name."""


def public(compact: str) -> str:
    """Return the identifier that is written for a compact one: `sta:vnm` is `state/vnm`."""
    prefix, _, slug = compact.partition(":")
    return f"{PREFIXES.get(prefix, prefix)}/{slug}"


def listed(doc: Doc) -> list[Mention]:
    """Find the names of a text that the tables know, the longest at each place, and states within names of bodies."""
    found: list[Mention] = []
    inside = 0
    for at in sorted(doc.hits.get("names", {})):
        hit = _chosen(doc, doc.hits["names"][at])
        if hit is None or _cut(doc, hit) or _of_another(doc, hit) or _held(doc, hit):
            continue
        mention = _mention(doc, hit)
        if at < inside and not _inner(mention, found[-1], hit.end <= inside):
            continue
        found.append(mention)
        found += _within(doc, hit, mention)
        inside = max(inside, hit.end)
    return found


def _held(doc: Doc, hit: Hit) -> bool:
    """Tell whether an organ of one person is that person's title here, with a given name behind it."""
    given = hit.end < len(doc.tokens) and doc.tokens.caps[hit.end] and not doc.tokens.breaks[hit.end]
    given = given and doc.tokens.keys[hit.end] in doc.pack.given
    return given and hit.entry.kind == "body" and doc.hit("offices", hit.start) is not None


def _inner(mention: Mention, outer: Mention, whole: bool) -> bool:
    """Tell whether a name within another is one of its own: a state in a body, a body in a group."""
    return whole and (mention.kind, outer.kind) in (("state", "body"), ("body", "group"))


def _of_another(doc: Doc, hit: Hit) -> bool:
    """Tell whether a body of the home state has the name of another state behind it, so that it is that state's."""
    home, end = doc.pack.settings.home, hit.end
    head = doc.hit("heads", hit.start)
    if not home or hit.entry.kind != "body" or not head or doc.tokens.breaks[end : end + 1] == [True]:
        return False
    whole = doc.hit("portfolios", head.end)
    if whole is not None and whole.end > end:
        return True  # the name is only the beginning of a longer one: Ministry of Foreign Affairs and Trade
    if (more := doc.hit("portfolios", doc.joins(end))) is not None and doc.tokens.caps[more.start]:
        end = more.end
    states = (
        near for near in doc.hits["names"].get(end, ()) if near.entry.kind == "state" and near.entry.use in STATED
    )
    return any(near.entry.value.partition(":")[2] != home.rpartition("/")[2] for near in states if _allowed(doc, near))


def _within(doc: Doc, hit: Hit, mention: Mention) -> list[Mention]:
    """Find the state or body at the beginning of the name of another: Dutch police, EU governments."""
    kinds = WITHIN.get(mention.kind)
    shorter = doc.hits.get("names-inner", {}).get(hit.start, ()) if kinds else ()
    inner = [one for one in shorter if kinds and one.entry.kind in kinds and one.entry.use != "capital"]
    return [_mention(doc, max(inner, key=lambda one: one.end))] if inner else []


def _chosen(doc: Doc, hits: list[Hit]) -> Hit | None:
    """Choose among names that begin here and are equally long: the first that its guards let pass."""
    for hit in hits:
        if _allowed(doc, hit):
            return hit
    return None


def _cut(doc: Doc, hit: Hit) -> bool:
    """Tell whether a name is only a part of a word with hyphens."""
    tokens = doc.tokens
    if (tokens.tight(hit.end) and tokens.key(hit.end) in CURRENCY) or _of_a_person(doc, hit):
        return True
    before = hit.start > 1 and tokens.tight(hit.start) and tokens.tight(hit.start - 1)
    inside = before and tokens.words[hit.start - 2] and tokens.keys[hit.start - 1] in PARTS
    inside = inside and not (
        tokens.keys[hit.start - 1] == "/" and tokens.caps[hit.start - 2] and tokens.caps[hit.start]
    )
    return bool(inside and not doc.one_ends(ELIDED, hit.start))


def _of_a_person(doc: Doc, hit: Hit) -> bool:
    """Tell whether a short name of a state is rather a part of a person's name: Đức Huy, minister Sofia Lindqvist."""
    tokens, start, end = doc.tokens, hit.start, hit.end
    if end - start == 1 and _given(doc, start) and _titled(doc, start) and _unknown(doc, end):
        return True
    if end - start > 1 or hit.entry.kind != "state":
        return False
    if doc.pack.settings.family_first and not tokens.breaks[start] and _behind_family(doc, start):
        return True
    demonym = any(one.entry.use == "demonym" for one in doc.hits["names"][start])
    if demonym and doc.pack.settings.endings and _behind_given(doc, start):
        return True
    if tokens.keys[start] not in doc.pack.given or end >= len(tokens) or tokens.breaks[end] or end in doc.hits["names"]:
        return False
    return (_given(doc, end) and not _governed(doc, start)) or _between(doc, start)


def _titled(doc: Doc, at: int) -> bool:
    """Tell whether an honorific or an office stands right before a name, the given name of which comes first."""
    return not doc.pack.settings.family_first and (doc.ends("honorific", at) >= 0 or _holds(doc, at))


def _unknown(doc: Doc, at: int) -> bool:
    """Tell whether a word goes on as a name that no table of names has."""
    tokens = doc.tokens
    goes_on = at < len(tokens) and tokens.caps[at] and tokens.words[at] and not tokens.breaks[at]
    return goes_on and at not in doc.hits["names"]


def _behind_given(doc: Doc, at: int) -> bool:
    """Tell whether a given name, perhaps in another case, stands right before a word: Anna Litwin, Jana Czecha."""
    tokens = doc.tokens
    before = at > 0 and tokens.caps[at - 1] and tokens.words[at - 1] and not tokens.breaks[at]
    return before and at - 1 not in doc.hits["names"] and bool(nominative(tokens.word(at - 1), doc.pack)[1])


def _behind_family(doc: Doc, at: int) -> bool:
    """Tell whether a family name stands two or three words before, and names between: Trần Hải Anh, Lê Thị Việt Nga."""
    tokens, known = doc.tokens, doc.hits.get("names", {})
    for first in (at - 2, at - 3):
        between = range(first + 1, at)
        named = all(tokens.caps[b] and tokens.words[b] and not tokens.breaks[b] for b in between)
        if named and _given(doc, first) and first not in known and (_given(doc, at - 1) or at - 1 not in known):
            return at - 1 not in known or first == at - 3
    return False


def _between(doc: Doc, at: int) -> bool:
    """Tell whether a word stands between a family name, which comes first, and one that nobody knows: Hồ Đức Phớc."""
    tokens, first = doc.tokens, at - 1
    if not (doc.pack.settings.family_first and _given(doc, first)) or at + 1 >= len(tokens) or not tokens.caps[at + 1]:
        return False
    begins = not tokens.caps[first - 1] or doc.ends("honorific", first) >= 0 or _holds(doc, first)
    known = any(
        start in doc.hits.get(table, {}) for table in ("names", "heads", "offices") for start in (first, at + 1)
    )
    return begins and not known and not tokens.breaks[at]


def _holds(doc: Doc, at: int) -> bool:
    """Tell whether an office ends right before a token."""
    return any(
        hit.end == at for start in range(max(0, at - 6), at) for hit in doc.hits.get("offices", {}).get(start, ())
    )


def _given(doc: Doc, at: int) -> bool:
    return 0 <= at < len(doc.tokens) and doc.tokens.caps[at] and doc.tokens.keys[at] in doc.pack.given


def _governed(doc: Doc, start: int) -> bool:
    """Tell whether what stands before asks for a state: a body, a portfolio, or an office over one."""
    for at in range(max(0, start - 6), start):
        for table in ("heads", "portfolios"):
            hit = doc.hit(table, at)
            if hit is not None and hit.end == start:
                return True
        office = doc.hit("offices", at)
        own = KINDS | (OF_STATES if doc.pack.settings.family_first else set())
        if office is not None and office.end == start and office.entry.kind in own:
            return True
    return False


def _allowed(doc: Doc, hit: Hit) -> bool:
    """Ask the guards of a row: words that must or must not stand next to it."""
    tags = hit.entry.tags
    if not tags:
        return True
    around = {doc.tokens.key(hit.start - 1), doc.tokens.key(hit.end), doc.tokens.key(hit.end + 1)}
    needed, barred = _guards(tags)
    if (needed and not needed & around) or barred & around:
        return False
    if PAGE in tags and doc.zone(hit.start) == PAGE:
        return False
    return "start" not in tags or not _only_at_start(doc, hit)


@lru_cache(maxsize=1024)
def _guards(tags: frozenset[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that must and that must not stand next to a name."""
    needed, barred = (frozenset(tag[1:].lower() for tag in tags if tag[0] == sign) for sign in "+-")
    return needed, barred


def _only_at_start(doc: Doc, hit: Hit) -> bool:
    """Tell whether a word stands at the start of a sentence and nowhere else."""
    if not starts_sentence(doc, hit.start):
        return False
    key, tokens = doc.tokens.keys[hit.start], doc.tokens
    places = doc.hits["names"]
    return not any(
        tokens.keys[at] == key and tokens.caps[at] and not starts_sentence(doc, at) for at in places if at != hit.start
    )


def _bare(doc: Doc, hit: Hit) -> Hit:
    """Leave out an article that a row has before a name, where it has the name without it too: the Netherlands."""
    end = doc.role("determiner", hit.start)
    if not hit.start < end < hit.end:
        return hit
    plain = (inner for inner in doc.hits["names"].get(end, ()) if inner.entry.value == hit.entry.value)
    return next((inner for inner in plain if inner.end == hit.end), hit)


def _mention(doc: Doc, hit: Hit) -> Mention:
    hit = _bare(doc, hit)
    entry = hit.entry
    row = entry.place
    if entry.use == "capital" or entry.value in doc.pack.governments:
        return _capital(doc, hit, entry, row)
    kind = "body" if entry.kind == "body" else entry.kind
    return Mention(hit.start, hit.end, kind, public(entry.value), f"{RULE}-{entry.use}", row)


def _capital(doc: Doc, hit: Hit, entry: Entry, row: str) -> Mention:
    """Tell a city from the government that it stands for: of its state, or the one that its row names."""
    stated = next((tag for tag in entry.tags if tag.startswith(RULED)), "")
    meant = stated.partition("=")[2] or doc.pack.governments.get(entry.value)
    if meant and stated and acts(doc, hit.start, hit.end):
        kind = "state" if meant.startswith("sta:") else "body"
        return Mention(hit.start, hit.end, kind, public(meant), GOVERNMENT, row, 0.8)
    return Mention(hit.start, hit.end, "place", public(entry.value), "names-capital", row)
