"""The figures of a sheet as CSV: one row a side and sector, sources and dates in every row."""

from __future__ import annotations

import csv
import io

from trucewatch.report.maps.notes import disclaimer
from trucewatch.report.maps.order import SheetOrder
from trucewatch.report.maps.scene import make_scene
from trucewatch.vocabulary.language import in_language
from trucewatch.vocabulary.map_sheet import MapSheet

COLUMNS = (
    "side", "sector", "sector_name", "gain_km2", "loss_km2", "kept_km2", "discarded_km2",
    "from_file_date", "from_map_date", "to_file_date", "to_map_date", "asof",
    "extent", "source", "licence", "url", "disclaimer",
)  # fmt: skip
FORMULA = ("=", "+", "-", "@")


def sheet_csv(sheet: MapSheet, order: SheetOrder) -> str:
    """Write the figures; without a map to compare with there is only the header."""
    scene = make_scene(sheet, order)
    names = {sector.id: sector.names for sector in sheet.sectors}
    outside = scene.speech.say("sheet.outside")
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(COLUMNS)
    for row in sheet.figures:
        name = in_language(names[row.sector], order.language) if row.sector else outside
        amounts = (row.gain_km2, row.loss_km2, row.kept_km2, row.discarded_km2)
        writer.writerow(
            [
                row.side,
                row.sector or "",
                _safe(name),
                *(f"{amount:.4f}" for amount in amounts),
                *_provenance(sheet),
                _safe(disclaimer(scene)),
            ]
        )
    return stream.getvalue()


def _provenance(sheet: MapSheet) -> list[str]:
    earlier, shown, extent = sheet.earlier, sheet.shown, sheet.extent
    return [
        earlier.file_date.isoformat() if earlier else "",
        earlier.map_date.isoformat() if earlier else "",
        shown.file_date.isoformat(),
        shown.map_date.isoformat(),
        sheet.asof,
        f"{extent.west:g} {extent.south:g} {extent.east:g} {extent.north:g}",
        _safe(shown.credit),
        _safe(shown.licence),
        shown.url or "",
    ]


def _safe(text: str) -> str:
    """Keep spreadsheets from reading words as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
