"""Findings as files for other tools: CSV, GeoJSON, GeoPackage, GeoParquet, and known shapes."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow import flat_rows
from trucewatch.workflow.day import find_day
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.flat_rows import Column, FlatTable
from trucewatch.workflow.known_shapes import acled_table, ucdp_table
from trucewatch.workflow.whole_files import write_whole
from trucewatch.workflow.workspace import Workspace

FORMATS = ("csv", "geojson", "gpkg", "parquet", "acled", "ucdp")
SHAPES = {"acled": acled_table, "ucdp": ucdp_table}
BASE_URL = "http://127.0.0.1:8421"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
MOST_DAYS = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportOrder:
    """What to write, and where to.

    Attributes:
        last: Last day, on the mission's clock.
        days: How many days up to the last.
        base_url: Where the pages are served, for the column ``url``.
        excel: Whether CSV begins with the mark that a spreadsheet needs for Cyrillic.
    """

    out: Path
    last: date
    days: int = 30
    formats: Sequence[str] = ("csv",)
    asof: datetime | None = None
    base_url: str = BASE_URL
    excel: bool = False
    audience: Audience = Audience.PUBLIC

    def __post_init__(self) -> None:
        unknown = [name for name in self.formats if name not in FORMATS]
        if unknown:
            raise UsageError(f"Unknown format {unknown[0]!r}; known are {', '.join(FORMATS)}.")
        if not 1 <= self.days <= MOST_DAYS:
            raise UsageError(f"{self.days} days: ask for 1 to {MOST_DAYS}.")


def export(workspace: Workspace, order: ExportOrder) -> tuple[Path, ...]:
    """Write the tables of some days in the formats asked for, with a data dictionary.

    Each file appears whole or not at all; only what an audience may see is in them.

    Raises:
        UsageError: A format needs libraries that are not installed.
        HeldError: The policy does not allow the last day to be published yet.
    """
    findings = find_day(
        workspace,
        DayRequest(day=order.last, asof=order.asof, days=order.days, audience=order.audience),
    )
    order.out.mkdir(parents=True, exist_ok=True)
    tables = tables_of(findings, order.base_url, order.last - timedelta(days=order.days - 1))
    written: list[Path] = []
    for name in dict.fromkeys(order.formats):
        written += _write(name, tables, findings, order)
    package = json.dumps(dictionary(tables, findings, order), ensure_ascii=False, indent=1)
    written.append(write_whole(order.out / "datapackage.json", package + "\n"))
    return tuple(written)


def tables_of(findings: DayFindings, base: str, first: date) -> dict[str, FlatTable]:
    """Flatten findings into all tables, by name."""
    return {
        "incidents": flat_rows.incidents_table(findings, base, first),
        "sector_days": flat_rows.sector_days_table(findings, base, first),
        "claims": flat_rows.claims_table(findings, base),
        "statements": flat_rows.statements_table(findings, base),
        "sectors": flat_rows.sectors_table(findings, base),
        "control": flat_rows.control_table(findings),
    }


def csv_text(table: FlatTable, *, excel: bool = False) -> str:
    """Write a table as CSV; cells that a spreadsheet would run as formulas are defused."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([column.name for column in table.columns])
    for row in table.rows:
        writer.writerow([csv_cell(row.get(column.name), column) for column in table.columns])
    return ("\ufeff" if excel else "") + text.getvalue()


def csv_cell(value: object, column: Column) -> object:
    """Write one cell: ISO times in UTC, dots in numbers, no formulas."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if column.kind == "string":
        text = str(value)
        return f"'{text}" if text.startswith(FORMULA_STARTS) else text
    return value


def feature_collection(table: FlatTable, whole: Mapping[str, Any]) -> dict[str, Any]:
    """Build an RFC 7946 collection of a table's rows."""
    shapes = table.geometries or (None,) * len(table.rows)
    pairs = zip(table.rows, shapes, strict=True)
    found = [feature(row, shape) for row, shape in pairs]
    return {"type": "FeatureCollection", **whole, "features": found}


def feature(row: Mapping[str, Any], geometry: Any) -> dict[str, Any]:
    """Build one feature; digits are cut to a metre."""
    import shapely
    from shapely.geometry import mapping

    shape = None
    if geometry is not None:
        shape = mapping(shapely.set_precision(shapely.orient_polygons(geometry), 1e-5))
    return {
        "type": "Feature",
        "id": row.get("id") or row.get("control_map") or f"{row['sector']}@{row['day']}",
        "geometry": shape,
        "properties": dict(row),
    }


def plain(value: Any) -> Any:
    """Turn dates and times into the texts that JSON carries."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat().replace("+00:00", "Z")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def dictionary(
    tables: Mapping[str, FlatTable], findings: DayFindings, order: ExportOrder
) -> dict[str, Any]:
    """Describe every column (Frictionless data package), with licence, credits and as-of."""
    return {
        "name": f"trucewatch-{order.last}",
        "title": f"trucewatch, {order.days} days up to {order.last}",
        "created": plain(findings.asof),
        "asof": plain(findings.asof),
        "synthetic": findings.synthetic,
        "licenses": [{"name": "other", "title": "Assessments: the publisher's. See credits."}],
        "sources": [
            {"title": line}
            for line in sorted({one.credit or one.title for one in findings.sources.values()})
        ],
        "resources": [_resource(table) for table in (*tables.values(), *_shapes(findings, order))],
    }


def _shapes(findings: DayFindings, order: ExportOrder) -> list[FlatTable]:
    """Build the tables asked for under the names of other data sets."""
    return [SHAPES[name](findings, order.base_url) for name in SHAPES if name in order.formats]


def _resource(table: FlatTable) -> dict[str, Any]:
    fields = [
        {"name": column.name, "type": column.kind, "description": column.about}
        for column in table.columns
    ]
    return {
        "name": table.name.replace("_", "-"),
        "path": f"{table.name}.csv",
        "description": table.about,
        "schema": {"fields": fields},
    }


def _write(
    name: str, tables: Mapping[str, FlatTable], findings: DayFindings, order: ExportOrder
) -> list[Path]:
    if name == "csv":
        return [_csv(table, order) for table in tables.values()]
    if name in SHAPES:
        return [_csv(SHAPES[name](findings, order.base_url), order)]
    placed = [table for table in tables.values() if table.geometries]
    if name == "geojson":
        return [_geojson(table, findings, order) for table in placed]
    from trucewatch.workflow.frame_files import write_geopackage, write_geoparquet

    if name == "gpkg":
        named = order.out / f"trucewatch-{order.last}.gpkg"
        return [write_geopackage(named, placed, findings)]
    return [write_geoparquet(order.out / f"{one.name}.parquet", one, findings) for one in placed]


def _csv(table: FlatTable, order: ExportOrder) -> Path:
    return write_whole(order.out / f"{table.name}.csv", csv_text(table, excel=order.excel))


def _geojson(table: FlatTable, findings: DayFindings, order: ExportOrder) -> Path:
    whole = {
        "asof": findings.asof,
        "synthetic": findings.synthetic,
        "credits": sorted({one.credit or one.title for one in findings.sources.values()}),
    }
    found = plain(feature_collection(replace(table), whole))
    text = json.dumps(found, ensure_ascii=False, separators=(",", ":"))
    return write_whole(order.out / f"{table.name}.geojson", text + "\n")
