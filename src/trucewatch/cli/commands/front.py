"""Commands on control maps over time: front series, front sectors, front locate."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from trucewatch.vocabulary.front import DayChange, Located, SectorChange
    from trucewatch.workflow.maps import Field, MapsRead
    from trucewatch.workflow.points import DatedPoint, RefusedPoint

MAPS = typer.Option(help="File or folder of maps, may be repeated; default: the workspace's.")
WORKSPACE = typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards.")
THEATRE = typer.Option(help="Theatre whose border, projection and sectors apply.")
TOLERANCE = typer.Option(help="Tolerance in metres at which the line is measured.")
JSON = typer.Option("--json", help="Print JSON.")
LOCATED_COLUMNS = (
    "id",
    "date",
    "map_age_days",
    "side",
    "status",
    "p_occupied",
    "front_distance_m",
    "sector",
    "country",
    "held_by",
)

front = typer.Typer(
    help="Who held what: area, movement, contact line and sectors over time.",
    epilog="Example: trucewatch front series --maps maps/ --json",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add the group to the app."""
    app.add_typer(front, name="front")


@front.command()
def series(
    maps: Annotated[list[Path] | None, MAPS] = None,
    tolerance: Annotated[float, TOLERANCE] = 1000.0,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Print area, gain, loss and line of every map: trucewatch front series --maps maps/."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.front.series import method
    from trucewatch.front.series import series as measure

    field, read = _maps(maps, workspace, theatre)
    days = measure(
        read.maps, field.theatre, field.country, tolerance_m=tolerance, sectors=field.sectors
    )
    if as_json:
        stated = method(field.theatre, tolerance, by_sector=True)
        print_json({"method": stated, "days": [_day_json(day) for day in days]})
    else:
        columns = (
            "date",
            "source",
            "area km2",
            "gain",
            "loss",
            "revision",
            "days",
            "line km",
            "flags",
        )
        print_table(columns, [_day_row(day) for day in days])
    _finish(read)


@front.command()
def sectors(
    maps: Annotated[list[Path] | None, MAPS] = None,
    first: Annotated[str | None, typer.Option("--from", help="First file date.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last file date.")] = None,
    *,
    tolerance: Annotated[float, TOLERANCE] = 1000.0,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Print line, gain and loss per sector and map: front sectors --from 2025-03-01."""
    from trucewatch.cli.printing import days_between, print_json, print_table
    from trucewatch.front.sector_series import sector_series
    from trucewatch.front.series import method
    from trucewatch.workflow.maps import must_fall_in

    begin, end = days_between(first, last)
    field, read = _maps(maps, workspace, theatre)
    measured = sector_series(
        read.maps, field.theatre, field.sectors, field.country, tolerance_m=tolerance
    )
    must_fall_in(read.maps, (begin, end))
    chosen = [one for one in measured if begin <= one.file_date <= end]
    if as_json:
        stated = {
            **method(field.theatre, tolerance),
            "sectors_version": field.theatre.sectors_version,
        }
        days = [_sector_json(one) for one in chosen]
        print_json({"method": stated, "sectors": _names(field), "sector_days": days})
    else:
        columns = ("date", "source", "sector", "line km", "gain km2", "loss km2")
        print_table(columns, [_sector_row(one) for one in chosen])
    _finish(read)


@front.command()
def locate(
    points: Annotated[Path, typer.Option(help="CSV with columns id,date,lon,lat.")],
    maps: Annotated[list[Path] | None, MAPS] = None,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="Print one JSON object a line.")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Say on which side points lay on their days: front locate --points p.csv --jsonl."""
    from trucewatch.workflow.located import locate_points
    from trucewatch.workflow.maps import box_of, load_field
    from trucewatch.workflow.points import DatedPoint, RefusedPoint, read_points

    rows = list(read_points(points, box_of(load_field(theatre))))
    field, read = _maps(maps, workspace, theatre)
    found = locate_points([row for row in rows if isinstance(row, DatedPoint)], read.maps, field)
    _print_located(_answers(iter(found), rows), jsonl=jsonl, as_json=as_json)
    bad = [
        f"{points.name}, point {row.id}: {row.error}"
        for row in rows
        if isinstance(row, RefusedPoint)
    ]
    _finish(read, bad)


def _maps(maps: list[Path] | None, workspace: Path | None, theatre: str) -> tuple[Field, MapsRead]:
    from trucewatch.workflow.maps import load_field, maps_at_hand

    field = load_field(theatre)
    return field, maps_at_hand(maps or [], workspace, field)


def _finish(read: MapsRead, problems: list[str] | None = None) -> None:
    from trucewatch.cli.exit import Exit
    from trucewatch.cli.printing import say

    for repair in read.repairs:
        say(repair)
    told = [f"{one.path.name}: {one.reason}" for one in read.unread] + (problems or [])
    for message in told:
        say(message)
    if told:
        raise typer.Exit(Exit.REJECTED)


def _day_json(day: DayChange) -> dict[str, Any]:
    return {
        "date": day.file_date.isoformat(),
        "map_date": day.map_date.isoformat(),
        "source": day.source,
        "area_km2": _rounded(day.area_km2),
        "gain_km2": _rounded(day.gain_km2),
        "loss_km2": _rounded(day.loss_km2),
        "gain_raw_km2": _rounded(day.gain_raw_km2),
        "loss_raw_km2": _rounded(day.loss_raw_km2),
        "discarded_km2": _rounded(day.discarded_km2),
        "revision_km2": _rounded(day.revision_km2),
        "revision_gain_km2": _rounded(day.revision_gain_km2),
        "revision_loss_km2": _rounded(day.revision_loss_km2),
        "flip_flop_km2": _rounded(day.flip_flop_km2),
        "flags": list(day.flags),
        "previous": day.previous.isoformat() if day.previous else None,
        "days_since_previous": day.days_since_previous,
        "line_km": {
            "tolerance_m": day.line.tolerance_m,
            "main": _rounded(day.line.main_km),
            "all": _rounded(day.line.all_km),
        },
    }


def _day_row(day: DayChange) -> tuple[object, ...]:
    return (
        day.file_date,
        day.source,
        day.area_km2,
        day.gain_km2,
        day.loss_km2,
        day.revision_km2,
        day.days_since_previous,
        day.line.main_km,
        " ".join(day.flags),
    )


def _names(field: Field) -> list[dict[str, Any]]:
    return [{"id": sector.id, "names": dict(sector.names)} for sector in field.sectors]


def _sector_json(one: SectorChange) -> dict[str, Any]:
    return {
        "date": one.file_date.isoformat(),
        "map_date": one.map_date.isoformat(),
        "source": one.source,
        "sector": one.sector,
        "line_km": _rounded(one.line_all_km),
        "line_main_km": _rounded(one.line_main_km),
        "gain_km2": _rounded(one.gain_km2),
        "loss_km2": _rounded(one.loss_km2),
        "days_since_previous": one.days_since_previous,
    }


def _sector_row(one: SectorChange) -> tuple[object, ...]:
    sector = one.sector or "(outside)"
    return (one.file_date, one.source, sector, one.line_all_km, one.gain_km2, one.loss_km2)


def _answers(
    found: Iterator[Located], rows: list[DatedPoint | RefusedPoint]
) -> list[dict[str, Any]]:
    from trucewatch.workflow.points import DatedPoint

    return [
        _located_json(next(found))
        if isinstance(row, DatedPoint)
        else {"id": row.id, "error": str(row.error)}
        for row in rows
    ]


def _located_json(found: Located) -> dict[str, Any]:
    answer = {
        "id": found.id,
        "date": found.day.isoformat(),
        "map_date": found.map_date.isoformat() if found.map_date else None,
        "map_age_days": found.map_age_days,
        "side": found.side,
        "status": found.status,
        "p_occupied": _rounded(found.p_occupied, 4),
        "boundary_distance_m": _rounded(found.boundary_distance_m, 1),
        "front_distance_m": _rounded(found.front_distance_m, 1),
        "sector": found.sector,
        "source": found.source,
        "country": found.country,
        "held_by": found.held_by,
    }
    return {**answer, "reason": found.reason} if found.reason else answer


def _print_located(answers: list[dict[str, Any]], *, jsonl: bool, as_json: bool) -> None:
    import json
    import sys

    from trucewatch.cli.printing import print_json, print_table

    if as_json:
        print_json(answers)
    elif jsonl:
        sys.stdout.writelines(json.dumps(one, ensure_ascii=False) + "\n" for one in answers)
    else:
        rows = [[one.get(name) for name in LOCATED_COLUMNS] + [_reason(one)] for one in answers]
        print_table((*LOCATED_COLUMNS, "reason"), rows)


def _reason(answer: dict[str, Any]) -> str:
    return answer.get("reason") or ("row refused" if "error" in answer else "")


def _rounded(value: float | None, digits: int = 4) -> float | None:
    return None if value is None else round(value, digits)
