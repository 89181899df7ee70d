"""The command ``trucewatch read``: what is understood of texts, as outline or JSON lines."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example: trucewatch read article.txt --lang de --dateline 2025-03-12"


def register(app: typer.Typer) -> None:
    """Add the command to the app."""

    @app.command(epilog=EXAMPLE)
    def read(
        files: Annotated[
            list[Path] | None, typer.Argument(help="Texts (.txt, .md); each is one document.")
        ] = None,
        lang: Annotated[
            str | None, typer.Option(help="de, en, ru or uk; detected when left out.")
        ] = None,
        dateline: Annotated[
            str | None, typer.Option(help="Day the texts were written, e.g. 2025-03-12.")
        ] = None,
        publisher: Annotated[str, typer.Option(help="Who published them.")] = "unknown",
        jsonl: Annotated[
            Path | None, typer.Option(help="JSON lines of documents; output goes to stdout.")
        ] = None,
        why: Annotated[
            str | None,
            typer.Option(help="Say which rules read a span: BEGIN-END, or words of the text."),
        ] = None,
        reader: Annotated[
            str,
            typer.Option(help="rules, model (address in the settings) or spacy:PACKAGE."),
        ] = "rules",
        workspace: Annotated[
            Path | None,
            typer.Option("-w", "--workspace", help="Settings of a model, and its answers."),
        ] = None,
        as_json: Annotated[bool, typer.Option("--json", help="Print JSON objects.")] = False,  # noqa: FBT002
    ) -> None:
        """Show who said what, where and when in texts; each result with its rule."""
        import os

        from trucewatch.cli.exit import Exit
        from trucewatch.cli.printing import say
        from trucewatch.workflow.reader_choice import choose_reader
        from trucewatch.workflow.reading_files import Asked, outline_files, read_lines
        from trucewatch.workflow.text_files import Taken, Told

        chosen = choose_reader(reader, workspace, os.environ)
        if jsonl is not None:
            bad = read_lines(jsonl, typer.echo, say, chosen)
        else:
            taken = Taken(say)
            told = Told(language=lang, dateline=dateline, publisher=publisher)
            asked = Asked(as_json=as_json, why=why, reader=chosen)
            for text in outline_files(files or [], taken, told, asked):
                typer.echo(text)
            bad = taken.bad
        for warning in chosen.warnings():
            say(f"trucewatch: {warning}")
        raise typer.Exit(Exit.REJECTED if bad else Exit.OK)
