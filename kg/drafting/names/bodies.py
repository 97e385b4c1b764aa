"""Bodies by grammar: a head noun (ministry, court, police) with what belongs to it, and the acronym that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg.drafting.names.body import OFFICES, PART, Found, office_of
from kg.drafting.names.callings import PLURAL, SOCIETY, are
from kg.drafting.names.capitals import ruled_from
from kg.drafting.names.matters import listed, small
from kg.drafting.names.namewords import elsewhere, is_part, lettered, no_syllable, onwards, qualifies
from kg.drafting.names.phrases import described, phrasal, phrase_end
from kg.drafting.names.seats import ABROAD, abroad, seat, town
from kg.drafting.names.slugs import slug
from kg.drafting.names.standing import opens, stands
from kg.drafting.text.document import Doc, Mention
from kg.drafting.text.nearby import Nearby

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Hit

SAID, NEAR = 0.9, 0.6
"""How sure the identifier of a body is: its name tells the state, or it is that of the state named last."""
NOT_BODIES = frozenset(
    (
        "treaty",
        "state",
        "kind",
        "person",
        "delegation",
        "team",
        "memorandum",
        "document",
        "agreement",
        "site",
        "management",
        "institution",
    )
)
LOOSE = frozenset(
    ["organisation", "association", "company", "foundation", "ngo", "media", "news-media", "centre", "team", "gang"]
)
"""Kinds of head that in small letters only describe: police organisation."""
CALLED = frozenset(("company", "media", "news-media", "ngo", "organisation", "association", "gang"))
"""Kinds of head that stand before a name without being a part of it: firm Halden."""
NAME = 5
"""A name of foreign words behind a noun of syllables that begins a sentence has at most so many."""
VAGUE = frozenset(("court", "department", "office", "agency"))
"""Kinds of head that in small letters name a body only by the place where it is, or by its state and matter."""
PREMISES = frozenset(("hospital", "institute", "school"))
"""Kinds of head that in small letters with a place say only where something is: a hospital in Leeds."""
ONE = frozenset(("parliament", "government", "cabinet", "police"))
"""Kinds of head that name one body of a state, whatever the language calls it."""
PARTS = frozenset(("department", "directorate", "unit"))
"""Kinds of head that name a part of the body behind them: the department of crime in the UN Office."""
PHRASED = LOOSE | {
    "institute",
    "council",
    "committee",
    "agency",
    "office",
    "chamber",
    "university",
    "department",
    "party",
    "bank",
    "police",
    "court",
    "hospital",
    "military",
}
"""Kinds of head whose name goes on in small letters behind the noun, where a language does so."""
TITLE = 3
"""The noun of a title has at most so many tokens."""
TAIL = 14


def bodies(doc: Doc, names: list[Mention]) -> list[Mention]:
    """Find the bodies that no table lists."""
    states = Nearby([m for m in names if m.kind == "state"])
    ending = {mention.end: mention for mention in names}
    starting = {mention.start: mention for mention in names}
    covered = {at for m in names if m.kind in ("body", "treaty") for at in range(m.start, m.end)}
    named = {at for m in names for at in range(m.start, m.end)}
    found: list[Mention] = []
    end = 0
    for at in sorted(doc.hits.get("heads", {})):
        hit = doc.hits["heads"][at][0]
        if at < end or at in named:
            continue
        part = office_of(doc, hit, starting)
        if part is None and hit.entry.kind in CALLED and phrasal(doc):
            part = described(doc, hit, starting)
        if part is not None:
            found.append(part)
            end = part.end
            continue
        if hit.entry.kind in NOT_BODIES or _counted(doc, at) or _of_office(doc, hit):
            continue
        grown = _grow(doc, hit, starting, ending)
        if grown is None:
            continue
        if not (doc.tokens.caps[at] or qualifies(doc, grown.end)) and _any(doc, grown.start):
            continue  # but: an interior ministry `spokesman`
        if grown.head.kind in ABROAD or not any(b in covered for b in range(grown.start, grown.end)):
            found.append(_mention(doc, grown, states, _whole(doc, grown, starting)))
            end = grown.end
    return found


def _of_office(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun begins the words of an office, or says what a title is over: Bộ trưởng `Công an`."""
    office = doc.hit("offices", hit.start)
    if office is not None and office.end > hit.end:
        return True
    if not doc.pack.settings.syllables:
        return False
    titles = (doc.hit("offices", at) for at in range(hit.start - TITLE, hit.start))
    if doc.hit("portfolios", hit.start) is not None and any(titles):
        return True
    return _before_name(doc, hit) or 0 <= doc.ends("honorific", hit.end) < hit.start


