"""The sky over a position at an hour, and the passes that looked through it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache

import numpy as np

from trucewatch.geography.distance import distances_m
from trucewatch.incidents.passes import Passes
from trucewatch.vocabulary.place import Position
from trucewatch.workflow.ground import Ground
from trucewatch.workflow.looking import NEAR_ENOUGH_M
from trucewatch.workflow.material import Material


def passes_of(material: Material, ground: Ground) -> Passes:
    """Return the passes known from heat, under the cloud of the nearest point with a series."""
    hours = {(one.area, _hour(one.interval.start_at)): one.share for one in material.clouds}
    known = {area for area, _at in hours}
    points = {area: at for area, at in ground.theatre.weather_points.items() if area in known}
    areas = sorted(points)
    spots = np.array([[points[area].lon, points[area].lat] for area in areas])

    @cache
    def nearest(position: Position) -> str | None:
        if not areas:
            return None
        apart = distances_m(position, spots)
        return areas[int(apart.argmin())] if apart.min() <= NEAR_ENOUGH_M else None

    def cloud_at(position: Position, moment: datetime) -> float | None:
        area = nearest(position)
        return None if area is None else hours.get((area, _hour(moment)))

    clusters = material.heat if areas else ()
    return Passes(clusters, cloud_at)


def _hour(moment: datetime) -> datetime:
    utc = moment.astimezone(UTC)
    return utc - timedelta(minutes=utc.minute, seconds=utc.second, microseconds=utc.microsecond)
