"""Commands that show what was found: incidents, same, claims, ledger, assess."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from trucewatch.vocabulary.policy import Audience

if TYPE_CHECKING:
    from trucewatch.workflow.queries import IncidentsFound

WORKSPACE = typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards.")
ASOF = typer.Option(help="Only what was known then, e.g. 2025-03-12T21:00:00Z; default: all.")
AGREEMENT = typer.Option(help="Agreement to judge by; default: the one in force, else proposed.")
FROM = typer.Option("--from", help="First day, e.g. 2025-03-01; default: the newest day.")
TO = typer.Option("--to", help="Last day; default: the first.")
JSON = typer.Option("--json", help="Print JSON.")

Day = Annotated[str | None, FROM]
LastDay = Annotated[str | None, TO]
Asof = Annotated[str | None, ASOF]
Agreement = Annotated[str | None, AGREEMENT]
Workspace = Annotated[Path | None, WORKSPACE]
Json = Annotated[bool, JSON]
AUDIENCE = typer.Option(help="analyst: all, for your own desk; public: what may be published.")
ForWhom = Annotated[Audience, AUDIENCE]


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    for command in (incidents, same, claims, ledger, assess):
        app.command()(command)


def incidents(
    first: Day = None,
    last: LastDay = None,
    sector: Annotated[str | None, typer.Option(help="Only this sector.")] = None,
    grade: Annotated[str | None, typer.Option(help="Only this occurrence grade or above.")] = None,
    agreement: Agreement = None,
    asof: Asof = None,
    audience: ForWhom = Audience.ANALYST,
    workspace: Workspace = None,
    *,
    as_json: Json = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV.")] = False,
    as_geojson: Annotated[bool, typer.Option("--geojson", help="Print GeoJSON.")] = False,
    rejected: Annotated[
        bool, typer.Option("--rejected", help="Reports that made no incident, with reasons.")
    ] = False,
    work: Annotated[bool, typer.Option("--work", help="Say how much was done anew.")] = False,
) -> None:
    """List incidents with their three grades, for instance: incidents --from 2025-03-12."""
    from trucewatch.cli import printing
    from trucewatch.workflow import incident_list, queries
    from trucewatch.workflow.workspace import Workspace as Opened

    wanted = queries.Wanted(
        first=printing.parse_day(first) if first else None,
        last=printing.parse_day(last) if last else None,
        sector=sector,
        grade=grade,
        agreement=agreement,
        asof=printing.parse_moment(asof),
        audience=audience,
    )
    with Opened.open(workspace) as opened:
        found = queries.find_incidents(opened, wanted)
    _say_beside(found, work=work)
    if rejected:
        _print_rejected(found, as_json=as_json)
    elif as_json:
        listed = [incident_list.as_json(one) for one in found.graded]
        printing.print_json({"asof": found.asof, "incidents": listed})
    elif as_geojson:
        printing.print_json(incident_list.as_geojson(found.graded, found.asof))
    elif as_csv:
        typer.echo(incident_list.as_csv(found.graded), nl=False)
    else:
        printing.print_table(incident_list.SHORT_COLUMNS, incident_list.short_rows(found.graded))


def _print_rejected(found: IncidentsFound, *, as_json: bool) -> None:
    from trucewatch.cli import printing
    from trucewatch.workflow import incident_list

    rows = [incident_list.rejected_as_json(one) for one in found.rejected]
    if as_json:
        printing.print_json({"asof": found.asof, "rejected": rows})
    else:
        printing.print_table(("reason", "words"), [(r["reason"], r["words"]) for r in rows])


def _say_beside(found: IncidentsFound, *, work: bool) -> None:
    """Tell beside the list what policy held back and, if asked, what was done anew."""
    from trucewatch.cli import printing
    from trucewatch.workflow import incident_list

    if found.held:
        printing.say(f"held by policy: {sum(found.held.values())} ({', '.join(found.held)})")
    if work:
        printing.say(incident_list.work_done(found.work))


def same(
    one: Annotated[str, typer.Argument(help="Id of a report, from: incidents --json.")],
    other: Annotated[str, typer.Argument(help="Id of another report.")],
    first: Day = None,
    last: LastDay = None,
    workspace: Workspace = None,
    *,
    as_json: Json = False,
) -> None:
    """Say point by point why two reports are one incident or not: same REPORT REPORT."""
    from trucewatch.cli import printing
    from trucewatch.workflow import same_event
    from trucewatch.workflow.workspace import Workspace as Opened

    days = tuple(printing.parse_day(day) if day else None for day in (first, last))
    with Opened.open(workspace) as opened:
        found = same_event.compare(opened, (one, other), days[0], days[1])
    if as_json:
        printing.print_json(found.as_json())
    else:
        printing.print_table(("for or against", "points"), list(found.points.items()))
        printing.say(found.verdict)


def claims(
    day: Annotated[str | None, typer.Option(help="Day of publication; default: newest.")] = None,
    asof: Asof = None,
    audience: ForWhom = Audience.ANALYST,
    workspace: Workspace = None,
    *,
    as_json: Json = False,
) -> None:
    """List claims about ground and prisoners with what the maps allow to say about them."""
    from trucewatch.cli import printing
    from trucewatch.workflow import queries
    from trucewatch.workflow.workspace import Workspace as Opened

    with Opened.open(workspace) as opened:
        rows = queries.find_claims(
            opened, printing.parse_day(day) if day else None, printing.parse_moment(asof), audience
        )
    if as_json:
        printing.print_json({"claims": rows})
    else:
        columns = ("verdict", "maps_give", "reason", "claimed_by", "kind", "words")
        shown = [{**row, "maps_give": _range_of(row)} for row in rows]
        printing.print_table(columns, [[row[name] for name in columns] for row in shown])


def _range_of(row: Mapping[str, Any]) -> str:
    """Write the range over all choices of maps, where there is one."""
    if row["low"] is None or row["high"] is None:
        return ""
    return f"{row['low']:.1f} to {row['high']:.1f} {row['unit'] or ''}".strip()


def ledger(
    asof: Asof = None,
    audience: ForWhom = Audience.ANALYST,
    workspace: Workspace = None,
    *,
    as_json: Json = False,
) -> None:
    """List claimed totals with the checks of their arithmetic; they are never incidents."""
    from trucewatch.cli import printing
    from trucewatch.workflow import queries
    from trucewatch.workflow.workspace import Workspace as Opened

    with Opened.open(workspace) as opened:
        rows = queries.find_ledger(opened, printing.parse_moment(asof), audience)
    if as_json:
        printing.print_json({"ledger": rows})
    else:
        printing.print_table(
            queries.LEDGER_COLUMNS,
            [queries.ledger_row(row, one) for row in rows for one in row["checks"]],
        )


def assess(
    first: Day = None,
    last: LastDay = None,
    agreement: Agreement = None,
    asof: Asof = None,
    audience: ForWhom = Audience.ANALYST,
    workspace: Workspace = None,
    *,
    as_json: Json = False,
) -> None:
    """State of every sector on every day, for instance: assess --from 2025-03-10 --json."""
    from trucewatch.cli import printing
    from trucewatch.workflow import sector_list
    from trucewatch.workflow.queries import Wanted
    from trucewatch.workflow.workspace import Workspace as Opened

    wanted = Wanted(
        first=printing.parse_day(first) if first else None,
        last=printing.parse_day(last) if last else None,
        agreement=agreement,
        asof=printing.parse_moment(asof),
        audience=audience,
    )
    with Opened.open(workspace) as opened:
        found = sector_list.assess_days(opened, wanted)
    if as_json:
        printing.print_json(found)
    else:
        typer.echo(found["headline"])
        printing.print_table(sector_list.SHORT_COLUMNS, sector_list.short_rows(found))
