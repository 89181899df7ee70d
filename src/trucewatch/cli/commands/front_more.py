"""``trucewatch front line|pockets|zone|compare``: more about the front than its series."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.commands.front import JSON, MAPS, THEATRE, TOLERANCE, WORKSPACE, front

if TYPE_CHECKING:
    from datetime import date

    from trucewatch.workflow.front_zones import Happened

DATE = typer.Option("--date", help="Day, for instance 2025-03-12; default: the newest map's.")
FIRST = typer.Option("--from", help="First file date.")
LAST = typer.Option("--to", help="Last file date.")
STEPS = typer.Option("--steps", help="How the length moves from map to map instead.")
PLACE = typer.Option(help="Place whose rays are wanted on every day, or lon,lat; may be repeated.")
KM = typer.Option("--km", help="Distance; several cut the zone into classes of distance.")
START = typer.Option("--from", help="What the zone is measured from: line or border.")
SIDE = typer.Option(help="Side by its id, for instance ukraine, or both.")
NEIGHBOUR = typer.Option(help="ISO code of the country across the border.")
BETWEEN = typer.Option(help="End of a stretch of border, by name or lon,lat; give it twice.")
SOURCE = typer.Option(help="Source whose map counts; default: the one with most maps.")
FINE = typer.Option("--tolerance", help="Tolerance in metres for the lines of all sources.")

POCKET_COLUMNS = (
    "track",
    "name",
    "area_km2",
    "enclosed_share",
    "corridor_width_m",
    "corridor_narrows",
    "r_m",
)
ZONE_COLUMNS = (
    "area_km2",
    "places",
    "population",
    "places_without_population",
    "incidents",
    "detections",
)


def register(_app: typer.Typer) -> None:
    """Add the commands to the group of the front."""
    for command in (line, pockets, zone, compare):
        front.command()(command)


def line(
    maps: Annotated[list[Path] | None, MAPS] = None,
    day: Annotated[str | None, DATE] = None,
    tolerance: Annotated[float, TOLERANCE] = 1000.0,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    steps: Annotated[bool, STEPS] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Print what the line follows, and L(tolerance): front line --date 2025-03-12."""
    from trucewatch.cli.commands.front import _finish, _maps
    from trucewatch.cli.printing import print_json
    from trucewatch.workflow.front_queries import describe_line, describe_steps

    field, read = _maps(maps, workspace, theatre)
    if steps:
        answer = describe_steps(read.maps, field, tolerance)
    else:
        answer = describe_line(read.maps, field, _day(day), tolerance)
    if as_json:
        print_json(answer)
    else:
        (_print_steps if steps else _print_lines)(answer)
    _finish(read)


