"""Exports read back with the tools that people use."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
from datetime import date
from pathlib import Path

import geopandas
import pandas
import pyarrow.parquet
import pyogrio
import pytest

import trucewatch as tw
from demo.conftest import Built
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.flat_rows import Column, FlatTable
from trucewatch.workflow.notebook import OpenWorkspace
from trucewatch.workflow.release_files import FORMATS, ExportOrder, csv_text, export
from trucewatch.workflow.workspace import Workspace

DAY = date(2031, 6, 9)
FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"]


@pytest.fixture(scope="module")
def release(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration in every format."""
    out = tmp_path_factory.mktemp("release")
    with Workspace.open(built.result.workspace) as workspace:
        export(workspace, ExportOrder(out=out, last=DAY, formats=FORMATS, excel=True))
    return out


@pytest.fixture(scope="module")
def ws(built: Built) -> OpenWorkspace:
    """The demonstration in a notebook."""
    opened: OpenWorkspace = tw.open(built.result.workspace)
    return opened


@pytest.mark.parametrize("name", ["incidents", "sector_days", "sectors", "control"])
def test_every_format_holds_as_many_rows(release: Path, name: str) -> None:
    """J4.3: CSV, GeoJSON, GeoPackage and GeoParquet say the same."""
    rows = len(pandas.read_csv(release / f"{name}.csv", encoding="utf-8-sig"))

    assert rows > 0
    assert len(geopandas.read_parquet(release / f"{name}.parquet")) == rows
    assert len(geopandas.read_file(release / f"{name}.geojson")) == rows
    layer = pyogrio.read_dataframe(release / f"trucewatch-{DAY}.gpkg", layer=name)
    assert len(layer) == rows
    assert layer.crs.to_epsg() == 4326


def test_times_are_utc_and_days_are_days(release: Path) -> None:
    """J4.3, J4.4: real DATETIME columns whose values end in Z, and real dates."""
    frame = geopandas.read_parquet(release / "incidents.parquet")
    with sqlite3.connect(release / f"trucewatch-{DAY}.gpkg") as database:
        kinds = {row[1]: row[2] for row in database.execute("PRAGMA table_info(incidents)")}
        (start,) = database.execute("SELECT start FROM incidents LIMIT 1").fetchone()

    assert str(frame["start"].dtype) == "datetime64[ns, UTC]"
    assert isinstance(frame["day"].iloc[0], date)
    assert (kinds["start"], kinds["day"]) == ("DATETIME", "DATE")
    assert start.endswith("Z")


def test_geoparquet_names_its_version_and_its_boxes(release: Path) -> None:
    """J4.6: version 1.1.0 with a covering box per row."""
    schema = pyarrow.parquet.read_schema(release / "sector_days.parquet")
    geo = json.loads(schema.metadata[b"geo"])

    assert geo["version"] == "1.1.0"
    assert geo["columns"]["geometry"]["covering"]["bbox"]["xmin"] == ["bbox", "xmin"]
    assert geo["columns"]["geometry"]["encoding"] == "WKB"


def test_the_dictionary_describes_every_column_of_every_file(release: Path) -> None:
    """Licence, credits, time of knowledge, and that it is invented."""
    package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))

    assert package["synthetic"] is True
    assert package["sources"]
    assert package["asof"].endswith("Z")
    for resource in package["resources"]:
        with (release / resource["path"]).open(encoding="utf-8-sig", newline="") as file:
            head = next(csv.reader(file))
        assert [field["name"] for field in resource["schema"]["fields"]] == head
        assert all(field["description"] for field in resource["schema"]["fields"])


def told_of(release: Path, form: str) -> object:
    """What the metadata of an export of that form say about where its matter comes from."""
    if form in ("csv", "acled", "ucdp"):
        package = json.loads((release / "datapackage.json").read_text(encoding="utf-8"))
        name = "incidents" if form == "csv" else f"{form}_view"
        described = {one["path"] for one in package["resources"]}
        assert f"{name}.csv" in described
        return package["synthetic"]
    if form == "geojson":
        return json.loads((release / "incidents.geojson").read_text(encoding="utf-8"))["synthetic"]
    if form == "gpkg":
        named = release / f"trucewatch-{DAY}.gpkg"
        return pyogrio.read_info(named, layer="incidents")["layer_metadata"]["synthetic"]
    metadata = pyarrow.parquet.read_schema(release / "incidents.parquet").metadata
    return metadata[b"synthetic"].decode()


