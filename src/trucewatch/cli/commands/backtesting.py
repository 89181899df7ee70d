"""``trucewatch backtest`` and ``watch``: truces of the past replayed, resumption noticed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.cli.commands.front import JSON, MAPS, THEATRE

if TYPE_CHECKING:
    from trucewatch.workflow.maps import Field

EVENTS = typer.Option("--events", help="Files or folders of event data sets, e.g. of VIINA.")
FIRES = typer.Option("--fires", help="Files or folders of NASA FIRMS; needs --maps.")
CLOUDS = typer.Option("--clouds", help="Files or folders of cloud cover.")
COUNTS = typer.Option(help="Daily totals of fires counted by others, instead of --fires.")
CALENDAR = typer.Option(help="CSV of truces to replay; default: the bundled precedents.")
MONITOR = typer.Option(help="CSV of observers' own counts by period, where there are no --events.")
HTML = typer.Option("--html", help="Also write a page with tables and drawings here.")
LANG = typer.Option("--lang", help="Language of the page: de, en, ru, uk.")
CASE = typer.Option("--case", help="Only this case.")


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command()(backtest)
    app.command()(watch)


def backtest(
    case: Annotated[str | None, CASE] = None,
    events: Annotated[list[Path] | None, EVENTS] = None,
    calendar: Annotated[Path | None, CALENDAR] = None,
    fires: Annotated[list[Path] | None, FIRES] = None,
    clouds: Annotated[list[Path] | None, CLOUDS] = None,
    maps: Annotated[list[Path] | None, MAPS] = None,
    *,
    fire_counts: Annotated[Path | None, COUNTS] = None,
    monitor: Annotated[Path | None, MONITOR] = None,
    theatre: Annotated[str, THEATRE] = "ukraine",
    html: Annotated[Path | None, HTML] = None,
    lang: Annotated[str, LANG] = "en",
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Replay truces of the past: backtest --events rows/ --calendar truces.csv --json."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.backtest import BacktestMaterial
    from trucewatch.workflow.backtest import backtest as replay
    from trucewatch.workflow.backtest_cases import calendar_cases, choose_cases, precedent_cases
    from trucewatch.workflow.maps import load_field
    from trucewatch.workflow.monitor_counts import read_periods
    from trucewatch.workflow.report_rows import read_reports

    field = load_field(theatre)
    cases = calendar_cases(calendar) if calendar else precedent_cases()
    chosen = choose_cases(cases, case)
    got = BacktestMaterial(
        zone=field.theatre.zone,
        reports=read_reports(events, field) if events else None,
        monitor=read_periods(monitor, field.theatre.zone) if monitor else (),
        heat=_heat(fire_counts, (fires, clouds, maps), field),
    )
    found = replay(cases, chosen, got)
    if html is not None:
        from trucewatch.workflow.replay_page import write_replay

        write_replay(html, found, lang, field)
    if as_json:
        print_json(found)
    else:
        print_table(CASE_COLUMNS, [_case_row(one) for one in found["cases"]])


CASE_COLUMNS = ("case", "hours", "reports", "ratio", "low", "high", "rank", "of", "thermal", "why")


def _case_row(one: dict[str, Any]) -> tuple[object, ...]:
    reports, heat = one["channels"]["reports"], one["channels"]["thermal"]
    rank = reports.get("placebo_rank", {}).get("all", {})
    numbers = (reports.get("median"), reports.get("low"), reports.get("high"))
    told = (reports["state"], *numbers, rank.get("rank"), rank.get("of"))
    return (one["id"], round(one["hours"]), *told, heat["state"], heat.get("reason", ""))


def watch(
    events: Annotated[list[Path], EVENTS],
    last: Annotated[str | None, typer.Option("--to", help="Last day known.")] = None,
    since: Annotated[str | None, typer.Option(help="First day of a truce to watch.")] = None,
    *,
    theatre: Annotated[str, THEATRE] = "ukraine",
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Watch every sector for a rise, with the evidence: watch --events rows/ --to 2031-06-30."""
    from trucewatch.cli.printing import parse_day, print_json, print_table
    from trucewatch.workflow.maps import load_field
    from trucewatch.workflow.report_rows import read_reports
    from trucewatch.workflow.watching import watch_reports

    rows = read_reports(events, load_field(theatre))
    end, start = (parse_day(day) if day else None for day in (last, since))
    found = watch_reports(rows, end, start)
    if as_json:
        print_json(found)
    else:
        sectors = found["sectors"]
        print_table(tuple(sectors[0]), [tuple(map(_short, one.values())) for one in sectors])


def _short(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list) else value


def _heat(counts: Path | None, paths: Any, field: Field) -> Any:
    from trucewatch.vocabulary.errors import UsageError
    from trucewatch.workflow.fire_counts import read_fire_counts
    from trucewatch.workflow.fires import load_heat
    from trucewatch.workflow.maps import read_maps

    fires, clouds, maps = paths
    if counts is not None:
        return read_fire_counts(counts)
    if not fires:
        return None
    if not maps:
        raise UsageError("--fires needs --maps: heat is counted along the line.")
    heat = load_heat(fires, clouds or [], read_maps(maps, field).maps, field)
    return heat.panel.chosen([one not in heat.without_line for one in heat.panel.sectors])
