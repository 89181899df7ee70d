"""Maps for people: ``front map`` for one day, ``map diff`` for the change between two."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.commands.front import front

if TYPE_CHECKING:
    from trucewatch.report.maps.order import SheetOrder
    from trucewatch.workflow.map_pictures import Drawn
    from trucewatch.workflow.map_sheets import MapRequest

MAPS = typer.Option(help="File or folder of maps, may be repeated; default: the workspace's.")
SOURCE = typer.Option(help="Source id, where maps of several are at hand; default: most maps.")
BBOX = typer.Option(help="West,south,east,north in degrees; default: line, sectors, all occupied.")
SIZE = typer.Option(help="Printed width, e.g. 175mm, 7in, 1200px.")
LANG = typer.Option(help="Language of words and names: de, en, uk or ru.")
LAYERS = typer.Option(help="Comma list of border,control,zone,change,line,sectors,places,labels.")
OUT = typer.Option("-o", "--out", help="File .svg, .pdf, .png, .geojson or .csv; may be repeated.")
DPI = typer.Option(help="Resolution of a PNG.", min=36, max=1200)
ZONE = typer.Option("--zone-km", help="Show the ground within so many km of the line.", min=0.1)
THEATRE = typer.Option(help="Theatre whose border, projection and sectors apply.")
WORKSPACE = typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards.")
JSON = typer.Option("--json", help="Print what was drawn and measured as JSON.")

Maps = Annotated[list[Path] | None, MAPS]
Out = Annotated[list[Path] | None, OUT]
Bbox = Annotated[str | None, BBOX]

maps_group = typer.Typer(
    help="Maps for print and web.",
    epilog="Example: trucewatch map diff --from 2025-03-05 --to 2025-03-12 --lang de -o map.svg",
    no_args_is_help=True,
    rich_markup_mode=None,
)


def register(app: typer.Typer) -> None:
    """Add ``map`` to the group ``front``, and the group ``map``."""
    front.command("map")(draw_day)
    maps_group.command("diff")(draw_change)
    maps_group.command("day")(draw_day)
    app.add_typer(maps_group, name="map")


def draw_day(
    day: Annotated[str, typer.Option("--date", help="Day of the map, by file date.")],
    out: Out = None,
    bbox: Bbox = None,
    size: Annotated[str, SIZE] = "175mm",
    lang: Annotated[str, LANG] = "en",
    layers: Annotated[str, LAYERS] = "all",
    earlier: Annotated[
        list[str] | None, typer.Option(help="Draw this day's line too; may be repeated.")
    ] = None,
    zone_km: Annotated[float | None, ZONE] = None,
    maps: Maps = None,
    source: Annotated[str | None, SOURCE] = None,
    dpi: Annotated[int, DPI] = 300,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Draw the map of a day: trucewatch front map --date 2025-03-12 --lang de -o front.svg."""
    from trucewatch.cli.printing import parse_day
    from trucewatch.report.maps.order import parse_extent
    from trucewatch.workflow.map_sheets import MapRequest

    request = MapRequest(
        day=parse_day(day),
        maps=tuple(maps or ()),
        workspace=workspace,
        theatre=theatre,
        source=source,
        extent=parse_extent(bbox) if bbox else None,
        zone_km=zone_km,
        earlier=tuple(parse_day(one) for one in earlier or ()),
    )
    _draw(request, _order(size, lang, layers, dpi), out or [], as_json=as_json)


def draw_change(
    first: Annotated[str, typer.Option("--from", help="Day of the earlier map, by file date.")],
    last: Annotated[str, typer.Option("--to", help="Day of the later map, by file date.")],
    out: Out = None,
    bbox: Bbox = None,
    size: Annotated[str, SIZE] = "175mm",
    lang: Annotated[str, LANG] = "en",
    layers: Annotated[str, LAYERS] = "all",
    maps: Maps = None,
    source: Annotated[str | None, SOURCE] = None,
    dpi: Annotated[int, DPI] = 300,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Draw what changed: trucewatch map diff --from 2025-03-05 --to 2025-03-12 -o diff.svg."""
    from trucewatch.cli.printing import parse_day
    from trucewatch.report.maps.order import parse_extent
    from trucewatch.workflow.map_sheets import MapRequest

    request = MapRequest(
        day=parse_day(last),
        since=parse_day(first),
        maps=tuple(maps or ()),
        workspace=workspace,
        theatre=theatre,
        source=source,
        extent=parse_extent(bbox) if bbox else None,
    )
    _draw(request, _order(size, lang, layers, dpi), out or [], as_json=as_json)


def _order(size: str, lang: str, layers: str, dpi: int) -> SheetOrder:
    from trucewatch.report.maps.order import SheetOrder, parse_layers, parse_size
    from trucewatch.vocabulary.errors import UsageError
    from trucewatch.vocabulary.language import Language

    try:
        language = Language(lang.strip().lower())
    except ValueError:
        known = ", ".join(one.value for one in Language)
        raise UsageError(f"there is no language {lang!r}; choose one of {known}.") from None
    return SheetOrder(
        language=language,
        width_mm=parse_size(size),
        layers=parse_layers(layers),
        dots_per_mm=dpi / 25.4,
    )


def _draw(request: MapRequest, order: SheetOrder, out: list[Path], *, as_json: bool) -> None:
    import sys

    from trucewatch.cli.exit import Exit
    from trucewatch.cli.printing import print_json, say
    from trucewatch.workflow.map_pictures import draw_map, summary, to_stdout

    drawn = draw_map(request, order, out)
    _mind_age(request, drawn)
    for path in drawn.files:
        say(f"wrote {path}")
    if as_json:
        print_json(summary(drawn))
    elif not out:
        sys.stdout.write(to_stdout(drawn, order))
    for reason in (*drawn.sheet.repairs, *drawn.sheet.unread):
        say(reason)
    if drawn.sheet.unread:
        raise typer.Exit(Exit.REJECTED)


def _mind_age(request: MapRequest, drawn: Drawn) -> None:
    """Tell when the newest map is not of the day asked for."""
    from trucewatch.cli.printing import say

    pairs = ((request.day, drawn.sheet.shown), (request.since, drawn.sheet.earlier))
    for day, used in pairs:
        if day is not None and used is not None and used.file_date != day:
            say(f"no map is filed under {day}; the newest before it is of {used.file_date}.")
