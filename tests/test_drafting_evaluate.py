"""Figures against gold, worked out by hand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from drafting_pack import data

from kg.coding import alpha
from kg.drafting.scores import coded, evaluate, parallel
from kg.drafting.scores.compared import Compared
from kg.drafting.scores.scoring import Tally, overlap, score
from kg.errors import InputError, KGError, WorkspaceError

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Anna Reyes said that 72 countries signed. Ruritania signed the Budapest Convention on 25 October 2025."


def test_a_draft_agrees_with_itself() -> None:
    found = data(TEXT)
    assert {tally.wrong + tally.missed for tally in score(found, found).values()} == {0}
    assert score(found, found)["statements-.8"].right == 1


def test_identifiers_of_ones_own_are_matched_by_the_words_they_name() -> None:
    gold = json.loads(json.dumps(data(TEXT)).replace("person/anna-reyes", "person/a-reyes"))
    assert score(data(TEXT), gold)["statements-.5"] == Tally(1, 0, 0)


@pytest.mark.parametrize(
    ("part", "change", "kind"),
    [
        ("statements", {"speaker": "state/ruritania"}, "statements-.5"),
        ("statements", {"content": [0, 4]}, "contents-.5"),
        ("counts", {"value": 71}, "counts"),
        ("dates", {"latest": "2025-10-26"}, "dates"),
        ("actions", {"realisation": "denied"}, "actions"),
    ],
)
def test_a_changed_fact_is_wrong_and_missed(part: str, change: dict[str, Any], kind: str) -> None:
    gold = data(TEXT)
    gold[part][0] = {**gold[part][0], **change}
    assert score(data(TEXT), gold)[kind] == Tally(len(gold[part]) - 1, 1, 1)


def test_overlap_is_shared_words_over_all_words() -> None:
    assert overlap([0, 10], [5, 15]) == pytest.approx(1 / 3)
    assert overlap([0, 5], [5, 9]) == 0 == overlap(None, [1, 2])


def test_figures_and_their_interval() -> None:
    assert evaluate.figures(Tally(3, 1, 2)) == pytest.approx((0.75, 0.6, 2 * 3 / 9))
    assert evaluate.figures(Tally()) == (1.0, 1.0, 1.0)
    same = [Tally(3, 1, 2)] * 5
    assert evaluate.interval(same) == pytest.approx((2 / 3, 2 / 3))
    low, high = evaluate.interval([Tally(4, 0, 0), Tally(0, 4, 4)] * 4)
    assert low < 0.5 < high


def test_a_corpus_is_scored_by_language(tmp_path: Path) -> None:
    text = "The minister of Poland said on 25 October 2025 that he would be there with 20 people of his own."
    (tmp_path / "01.txt").write_text(text, "utf-8")
    empty: dict[str, Any] = {
        part: [] for part in ("mentions", "memberships", "statements", "dates", "counts", "events", "actions")
    }
    gold = {**empty, "language": "en", "published": "2025-10-26"}
    gold["dates"] = [{"span": [31, 46], "earliest": "2025-10-25", "latest": "2025-10-25"}]
    (tmp_path / "01.json").write_text(json.dumps(gold), "utf-8")
    rows = {(row.language, row.kind): row for row in evaluate.evaluate(evaluate.compared(tmp_path))}
    assert (rows["en", "dates"].gold, rows["en", "dates"].f1) == (1, 1.0)
    assert rows["en", "actors"].precision == 0.0


def test_a_folder_without_gold_and_gold_that_is_none_are_refused(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="no texts with gold"):
        evaluate.articles(tmp_path)
    (tmp_path / "01.txt").write_text("x", "utf-8")
    (tmp_path / "01.json").write_text("{}", "utf-8")
    with pytest.raises(InputError, match=r"01\.json"):
        evaluate.compared(tmp_path)


def corpus(folder: Path, gold: dict[str, Any]) -> Path:
    folder.mkdir()
    (folder / "01.txt").write_text(TEXT, "utf-8")
    (folder / "01.json").write_text(json.dumps({**gold, "language": "en", "published": "2025-10-26"}), "utf-8")
    return folder


def test_another_coder_is_scored_in_place_of_the_program(tmp_path: Path) -> None:
    gold = data(TEXT)
    other = {**gold, "statements": [{**gold["statements"][0], "act": "warns", "speaker": None}]}
    one, two = corpus(tmp_path / "one", gold), corpus(tmp_path / "two", other)
    told = {row.kind: row.f1 for row in evaluate.evaluate(evaluate.compared(one, two))}
    assert (told["contents-.5"], told["statements-.5"], told["dates"]) == (1.0, 0.0, 1.0)
    found = {(row.section, row.code): row for row in coded.rows(evaluate.compared(one, two))}
    assert found["statements", "act"].agreement == 0.0 and found["statements", "speaker"].agreement == 0.0
    assert (found["dates", "latest"].agreement, found["dates", "latest"].units) == (1.0, 1)
    with pytest.raises(WorkspaceError, match="no draft of a text"):
        evaluate.compared(one, tmp_path)
    (one / "02.txt").write_text(TEXT, "utf-8")
    (one / "02.json").write_text((one / "01.json").read_text("utf-8"), "utf-8")
    assert evaluate.without_draft(one, two) == ["02"]
    assert json.loads(evaluate.render(evaluate.compared(one, two), "json"))[0]["articles"] == 1
    (two / "01.json").write_text('{"statements": 1}', "utf-8")
    with pytest.raises(InputError, match=r"01\.json: expected JSON with language, mentions"):
        evaluate.compared(one, two)


def test_alpha_of_codes_is_that_of_matched_facts() -> None:
    base: dict[str, Any] = {
        part: [] for part in ("mentions", "memberships", "statements", "dates", "counts", "events", "actions")
    }

    def article(acts: str) -> dict[str, Any]:
        said = [{"content": [i * 10, i * 10 + 9], "speaker": None, "act": act} for i, act in enumerate(acts)]
        return {**base, "statements": said}

    first, second = "aaaaaaaaab", "abaabaaaab"
    row = next(r for r in coded.rows([("en", article(first), article(second))]) if r.code == "act")
    pairs = list(zip(first, second, strict=True))
    assert (row.units, row.agreement) == (10, 0.8)
    assert row.alpha == round(alpha.alpha(pairs, alpha.NOMINAL) or 9, 3)


def test_translations_are_compared_by_what_they_say(tmp_path: Path) -> None:
    found = data(TEXT)
    other = {**found, "dates": [], "statements": [{**found["statements"][0], "content": [0, 1]}]}
    told = [Compared("en", found, found), Compared("fr", other, found)]
    rows = {(row.of, row.section): row for row in parallel.rows(told)}
    assert rows["gold", "all"].jaccard == 1.0 and rows["draft", "statements"].jaccard == 1.0
    assert (rows["draft", "dates"].shared, rows["draft", "dates"].all) == (0, 1)
    whole = rows["draft", "all"]
    assert whole.all - whole.shared == 1 and 0.5 < whole.jaccard < 1.0
    with pytest.raises(KGError, match="two tables"):
        evaluate.render(told, "table", coded=True, parallel=True)
    with pytest.raises(KGError, match="several texts in en"):
        parallel.rows([told[0], told[0]])
