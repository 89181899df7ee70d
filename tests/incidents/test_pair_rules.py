"""What types, weapons, numbers and sides give to a pair of lines, rule by rule."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from incidents.building import DAY, KYIV, OTHER_TOWN, a_row
from trucewatch.incidents.likeness import excluded, points, type_points
from trucewatch.incidents.trait import Trait, trait_of
from trucewatch.vocabulary.incident import Facets, IncidentType
from trucewatch.vocabulary.interval import day_interval

T = IncidentType
NEXT = day_interval(DAY + timedelta(days=1), KYIV)
Line = tuple[IncidentType, str | None]


def a_line(
    kind: IncidentType = T.AIR_ATTACK, weapon: str | None = None, **changes: object
) -> Trait:
    """Build a line without words about an attack on the town."""
    domain = changes.pop("domain", None)
    facets = Facets(weapon_class=weapon, domain=domain if isinstance(domain, str) else None)
    words = changes.pop("words", "")
    return trait_of(
        a_row(
            f"{kind}-{weapon}-{changes}", incident_type=kind, facets=facets, words=words, **changes
        )
    )


def given(name: str, one: Trait, other: Trait) -> int:
    """Return what a rule gives to a pair; the order of the two never matters."""
    found = points(one, other)[name]
    assert points(other, one)[name] == found
    return found


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ((T.ARTILLERY, "mortar"), (T.ARTILLERY, "mlrs"), 2),
        ((T.ARTILLERY, None), (T.CIVILIAN_CASUALTY, None), 2),
        ((T.ARTILLERY, "unknown"), (T.UNDETERMINED_EXPLOSION, None), 2),
        ((T.ARTILLERY, "mortar"), (T.CIVILIAN_CASUALTY, None), 1),
        ((T.LONG_RANGE_STRIKE, "missile"), (T.INTERCEPTION, None), 2),
        ((T.TACTICAL_DRONE, "unknown"), (T.LONG_RANGE_STRIKE, None), 2),
        ((T.TACTICAL_DRONE, "fpv"), (T.LONG_RANGE_STRIKE, None), 1),
        ((T.TACTICAL_DRONE, None), (T.INTERCEPTION, None), 1),
        ((T.UNDETERMINED_EXPLOSION, None), (T.LONG_RANGE_STRIKE, "missile"), 1),
        ((T.ARTILLERY, None), (T.AIR_ATTACK, None), 0),
        ((T.ARTILLERY, None), (T.SMALL_ARMS, None), 0),
        ((T.ARTILLERY, "mortar"), (T.AIR_ATTACK, "glide_bomb"), None),
        ((T.ARTILLERY, "mortar"), (T.LONG_RANGE_STRIKE, "missile"), None),
    ],
)
def test_types_that_may_mean_the_same_are_told_from_those_that_cannot(
    one: Line, other: Line, found: int | None
) -> None:
    """A weapon named makes a vague type exact; two small attacks at the front are two."""
    assert type_points(a_line(*one), a_line(*other)) == found
    assert type_points(a_line(*other), a_line(*one)) == found


@pytest.mark.parametrize(
    ("weapons", "domains", "found"),
    [
        (("drone", "drone"), (None, None), 1),
        (("aircraft", "glide_bomb"), (None, None), 1),
        (("aircraft", "drone"), (None, None), -2),
        (("drone", "missile"), ("air", "air"), -1),
        (("drone", "missile"), ("air", None), -2),
        (("drone", "missile"), ("ground", "ground"), -2),
        ((None, "drone"), (None, None), 0),
        ((None, "drone"), ("air", "air"), 1),
        (("unknown", "drone"), ("air", "ground"), 0),
        ((None, None), (None, "air"), 0),
    ],
)
def test_weapons_speak_for_or_against(
    weapons: tuple[str | None, str | None], domains: tuple[str | None, str | None], found: int
) -> None:
    """Two things that fly are confused sooner; where one is not named the domain may agree."""
    one, other = (
        a_line(weapon=weapon, domain=domain)
        for weapon, domain in zip(weapons, domains, strict=True)
    )

    assert given("weapon", one, other) == found


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        ("Збито 31 дрон", "Збито 54 дрони", -2),
        ("Збито 31 дрон", "Знищено 31 дрон", 0),
        ("Збито 31 дрон", "Збито дрони", 0),
        ("Збито дрони", "Удар дронами", 0),
    ],
)
def test_only_two_numbers_that_differ_speak_against(first: str, second: str, found: int) -> None:
    """A line that counts nothing contradicts no count."""
    assert given("numbers", a_line(words=first), a_line(words=second)) == found


@pytest.mark.parametrize(
    ("named", "sides", "found"),
    [
        (("russia", "ukraine"), (None, None), -2),
        (("russia", "russia"), (None, None), 0),
        (("russia", None), (None, None), 0),
        ((None, None), ("russia", "ukraine"), 0),
        (("russia", "ukraine"), ("ukraine", "russia"), 0),
        (("russia", "ukraine"), ("ukraine", "ukraine"), -2),
        (("russia", "ukraine"), ("ukraine", None), -2),
    ],
)
def test_two_sides_named_are_two_events_unless_parties_blame_each_other(
    named: tuple[str | None, str | None], sides: tuple[str | None, str | None], found: int
) -> None:
    """Each side blames the other for one and the same shell."""
    one, other = (
        a_line(responsible=who, side=side) for who, side in zip(named, sides, strict=True)
    )

    assert given("actor", one, other) == found


COPIED = "Zerstörte Bäckerei neben dem Bahnhof brennt nach nächtlichem Beschuss"


def listing(trait: Trait) -> Trait:
    """Let a line list places without telling of any in particular."""
    return replace(trait, told=replace(trait.told, lists=True))


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        (a_line(), a_line(T.GROUND_ASSAULT), "type"),
        (a_line(), a_line(place=OTHER_TOWN), "place"),
        (a_line(), a_line(interval=day_interval(DAY + timedelta(days=5), KYIV)), "time"),
        (a_line(T.ADVANCE), a_line(T.ADVANCE, interval=NEXT), "time"),
        (a_line(), a_line(interval=NEXT), ""),
        (a_line(T.ADVANCE), a_line(T.ADVANCE), ""),
        (a_line(), listing(a_line()), "list of places"),
        (a_line(words=COPIED), listing(a_line(words=COPIED)), ""),
    ],
    ids=[
        "types", "towns", "days far apart", "bulletins of two days", "the next day",
        "bulletins of one day", "a list", "a list printed twice",
    ],
)  # fmt: skip
def test_what_keeps_two_lines_apart_is_named(one: Trait, other: Trait, reason: str) -> None:
    """No points are given exactly where something keeps them apart."""
    assert excluded(one, other) == excluded(other, one) == reason
    assert bool(points(one, other)) is (reason == "")


def test_the_same_words_give_three() -> None:
    """A copy is the strongest sign there is besides the type, place and time."""
    one = a_line(words=COPIED)

    assert (given("copy", one, one), given("copy", one, a_line())) == (3, 0)
