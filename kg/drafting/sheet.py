"""A draft as a fact sheet: every entry with its place and its check, and with the reason where a person must look.

What only a person can write is left out and said so: the gloss and the topic of a statement, the kind of the source.
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

from kg.drafting.schema import PREFIXES
from kg.drafting.slugs import slug as slug_of

COMPACT = {step: prefix for prefix, step in PREFIXES.items()}
CODER, CODEBOOK = "kg read, not reviewed", "1.0"
SURE = 0.7
"""An entry with a smaller score is marked as probable."""
MEASURES = frozenset(
    [
        "states-signed", "states-ratified", "states-acceded", "parties-bound", "states-expected", "states-represented",
        "participants", "votes-for", "votes-against", "abstentions", "arrests", "servers-seized", "attacks", "victims",
        "loss-amount", "funding-amount",
    ]
)  # fmt: skip
EVENTS = {
    "operation": "law-enforcement-operation",
    "session": "negotiation",
    "meeting": "meeting",
    "signing": "signing-ceremony",
}
ACTS = {"EntryIntoForceForParty": "entry-into-force-for-party"}
LACKING = "gloss to be written, topic and addressee to be checked"
OPEN = "a statement whose speaker is open"
Entry = dict[str, Any]


def sheet(text: str, data: Entry, name: str) -> str:
    """Write the draft of a text as a sheet in TOML."""
    via = _statements(data)
    sections = [
        ("actor", _actors(text, data)),
        ("treaty", _named(text, data, "treaty")),
        ("place", _named(text, data, "place")),
        ("membership", _memberships(data)),
        ("event", _events(text, data, name)),
        ("treaty-action", _acts(data)),
        ("statement", [entry for entry, _ in via]),
        ("count", _counts(data)),
    ]
    head = [
        f"# Drafted by a machine and read by nobody yet: correct it before it is built.\n\n{_source(text, data, name)}"
    ]
    body = [_table(section, _placed(text, entry, section, via)) for section, found in sections for entry in found]
    return "\n".join([*head, *body])


def _held_back(section: str, entry: Entry) -> bool:
    """Tell whether an entry lacks what the graph cannot do without; it is written as a comment for a person to mend."""
    lacking = {"count": "measure", "statement": "speaker"}.get(section)
    return bool(lacking and not entry.get(lacking)) or entry.get("via") == OPEN


def _source(text: str, data: Entry, name: str) -> str:
    entry = {
        "slug": slug_of(name),
        "title": {"en": f"Draft of {slug_of(name)}, not reviewed"},
        "kind": "other",
        "language": data["language"],
        "published": data["published"],
        "text_sha256": data["text_sha256"],
        "text_length": len(text),
        "coder": CODER,
        "codebook": CODEBOOK,
    }
    return "[source]\n" + _lines(entry)


def _table(section: str, entry: Entry) -> str:
    written = f"[[{section}]]\n{_lines(entry)}"
    if not _held_back(section, entry):
        return written
    return "".join(f"# {line}\n" for line in written.splitlines())


def _lines(entry: Entry) -> str:
    return "".join(f"{key} = {_value(value)}\n" for key, value in entry.items() if value not in (None, "", []))


def _value(value: Any) -> str:
    """Write a value as TOML does; its strings are those of JSON."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_value(part)}" for key, part in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def compact(public: str | None) -> str | None:
    """Return the compact identifier of a public one: `state/vnm` is `sta:vnm`."""
    if not public:
        return None
    step, _, slug = public.partition("/")
    return f"{COMPACT[step]}:{slug}"


def _placed(text: str, entry: Entry, section: str, via: list[tuple[Entry, str]]) -> Entry:
    """Add the check of the words, and whose word it is where the entry stands in what somebody said."""
    start, end = entry["at"]
    words = text[start:end].encode("utf-8", "surrogatepass")
    entry = {**entry, "check": hashlib.sha256(words).hexdigest()[:8]}
    note = entry.pop("note", "")
    within = next((s for s, _ in via if s["at"][0] <= start and end <= s["at"][1]), None)
    if section not in ("statement", "actor", "treaty", "place") and within is not None:
        entry |= {"level": f"reported-{within['reporting']}", "via": within["id"] if within["speaker"] else OPEN}
    return entry | ({"note": note} if note else {})


def _doubt(item: Entry, why: str = "") -> Entry:
    """Mark an entry that is not sure, with the reason."""
    low = item.get("score", 1.0) < SURE
    reason = "; ".join(part for part in (why, f"rule {item['rule']}" if low or why else "") if part)
    return ({"confidence": "probable"} if low else {}) | ({"note": reason} if reason else {})


