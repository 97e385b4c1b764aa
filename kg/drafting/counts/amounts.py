"""Numbers as digits with separators, as words, and both with multipliers: 1,2 mln; two hundred; 2.7bn."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from kg.drafting.languages.lexicon import Entry, Hit
    from kg.drafting.text.document import Doc

LONGEST = 12
SIGN = 4
TENS, GROUP = 100, 1000
"""Behind numbers and multipliers from one to the other a conjunction may stand before tens and ones."""
MOST = 15
"""A longer row of digits is no amount."""


class Amount(NamedTuple):
    """Tokens [start, end) of a number and its value; words if it has no digit."""

    start: int
    end: int
    value: Decimal
    words: bool = False
    unit: Entry | None = None
    """The currency whose letters stick to the digits: Sh340m."""


def amount(doc: Doc, at: int) -> Amount | None:
    """Read the number that starts at a token."""
    key = doc.tokens.keys[at]
    if key[:1].isdigit():
        return _digits(doc, at, key)
    money = stuck(doc, at)
    if money is not None:
        found = _digits(doc, at, key.lstrip(_letters(key)))
        return found._replace(unit=money) if found else None
    return _words(doc, at)


def _letters(key: str) -> str:
    """Return the letters before the digits of a token."""
    return key[: next((i for i, c in enumerate(key) if c.isascii() and c.isdigit()), 0)]


def stuck(doc: Doc, at: int) -> Entry | None:
    """Return the currency whose letters stick to the digits of a token: Sh340m, RM5."""
    if not doc.tokens.caps[at] or doc.tokens.keys[at].isalpha():
        return None
    letters = _letters(doc.tokens.keys[at])
    if not letters:
        return None
    found = doc.pack.lexicon.nodes.get(letters, ())
    return next((entry for entry in found if entry.table == "units"), None)


def is_sign(word: str) -> bool:
    """Tell a sign or code of a currency from a noun."""
    short = len(word) < SIGN and word[:1].isupper()
    return len(word) <= SIGN and (short or not word.isalpha() or word.isupper())


def part(doc: Doc, at: int, kind: str) -> Hit | None:
    """Return the entry of a kind in the table of numbers that starts at a token."""
    here = doc.hits["numbers"].get(at)
    return next((hit for hit in here if hit.entry.kind == kind), None) if here else None


def _split(key: str) -> tuple[str, str]:
    """Split a token into its leading digits and what is left."""
    cut = next((i for i, c in enumerate(key) if not (c.isascii() and c.isdigit())), len(key))
    return key[:cut], key[cut:]


def _digits(doc: Doc, at: int, key: str) -> Amount | None:
    tokens, settings = doc.tokens, doc.pack.settings
    digits, rest = _split(key)
    end = at + 1
    if not digits or len(digits) > MOST:
        return None
    while not rest and len(digits) <= MOST and _thousand(doc, end, settings.thousands):
        step = end + 1 if tokens.keys[end] in (".", ",", "'") else end
        digits, end = digits + tokens.keys[step], step + 1
    fraction = ""
    if not rest and tokens.key(end) == settings.decimal and tokens.tight(end + 1):
        more, after = _split(tokens.key(end + 1))
        if more and len(more) <= MOST:
            fraction, rest, end = more, after, end + 2
    value = Decimal(f"{digits}.{fraction or 0}")
    if rest:
        times = _suffix(doc, rest)
        return Amount(at, end, value * times) if times else None
    return _multiplied(doc, Amount(at, end, value))


def _thousand(doc: Doc, at: int, separators: tuple[str, ...]) -> bool:
    """Tell whether three more digits of the same number follow."""
    tokens = doc.tokens
    if at >= len(tokens):
        return False
    if tokens.keys[at] in separators and tokens.tight(at + 1):
        return _three(tokens.key(at + 1))
    gap = doc.text[tokens.ends[at - 1] : tokens.starts[at]]
    return gap in separators and _three(tokens.keys[at]) and len(tokens.keys[at - 1]) <= 3


def _three(key: str) -> bool:
    return len(key) == 3 and key.isascii() and key.isdigit()


def _suffix(doc: Doc, letters: str) -> Decimal | None:
    """Return what letters that stick to digits multiply by."""
    for entry in doc.pack.lexicon.nodes.get(letters, ()):
        if entry.table == "numbers" and entry.kind == "multiplier":
            return Decimal(entry.value)
    return None


def _multiplied(doc: Doc, found: Amount) -> Amount:
    """Multiply by the words that follow: 2,5 mln, 310 tys."""
    end, value = found.end, found.value
    for _ in range(3):
        hyphen = doc.tokens.key(end) == "-" and doc.tokens.tight(end + 1)
        hit = part(doc, end + hyphen, "multiplier")
        if hit is None:
            break
        end, value = hit.end, value * Decimal(hit.entry.value)
    return found._replace(end=end, value=value)


def _words(doc: Doc, at: int) -> Amount | None:
    """Read a number in words, multipliers among them: bốn mươi bảy, two hundred and six."""
    total, current, end = Decimal(0), Decimal(0), at
    for _ in range(LONGEST):
        number = part(doc, end, "number")
        times = part(doc, end, "multiplier") if end > at else None
        if number is not None and (current == 0 or current % 10 == 0):
            current, end = current + _value(number), _small_rest(doc, number.end, _value(number))
        elif times is not None and current:
            total, current = total + current * _value(times), Decimal(0)
            end = _small_rest(doc, times.end, _value(times))
        else:
            break
    value = total + current
    return Amount(at, end, value, True) if end > at and value else None


def _small_rest(doc: Doc, end: int, times: Decimal) -> int:
    """Skip a conjunction before the tens and ones of a number: one hundred and eighteen."""
    rest = doc.role("coordinator", end) if TENS <= times <= GROUP else 0
    number = part(doc, rest, "number") if rest else None
    return rest if number is not None else end


def _value(hit: Hit) -> Decimal:
    return Decimal(hit.entry.value)
