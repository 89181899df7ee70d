"""A sheet as PDF for print, its text still text; needs the extra ``pdf``."""

from __future__ import annotations

from html import escape

from trucewatch.report.maps.letters import FONTS
from trucewatch.report.maps.notes import heading
from trucewatch.report.maps.order import SheetOrder
from trucewatch.report.maps.scene import make_scene
from trucewatch.report.maps.svg import sheet_svg
from trucewatch.report.pdf.picture import FONT
from trucewatch.report.pdf.typesetting import typeset_drawing
from trucewatch.vocabulary.map_sheet import MapSheet


def sheet_pdf(sheet: MapSheet, order: SheetOrder) -> bytes:
    """Put a sheet on a page of its own size, with the typesetter's fonts.

    Raises:
        UsageError: The typesetter is not installed.
    """
    svg = sheet_svg(sheet, order).replace(escape(FONTS), FONT)
    title = heading(make_scene(sheet, order))
    return typeset_drawing(
        svg,
        title=title,
        width_mm=order.width_mm,
        language=order.language,
        dated=sheet.shown.file_date,
    )
