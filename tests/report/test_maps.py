"""Maps for people: what stands in every file, whose ground is whose, and numbers that agree."""

from __future__ import annotations

import csv
import io
import json
import re
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pypdfium2
import pytest
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st
from pyproj import Geod
from shapely.geometry import LineString, Point, shape
from typer.testing import CliRunner

from report.sheets import FIRST, KURSK, LAST, SHOWN, a_sheet, an_order, write_maps
from trucewatch.cli.main import assemble
from trucewatch.front.ground import projection_of
from trucewatch.report.maps.geojson import sheet_geojson
from trucewatch.report.maps.labelling import Candidate, Marks, place_names
from trucewatch.report.maps.letters import text_width, wrap
from trucewatch.report.maps.notes import heading
from trucewatch.report.maps.order import LAYERS, SheetOrder, parse_extent, parse_layers, parse_size
from trucewatch.report.maps.pdf import sheet_pdf
from trucewatch.report.maps.png import RENDERER, rasterise
from trucewatch.report.maps.scene import make_scene
from trucewatch.report.maps.svg import sheet_svg
from trucewatch.report.maps.table import sheet_csv
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.front import Band
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.map_sheet import MapSheet
from trucewatch.vocabulary.place import Position
from trucewatch.workflow.map_changes import Frame, side_changes
from trucewatch.workflow.map_sheets import MapRequest, compose_sheet
from trucewatch.workflow.maps import load_field

GEOD = Geod(ellps="WGS84")
SVG = "{http://www.w3.org/2000/svg}"
EVERY = pytest.mark.parametrize("language", list(Language))
GROUPS = {
    "border", "control-a", "control-b", "change-gain", "change-loss", "line", "sectors", "places",
    "legend", "figures", "scale", "north", "credit", "dates", "disclaimer", "title",
}  # fmt: skip
DISCLAIMER = "do not express any opinion on legal status"
DOCS = Path(__file__).parents[2] / "docs"
SIMFEROPOL = Point(34.1108, 44.9572)
RUN = CliRunner()


def parsed(sheet: MapSheet, order: SheetOrder | None = None) -> ET.Element:
    """Any sheet as a tree."""
    return ET.fromstring(sheet_svg(sheet, order or an_order()))  # noqa: S314 - our own


def drawn(language: Language = Language.EN) -> ET.Element:
    """The sheet of the change at the border."""
    return parsed(a_sheet(), an_order(language))


def collection(**chosen: Any) -> dict[str, Any]:
    """The same as GeoJSON."""
    found: dict[str, Any] = json.loads(sheet_geojson(a_sheet(**chosen), an_order()))
    return found


def features(layer: str, **chosen: Any) -> list[dict[str, Any]]:
    """All features of a layer."""
    every = collection(**chosen)["features"]
    return [one for one in every if one["properties"]["layer"] == layer]


def geodesic_km2(geometry: dict[str, Any]) -> float:
    """Area as somebody else would measure it."""
    return abs(float(GEOD.geometry_area_perimeter(shape(geometry))[0])) / 1e6


def rings(geometry: dict[str, Any]) -> Iterator[tuple[bool, list[list[float]]]]:
    """All rings of polygons; True marks the outer one."""
    if geometry["type"] == "MultiPolygon":
        for polygon in geometry["coordinates"]:
            yield from ((at == 0, ring) for at, ring in enumerate(polygon))
    elif geometry["type"] == "Polygon":
        yield from ((at == 0, ring) for at, ring in enumerate(geometry["coordinates"]))


@EVERY
def test_a_sheet_has_named_layers_and_live_text(language: Language) -> None:
    """Editors of drawings find every layer by its name; words are words."""
    root = drawn(language)
    names = [group.get("id") for group in root.iter(f"{SVG}g")]

    assert set(names) >= GROUPS | {f"labels-{language}"}
    assert len([name for name in names if name]) == len({name for name in names if name})
    assert len(list(root.iter(f"{SVG}text"))) > 20
    assert root.find(f"{SVG}title") is not None
    assert root.find(f"{SVG}desc") is not None


