"""Control maps at hand: from files and folders that are named, or from the workspace."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.front.archive import ArchivedAreas
from trucewatch.front.sectors import build_sectors
from trucewatch.geography.border import load_border, load_land
from trucewatch.geography.theatre import load_theatre
from trucewatch.geography.waters import with_estuaries
from trucewatch.sources.catalogue import recognise
from trucewatch.sources.limits import Raw
from trucewatch.sources.source import Box, Intake
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import InputError, LimitError, UsageError
from trucewatch.vocabulary.sector import Sector
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.workflow.map_archive import is_archive_file, maps_of_workspace, read_archive

if TYPE_CHECKING:
    from shapely import MultiPolygon

MARGIN_DEGREES = 4.0
"""A map that reaches further from the country than this is of somewhere else."""


UNKNOWN_KIND = "is no control map of a known kind. GeoJSON with source, date and status is."


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A theatre with what the front is measured on.

    Attributes:
        abroad: The neighbours' recognised ground, which tells whose soil a map's layer lies on.
    """

    theatre: Theatre
    sectors: tuple[Sector, ...]
    country: MultiPolygon
    abroad: MultiPolygon


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A file, or a row of it, that gave no map."""

    path: Path
    row: int | None
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MapsRead:
    """Maps from files, what could not be read, and what was put right."""

    maps: tuple[ControlMap, ...]
    unread: tuple[Unread, ...]
    repairs: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def load_field(theatre_name: str) -> Field:
    """Load a theatre's sectors and recognised border, without its gazetteer."""
    theatre = with_estuaries(load_theatre(theatre_name))
    return Field(
        theatre=theatre,
        sectors=build_sectors(theatre),
        country=load_border(theatre_name, theatre.country),
        abroad=_abroad(theatre_name, theatre.country),
    )


def read_maps(paths: Sequence[Path], field: Field) -> MapsRead:
    """Read the control maps in files and folders, and in archives of maps.

    In a folder, files of other kinds are passed over; a file named itself must be a map.
    The same map in two files counts once.

    Raises:
        UsageError: A path does not exist, or no map was found at all.
    """
    maps: dict[str, ControlMap] = {}
    unread: list[Unread] = []
    for path, named in _files(paths):
        for found in _read_file(path, field, named=named):
            if isinstance(found, Unread):
                unread.append(found)
            else:
                maps.setdefault(_key(found), found)
    if not maps:
        reasons = "; ".join(f"{one.path.name}: {one.reason}" for one in unread[:3])
        raise UsageError(
            f"no control map in {', '.join(map(str, paths))}. {reasons or 'Name a map file.'}"
        )
    return MapsRead(
        maps=tuple(maps.values()), unread=tuple(unread), repairs=_repairs(maps.values())
    )


def must_fall_in(maps: Sequence[ControlMap], span: tuple[date, date]) -> None:
    """See that a span of file dates holds a map.

    Raises:
        UsageError: It holds none.
    """
    days = sorted(one.file_date for one in maps)
    if not any(span[0] <= day <= span[1] for day in days):
        raise UsageError(f"no map was filed in that time; there are maps {days[0]} to {days[-1]}.")


def maps_at_hand(
    paths: Sequence[Path], workspace: Path | None, field: Field, asof: datetime | None = None
) -> MapsRead:
    """Read the maps named, or those the workspace knew at a time when none is named.

    Raises:
        UsageError: There are none.
        WorkspaceError: No path was named and there is no workspace.
    """
    if paths:
        return read_maps(paths, field)
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(workspace) as opened:
        maps = maps_of_workspace(opened, asof)
    if not maps:
        raise UsageError("the workspace holds no control map; add some, or name them by --maps.")
    return MapsRead(maps=maps, unread=())


def _repairs(maps: Iterable[ControlMap]) -> tuple[str, ...]:
    """Say what was put right, and on which maps of a source."""
    days: dict[tuple[str, str], list[date]] = {}
    for one in maps:
        for repair in one.repairs:
            days.setdefault((one.source, repair), []).append(one.file_date)
    return tuple(
        f"{source}, {_span(found)}: {repair}." for (source, repair), found in sorted(days.items())
    )


def _span(days: list[date]) -> str:
    first, last = min(days), max(days)
    return f"map of {first}" if first == last else f"{len(days)} maps from {first} to {last}"


def _files(paths: Sequence[Path]) -> Iterator[tuple[Path, bool]]:
    for path in paths:
        if not path.exists():
            raise UsageError(f"{path} does not exist; check the path after --maps.")
        if path.is_dir():
            inner = (one for one in sorted(path.iterdir()) if one.is_file())
            yield from ((one, False) for one in inner if not one.name.startswith("."))
        else:
            yield path, True


def _read_file(path: Path, field: Field, *, named: bool) -> Iterator[ControlMap | Unread]:
    raw = Raw(path)
    try:
        if is_archive_file(path):
            yield from read_archive(path).maps()
            return
        origin = recognise(path.name, raw.head())
        if origin is None or origin.spec.last_resort:
            yield from _not_a_map(
                path,
                UNKNOWN_KIND,
                named=named,
            )
            return
        for outcome in origin.read(raw, intake_of(path, field)):
            if outcome.refused is not None:
                yield Unread(path=path, row=outcome.refused.row, reason=str(outcome.refused))
            elif outcome.records and not any(
                isinstance(one, ControlMap) for one in outcome.records
            ):
                yield from _not_a_map(path, f"holds {origin.spec.title}, no map.", named=named)
                return
            yield from (one for one in outcome.records if isinstance(one, ControlMap))
    except (InputError, LimitError) as error:
        yield Unread(path=path, row=None, reason=str(error))


def _not_a_map(path: Path, reason: str, *, named: bool) -> Iterator[Unread]:
    if named:
        yield Unread(path=path, row=None, reason=reason)


def intake_of(path: Path, field: Field) -> Intake:
    """Say what is known about a file of a theatre besides its bytes."""
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    return Intake(
        name=path.name,
        sha256=digest,
        zone=field.theatre.zone,
        box=box_of(field, MARGIN_DEGREES),
        country=field.country,
        abroad=field.abroad,
    )


def box_of(field: Field, margin: float = 0.0) -> Box:
    """Return the extent of a theatre's country, with a margin in degrees."""
    west, south, east, north = field.country.bounds
    return Box(west=west - margin, south=south - margin, east=east + margin, north=north + margin)


def _abroad(theatre_name: str, country: str) -> MultiPolygon:
    """Collect the neighbours' ground; they touch but never overlap."""
    from shapely import MultiPolygon

    others = [land for code, land in load_land(theatre_name).items() if code != country]
    return MultiPolygon([part for land in others for part in land.geoms])


def _key(control_map: ControlMap) -> str:
    if isinstance(control_map.areas, ArchivedAreas):
        # Drawing an archived map only to see it twice would cost more than measuring it.
        return f"{control_map.id}|{id(control_map.areas.shelf)}"
    shapes = "|".join(
        f"{status}:{hashlib.sha256(area.wkb).hexdigest()}"
        for status, area in sorted(control_map.areas.items())
    )
    return f"{control_map.id}|{shapes}"