def _before_name(doc: Doc, hit: Hit) -> bool:
    """Tell whether a noun ends a title, then a name and a verb or a sign stand: `Chủ tịch Ủy ban` Ada Moss nói."""
    end, tokens = hit.end, doc.tokens
    titles = (doc.hit("offices", at) for at in range(max(0, hit.start - TITLE), hit.start))
    if doc.hit("portfolios", end) is not None or not any(t is not None and t.end == end for t in titles):
        return False
    while end < len(tokens) and (tokens.caps[end] or tokens.tight(end)) and tokens.keys[end] not in (",", "("):
        end += 1
    return end > hit.end + 1 and (doc.hit("speech", end) is not None or tokens.key(end) in (",", "("))


def _any(doc: Doc, at: int) -> bool:
    """Tell whether an indefinite word stands before a name that only describes: an American party."""
    return doc.tokens.key(at - 1) in doc.pack.indefinite or doc.ends("negator", at) >= 0


def _counted(doc: Doc, at: int) -> bool:
    """Tell whether a number or an indefinite word stands before a noun, so that it names no one body."""
    if doc.tokens.caps[at]:
        return False
    before = doc.tokens.key(at - 1)
    return before.isdigit() or before in doc.pack.indefinite or doc.hit("numbers", at - 1) is not None


def _grow(doc: Doc, hit: Hit, names: dict[int, Mention], ending: dict[int, Mention]) -> Found | None:
    body = Found(hit.start, hit.end, hit.entry, head_start=hit.start, head_end=hit.end)
    _forwards(doc, body, names)
    _backwards(doc, body, ending)
    abroad(doc, body, names)
    if body.start < body.head_start and doc.ends("honorific", body.start) >= 0:
        return None  # Tan Sri Lim Kok Wing
    if body.grown:
        if body.head.kind in CALLED and _called(doc, body):
            return None
        told = body.placed or bool(body.state and body.portfolio)
        vague = body.head.kind in LOOSE | PREMISES or (body.head.kind in VAGUE and not told)
        local = body.head.kind in PREMISES and body.placed and not doc.tokens.caps[body.head_start]
        return None if local or (vague and _only_described(doc, body)) else body
    return body if stands(doc, hit) else None


def _called(doc: Doc, body: Found) -> bool:
    """Tell whether a noun with the capital of a sentence only says what the one or two capitalised words name."""
    start, end, tokens = body.head_end, body.end, doc.tokens
    if doc.pack.settings.syllables and body.state_end == end < len(tokens):
        return opens(doc, body.start)
    letters = tokens.word(body.head_start).isupper() and body.start == body.head_start  # l'ONG X
    foreign = body.head.row < 0  # a noun of another language describes nothing: it is a part of the name
    most = NAME if doc.pack.settings.syllables and no_syllable(doc, range(start, end)) else 2
    if foreign or body.start != body.head_start or not 0 < end - start <= most + letters:
        return False
    alone = most == NAME or end - start == 1 or elsewhere(doc, start, end)
    return letters or (alone and opens(doc, body.start) and not lettered(doc, end))


def _only_described(doc: Doc, body: Found) -> bool:
    """Tell whether a noun in small letters has at most the adjective of a state: a Zambian newspaper."""
    return not any(doc.tokens.caps[body.head_start : body.end])


