"""Commands about what was agreed: agreements list, show, check."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from trucewatch.vocabulary.agreement import Agreement

WORKSPACE = typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards.")
JSON = typer.Option("--json", help="Print JSON.")


def register(app: typer.Typer) -> None:
    """Add the group of commands to the app."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("list")(listing)
    group.command("show")(show)
    group.command("check")(check)
    app.add_typer(group, name="agreements", help="Agreements with the versions of their authors.")


def listing(
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """List the agreements of the library and of the workspace, if there is one."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.treaties import as_json as to_json

    found = _known(workspace)
    if as_json:
        print_json({"agreements": [to_json(one) for one in found]})
    else:
        print_table(
            ("id", "form", "purpose", "versions", "title"),
            [(one.id, one.form, one.purpose, len(one.versions), one.titles["en"]) for one in found],
        )


def show(
    agreement: Annotated[str, typer.Argument(help="Id, as printed by: agreements list.")],
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Show an agreement: versions, life, what all versions share and where they differ."""
    from trucewatch.cli.printing import print_json
    from trucewatch.workflow.treaties import as_json as to_json
    from trucewatch.workflow.treaties import find_agreement
    from trucewatch.workflow.treaty_outline import outline

    found = find_agreement(_known(workspace), agreement)
    if as_json:
        print_json(to_json(found))
    else:
        typer.echo(outline(found))


def check(
    file: Annotated[Path, typer.Argument(help="YAML file of one agreement.")],
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Check an agreement's file; a complaint names the line and the remedy."""
    from trucewatch.cli.printing import print_json, say
    from trucewatch.workflow.treaties import as_json as to_json
    from trucewatch.workflow.treaties import read_file

    found = read_file(file)
    if as_json:
        print_json(to_json(found))
    else:
        say(f"{file}: {found.id} is in order: {len(found.versions)} versions.")


def _known(workspace: Path | None) -> tuple[Agreement, ...]:
    from trucewatch.vocabulary.errors import WorkspaceError
    from trucewatch.workflow.treaties import load_agreements
    from trucewatch.workflow.workspace import Workspace

    try:
        opened = Workspace.open(workspace)
    except WorkspaceError:
        if workspace is not None:
            raise
        return load_agreements(None, None)
    with opened:
        return load_agreements(opened, None)
