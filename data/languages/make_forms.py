"""Write the tables of a language from lemma rows: fill `forms` by star notation.

Used when authoring, never at run time. `python data/languages/make_forms.py pl` reads every
table in `data/languages/pl/lemmas/` and writes the table of the same name one folder up;
with `--check` it writes nothing and fails if a table is not what it would write.

A cell `lemma` holds one name or several, separated by `|`; the first is the lemma of the row.
`word*`      inflects in the number it stands in; several starred words of a name agree
`word**`     inflects in both numbers
`word*{x}`   only readings whose tag or lemma has `x` (`m1`, `f`, `adj`, `subst`, `inf`);
             `{pass}` adds the passive participles of a verb; `{~Model}` or `{~Model,x}`
             inflects like Model, for words that the dictionary does not have
Words of `lemmas/rejected.txt` are never made: forms of the dictionary that a reviewer threw out.
A cell `forms` is empty, or changes what was made: `+form` adds, `-form` takes away, and
forms without a sign are the only ones.
"""

import argparse
import csv
import io
import itertools
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

CASES = ("nom", "gen", "dat", "acc", "inst", "loc")
NUMBERS = ("sg", "pl")
STARRED = re.compile(r"^(?P<open>\W*)(?P<word>[^*]+)(?P<stars>\*{1,2})(?:\{(?P<hint>[^}]*)\})?(?P<close>[^*{}]*)$")
DROPPED = {"daw.", "arch.", "rzad.", "gwar.", "przest."}
NAMES = {"imię", "nazwisko", "patronimicum"}
VERB_TAGS = ("praet", "fin", "imps", "inf", "pcon", "bedzie")
LEFT_OUT = {"speech": ("inf", "future")}
"""Forms of verbs that a table has no use for: what somebody is to say, or will say, has not been said."""
rejected: set[str] = set()
left_out: set[str] = set()

Grid = dict[tuple[str, str], list[str]]
Form = tuple[str, str, tuple[str, ...]]


class LemmaError(Exception):
    """A lemma row that cannot be inflected."""


@dataclass(frozen=True)
class Reading:
    """One way to read a word: its lemma, part of speech, number and genders."""

    lemma: str
    pos: str
    number: str
    genders: frozenset[str]
    labels: frozenset[str]
    degree: str = ""


@dataclass(frozen=True)
class Word:
    """One word of a name: what stands before and after it, and how it inflects."""

    text: str
    stars: int = 0
    hint: str = ""
    before: str = ""
    after: str = ""


@cache
def analyser() -> Any:
    """Load the morphological analyser, once."""
    import morfeusz2  # type: ignore[import-untyped]

    return morfeusz2.Morfeusz(expand_tags=True)


def parse(name: str) -> list[Word]:
    """Return the words of a name in star notation."""
    return [parse_word(token) for token in name.split()]


def parse_word(token: str) -> Word:
    """Read one token in star notation."""
    found = STARRED.match(token)
    if not found:
        if "*" in token or "{" in token:
            raise LemmaError(f"cannot read {token!r}")
        return Word(token)
    return Word(found["word"], len(found["stars"]), found["hint"] or "", found["open"], found["close"])


def plain(name: str) -> str:
    """Return a name without its notation."""
    return " ".join(word.before + word.text + word.after for word in parse(name))


def tag_parts(tag: str) -> list[str]:
    """Split an expanded tag."""
    return tag.split(":")


@cache
def readings(word: str) -> tuple[Reading, ...]:
    """Read a word as a nominative or an infinitive; as written first, then in small letters."""
    found: dict[Reading, None] = {}
    for shape in dict.fromkeys((word, word[:1].lower() + word[1:], word.lower())):
        edges = analyser().analyse(shape)
        whole = edges if all(edge[:2] == (0, 1) for edge in edges) else []
        for _, _, (_, lemma, tag, labels, _) in whole:
            reading = as_reading(lemma, tag_parts(tag), frozenset(labels))
            if reading:
                found.setdefault(reading)
    return tuple(found)


