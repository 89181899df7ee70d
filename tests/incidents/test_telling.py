"""What the words of two lines say for or against one event."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from incidents.building import DAY, KYIV, TOWN, a_report, a_row
from trucewatch.incidents.formation import form_incidents
from trucewatch.incidents.telling import name_key, telling
from trucewatch.incidents.tolls import toll_points
from trucewatch.vocabulary.incident import Facets, IncidentType, Report
from trucewatch.vocabulary.interval import day_interval, instant
from trucewatch.vocabulary.place import Place, PlaceKind, Position
from trucewatch.vocabulary.quantity import Casualties

NEXT = DAY + timedelta(days=1)
REGION = Place(
    id=None,
    name="Region",
    position=Position(lon=38.4, lat=48.5),
    precision_m=2000,
    kind=PlaceKind.REGION,
)


def a_line(name: str, words: str, day: date = DAY, **changes: object) -> Report:
    """Build a headline of a data set about a strike on the town."""
    chosen: dict[str, object] = {
        "words": words,
        "interval": day_interval(day, KYIV),
        "incident_type": IncidentType.CIVILIAN_CASUALTY,
        "facets": Facets(),
    }
    return a_row(name, **{**chosen, **changes})


def sizes(*reports: Report) -> list[int]:
    """Count the reports of each incident formed."""
    return sorted(len(one.reports) for one in form_incidents(reports, lambda _: "s"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Одесі", "Одессу"),
        ("Дніпра", "Днепр"),
        ("Костянтинівці", "Костянтинівкою"),
        ("Сум", "Сумы"),
    ],
)
def test_one_town_is_one_name_in_two_languages_and_all_cases(one: str, other: str) -> None:
    """Names are compared by their consonants."""
    assert name_key(one) == name_key(other)


def test_a_region_is_no_name_that_tells_events_apart() -> None:
    """A region holds many events; the town in it is the name."""
    told = telling("Удар по Степному на Харківщині: троє поранених")

    assert told.names == {name_key("Степному")}
    assert telling("Обстріл Харківської області: троє поранених").only_area


def test_the_same_line_listed_again_next_day_is_one_incident() -> None:
    """Data sets list a headline under two days; the first is the day of the event."""
    words = "У Тихому через удар згоріла пекарня, троє поранених"

    assert sizes(a_line("a", words), a_line("b", words, NEXT)) == [2]


def test_a_line_listed_for_the_town_and_its_region_means_the_town() -> None:
    """The same words under the region's centre do not make a second incident."""
    town = replace(TOWN, id=None, name="Tykhe", precision_m=2000)
    words = "Удар по Тихому: згоріла пекарня"

    assert sizes(a_line("a", words, place=town), a_line("b", words, place=REGION)) == [2]


def test_the_minute_of_a_headline_is_when_it_was_written() -> None:
    """Two headlines of one day are not two moments."""
    times = (datetime(2031, 6, 12, hour, tzinfo=UTC) for hour in (5, 17))
    lines = (
        a_line(str(n), f"Удар по пекарні в Тихому, {n} версія", interval=instant(at, KYIV))
        for n, at in enumerate(times)
    )

    assert sizes(*lines) == [2]


def test_yesterday_said_on_two_days_means_two_days() -> None:
    """Daily bulletins in the same words are about different days."""
    words = "Вчора відбулися бої біля Тихого та Ясного, повідомляє штаб"
    later = words.replace("Ясного", "Ясного і лісу")

    assert sizes(a_line("a", words), a_line("b", later, NEXT)) == [1, 1]


def test_a_list_of_places_speaks_of_none_in_particular() -> None:
    """A bulletin that lists towns does not join what was told of one of them."""
    bulletin = "Авіаудари по Ясному, Тихому, Зеленому, Веселому і Новому"
    told = "Авіаудар по Тихому: згоріла пекарня"

    assert sizes(a_line("a", bulletin), a_line("b", told)) == [1, 1]


def test_another_small_toll_is_another_event_and_a_large_one_may_rise() -> None:
    """One wounded and two wounded are two events; eighteen and sixty may be one."""
    small = [a_line(str(n), "", casualties=Casualties(injured_low=n)) for n in (1, 2)]
    large = [a_line(str(n), "", casualties=Casualties(injured_low=n)) for n in (18, 60)]

    assert toll_points(*small) < 0 < toll_points(*large)
    assert toll_points(small[0], replace(small[1], denies=True)) == 0


def test_two_parties_that_blame_each_other_may_speak_of_one_exchange() -> None:
    """D20: who is named as having acted does not keep the parties' accounts apart."""
    accounts = [
        a_report(side, source_class="party", side=side, responsible=other, words="")
        for side, other in (("russia", "ukraine"), ("ukraine", "russia"))
    ]

    assert sizes(*accounts) == [2]
