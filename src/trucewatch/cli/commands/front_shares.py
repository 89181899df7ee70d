"""``trucewatch front shares``: how much of a settlement's ground each side holds."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.commands.front import JSON, MAPS, THEATRE, WORKSPACE, front
from trucewatch.cli.commands.front_more import DATE

if TYPE_CHECKING:
    from trucewatch.front.shares import AreaShare

AREAS = typer.Option(help="GeoJSON with the outlines of settlements, each with a name or an id.")


def register(_app: typer.Typer) -> None:
    """Add the command to the group of the front."""
    front.command()(shares)


def shares(
    areas: Annotated[Path, AREAS],
    maps: Annotated[list[Path] | None, MAPS] = None,
    day: Annotated[str | None, DATE] = None,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Print who holds how much of settlements: front shares --areas towns.geojson --maps maps/."""
    from trucewatch.cli.commands.front import _finish, _maps
    from trucewatch.cli.commands.front_more import _day
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.front.shares import MOST, area_shares
    from trucewatch.workflow.area_files import read_areas
    from trucewatch.workflow.front_queries import newest_filed
    from trucewatch.workflow.maps import MARGIN_DEGREES, box_of, load_field

    asked = read_areas(areas, box_of(load_field(theatre), MARGIN_DEGREES))
    field, read = _maps(maps, workspace, theatre)
    found = [
        share
        for one in newest_filed(read.maps, _day(day))
        for share in area_shares(
            one, [each.id for each in asked], [each.area for each in asked], field.theatre
        )
    ]
    rows = [_row(share) for share in found]
    if as_json:
        print_json({"method": {"one_side_from_share": MOST}, "areas": rows})
    elif rows:
        print_table(tuple(rows[0]), [tuple(row.values()) for row in rows])
    _finish(read)


def _row(share: AreaShare) -> dict[str, Any]:
    row = asdict(share)
    row["date"] = row.pop("file_date").isoformat()
    row["map_date"] = share.map_date.isoformat()
    return {
        key: round(row[key], 4) if isinstance(row[key], float) else row[key]
        for key in ("id", "date", "map_date", "source", "area_km2", "occupied", "grey", "status")
    }