def as_reading(lemma: str, parts: list[str], labels: frozenset[str]) -> Reading | None:
    """Return a reading that a lemma of a table can have, or nothing."""
    if parts[0] == "inf":
        return Reading(lemma, "inf", "", frozenset(), labels)
    if parts[0] in ("subst", "ger") and parts[2] == "nom" and "neg" not in parts:
        return Reading(lemma, parts[0], parts[1], frozenset({parts[3]}), labels)
    if parts[0] in ("adj", "ppas", "pact") and parts[2] == "nom" and "neg" not in parts:
        return Reading(lemma, parts[0], parts[1], frozenset({parts[3]}), labels, parts[4])
    return None


def fits(reading: Reading, hint: str) -> bool:
    """Tell whether a reading is what the hint asks for."""
    if not hint or hint == "pass":
        return True
    own = {reading.pos, reading.number, reading.lemma, reading.lemma.split(":")[0], *reading.genders}
    return all(part in own for part in hint.split(","))


def rank(reading: Reading, word: Word, alone: bool) -> tuple[int, ...]:
    """Order readings by preference; less is better."""
    upper = word.text[:1].isupper()
    return (
        reading.pos != "inf",
        reading.pos not in ("subst", "ger") if alone else reading.pos in ("subst", "ger"),
        bool(reading.labels & NAMES) and not reading.labels - NAMES,
        not (upper and any("geograficzna" in label or "organizacj" in label for label in reading.labels)),
        reading.pos in ("ppas", "pact"),
        reading.pos == "ger",
        reading.lemma[:1].isupper() != upper,
        reading.number == "pl" and not word.text.endswith(("y", "i", "e", "a")),
        reading.number == "pl",
        "m1" not in reading.genders,
    )


def chosen(word: Word, alone: bool) -> Reading:
    """Choose the reading of a word that is inflected."""
    fitting = [one for one in readings(word.text) if fits(one, word.hint)]
    if not fitting:
        raise LemmaError(f"no reading of {word.text!r} {word.hint}")
    return min(fitting, key=lambda one: rank(one, word, alone))


def recased(form: str, like: str) -> str:
    """Return a form with the capitals of the word it belongs to."""
    if like.isupper() and len(like) > 1:
        return form.upper()
    return form[:1].upper() + form[1:] if like[:1].isupper() else form


@cache
def generated(lemma: str) -> tuple[Form, ...]:
    """Return every form of a lemma, its marked lemma and tag; old forms only of words that are old throughout."""
    rows: list[Form] = []
    old: list[Form] = []
    for form, own, tag, _, labels in analyser().generate(lemma):
        if form.lower() not in rejected:
            marks = {part for label in labels for part in label.split(",")}
            (old if marks & DROPPED else rows).append((form, own, tuple(tag_parts(tag))))
    current = {own for _, own, _ in rows}
    return (*rows, *(row for row in old if row[1] not in current))


def noun_grid(reading: Reading, word: Word) -> Grid:
    """Return the forms of a noun by number and case."""
    numbers = NUMBERS if word.stars == 2 else (reading.number,)
    grid: Grid = {}
    for form, own, parts in generated(reading.lemma):
        if own != reading.lemma or parts[0] not in ("subst", "ger") or parts[0] != reading.pos or "neg" in parts:
            continue
        if parts[1] in numbers and parts[2] in CASES and parts[3] in reading.genders:
            keep(grid, (parts[1], parts[2]), recased(form, word.text))
    return grid


def adjective_grid(reading: Reading, word: Word, genders: Iterable[str] | None) -> Grid:
    """Return the forms of an adjective or participle by number and case; of all genders, or of those of its noun."""
    grid: Grid = {}
    for form, own, parts in generated(reading.lemma):
        if own != reading.lemma or parts[0] != reading.pos or "neg" in parts:
            continue
        if parts[4] != reading.degree:
            continue
        numbers = [part for part in word.hint.split(",") if part in NUMBERS] or NUMBERS
        if parts[1] in numbers and parts[2] in CASES and (genders is None or parts[3] in genders):
            keep(grid, (parts[1], parts[2]), recased(form, word.text))
    return grid


def asked(reading: Reading, word: Word) -> frozenset[str] | None:
    """Return the gender that a hint asks of an adjective without a noun, if it asks for one."""
    return reading.genders if reading.genders & set(word.hint.split(",")) else None


