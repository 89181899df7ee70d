"""Commands about what was agreed: agreements list, show, check, life, commitments, suggest."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from contextlib import AbstractContextManager
    from datetime import datetime

    from trucewatch.vocabulary.agreement import Agreement
    from trucewatch.workflow.workspace import Workspace

WORKSPACE = typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards.")
JSON = typer.Option("--json", help="Print JSON.")
ASOF = typer.Option(help="Only what was dated and known by then; default: now.")


def register(app: typer.Typer) -> None:
    """Add the group of commands to the app."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("list")(listing)
    group.command("show")(show)
    for command in (check, life, commitments, suggest):
        group.command()(command)
    app.add_typer(group, name="agreements", help="Agreements with the versions of their authors.")


def listing(
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """List the agreements of the library and of the workspace, if there is one."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.treaty_json import as_json as to_json

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
    asof: Annotated[str | None, ASOF] = None,
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Show an agreement: versions, life, what all versions share and where they differ."""
    from trucewatch.cli.printing import parse_moment, print_json
    from trucewatch.workflow.treaties import find_agreement
    from trucewatch.workflow.treaty_json import as_json as to_json
    from trucewatch.workflow.treaty_outline import outline

    moment = parse_moment(asof)
    found = find_agreement(_known(workspace, moment), agreement, moment)
    if as_json:
        print_json(to_json(found))
    else:
        typer.echo(outline(found))


def check(
    file: Annotated[Path, typer.Argument(help="YAML file of one agreement.")],
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Check an agreement's file; every complaint names the line and the remedy."""
    from trucewatch.cli.exit import Exit
    from trucewatch.cli.printing import print_json, say
    from trucewatch.workflow.treaties import check_file, read_file
    from trucewatch.workflow.treaty_json import as_json as to_json
    from trucewatch.workflow.treaty_json import complaint_json

    problems = check_file(file)
    if problems:
        if as_json:
            print_json({"complaints": [complaint_json(one) for one in problems]})
        for one in problems:
            say(f"{file}: {one}")
        raise typer.Exit(Exit.FAILURE)
    found = read_file(file)
    if as_json:
        print_json(to_json(found))
    else:
        say(f"{file}: {found.id} is in order: {len(found.versions)} versions.")


def life(
    agreement: Annotated[str, typer.Argument(help="Id, as printed by: agreements list.")],
    asof: Annotated[str | None, ASOF] = None,
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Show where each party stands at a time, and the timeline of steps, talks and promises."""
    from trucewatch.cli.printing import parse_moment, print_json
    from trucewatch.workflow.treaty_json import life_json
    from trucewatch.workflow.treaty_life import find_life, outline

    with _opened(workspace) as opened:
        view = find_life(opened, agreement, parse_moment(asof))
    if as_json:
        print_json(life_json(view))
    else:
        typer.echo(outline(view))


def commitments(
    agreement: Annotated[
        str | None, typer.Argument(help="Only those of this agreement; default: all.")
    ] = None,
    asof: Annotated[str | None, ASOF] = None,
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """List what was promised beside a ceasefire: promised, suspended, resumed, done."""
    from trucewatch.cli.printing import parse_moment, print_json, print_table
    from trucewatch.workflow import treaty_life
    from trucewatch.workflow.treaty_json import commitment_json

    with _opened(workspace) as opened:
        found = treaty_life.find_commitments(opened, agreement, parse_moment(asof))
    if as_json:
        rows = [{"agreement": one.id, **commitment_json(state)} for one, state in found]
        print_json({"commitments": rows})
    else:
        rows_short = [treaty_life.commitment_row(one, state) for one, state in found]
        print_table(treaty_life.COMMITMENT_COLUMNS, rows_short)


def suggest(
    agreement: Annotated[str, typer.Argument(help="Id, as printed by: agreements list.")],
    asof: Annotated[str | None, ASOF] = None,
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """List steps that texts of the workspace speak of; nothing is taken over by itself."""
    from trucewatch.cli.printing import parse_moment, print_json, print_table
    from trucewatch.workflow.treaty_json import suggestion_json
    from trucewatch.workflow.treaty_life import find_suggestions
    from trucewatch.workflow.workspace import Workspace as Opened

    with Opened.open(workspace) as opened:
        found = find_suggestions(opened, agreement, parse_moment(asof))
    if as_json:
        print_json({"suggestions": [suggestion_json(one) for one in found]})
    else:
        print_table(
            ("status", "on", "about", "stage", "publisher", "words"),
            [
                ("recorded" if one.recorded else "suggested", one.on, one.about, one.stage.value,
                 one.publisher, one.words)
                for one in found
            ],
        )  # fmt: skip


def _known(workspace: Path | None, asof: datetime | None = None) -> tuple[Agreement, ...]:
    from trucewatch.workflow.treaties import load_agreements

    with _opened(workspace) as opened:
        return load_agreements(opened, asof)


def _opened(workspace: Path | None) -> AbstractContextManager[Workspace | None]:
    """Open the workspace asked for, or the nearest; without either go on with the library."""
    from contextlib import nullcontext

    from trucewatch.vocabulary.errors import WorkspaceError
    from trucewatch.workflow.workspace import Workspace as Opened

    try:
        return Opened.open(workspace)
    except WorkspaceError:
        if workspace is not None:
            raise
        return nullcontext()
