"""``trucewatch front archive``: a series of maps as one small file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.cli.commands.front import JSON, MAPS, THEATRE, WORKSPACE, front

OUT = typer.Option("--out", "-o", help="File to write; one that exists is added to.")


def register(_app: typer.Typer) -> None:
    """Add the command to the group of the front."""
    front.command()(archive)


def archive(
    out: Annotated[Path, OUT] = Path("maps.twa"),
    maps: Annotated[list[Path] | None, MAPS] = None,
    theatre: Annotated[str, THEATRE] = "ukraine",
    workspace: Annotated[Path | None, WORKSPACE] = None,
    *,
    as_json: Annotated[bool, JSON] = False,
) -> None:
    """Pack maps into one small file for --maps: front archive --maps maps/ -o maps.twa."""
    from trucewatch.cli.commands.front import _finish, _maps
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.front.ground import projection_of
    from trucewatch.workflow.map_archive import extended, write_archive

    field, read = _maps(maps, workspace, theatre)
    made = extended(out, read.maps).celled(projection_of(field.theatre))
    size = write_archive(out, made)
    rows = [
        {
            "source": source.source,
            "maps": len(source.headers),
            "first": source.headers[0].file_date.isoformat(),
            "last": source.headers[-1].file_date.isoformat(),
            "edges": sum(len(spans.low) for spans in source.layers.values()),
        }
        for source in made.sources
    ]
    if as_json:
        print_json({"file": str(out), "bytes": size, "sources": rows})
    else:
        print_table(tuple(rows[0]), [tuple(row.values()) for row in rows])
    _finish(read)