def _actors(text: str, data: Entry) -> list[Entry]:
    """Write the persons, bodies and groups, each wording of a name once."""
    found: list[Entry] = []
    known: set[str] = set()
    for item in data["mentions"]:
        id_ = str(compact(item["id"]))
        words = " ".join(text[slice(*item["span"])].split())
        if item["kind"] not in ("person", "body", "group") or id_ in known:
            continue
        known.add(id_)
        kind = {"body": "organisation"}.get(item["kind"], item["kind"])
        base = slug_of(words) == id_.partition(":")[2]
        why = "" if item["kind"] != "person" or base else "the name may stand in another case"
        found.append({"id": id_, "kind": kind, "name": words, "at": item["span"], **_doubt(item, why)})
    return found


def _named(text: str, data: Entry, kind: str) -> list[Entry]:
    """Write treaties or places by the first wording of their names."""
    found: dict[str, Entry] = {}
    for item in data["mentions"]:
        if item["kind"] == kind and item["rule"] != "treaty-head":
            words = " ".join(text[slice(*item["span"])].split())
            id_ = str(compact(item["id"]))
            found.setdefault(id_, {"id": id_, "name": words, "at": item["span"], **_doubt(item)})
    return list(found.values())


def _memberships(data: Entry) -> list[Entry]:
    found: dict[str, Entry] = {}
    for item in data["memberships"]:
        person, office = str(compact(item["person"])), " ".join(item["office"].split())
        id_ = f"mem:{person.partition(':')[2]}--{slug_of(office)}"[:80]
        why = "" if item["body"] else "the body is left open"
        entry = {"id": id_, "member": person, "body": compact(item["body"]), "title": office, "at": item["office_span"]}
        found.setdefault(id_, {**entry, **_doubt(item, why)})
    return list(found.values())


def _statements(data: Entry) -> list[tuple[Entry, str]]:
    found = []
    for number, item in enumerate(data["statements"], 1):
        why = "; ".join(filter(None, [LACKING, "" if item["speaker"] else "the speaker is left open", _stance(item)]))
        on = compact(item["stance"]["on"]) if item.get("stance") else None
        entry = {
            "id": f"st{number:02}",
            "speaker": compact(item["speaker"]),
            "act": item["act"],
            "reporting": item["level"].removeprefix("reported-"),
            "addressee": [compact(one) for one in item.get("addressee", ())],
            "topic": item.get("topic", []),
            "about": on,
            "language": data["language"],
            "at": item["content"],
        }
        found.append(({**entry, **_doubt(item, why)}, item["rule"]))
    return found


def _stance(item: Entry) -> str:
    """Say which stance a machine read out of the words; no key of a sheet holds it."""
    held = item.get("stance")
    return f"{held['position']} {held['on']}" if held else ""


def _later(day: str | None, published: str | None) -> bool:
    return bool(day and published and day > published)


def _events(text: str, data: Entry, name: str) -> list[Entry]:
    found = []
    for number, item in enumerate(data["events"], 1):
        entry = {
            "id": f"evt:{slug_of(name)[:50]}-{item['kind']}-{number}",
            "label": {"en": item["kind"]},
            "kind": EVENTS.get(item["kind"]),
            "place": compact(item["place"]),
            "realisation": "prospective"
            if data["published"] and (item["earliest"] or "") > data["published"]
            else None,
            "start": item["earliest"],
            "end": item["latest"],
            "at": item["span"],
        }
        found.append({**entry, **_doubt(item, "day and place are those of its sentence")})
    return found


def _acts(data: Entry) -> list[Entry]:
    found: dict[str, Entry] = {}
    for item in data["actions"]:
        party, treaty = str(compact(item["party"])), str(compact(item["treaty"]))
        kind = ACTS.get(item["type"], item["type"].lower())
        id_ = f"act:{treaty.partition(':')[2]}--{party.partition(':')[2]}--{kind}"
        told = {"realisation": item["realisation"]} if item["realisation"] != "actual" else {}
        entry = {"id": id_, "kind": kind, "treaty": treaty, "party": party, **told, "at": item["span"]}
        found.setdefault(id_, {**entry, **_doubt(item, "party and treaty are the nearest that fit")})
    return list(found.values())


OF_TREATIES = ("states-signed", "states-ratified", "states-acceded", "parties-bound")


def _treaty_near(data: Entry, item: Entry) -> str | None:
    """Return the treaty that is named nearest to a count."""
    at = item["span"][0]
    named = [m for m in data["mentions"] if m["kind"] == "treaty"]
    nearest = min(named, key=lambda m: abs(m["span"][0] - at), default=None)
    return compact(nearest["id"]) if nearest else None


def _counts(data: Entry) -> list[Entry]:
    found = []
    for number, item in enumerate(data["counts"], 1):
        whole = isinstance(item["value"], int)
        entry = {
            "id": f"qty-{number:02}",
            "measure": item["measure"] if item["measure"] in MEASURES else None,
            "value" if whole else "amount": item["value"],
            "comparator": item["comparator"],
            "unit": item["unit"],
            "about": _treaty_near(data, item) if str(item["measure"]).startswith(OF_TREATIES) else None,
            "at": item["span"],
        }
        found.append({**entry, **_doubt(item, "" if entry["measure"] else "what is measured is left open")})
    return found
