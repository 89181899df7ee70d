"""Days on which newsrooms are thin: fixed ones, and Easter by the calendar of the East."""

from __future__ import annotations

from datetime import date, timedelta

FIXED = ((1, 1), (1, 7), (3, 8), (5, 1), (5, 9), (12, 25), (12, 31))
"""Month and day; kept on both sides of the line by custom if not by law."""


def is_holiday(day: date) -> bool:
    """Tell whether a day is a holiday, Easter Sunday and Monday included.

    >>> is_holiday(date(2025, 4, 20)), is_holiday(date(2025, 4, 23))
    (True, False)
    """
    easter = orthodox_easter(day.year)
    return (day.month, day.day) in FIXED or day in (easter, easter + timedelta(days=1))


def orthodox_easter(year: int) -> date:
    """Return Easter Sunday of the Eastern churches (Meeus' Julian rule; 1900 to 2099).

    >>> orthodox_easter(2026).isoformat()
    '2026-04-12'
    """
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=13)
