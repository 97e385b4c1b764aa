"""Which words tell of an event, and which days are its own."""

from __future__ import annotations

import pytest
from drafting_pack import data, words

Told = tuple[str, str | None, str | None]


def dated(text: str) -> list[Told]:
    found = [(e["kind"], e["earliest"], e["latest"]) for e in data(text)["events"] if e["earliest"]]
    return list(dict.fromkeys(found))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A workshop was held on October 3.", [("workshop", "2025-10-03", "2025-10-03")]),
        ("On October 3 a workshop was held.", [("workshop", "2025-10-03", "2025-10-03")]),
        ("A workshop was held, Anna Reyes said on Monday.", []),
        ("Anna Reyes said on Monday that the workshop was good.", []),
        ("The workshop, which ran on October 3, was good.", [("workshop", "2025-10-03", "2025-10-03")]),
        ("A two-day workshop began on October 3.", [("workshop", "2025-10-03", "2025-10-04")]),
        ("A two-day workshop ended on October 3.", [("workshop", "2025-10-02", "2025-10-03")]),
        (
            "The workshop began on October 3. It was long. The workshop ended on October 9.",
            [("workshop", "2025-10-03", "2025-10-09")],
        ),
        (
            "A workshop was held on October 3. The next workshop will come in March.",
            [("workshop", "2025-10-03", "2025-10-03"), ("workshop", "2026-03-01", "2026-03-31")],
        ),
        ("Sylvania and Ruritania signed a memorandum on Monday.", [("signing", "2025-11-03", "2025-11-03")]),
        (
            "The ministers signed a memorandum on Monday. The ceremony was short.",
            [("signing", "2025-11-03", "2025-11-03")],
        ),
        ("The minister signed a bill on Monday.", []),
        ("Sylvania signed the cyber convention on October 3.", []),
        ("The cyber convention is open for signature until October 3.", []),
        ("They voted on Monday.", [("vote", "2025-11-03", "2025-11-03")]),
        ("They decided on Monday. In the end 40 countries voted for it.", [("vote", "2025-11-03", "2025-11-03")]),
        ("They signed it in March.", []),
        ("He thanked them before the October workshop.", [("workshop", "2025-10-01", "2025-10-31")]),
        (
            "40 countries said yes, on Monday the parliament voted.",
            [("vote", "2025-11-03", "2025-11-03")],
        ),
    ],
)
def test_a_date_belongs_to_the_nearest_words_that_tell_of_something(text: str, wanted: list[Told]) -> None:
    assert dated(text) == wanted


def test_every_mention_of_an_event_shares_its_days() -> None:
    text = "The workshop was good. It was held on October 3. A workshop on October 3 is rare."
    events = data(text)["events"]
    assert [words(text, e["span"]) for e in events] == ["workshop", "workshop"]
    assert {e["earliest"] for e in events} == {"2025-10-03"}


def test_many_attacks_are_no_event_and_arrests_are_a_police_action_or_tell_when_it_was() -> None:
    assert dated("There were 40 workshops on October 3.") == []
    text = "Police told of an operation. They arrested Ben Okafor on October 3."
    assert dated(text) == [("operation", "2025-10-03", "2025-10-03")]
    assert dated("They arrested Ben Okafor on October 3.") == [("operation", "2025-10-03", "2025-10-03")]
    assert len(data(text)["events"]) == 1


def test_what_ends_has_the_day_of_its_sentence_even_behind_words_that_stand_apart() -> None:
    text = "They ended a workshop in Strelsau, the old seat, on Monday."
    assert dated(text) == [("workshop", "2025-11-03", "2025-11-03")]
