"""A theatre is data: whole, in four languages, and loud when it is not."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from trucewatch.geography.distance import distance_m
from trucewatch.geography.theatre import load_theatre, parse_theatre, theatre_file, theatre_names
from trucewatch.vocabulary.errors import TheatreError
from trucewatch.vocabulary.language import Language

UKRAINE = theatre_file("ukraine", "theatre.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", theatre_names())
def test_every_theatre_is_named_in_all_languages(name: str) -> None:
    """Sectors and parties are printed in de, en, ru and uk."""
    theatre = load_theatre(name)

    named = [theatre.names, *(party.names for party in theatre.parties)]
    named += [sector.names for sector in theatre.sectors]

    assert all(set(names) == set(Language) and all(names.values()) for names in named)


def test_parties_stand_in_alphabetical_order() -> None:
    """No side comes first for any other reason."""
    ids = [party.id for party in load_theatre("ukraine").parties]

    assert ids == sorted(ids) == ["russia", "ukraine"]


def test_anchors_follow_the_line_without_long_jumps() -> None:
    """Neighbouring anchors are closer than the corridor is wide, so that it has no gap."""
    theatre = load_theatre("ukraine")
    anchors = [anchor.position for sector in theatre.sectors for anchor in sector.anchors]

    jumps = [distance_m(a, b) for a, b in pairwise(anchors)]

    assert max(jumps) < 2 * theatre.corridor_m
    assert 12 <= len(theatre.sectors) <= 24


def test_the_file_names_the_origin_of_its_positions() -> None:
    """Positions are from GeoNames, which asks to be credited (CC BY 4.0)."""
    head = UKRAINE.split("id =")[0]

    assert "GeoNames" in head
    assert "CC BY 4.0" in head


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        (('zone = "Europe/Kyiv"', 'zone = "Europe/Nowhere"'), "no IANA zone"),
        (('zone = "Europe/Kyiv"', ""), "lacks the key 'zone'"),
        (('id = "lyman"', 'id = "siversk"'), "ids occur twice: siversk"),
        (('uk = "Росія"', 'xx = "Росія"'), "russia has no name in uk"),
        (("lat = 48.5 }", "lat = 148.5 }"), "outside WGS84"),
        (("[names]", "[names"), "cannot be read"),
    ],
)
def test_a_faulty_theatre_is_refused_with_a_reason(change: tuple[str, str], complaint: str) -> None:
    """Going on with half a theatre would state something wrong."""
    broken = UKRAINE.replace(*change, 1)

    with pytest.raises(TheatreError, match=re.escape(complaint)):
        parse_theatre(broken)


def test_an_unknown_theatre_names_the_known_ones() -> None:
    """The message tells what to choose instead."""
    with pytest.raises(TheatreError, match="known: ukraine"):
        load_theatre("atlantis")


def test_the_documentation_credits_geonames() -> None:
    """Whoever reads about the places learns where they come from and under which licence."""
    page = (Path(__file__).parents[2] / "docs" / "reference" / "theatre.md").read_text("utf-8")

    assert "GeoNames (geonames.org), CC BY 4.0" in page
