"""Pictures as evidence: list them, show what is known of one; never the picture itself."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from trucewatch.vocabulary.policy import Audience

app = typer.Typer(help="Photographs as evidence; the bytes are never shown.", no_args_is_help=True)
Where = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards."),
]
Asof = Annotated[str | None, typer.Option(help="Only what was known then.")]
ForWhom = Annotated[
    Audience, typer.Option(help="analyst: all, for your own desk; public: what may be published.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
COLUMNS = ("id", "first_seen", "verification", "hidden", "recycled_from", "source")


def register(root: typer.Typer) -> None:
    """Add the group to the app."""
    root.add_typer(app, name="media")


@app.command("list")
def list_all(
    workspace: Where = None,
    asof: Asof = None,
    audience: ForWhom = Audience.ANALYST,
    *,
    as_json: Json = False,
) -> None:
    """List pictures with claimed place and time, doubts and reviews."""
    from trucewatch.cli.printing import parse_moment, print_json, print_table, say
    from trucewatch.workflow.media import list_media
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = list_media(opened, asof=parse_moment(asof), audience=audience)
    if as_json:
        print_json(found)
        return
    print_table(COLUMNS, [[row[name] for name in COLUMNS] for row in found["media"]])
    if found["hidden"]:
        say(f"hidden by policy: {found['hidden']}")


@app.command()
def mentions(
    day: Annotated[str | None, typer.Option(help="Last of thirty days; default: newest.")] = None,
    workspace: Where = None,
    asof: Asof = None,
    *,
    as_json: Json = False,
) -> None:
    """List incidents of which a text says that there is footage nobody here has seen."""
    from trucewatch.cli.printing import parse_day, parse_moment, print_json, print_table
    from trucewatch.workflow.media import list_mentions
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = list_mentions(opened, day=parse_day(day) if day else None, asof=parse_moment(asof))
    if as_json:
        print_json(found)
        return
    columns = ("source", "medium", "type", "place", "start", "words")
    print_table(columns, [[row[name] for name in columns] for row in found["mentions"]])


@app.command()
def show(
    picture: Annotated[str, typer.Argument(help="Picture, for instance med-0123456789ab.")],
    workspace: Where = None,
    asof: Asof = None,
    audience: ForWhom = Audience.ANALYST,
    *,
    as_json: Json = False,
) -> None:
    """Show what is known of one picture, and what reviewers said."""
    from trucewatch.cli.printing import parse_moment, print_json, print_table
    from trucewatch.workflow.media import show_media
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = show_media(opened, picture, asof=parse_moment(asof), audience=audience)
    if as_json:
        print_json(found)
    else:
        print_table(("field", "value"), list(found.items()))
