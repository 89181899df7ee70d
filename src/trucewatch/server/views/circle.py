"""A place drawn as the circle within which it lies, never as a dot."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import shapely

from trucewatch.report.markup import Markup, element
from trucewatch.report.projection import canvas_for
from trucewatch.server.visit import Visit
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
    findings = visit.view.findings
    around = [one for one in findings.sectors if shapely.intersects(one.area, window)]
    shapes = [
        element("rect", width=canvas.width, height=canvas.height, class_="land"),
        *(
            element(
                "path",
                d=canvas.path(one.area),
                class_="sector here" if one.id == sector else "sector around",
            )
            for one in around
        ),
    ]
    for front in findings.front[:1]:
        drawn = canvas.path(front.line)
        shapes += [
            element("path", d=drawn, class_="casing"),
            element("path", d=drawn, class_="front"),
        ]
    shapes.append(element("path", d=canvas.path(circle), class_="precision"))
    drawing = element(
        "svg",
        element("title", visit.say("web.circle_title")),
        *shapes,
        viewBox=f"0 0 {canvas.width:g} {canvas.height:g}",
        role="img",
        class_="map small-map",
        aria_label=visit.say("web.circle_title"),
    )
    return element("div", drawing, class_="mapbox")


def _circle(position: Position, radius_m: float) -> Geometry:
    up = radius_m / METRES_PER_DEGREE
    wide = up / max(0.2, math.cos(math.radians(position.lat)))
    unit = shapely.Point(0, 0).buffer(1, quad_segs=24)
    centre = (position.lon, position.lat)
    return shapely.transform(unit, lambda points: points * (wide, up) + centre)