def keep(grid: Grid, place: tuple[str, str], form: str) -> None:
    """Add a form to its place, once."""
    forms = grid.setdefault(place, [])
    if form not in forms:
        forms.append(form)


def verb_forms(reading: Reading, word: Word) -> list[str]:
    """Return third persons, infinitive, impersonal and adverbial forms of a verb; its passive if asked for."""
    forms = []
    for form, own, parts in generated(reading.lemma):
        if own != reading.lemma or {"pri", "sec", "neg"} & set(parts) or tense(parts) in left_out:
            continue
        if parts[0] in VERB_TAGS or (word.hint == "pass" and parts[0] == "ppas"):
            forms.append(form)
    return sorted(dict.fromkeys(forms), key=lambda form: (form != word.text, form))


def tense(parts: tuple[str, ...]) -> str:
    """Name the kind of a form of a verb; the present of a perfective verb is its future."""
    perfective = "perf" in parts and "imperf" not in parts
    return "future" if parts[0] == "bedzie" or (parts[0] == "fin" and perfective) else parts[0]


def like(word: Word) -> Word:
    """Return the model of a word, with the hint that stands after it."""
    model, _, hint = word.hint[1:].partition(",")
    return Word(model, word.stars, hint)


def modelled(word: Word) -> Grid:
    """Inflect a word that is not in the dictionary as its model does."""
    model = like(word)
    reading = chosen(model, alone=True)
    shared = shared_ending(word.text, model.text)
    stem, base = word.text[: len(word.text) - shared], model.text[: len(model.text) - shared]
    made = adjective_grid(reading, model, None) if reading.pos == "adj" else noun_grid(reading, model)
    grid: Grid = {}
    for place, forms in made.items():
        for form in forms:
            if not form.startswith(base):
                raise LemmaError(f"{model.text!r} is no model of {word.text!r}")
            keep(grid, place, stem + form[len(base) :])
    return grid


def shared_ending(one: str, other: str) -> int:
    """Count the last letters that two words share."""
    pairs = zip(reversed(one), reversed(other), strict=False)
    return sum(1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], pairs))


def forms_of(name: str) -> list[str]:
    """Return every form of a name in star notation, the name itself first."""
    words = parse(name)
    starred = [word for word in words if word.stars]
    if not starred:
        return [plain(name)]
    alone = len(starred) == 1
    first = starred[0]
    if not first.hint.startswith("~") and alone and chosen(first, alone).pos == "inf":
        return with_reflexive(name, words, first)
    return unique([plain(name), *declined(words, alone)])


def with_reflexive(name: str, words: list[Word], verb: Word) -> list[str]:
    """Return a verb in its phrase; a reflexive pronoun stands after or before the verb."""
    made = [] if "inf" in left_out else [plain(name)]
    for form in verb_forms(chosen(verb, alone=True), verb):
        phrase = " ".join(form if word is verb else word.text for word in words)
        made.append(phrase)
        if phrase.startswith(f"{form} się"):
            made.append(f"się {form}{phrase[len(form) + 4 :]}")
    return unique(made)


def declined(words: list[Word], alone: bool) -> Iterator[str]:
    """Go through the forms of a name of nouns and adjectives."""
    grids = word_grids(words, alone)
    for number, case in itertools.product(NUMBERS, CASES):
        choices = []
        for word, grid in zip(words, grids, strict=True):
            if grid is None:
                choices.append([word.before + word.text + word.after])
            else:
                choices.append([word.before + form + word.after for form in grid.get((number, case), [])])
        for parts in itertools.product(*choices):
            yield " ".join(parts)


def word_grids(words: list[Word], alone: bool) -> list[Grid | None]:
    """Return the forms of each word: nouns first, then adjectives that agree with the nearest noun."""
    grids: list[Grid | None] = [None] * len(words)
    genders: dict[int, frozenset[str]] = {}
    waiting: list[tuple[int, Reading]] = []
    for place, word in enumerate(words):
        if not word.stars:
            continue
        if word.hint.startswith("~"):
            grids[place], genders[place] = modelled(word), chosen(like(word), alone=True).genders
            continue
        reading = chosen(word, alone)
        if reading.pos in ("subst", "ger"):
            grids[place], genders[place] = noun_grid(reading, word), reading.genders
        else:
            waiting.append((place, reading))
    if waiting and not alone and not genders:
        raise LemmaError("no noun among the starred words")
    for place, reading in waiting:
        near = min(genders, key=lambda other: abs(other - place), default=None)
        wanted = genders[near] if near is not None else asked(reading, words[place])
        grids[place] = adjective_grid(reading, words[place], wanted)
    numbers = [{number for number, _ in grid} for grid in grids if grid]
    return grids if not numbers or set.intersection(*numbers) else even(grids)


