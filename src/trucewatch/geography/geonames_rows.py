"""Rows of GeoNames files as rows of a theatre's table: country dumps and postal files.

A country dump has 19 columns (geonames.org/export), a postal file 12; both are separated by
tabs and told apart by that number. Only settlements and rivers of a dump are taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from trucewatch.geography.folding import fold
from trucewatch.geography.places import COLUMNS, name_keys
from trucewatch.geography.spelling import closest, spelled
from trucewatch.geography.transliteration import english_from_russian, english_from_ukrainian
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.place import Position

DUMP_COLUMNS, POSTAL_COLUMNS = 19, 12
_KINDS = {"P": "settlement", "H": "river"}
_RIVER_CODES = frozenset({"STM", "STMI", "LK", "RSV", "CNL", "BAY", "LGN"})
_GONE = frozenset({"PPLH", "PPLQ", "PPLW", "PPLCH"})
_CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ'’ʼ\- ]+\Z")
_FROM = "GeoNames"
_SURE_ACCURACY = "4"
_ESTIMATED_PRECISION_M = 10_000

Row = dict[str, str]


def row_from_line(line: str, regions: Mapping[tuple[str, str], str]) -> Row | None:
    """Turn a line into a row of the table; None when it is no place of a wanted sort.

    Args:
        line: One line without its end.
        regions: Code of a first-order division by country and GeoNames admin1 code, and by
            country and the folded first word of its own name in Latin letters, as postal
            files write it ("Kharkivska").

    Raises:
        InputError: The line has another number of columns, or a position that is none.
    """
    cells = line.split("\t")
    if len(cells) == DUMP_COLUMNS:
        return _from_dump(cells, regions)
    if len(cells) == POSTAL_COLUMNS:
        return _from_postal(cells, regions)
    raise InputError(
        f"{len(cells)} columns.",
        remedy=f"A GeoNames country dump has {DUMP_COLUMNS}, a postal file {POSTAL_COLUMNS}, "
        "separated by tabs.",
    )


def as_line(row: Row) -> str:
    """Write a row as the table's files hold it."""
    return "\t".join(row.get(column, "") for column in COLUMNS)


def _from_dump(cells: list[str], regions: Mapping[tuple[str, str], str]) -> Row | None:
    kind, country = _kind(cells[6], cells[7]), cells[8]
    if kind is None:
        return None
    position = _position(cells[4], cells[5])
    alternates = [name for name in cells[3].split(",") if name]
    cyrillic = [name for name in alternates if _CYRILLIC.match(name)]
    wanted = fold(cells[2] or cells[1])
    own = {
        "en": cells[2] or cells[1],
        "uk": closest(cyrillic, wanted, english_from_ukrainian, without="ыэёъ"),
        "ru": closest(cyrillic, wanted, english_from_russian, without="іїєґ'’ʼ"),
    }
    names = spelled(country, own) if own["uk"] or own["ru"] else {**own, "de": own["en"]}
    others = [name for name in (cells[1], *cyrillic) if name not in names.values()]
    return _row(f"gn:{cells[0]}", kind, names, others) | {
        "country": country,
        "region": regions.get((country, cells[10]), ""),
        "lat": position[0],
        "lon": position[1],
        "population": cells[14] if cells[14] != "0" else "",
    }


def _kind(feature_class: str, code: str) -> str | None:
    """Return the sort of place of a feature, or None when it is not wanted or is no more."""
    kind = _KINDS.get(feature_class)
    if code in _GONE or (kind == "river" and code not in _RIVER_CODES):
        return None
    return kind


def _from_postal(cells: list[str], regions: Mapping[tuple[str, str], str]) -> Row:
    country, name = cells[0], cells[2]
    lat, lon = _position(cells[9], cells[10])
    if not name:
        raise InputError(
            "the place has no name.", remedy="Add it or drop the line.", column="place"
        )
    cyrillic = "ru" if country == "RU" else "uk"
    own = {cyrillic: name} if _CYRILLIC.match(name) else {"en": name}
    names = spelled(country, own) if _CYRILLIC.match(name) else {"en": name, "de": name}
    sure = cells[11] >= _SURE_ACCURACY
    division = fold(cells[3]).split(" ")[0]
    return _row(f"post:{country}-{cells[1]}-{fold(name)}", "settlement", names, []) | {
        "country": country,
        "region": regions.get((country, division), ""),
        "lat": lat,
        "lon": lon,
        "precision_m": "" if sure else str(_ESTIMATED_PRECISION_M),
        "source": _FROM if sure else "approximate",
    }


def _row(identity: str, kind: str, names: Mapping[str, str], others: list[str]) -> Row:
    main = {key: name for key, name in names.items() if name}
    return {
        "id": identity,
        "kind": kind,
        **main,
        "others": ";".join(others),
        "source": _FROM,
        "keys": name_keys(main.values(), others),
    }


def _position(lat: str, lon: str) -> tuple[str, str]:
    try:
        Position(lon=float(lon), lat=float(lat))
    except ValueError as error:
        raise InputError(
            f"no position in {lat!r}, {lon!r}.", remedy="Give latitude and longitude in degrees."
        ) from error
    return lat, lon
