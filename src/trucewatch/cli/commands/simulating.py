"""``trucewatch simulate``: invented truces with known truth, to plan and to test with."""

from __future__ import annotations

from typing import Annotated

import typer

from trucewatch.cli.commands.front import JSON


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(simulate)


def simulate(
    runs: Annotated[int, typer.Option(min=1, help="Truces to invent.")] = 30,
    seed: Annotated[int, typer.Option(help="The same seed gives the same numbers.")] = 1,
    sectors: Annotated[int, typer.Option(min=1, help="Sectors of the line.")] = 16,
    compliance: Annotated[float, typer.Option(min=0, max=1, help="Share that stops.")] = 0.7,
    complying: Annotated[float, typer.Option(min=0, max=1, help="Share of sectors.")] = 0.75,
    incidents: Annotated[float, typer.Option(min=0, help="Incidents a sector and day.")] = 12.0,
    fires: Annotated[float, typer.Option(min=0, help="Clusters a sector and day.")] = 12.0,
    *,
    world: Annotated[bool, typer.Option("--world", help="Print one truce in full (JSON).")] = False,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Invent truces of known truth and see what is found again: simulate --compliance 0.9."""
    from trucewatch.assessment.simulation.world import Plan
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.simulating import simulate as invent

    plan = Plan(
        sectors=sectors,
        compliance=compliance,
        complying=complying,
        incidents_a_day=incidents,
        fires_a_day=fires,
    )
    found = invent(plan, runs, seed, with_world=world)
    if as_json or world:
        print_json(found)
    else:
        print_table(("what", "value"), list(found["recovery"].items()))
