"""Learn the weights of `following.csv`: which sentences go on with what somebody said, without a cue.

Used when authoring, never at run time. `python data/languages/make_following.py` reads the practice stories of
`tests/corpus`, asks of each sentence behind a statement whether the coder gave it to the same speaker, and fits the
features of `kg/drafting/statements/following.py` by logistic regression with a ridge. All languages share the weights:
weights for each were no better out of fold. It prints precision and recall out of fold, stories kept whole.
"""

import argparse
import csv
import json
import math
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from kg.drafting import drafts, output  # noqa: E402
from kg.drafting.scores import scoring  # noqa: E402
from kg.drafting.statements.following import FEATURES, Following  # noqa: E402
from kg.drafting.statements.implicit import LIKELY, RULE, content, follow  # noqa: E402
from kg.drafting.text.document import Doc  # noqa: E402

FIRST_SET = 60
"""The coders of stories with smaller numbers hardly coded such sentences."""
RIDGE, STEPS, FOLDS = 3.0, 12, 10
NAMES = list(FEATURES)


class Case(NamedTuple):
    """What may go on with a statement: its language and story, its features, whether it does, and for the right one."""

    language: str
    story: str
    seen: list[int]
    goes_on: bool
    right: bool


def cases(language: str, path: Path) -> Iterator[Case]:
    """Go through what may go on with a statement in a story, runs as the coder has them."""
    gold, text = json.loads(path.read_text("utf-8")), path.with_suffix(".txt").read_bytes().decode("utf-8")
    draft = drafts.read(text, date.fromisoformat(gold["published"]), language)
    data, doc, found = output.as_data(draft), draft.doc, [one for one in draft.statements if one.rule != RULE]
    if doc is None:
        return iter(())
    names = scoring.aligned(data["mentions"], gold["mentions"])
    spans = [_span(doc, one.content) for one in found]
    free = [g for g in gold["statements"] if all(scoring.overlap(g["content"], own) < scoring.HALF for own in spans)]
    made: list[Case] = []

    def judge(it: Following) -> bool:
        own = _span(doc, content(doc, it))
        best = max(free, key=lambda one: scoring.overlap(one["content"], own), default=None)
        there = best is not None and scoring.overlap(best["content"], own) >= scoring.HALF
        right = there and scoring.same(it.last.speaker or None, best["speaker"], names)
        goes_on = right or (there and best["level"] == "reported-implicit")
        seen = [number for number, name in enumerate(NAMES) if FEATURES[name](doc, it)]
        made.append(Case(language, path.stem, seen, goes_on, right))
        return bool(goes_on)

    follow(doc, found, judge)
    return iter(made)


def _span(doc: Doc, place: tuple[int, int]) -> list[int]:
    start, end = place
    return [doc.tokens.starts[start], doc.tokens.ends[end - 1]] if end > start else [0, 0]


def score(weights: list[float], seen: list[int]) -> float:
    """Return how likely a case goes on."""
    return 1 / (1 + math.exp(-sum(weights[number] for number in seen)))


def fit(learned: list[Case]) -> list[float]:
    """Fit the weights by Newton's method; the first feature, which is always there, has no ridge to speak of."""
    size = len(NAMES)
    weights = [0.0] * size
    for _ in range(STEPS):
        slope = [weight * RIDGE for weight in weights]
        bend = [[RIDGE * (row == column) for column in range(size)] for row in range(size)]
        slope[0], bend[0][0] = 0.0, 0.01
        for case in learned:
            chance = score(weights, case.seen)
            for row in case.seen:
                slope[row] += chance - case.goes_on
                for column in case.seen:
                    bend[row][column] += chance * (1 - chance)
        weights = [weight - step for weight, step in zip(weights, solve(bend, slope), strict=True)]
    return weights


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by elimination; a ridge keeps the pivots above nought."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        for other in rows:
            if other is not pivot and other[at]:
                factor = other[at] / pivot[at]
                other[at:] = [a - factor * b for a, b in zip(other[at:], pivot[at:], strict=True)]
    return [row[-1] / row[at] for at, row in enumerate(rows)]


def told(name: str, judged: list[tuple[Case, float]]) -> str:
    """Say how many cases were taken rightly, how many were taken, and how many there are."""
    taken = [case for case, chance in judged if chance > LIKELY]
    right, there = sum(case.right for case in taken), sum(case.right for case, _ in judged)
    loss = -sum(math.log(chance if case.goes_on else 1 - chance) for case, chance in judged) / max(1, len(judged))
    share = f"precision {right / max(1, len(taken)):.2f} recall {right / max(1, there):.2f} loss {loss:.4f}"
    return f"{name}: {right} of {len(taken)} taken, {there} there, {len(judged)} asked: {share}\n"


def out_of_fold(known: list[Case]) -> list[tuple[Case, float]]:
    """Judge each story by what the others teach."""
    stories = sorted({(case.story, case.language) for case in known})
    fold = {story: number % FOLDS for number, story in enumerate(stories)}
    judged = []
    for number in range(FOLDS):
        weights = fit([case for case in known if fold[case.story, case.language] != number])
        judged += [(c, score(weights, c.seen)) for c in known if fold[c.story, c.language] == number]
    return judged


def gather(folders: list[Path], first: int = FIRST_SET) -> list[Case]:
    """Read the cases of all stories from a number on in folders named by language, or below one."""
    paths = [path for folder in folders for path in sorted(folder.rglob("*.json"))]
    numbered = [path for path in paths if int(path.stem.partition("-")[0]) >= first]
    return [case for path in numbered for case in cases(json.loads(path.read_text("utf-8"))["language"], path)]


def report(name: str, judged: list[tuple[Case, float]]) -> None:
    """Write how well cases were judged, for each language and for all."""
    for language in sorted({case.language for case, _ in judged}):
        sys.stdout.write(told(f"{name} {language}", [pair for pair in judged if pair[0].language == language]))
    sys.stdout.write(told(f"{name} all", judged))


def main() -> None:
    """Learn, print what is to be expected, and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", type=Path, nargs="*", default=[], help="folders to judge, not learned from")
    parser.add_argument("--learn", type=Path, nargs="*", default=[], help="more folders to learn from")
    options = parser.parse_args()
    own = sorted((ROOT / "tests" / "corpus").glob("*/practice"))
    known = gather([*own, *options.learn])
    report("out of fold", out_of_fold(known))
    weights = fit(known)
    if options.check:
        report("kept out", [(case, score(weights, case.seen)) for case in gather(options.check)])
    often = [sum(number in case.seen for case in known) for number in range(len(NAMES))]
    with (ROOT / "data" / "languages" / "following.csv").open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("feature", "weight", "seen"))
        table.writerows(zip(NAMES, (f"{weight:.2f}" for weight in weights), often, strict=True))


if __name__ == "__main__":
    main()
