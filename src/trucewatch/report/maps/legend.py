"""The legend: only what shows on the map, sides in the order of the language's alphabet."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from shapely import MultiPolygon

from trucewatch.report.maps.ground import (
    DASHES,
    LINE,
    LINE_BESIDE_CHANGE,
    borders,
    group,
    visible_lands,
)
from trucewatch.report.maps.letters import wrap
from trucewatch.report.maps.patterns import INK, fill
from trucewatch.report.maps.scene import Scene
from trucewatch.report.maps.speech import Amount
from trucewatch.report.markup import Markup, element, joined
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.map_sheet import Direction

SIZE, LEADING = 10.0, 13.0
SWATCH, INDENT, GUTTER = (26.0, 13.0), 34.0, 14.0
SEEN = 20.0
"""Smallest area, in square units (1.25 mm²), of which the legend speaks."""
COLUMNS_FROM_MM = ((250.0, 3), (0.0, 2))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A sign of the legend and what it means; the sign is drawn in a box of 26 by 13."""

    sign: Markup
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A piece of the sheet below the map, and how much height it takes."""

    drawing: Markup
    height: float


def legend(scene: Scene, top: float) -> Part:
    """Set the entries in columns, the longest column deciding the height."""
    columns = next(count for least, count in COLUMNS_FROM_MM if scene.order.width_mm >= least)
    width = (scene.width - GUTTER * (columns - 1)) / columns
    entries = [(entry, wrap(entry.text, SIZE, width - INDENT)) for entry in _entries(scene)]
    heights = [max(len(lines) * LEADING, SWATCH[1]) + 4 for _, lines in entries]
    share = sum(heights) / columns
    drawn: list[Markup] = []
    x, y, column, lowest = 0.0, top, 0, top
    for (entry, lines), height in zip(entries, heights, strict=True):
        if y - top + height / 2 > share and column < columns - 1:
            column, x, y = column + 1, x + width + GUTTER, top
        drawn.append(_entry(entry, lines, x, y))
        y += height
        lowest = max(lowest, y)
    label = scene.speech.say("map.legend")
    named = group("legend", *drawn, aria_label=label, fill=INK)
    return Part(drawing=named, height=lowest - top)


def _entry(entry: Entry, lines: list[str], x: float, y: float) -> Markup:
    sign = element("g", entry.sign, transform=f"translate({x:.1f},{y:.1f})")
    words = [
        element("text", line, x=f"{x + INDENT:.1f}", y=f"{y + 10 + at * LEADING:.1f}",
                font_size=SIZE)
        for at, line in enumerate(lines)
    ]  # fmt: skip
    return joined(sign, *words)


def _entries(scene: Scene) -> Iterator[Entry]:
    if scene.wants("control"):
        yield from _control(scene)
    if scene.wants("change"):
        yield from _change(scene)
    yield from _lines(scene)
    yield from _grounds(scene)


def _control(scene: Scene) -> Iterator[Entry]:
    sheet = scene.sheet
    showing = [one for one in sheet.held if _shows(scene, one.area)]
    for party, letter in scene.sides():
        if any(one.side == party for one in showing):
            text = scene.speech.say("sheet.held", side=scene.side_name(party))
            yield Entry(sign=_box(f"control-{letter}"), text=text)
    if any(one.side is None for one in showing):
        yield Entry(sign=_box("contested"), text=scene.speech.say("sheet.contested"))
    for iso in sheet.unassessed:
        if iso in sheet.land and _shows(scene, sheet.land[iso]):
            side = in_language(sheet.land_names.get(iso, {"en": iso}), scene.speech.language)
            text = scene.speech.say("sheet.unassessed", country=side)
            yield Entry(sign=_box("unassessed"), text=text)


def _change(scene: Scene) -> Iterator[Entry]:
    keys = {Direction.GAIN: "sheet.gain", Direction.LOSS: "sheet.loss"}
    for party, letter in scene.sides():
        for direction, key in keys.items():
            if any(one.side == party and one.direction is direction for one in scene.sheet.changes):
                text = scene.speech.say(key, side=scene.side_name(party))
                yield Entry(sign=_box(f"{direction.value}-{letter}", 0.9), text=text)


def _lines(scene: Scene) -> Iterator[Entry]:
    sheet, speech = scene.sheet, scene.speech
    if scene.wants("line"):
        key = "sheet.line_dated"
        if not scene.showing(sheet.line).is_empty:
            sign = _stroke(INK, LINE_BESIDE_CHANGE if sheet.changes else LINE)
            yield Entry(sign=sign, text=speech.say(key, date=sheet.shown.map_date))
        for at, earlier in enumerate(sheet.earlier_lines):
            sign = _stroke(INK, 1.4, DASHES[at % len(DASHES)])
            yield Entry(sign=sign, text=speech.say(key, date=earlier.map_date))
    if scene.wants("border") and any(borders(visible_lands(scene))):
        sign = _stroke("#2b2b2b", 1.5, "9 2.5 1.5 2.5")
        yield Entry(sign=sign, text=speech.say("map.border"))
    if scene.wants("sectors") and scene.numbered_sectors():
        yield Entry(sign=_stroke("#3c3c3c", 0.8, "3.5 2.5"), text=speech.say("sheet.sector_edge"))


def _grounds(scene: Scene) -> Iterator[Entry]:
    zone = scene.sheet.zone
    if zone is not None and scene.wants("zone"):
        whole = zone.distance_km == round(zone.distance_km)
        text = scene.speech.say(
            "sheet.zone",
            distance=Amount(value=zone.distance_km, decimals=0 if whole else 1),
            area=Amount(value=zone.area_km2),
        )
        yield Entry(sign=_box("zone"), text=text)


def _box(name: str, stroke_width: float = 0.7) -> Markup:
    width, height = SWATCH
    return element(
        "rect", x=0.5, y=0.5, width=width - 1, height=height - 1, fill=fill(name), stroke=INK,
        stroke_width=stroke_width,
    )  # fmt: skip


def _stroke(colour: str, width: float, dashes: str | None = None) -> Markup:
    return element("path", d="M0,6.5h26", fill="none", stroke=colour, stroke_width=width,
                   stroke_dasharray=dashes)  # fmt: skip


def _shows(scene: Scene, area: MultiPolygon) -> bool:
    """Tell whether an area is large enough on the sheet for its pattern to be seen."""
    return float(scene.showing(area).area) >= SEEN
