"""The command ``trucewatch lineage``: which texts are one origin, told again or translated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: trucewatch lineage one.txt two.txt, or --jsonl news.jsonl, or -w desk"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=EXAMPLE)
    def lineage(
        files: Annotated[
            list[Path] | None, typer.Argument(help="Texts (.txt, .md); each is one document.")
        ] = None,
        jsonl: Annotated[
            Path | None, typer.Option(help="JSON lines of documents, as for read.")
        ] = None,
        workspace: Annotated[
            Path | None,
            typer.Option("-w", "--workspace", help="Trace the documents of this workspace."),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON, one per text.")] = False,  # noqa: FBT002
    ) -> None:
        """Show which texts are one origin: reprints, translations, quotes; and why."""
        from trucewatch.cli.exit import Exit
        from trucewatch.cli.printing import say
        from trucewatch.workflow.lineage import as_output, outline, trace_asked

        lines, bad = trace_asked(files or [], jsonl, workspace, say)
        shown = (
            (json.dumps(as_output(found), ensure_ascii=False) for found in lines)
            if as_json
            else outline(lines)
        )
        for line in shown:
            typer.echo(line)
        raise typer.Exit(Exit.REJECTED if bad else Exit.OK)
