"""``trucewatch demo``: the bundled, synthetic example from files to page, offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command ``demo``."""

    @app.command(epilog="Example: trucewatch demo --no-open --port 0 --json")
    def demo(
        *,
        no_open: Annotated[
            bool, typer.Option("--no-open", help="Do not open the web browser.")
        ] = False,
        port: Annotated[int, typer.Option(help="0 takes a free port.", min=0, max=65535)] = 0,
        as_json: Annotated[
            bool, typer.Option("--json", help="Print address, headline and workspace on stdout.")
        ] = False,
        directory: Annotated[
            Path | None,
            typer.Option("--dir", help="Build here and keep it; default: temporary, removed."),
        ] = None,
    ) -> None:
        """Build the synthetic demonstration, serve its report on loopback, until Ctrl+C."""
        from trucewatch.cli.demonstration import demonstrate

        demonstrate(port=port, directory=directory, browser=not no_open, as_json=as_json)