def _forwards(doc: Doc, body: Found, names: dict[int, Mention]) -> None:
    """Take in what the noun is responsible for, capitalised words, a state, a place."""
    limit = min(body.end + TAIL, doc.sentences[doc.sentence_at(body.start)].end)
    titled = doc.tokens.caps[body.start]
    while body.end < limit:
        step = _portfolio(doc, body) or _members(doc, body) or _state(doc, body, names)
        step = step or (titled and _run(doc, body, names)) or 0
        step = step or seat(doc, body, names) or (titled and not body.state and onwards(doc, body, limit, names))
        step = step or (titled and _phrase(doc, body, limit, names))
        step = step or small(doc, body, names) or listed(doc, body, names)
        if not step or step <= body.end:
            return
        body.end, body.grown = min(step, limit), True


def _phrase(doc: Doc, body: Found, limit: int, names: dict[int, Mention]) -> int:
    """Take in what goes on in small letters behind a noun with the capital of a name: Ligue `des droits numériques`."""
    if not phrasal(doc) or body.head.kind not in PHRASED:
        return 0
    return phrase_end(doc, body.end, limit, names)


def _members(doc: Doc, body: Found) -> int:
    """Take in the title of those whom a body is of: Union `of Journalists`, Office `of the Prime Minister`."""
    if body.end != body.head_end or body.head.kind not in are(SOCIETY) | OFFICES or doc.pack.settings.endings:
        return 0
    right_behind = doc.pack.settings.syllables
    at = body.end if right_behind else _link(doc, body.end)
    title = doc.hit("offices", at)
    if title is None or not (right_behind or at > body.end):
        return 0
    several = title.entry.use == PLURAL or right_behind or body.head.kind in OFFICES
    return title.end if several else 0


def _link(doc: Doc, at: int) -> int:
    """Skip the small words that join the parts of a name."""
    end = doc.role("connector", at) or doc.role("determiner", at) or doc.role("over", at)
    again = (doc.role("connector", end) or doc.role("determiner", end)) if end else 0
    return again or end or at


def _portfolio(doc: Doc, body: Found) -> int:
    """Take in a portfolio, with those that are coordinated with it."""
    if not body.head.tags - {"none"}:
        return 0
    for at in (body.end, _link(doc, body.end)):
        hit = doc.hit("portfolios", at)
        if hit is not None:
            body.portfolio = f"{body.portfolio}-and-{hit.entry.value}" if body.portfolio else hit.entry.value
            return hit.end
    return 0


