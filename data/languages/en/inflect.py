"""Checks that the verbs of speech.csv and triggers.csv have all their forms; used when authoring, never at run time.

`python data/languages/en/inflect.py` names the rows that lack a regular form; with words, it writes their forms:
`python data/languages/en/inflect.py pledge "call for"`. Irregular verbs are those whose past is not made with -ed.
A row that leaves out the bare form on purpose (order, report: nouns too) is asked for nothing.
"""

import csv
import sys
from pathlib import Path

HERE = Path(__file__).parent
VOWELS = "aeiou"
DOUBLED = {
    *("plan", "quip", "stop", "commit", "admit", "submit", "refer", "rebut", "ban", "nab", "aver", "regret", "flag"),
    *("step", "opt", "scrap", "scam", "dub", "set", "put", "hit", "quit", "shut", "beg", "slam", "acquit", "concur"),
    *("sum", "prod", "extol", "snap", "shrug", "grin", "nod", "bat", "swat", "clap", "blog", "wrap"),
}
UNLIKE = {"put", "set", "give", "take", "become"}
"""Irregular verbs whose rows leave out forms that are other words."""
TABLES = {"speech.csv": ("frames", "noun"), "triggers.csv": ("part", "noun")}


def third(verb: str) -> str:
    """Return the form with -s."""
    if verb.endswith(("s", "sh", "ch", "x", "z", "o")):
        return verb + "es"
    return verb[:-1] + "ies" if verb.endswith("y") and verb[-2] not in VOWELS else verb + "s"


def past(verb: str) -> str:
    """Return the form with -ed."""
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in VOWELS:
        return verb[:-1] + "ied"
    return verb + (verb[-1] if verb in DOUBLED else "") + "ed"


def gerund(verb: str) -> str:
    """Return the form with -ing."""
    if verb.endswith("e") and not verb.endswith("ee") and verb != "be":
        return verb[:-1] + "ing"
    return verb + (verb[-1] if verb in DOUBLED else "") + "ing"


def forms(phrase: str) -> list[str]:
    """Return the regular forms of a verb, or of a phrase that begins with one."""
    verb, *rest = phrase.split(" ")
    made = dict.fromkeys((verb, third(verb), past(verb), gerund(verb)))
    return [" ".join([form, *rest]) for form in made]


def lacking(row: dict[str, str]) -> list[str]:
    """Return the regular forms that a row lacks; an irregular verb is asked for -ing alone."""
    given = row["forms"].split("|")
    if row["lemma"] not in given:
        return []
    if row["lemma"].split(" ")[0] in UNLIKE:
        return []
    bare, plural, regular, ing = forms(row["lemma"]) if len(forms(row["lemma"])) == 4 else [row["lemma"]] * 4
    wanted = [ing, *([regular] if any(form.split(" ")[0].endswith("ed") for form in given) else [])]
    wanted += [bare, plural] if bare in given else []
    return [form for form in wanted if form not in given and row["lemma"].split(" ")[0] not in ("be", "have")]


def main(words: list[str]) -> int:
    """Write the forms of words, or check the tables."""
    for word in words:
        sys.stdout.write("|".join(forms(word)) + "\n")
    found = 0
    for name, (column, noun) in {} if words else TABLES.items():
        with (HERE / name).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                if noun not in row[column].split("|") and (missing := lacking(row)):
                    found += 1
                    sys.stdout.write(f"{name}: {row['lemma']} lacks {', '.join(missing)}\n")
    return min(found, 1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
