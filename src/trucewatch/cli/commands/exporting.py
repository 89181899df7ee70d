"""``trucewatch export``: the tables of some days for other tools."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.vocabulary.policy import Audience


def register(app: typer.Typer) -> None:
    """Add the command ``export``."""

    @app.command(epilog="Example: trucewatch export 2025-03-12 --format csv,gpkg -o release")
    def export(
        day: Annotated[str, typer.Argument(help="Last day of the mission's clock.")],
        out: Annotated[Path, typer.Option("-o", "--out", help="Folder to write to.")],
        days: Annotated[int, typer.Option(help="How many days up to it.", min=1)] = 30,
        file_format: Annotated[
            str, typer.Option("--format", help="csv, geojson, gpkg, parquet, acled, ucdp.")
        ] = "csv",
        asof: Annotated[
            str | None, typer.Option(help="Only what was known then, e.g. 2025-03-12T21:00:00Z.")
        ] = None,
        base_url: Annotated[
            str, typer.Option(help="Where the pages are served, for the column url.")
        ] = "http://127.0.0.1:8421",
        audience: Annotated[
            Audience, typer.Option(help="public applies the publication policy; analyst does not.")
        ] = Audience.PUBLIC,
        workspace: Annotated[
            Path | None, typer.Option("-w", "--workspace", help="Default: the nearest upwards.")
        ] = None,
        *,
        excel: Annotated[
            bool, typer.Option("--excel", help="CSV that a spreadsheet opens with Cyrillic.")
        ] = False,
        as_json: Annotated[bool, typer.Option("--json", help="List the files as JSON.")] = False,
    ) -> None:
        """Write incidents, sector-days, claims, statements, sectors and control as files."""
        from trucewatch.cli.printing import parse_day, parse_moment, print_json, say
        from trucewatch.workflow.release_files import ExportOrder
        from trucewatch.workflow.release_files import export as write
        from trucewatch.workflow.workspace import Workspace

        order = ExportOrder(
            out=out,
            last=parse_day(day),
            days=days,
            formats=tuple(name.strip() for name in file_format.split(",")),
            asof=parse_moment(asof),
            base_url=base_url.rstrip("/"),
            excel=excel,
            audience=audience,
        )
        with Workspace.open(workspace) as opened:
            written = write(opened, order)
        if as_json:
            print_json({"day": day, "files": [str(path) for path in written]})
        else:
            for path in written:
                say(f"wrote {path}")
