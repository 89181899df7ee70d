"""Formation of incidents: what belongs together, and what never does."""

from __future__ import annotations

import random
import time
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import DAY, KYIV, OTHER_TOWN, TOWN, a_party_report, a_report, a_row, heat
from trucewatch.incidents.formation import form_incidents
from trucewatch.vocabulary.incident import Facets, Incident, IncidentType, Report
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval, instant
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.quantity import Casualties, Count, CountUnit

SECTOR = "toretsk"


def formed(reports: Sequence[Report]) -> tuple[Incident, ...]:
    """Form incidents in a theatre of one sector."""
    return form_incidents(reports, lambda _: SECTOR)


def test_two_papers_on_one_shelling_make_one_incident() -> None:
    """Same place, day, type and weapon are one incident with two origins."""
    incidents = formed([a_report("a"), a_report("b")])

    assert [len(incident.reports) for incident in incidents] == [2]
    assert len(incidents[0].origins) == 2
    assert incidents[0].sector == SECTOR


def test_settlements_further_apart_than_their_precision_never_merge() -> None:
    """Another town is another incident, however alike the words are."""
    words = "Shells of the same battery hit the school and the hospital in the morning"
    reports = [a_report("a", words=words), a_report("b", words=words, place=OTHER_TOWN)]

    assert len(formed(reports)) == 2


def test_types_that_are_not_compatible_never_merge() -> None:
    """Shelling and a ground assault on the same day are two incidents."""
    reports = [a_report("a"), a_report("b", incident_type=IncidentType.GROUND_ASSAULT)]

    assert len(formed(reports)) == 2


def test_a_named_cause_goes_before_an_undetermined_explosion() -> None:
    """An explosion heard and the shelling reported may be one; the cause named is kept."""
    explosion = a_report(
        "a",
        incident_type=IncidentType.UNDETERMINED_EXPLOSION,
        interval=instant(datetime(2031, 6, 12, 9, tzinfo=UTC), KYIV),
    )
    shelling = a_report("b", interval=instant(datetime(2031, 6, 12, 9, 30, tzinfo=UTC), KYIV))

    incidents = formed([explosion, shelling])

    assert [incident.incident_type for incident in incidents] == [IncidentType.ARTILLERY]


def test_two_attacks_on_one_town_in_one_day_stay_apart() -> None:
    """Moments further apart than the kind lasts are two incidents."""
    morning = instant(datetime(2031, 6, 12, 5, tzinfo=UTC), KYIV)
    evening = instant(datetime(2031, 6, 12, 19, tzinfo=UTC), KYIV)

    assert len(formed([a_report("a", interval=morning), a_report("b", interval=evening)])) == 2


def test_one_morning_told_in_two_languages_is_one_incident() -> None:
    """Words are compared in one alphabet, times by the part of the day."""
    start = datetime(2031, 6, 12, 2, tzinfo=UTC)
    morning = Interval(
        start_at=start,
        end_at=start + timedelta(hours=7),
        zone=KYIV,
        granularity=Granularity.DAYPART,
    )
    reports = [
        a_report("a", words="Утром жители слышали взрывы", interval=morning, facets=Facets()),
        a_report("b", words="Уранці мешканці чули вибухи", interval=morning, facets=Facets()),
    ]

    assert len(formed(reports)) == 1


def test_a_whole_day_does_not_bridge_two_moments() -> None:
    """A vague report joins one of two attacks; it never makes them one."""
    morning = instant(datetime(2031, 6, 12, 5, tzinfo=UTC), KYIV)
    evening = instant(datetime(2031, 6, 12, 19, tzinfo=UTC), KYIV)
    reports = [a_report("a", interval=morning), a_report("b", interval=evening), a_report("c")]

    incidents = formed(reports)

    assert sorted(len(incident.reports) for incident in incidents) == [1, 2]


def test_an_exercise_is_not_joined_with_fire() -> None:
    """D13: live-fire exercises are counted apart."""
    exercise = a_report("a", facets=Facets(weapon_class="mortar", exercise=True))
    fire = a_report("b", facets=Facets(weapon_class="mortar", exercise=False))

    assert len(formed([exercise, fire])) == 2


def test_claimed_totals_never_become_an_incident() -> None:
    """D01: statement, claim, total and incident are separate; none follows implicitly."""
    assert formed([a_report("a", incident_type=IncidentType.AGGREGATE_CLAIM)]) == ()


def test_heat_alone_forms_no_incident() -> None:
    """D10: thermal anomalies never create an incident on their own."""
    assert formed([heat("a"), heat("b")]) == ()


def test_heat_in_the_right_place_and_time_is_attached() -> None:
    """Heat within the place's precision on the day makes the incident sensor-consistent."""
    far = heat("far", place=OTHER_TOWN)
    later = heat("later", interval=day_interval(DAY + timedelta(days=3), KYIV))

    incidents = formed([a_report("a"), heat("near"), far, later])

    assert [report.id for report in incidents[0].reports] == ["rep-a", "rep-near"]
    assert "sensor_consistent" in incidents[0].flags


