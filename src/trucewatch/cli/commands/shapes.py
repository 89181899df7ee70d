"""``trucewatch shapes``: files in the shapes of ACLED and UCDP, compared."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(root: typer.Typer) -> None:
    """Add the commands to the app."""
    shapes = typer.Typer(
        help="Files in the shapes of ACLED and UCDP, ours or theirs.", no_args_is_help=True
    )
    shapes.callback()(lambda: None)
    shapes.command("compare")(compare)
    root.add_typer(shapes, name="shapes")


def compare(
    earlier: Annotated[Path, typer.Argument(help="The file as it was.")],
    later: Annotated[Path, typer.Argument(help="The file as it is now.")],
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """List added, deleted and changed ids: trucewatch shapes compare old.csv new.csv.

    Nothing is taken into a workspace: our own incidents are no evidence of themselves.
    """
    from dataclasses import asdict

    from trucewatch.cli.printing import print_json, print_table, say
    from trucewatch.workflow.shape_changes import compare_files

    found = compare_files(earlier, later)
    if as_json:
        print_json(asdict(found))
        return
    rows = [("added", one, "") for one in found.added]
    rows += [("deleted", one, "") for one in found.deleted]
    rows += [("changed", one, ", ".join(columns)) for one, columns in found.changed.items()]
    print_table(("what", "id", "columns"), rows)
    say(f"{found.unchanged} rows are unchanged. The shape cannot hold: {', '.join(found.lost)}.")
