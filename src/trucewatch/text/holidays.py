"""Days of feasts that move or stand still; both calendars of the churches."""

from __future__ import annotations

from datetime import date, timedelta

JULIAN_LAG_DAYS = 13
"""Days by which the Julian calendar is behind, from March 1900 to February 2100."""


def holiday(rule: str, year: int) -> date:
    """Return the day of a feast in a year.

    Args:
        rule: ``MM-DD``, or ``easter`` (Gregorian) or ``pascha`` (Julian) with days added or
            taken away, such as ``pascha+49``.
        year: Year of the common calendar.

    >>> holiday("easter", 2024).isoformat(), holiday("pascha", 2024).isoformat()
    ('2024-03-31', '2024-05-05')
    """
    for name, compute in (("easter", easter), ("pascha", pascha)):
        if rule.startswith(name):
            return compute(year) + timedelta(days=int(rule.removeprefix(name) or 0))
    month, day = rule.split("-")
    return date(year, int(month), int(day))


def easter(year: int) -> date:
    """Return Easter Sunday of the Gregorian calendar (the rule of Meeus, Jones and Butcher).

    >>> easter(2031).isoformat()
    '2031-04-13'
    """
    golden, century, rest = year % 19, year // 100, year % 100
    skipped = (century + 8) // 25
    moon = (19 * golden + century - century // 4 - (century - skipped + 1) // 3 + 15) % 30
    week = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * week) // 451
    month, day = divmod(moon + week - 7 * late + 114, 31)
    return date(year, month, day + 1)


def pascha(year: int) -> date:
    """Return Easter Sunday of the Julian calendar as a day of the Gregorian (Meeus).

    >>> pascha(2025).isoformat()
    '2025-04-20'
    """
    moon = (19 * (year % 19) + 15) % 30
    week = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + week + 114, 31)
    return date(year, month, day + 1) + timedelta(days=JULIAN_LAG_DAYS)
