"""The command that shows the publication policy in force."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

WORKSPACE = typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards.")


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(policy)


def policy(
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show what of this workspace may be published, and where each rule comes from."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.policy_file import as_json as fields_of
    from trucewatch.workflow.policy_file import read_policy
    from trucewatch.workflow.workspace import locate

    rules = fields_of(read_policy(locate(workspace)))
    if as_json:
        print_json({"policy": rules})
    else:
        rows = [(name, rule["value"], rule["from"]) for name, rule in rules.items()]
        print_table(("rule", "value", "from"), rows)
