"""Theatres as they lie in the package: one folder each, described by ``theatre.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.vocabulary.errors import TheatreError
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.theatre import Anchor, Party, SectorPlan, Theatre


def theatre_names() -> tuple[str, ...]:
    """List the theatres in the package, in alphabetical order.

    >>> theatre_names()
    ('ukraine',)
    """
    folder = files("trucewatch.geography") / "theatres"
    return tuple(sorted(item.name for item in folder.iterdir() if _is_theatre(item)))


def theatre_file(theatre_name: str, file_name: str) -> Traversable:
    """Locate a packaged file of a theatre.

    Raises:
        TheatreError: There is no such theatre.
    """
    if theatre_name not in theatre_names():
        known = ", ".join(theatre_names())
        raise TheatreError(
            f"theatre {theatre_name!r} is not in the package; known: {known}. "
            "Choose one of these in trucewatch.toml, or add a folder under geography/theatres."
        )
    return files("trucewatch.geography") / "theatres" / theatre_name / file_name


@lru_cache(maxsize=8)
def load_theatre(name: str = "ukraine") -> Theatre:
    """Load a theatre by the name of its folder.

    Raises:
        TheatreError: It is not there, incomplete, or contradicts itself.

    >>> load_theatre("ukraine").zone
    'Europe/Kyiv'
    """
    return parse_theatre(theatre_file(name, "theatre.toml").read_text(encoding="utf-8"))


def parse_theatre(toml: str) -> Theatre:
    """Read the description of a theatre and check that it is whole.

    Raises:
        TheatreError: A key is missing, an id occurs twice, or a name lacks a language.
    """
    try:
        theatre = _theatre(tomllib.loads(toml))
    except KeyError as missing:
        raise TheatreError(f"theatre.toml lacks the key {missing}; add it.") from missing
    except (tomllib.TOMLDecodeError, TypeError, ValueError) as problem:
        raise TheatreError(f"theatre.toml cannot be read: {problem}. Correct it.") from problem
    _check(theatre)
    return theatre


def _is_theatre(folder: Traversable) -> bool:
    return folder.is_dir() and (folder / "theatre.toml").is_file()


def _theatre(raw: Mapping[str, Any]) -> Theatre:
    return Theatre(
        id=raw["id"],
        names=dict(raw["names"]),
        zone=raw["zone"],
        centre=Position(**raw["centre"]),
        country=raw["country"],
        parties=tuple(
            Party(id=party["id"], names=dict(party["names"]), country=party["country"])
            for party in raw["parties"]
        ),
        border_offset_m=float(raw["border_offset_m"]),
        opening_m=float(raw["opening_m"]),
        corridor_m=float(raw["corridor_m"]),
        sectors_version=raw["sectors_version"],
        sectors=tuple(_sector(sector) for sector in raw["sectors"]),
        weather_points={
            label: Position(**point) for label, point in raw.get("weather_points", {}).items()
        },
    )


def _sector(raw: Mapping[str, Any]) -> SectorPlan:
    anchors = tuple(
        Anchor(name=anchor["name"], position=Position(lon=anchor["lon"], lat=anchor["lat"]))
        for anchor in raw["anchors"]
    )
    return SectorPlan(id=raw["id"], names=dict(raw["names"]), anchors=anchors)


def _check(theatre: Theatre) -> None:
    try:
        ZoneInfo(theatre.zone)
    except (ZoneInfoNotFoundError, ValueError) as problem:
        raise TheatreError(f"zone {theatre.zone!r} is no IANA zone; correct it.") from problem
    named = [(party.id, party.names) for party in theatre.parties]
    named += [(sector.id, sector.names) for sector in theatre.sectors]
    for owner, names in [(theatre.id, theatre.names), *named]:
        lacking = sorted(set(Language) - set(names))
        if lacking:
            raise TheatreError(f"{owner} has no name in {', '.join(lacking)}; add it.")
    ids = [owner for owner, _ in named]
    doubled = sorted({name for name in ids if ids.count(name) > 1})
    if doubled:
        raise TheatreError(f"ids occur twice: {', '.join(doubled)}; make them unique.")
    empty = [sector.id for sector in theatre.sectors if not sector.anchors]
    if empty:
        raise TheatreError(f"sectors without anchors: {', '.join(empty)}; add at least one.")
