"""Points of a table on the maps of their days, with whose ground it is and who holds it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from trucewatch.front.holders import Holders
from trucewatch.front.locate import Locator
from trucewatch.geography.border import load_land
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.front import Located
from trucewatch.workflow.maps import Field
from trucewatch.workflow.points import DatedPoint


def locate_points(
    rows: Sequence[DatedPoint], maps: Sequence[ControlMap], field: Field
) -> list[Located]:
    """Locate points by day, in the order given."""
    locator = Locator(maps, field.theatre, field.sectors, field.country)
    lons, lats = [row.position.lon for row in rows], [row.position.lat for row in rows]
    found = locator.locate([row.id for row in rows], [row.day for row in rows], lons, lats)
    land = load_land(field.theatre.id)
    holders = Holders(maps, land, field.theatre, locator.band.p90_m)
    return holders.complete(found, np.column_stack([lons, lats]).reshape(-1, 2))
