"""A territorial claim as somebody writes it down: from a YAML file or from options."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from math import isfinite
from pathlib import Path
from typing import TypeVar

from trucewatch.sources.yaml_nodes import read_yaml
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.territory import TerritoryClaim, TerritoryKind
from trucewatch.vocabulary.theatre import Theatre

T = TypeVar("T")

FIELDS = (
    "kind",
    "by",
    "value",
    "stated_on",
    "since",
    "from",
    "to",
    "days",
    "settlements",
    "place",
    "lon",
    "lat",
    "radius_km",
    "holds",
    "words",
)
"""Fields of a claim's file; the command has an option for all but ``lon``, ``lat``, ``words``."""
POSITIONS = ("lon", "lat")
TRUTHS = {"true": True, "false": False}
POINT_PRECISION_M = 1000.0
WINDOWED = (TerritoryKind.AREA_IN_WINDOW, TerritoryKind.ADVANCE)
Finder = Callable[[str], Place]


def read_fields(path: Path) -> dict[str, str]:
    """Read the fields of a claim's file; unknown fields are refused.

    Raises:
        UsageError: The file does not exist.
        InputError: It is no YAML of this kind.
    """
    if not path.is_file():
        raise UsageError(f"{path} is no file; check the path after --claim.")
    node = read_yaml(path.read_bytes())
    found = {name: node.optional_text(name) for name in FIELDS}
    node.finish()
    return {name: words for name, words in found.items() if words is not None}


def claim_from(fields: Mapping[str, str], theatre: Theatre, find: Finder) -> TerritoryClaim:
    """Build a claim from its fields.

    Args:
        fields: Words by name, see FIELDS.
        theatre: Whose parties can be named.
        find: Finds a place by its name.

    Raises:
        UsageError: A field is missing or makes no sense; the message says which.
    """
    kind = _kind(fields)
    stated_on = _day(fields, "stated_on") or _day(fields, "to")
    if stated_on is None:
        raise UsageError("stated_on is missing; write the day of the statement, 2025-03-12.")
    first, last = _window(fields, kind, stated_on)
    claim = TerritoryClaim(
        kind=kind,
        by=_party(fields, theatre),
        stated_on=stated_on,
        value=_number(fields, "value"),
        first=first,
        last=last,
        settlements=_count(fields),
        place=_place(fields, find),
        radius_km=_number(fields, "radius_km"),
        holds=_truth(fields, "holds"),
        words=fields.get("words", ""),
    )
    _check(claim)
    return claim


def _check(claim: TerritoryClaim) -> None:
    """Refuse what cannot mean anything; the first complaint is the one to mend."""
    for wrong, complaint in (*_missing(claim), *_senseless(claim)):
        if wrong:
            raise UsageError(complaint)


def _missing(claim: TerritoryClaim) -> tuple[tuple[bool, str], ...]:
    named = claim.place is not None and claim.place.position is not None
    stated = claim.value is not None or claim.settlements is not None
    is_place, windowed = claim.kind is TerritoryKind.PLACE, claim.kind in WINDOWED
    return (
        (is_place and not named, "a claim about a place needs place, or lon and lat."),
        (not is_place and not stated, "value is missing; write the number that is claimed."),
        (windowed and claim.first is None, "the window is missing; write from and to, or days."),
    )


def _senseless(claim: TerritoryClaim) -> tuple[tuple[bool, str], ...]:
    nowhere = claim.radius_km is not None and (claim.place is None or claim.radius_km <= 0)
    backwards = claim.first is not None and claim.first > (claim.last or claim.stated_on)
    return (
        (nowhere, "radius_km needs a place around which it lies, and must be above 0."),
        (backwards, f"the window begins after its end, on {claim.first}; swap the days."),
    )


def _kind(fields: Mapping[str, str]) -> TerritoryKind:
    words = fields.get("kind", "")
    if words not in list(TerritoryKind):
        raise UsageError(f"kind is {words!r}; known are {', '.join(TerritoryKind)}.")
    return TerritoryKind(words)


def _party(fields: Mapping[str, str], theatre: Theatre) -> str:
    words, known = fields.get("by", ""), sorted(party.id for party in theatre.parties)
    if words not in known:
        raise UsageError(f"by is {words!r}; the sides of this theatre are {', '.join(known)}.")
    return words


def _window(
    fields: Mapping[str, str], kind: TerritoryKind, stated_on: date
) -> tuple[date | None, date | None]:
    days = _number(fields, "days")
    if days is not None and days >= 1:
        return stated_on - timedelta(days=int(days) - 1), stated_on
    if kind is TerritoryKind.SHARE_REGAINED:
        return _day(fields, "since"), stated_on
    return _day(fields, "from"), _day(fields, "to") or stated_on


def _place(fields: Mapping[str, str], find: Finder) -> Place | None:
    name, lon, lat = fields.get("place"), _number(fields, "lon"), _number(fields, "lat")
    if lon is None or lat is None:
        return find(name) if name else None
    return Place(
        id=None,
        name=name or f"{lat}, {lon}",
        position=_read("lon and lat", lambda: Position(lon=lon, lat=lat)),
        precision_m=POINT_PRECISION_M,
    )


def _count(fields: Mapping[str, str]) -> int | None:
    words = fields.get("settlements")
    return None if words is None else _read("settlements", lambda: int(words))


def _day(fields: Mapping[str, str], name: str) -> date | None:
    words = fields.get(name)
    return None if words is None else _read(name, lambda: date.fromisoformat(words))


def _number(fields: Mapping[str, str], name: str) -> float | None:
    words = fields.get(name)
    if words is None:
        return None
    number = _read(name, lambda: float(words))
    if not isfinite(number) or (number < 0 and name not in POSITIONS):
        raise UsageError(f"{name} is {words!r}; write a number, 0 or more.")
    return number


def _truth(fields: Mapping[str, str], name: str) -> bool:
    words = fields.get(name, "true").lower()
    if words not in TRUTHS:
        raise UsageError(f"{name} is {words!r}; write true or false.")
    return TRUTHS[words]


def _read(name: str, make: Callable[[], T]) -> T:
    try:
        return make()
    except ValueError as error:
        raise UsageError(f"{name} cannot be read: {error}.") from error
