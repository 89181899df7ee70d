"""The command ``taxonomy``: types of incident, facets, units, and other vocabularies."""

from __future__ import annotations

from typing import Annotated

import typer


def register(app: typer.Typer) -> None:
    """Add the command to the app."""
    app.command()(taxonomy)


def taxonomy(
    code: Annotated[str | None, typer.Argument(help="Only this type, e.g. F6.")] = None,
    scheme: Annotated[
        str | None, typer.Option(help="Other vocabulary: osce, acled, ucdp, plover or viina.")
    ] = None,
    label: Annotated[
        str | None, typer.Option(help="Its class, e.g. t_airstrike: which types may it mean?")
    ] = None,
    *,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Show the types of incident with their counterparts in other vocabularies, both ways."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow import taxonomy_list

    found = taxonomy_list.entries(code, scheme, label)
    if as_json:
        print_json(taxonomy_list.as_json(found))
    else:
        print_table(taxonomy_list.COLUMNS, [taxonomy_list.short_row(entry) for entry in found])
