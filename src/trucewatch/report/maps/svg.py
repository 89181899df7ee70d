"""The whole sheet as one SVG: live text, patterns, named layers, nothing from elsewhere."""

from __future__ import annotations

from trucewatch.report.maps.figures import sector_table
from trucewatch.report.maps.furniture import north_arrow, scale_bar
from trucewatch.report.maps.ground import SEA, ground_layers, group
from trucewatch.report.maps.legend import legend
from trucewatch.report.maps.letters import FONTS, wrap
from trucewatch.report.maps.names import name_layers
from trucewatch.report.maps.notes import heading, small_print
from trucewatch.report.maps.order import SheetOrder
from trucewatch.report.maps.patterns import INK, patterns
from trucewatch.report.maps.scene import UNITS_PER_MM, Scene, make_scene
from trucewatch.report.markup import Markup, element
from trucewatch.vocabulary.map_sheet import MapSheet

HEAD, HEAD_LEADING = 15.0, 19.0
SPACE = 10.0
MARGIN = 12.0
PROLOGUE = '<?xml version="1.0" encoding="UTF-8"?>\n'


def sheet_svg(sheet: MapSheet, order: SheetOrder) -> str:
    """Draw a sheet; the same sheet and order give the same bytes."""
    scene = make_scene(sheet, order)
    title = wrap(heading(scene), HEAD, scene.width)
    top = len(title) * HEAD_LEADING + 6
    below = top + scene.canvas.height + SPACE
    key = legend(scene, below)
    table = sector_table(scene, below + key.height + SPACE / 2)
    notes_top = below + key.height + table.height + (1.5 if table.height else 0.5) * SPACE
    notes = small_print(scene, notes_top)
    height = notes_top + notes.height
    inside = element(
        "g",
        _title(title),
        _map(scene, top),
        key.drawing,
        table.drawing,
        notes.drawing,
        transform=f"translate({MARGIN:g},{MARGIN:g})",
    )
    return PROLOGUE + _page(scene, inside, height)


def _page(scene: Scene, inside: Markup, height: float) -> Markup:
    # The printed width includes the margin; the drawing is scaled to fit exactly.
    whole = (scene.width + 2 * MARGIN, height + 2 * MARGIN)
    mm = scene.order.width_mm / whole[0]
    return element(
        "svg",
        element("title", heading(scene), id="title-text"),
        element("desc", scene.speech.say("sheet.description", fonts=FONTS), id="desc-text"),
        element("defs", *patterns(), _window(scene)),
        element("rect", width=f"{whole[0]:g}", height=f"{whole[1]:.1f}", fill="#ffffff"),
        inside,
        xmlns="http://www.w3.org/2000/svg",
        width=f"{scene.order.width_mm:g}mm",
        height=f"{whole[1] * mm:.2f}mm",
        viewBox=f"0 0 {whole[0]:g} {whole[1]:.1f}",
        lang=scene.speech.language.value,
        role="img",
        aria_labelledby="title-text desc-text",
        font_family=FONTS,
        font_size=10,
    )


def _title(lines: list[str]) -> Markup:
    words = [
        element("text", line, x=0, y=13 + at * HEAD_LEADING, font_size=HEAD, font_weight="bold")
        for at, line in enumerate(lines)
    ]
    return group("title", *words, fill=INK)


def _window(scene: Scene) -> Markup:
    size = {"width": f"{scene.canvas.width:g}", "height": f"{scene.canvas.height:g}"}
    return element("clipPath", element("rect", **size), id="window")


def _map(scene: Scene, top: float) -> Markup:
    scale, scale_box = scale_bar(scene)
    north, north_box = north_arrow(scene)
    names = name_layers(scene, [scale_box, north_box])
    size = {"width": f"{scene.canvas.width:g}", "height": f"{scene.canvas.height:g}"}
    ground = element(
        "g",
        element("rect", fill=SEA, **size),
        *ground_layers(scene),
        group("sector-numbers", names.discs),
        names.places if scene.wants("places") else None,
        names.labels if scene.wants("labels") else None,
        clip_path="url(#window)",
    )
    frame = element("rect", fill="none", stroke=INK, stroke_width=0.8, **size)
    return group("map", ground, scale, north, frame, transform=f"translate(0,{top:g})")


__all__ = ["UNITS_PER_MM", "sheet_svg"]
