"""A card as text, JSON or Markdown, and the sentence that it gives to paste."""

from __future__ import annotations

import re
from dataclasses import asdict
from datetime import date
from typing import TYPE_CHECKING, Any

from kg import display
from kg.asking import stamps
from kg.asking.cite import EXACT, LEAST, MEMBERS, UNBOUNDED

if TYPE_CHECKING:
    from kg.asking.cite import Card, Number
    from kg.asking.coverage import Line

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_PLACE = re.compile(r"\{(\w+)\}")
"""Where a question's own words name a parameter."""
HEDGES = {EXACT: "", LEAST: "at least ", UNBOUNDED: "by what is recorded "}


def in_words(day: str) -> str:
    """Write a day as a sentence has it: 26 October 2025; a month or year as far as it goes."""
    parts = [int(part) for part in day.split("-")]
    if len(parts) == 3:
        found = date(*parts)
        return f"{found.day} {MONTHS[found.month - 1]} {found.year}"
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else day


def sentence(card: Card) -> str:
    """Write the sentence to paste."""
    day = f"By {in_words(card.as_of)}, " if card.as_of else "In all that is recorded, whatever its day, "
    known = f", as far as sources known by {in_words(card.known_on)} tell" if card.known_on else ""
    short = f"kg {card.version}, build {card.build[: stamps.SHORT]}, query {card.query[: stamps.SHORT]}"
    return f"{day}{_main(card)}{known}; {_ground(card)}; {short}."


def _main(card: Card) -> str:
    if card.kind == "values":
        told = ", ".join(number.text for number in card.numbers) or "no number"
        told += " (sources differ)" if len(card.numbers) > 1 else ""
        return f"the answer to “{card.summary}”{_about(card)} was {HEDGES[card.bound]}{told}"
    counted = " and ".join(_phrase(card, number) for number in card.numbers)
    if own := _filled(card):
        return f"{HEDGES[card.bound]}{counted} {own}"
    return f"the answer to “{card.summary}”{_about(card)} had {HEDGES[card.bound]}{counted}"


def _phrase(card: Card, number: Number) -> str:
    named = f" ({number.of})" if number.of else ""
    parts = [_part(*part) for part in number.parts]
    inside = f" ({', '.join(parts)})" if parts else ""
    return f"{_one_or_many(number.text, card.unit)}{named}{inside}"


def _one_or_many(number: str, unit: str) -> str:
    """Write a number with its unit, in the singular after 1."""
    if number != "1":
        return f"{number} {unit}"
    return f"1 {unit[:-3] + 'y' if unit.endswith('ies') else unit.replace('states', 'state').removesuffix('s')}"


def _part(unit: str, certain: int, possible: int) -> str:
    many = str(certain) if certain == possible else f"{certain} to {possible}"
    if unit == MEMBERS:
        return "of them " + _one_or_many(many, unit)
    return _one_or_many(many, unit)


def _about(card: Card) -> str:
    values = ", ".join(f"{name}: {value}" for name, value in card.given.items())
    return f" ({values})" if values else ""


def _filled(card: Card) -> str:
    """Put the names of parameters into the question's own words; empty if one of them was not given."""
    words = _PLACE.sub(lambda match: card.given.get(match[1], match[0]), card.says)
    return "" if _PLACE.search(words) else words


def _ground(card: Card) -> str:
    sources = len(card.sources)
    parts = [f"{'told by' if card.kind == 'values' else 'counted from'} {sources} source{'s' * (sources != 1)}"]
    parts += [_extent(line) for line in card.lists]
    if not card.lists and card.kind == "rows":
        parts.append("no source says how far the list goes")
    parts += [part for part in (card.selection, card.scope) if part]
    return ", ".join(parts)


def _extent(line: Line) -> str:
    """Say until when a list is complete, and what a source counts beyond it."""
    if not line.until:
        extent = f"list of {line.act_name} not known to be complete"
    else:
        extent = f"list of {line.act_name} complete {'' if line.complete else 'only '}until {in_words(line.until)}"
    return extent + (f" (a source says {line.expected})" if line.expected is not None and not line.complete else "")


def as_dict(card: Card) -> dict[str, Any]:
    """Return a card as plain data (the documented JSON of `kg cite -f json`)."""
    numbers = [
        {
            "certain": number.certain,
            "possible": number.possible,
            "of": number.of,
            "units": {unit: {"certain": n, "possible": most} for unit, n, most in number.parts},
        }
        for number in card.numbers
    ]
    lists = [{**asdict(line), "sentence": line.sentence()} for line in card.lists]
    return {
        "question": card.question,
        "asks": card.summary,
        "parameters": card.given,
        "numbers": numbers,
        "unit": card.unit,
        "bound": card.bound,
        "as_of": card.as_of,
        "known_on": card.known_on,
        "selection": card.selection,
        "scope": card.scope,
        "told": [{"value": value, "source": source} for value, source in card.told],
        "lists": lists,
        "sources": [asdict(one) for one in card.sources],
        "build": card.build,
        "query": card.query,
        "version": card.version,
        "sentence": sentence(card),
    }


def render(card: Card, format: str) -> str:
    """Lay out a card as text, JSON or Markdown."""
    if format == "json":
        return display.as_json(as_dict(card))
    lines = _lines(card)
    if format == "markdown":
        body = [f"- **{name}**: {words}" if name else f"  - {words}" for name, words in lines]
        return "\n".join([f"> {display.clean(sentence(card))}", "", *map(display.clean, body), ""])
    width = max(len(name) for name, _ in lines) + 2
    body = [f"{name.ljust(width)}{words}" for name, words in lines]
    return "\n".join([*map(display.clean, body), "", display.clean(sentence(card)), ""])


def _lines(card: Card) -> list[tuple[str, str]]:
    """Return the lines of a card: what it is, and what it says; what goes on has no name."""
    lines = [("question", f"{card.question}: {card.summary}")]
    lines += [("with", f"{name} = {value}") for name, value in card.given.items()]
    for number in card.numbers:
        hedge = "at least " if card.bound == LEAST else ""
        counted = number.text if card.kind == "values" else _one_or_many(number.text, card.unit)
        lines.append((f"value {number.of}".strip(), hedge + counted))
        lines += [("", _part(*part)) for part in number.parts]
    reading = "certain to possible" if any(n.certain != n.possible for n in card.numbers) else "certain"
    lines.append(("reading", reading if card.as_of else "none: no day is asked about"))
    lines.append(("as of", card.as_of or "not asked: all that is recorded"))
    lines.append(("known on", card.known_on or "all sources of the build"))
    lines += [("seen", card.selection)] if card.selection else []
    lines += [("texts", card.scope)] if card.scope else []
    lines += _listed("lists", [line.sentence() for line in card.lists] or ["none that the question names"])
    lines += _listed("told", [f"{value} by {source}" for value, source in card.told]) if card.told else []
    lines += _listed("sources", [one.text for one in card.sources] or ["none"])
    lines += [("build", f"SHA-256 {card.build}"), ("query", f"SHA-256 {card.query}"), ("kg", card.version)]
    return lines


def _listed(name: str, words: list[str]) -> list[tuple[str, str]]:
    return [(name if i == 0 else "", one) for i, one in enumerate(words)]
