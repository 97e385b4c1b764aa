"""Dates keep their precision, and their bounds contain what the text means."""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading import dates

DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(DAYS)
def test_a_day_is_its_own_bounds(day: date) -> None:
    for form in (day, day.isoformat()):
        stated = dates.parse(form)
        assert (stated.text, stated.datatype) == (day.isoformat(), "date")
        assert stated.earliest == stated.latest == day


@given(DAYS)
def test_a_month_is_exactly_its_days(day: date) -> None:
    stated = dates.parse(day.isoformat()[:7])
    days = {date(day.year, day.month, n) for n in range(1, calendar.monthrange(day.year, day.month)[1] + 1)}
    assert (stated.datatype, stated.earliest, stated.latest) == ("gYearMonth", min(days), max(days))
    assert (stated.latest - stated.earliest).days + 1 == len(days)


@given(DAYS)
def test_a_year_is_exactly_its_days(day: date) -> None:
    stated = dates.parse(f"{day.year:04}")
    assert (stated.datatype, stated.earliest.timetuple().tm_yday) == ("gYear", 1)
    assert stated.earliest.year == stated.latest.year == day.year
    assert stated.latest.timetuple().tm_yday == 365 + calendar.isleap(day.year)


@given(DAYS, DAYS, st.sampled_from([4, 7, 10]), st.sampled_from([4, 7, 10]))
def test_a_range_holds_both_ends_or_is_refused(one: date, other: date, first: int, second: int) -> None:
    text = f"{one.isoformat()[:first]}/{other.isoformat()[:second]}"
    low, high = dates.parse(text.split("/")[0]), dates.parse(text.split("/")[1])
    if low.earliest > high.latest:
        with pytest.raises(ValueError, match="ends before it starts"):
            dates.parse(text)
        return
    stated = dates.parse(text)
    assert (stated.datatype, stated.earliest, stated.latest) == ("", low.earliest, high.latest)


@given(st.one_of(st.text(), st.from_regex(r"\d{4}-\d{2}-\d{2}(/\d{4})?"), st.integers(), st.floats(), st.none()))
def test_garbage_raises_value_error_only(value: object) -> None:
    try:
        stated = dates.parse(value)
    except ValueError as error:
        assert str(error)
        return
    assert isinstance(value, str)
    assert value.isascii()
    assert stated.earliest <= stated.latest


@pytest.mark.parametrize(
    "value",
    [
        "2025-02-31",
        "2025-02-29",
        "2024-13-45",
        "2025-00",
        "0000",
        "0000-01-01",
        "25-10-26",
        "2025-1-1",
        "12025",
        "2025-10-26T10:00",
        "2025-10-26 ",
        " 2025",
        "2025\n",
        "-2025",
        "+2025",
        "2025/",
        "/2025",
        "/",
        "",
        "2025/2026/2027",
        "2025-10-26/2025-10-25",
        "2026/2025",
        "2025-10-26Z",
        "26.10.2025",
        "٢٠٢٥",
        "\uff12\uff10\uff12\uff15",
        "2025–2026",
        datetime(2025, 10, 26, 1, 2),
        time(1, 2),
        2025,
        True,
        [],
        {},
        ["2025"],
        b"2025",
        "9" * 5000,
        "2025-" + "1" * 9999,
    ],
)
def test_refused(value: object) -> None:
    with pytest.raises(ValueError, match=r"expected|write the earlier"):
        dates.parse(value)


def test_leap_days() -> None:
    assert dates.parse("2024-02").latest == date(2024, 2, 29)
    assert dates.parse("1900-02").latest == date(1900, 2, 28)
    assert dates.parse("2000-02-29").earliest == date(2000, 2, 29)


def test_a_range_within_one_day_and_across_a_year() -> None:
    assert dates.parse("2025-10-26/2025-10-26").latest == date(2025, 10, 26)
    stated = dates.parse("2025-12-31/2026")
    assert stated.latest - stated.earliest == timedelta(days=365)
