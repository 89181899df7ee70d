"""What speaks for and against one incident, a rule at a time; all lines are our own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from incidents.building import DAY, KYIV, TOWN, a_row
from trucewatch.incidents.likeness import SAME_FROM, points
from trucewatch.incidents.marks import marks
from trucewatch.incidents.trait import trait_of
from trucewatch.vocabulary.incident import Facets, IncidentType, Report
from trucewatch.vocabulary.interval import day_interval, instant
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.quantity import Casualties

NEXT = DAY + timedelta(days=1)
"""The day after 12 June 2031."""


def a_line(words: str, day: date = DAY, **changes: object) -> Report:
    """Build a headline of a data set about an attack on the town."""
    chosen: dict[str, object] = {
        "words": words,
        "interval": day_interval(day, KYIV),
        "incident_type": IncidentType.CIVILIAN_CASUALTY,
        "facets": Facets(),
    }
    return a_row(words, **{**chosen, **changes})


def judged(one: Report, other: Report) -> Mapping[str, int]:
    """Judge a pair."""
    return points(trait_of(one), trait_of(other))


def at(hour: int, day: date = DAY) -> object:
    """Return a moment on the wall clock of a day, Kyiv being three hours ahead in June."""
    return instant(datetime(day.year, day.month, day.day, hour - 3, tzinfo=UTC), KYIV)


@pytest.mark.parametrize(
    ("one", "other", "given"),
    [
        ("Дрон влучив у пекарню в Тихому", "БпЛА атаковал Тихое", 1),
        ("Дрон влучив у пекарню в Тихому", "Ракетный удар по Тихому", -1),
        ("Дрон влучив у пекарню в Тихому", "По Тихому били из минометов", -2),
        ("Удар по Тихому", "Ракетный удар по Тихому", 0),
    ],
)
def test_weapons_told_in_words_speak_for_or_against(one: str, other: str, given: int) -> None:
    """The same weapon in any language is a point; drones and missiles come in one wave."""
    assert judged(a_line(one), a_line(other))["weapon"] == given


@pytest.mark.parametrize(
    ("one", "other", "given"),
    [
        ("У Тихому обстріляли школу", "В Тихом снаряд попал в школу", 1),
        ("У Тихому обстріляли школу", "В Тихом обстреляли автобус", -2),
        ("У Тихому обстріляли школу", "В Тихом повреждены жилые дома", -1),
    ],
)
def test_named_targets_tell_attacks_apart(one: str, other: str, given: int) -> None:
    """A school and a bus are two targets; homes are damaged beside anything."""
    assert judged(a_line(one), a_line(other))["object"] == given


def test_a_line_that_names_the_day_is_about_that_day() -> None:
    """A follow-up of an old attack is not about today's, though listed today."""
    old = a_line("Удар по Тихому 2 червня: помер поранений")
    today = a_line("Удар по Тихому: поранено двоє")

    assert not judged(old, today)
    assert judged(old, a_line("Удар по Тихому: поранено двоє", date(2031, 6, 2)))["time"] == 1


def test_the_past_day_is_the_day_before() -> None:
    """Bulletins of the past day and of today are about two days."""
    past = a_line("Минулої доби Тихе обстріляли десять разів")
    today = a_line("Вчора Тихе обстріляли п'ять разів", NEXT)

    assert not judged(past, today)
    assert judged(past, a_line("Тихе обстріляли", DAY - timedelta(days=1)))["time"] == 1


def test_next_day_lines_need_more_unless_they_follow_up() -> None:
    """The day after, only what goes on telling of the attack may be about it."""
    first = a_line("Удар по Тихому: є поранені")
    again = a_line("Удар по Тихому: є поранені та пожежа", NEXT)
    follow = a_line("Удар по Тихому: завершено розбір завалів", NEXT)

    assert judged(first, again)["time"] < judged(first, follow)["time"]


def test_morning_and_evening_are_two_attacks_sooner() -> None:
    """What was written before noon cannot tell of the evening."""
    morning = a_line("Обстріл Тихого: двоє поранених", interval=at(9))
    evening = a_line("Увечері обстріляли Тихе")

    assert judged(morning, evening)["part of day"] < 0
    assert judged(morning, a_line("Вночі обстріляли Тихе"))["part of day"] == 0