def test_a_sheet_takes_nothing_from_elsewhere() -> None:
    """No picture, no link, no style sheet, no script: it opens offline and stays as it is."""
    text = sheet_svg(a_sheet(), an_order())
    attributes = {name for one in drawn().iter() for name in one.attrib}

    assert {one.tag for one in drawn().iter()}.isdisjoint(
        {f"{SVG}image", f"{SVG}script", f"{SVG}style", f"{SVG}use"}
    )
    assert not [name for name in attributes if "href" in name]
    assert set(re.findall(r"url\((.)", text)) == {"#"}


def test_every_class_of_ground_has_a_pattern_of_its_own() -> None:
    """In grey print nothing but the strokes tells one side's ground from the other's."""
    root = drawn()
    patterns = {one.get("id"): ET.tostring(one) for one in root.iter(f"{SVG}pattern")}
    used = set(re.findall(r"url\(#(fill-[a-z-]+)\)", sheet_svg(a_sheet(), an_order())))

    assert used <= patterns.keys()
    for one, other in (("control-a", "control-b"), ("gain-a", "gain-b"), ("loss-a", "loss-b")):
        strokes = [
            [path.get("d") for path in ET.fromstring(patterns[f"fill-{name}"]).iter(f"{SVG}path")]  # noqa: S314
            for name in (one, other)
        ]
        assert strokes[0] != strokes[1]
    assert b"circle" in patterns["fill-contested"]


def test_exported_areas_equal_the_printed_numbers() -> None:
    """Whoever measures the file on the ellipsoid finds the numbers on the sheet."""
    changes = [*features("change-gain"), *features("change-loss")]
    figures = next(one for one in drawn().iter(f"{SVG}g") if one.get("id") == "figures")
    printed = {text.text for text in figures.iter(f"{SVG}text")}

    assert len(changes) >= 3
    for one in changes:
        measured = geodesic_km2(one["geometry"])
        assert measured == pytest.approx(one["properties"]["area_km2"], rel=1e-3)
        assert float(one["properties"]["printed_km2"].replace(",", "")) == pytest.approx(
            measured, abs=0.051
        )
        assert one["properties"]["printed_km2"] in printed


def test_gain_less_loss_is_the_difference_of_the_two_maps() -> None:
    """Nothing is lost where ground is cut by sector or lies outside all of them."""
    sheet = a_sheet(extent=None)
    net: dict[str, float] = {}
    for row in sheet.figures:
        net[row.side] = net.get(row.side, 0.0) + row.gain_km2 - row.loss_km2

    before, after = (_held_km2(day) for day in (FIRST, LAST))

    for side, statuses in {"russia": "occupied", "ukraine": "counter_held"}.items():
        wanted = after[statuses] - before[statuses]
        assert net[side] == pytest.approx(wanted, rel=1e-3)


def test_time_reversed_swaps_gain_and_loss() -> None:
    """A side's gain in one direction is its loss in the other, sector by sector."""
    field = load_field("ukraine")
    frame = Frame(theatre=field.theatre, sectors=field.sectors, window=shapely.box(30, 44, 40, 53))
    before, after = (shapely.MultiPolygon(SHOWN[day]["occupied"]) for day in (FIRST, LAST))

    forward = side_changes("russia", before, after, frame).figures
    backward = side_changes("russia", after, before, frame).figures

    assert len(forward) >= 3
    for one, other in zip(forward, backward, strict=True):
        assert one.sector == other.sector
        assert (one.gain_km2, one.loss_km2) == pytest.approx((other.loss_km2, other.gain_km2))


@pytest.mark.parametrize(("half_m", "near_km2"), [(0.0, 0.0), (300.0, 11.64), (6000.0, 100.0)])
def test_what_lies_near_its_own_edge_is_told_of_each_gain_and_loss(
    half_m: float, near_km2: float
) -> None:
    """Of a square of ten kilometres what lies within half the band of its edge, at most all."""
    theatre = load_field("ukraine").theatre
    projection = projection_of(theatre)
    held, gained = (
        shapely.transform(shapely.box(x, 0, x + 10_000, 10_000), projection.inverse)
        for x in (-10_000, 0)
    )
    band = Band(half_m=half_m, p90_m=7000.0, basis="published", samples=0)
    frame = Frame(theatre=theatre, sectors=(), window=shapely.box(30, 44, 42, 53), band=band)
    before, after = (shapely.MultiPolygon([*one]) for one in ([held], [held, gained]))

    (grown,) = side_changes("russia", before, after, frame).figures
    (shrunk,) = side_changes("russia", after, before, frame).figures

    assert grown.gain_km2 == pytest.approx(100.0, rel=1e-3)
    assert grown.gain_near_km2 == pytest.approx(near_km2, rel=2e-3, abs=1e-3)
    assert (grown.loss_near_km2, shrunk.gain_near_km2) == (0.0, 0.0)
    assert shrunk.loss_near_km2 == pytest.approx(grown.gain_near_km2, rel=1e-6, abs=1e-6)


