"""Time expressions and their intervals."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.building import a_document, a_place

from trucewatch.text.calendar_days import nearest_year, shift_months, weekday_near
from trucewatch.text.holidays import easter, pascha
from trucewatch.text.reading import read


def values(text: str, language: str = "de") -> list[str]:
    """Read the values of a text's times."""
    return [item.value for item in read(a_document(text, language), ()).times]


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Am Mittwoch fielen Schüsse.", "2031-06-11"),
        ("de", "Am Montagabend fielen Schüsse.", "2031-06-09TEV"),
        ("de", "Im vergangenen Monat war es ruhig.", "2031-05"),
        ("de", "In den siebziger Jahren entstand der Damm.", "197"),
        ("uk", "Завод закрили ще в 1990-х.", "199"),
        ("en", "Shots were heard at 9:30 p.m. on Monday.", "2031-06-09T21:30"),
        ("en", "The deal lasts 30 days.", "P30D"),
        ("uk", "Вчора о 14:20 чули вибух.", "2031-06-10T14:20"),
        ("uk", "Уночі на вівторок летіли дрони.", "2031-06-09/2031-06-10"),
        ("ru", "Это было 30 декабря.", "2030-12-30"),
        ("ru", "В прошлую пятницу было тихо.", "2031-06-06"),
    ],
)
def test_expressions_are_resolved_against_a_wednesday(language: str, text: str, value: str) -> None:
    """A bare weekday is today's or the last one; dates without a year are the nearest."""
    assert value in values(text, language)


def test_a_clock_time_at_the_front_is_kyiv_time() -> None:
    """Where the text names a place in the theatre, the offset is that of the front."""
    text = "In Lindental schlug es am Dienstag gegen 19.30 Uhr ein."

    (found,) = read(a_document(text), (a_place(text, "Lindental"),)).times

    assert found.value == "2031-06-10T19:30+03:00"
    assert found.interval is not None
    assert found.interval.start_at == datetime(2031, 6, 10, 16, 30, tzinfo=UTC)


def test_a_named_clock_wins_over_the_front() -> None:
    """Moscow time is Moscow time, wherever it is said."""
    text = "У Липовому пролунав вибух о 10:00 за московським часом."

    (found,) = read(a_document(text, "uk"), (a_place(text, "Липовому"),)).times

    assert found.interval is not None
    assert found.interval.zone == "Europe/Moscow"


def test_the_evening_before_and_the_morning_after_belong_to_one_night() -> None:
    """A night between two days is the interval of both."""
    (found,) = read(a_document("In der Nacht zum Dienstag war es laut."), ()).times

    assert found.interval is not None
    assert found.interval.start_local.date() == date(2031, 6, 9)
    assert found.interval.end_local.date() == date(2031, 6, 10)


@given(day=st.dates(date(1990, 1, 10), date(2090, 1, 1)), wanted=st.integers(1, 7))
def test_a_weekday_lies_within_a_week_of_the_dateline(day: date, wanted: int) -> None:
    """Back or forward, never further than six days, and it is that weekday."""
    back, ahead = (weekday_near(day, wanted, forward=forward) for forward in (False, True))

    assert back.isoweekday() == ahead.isoweekday() == wanted
    assert 0 <= (day - back).days <= 6
    assert 0 <= (ahead - day).days <= 6


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), by=st.integers(-50, 50))
def test_shifting_months_there_and_back_keeps_the_month(day: date, by: int) -> None:
    """The month comes back; the day may fall to the end of a shorter month."""
    back = shift_months(shift_months(day, by), -by)

    assert (back.year, back.month) == (day.year, day.month)
    assert back.day <= day.day


@given(day=st.dates(date(1990, 1, 1), date(2090, 1, 1)), month=st.integers(1, 12))
def test_a_date_without_a_year_lies_within_half_a_year(day: date, month: int) -> None:
    """The nearest of last year, this year and next year is taken."""
    year = nearest_year(day, 15, month)

    assert abs((date(year, month, 15) - day).days) <= 184


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("de", "Zu Ostern schwiegen die Waffen.", "2031-04-13"),
        ("de", "Am Samstag beginnt die Waffenruhe.", "2031-06-14"),
        ("de", "Am Samstag begann die Waffenruhe.", "2031-06-07"),
        ("de", "Im dritten Quartal 2030 war es ruhig.", "2030-Q3"),
        ("de", "Um 11 Uhr am Montag fiel ein Schuss.", "2031-06-09T11:00"),
        ("en", "It was quiet at Orthodox Easter 2025.", "2025-04-20"),
        ("en", "On Monday at about 11:00 shots were heard.", "2031-06-09T11:00"),
        ("en", "At about 11:00 on Monday shots were heard.", "2031-06-09T11:00"),
        ("en", "They meet every two weeks.", "P2W"),
        ("uk", "На Великдень було тихо.", "2031-04-13"),
        ("uk", "О 14:20 в понеділок пролунав вибух.", "2031-06-09T14:20"),
        ("uk", "У ніч з 8 на 9 червня летіли дрони.", "2031-06-08/2031-06-09"),
        ("ru", "В 14:20 в понедельник прогремел взрыв.", "2031-06-09T14:20"),
        ("ru", "В День Победы было тихо.", "2031-05-09"),
    ],
)
def test_feasts_tenses_and_orders_of_words(language: str, text: str, value: str) -> None:
    """Both calendars, the tense of the clause, and hour before or after the day."""
    assert value in values(text, language)


def test_the_last_days_have_a_place_on_the_calendar() -> None:
    """A stretch up to the dateline covers its days and ends with the dateline."""
    (found,) = read(a_document("In den letzten drei Tagen war es laut."), ()).times

    assert found.value == "P3D"
    assert found.interval is not None
    assert found.interval.start_local.date() == date(2031, 6, 8)
    assert found.interval.end_local.date() == date(2031, 6, 12)


@given(year=st.integers(1925, 2075))
def test_both_easters_are_sundays_in_spring(year: int) -> None:
    """Western Easter falls from 22 March to 25 April, Orthodox Easter from 4 April to 8 May."""
    western, eastern = easter(year), pascha(year)

    assert western.isoweekday() == eastern.isoweekday() == 7
    assert date(year, 3, 22) <= western <= date(year, 4, 25)
    assert date(year, 4, 4) <= eastern <= date(year, 5, 8)
    assert eastern >= western


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Seit dem 24. Februar 2022 wird gekämpft. Am 9. Juni 2031 war es ruhig.", (2031, 6, 9)),
        ("Es begann am 1. Mai 2031.\n— Amt (@amt) June 11, 2031\nMehr folgt.", (2031, 6, 11)),
        ("Am 9. Juni 2031 schoss jemand; bis 1. Juli 2031 soll es dauern.", (2031, 6, 9)),
    ],
)
def test_a_missing_dateline_is_assumed_from_days_with_their_year(
    text: str, day: tuple[int, int, int]
) -> None:
    """An embedded post first, else the latest day that is not expected; and it is said."""
    reading = read(a_document(text, dateline=None), ())

    assert reading.dateline == date(*day)
    assert reading.dateline_assumed


def test_without_any_full_day_relative_times_stay_relative() -> None:
    """Nothing is assumed, and "yesterday" gets no place on the calendar."""
    reading = read(a_document("Gestern fielen Schüsse.", dateline=None), ())

    assert reading.dateline is None
    assert [item.interval for item in reading.times] == [None]
