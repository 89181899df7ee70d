"""The line of the demonstration: an invented front, drawn beside real towns, day by day."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from random import Random

import numpy as np
from numpy.typing import NDArray
from shapely import MultiPolygon, Polygon, get_parts, intersection, make_valid, set_precision

from trucewatch.geography.border import load_border
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.scenario.timetable import FIRST_MAP, REPORT_DAY, THEATRE, TRUCE_START, days

SEED = 2031
POINTS_PER_STRETCH = 4
KM_PER_DEGREE = 111.2
BORDER_TOLERANCE_DEGREES = 0.03
UNCHANGED = frozenset({date(2031, 5, 21), date(2031, 6, 6)})

MAIN = (
    (37.72, 50.20), (37.75, 49.98), (37.75, 49.85), (37.71, 49.70), (37.80, 49.53),
    (37.84, 49.39), (37.93, 49.22), (38.03, 49.08), (38.06, 49.00), (38.16, 48.93),
    (38.17, 48.86), (38.03, 48.76), (37.93, 48.68), (37.90, 48.59), (37.83, 48.53),
    (37.80, 48.46), (37.79, 48.38), (37.72, 48.33), (37.55, 48.37), (37.42, 48.33),
    (37.31, 48.27), (37.21, 48.22), (37.06, 48.18), (36.94, 48.15), (36.87, 48.08),
    (36.82, 47.99), (36.77, 47.88), (36.70, 47.80), (36.56, 47.73), (36.46, 47.63),
    (36.28, 47.60), (36.12, 47.58), (35.98, 47.50), (35.84, 47.48), (35.66, 47.50),
    (35.52, 47.52), (35.38, 47.50), (35.24, 47.52), (35.02, 47.54), (34.78, 47.53),
    (34.55, 47.53), (34.32, 47.50), (34.12, 47.40), (33.92, 47.24), (33.72, 47.06),
    (33.52, 46.90), (33.37, 46.79), (33.10, 46.76), (32.88, 46.68), (32.67, 46.62),
    (32.42, 46.57), (32.12, 46.51), (31.75, 46.56), (31.30, 46.55),
)  # fmt: skip
"""Invented, longitude and latitude, north to south; the ground to the east is "occupied"."""
REAR = (
    (31.30, 45.50), (32.60, 44.00), (36.80, 44.40), (37.60, 46.20), (39.20, 46.90),
    (41.00, 47.60), (41.00, 50.40),
)  # fmt: skip
"""Closes the main area far behind the line; cut back to the recognised border afterwards."""
POCKETS = (
    ((34.92, 51.30), (34.99, 51.17), (35.10, 51.11), (35.24, 51.10), (35.33, 51.20)),
    ((36.70, 50.45), (36.78, 50.33), (36.92, 50.305), (37.04, 50.32), (37.12, 50.45)),
)
"""Two strips along the border, their open side beyond it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Push:
    """A place where the line moves: share of the way along it, width, and liveliness."""

    name: str
    stretch: float
    width: float
    metres_per_day: float


PUSHES = (
    Push(name="kupiansk", stretch=3.0, width=0.7, metres_per_day=22.0),
    Push(name="lyman", stretch=7.5, width=0.6, metres_per_day=-30.0),
    Push(name="chasiv yar", stretch=13.0, width=0.5, metres_per_day=14.0),
    Push(name="pokrovsk", stretch=20.5, width=0.8, metres_per_day=55.0),
    Push(name="velyka novosilka", stretch=26.0, width=0.9, metres_per_day=48.0),
    Push(name="orikhiv", stretch=33.0, width=0.6, metres_per_day=-18.0),
)
"""Positive moves the line west. During the truce it goes on at a tenth of the speed."""


def occupied_on(day: date) -> MultiPolygon:
    """Draw the area that the demonstration's map shows as occupied on a day, in WGS84."""
    if not FIRST_MAP <= day <= REPORT_DAY:
        raise UsageError(f"the demonstration has no map of {day}; {FIRST_MAP} … {REPORT_DAY} only.")
    main = Polygon([*_moved(_displacement_m(day)).tolist(), *REAR])
    areas = MultiPolygon([main, *(Polygon(ring) for ring in POCKETS)])
    inside = set_precision(intersection(areas, _country()), 1e-5)
    return MultiPolygon([part for part in get_parts(inside) if isinstance(part, Polygon)])


@lru_cache(maxsize=1)
def line_points() -> NDArray[np.float64]:
    """Return the undisplaced main line as smooth points, shape (n, 2), lon and lat."""
    corners = np.array([MAIN[0], *MAIN, MAIN[-1]])
    stretches = [_curve(corners[index : index + 4]) for index in range(len(MAIN) - 1)]
    return np.concatenate([*stretches, corners[-1:]])


def _curve(corners: NDArray[np.float64]) -> NDArray[np.float64]:
    """Catmull-Rom points of one stretch, from its first corner up to but without its last."""
    share = np.linspace(0, 1, POINTS_PER_STRETCH, endpoint=False)[:, None]
    before, start, end, after = corners
    slope_in, slope_out = (end - before) / 2, (after - start) / 2
    cubic = 2 * (start - end) + slope_in + slope_out
    square = 3 * (end - start) - 2 * slope_in - slope_out
    return np.asarray(((cubic * share + square) * share + slope_in) * share + start)


def _moved(west_m: NDArray[np.float64]) -> NDArray[np.float64]:
    """Shift the line by metres to its right-hand (free) side, north to south."""
    points = line_points()
    scale = np.array([math.cos(math.radians(48.5)), 1.0]) * KM_PER_DEGREE
    along = np.gradient(points * scale, axis=0)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    right = np.column_stack([along[:, 1], -along[:, 0]])
    return np.asarray(points + right * (west_m[:, None] / 1000) / scale)


@lru_cache(maxsize=64)
def _displacement_m(day: date) -> NDArray[np.float64]:
    """Metres moved since the first map, per point of the line."""
    if day <= FIRST_MAP:
        return np.zeros(len(line_points()))
    before = _displacement_m(day - timedelta(days=1))
    if day in UNCHANGED:
        return before
    position = np.arange(len(before)) / POINTS_PER_STRETCH
    return before + sum(
        metres * np.exp(-(((position - push.stretch) / push.width) ** 2))
        for push, metres in zip(PUSHES, _steps_m(day), strict=True)
    )


def _steps_m(day: date) -> list[float]:
    """Metres that each push moves on a day: its own pace times a seeded mood."""
    mood = Random(SEED * 1000 + (day - FIRST_MAP).days)  # noqa: S311 - drawing, not security
    pace = 0.1 if day > TRUCE_START else 1.0
    return [push.metres_per_day * pace * mood.uniform(-0.6, 2.6) for push in PUSHES]


@lru_cache(maxsize=1)
def _country() -> MultiPolygon:
    """The recognised territory, coarse enough that a day's map stays small."""
    coarse = make_valid(load_border(THEATRE, "UA").simplify(BORDER_TOLERANCE_DEGREES))
    return MultiPolygon([part for part in get_parts(coarse) if isinstance(part, Polygon)])


def map_days() -> tuple[date, ...]:
    """Return the days that have a map: all but one, which the publisher missed."""
    missed = date(2031, 5, 14)
    return tuple(day for day in days(FIRST_MAP, REPORT_DAY) if day != missed)