@pytest.mark.parametrize("form", FORMATS)
def test_the_metadata_of_every_form_call_invented_what_is(release: Path, form: str) -> None:
    """D4: whatever the form, a reader's program learns it; CSV through the file beside it."""
    assert told_of(release, form) in (True, "SYNTHETIC")


def test_known_shapes_carry_their_names_and_our_ids(release: Path) -> None:
    """ACLED and UCDP names; ids with our prefix; no best estimate out of claims."""
    acled = pandas.read_csv(release / "acled_view.csv", encoding="utf-8-sig")
    ucdp = pandas.read_csv(release / "ucdp_view.csv", encoding="utf-8-sig")

    assert {"event_id_cnty", "event_date", "geo_precision", "fatalities"} <= set(acled)
    assert acled["event_id_cnty"].str.startswith("TW-inc-").all()
    assert {"type_of_violence", "where_prec", "best", "high", "low"} <= set(ucdp)
    assert ucdp["best"].isna().all()
    assert acled["url"].str.contains("/incidents/inc-").all()


@pytest.mark.parametrize("cell", FORMULAS)
def test_a_cell_never_becomes_a_formula(cell: str) -> None:
    """What a spreadsheet would run is put in quotation, numbers stay numbers."""
    columns = (
        Column(name="words", kind="string", about=""),
        Column(name="value", kind="number", about=""),
    )
    table = FlatTable(name="t", about="", columns=columns, rows=({"words": cell, "value": -1.5},))

    words, value = list(csv.reader(io.StringIO(csv_text(table), newline="")))[1]

    assert words == f"'{cell}"
    assert value == "-1.5"


def test_a_spreadsheet_gets_the_mark_it_needs_for_cyrillic(release: Path) -> None:
    """UTF-8 with its mark, only when asked for."""
    table = FlatTable(name="t", about="", columns=(), rows=())

    assert (release / "statements.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert not csv_text(table).startswith("\ufeff")


def test_an_unknown_format_is_refused_by_name(tmp_path: Path) -> None:
    """The message lists the known ones."""
    with pytest.raises(UsageError, match="gpkg"):
        ExportOrder(out=tmp_path, last=DAY, formats=("shapefile",))


def test_a_notebook_sees_what_was_known_then(ws: OpenWorkspace) -> None:
    """J4.1: what became known later changes nothing before it."""
    then = ws.incidents(last="2031-06-08", asof="2031-06-08")
    now = ws.incidents(last="2031-06-08")

    strong = ["O3", "O4"]
    assert (then["occurrence"].isin(strong)).sum() < (now["occurrence"].isin(strong)).sum()


def test_frames_and_arrow_carry_the_same_rows(ws: OpenWorkspace) -> None:
    """Typed columns in both."""
    frame, table = ws.sector_days(first="2031-06-09"), ws.arrow("sector_days", "2031-06-09")

    assert len(frame) == table.num_rows == 19
    assert str(table.schema.field("day").type) == "date32[day]"
    assert frame.crs.to_epsg() == 4326
    assert ws.control("2031-06-09").geometry.notna().all()
    assert len(ws.statements("2031-06-09")) > 0


def test_every_published_number_can_be_worked_out_again(ws: OpenWorkspace) -> None:
    """J4.5, J4.7: from what was known when it was published, although more is known now."""
    again = ws.reproduce(DAY)

    assert len(again) > 300
    assert again["same"].all()


def test_a_truce_is_replayed_on_what_was_known(ws: OpenWorkspace) -> None:
    """J4.1: a day that nobody could know of yet is missing, and the answer says so."""
    now = ws.backtest("2031-06-01", DAY)["cases"][0]["channels"]["reports"]
    then = ws.backtest("2031-06-01", DAY, asof="2031-06-08T20:00:00Z")
    before = then["cases"][0]["channels"]["reports"]

    assert now["state"] == "below_baseline"
    assert before["state"] == "no_data"
