"""Names made comparable: what is left of a spelling when case, accents, marks, articles and order are set aside."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.composing import composed

REMEMBERED = 2**14
"""Names whose folded form is kept: more than a world has, less than memory."""
_PLAIN_LETTERS = str.maketrans(
    {
        "ł": "l",
        "đ": "d",
        "ø": "o",
        "\u0131": "i",
        "ħ": "h",
        "ŧ": "t",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ə": "e",
    }
    | dict.fromkeys("'`\u00b4\u02b9\u02bc\u02be\u02bf\u2018\u2019")
)
"""Letters that no decomposition takes apart, and the many marks that stand for an apostrophe."""
LONGEST_CONTRACTION = 4
"""Letters of words such as `st` for saint, `govt` for government."""
_LOOKALIKES = str.maketrans("авекмнорстухіјѕԁһӏαβεικνορτυχ", "abekmhopctyxijsdhlabeikvoptux")
"""Letters of Cyrillic and Greek, in lower case, to the Latin ones that look like them."""
_INITIAL = re.compile(r"\b(\w)\.(?=\w\b)")
_MARKS = re.compile(r"[\W_]+")
ARTICLES = frozenset(
    ["the", "a", "an", "la", "le", "les", "l", "el", "los", "las", "il", "der", "die", "das", "o", "os", "as"]
)
SMALL = ARTICLES | {"of", "and", "de", "du", "des", "d", "del", "di", "da", "do", "dos", "y", "e", "et", "und", "i"}
"""Articles and the words between the parts of a name."""


@lru_cache(REMEMBERED)
def plain(text: str) -> str:
    """Set aside case, composition and spacing (Unicode: NFC, full case folding, no format characters)."""
    visible = "".join(c for c in text if unicodedata.category(c) != "Cf")
    return " ".join(composed(visible.casefold()).split())


@lru_cache(REMEMBERED)
def bare(text: str) -> str:
    """Set aside accents and punctuation as well: `Côte d'Ivoire` becomes `cote divoire`, `U.S.A.` `usa`."""
    joined = _INITIAL.sub(r"\1", plain(text))
    apart = composed(joined.translate(_PLAIN_LETTERS), "NFKD").casefold()
    letters = "".join(c for c in apart if not unicodedata.combining(c))
    return composed(_MARKS.sub(" ", letters.translate(_PLAIN_LETTERS)).strip())


def turned(text: str) -> str:
    """Turn around what is written as `Korea, Republic of`, and drop a leading article."""
    first, comma, last = plain(text).partition(",")
    words = bare(f"{last} {first}" if comma else text).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def skeleton(text: str) -> str:
    """Write letters of other scripts as the Latin ones that look like them."""
    return text.translate(_LOOKALIKES)


def mixes_scripts(text: str) -> bool:
    """Tell whether Latin letters stand beside Cyrillic or Greek ones, as no honest spelling has them."""
    scripts = {unicodedata.name(c, "").partition(" ")[0] for c in text if c.isalpha()}
    return "LATIN" in scripts and bool(scripts & {"CYRILLIC", "GREEK"})


def words(text: str) -> list[str]:
    """Return the words of a bare name in order, without the small ones."""
    every = text.split()
    return sorted(w for w in every if w not in SMALL) or sorted(every)


def abbreviates(short: list[str], whole: list[str]) -> bool:
    """Tell whether each word is one of the others, or short for it: `a guterres`, `korea rep`; one must be whole.

    One word may also be the initials of all that is left: `dr congo`.
    """
    left, rest = list(whole), []
    for word in short:
        if word in left:
            left.remove(word)
        else:
            rest.append(word)
    if len(rest) == 1 < len(left):
        return len(short) > 1 and sorted(rest[0]) == sorted(word[0] for word in left)
    for word in rest:
        meant = next((w for w in left if _is_short_for(word, w)), None)
        if meant is None:
            return False
        left.remove(meant)
    return not left and len(rest) < len(short)


def _is_short_for(word: str, whole: str) -> bool:
    if whole.startswith(word):
        return True
    letters = iter(whole)
    ends_alike = word[0] == whole[0] and word[-1] == whole[-1]
    return len(word) <= LONGEST_CONTRACTION and ends_alike and all(letter in letters for letter in word)