def test_geojson_keeps_the_rules_of_rfc_7946() -> None:
    """Right-hand rule, closed rings, two ordinates, an id each, no crs."""
    found = collection(extent=None)

    assert "crs" not in found
    assert found.keys() >= {"asof", "from", "to", "source", "licence", "url", "bbox", "disclaimer"}
    assert (found["from"], found["to"]) == ("2031-06-01", "2031-06-08")
    ids = [one["id"] for one in found["features"]]
    assert len(ids) == len(set(ids))
    for one in found["features"]:
        for outer, ring in rings(one["geometry"]):
            assert ring[0] == ring[-1]
            assert {len(point) for point in ring} == {2}
            assert shapely.LinearRing(ring).is_ccw == outer, one["id"]


@pytest.mark.parametrize(
    ("language", "name"),
    [
        (Language.DE, "Sudscha"),
        (Language.EN, "Sudzha"),
        (Language.RU, "Суджа"),
        (Language.UK, "Суджа"),
    ],
)
def test_one_place_is_named_in_the_language_of_the_sheet(language: Language, name: str) -> None:
    """Names come from the gazetteer, all from one identifier."""
    labels = next(one for one in drawn(language).iter() if one.get("id") == f"labels-{language}")
    places = [one for one in features("places") if one["properties"]["names"]["de"] == "Sudscha"]

    assert name in {text.text for text in labels.iter(f"{SVG}text")}
    assert len({one["id"] for one in places}) == 1
    assert places[0]["properties"]["names"][language.value] == name


def test_disclaimer_and_data_dates_stand_in_every_format() -> None:
    """They cannot be switched off: not by leaving out all layers either."""
    bare = SheetOrder(language=Language.EN, layers=frozenset())
    svg = " ".join(parsed(a_sheet(), bare).itertext())
    rows = list(csv.DictReader(io.StringIO(sheet_csv(a_sheet(), bare))))
    geojson = json.loads(sheet_geojson(a_sheet(), bare))

    assert DISCLAIMER in svg
    assert "file of 8 June 2031, showing 8 June 2031" in svg
    assert DISCLAIMER in geojson["disclaimer"]
    assert [one["map_date"] for one in geojson["maps"]] == ["2031-06-01", "2031-06-08"]
    for row in rows:
        assert DISCLAIMER in row["disclaimer"]
        assert (row["from_map_date"], row["to_map_date"]) == ("2031-06-01", "2031-06-08")


def test_recognised_borders_and_control_are_separate_layers() -> None:
    """Whoever holds Simferopol, the border layer shows it in Ukraine and in no other country."""
    borders = features("border", since=None, extent=None)
    control = features("control", since=None, extent=None)
    around = {one["properties"]["country"] for one in borders
              if shape(one["geometry"]).contains(SIMFEROPOL)}  # fmt: skip
    holders = {one["properties"]["side"] for one in control
               if shape(one["geometry"]).contains(SIMFEROPOL)}  # fmt: skip

    assert around == {"UA"}
    assert holders == {"russia"}


def test_ground_that_a_source_does_not_assess_is_marked_so(tmp_path: Path) -> None:
    """A map without layers beyond the border says nothing about the ground there."""
    maps = write_maps(tmp_path, statuses=("occupied",))
    sheet = compose_sheet(MapRequest(day=LAST, maps=(maps,), extent=KURSK))
    legend = next(one for one in parsed(sheet).iter(f"{SVG}g") if one.get("id") == "legend")

    assert a_sheet().unassessed == ()
    assert sheet.unassessed == ("RU",)
    assert "Russia: not assessed by this source" in {one.text for one in legend.iter(f"{SVG}text")}


