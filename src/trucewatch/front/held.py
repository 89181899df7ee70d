"""Whose ground is whose on a map: each party's, inside and outside the country."""

from __future__ import annotations

from collections.abc import Mapping

from shapely import MultiPolygon
from shapely.geometry.base import BaseGeometry

from trucewatch.front.ground import as_multipolygon, occupied_area, to_metres
from trucewatch.front.overlay import together, within, without
from trucewatch.vocabulary.control import ControlMap, ControlStatus
from trucewatch.vocabulary.theatre import Theatre

Land = Mapping[str, MultiPolygon]
"""Recognised land by ISO code of the country, WGS84."""


def held_ground(control_map: ControlMap, land: Land, theatre: Theatre) -> dict[str, BaseGeometry]:
    """Divide the ground between the parties as one map shows it, in metres.

    The party of the theatre's country holds its country less what is occupied, and what the
    map shows it to hold abroad. Every other party holds the occupied ground and the rest of
    its own country. Grey zones count as not occupied.
    """
    home = to_metres(land[theatre.country], theatre)
    occupied = to_metres(occupied_area(control_map), theatre)
    abroad = to_metres(_status(control_map, ControlStatus.COUNTER_HELD), theatre)
    ground: dict[str, BaseGeometry] = {}
    for party in theatre.parties:
        own = to_metres(land.get(party.country, MultiPolygon()), theatre)
        if party.country == theatre.country:
            free = without(home, occupied)
            ground[party.id] = together([free, without(abroad, home)])
        else:
            rest = without(own, together([abroad, home]))
            ground[party.id] = together([rest, within(occupied, home)])
    return {party: as_multipolygon(area) for party, area in ground.items()}


def recognised_ground(land: Land, theatre: Theatre) -> dict[str, BaseGeometry]:
    """Return each party's own country by its recognised border, in metres."""
    return {
        party.id: to_metres(land.get(party.country, MultiPolygon()), theatre)
        for party in theatre.parties
    }


def _status(control_map: ControlMap, status: ControlStatus) -> MultiPolygon:
    return control_map.areas.get(status, MultiPolygon())
