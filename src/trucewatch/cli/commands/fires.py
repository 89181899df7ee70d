"""``trucewatch fires``: what heat seen from orbit allows to say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.commands.front import JSON, MAPS, THEATRE, WORKSPACE

if TYPE_CHECKING:
    from trucewatch.vocabulary.thermal import ThermalDay

FIRES = typer.Option("--fires", help="Files or folders of NASA FIRMS; give earlier years too.")
CLOUDS = typer.Option("--clouds", help="Files or folders of cloud cover, hourly or daily.")
TRUCE = typer.Option(
    help="UTC days or times of a truce, e.g. 2031-06-14/2031-06-16 or 2031-06-14T15:00Z/…: levels "
    "stand still on days of its passes."
)

fires = typer.Typer(help="Thermal detections along the line.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the group to the app."""
    app.add_typer(fires, name="fires")


@fires.command()
def series(
    fires: Annotated[list[Path], FIRES],
    clouds: Annotated[list[Path] | None, CLOUDS] = None,
    maps: Annotated[list[Path] | None, MAPS] = None,
    first: Annotated[str | None, typer.Option("--from", help="First UTC day printed.")] = None,
    last: Annotated[str | None, typer.Option("--to", help="Last UTC day printed.")] = None,
    truce: Annotated[str | None, TRUCE] = None,
    *,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Compare heat near the line with what was to be expected, per sector and day.

    Example: fires series --fires fires/ --clouds cloud/ --maps front.geojson --json
    """
    from trucewatch.cli.exit import Exit
    from trucewatch.cli.printing import print_json, print_table, say
    from trucewatch.workflow.fires import fires_series
    from trucewatch.workflow.maps import load_field, maps_at_hand

    field = load_field(theatre)
    read = maps_at_hand(maps or [], workspace, field)
    paths = (fires, clouds or [])
    found = fires_series(paths, read.maps, field, _limits(first, last), _window(truce))
    if as_json:
        print_json({"method": dict(found.method), "days": [_as_json(one) for one in found.days]})
    else:
        print_table(TABLE, [_as_row(one) for one in found.days])
    problems = [*found.problems, *(f"{one.path.name}: {one.reason}" for one in read.unread)]
    for problem in problems:
        say(problem)
    if problems:
        raise typer.Exit(Exit.REJECTED)


TABLE = ("day", "sector", "observed", "expected", "ratio", "p low", "power", "reason")


def _as_row(one: ThermalDay) -> tuple[object, ...]:
    ratio = one.rate_ratio.median if one.rate_ratio else None
    counts = (one.observed_clusters, one.expected_clusters)
    return (one.day, one.sector, *counts, ratio, one.p_low_exact, one.power, one.reason)


def _as_json(one: ThermalDay) -> dict[str, Any]:
    ratio = one.rate_ratio
    return {
        "date": one.day.isoformat(),
        "sector": one.sector,
        "observed_clusters": one.observed_clusters,
        "expected_clusters": _rounded(one.expected_clusters),
        "dispersion": _rounded(one.dispersion),
        "exposure": _rounded(one.exposure),
        "p_low": _rounded(one.p_low),
        "p_high": _rounded(one.p_high),
        "p_low_exact": _rounded(one.p_low_exact),
        "p_low_middle": _rounded(one.p_low_middle),
        "rate_ratio": ratio
        and {
            "median": _rounded(ratio.median),
            "low": _rounded(ratio.low),
            "high": _rounded(ratio.high),
            "level": ratio.level,
        },
        "power": _rounded(one.power),
        "power_fighting": _rounded(one.power_fighting),
        "fighting_share": _rounded(one.fighting_share),
        "fire_weather": _rounded(one.fire_weather),
        "observable": one.observable,
        "reason": one.reason,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else float(f"{value:.6g}")


def _limits(first: str | None, last: str | None) -> Any:
    from datetime import date

    from trucewatch.cli.printing import parse_day

    return parse_day(first) if first else date.min, parse_day(last) if last else date.max


def _window(truce: str | None) -> Any:
    """Read two UTC days, the last included, or two moments, as a window."""
    from datetime import UTC, datetime, timedelta

    from trucewatch.vocabulary.errors import UsageError
    from trucewatch.vocabulary.interval import Granularity, Interval

    if truce is None:
        return None
    begin, _, end = truce.partition("/")
    try:
        start, stop = (datetime.fromisoformat(words) for words in (begin, end))
    except ValueError:
        raise UsageError(
            f"{truce!r} is no span; write 2031-06-14/2031-06-16 or "
            "2031-06-14T15:00Z/2031-06-15T21:00Z."
        ) from None
    stop += timedelta(days=1) if len(end) == len("2031-06-14") else timedelta()
    start, stop = (
        one.astimezone(UTC) if one.tzinfo else one.replace(tzinfo=UTC) for one in (start, stop)
    )
    if stop <= start:
        raise UsageError(f"{truce!r} ends before it starts; swap the two.")
    return Interval(start_at=start, end_at=stop, zone="UTC", granularity=Granularity.SPAN)