def _state(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Take in the state that a body belongs to."""
    if body.state:
        return 0
    for at in (body.end, _link(doc, body.end)):
        mention = names.get(at)
        if mention is None or mention.kind != "state":
            continue
        if not mention.rule.endswith(("demonym", "government")):
            body.state, body.state_end = mention.id, mention.end if body.end == body.head_end else 0
            return mention.end
    return 0


def _run(doc: Doc, body: Found, names: dict[int, Mention]) -> int:
    """Take in capitalised words, over small words that join them."""
    end = body.end
    acronym = body.head.kind == "ministry" and doc.tokens.word(body.head_start).isupper()
    if (body.state and doc.pack.settings.syllables) or acronym:
        return 0
    foreign = doc.role("particle", end) if body.head.row < 0 else 0  # La Voz del Cauca
    for at in (end, foreign or _link(doc, end)):
        if at > end and ((doc.joins(end) and _another(doc, at)) or doc.hit("time", at)):
            return 0
        if at < len(doc.tokens) and is_part(doc, at, names):
            return at + 1
    return 0


def _another(doc: Doc, at: int) -> bool:
    """Tell whether a noun of bodies stands among capitalised words, so that another body begins there."""
    while at < len(doc.tokens) and doc.tokens.caps[at]:
        if doc.hit("heads", at):
            return True
        at += 1
    return False


def _backwards(doc: Doc, body: Found, ending: dict[int, Mention]) -> None:
    """Take in what stands before the noun: capitalised words of its name, and the state as an adjective."""
    at = body.start
    low = doc.sentences[doc.sentence_at(at)].start
    before = not doc.pack.settings.adjective_after or bool(doc.pack.settings.endings) or body.head.row < 0
    while at > low and before and doc.tokens.caps[at]:
        step = at - 2 if doc.tokens.keys[at - 1] == "'" else at - 1
        if step < low or not _before(doc, step, ending) or (body.head.row < 0 and doc.hit("heads", step)):
            break
        at = step
    if before and at > low:
        place = ending.get(at)
        at = town(doc, body, at, place, new=at - 1 > low and _before(doc, at - 1, ending))
    at = _coupled(doc, at, low, ending)
    near = range(max(low, body.start - 4), body.start) if not doc.pack.settings.adjective_after else ()
    portfolio = next((h for s in near if (h := _ends(doc, s, body.start))), None)
    if portfolio is not None:
        at, body.portfolio = min(at, portfolio.start), portfolio.entry.value
    state = ending.get(at) if not doc.tokens.breaks[at] else None
    if state is not None and state.kind == "state":
        at, body.state = state.start, body.state or state.id
    if at < body.start:
        body.start, body.grown = at, True


def _coupled(doc: Doc, at: int, low: int, ending: dict[int, Mention]) -> int:
    """Return where a name begins that a word for and joins to its noun: the `Security and Intelligence` Service."""
    start = joint = doc.ends("coordinator", at) if doc.pack.settings.analytic and doc.tokens.caps[at] else -1
    while start > low and _before(doc, start - 1, ending) and doc.hit("heads", start - 1) is None:
        start -= 1
    return start if start < joint and (doc.ends("determiner", start) >= 0 or start in ending) else at


def _before(doc: Doc, at: int, ending: dict[int, Mention]) -> bool:
    tokens = doc.tokens
    if not tokens.caps[at] or at + 1 in ending or _common(doc, at):
        return False
    return not (doc.hit("offices", at) or doc.role("honorific", at) or doc.hit("time", at))


def _common(doc: Doc, at: int) -> bool:
    """Tell whether a capitalised word is only the first of its sentence."""
    first = ("adverb", "continuation", "contrast") if opens(doc, at) else ()
    small = doc.one_of(("determiner", "locative", "attribution", *first), at)
    return bool(small or doc.tokens.keys[at] in doc.pack.settings.stop)


def _ends(doc: Doc, start: int, end: int) -> Hit | None:
    hit = doc.hit("portfolios", start)
    return hit if hit is not None and hit.end == end else None


def _whole(doc: Doc, body: Found, names: dict[int, Mention]) -> str:
    """Return the body of no one state that a department is a part of, if it stands right behind it, or nothing."""
    at = doc.role("locative", body.end) or doc.role("connector", body.end)
    at = at or (body.end if doc.pack.settings.syllables else 0)
    whole = names.get(at) if at and body.head.kind in PARTS and not body.state else None
    return whole.id if whole is not None and whole.kind == "body" else ""


def _mention(doc: Doc, body: Found, states: Nearby[Mention], whole: str) -> Mention:
    if whole:
        id = f"{whole}-{slug(doc.tokens.cut(body.start, body.end))}"
        return Mention(body.start, body.end, "body", id, f"{PART}{body.head.kind}", score=SAID)
    title = doc.hit("offices", body.end)
    ruled = ruled_from(doc, title.end if title is not None else body.end) if body.head.kind == "ministry" else ""
    seat = (body.seat or ruled).replace("sta:", "state/")
    told = body.state or seat
    state = told or ("" if body.head.kind in LOOSE else home(body.start, states))
    score = SAID if told or not state else NEAR
    return Mention(body.start, body.end, "body", _id(doc, body, state), f"head-{body.head.kind}", score=score)


def _id(doc: Doc, body: Found, state: str) -> str:
    own, kind = state.removeprefix("state/"), body.head.kind
    matter = min(body.head.tags, default="none")
    plain = not any(doc.tokens.caps[body.head_end : body.end]) or body.state_end == body.end
    if body.portfolio and kind in ("ministry", "department"):
        name = f"ministry-of-{body.portfolio}"
    elif matter not in ("of", "adjective", "none", ""):
        name = f"ministry-of-{matter}"
    elif kind in ONE and plain and not (body.portfolio or body.placed):
        name = kind
    else:
        name = slug(doc.tokens.cut(body.start, body.end))
    return f"org/{own}-{name}" if own else f"org/{name}"


def home(at: int, states: Nearby[Mention]) -> str:
    """Return the state that the story is about at a place: the last named one, else the next."""
    near = states.before(at, 1) or states.after(at, 1)
    return near[0].id if near else ""
