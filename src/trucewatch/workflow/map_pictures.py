"""Maps for people: gather what stands on a sheet, draw it, and write the files."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from trucewatch.report.maps.geojson import sheet_geojson
from trucewatch.report.maps.order import SheetOrder
from trucewatch.report.maps.pdf import sheet_pdf
from trucewatch.report.maps.png import rasterise
from trucewatch.report.maps.svg import sheet_svg
from trucewatch.report.maps.table import sheet_csv
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.map_sheet import MapSheet
from trucewatch.workflow.map_sheets import MapRequest, compose_sheet

FORMATS: dict[str, Callable[[MapSheet, SheetOrder], bytes]] = {
    ".csv": lambda sheet, order: sheet_csv(sheet, order).encode(),
    ".geojson": lambda sheet, order: sheet_geojson(sheet, order).encode(),
    ".pdf": sheet_pdf,
    ".png": lambda sheet, order: rasterise(sheet_svg(sheet, order), order),
    ".svg": lambda sheet, order: sheet_svg(sheet, order).encode(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """What was made: the content, and the files written."""

    sheet: MapSheet
    files: tuple[Path, ...]


def draw_map(request: MapRequest, order: SheetOrder, files: Sequence[Path]) -> Drawn:
    """Compose a sheet and write it in the formats that the file names ask for.

    Raises:
        UsageError: A file name has no known ending, or there is no map of the day.
    """
    for path in files:
        format_of(path)
    sheet = compose_sheet(request)
    made = [(path, format_of(path)(sheet, order)) for path in files]
    for path, content in made:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return Drawn(sheet=sheet, files=tuple(files))


def format_of(path: Path) -> Callable[[MapSheet, SheetOrder], bytes]:
    """Choose what writes a file by its ending.

    Raises:
        UsageError: Nothing writes such files.
    """
    found = FORMATS.get(path.suffix.lower())
    if found is None:
        known = ", ".join(sorted(FORMATS))
        raise UsageError(f"{path.name} names no format of a map; known endings: {known}.")
    return found


def to_stdout(drawn: Drawn, order: SheetOrder) -> str:
    """Draw the SVG that is printed when no file is named."""
    return sheet_svg(drawn.sheet, order)


def summary(drawn: Drawn) -> dict[str, object]:
    """Tell in plain values what was drawn and measured."""
    sheet = drawn.sheet
    return {
        "files": [str(path) for path in drawn.files],
        "asof": sheet.asof,
        "from": _day(sheet.earlier.file_date) if sheet.earlier else None,
        "to": _day(sheet.shown.file_date),
        "map_date": _day(sheet.shown.map_date),
        "source": sheet.shown.title,
        "licence": sheet.shown.licence,
        "figures": [
            {
                "side": row.side,
                "sector": row.sector,
                "gain_km2": round(row.gain_km2, 4),
                "loss_km2": round(row.loss_km2, 4),
                "kept_km2": round(row.kept_km2, 4),
                "discarded_km2": round(row.discarded_km2, 4),
            }
            for row in sheet.figures
        ],
        "method": dict(sheet.method),
    }


def _day(day: date) -> str:
    return day.isoformat()
