"""Commands that publish and trace: report, trace."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.vocabulary.policy import Audience

WORKSPACE = typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards.")
ASOF = typer.Option(help="Only what was known then, e.g. 2025-03-12T21:00:00Z; default: all.")
AGREEMENT = typer.Option(help="Agreement to report on; default: the one in force, else proposed.")
AUDIENCE = typer.Option(help="public: what may be published; analyst: all, for your own desk.")


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    app.command()(report)
    app.command()(trace)


def report(
    day: Annotated[str, typer.Argument(help="Day of the mission's clock, e.g. 2025-03-12.")],
    out: Annotated[Path, typer.Option("-o", "--out", help="Folder to write to.")],
    lang: Annotated[str, typer.Option(help="Languages: de,en,uk,ru.")] = "de,en,uk,ru",
    file_format: Annotated[
        str, typer.Option("--format", help="html, json, pdf; several with commas.")
    ] = "html,json",
    asof: Annotated[str | None, ASOF] = None,
    agreement: Annotated[str | None, AGREEMENT] = None,
    audience: Annotated[Audience, AUDIENCE] = Audience.PUBLIC,
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="List the files as JSON.")] = False,
) -> None:
    """Write the report of a day, for instance: trucewatch report 2025-03-12 -o out."""
    from trucewatch.cli.printing import parse_day, parse_moment, print_json, say
    from trucewatch.workflow.publishing import PublishOrder, parse_languages, publish_day
    from trucewatch.workflow.workspace import Workspace

    order = PublishOrder(
        day=parse_day(day),
        out=out,
        languages=parse_languages(lang),
        formats=tuple(name.strip() for name in file_format.split(",")),
        asof=parse_moment(asof),
        agreement=agreement,
        audience=audience,
    )
    with Workspace.open(workspace) as opened:
        written = publish_day(opened, order)
    if as_json:
        print_json({"day": day, "files": [str(path) for path in written]})
    else:
        for path in written:
            say(f"wrote {path}")


def trace(
    figure: Annotated[str, typer.Argument(help="For instance f/2025-03-12/all/corroborated.")],
    asof: Annotated[str | None, ASOF] = None,
    agreement: Annotated[str | None, AGREEMENT] = None,
    audience: Annotated[Audience, AUDIENCE] = Audience.PUBLIC,
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what a printed number rests on: records, exclusions and exact words."""
    from trucewatch.cli.printing import parse_moment, print_json
    from trucewatch.workflow.tracing import outline, trace_figure
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = trace_figure(
            opened,
            figure,
            asof=parse_moment(asof),
            agreement=agreement,
            audience=audience,
        )
    if as_json:
        print_json(found)
    else:
        typer.echo(outline(found))
