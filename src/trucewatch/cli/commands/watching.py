"""Commands around watches: who is told of new incidents, and telling them now."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

InWorkspace = Annotated[
    Path | None, typer.Option("-w", "--workspace", help="Default: the nearest upwards.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(root: typer.Typer) -> None:
    """Add the commands to the app."""
    watches = typer.Typer(help="Addresses that are told of new incidents.", no_args_is_help=True)
    watches.command("list")(list_all)
    watches.command("tell")(tell_now)
    root.add_typer(watches, name="watches")


def list_all(workspace: InWorkspace = None, *, as_json: Json = False) -> None:
    """List the watches of a workspace; no secret is shown."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.settings import read_settings
    from trucewatch.workflow.watch_settings import watch_settings
    from trucewatch.workflow.workspace import locate

    root = locate(workspace)
    rows = [
        {
            "name": one.name,
            "url": one.shown_url,
            "sectors": ", ".join(one.sectors) or "all",
            "language": one.language.value,
        }
        for one in watch_settings(read_settings(root).watches, os.environ, root)
    ]
    if as_json:
        print_json(rows)
    else:
        print_table(("name", "url", "sectors", "language"), [tuple(row.values()) for row in rows])


def tell_now(
    workspace: InWorkspace = None,
    *,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Print the messages, send none.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Tell every watch what it was not told yet, for instance: trucewatch watches tell --dry-run.

    What may not be published is not sent, whoever asks.
    """
    from dataclasses import asdict

    from trucewatch.cli.exit import Exit
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.server.library import Library
    from trucewatch.server.telling import tell
    from trucewatch.server.watch_messages import messages_for
    from trucewatch.workflow.watch_settings import watch_settings
    from trucewatch.workflow.workspace import locate

    library = Library(locate(workspace))
    watches = watch_settings(library.workspace.settings.watches, os.environ, library.directory)
    if dry_run:
        for one in watches:
            for message in messages_for(library, one):
                typer.echo(message.body.decode())
        return
    told = [tell(library, one) for one in watches]
    if as_json:
        print_json([asdict(one) for one in told])
    else:
        rows = [(one.watch, one.sent, one.known, one.problem) for one in told]
        print_table(("watch", "sent", "known before", "problem"), rows)
    if any(one.problem for one in told):
        raise typer.Exit(Exit.FAILURE)
