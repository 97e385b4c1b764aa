"""Dates as the press writes them: without a year, around weekdays, in thirds, counted from something."""

from __future__ import annotations

from datetime import date

import pytest
from drafting_pack import data, words

from kg.drafting import drafts
from kg.drafting.dating import moments

THURSDAY = date(2025, 11, 6)


def found(text: str, published: date | None = THURSDAY) -> list[tuple[str, str, str]]:
    return [(words(text, d["span"]), d["earliest"], d["latest"]) for d in data(text, published)["dates"]]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It ended last October.", ("last October", "2025-10-01", "2025-10-31")),
        ("It ended last March.", ("last March", "2025-03-01", "2025-03-31")),
        ("It begins next March.", ("next March", "2026-03-01", "2026-03-31")),
        ("It lasts the week of October 20.", ("the week of October 20", "2025-10-20", "2025-10-26")),
        ("They met between Monday and Thursday.", ("Monday and Thursday", "2025-11-03", "2025-11-06")),
        ("It came in the first quarter of 2024.", ("first quarter of 2024", "2024-01-01", "2024-03-31")),
        ("It came in late 2024.", ("late 2024", "2024-09-01", "2024-12-31")),
        ("They will meet in March.", ("March", "2026-03-01", "2026-03-31")),
        ("They have met since March.", ("March", "2025-03-01", "2025-03-31")),
        ("Since October they wait.", ("October", "2025-10-01", "2025-10-31")),
        ("They met on October 25 to 27.", ("October 25 to 27", "2025-10-25", "2025-10-27")),
        ("The October 3 attack was long.", ("October 3", "2025-10-03", "2025-10-03")),
    ],
)
def test_a_date_without_a_year_takes_it_from_the_day_of_publication(text: str, wanted: tuple[str, str, str]) -> None:
    assert found(text) == [wanted]


def test_a_number_of_things_behind_a_month_is_no_day() -> None:
    assert found("In October 12 countries came.") == [("October", "2025-10-01", "2025-10-31")]


def test_a_period_that_counts_from_something_is_no_date() -> None:
    assert found("Two days after the workshop they left.") == []
    assert found("They left two days after.") != []


def test_the_year_of_a_copyright_line_is_no_date() -> None:
    assert found("A headline\n\nA story is here.\n\nShare this: all of 2024") == []


def test_parts_of_years_and_months() -> None:
    def days(bounds: moments.Bounds | None) -> tuple[str, str]:
        assert bounds is not None
        return bounds.earliest.isoformat(), bounds.latest.isoformat()

    assert days(moments.part(2025, "early")) == ("2025-01-01", "2025-04-30")
    assert days(moments.part(2025, "end")) == ("2025-12-31", "2025-12-31")
    assert days(moments.part(2024, "end", 2)) == ("2024-02-29", "2024-02-29")
    assert days(moments.part(2025, "months-9")) == ("2025-01-01", "2025-09-30")
    assert days(moments.part(2025, "last-week", 8)) == ("2025-08-25", "2025-08-31")
    assert days(moments.relative(THURSDAY, "P0M/quarter")) == ("2025-10-01", "2025-12-31")
    assert days(moments.relative(THURSDAY, "-P0D/thursday")) == ("2025-10-30", "2025-10-30")
    assert days(moments.relative(THURSDAY, "P0D/friday")) == ("2025-11-07", "2025-11-07")
    assert days(moments.relative(THURSDAY, "-P1Y/late")) == ("2024-09-01", "2024-12-31")


def test_the_last_week_of_a_month_begins_on_a_monday() -> None:
    assert moments.part(2026, "last-week", 8) == (date(2026, 8, 24), date(2026, 8, 31))
    assert moments.part(2026, "last-week", 5) == (date(2026, 5, 25), date(2026, 5, 31))


SHIPPED = [
    ("en", "The talks run until Friday.", ["2025-11-07"]),
    ("en", "The text remains open until 31 August.", ["2026-08-31"]),
    ("en", "Everything was over by Tuesday evening.", ["2025-11-04"]),
    ("en", "Police searched flats on Monday and Tuesday.", ["2025-11-03/2025-11-04"]),
    ("en", "They promised a second round before Christmas.", ["2025-12-25"]),
    ("pl", "Konwencja pozostaje otwarta do 31 sierpnia.", ["2026-08-31"]),
    ("pl", "Do soboty zainfekowano 41 serwerów.", ["2025-11-01"]),
    ("pl", "Operację prowadzono od 19 maja do 6 czerwca.", ["2025-05-19/2025-06-06"]),
    ("pl", "W poniedziałek i wtorek przeszukano 17 mieszkań.", ["2025-11-03/2025-11-04"]),
    ("pl", "Obaj ministrowie podpisali dziś w Warszawie memorandum.", ["2025-11-06"]),
    ("pl", "Śledczy czekają dziś na dane z zagranicy.", []),
    ("pl", "Ustawy do dziś nie ma.", []),
    ("pl", "Francja planuje ratyfikację latem.", ["2026-06-01/2026-08-31"]),
    ("pl", "Rząd chce to zrobić w tym półroczu.", ["2025-07-01/2025-12-31"]),
    ("vi", "Chiến dịch kéo dài từ ngày 24 đến 28/9.", ["2025-09-24/2025-09-28"]),
]
"""A language, a sentence and the days that it names, published on a Thursday."""


@pytest.mark.parametrize(("language", "text", "wanted"), SHIPPED)
def test_days_of_limits_ranges_and_today_in_the_shipped_languages(language: str, text: str, wanted: list[str]) -> None:
    days = [d.bounds for d in drafts.read(f"News\n\n{text}\n", THURSDAY, language).dates if d.bounds]
    assert ["/".join(sorted({str(one.earliest), str(one.latest)})) for one in days] == wanted
