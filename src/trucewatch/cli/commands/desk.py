"""Commands around the duty desk: user add, inbox."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

InWorkspace = Annotated[
    Path | None, typer.Option("-w", "--workspace", help="Default: the nearest upwards.")
]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]


def register(root: typer.Typer) -> None:
    """Add the commands to the app."""
    users = typer.Typer(help="Accounts that may write on the duty desk.", no_args_is_help=True)
    users.command("add")(add)
    users.command("list")(list_all)
    root.add_typer(users, name="user")
    root.command()(inbox)


def add(
    name: Annotated[str, typer.Argument(help="Role or pseudonym, never a name: duty-1.")],
    role: Annotated[str, typer.Option(help="viewer, analyst or lead.")] = "analyst",
    workspace: InWorkspace = None,
) -> None:
    """Make an account, for instance: trucewatch user add duty-1 --role analyst.

    The password is asked for, or read from standard input where nobody sits at a terminal.
    """
    from datetime import UTC, datetime

    from trucewatch.cli.printing import say
    from trucewatch.vocabulary.errors import UsageError
    from trucewatch.workflow.accounts import Role, add_account
    from trucewatch.workflow.workspace import Workspace

    if role not in tuple(Role):
        raise UsageError(f"{role!r} is no role; known are {', '.join(Role)}.")
    if sys.stdin.isatty():
        password = typer.prompt("Password", hide_input=True, confirmation_prompt=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    with Workspace.open(workspace) as opened:
        add_account(opened, (name, Role(role)), password, datetime.now(UTC))
    say(f"{name} may now sign in as {role}.")


def list_all(workspace: InWorkspace = None, *, as_json: Json = False) -> None:
    """List the accounts with their roles."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.accounts import read_accounts
    from trucewatch.workflow.workspace import locate

    known = [(one.name, one.role.value) for one in read_accounts(locate(workspace)).values()]
    if as_json:
        print_json([{"name": name, "role": role} for name, role in known])
    else:
        print_table(("name", "role"), known)


def inbox(
    since: Annotated[
        str | None, typer.Option(help="Only what appeared since, e.g. 2025-03-11T19:30:00+02:00.")
    ] = None,
    day: Annotated[str | None, typer.Option(help="Day; default: the newest.")] = None,
    workspace: InWorkspace = None,
    *,
    as_json: Json = False,
) -> None:
    """List what needs a decision at the desk, for instance: trucewatch inbox --json."""
    from trucewatch.cli.printing import parse_day, parse_moment, print_json, print_table
    from trucewatch.vocabulary.policy import Audience
    from trucewatch.workflow.day_request import DayRequest
    from trucewatch.workflow.deciding import around
    from trucewatch.workflow.inbox import find_inbox, inbox_json
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(workspace) as opened:
        shown = parse_day(day) if day else around(opened, None).days[-1]
        request = DayRequest(day=shown, audience=Audience.ANALYST)
        found = inbox_json(find_inbox(opened, request, parse_moment(since)))
    if as_json:
        print_json(found)
    else:
        rows = [(one["name"], one["count"]) for one in found["sections"]]
        print_table(("section", "count"), rows)
