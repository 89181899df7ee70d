"""The small print that no sheet goes without: dates, credit, method, disclaimer."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.report.maps.ground import group
from trucewatch.report.maps.legend import Part
from trucewatch.report.maps.letters import wrap
from trucewatch.report.maps.patterns import INK
from trucewatch.report.maps.scene import Scene
from trucewatch.report.maps.speech import Amount
from trucewatch.report.markup import Markup, element, joined
from trucewatch.vocabulary.map_sheet import MapUsed

SIZE, LEADING = 8.8, 11.5


def heading(scene: Scene) -> str:
    """Say what the map shows and of which day."""
    sheet, speech = scene.sheet, scene.speech
    if sheet.earlier is None:
        return speech.say("sheet.title_day", date=sheet.shown.map_date)
    first, last = sheet.earlier.map_date, sheet.shown.map_date
    return speech.say("sheet.title_change", first=first, last=last)


def data_dates(scene: Scene) -> str:
    """Tell of every map used the date it was filed under and the day it shows."""
    sheet = scene.sheet
    maps = [one for one in (sheet.earlier, sheet.shown) if one is not None]
    return " · ".join(_dates(scene, one) for one in maps)


def credit(scene: Scene) -> str:
    """Name the source with its terms, and who made borders and places."""
    shown = scene.sheet.shown
    source = scene.speech.say("sheet.source", credit=shown.credit, licence=shown.licence)
    base = scene.speech.say("sheet.base")
    return f"{source} {base}"


def disclaimer(scene: Scene) -> str:
    """State what boundaries and names do not mean; stands on every sheet and in every file."""
    return scene.speech.say("map.disclaimer")


def small_print(scene: Scene, top: float) -> Part:
    """Set the notes below everything else, the disclaimer last."""
    parts: list[Markup] = []
    y = top
    for name, text, weight in _notes(scene):
        lines = wrap(text, SIZE, scene.width)
        parts.append(group(name, _lines(lines, y), font_weight=weight, fill=INK))
        y += len(lines) * LEADING + 3
    return Part(drawing=joined(*parts), height=y - top)


def _notes(scene: Scene) -> Iterator[tuple[str, str, str | None]]:
    if scene.sheet.synthetic:
        yield "synthetic", scene.speech.say("sheet.synthetic"), "bold"
    yield "dates", data_dates(scene), None
    if scene.sheet.earlier is not None:
        yield "method", _method(scene), None
    yield "credit", credit(scene), None
    yield "disclaimer", disclaimer(scene), None


def _method(scene: Scene) -> str:
    method = scene.sheet.method
    noise = scene.speech.say(
        "sheet.noise",
        area=Amount(value=float(method["sliver_km2"]), decimals=2),
        width=Amount(value=float(method["sliver_mean_width_m"])),
    )
    if not scene.sheet.windowed:
        return noise
    within = scene.speech.say("sheet.within")
    return f"{noise} {within}"


def _dates(scene: Scene, one: MapUsed) -> str:
    return scene.speech.say("sheet.dates", title=one.title, filed=one.file_date, shows=one.map_date)


def _lines(lines: list[str], top: float) -> Markup:
    return joined(
        *(
            element("text", line, x=0, y=f"{top + 9 + at * LEADING:.1f}", font_size=SIZE)
            for at, line in enumerate(lines)
        )
    )
