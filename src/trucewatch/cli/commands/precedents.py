"""Commands about earlier truces: precedents list, show, compare, export."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from trucewatch.vocabulary.precedent import Comparison

JSON = typer.Option("--json", help="Print JSON.")
PURPOSE = typer.Option(help="holiday, humanitarian, energy, general, local or preliminary.")
FORM = typer.Option(help="unilateral, parallel_unilateral, bilateral, multilateral or verbal.")
MONITORED = typer.Option(
    "--monitored/--unmonitored", help="Only truces that somebody watched, or that nobody did."
)
ASOF = typer.Option(help="Only what was dated by then, e.g. 2025-05-09T12:00:00Z; default: all.")
CONFLICT = typer.Option(help="donbas (2014 to 2022) or full_scale (from 2022).")

Purpose = Annotated[str | None, PURPOSE]
Form = Annotated[str | None, FORM]
Monitored = Annotated[bool | None, MONITORED]
Conflict = Annotated[str | None, CONFLICT]
Asof = Annotated[str | None, ASOF]
Json = Annotated[bool, JSON]


def register(app: typer.Typer) -> None:
    """Add the group of commands to the app."""
    group = typer.Typer(no_args_is_help=True, rich_markup_mode=None)
    group.command("list")(_of_chosen(_list))
    group.command()(show)
    group.command("compare")(_of_chosen(_compare))
    group.command()(export)
    app.add_typer(group, name="precedents", help="Earlier truces, with what is on record.")


def _of_chosen(tell: Callable[[Comparison, bool], None]) -> Callable[..., None]:
    """Make the command that tells of chosen truces; its help is the docstring of ``tell``."""

    def command(
        purpose: Purpose = None,
        form: Form = None,
        monitored: Monitored = None,
        conflict: Conflict = None,
        asof: Asof = None,
        *,
        as_json: Json = False,
    ) -> None:
        from trucewatch.agreements.lasting import Wanted
        from trucewatch.cli.printing import parse_moment
        from trucewatch.workflow.precedent_list import find_comparison

        wanted = Wanted(purpose=purpose, form=form, monitored=monitored, conflict=conflict)
        tell(find_comparison(wanted, parse_moment(asof)), as_json)

    command.__doc__ = tell.__doc__
    return command


def _list(found: Comparison, as_json: bool) -> None:  # noqa: FBT001 - of one table of commands
    """List earlier truces by their start; a mark says where the source is weak."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow import precedent_json, precedent_list

    if as_json:
        print_json({"precedents": precedent_json.comparison_json(found)["rows"]})
    else:
        print_table(precedent_list.COLUMNS, precedent_list.short_rows(found.rows))


def _compare(found: Comparison, as_json: bool) -> None:  # noqa: FBT001 - of one table of commands
    """Compare how long truces lasted, for instance: precedents compare --purpose holiday."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow import precedent_json, precedent_list

    if as_json:
        print_json(precedent_json.comparison_json(found))
        return
    print_table(precedent_list.COLUMNS, precedent_list.short_rows(found.rows))
    typer.echo("\n" + "\n".join(precedent_list.summary(found)))


def show(
    precedent: Annotated[str, typer.Argument(help="Id, for instance P24 or easter-2025.")],
    asof: Asof = None,
    *,
    as_json: Json = False,
) -> None:
    """Show one truce: versions, how it went according to whom, counts, ending, sources."""
    from trucewatch.cli.printing import parse_moment, print_json
    from trucewatch.workflow import precedent_json, precedent_list
    from trucewatch.workflow.precedents import find_precedent

    known = parse_moment(asof)
    found = find_precedent(precedent, known)
    if as_json:
        print_json(precedent_json.precedent_json(found, known))
    else:
        typer.echo(precedent_list.outline(found))


def export(
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File; default: standard output.")
    ] = None,
    asof: Asof = None,
    *,
    as_json: Json = False,
) -> None:
    """Export all precedents as CSV with one row each, or whole with --json."""
    import json

    from trucewatch.cli.printing import parse_moment, say
    from trucewatch.workflow import precedent_json
    from trucewatch.workflow.precedents import known_precedents
    from trucewatch.workflow.whole_files import write_whole

    known = parse_moment(asof)
    every = known_precedents(known)
    if as_json:
        body = {"precedents": [precedent_json.precedent_json(one, known) for one in every]}
        text = json.dumps(body, ensure_ascii=False, indent=1) + "\n"
    else:
        text = precedent_json.as_csv(every)
    if out is None:
        typer.echo(text, nl=False)
    else:
        write_whole(out, text)
        say(f"{out}: {len(every)} precedents.")
