"""Tables as geo data frames, GeoPackage and GeoParquet; needs the extra ``notebook``."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.workflow.flat_rows import FlatTable

if TYPE_CHECKING:
    import geopandas
    import pandas
    import pyarrow
    from shapely import Geometry

WGS84 = "EPSG:4326"
DTYPES = {"string": "string", "integer": "Int64", "number": "float64", "boolean": "boolean"}


def data_frame(table: FlatTable) -> pandas.DataFrame:
    """Return a data frame with typed columns: times in UTC, whole numbers that may be missing.

    Raises:
        UsageError: pandas is not installed.
    """
    pandas = _library("pandas")
    frame = pandas.DataFrame(
        list(table.rows), columns=[column.name for column in table.columns], dtype=object
    )
    for column in table.columns:
        values = frame[column.name]
        if column.kind == "datetime":
            frame[column.name] = pandas.to_datetime(values, utc=True).astype("datetime64[ns, UTC]")
        elif column.kind in DTYPES:
            frame[column.name] = values.astype(DTYPES[column.kind])
    frame.attrs["about"] = table.about
    return frame


def geo_frame(table: FlatTable) -> geopandas.GeoDataFrame:
    """Return the same with a geometry in WGS84.

    Raises:
        UsageError: geopandas is not installed.
    """
    geopandas = _library("geopandas")
    frame = data_frame(table)
    return geopandas.GeoDataFrame(frame, geometry=list(table.geometries), crs=WGS84)


def arrow_table(table: FlatTable) -> pyarrow.Table:
    """Return an Arrow table; a geometry becomes WKB in the column ``geometry``.

    Raises:
        UsageError: pyarrow is not installed.
    """
    import shapely

    arrow = _library("pyarrow")
    types = {
        "string": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "date": arrow.date32(),
        "datetime": arrow.timestamp("us", tz="UTC"),
    }
    columns = {
        column.name: arrow.array(
            [row.get(column.name) for row in table.rows], type=types[column.kind]
        )
        for column in table.columns
    }
    if table.geometries:
        shapes = [None if one is None else shapely.to_wkb(one) for one in table.geometries]
        columns["geometry"] = arrow.array(shapes, type=arrow.binary())
    return arrow.table(columns)


def write_geopackage(path: Path, tables: Sequence[FlatTable], findings: DayFindings) -> Path:
    """Write tables as layers of one file; times are UTC, days are dates.

    Raises:
        UsageError: pyarrow or pyogrio is not installed.
    """
    pyogrio = _library("pyogrio")
    partial = _beside(path)
    partial.unlink()
    about = _about(findings)
    try:
        for table in tables:
            new = not partial.exists()
            pyogrio.write_arrow(
                arrow_table(replace(table, geometries=_whole(table))),
                partial,
                layer=table.name,
                driver="GPKG",
                append=not new,
                geometry_name="geometry",
                geometry_type=_kind(table),
                crs=WGS84,
                layer_metadata={"DESCRIPTION": table.about, **about},
                dataset_metadata=about if new else None,
            )
        partial.chmod(0o644)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def write_geoparquet(path: Path, table: FlatTable, findings: DayFindings) -> Path:
    """Write a table as GeoParquet 1.1 with a covering box per row.

    Raises:
        UsageError: geopandas or pyarrow is not installed.
    """
    frame = geo_frame(table)
    partial = _beside(path)
    try:
        frame.to_parquet(
            partial, schema_version="1.1.0", write_covering_bbox=True, geometry_encoding="WKB"
        )
        _tell_about(partial, _about(findings))
        partial.chmod(0o644)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return path


def _tell_about(path: Path, about: dict[str, str]) -> None:
    """Add words to a Parquet file's metadata; those of a frame are lost on the way into it."""
    parquet = _library("pyarrow.parquet")
    table = parquet.read_table(path)
    told = {name.encode(): words.encode() for name, words in about.items()}
    whole = {**(table.schema.metadata or {}), **told}
    parquet.write_table(table.replace_schema_metadata(whole), path, compression="snappy")


def _about(findings: DayFindings) -> dict[str, str]:
    credits_of = sorted({one.credit or one.title for one in findings.sources.values()})
    return {
        "asof": findings.asof.isoformat(),
        "synthetic": "SYNTHETIC" if findings.synthetic else "no",
        "credits": "; ".join(credits_of),
    }


def _kind(table: FlatTable) -> str:
    return "Point" if table.name == "incidents" else "MultiPolygon"


def _whole(table: FlatTable) -> tuple[Geometry | None, ...]:
    """Make every area a set of areas, because a layer has one kind of geometry."""
    if _kind(table) == "Point":
        return table.geometries
    import shapely

    return tuple(
        None if one is None else shapely.MultiPolygon([*shapely.get_parts(one)])
        for one in table.geometries
    )


def _beside(path: Path) -> Path:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.stem}.", suffix=path.suffix)
    os.close(handle)
    return Path(name)


def _library(name: str) -> Any:
    import importlib

    try:
        return importlib.import_module(name)
    except ImportError:
        raise UsageError(
            f"this needs {name}; install it with: pip install 'trucewatch[notebook]'"
        ) from None
