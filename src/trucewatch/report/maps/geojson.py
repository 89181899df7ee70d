"""A sheet as GeoJSON (RFC 7946): layers by property, exact areas, dates, source, terms."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from trucewatch.report.maps.figures import DECIMALS
from trucewatch.report.maps.notes import disclaimer
from trucewatch.report.maps.order import SheetOrder
from trucewatch.report.maps.scene import Scene, make_scene
from trucewatch.vocabulary.map_sheet import MapSheet, MapUsed

GRID_DEGREES = 1e-7
"""One centimetre; finer digits would feign precision."""
SHEET_PRECISION_M = 1000
"""Nine of ten edges on control maps lie nearer to the true one than this, as published."""

Feature = dict[str, Any]


def sheet_geojson(sheet: MapSheet, order: SheetOrder) -> str:
    """Write what the sheet shows, one feature a polygon set, in the order of its layers."""
    scene = make_scene(sheet, order)
    features = [one for one in _features(scene) if one["geometry"]["coordinates"]]
    extent = sheet.extent
    collection = {
        "type": "FeatureCollection",
        "bbox": [extent.west, extent.south, extent.east, extent.north],
        "asof": sheet.asof,
        "from": sheet.earlier.file_date.isoformat() if sheet.earlier else None,
        "to": sheet.shown.file_date.isoformat(),
        "source": sheet.shown.credit,
        "licence": sheet.shown.licence,
        "url": sheet.shown.url,
        "maps": [_map(one) for one in (sheet.earlier, sheet.shown) if one],
        "disclaimer": disclaimer(scene),
        "language": scene.speech.language.value,
        "synthetic": sheet.synthetic,
        "method": dict(sheet.method),
        "features": features,
    }
    return json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"


def _features(scene: Scene) -> Iterator[Feature]:
    wanted = {
        "border": _borders,
        "control": _control,
        "zone": _zone,
        "change": _changes,
        "line": _lines,
        "sectors": _sectors,
        "places": _places,
    }
    for layer, features in wanted.items():
        if scene.wants(layer):
            yield from features(scene)


def _borders(scene: Scene) -> Iterator[Feature]:
    """Yield each country's recognised ground; it says nothing about control."""
    window = _window(scene.sheet)
    for iso, land in sorted(scene.sheet.land.items()):
        names = dict(scene.sheet.land_names.get(iso, {}))
        area = shapely.intersection(land, window)
        yield _feature(
            f"border/{iso}", area, layer="border", country=iso, names=names,
            meaning="internationally recognised territory, not control",
        )  # fmt: skip


def _control(scene: Scene) -> Iterator[Feature]:
    """Yield what the map states; ground held by default of any statement is left to readers."""
    window = _window(scene.sheet)
    for ground in scene.sheet.held:
        if ground.stated and ground.status is not None:
            area = shapely.intersection(ground.area, window)
            yield _feature(
                f"control/{ground.status.value}", area, layer="control",
                status=ground.status.value, side=ground.side, precision_m=SHEET_PRECISION_M,
                **_used(scene.sheet.shown),
            )  # fmt: skip


def _changes(scene: Scene) -> Iterator[Feature]:
    sheet = scene.sheet
    if sheet.earlier is None:
        return
    discarded = {(row.side, row.sector): row.discarded_km2 for row in sheet.figures}
    for one in sheet.changes:
        layer = f"change-{one.direction.value}"
        yield _feature(
            f"{layer}/{one.side}/{one.sector or 'outside'}", one.area, layer=layer, side=one.side,
            sector=one.sector, area_km2=round(one.area_km2, 6),
            printed_km2=scene.speech.number(one.area_km2, DECIMALS),
            discarded_km2=round(discarded[one.side, one.sector], 6),
            precision_m=SHEET_PRECISION_M, source=sheet.shown.credit,
            map_date_from=sheet.earlier.map_date.isoformat(),
            map_date_to=sheet.shown.map_date.isoformat(),
        )  # fmt: skip


def _zone(scene: Scene) -> Iterator[Feature]:
    zone = scene.sheet.zone
    if zone is not None:
        yield _feature(
            "zone/line", zone.area, layer="zone", distance_km=zone.distance_km,
            area_km2=round(zone.area_km2, 3), **_used(scene.sheet.shown),
        )  # fmt: skip


def _lines(scene: Scene) -> Iterator[Feature]:
    sheet, window = scene.sheet, _window(scene.sheet)
    line = shapely.intersection(sheet.line, window)
    yield _feature("line", line, layer="line", **_used(sheet.shown))
    for one in sheet.earlier_lines:
        day = one.map_date.isoformat()
        part = shapely.intersection(one.line, window)
        yield _feature(f"line/{day}", part, layer="line", map_date=day, source=sheet.shown.credit)


def _sectors(scene: Scene) -> Iterator[Feature]:
    for number, sector in scene.numbered_sectors():
        yield _feature(
            f"sectors/{sector.id}", sector.area, layer="sectors", sector=sector.id, number=number,
            names=dict(sector.names), version=sector.version,
        )  # fmt: skip


def _places(scene: Scene) -> Iterator[Feature]:
    for shown in scene.sheet.places:
        place = shown.place
        if place.position is not None:
            spot = shapely.Point(place.position.lon, place.position.lat)
            if not spot.intersects(_window(scene.sheet)):
                continue
            yield _feature(
                f"places/{place.id}", spot, layer="places", place=place.id,
                names=dict(place.names), population=place.population,
                precision_m=place.precision_m, front_km=round(shown.front_km, 1),
            )  # fmt: skip


def _feature(name: str, geometry: BaseGeometry, **properties: Any) -> Feature:
    exact = shapely.force_2d(shapely.set_precision(geometry, GRID_DEGREES))
    oriented = shapely.orient_polygons(exact, exterior_cw=False)
    shape = mapping(oriented)
    if shape["type"] == "GeometryCollection":
        parts = [one for one in shapely.get_parts(oriented) if one.geom_type == _main(geometry)]
        shape = mapping(shapely.union_all(parts))
        shape.setdefault("coordinates", ())
    return {"type": "Feature", "id": name, "geometry": shape, "properties": properties}


def _main(geometry: BaseGeometry) -> str:
    """Name the kind of part that counts where a cut left points or lines as well."""
    kinds = {one.geom_type for one in shapely.get_parts(geometry)}
    return "Polygon" if "Polygon" in kinds else "LineString"


def _used(one: MapUsed) -> dict[str, str]:
    return {
        "source": one.credit,
        "file_date": one.file_date.isoformat(),
        "map_date": one.map_date.isoformat(),
    }


def _map(one: MapUsed) -> dict[str, Any]:
    fetched = one.retrieved_at.isoformat() if one.retrieved_at else None
    return {"id": one.id, "title": one.title, **_used(one), "retrieved_at": fetched,
            "licence": one.licence, "url": one.url, "sha256": one.sha256}  # fmt: skip


def _window(sheet: MapSheet) -> shapely.Polygon:
    extent = sheet.extent
    return shapely.box(extent.west, extent.south, extent.east, extent.north)