@EVERY
def test_sides_stand_in_the_order_of_the_language(language: Language) -> None:
    """Neither side comes first but by the alphabet."""
    scene = make_scene(a_sheet(), an_order(language))
    names = [scene.side_name(party) for party, _ in scene.sides()]

    assert names == sorted(names, key=str.casefold)


def test_the_scale_bar_is_as_long_as_it_says() -> None:
    """Kilometres on the sheet are kilometres on the ground, within half a per cent."""
    canvas = make_scene(a_sheet(), an_order()).canvas
    ends = [Position(lon=34.5, lat=51.3), Position(lon=35.5, lat=51.3)]
    (x0, y0), (x1, y1) = (canvas.point(end) for end in ends)
    _, _, metres = GEOD.inv(34.5, 51.3, 35.5, 51.3)

    drawn_km = ((x1 - x0) ** 2 + (y1 - y0) ** 2) ** 0.5 / canvas.units_per_km

    assert drawn_km == pytest.approx(metres / 1000, rel=0.005)


def test_the_same_sheet_gives_the_same_bytes() -> None:
    """A picture made again from the same maps can be compared."""
    once = (sheet_svg(a_sheet(), an_order()), sheet_geojson(a_sheet(), an_order()))
    a_sheet.cache_clear()

    assert once == (sheet_svg(a_sheet(), an_order()), sheet_geojson(a_sheet(), an_order()))


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.floats(0, 400), st.floats(0, 300), st.text("abcЖйї ", min_size=1, max_size=14)
        ),
        max_size=40,
    )
)
def test_no_name_covers_another_or_leaves_the_map(spots: list[tuple[float, float, str]]) -> None:
    """Whatever the places, their names stay apart and inside the frame."""
    wanted = [Candidate(text=text, x=x, y=y, size=9, radius=2) for x, y, text in spots]
    line = LineString([(0, 150), (400, 150)])
    marks = Marks(line=line, borders=LineString([(200, 0), (200, 300)]))

    placed = place_names(wanted, [], (400, 300), marks, most=25)

    boxes = [
        shapely.box(one.west, one.y - 7, one.west + text_width(one.candidate.text, 9), one.y + 2)
        for one in placed
    ]
    assert len(placed) <= 25
    assert all(shapely.box(0, 0, 400, 300).covers(one) for one in boxes)
    assert not [1 for one, other in combinations(boxes, 2) if one.intersection(other).area > 1e-6]
    assert not [1 for one in boxes if one.intersects(line)]


@given(st.text("abc жї", max_size=200), st.floats(40, 400))
def test_lines_are_no_wider_than_their_room(text: str, width: float) -> None:
    """Only a single word that is too long may stick out; no word is lost."""
    lines = wrap(text, 10, width)

    assert " ".join(lines) == text
    assert all(text_width(line, 10) <= width or " " not in line for line in lines)


@pytest.mark.parametrize("text", ["34,50,36", "36,50,34,51", "a,b,c,d", "34,51,36,95"])
def test_an_extent_in_the_wrong_order_is_refused(text: str) -> None:
    """The message shows how to write it."""
    with pytest.raises(UsageError, match="west,south,east,north"):
        parse_extent(text)


def test_sizes_and_layers_that_cannot_be_are_refused() -> None:
    """Each with what would be right."""
    with pytest.raises(UsageError, match="175mm"):
        parse_size("wide")
    with pytest.raises(UsageError, match="no room"):
        parse_size("10mm")
    with pytest.raises(UsageError, match="border"):
        parse_layers("rivers")
    assert parse_layers("all") == frozenset(LAYERS)


