"""Decisions by people: merge, split, grade, reject, withdraw, approve, undo."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer

app = typer.Typer(help="Decide about incidents; every decision is kept.", no_args_is_help=True)
Who = Annotated[str, typer.Option("--as", help="Role or pseudonym, for instance duty-1.")]
Why = Annotated[str, typer.Option("--reason", help="Why; kept with the decision.")]
OfDay = Annotated[
    str | None, typer.Option("--day", help="Day of the incident when it is not recent.")
]
Trial = Annotated[bool, typer.Option("--dry-run", help="Only show what it would change.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Where = Annotated[
    Path | None,
    typer.Option("--workspace", "-w", help="Workspace; default: the nearest upwards."),
]
Incident = Annotated[str, typer.Argument(help="Incident, for instance inc-0123456789ab.")]


class Verdict(StrEnum):
    """What a reviewer says about a picture."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"


PLAIN = {
    "merge": (
        "Say that incidents are one event; their reports stay together from now on.",
        "Two or more incidents that are one event.",
    ),
    "reject": (
        "Set reports aside; they are listed by incidents --rejected and form no incident.",
        "Reports, or incidents with all of theirs.",
    ),
    "withdraw": (
        "Withdraw an incident: it stays visible with grade O0 and the reason.",
        "Incident, for instance inc-0123456789ab.",
    ),
    "approve": (
        "Approve an incident for publication, where the policy asks for a second reader.",
        "Incident, for instance inc-0123456789ab.",
    ),
    "undo": (
        "Undo a decision by a new one; undoing an undo brings the first back.",
        "Decision, for instance dec-0123456789ab.",
    ),
}
"""Verbs that take ids and nothing else: what they do, and of what the ids are."""
OF_MANY = frozenset({"merge", "reject"})


def register(root: typer.Typer) -> None:
    """Add the group to the app."""
    for verb in PLAIN:
        app.command(verb)(_plain(verb))
    root.add_typer(app, name="decide")


def _plain(verb: str) -> Callable[..., None]:
    """Make the command of a verb that takes ids and nothing else."""
    meaning, of_what = PLAIN[verb]

    def command(
        ids: Any,  # one id or many: set below, as typer reads it
        by: Who,
        reason: Why,
        day: OfDay = None,
        workspace: Where = None,
        *,
        dry_run: Trial = False,
        as_json: Json = False,
    ) -> None:
        chosen = (ids,) if isinstance(ids, str) else tuple(ids)
        _run(verb, chosen, by, reason, day, workspace, dry_run=dry_run, as_json=as_json)

    kind = list[str] if verb in OF_MANY else str
    command.__annotations__["ids"] = Annotated[kind, typer.Argument(help=of_what)]
    command.__doc__ = meaning
    return command


@app.command()
def split(
    incident: Incident,
    reports: Annotated[list[str], typer.Argument(help="Reports of it that tell another event.")],
    by: Who,
    reason: Why,
    day: OfDay = None,
    workspace: Where = None,
    *,
    dry_run: Trial = False,
    as_json: Json = False,
) -> None:
    """Say that reports of an incident tell another event; they never meet the rest again."""
    ids = (incident, *reports)
    _run("split", ids, by, reason, day, workspace, dry_run=dry_run, as_json=as_json)


@app.command()
def grade(
    incident: Incident,
    by: Who,
    reason: Why,
    occurrence: Annotated[str | None, typer.Option(help="O0 to O4; O4 takes two people.")] = None,
    attribution: Annotated[str | None, typer.Option(help="A0 to A4.")] = None,
    side: Annotated[str | None, typer.Option(help="Party named, with --attribution.")] = None,
    day: OfDay = None,
    workspace: Where = None,
    *,
    dry_run: Trial = False,
    as_json: Json = False,
) -> None:
    """Set a grade by hand; it stays beside what the rules found."""
    _run(
        "grade", (incident,), by, reason, day, workspace, dry_run=dry_run, as_json=as_json,
        occurrence=occurrence, attribution=attribution, side=side,
    )  # fmt: skip


@app.command()
def review(
    picture: Annotated[str, typer.Argument(help="Picture, for instance med-0123456789ab.")],
    by: Who,
    reason: Why,
    verdict: Annotated[Verdict, typer.Option(help="Place and time hold, or they do not.")],
    day: OfDay = None,
    workspace: Where = None,
    *,
    dry_run: Trial = False,
    as_json: Json = False,
) -> None:
    """Say whether a picture's claimed place and time hold; two people accept it."""
    _run(
        "review", (picture,), by, reason, day, workspace, dry_run=dry_run, as_json=as_json,
        verdict=verdict.value,
    )  # fmt: skip


@app.command("list")
def list_all(workspace: Where = None, *, as_json: Json = False) -> None:
    """List all decisions in order of time, and which of them stand."""
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.deciding import list_decisions
    from trucewatch.workflow.workspace import Workspace

    with Workspace.open(workspace) as opened:
        found = list_decisions(opened)
    if as_json:
        print_json({"decisions": found})
        return
    columns = ("at", "verb", "by", "stands", "id", "reason")
    print_table(columns, [[one[name] for name in columns] for one in found])


def _run(
    verb: str,
    ids: tuple[str, ...],
    by: str,
    reason: str,
    day: str | None,
    workspace: Path | None,
    *,
    dry_run: bool,
    as_json: bool,
    occurrence: str | None = None,
    attribution: str | None = None,
    side: str | None = None,
    verdict: str | None = None,
) -> None:
    from trucewatch.cli.printing import parse_day, print_json, print_table, say
    from trucewatch.vocabulary.decision import Verb
    from trucewatch.workflow.deciding import Order, decide
    from trucewatch.workflow.workspace import Workspace

    order = Order(
        verb=Verb(verb), ids=ids, by=by, reason=reason, dry_run=dry_run,
        day=parse_day(day) if day else None,
        occurrence=occurrence, attribution=attribution, side=side, verdict=verdict,
    )  # fmt: skip
    with Workspace.open(workspace) as opened:
        found = decide(opened, order)
    if as_json:
        print_json(found)
        return
    columns = ("id", "occurrence", "attribution", "rule", "origins")
    for when in ("before", "after"):
        say(f"{when}:")
        print_table(columns, [[one[name] for name in columns] for one in found[when]])
    say("nothing was kept (--dry-run)" if dry_run else f"kept as {found['decision']['id']}")
