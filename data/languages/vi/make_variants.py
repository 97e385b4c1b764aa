"""Add to the tables of this folder the other accepted spellings of their forms: tone marks and i for y.

Run it after editing a table, `python make_variants.py`; a second run changes nothing.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import product
from pathlib import Path

TONES = "\u0300\u0301\u0309\u0303\u0323"
GLIDE = re.compile(r"(.*?)(oa|oe|uy)", re.IGNORECASE)
OPEN = re.compile(r"([hklmst])([iy])", re.IGNORECASE)
CUT = re.compile(r"([\s\-/(),.]+)")
MOST = 6


def composed(text: str) -> str:
    """Return a text in composed form, as all tables are."""
    return unicodedata.normalize("NFC", text)


def bare(syllable: str) -> tuple[str, str]:
    """Return a syllable without its tone, and its tone: empty where there is none."""
    parts = unicodedata.normalize("NFD", syllable)
    tones = [sign for sign in parts if sign in TONES]
    return composed("".join(sign for sign in parts if sign not in TONES)), tones[0] if len(tones) == 1 else ""


def spellings(syllable: str) -> list[str]:
    """List the spellings of a syllable: hòa and hoà, ký and kí; the given one comes first."""
    base, tone = bare(syllable)
    found = [composed(syllable)]
    glide, open_vowel = GLIDE.fullmatch(base), OPEN.fullmatch(base)
    if tone and glide and not glide[1].lower().endswith("q"):
        lead, first, second = glide[1], glide[2][0], glide[2][1]
        found += [composed(lead + first + tone + second), composed(lead + first + second + tone)]
    elif tone and open_vowel:
        vowels = "YI" if open_vowel[2].isupper() else "yi"
        found += [composed(open_vowel[1] + vowel + tone) for vowel in vowels]
    return list(dict.fromkeys(found))


def variants(form: str) -> list[str]:
    """List the spellings of a form; a long one is spelt in one style throughout."""
    options = [spellings(part) for part in CUT.split(composed(form))]
    total = 1
    for option in options:
        total *= len(option)
    if total <= MOST:
        return list(dict.fromkeys("".join(choice) for choice in product(*options)))
    last = "".join(option[-1] for option in options)
    return list(dict.fromkeys([composed(form), last]))


def cell(forms: str) -> str:
    """Return a cell of forms with all their spellings."""
    return "|".join(dict.fromkeys(new for form in forms.split("|") for new in variants(form)))


def table(path: Path) -> None:
    """Rewrite a table that has a column of forms."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        rows, columns = list(reader), list(reader.fieldnames or ())
    if "forms" not in columns:
        return
    for row in rows:
        row["forms"] = cell(row["forms"])
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


if __name__ == "__main__":
    for found in sorted(Path(__file__).parent.glob("*.csv")):
        table(found)
