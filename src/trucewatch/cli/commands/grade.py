"""The command that explains a grade."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.vocabulary.policy import Audience


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(grade)


def grade(
    incident: Annotated[
        str, typer.Option("--explain", help="Incident, for instance inc-0123456789ab.")
    ],
    day: Annotated[str | None, typer.Option(help="One of its days, when it is not recent.")] = None,
    asof: Annotated[str | None, typer.Option(help="Only what was known then.")] = None,
    audience: Annotated[
        Audience, typer.Option(help="analyst: all, for your own desk; public: what may be shown.")
    ] = Audience.ANALYST,
    workspace: Annotated[
        Path | None,
        typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards."),
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Explain an incident's grades: rule, evidence, origins, history, what would raise them."""
    from trucewatch.cli.printing import parse_day, parse_moment, print_json
    from trucewatch.workflow.explaining import Asked, explain, outline
    from trucewatch.workflow.workspace import Workspace

    asked = Asked(
        incident=incident,
        day=parse_day(day) if day else None,
        asof=parse_moment(asof),
        audience=audience,
    )
    with Workspace.open(workspace) as opened:
        found = explain(opened, asked)
    if as_json:
        print_json(found)
    else:
        typer.echo(outline(found))
