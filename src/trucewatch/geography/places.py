"""The compiled table of places, and the index from folded names to its lines."""

from __future__ import annotations

import gzip
import math
from collections import defaultdict
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from trucewatch.geography.folding import fold
from trucewatch.geography.theatre import load_theatre, theatre_file
from trucewatch.vocabulary.errors import TheatreError
from trucewatch.vocabulary.place import Place, PlaceKind, Position
from trucewatch.vocabulary.theatre import Theatre

GAZETTEER_FILE = "gazetteer.tsv.gz"
COLUMNS = (
    "id", "kind", "country", "region", "lat", "lon", "population", "precision_m",
    "en", "de", "uk", "ru", "others", "source", "keys",
)  # fmt: skip
_EN, _OTHERS, _SOURCE = COLUMNS.index("en"), COLUMNS.index("others"), COLUMNS.index("source")
_LONGEST_ACRONYM = 5
_SHORTEST_KEY = 3
_EARTH_RADIUS_KM = 6371.0
_FAR_KM = 20_000.0
_PRECISION_BY_KIND_M = {
    PlaceKind.COUNTRY: 500_000.0,
    PlaceKind.REGION: 80_000.0,
    PlaceKind.RIVER: 100_000.0,
    PlaceKind.SITE: 3_000.0,
}
_SETTLEMENT_PRECISION_M = ((500_000, 8000.0), (100_000, 6000.0), (20_000, 4000.0), (3000, 2000.0))
_SMALLEST_PRECISION_M = 1000.0

FloatArray = NDArray[np.float64]


Named = tuple[int, bool]
"""A line of the table under one of its names; True for the four printed names."""


class PlaceTable:
    """All places of a theatre, by line number, with their names as an index.

    Attributes:
        single: Lines by a name of one word, folded.
        several: Remaining words and line, by the first word of a longer name.
        acronyms: Lines by a name in capitals such as ``USA``, verbatim.
        front_km: Distance of each line to the nearest anchor of the front; shape (n,).
        region_lines: Line of a first-order division by its code, for instance ``UA-63``.
    """

    def __init__(self, rows: Sequence[Sequence[str]], theatre: Theatre) -> None:
        self._rows = rows
        self._made: dict[int, Place] = {}
        self.lonlat = _positions(rows)
        self.front_km = _front_km(self.lonlat, theatre)
        self.kinds = [PlaceKind(row[1]) for row in rows]
        self.countries = [row[2] for row in rows]
        self.regions = [row[3] for row in rows]
        self.populations = [int(row[6] or 0) for row in rows]
        self.single: dict[str, list[Named]] = defaultdict(list)
        self.several: dict[str, list[tuple[tuple[str, ...], Named]]] = defaultdict(list)
        self.acronyms: dict[str, list[Named]] = defaultdict(list)
        for line, row in enumerate(rows):
            index_keys(row[-1], line, (self.single, self.several, self.acronyms))
        self.region_lines = {
            self.regions[line]: line
            for line, kind in enumerate(self.kinds)
            if kind is PlaceKind.REGION and self.regions[line] and rows[line][0][:4] == "iso:"
        }

    def __len__(self) -> int:
        return len(self._rows)

    def place(self, line: int) -> Place:
        """Return a line as a record; made once."""
        if line not in self._made:
            self._made[line] = self._make(line)
        return self._made[line]

    def names(self, line: int) -> tuple[str, ...]:
        """Return all names of a line, the four printed ones first."""
        row = self._rows[line]
        return tuple(name for name in (*row[_EN:_OTHERS], *row[_OTHERS].split(";")) if name)

    def distances_km(self, line: int, others: Sequence[int]) -> FloatArray:
        """Measure from one line to others, on a sphere; unknown positions are far."""
        lon, lat = self.lonlat[line]
        return _sphere_km(lon, lat, self.lonlat[list(others)])

    def region_name(self, code: str) -> str | None:
        """Return the English name of a first-order division, or None."""
        line = self.region_lines.get(code)
        return None if line is None else self._rows[line][_EN]

    def nearest_settlement(self, position: Position) -> int:
        """Return the line of the settlement nearest to a position."""
        km = _sphere_km(position.lon, position.lat, self.lonlat)
        km[[kind is not PlaceKind.SETTLEMENT for kind in self.kinds]] = np.inf
        return int(np.argmin(km))

    def _make(self, line: int) -> Place:
        row = self._rows[line]
        return place_from_row(row, self.region_name(row[3]) if row[3] else None)


Index = tuple[
    dict[str, list[Named]],
    dict[str, list[tuple[tuple[str, ...], Named]]],
    dict[str, list[Named]],
]
"""Names of one word, names of several by their first, and acronyms."""