def test_heat_does_not_confirm_a_vague_place() -> None:
    """Within the precision of a district something always burns."""
    district = Place(id="d", name="D", position=TOWN.position, precision_m=15_000)

    incidents = formed([a_report("a", place=district), heat("near")])

    assert incidents[0].flags.isdisjoint({"sensor_consistent"})


def test_the_id_stays_when_later_evidence_is_added() -> None:
    """Later reports change an incident, not its name."""
    first, second = a_report("a"), a_report("bb")

    before, after = formed([first]), formed([second, first])

    assert [incident.id for incident in before] == [incident.id for incident in after]


def test_counts_of_different_units_are_never_joined() -> None:
    """D08: counts of the unit most reports use are spanned, others left out."""
    shells = [
        a_report(name, count=Count(low=low, high=high, unit=CountUnit.PROJECTILE))
        for name, low, high in (("a", 3, 3), ("b", 4, 6))
    ]
    bursts = a_report("c", count=Count(low=90, high=90, unit=CountUnit.BURST))

    incident = formed([*shells, bursts])[0]

    assert incident.count == Count(low=3, high=6, unit=CountUnit.PROJECTILE)


def test_casualties_span_the_lowest_and_highest_statement() -> None:
    """D14: casualties are low to high; what nobody states stays unknown."""
    reports = [
        a_report("a", casualties=Casualties(killed_low=1, killed_high=1)),
        a_report("b", casualties=Casualties(killed_low=2, killed_high=3, injured_low=4)),
    ]

    casualties = formed(reports)[0].casualties

    assert casualties is not None
    assert (casualties.killed_low, casualties.killed_high, casualties.injured_low) == (1, 3, 4)
    assert not casualties.verified


def test_denials_do_not_say_what_happened() -> None:
    """What is said to have happened comes from the reports that say so."""
    denial = a_party_report("russia", "b", denies=True, casualties=Casualties(killed_low=0))

    incidents = formed([a_report("a", casualties=Casualties(killed_low=2)), denial])

    assert [len(incident.reports) for incident in incidents] == [2]
    assert incidents[0].casualties is not None
    assert incidents[0].casualties.killed_low == 2


POOL = [
    a_report("a"),
    a_report("b", interval=instant(datetime(2031, 6, 12, 5, tzinfo=UTC), KYIV)),
    a_report("c", interval=instant(datetime(2031, 6, 12, 19, tzinfo=UTC), KYIV)),
    a_report("d", place=OTHER_TOWN),
    a_report("e", incident_type=IncidentType.UNDETERMINED_EXPLOSION),
    a_report("f", facets=Facets(weapon_class="mlrs")),
    a_report("g", interval=day_interval(DAY + timedelta(days=1), KYIV)),
    a_party_report("russia"),
    a_party_report("ukraine", denies=True),
    a_row("h"),
    a_row("i"),
    heat("j"),
]
SOME = st.sets(st.sampled_from(range(len(POOL))))


@settings(max_examples=60, deadline=None)
@given(SOME, st.permutations(range(len(POOL))))
def test_the_order_of_reports_is_irrelevant(chosen: set[int], order: list[int]) -> None:
    """Incidents depend on the set of reports only."""
    reports = [POOL[number] for number in sorted(chosen)]
    shuffled = [POOL[number] for number in order if number in chosen]

    assert formed(shuffled) == formed(reports)


@settings(max_examples=60, deadline=None)
@given(SOME)
def test_no_report_is_lost_or_used_twice(chosen: set[int]) -> None:
    """Every report that is not heat stands in exactly one incident."""
    reports = [POOL[number] for number in sorted(chosen)]
    told = sorted(report.id for report in reports if report.speaker != "N20")

    used = [r.id for incident in formed(reports) for r in incident.reports if r.speaker != "N20"]

    assert sorted(used) == told


def test_the_work_grows_with_the_reports_and_not_with_their_square() -> None:
    """A year of a quiet theatre takes seconds: 6,000 reports well under 5 s."""
    rng = random.Random(7)  # noqa: S311
    places = [
        Place(
            id=f"t:{n}",
            name=str(n),
            position=Position(lon=rng.uniform(32, 39), lat=rng.uniform(47, 51)),
            precision_m=3000,
        )
        for n in range(300)
    ]
    first = date(2031, 1, 1)
    reports = [
        a_row(
            str(n),
            place=rng.choice(places),
            interval=day_interval(first + timedelta(days=rng.randrange(60)), KYIV),
        )
        for n in range(6000)
    ]

    start = time.process_time()
    incidents = formed(reports)

    assert time.process_time() - start < 5
    assert sum(len(incident.reports) for incident in incidents) == 6000