def test_without_a_renderer_a_png_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everything else works without it."""
    monkeypatch.setitem(sys.modules, RENDERER, None)

    with pytest.raises(UsageError, match="pip install"):
        rasterise(sheet_svg(a_sheet(), an_order()), an_order())


def test_with_a_renderer_a_png_has_the_resolution_asked_for() -> None:
    """Twelve dots a millimetre are 300 to the inch."""
    pytest.importorskip(RENDERER)

    made = rasterise(sheet_svg(a_sheet(), an_order()), an_order())

    assert made[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(made[16:20], "big") == 2100


def test_a_sheet_as_pdf_is_one_page_of_its_printed_width_with_live_text() -> None:
    """What a newspaper places: 175 mm are 496 points, and names can be searched."""
    made = sheet_pdf(a_sheet(), an_order())

    with pypdfium2.PdfDocument(made) as document:
        pages = len(document)
        words = document[0].get_textpage().get_text_bounded()
        width, _ = document[0].get_size()

    assert pages == 1
    assert width == pytest.approx(175 / 25.4 * 72, abs=0.5)
    assert heading(make_scene(a_sheet(), an_order())).split()[0] in words


def test_the_command_draws_the_files_it_is_asked_for(tmp_path: Path) -> None:
    """One call, several formats; the numbers as JSON on request."""
    maps = write_maps(tmp_path)
    out = [tmp_path / f"kursk.{ending}" for ending in ("svg", "geojson", "csv")]
    named = [part for path in out for part in ("-o", str(path))]

    result = RUN.invoke(
        assemble(),
        ["map", "diff", "--from", "2031-06-01", "--to", "2031-06-08", "--bbox", "34,50.8,36,51.8",
         "--lang", "de", "--size", "175mm", "--maps", str(maps), *named, "--json"],
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    assert all(path.stat().st_size > 500 for path in out)
    assert 'width="175mm"' in out[0].read_text("utf-8")
    told = json.loads(result.stdout)
    assert told["figures"]
    assert (told["from"], told["to"]) == ("2031-06-01", "2031-06-08")


def test_without_a_file_the_drawing_goes_to_stdout(tmp_path: Path) -> None:
    """``front map`` can be piped; an older map that stands in is announced on stderr."""
    maps = write_maps(tmp_path, (FIRST,))

    result = RUN.invoke(
        assemble(),
        ["front", "map", "--date", "2031-06-03", "--maps", str(maps), "--zone-km", "15",
         "--earlier", "2031-06-01", "--layers", "zone,line"],
    )  # fmt: skip

    assert result.exit_code == 0, result.output
    root = ET.fromstring(result.stdout)  # noqa: S314 - our own
    names = {one.get("id") for one in root.iter(f"{SVG}g")}
    assert {"zone", "line", "disclaimer"} <= names
    assert "border" not in names
    assert "no map is filed under 2031-06-03" in result.stderr


@pytest.mark.parametrize(
    "arguments",
    [
        ["map", "diff", "--from", "2031-06-08", "--to", "2031-06-01"],
        ["front", "map", "--date", "2031-05-01"],
        ["front", "map", "--date", "2031-06-01", "--lang", "fr"],
        ["front", "map", "--date", "2031-06-01", "--source", "nobody"],
        ["front", "map", "--date", "2031-06-01", "-o", "map.bmp"],
    ],
)
def test_what_cannot_be_drawn_is_refused(tmp_path: Path, arguments: list[str]) -> None:
    """Reversed days, days before the first map, unknown languages, sources and formats."""
    maps = write_maps(tmp_path)

    result = RUN.invoke(assemble(), [*arguments, "--maps", str(maps)])

    assert isinstance(result.exception, UsageError)


def test_the_pictures_in_the_documentation_are_small_and_of_invented_maps() -> None:
    """Nobody's control map is published with the project."""
    pictures = sorted((DOCS / "pictures").glob("front-*.svg"))

    assert len(pictures) == 4
    for picture in pictures:
        assert picture.stat().st_size < 300_000
        assert "Synthetic demonstration" in picture.read_text("utf-8")


def _held_km2(day: date) -> dict[str, float]:
    sheet = a_sheet(since=None, day=day, extent=None)
    return {
        one.status.value: abs(float(GEOD.geometry_area_perimeter(one.area)[0])) / 1e6
        for one in sheet.held
        if one.status is not None
    }


def test_a_name_left_of_its_dot_ends_there_in_any_face() -> None:
    """A face wider than the one measured grows away from the dot, not over it."""
    at_the_edge = Candidate(text="Rostow am Don", x=390, y=150, size=12, radius=3, bold=True)
    nowhere = Marks(line=LineString(), borders=LineString())

    (placed,) = place_names([at_the_edge], [], (400, 300), nowhere, most=1)

    assert placed.anchor == "end"
    assert placed.x <= 390 - 3