def even(grids: list[Grid | None]) -> list[Grid | None]:
    """Set nouns of unlike number side by side: the forms of each case, whatever the number."""
    found: list[Grid | None] = []
    for grid in grids:
        if grid is None:
            found.append(None)
            continue
        found.append({("sg", case): grid.get(("sg", case), []) + grid.get(("pl", case), []) for case in CASES})
    return found


def unique(forms: Iterable[str]) -> list[str]:
    """Return forms without repeats, in order."""
    return list(dict.fromkeys(forms))


def filled(row: dict[str, str]) -> dict[str, str]:
    """Return a row with its forms made."""
    names = row["lemma"].split("|")
    changes = [change for change in row.get("forms", "").split("|") if change]
    fixed = [change for change in changes if change[0] not in "+-"]
    made = fixed or unique(form for name in names for form in forms_of(name))
    made += [change[1:] for change in changes if change[0] == "+"]
    gone = {change[1:] for change in changes if change[0] == "-"}
    source = row["source"] + ("|morfeusz2" if "*" in row["lemma"] and not fixed else "")
    forms = [form for form in unique(made) if form not in gone]
    return {**row, "lemma": plain(names[0]), "forms": "|".join(forms), "source": source}


def numbered(row: dict[str, str]) -> list[dict[str, str]]:
    """Tell one holder of an office from several, which are a row of rank `plural`: they are no one person."""
    both = filled(row)
    if "**" not in row["lemma"]:
        return [both]
    one = filled({**row, "lemma": row["lemma"].replace("**", "*")})
    several = [form for form in both["forms"].split("|") if form not in one["forms"].split("|")]
    plural = {**both, "lemma": several[0], "forms": "|".join(several), "rank": "plural"} if several else {}
    return [one, plural] if plural else [one]


def made(row: dict[str, str]) -> list[dict[str, str]]:
    """Return the rows that a lemma row gives, with their forms if the table has any."""
    if not {"lemma", "forms"} <= set(row):
        return [row]
    return numbered(row) if "rank" in row else [filled(row)]


def table(path: Path) -> str:
    """Return a whole table as text; name a bad row by its line."""
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or ())
        rows = []
        for row in reader:
            try:
                rows += made(row)
            except LemmaError as error:
                raise LemmaError(f"{path.name}:{reader.line_num}: {row['lemma']}: {error}") from error
    out = io.StringIO()
    writer = csv.DictWriter(out, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def run(folder: Path, check: bool) -> int:
    """Make every table of a language; return how many rows or tables are wrong."""
    wrong = 0
    reviewed = folder / "lemmas" / "rejected.txt"
    rejected.update(reviewed.read_text(encoding="utf-8").split() if reviewed.exists() else ())
    for path in sorted((folder / "lemmas").glob("*.csv")):
        left_out.clear()
        left_out.update(LEFT_OUT.get(path.stem, ()))
        try:
            text = table(path)
        except LemmaError as error:
            sys.stderr.write(f"{error}\n")
            wrong += 1
            continue
        target = folder / path.name
        if check and (not target.exists() or target.read_text(encoding="utf-8") != text):
            sys.stderr.write(f"{target.name} is not what its lemmas give\n")
            wrong += 1
        elif not check:
            target.write_text(text, encoding="utf-8", newline="\n")
    return wrong


def main() -> None:
    """Read the command line."""
    parser = argparse.ArgumentParser(description="Fill the forms of a language's tables from its lemma rows.")
    parser.add_argument("tag", help="the language's folder, such as pl")
    parser.add_argument("--check", action="store_true", help="write nothing; fail if a table is out of date")
    options = parser.parse_args()
    sys.exit(bool(run(Path(__file__).parent / options.tag, options.check)))


if __name__ == "__main__":
    main()
