# ruff: noqa: RUF001, SIM905, E501 - signs that look like others are what this is about
"""Texts that nobody wrote: words of the languages' own tables among signs, scripts and bytes that break programs."""

from __future__ import annotations

import json
import random
import tomllib
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any

from workspaces import ROOT

from kg.drafting import listing, whole
from kg.drafting.languages import packs
from kg.drafting.languages.schema import TABLES
from kg.drafting.output import PARTS
from kg.drafting.sheets import linking, sheet
from kg.grounding.tokens import in_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.composing import Form

FOLDER = packs.folder()
TAGS = packs.available(FOLDER)
FORMS: tuple[Form, ...] = ("NFC", "NFD", "NFKC", "NFKD")
SIGNS = [*"\"'“”„‟«»‘’‚‹›–—-‑.,:;?!…()[]/\\@#%$€£_|*&<>{}=+~`´·•", "--", "...", "?!", "”,", "”.", "),", " – "]
BREAKS = [
    "\n",
    "\r\n",
    "\r",
    "\n\n",
    "\r\n\r\n",
    "\u2028",
    "\u2029",
    "\x0b",
    "\x0c",
    "\x85",
    "\t",
    " ",
    "\u00a0",
    "\u202f",
]
UNSEEN = [
    *"\x00\u00ad\u200b\u200c\u200d\u200e\u200f\u202e\u2066\u2069\u061c\ufeff\ufffe\ufffd\u2060\u034f\x7f\x9b",
    "\x1b[31m",
]
SCRIPTS = [
    *"ستوقع שָׁלוֹם 签署了公约 ลงนามใน दिल्ली Ελλάδα Україна საქართველო 한국 カイロ ﷺ ﬁn ǅ Ⅻ ²³ ١٢ ½ İstanbul ß ŉ 😀 🇵🇱 ❤️".split(),
    "\U0001d56c\U0001d586",
    "\U0001f469\u200d\U0001f467",
    "\u0131I",
    "e\u0301\u0323",
    "a" + "\u0301" * 40,
    "\u0301\u0323" * 30,
]
NUMBERS = [
    *"72 1,940 1.940,5 $2.7m 0 -1 00 1e9 31/02/2025 2025-13-45 29.02.2025 25/10 25-26/10 2025-10-25/2025-10-26".split(),
    *"10000-01-01 0001 24:61 5% 1/0 12. 3rd 9999-12-31 0/0/0 99/99/9999".split(),
    *("1 940", "2,7 mln", "9" * 40, "thứ 5", "XX wieku", "31 grudnia 9999", "1 January 0001"),
]


@cache
def words(tag: str) -> list[str]:
    """List the forms of a language, from every table and every small word."""
    found = [form for name in TABLES for row in packs.rows(FOLDER / tag / f"{name}.csv")
             for form in packs.parts(row.get("forms") or row.get("form") or row.get("pattern"))]  # fmt: skip
    return found + [form for _, form, _ in packs.told(FOLDER, tag).words()]


def texts(seed: int, count: int) -> Iterator[tuple[str, str]]:
    """Make texts, each with the language it is read in; the same ones for the same seed."""
    for number in range(count):
        draw = random.Random(f"{seed}-{number}")
        tag = draw.choice(TAGS)
        yield tag, _text(draw, tag)


def _text(draw: random.Random, tag: str) -> str:
    kind = draw.randrange(10)
    if kind == 0:
        return "".join(map(chr, _codes(draw, draw.randrange(300))))
    if kind == 1:
        return str(draw.choice([*SIGNS, *BREAKS, *UNSEEN, *SCRIPTS])) * draw.randrange(700)
    if kind == 2:
        return "".join(draw.choices([*SIGNS, *BREAKS], k=draw.randrange(400)))
    if kind == 3:
        return " ".join(_pieces(draw, tag, draw.randrange(1, 5))) * draw.randrange(1, 120)
    text = draw.choice(["", " ", " ", " "]).join(_pieces(draw, tag, draw.randrange(150)))
    return unicodedata.normalize(draw.choice(FORMS), text) if kind in (4, 5) else text


def _codes(draw: random.Random, count: int) -> list[int]:
    """Draw characters of any plane but the surrogates."""
    found = [
        draw.choice([draw.randrange(0x250), draw.randrange(0x3000), draw.randrange(0x110000)]) for _ in range(count)
    ]
    return [code for code in found if not 0xD800 <= code < 0xE000]


def _pieces(draw: random.Random, tag: str, count: int) -> list[str]:
    own = words(tag)
    sources = [own] * 6 + [SIGNS] * 3 + [NUMBERS, NUMBERS, BREAKS, UNSEEN, SCRIPTS, words(draw.choice(TAGS))]
    found = [draw.choice(draw.choice(sources)) for _ in range(count)]
    return [
        piece.title() if draw.random() < 0.15 else piece.upper() if draw.random() < 0.05 else piece for piece in found
    ]


def spans(data: dict[str, Any]) -> list[list[int]]:
    """List every place that a draft names."""
    return [item[key] for part in PARTS for item in data[part] for key in whole.SPANS if item.get(key)]


def check(text: str, tag: str) -> dict[str, Any]:
    """Read a text in a language: all places are whole words, all days and numbers are some, and it can be written."""
    data = whole.data(text, None, tag)
    for start, end in spans(data):
        assert 0 <= start < end <= len(text), (start, end)
        assert text[start:end].strip()
        for at in (start, end):
            assert not (0 < at < len(text) and in_word(text[at - 1]) and in_word(text[at])), text[
                max(0, at - 9) : at + 9
            ]
    for item in data["dates"]:
        assert not item["earliest"] or item["earliest"] <= item["latest"]
    for item in data["counts"]:
        assert abs(item["value"]) < 1e30
    linking.link(text, data, linking.known(ROOT))
    assert json.dumps(data, allow_nan=False).encode("utf-8")
    listing.rows(text, data)
    assert tomllib.loads(sheet.sheet(text, data, "hostile", "2026-11-26"))["source"]["text_length"] == len(text)
    return data