def pockets(
    maps: Annotated[list[Path] | None, MAPS] = None,
    first: Annotated[str | None, FIRST] = None,
    last: Annotated[str | None, LAST] = None,
    place: Annotated[list[str] | None, PLACE] = None,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Print nearly surrounded ground: front pockets --from 2024-12-01 --to 2024-12-31."""
    from trucewatch.cli.commands.front import _finish, _maps
    from trucewatch.cli.printing import days_between, print_json
    from trucewatch.workflow.front_queries import list_pockets

    span = days_between(first, last)
    field, read = _maps(maps, workspace, theatre)
    answer = list_pockets(read.maps, field, place or [], span)
    if as_json:
        print_json(answer)
    else:
        _print_pockets(answer)
    _finish(read)


def zone(
    km: Annotated[list[float], KM],
    maps: Annotated[list[Path] | None, MAPS] = None,
    day: Annotated[str | None, DATE] = None,
    start: Annotated[str, START] = "line",
    side: Annotated[str, SIDE] = "both",
    neighbour: Annotated[str | None, NEIGHBOUR] = None,
    between: Annotated[list[str] | None, BETWEEN] = None,
    source: Annotated[str | None, SOURCE] = None,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Print what lies within a distance of line or border: front zone --km 15 --km 50."""
    from trucewatch.cli.commands.front import _finish, _maps
    from trucewatch.cli.printing import print_json
    from trucewatch.workflow.front_zones import ZoneAsked, describe_zone

    field, read = _maps(maps, workspace, theatre)
    asked = ZoneAsked(
        day=_day(day) or max(one.map_date for one in read.maps),
        distances_km=tuple(km),
        start=start,
        side=side,
        neighbour=neighbour,
        between=tuple(between or ()),
        source=source,
    )
    happened = _happened(asked.day, workspace, named_maps=bool(maps))
    answer = describe_zone(read.maps, field, asked, happened)
    if as_json:
        print_json(answer)
    else:
        _print_zone(answer)
    _finish(read)


def compare(
    maps: Annotated[list[Path] | None, MAPS] = None,
    day: Annotated[str | None, DATE] = None,
    tolerance: Annotated[float, FINE] = 100.0,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Print how several sources' maps agree: front compare --maps a/ --maps b/ --date D."""
    from trucewatch.cli.commands.front import _finish, _maps
    from trucewatch.cli.printing import print_json
    from trucewatch.workflow.front_compare import describe_agreement

    field, read = _maps(maps, workspace, theatre)
    chosen = _day(day) or max(one.map_date for one in read.maps)
    answer = describe_agreement(read.maps, field, chosen, tolerance)
    if as_json:
        print_json(answer)
    else:
        _print_agreement(answer)
    _finish(read)


def _day(text: str | None) -> date | None:
    from trucewatch.cli.printing import parse_day

    return parse_day(text) if text else None


def _happened(day: date, workspace: Path | None, *, named_maps: bool) -> Happened | None:
    # Maps named on the command line may be of a world that the workspace knows nothing of.
    from trucewatch.workflow.front_zones import happened_on

    return None if named_maps and workspace is None else happened_on(day, workspace)


def _print_lines(answer: dict[str, Any]) -> None:
    from trucewatch.cli.printing import print_table

    for found in answer["days"]:
        rows = [(name, found["main_km"][name], found["all_km"][name]) for name in found["main_km"]]
        columns = (f"{found['source']} {found['date']}", "main km", "all km")
        print_table(columns, rows)
        curve = [(one["tolerance_m"], one["main_km"], one["all_km"]) for one in found["curve"]]
        print_table(("tolerance m", "main km", "all km"), curve)
        print_table(("box count dimension",), [(found["box_count"]["dimension"],)])


def _print_steps(answer: dict[str, Any]) -> None:
    from trucewatch.cli.printing import print_table

    rows = [[name, *answer[name].values()] for name in ("all_arcs", "main_arc") if answer[name]]
    columns = ("length", "steps", "unchanged", "median km", "p90 km", "p99 km", "largest km")
    print_table(columns, rows)
    steps = [
        (one["date"], one["source"], one["all_km"], one["main_km"], one["gain_km2"], _where(one))
        for one in answer["largest"]
    ]
    print_table(("date", "source", "all km", "main km", "gain km2", "sectors"), steps)


def _where(step: dict[str, Any]) -> str:
    named = [f"{one['sector'] or 'outside'} {one['all_km']:+.1f}" for one in step["sectors"][:2]]
    return ", ".join(named)


def _print_pockets(answer: dict[str, Any]) -> None:
    from trucewatch.cli.printing import print_table

    rows = [
        [day["date"], day["source"], *(one[name] for name in POCKET_COLUMNS)]
        for day in answer["days"]
        for one in day["pockets"]
    ]
    print_table(("date", "source", *POCKET_COLUMNS), rows)
    rays = [
        (day["date"], day["source"], one["place"], one["share"])
        for day in answer["days"]
        for one in day.get("place_rays", ())
    ]
    if rays:
        print_table(("date", "source", "place", "rays"), rays)


def _print_zone(answer: dict[str, Any]) -> None:
    from trucewatch.cli.printing import print_table, say

    zone = answer["zone"]
    start = zone["from"] + (f" {'–'.join(zone['between'])}" if zone["between"] else "")
    head = (answer["date"], answer["method"]["source"], answer["map_date"], start, zone["side"])
    print_table(("date", "source", "map date", "from", "side"), [head])
    rows = [(_span(one), *(one[name] for name in ZONE_COLUMNS)) for one in answer["classes"]]
    if len(rows) > 1:
        whole = {**answer, "places": len(answer["places"])}
        rows.append(("whole", *(whole[name] for name in ZONE_COLUMNS)))
    print_table(("km", *ZONE_COLUMNS), rows)
    if answer["cut_off"]:
        say("the zone reaches beyond the theatre's border data; what lies further is missing.")


def _span(ring: dict[str, Any]) -> str:
    return f"{ring['beyond_km']:g}–{ring['distance_km']:g}"


def _print_agreement(answer: dict[str, Any]) -> None:
    from trucewatch.cli.printing import print_table, say

    names = [one["source"] for one in answer["sources"]]
    views = [
        (
            one["source"],
            one["map_date"],
            one["area_km2"],
            one["line_km"]["main"],
            one["border_offset_p99_m"],
            one["border_offset_m"],
        )
        for one in answer["sources"]
    ]
    print_table(("source", "map date", "area km2", "main km", "p99 offset m", "w m"), views)
    parts = [("whole", answer), *((one["sector"] or "(outside)", one) for one in answer["sectors"])]
    several = len(names) > 2
    rows = [
        [
            label,
            one["agree_km2"],
            *(one["only"][name] for name in names),
            *([one["some_km2"]] if several else []),
            one["line_distance_m"]["median"],
            one["line_distance_m"]["p90"],
        ]
        for label, one in parts
    ]
    only = [f"only {name} km2" for name in names] + (["some, not all km2"] if several else [])
    print_table(("sector", "agree km2", *only, "median m", "p90 m"), rows)
    for pair in answer["pairs"]:
        if pair["copies"]:
            say(f"{' and '.join(pair['sources'])} draw one map: their agreement confirms nothing.")
