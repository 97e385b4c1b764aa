"""The entries of a drafted sheet, by section."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from typing import Any

from kg.drafting.languages.schema import ACTIONS
from kg.drafting.names.slugs import slug
from kg.drafting.sheets import linking
from kg.drafting.sheets.linking import IDS, NEW, PACK, RESOLVED, TABLES
from kg.drafting.sheets.marks import DRAFTED

SURE = 0.7
"""An entry with a smaller score is marked as probable."""
OF_TREATIES = ("states-signed", "states-ratified", "states-acceded", "parties-bound")
EVENTS = {
    "operation": "law-enforcement-operation",
    "session": "negotiation",
    "meeting": "meeting",
    "signing": "signing-ceremony",
}
TYPES = frozenset(("conference", "workshop"))
"""Kinds of events that have a code, and no class."""
ACTS = {kind: re.sub(r"(?<!^)(?=[A-Z])", "-", kind).lower() for kind in ACTIONS}
"""Kind of an act to its code."""
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]+")
KINDS = {"person": "person", "body": "organisation", "group": "group", "state": "state"}
SECTIONS = {"per": "actor", "bod": "actor", "grp": "actor", "sta": "actor", "trt": "treaty", "plc": "place"}
"""Prefix of an identifier to the section of the thing."""
UNLISTED = "no table has this name"
Entry = dict[str, Any]
Sections = list[tuple[str, list[Entry]]]


def entries(text: str, data: Entry) -> Sections:
    """Return the entries of a draft in which things are called as in the sheet."""
    sections = [
        ("actor", _actors(text, data)),
        ("treaty", _named(text, data, "treaty")),
        ("place", _named(text, data, "place")),
        ("membership", _memberships(data)),
        ("event", _events(data)),
        ("treaty-action", _acts(data)),
        ("statement", _statements(data)),
        ("count", _counts(data)),
    ]
    named = {item["id"] for item in data["mentions"]}
    return [(section, _unnamed(data, section, named) + found) for section, found in sections]


def _unnamed(data: Entry, section: str, named: set[str]) -> list[Entry]:
    """Write the things that facts are about and no words name, such as the state of an office."""
    found: dict[str, Entry] = {}
    for part in IDS:
        for item, id in linking.named(data, part):
            if id not in named and SECTIONS.get(id[:3]) == section:
                at = item.get("speaker_span") or item.get("office_span") or item.get("span") or item["content"]
                found.setdefault(id, {"id": id, "at": at, "note": f"{DRAFTED}not named, but meant"})
    return list(found.values())


def _doubt(item: Entry, *reasons: str) -> Entry:
    """Mark an entry that is not sure, with the reasons."""
    low = item.get("score", 1.0) < SURE
    told = "; ".join(filter(None, [*reasons, f"weak evidence (rule {item['rule']})" if low else ""]))
    return ({"confidence": "probable"} if low else {}) | ({"note": DRAFTED + told} if told else {})


def _wordings(text: str, data: Entry, kinds: tuple[str, ...]) -> list[tuple[Entry, str]]:
    """Return a mention of each thing with its best wording: in the case of its identifier, not in capitals, long."""
    found: dict[str, list[tuple[Entry, str]]] = defaultdict(list)
    for item in data["mentions"]:
        if item["kind"] in kinds and item["rule"] != "treaty-head":
            words = " ".join(CONTROL.sub(" ", text[slice(*item["span"])]).split())
            found[item["id"]].append((item, words))
    return [min(named, key=lambda pair: _rank(*pair)) for named in found.values()]


def _rank(item: Entry, words: str) -> tuple[bool, bool, int]:
    return not _same(item, words), words.isupper() and len(words) > 5, -len(words)


def _same(item: Entry, words: str) -> bool:
    """Tell whether a wording is the one that an identifier was made of."""
    return str(item["id"]).partition("-" if item.get("link") == NEW else ":")[2] == slug(words)


def _actors(text: str, data: Entry) -> list[Entry]:
    """Write the persons, bodies and groups. What is known already keeps its kind; what is new says so."""
    found = []
    parties = {item["party"] for item in data["actions"]}
    for item, words in _wordings(text, data, tuple(KINDS)):
        if item["kind"] == "state" and item.get("link") not in (NEW, PACK):
            continue
        new, person = item.get("link") == NEW, item["kind"] == "person"
        case = "the name may stand in another case" if person and not _same(item, words) else ""
        kind = {} if item.get("link") in (TABLES, RESOLVED) else _kind(item, parties)
        doubt = _doubt(item, UNLISTED if new and item["kind"] != "group" else "", case)
        found.append({"id": item["id"], **kind, "name": words, "at": item["span"], **doubt})
    return found


def _kind(item: Entry, parties: set[str]) -> Entry:
    """Say what an actor is: a body that acts on treaties is one of states, and a state has its code."""
    if item["kind"] == "state":
        return {"kind": "state", "iso3": item["id"][-3:].upper()}
    if item["kind"] == "body" and item["id"] in parties:
        return {"kind": "intergovernmental-organisation"}
    return {"kind": KINDS[item["kind"]]}


def _named(text: str, data: Entry, kind: str) -> list[Entry]:
    """Write treaties or places."""
    return [
        {"id": i["id"], "name": words, "at": i["span"], **_doubt(i, UNLISTED if i.get("link") == NEW else "")}
        for i, words in _wordings(text, data, (kind,))
    ]


def _global(*names: str | None) -> bool:
    """Tell whether names are those of things that all sources share."""
    return all(name is None or ":" in name for name in names)


def _memberships(data: Entry) -> list[Entry]:
    found: dict[str, Entry] = {}
    for item in data["memberships"]:
        person, body, title = item["person"], item["body"], " ".join(CONTROL.sub(" ", item["office"]).split())
        own = f"mem:{person.partition(':')[2]}--{slug(title)}"[:80].rstrip("-.")
        id = own if _global(person, body) else f"mem-{slug(f'{person} {title}')}"[:80].rstrip("-.")
        entry = {"id": id, "member": person, "body": body, "title": title, "at": item["office_span"]}
        found.setdefault(id, {**entry, **_doubt(item, "" if body else "the body is left open")})
    return list(found.values())


def _statements(data: Entry) -> list[Entry]:
    found = []
    for number, item in enumerate(data["statements"], 1):
        entry = {
            "id": f"st{number:02}",
            "speaker": item["speaker"],
            "act": item["act"],
            "addressee": item.get("addressee"),
            "reporting": item["level"].removeprefix("reported-"),
            "topic": item.get("topic"),
            "about": item.get("stance_on"),
            "provision": item.get("provision"),
            "stance": item.get("stance"),
            "language": data["language"],
            "at": item["content"],
        }
        open_ = "" if item["speaker"] else "the speaker is left open"
        found.append({**entry, **_doubt(item, open_)})
    return found


def _events(data: Entry) -> list[Entry]:
    found = []
    for number, item in enumerate(data["events"], 1):
        ahead = data["published"] and (item["earliest"] or "") > data["published"]
        told = "day and place are those of its sentence" if item["earliest"] or item["place"] else ""
        entry = {
            "id": f"event-{number:02}",
            "label": {"en": item["kind"]},
            "kind": EVENTS.get(item["kind"]),
            "type": item["kind"] if item["kind"] in TYPES else None,
            "place": item["place"],
            "realisation": "prospective" if ahead else None,
            "start": item["earliest"],
            "end": item["latest"],
            "at": item["span"],
        }
        found.append({**entry, **_doubt(item, told)})
    return found


def _acts(data: Entry) -> list[Entry]:
    """Write the acts on treaties; an act of something new is one of this source alone."""
    found: dict[str, Entry] = {}
    for item in data["actions"]:
        party, treaty, kind = item["party"], item["treaty"], ACTS[item["type"]]
        words = f"{treaty.partition(':')[2]}--{party.partition(':')[2]}--{kind}"
        id = f"act:{words}" if _global(party, treaty) and len(words) <= 80 else f"act-{len(found) + 1:02}"
        told = {"realisation": item["realisation"]} if item["realisation"] != "actual" else {}
        able = None if party.startswith("grp") else party
        dated = {"date": _days(item)} if item.get("earliest") else {}
        entry = {"id": id, "kind": kind, "treaty": treaty, "party": able, **dated, **told, "at": item["span"]}
        when = "the day is the only one of its sentence" if dated else "" if told else "the day is left open"
        found.setdefault(words, {**entry, **_doubt(item, "party and treaty are the nearest that fit", when)})
    return list(found.values())


def _days(item: Entry) -> str:
    first, last = item["earliest"], item["latest"]
    return str(first) if first == last else f"{first}/{last}"


class _Nearest:
    """The treaties of a text by place."""

    def __init__(self, data: Entry) -> None:
        self.found = sorted((m["span"][0], m["id"]) for m in data["mentions"] if m["kind"] == "treaty")

    def to(self, at: int) -> str | None:
        """Return the treaty that is named nearest to a place."""
        number = bisect_left(self.found, (at, ""))
        near = self.found[max(0, number - 1) : number + 1]
        return min(near, key=lambda pair: abs(pair[0] - at))[1] if near else None


def _counts(data: Entry) -> list[Entry]:
    found, treaties = [], _Nearest(data)
    for number, item in enumerate(data["counts"], 1):
        entry = {
            "id": f"qty-{number:02}",
            "measure": item["measure"],
            "value" if isinstance(item["value"], int) else "amount": item["value"],
            "comparator": item["comparator"],
            "unit": item["unit"],
            "about": treaties.to(item["span"][0]) if str(item["measure"]).startswith(OF_TREATIES) else None,
            "at": item["span"],
        }
        found.append({**entry, **_doubt(item, "" if entry["measure"] else "what is measured is left open")})
    return found