def index_keys(keys: str, line: int, index: Index) -> None:
    """Enter the folded names of a line, as ``name_keys`` wrote them, into an index."""
    single, several, acronyms = index
    main_keys, _, other_keys = keys.partition("|")
    for joined, main in ((main_keys, True), (other_keys, False)):
        for key in joined.split(";") if joined else ():
            if " " in key:
                first, *rest = key.split(" ")
                several[first].append((tuple(rest), (line, main)))
            elif key.isupper():
                acronyms[key].append((line, main))
            else:
                single[key].append((line, main))


def place_from_row(row: Sequence[str], region: str | None) -> Place:
    """Turn a row of the table into a record."""
    kind, population = PlaceKind(row[1]), int(row[6] or 0)
    names = dict(zip(COLUMNS[_EN:_OTHERS], row[_EN:_OTHERS], strict=True))
    return Place(
        id=row[0],
        name=row[_EN],
        position=Position(lon=float(row[5]), lat=float(row[4])) if row[4] else None,
        precision_m=float(row[7]) if row[7] else _precision_m(kind, population),
        kind=kind,
        country=row[2] or None,
        region=region,
        names={language: name for language, name in names.items() if name},
        population=population or None,
        source=row[_SOURCE] or None,
    )


def load_places(theatre_name: str) -> PlaceTable:
    """Read the packaged table of a theatre.

    Raises:
        TheatreError: The file has other columns than this version reads.
    """
    return parse_places(table_text(theatre_name), theatre_name, GAZETTEER_FILE)


def table_text(theatre_name: str) -> str:
    """Return the packaged table of a theatre as text."""
    return gzip.decompress(theatre_file(theatre_name, GAZETTEER_FILE).read_bytes()).decode()


def parse_places(text: str, theatre_name: str, file_name: str) -> PlaceTable:
    """Read a table of places for a theatre.

    Raises:
        TheatreError: It has other columns than this version reads.
    """
    head, *lines = text.splitlines()
    if tuple(head.split("\t")) != COLUMNS:
        raise TheatreError(
            f"{file_name} for {theatre_name} has columns {head!r}; build it again with "
            "scripts/build_gazetteer.py, or 'trucewatch gazetteer build' if it is your own."
        )
    return PlaceTable([line.split("\t") for line in lines], load_theatre(theatre_name))


def name_keys(main: Iterable[str], others: Iterable[str]) -> str:
    """Return the names as the index holds them: folded, capitals verbatim, each once.

    >>> name_keys(["Суджа", "Sudzha", "Суджа"], ["USA", "Kursk-7"])
    'суджа;sudzha|USA;kursk 7'
    """
    mains = dict.fromkeys(filter(None, map(_key, main)))
    rest = dict.fromkeys(filter(None, map(_key, others)))
    return ";".join(mains) + "|" + ";".join(key for key in rest if key not in mains)


def split_name(name: str) -> tuple[str, ...]:
    """Split a name into folded words, at spaces, hyphens and points.

    >>> split_name("Ростов-на-Дону")
    ('ростов', 'на', 'дону')
    """
    folded = fold(name)
    for mark in "-–.,()/":
        folded = folded.replace(mark, " ")
    return tuple(folded.split())


def _key(name: str) -> str:
    if name.isupper() and name.isalpha() and len(name) <= _LONGEST_ACRONYM:
        return name
    key = " ".join(split_name(name))
    return key if len(key) >= _SHORTEST_KEY else ""


def _positions(rows: Sequence[Sequence[str]]) -> FloatArray:
    return np.array(
        [(float(row[5]), float(row[4])) if row[4] else (np.nan, np.nan) for row in rows]
    )


def _front_km(lonlat: FloatArray, theatre: Theatre) -> FloatArray:
    anchors = [anchor.position for sector in theatre.sectors for anchor in sector.anchors]
    columns = [_sphere_km(position.lon, position.lat, lonlat) for position in anchors]
    nearest: FloatArray = np.min(columns, axis=0)
    return nearest


def _sphere_km(lon: float, lat: float, lonlat: FloatArray) -> FloatArray:
    lons, lats = np.radians(lonlat[:, 0]), np.radians(lonlat[:, 1])
    east, north = math.radians(lon), math.radians(lat)
    half: FloatArray = np.sin((lats - north) / 2) ** 2
    half = half + math.cos(north) * np.cos(lats) * np.sin((lons - east) / 2) ** 2
    km = 2 * _EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1)))
    return np.asarray(np.nan_to_num(km, nan=_FAR_KM), dtype=np.float64)


def _precision_m(kind: PlaceKind, population: int) -> float:
    if kind is not PlaceKind.SETTLEMENT:
        return _PRECISION_BY_KIND_M[kind]
    for least, radius in _SETTLEMENT_PRECISION_M:
        if population >= least:
            return radius
    return _SMALLEST_PRECISION_M
