"""A place drawn as the circle within which it lies, never as a dot."""

from __future__ import annotations

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

import shapely

from trucewatch.report.markup import Markup, element
from trucewatch.report.projection import Canvas, canvas_for
from trucewatch.server.visit import Visit
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.place import Place, Position

if TYPE_CHECKING:
    from shapely import Geometry

WIDTH, MARGIN = 520.0, 24.0
METRES_PER_DEGREE = 111_320.0
LEAST_SPAN_M = 45_000.0


def precision_circle(visit: Visit, place: Place, sector: str | None) -> Markup | None:
    """Draw the circle of a place with its sector and the line of contact around it."""
    if place.position is None:
        return element("p", visit.say("web.no_position"), class_="nodata")
    circle = _circle(place.position, place.precision_m)
    window = _circle(place.position, max(LEAST_SPAN_M, place.precision_m * 2.2))
    canvas = canvas_for([window], WIDTH, MARGIN)
    drawing = element(
        "svg",
        element("title", visit.say("web.circle_title")),
        element("rect", width=canvas.width, height=canvas.height, class_="land"),
        *_sectors(visit.view.findings, canvas, window, sector),
        *_front(visit.view.findings, canvas),
        element("path", d=canvas.path(circle), class_="precision"),
        viewBox=f"0 0 {canvas.width:g} {canvas.height:g}",
        role="img",
        class_="map small-map",
        aria_label=visit.say("web.circle_title"),
    )
    return element("div", drawing, class_="mapbox")


def _sectors(
    findings: DayFindings, canvas: Canvas, window: Geometry, here: str | None
) -> Iterator[Markup]:
    """Draw the sectors that can be seen around a place, its own among them."""
    for one in findings.sectors:
        if shapely.intersects(one.area, window):
            drawn = "sector here" if one.id == here else "sector around"
            yield element("path", d=canvas.path(one.area), class_=drawn)


def _front(findings: DayFindings, canvas: Canvas) -> Iterator[Markup]:
    """Draw the line of contact on its casing."""
    for front in findings.front[:1]:
        drawn = canvas.path(front.line)
        yield element("path", d=drawn, class_="casing")
        yield element("path", d=drawn, class_="front")


def _circle(position: Position, radius_m: float) -> Geometry:
    up = radius_m / METRES_PER_DEGREE
    wide = up / max(0.2, math.cos(math.radians(position.lat)))
    unit = shapely.Point(0, 0).buffer(1, quad_segs=24)
    centre = (position.lon, position.lat)
    return shapely.transform(unit, lambda points: points * (wide, up) + centre)