def test_news_of_the_small_hours_may_be_about_the_day_before() -> None:
    """A line written at three in the morning meets both days."""
    night = a_line("Удар по Тихому", NEXT, interval=at(4, NEXT))

    assert judged(night, a_line("Удар по Тихому: є поранені"))["time"] == 1


def test_villages_beside_different_towns_are_two_villages() -> None:
    """Gazetteers put two villages of one name on one spot; the words tell them apart."""
    one = a_line("Позиція біля Ясного під обстрілом у Тихому")
    other = a_line("Позиція біля Темного під обстрілом у Тихому")

    assert judged(one, other)["names"] == -2


def test_a_district_of_the_town_that_both_name_is_the_town() -> None:
    """Indexes place a line in the town or in one of its districts."""
    town = replace(TOWN, id=None, name="Tykhe", precision_m=2000)
    district = replace(town, name="Lisne", position=Position(lon=37.65, lat=48.5))
    lines = (a_line("Удар по Тихому", place=town), a_line("Дрон впав на Тихе", place=district))

    assert judged(*lines)["place"] == 2


def test_patients_in_a_hospital_are_no_hospital_hit() -> None:
    """Where the wounded lie was not the target."""
    assert not marks("У лікарні лишаються дев'ятеро").targets
    assert marks("Снаряд влучив у лікарню").targets == {"clinic"}


def test_points_name_every_reason_and_add_up() -> None:
    """A joined pair reaches the mark by points that each have a name."""
    found = judged(a_line("Ракета влучила в школу в Тихому"), a_line("Ракета попала в школу"))

    assert sum(found.values()) >= SAME_FROM
    assert {"type", "place", "time", "names", "words", "weapon", "object"} <= set(found)


def test_points_are_the_same_both_ways() -> None:
    """Which line is asked about first is irrelevant."""
    one = a_line("Ракета влучила в школу в Тихому")
    other = a_line("Удар по Тихому: завершено розбір завалів", NEXT)

    assert judged(one, other) == judged(other, one)


def test_two_kinds_of_fire_at_the_front_need_more_to_be_one() -> None:
    """Shells and small drones fall on a front town every day; missiles do not."""
    shell = a_line("Снаряд упав на Тихе", incident_type=IncidentType.ARTILLERY)
    drone = a_line("Дрон упав на Тихе", incident_type=IncidentType.TACTICAL_DRONE)
    unknown = a_line("Вибухи в Тихому", incident_type=IncidentType.UNDETERMINED_EXPLOSION)

    assert judged(shell, drone)["type"] == 0
    assert judged(unknown, drone)["type"] == 1


def test_bulletins_of_ground_fighting_are_of_their_own_day() -> None:
    """Two days' bulletins on one village are two days of fighting."""
    one, other = (
        a_line(words, day, incident_type=IncidentType.ADVANCE)
        for words, day in (("Ворог просунувся біля Тихого", DAY), ("Просування у Тихому", NEXT))
    )

    assert not judged(one, other)


def test_a_toll_rises_from_one_day_to_the_next_and_never_falls() -> None:
    """The dead of one attack grow in number; fewer on the next day are of another attack."""

    def struck(killed: int, day: date) -> Report:
        toll = Casualties(killed_low=killed, killed_high=None, injured_low=None, injured_high=None)
        return a_line("Удар по Тихому", day, casualties=toll)

    rising = judged(struck(4, DAY), struck(11, NEXT))
    falling = judged(struck(11, DAY), struck(4, NEXT))

    assert rising["casualties"] == 2
    assert falling["casualties"] == 0


def test_two_tallies_of_drones_are_of_two_nights() -> None:
    """How many drones were shot down tells two nights apart, however alike the words."""
    first = a_line("За ніч збито 31 ударний дрон")
    second = a_line("За ніч збито 54 ударні дрони", NEXT)

    assert judged(first, second)["numbers"] == -2
    assert judged(first, a_line("Сили оборони збили 31 дрон"))["numbers"] == 0


def test_what_fell_on_a_region_did_not_surely_fall_on_the_town_it_is_listed_under() -> None:
    """A line about a region alone speaks less for an attack on its town."""
    here = replace(TOWN, name="Тихе")
    town = a_line("Удар по Тихому: є поранені", place=here)
    region = a_line("Удар по Тихівській області: є поранені", place=here)

    assert judged(town, region)["region"] == -1
    assert judged(town, town)["region"] == 0
