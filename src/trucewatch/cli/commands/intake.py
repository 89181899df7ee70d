"""Commands around a workspace: init, add, verify, doctor, settings."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from trucewatch.cli.exit import Exit

if TYPE_CHECKING:
    from trucewatch.vocabulary.intake import ImportReport
    from trucewatch.vocabulary.language import Language

InWorkspace = Annotated[
    Path | None,
    typer.Option("-w", "--workspace", help="Workspace; the nearest one upwards if absent."),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
_MOST_SHOWN = 10


def register(app: typer.Typer) -> None:
    """Add the commands to the app."""
    for command in (init, add, verify, doctor, settings):
        app.command()(command)


def init(
    *,
    directory: Annotated[Path, typer.Argument(help="Folder to make; for instance desk.")],
    theatre: Annotated[str, typer.Option(help="Theatre; known: ukraine.")] = "ukraine",
    synthetic: Annotated[
        bool, typer.Option("--synthetic", help="For demonstration material only.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Make a workspace: settings, database, evidence.

    Example: trucewatch init desk
    """
    from trucewatch.cli.printing import print_json, say
    from trucewatch.workflow.workspace import Workspace

    with Workspace.create(directory, theatre, synthetic=synthetic) as workspace:
        if as_json:
            print_json({"workspace": str(workspace.directory), "theatre": workspace.theatre_name})
        else:
            say(f"Made {directory}. Next: trucewatch add -w {directory} PATH…")


def add(
    *,
    paths: Annotated[list[Path], typer.Argument(help="Files and folders of any known kind.")],
    workspace: InWorkspace = None,
    received: Annotated[
        str | None,
        typer.Option(help="When it reached you, for instance 2025-03-12T07:00:00Z; now if absent."),
    ] = None,
    lang: Annotated[str | None, typer.Option(help="Language of texts: de, en, ru, uk.")] = None,
    dateline: Annotated[str | None, typer.Option(help="Day of texts: 2025-03-12.")] = None,
    publisher: Annotated[str | None, typer.Option(help="Publisher of texts.")] = None,
    by: Annotated[str, typer.Option(help="Who adds it, for the custody log.")] = "user",
    as_json: AsJson = False,
) -> None:
    """Take material in and account for every row.

    Example: trucewatch add maps/ news/*.html --received 2025-03-12T07:00:00Z
    """
    from trucewatch.cli.printing import parse_day, parse_moment, print_json
    from trucewatch.workflow.intake import AddOptions
    from trucewatch.workflow.intake import add as take_in
    from trucewatch.workflow.workspace import Workspace

    options = AddOptions(
        received_at=parse_moment(received),
        language=_language(lang),
        dateline=parse_day(dateline) if dateline else None,
        publisher=publisher,
        by=by,
        progress=_progress(),
    )
    with Workspace.open(workspace) as opened:
        report = take_in(opened, paths, options)
    if as_json:
        print_json(report.as_json())
    else:
        _print_report(report)
    if report.has_rejections:
        raise typer.Exit(Exit.REJECTED)


def verify(
    *,
    directory: Annotated[
        Path | None,
        typer.Argument(help="Workspace, or a figure's bundle; the nearest workspace if absent."),
    ] = None,
    workspace: InWorkspace = None,
    as_json: AsJson = False,
) -> None:
    """Check that evidence, custody log and database, or a bundle, are what was once stored.

    Example: trucewatch verify desk
    """
    from trucewatch.cli.printing import print_json, say
    from trucewatch.workflow.bundles import is_bundle, verify_bundle
    from trucewatch.workflow.intake import verify as check
    from trucewatch.workflow.workspace import Workspace

    if directory is not None and is_bundle(directory):
        problems = verify_bundle(directory)
    else:
        with Workspace.open(directory or workspace) as opened:
            problems = check(opened)
    if as_json:
        print_json({"problems": [{"where": p.where, "what": p.what} for p in problems]})
    for problem in problems:
        say(f"{problem.where}: {problem.what}")
    if problems:
        raise typer.Exit(Exit.NOT_VERIFIED)
    if not as_json:
        say("Everything is as it was stored.")


def doctor(*, workspace: InWorkspace = None, as_json: AsJson = False) -> None:
    """Check what trucewatch needs on this machine, and say what to do about the rest.

    Example: trucewatch doctor
    """
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.doctor import examine

    findings = examine(workspace)
    if as_json:
        print_json([{"check": f.check, "ok": f.ok, "found": f.found} for f in findings])
    else:
        rows = [(f.check, "ok" if f.ok else "PROBLEM", f.found) for f in findings]
        print_table(("check", "state", "found"), rows)
    if not all(finding.ok for finding in findings):
        raise typer.Exit(Exit.FAILURE)


def settings(*, workspace: InWorkspace = None, as_json: AsJson = False) -> None:
    """Print every setting of a workspace and where its value came from.

    Example: trucewatch settings -w desk
    """
    from trucewatch.cli.printing import print_json, print_table
    from trucewatch.workflow.model_settings import shown_model_settings
    from trucewatch.workflow.settings import read_settings
    from trucewatch.workflow.workspace import locate

    found = read_settings(locate(workspace))
    values: dict[str, object] = {
        "theatre": found.theatre,
        "synthetic": found.synthetic,
        "sources": ", ".join(found.sources),
        "watches": ", ".join(found.watches),
    }
    rows = [(name, value, found.origin[name]) for name, value in values.items()]
    rows += shown_model_settings(found.model, os.environ)
    if as_json:
        print_json({name: {"value": value, "from": source} for name, value, source in rows})
    else:
        print_table(("setting", "value", "from"), rows)


def _print_report(report: ImportReport) -> None:
    from trucewatch.cli.printing import print_table, say

    columns = ("file", "kind", "rows", "accepted", "rejected", "known before")
    rows = [
        (Path(f.path).name, f.kind, f.rows_read, f.accepted, f.rejected, f.known_rows)
        for f in report.files
    ]
    print_table(columns, rows)
    for result in report.files:
        for rejection in result.rejections[:_MOST_SHOWN]:
            place = [] if rejection.row is None else [f"row {rejection.row}"]
            place += [f"column {rejection.column}"] if rejection.column else []
            say(": ".join([result.path, *place, f"{rejection.reason} {rejection.remedy}"]))
        if len(result.rejections) > _MOST_SHOWN:
            say(f"{result.path}: {result.rejected} rows rejected; all of them with --json")
        for repair in result.repairs:
            say(f"{result.path}: {repair}")


def _language(word: str | None) -> Language | None:
    from trucewatch.vocabulary.errors import UsageError
    from trucewatch.vocabulary.language import Language

    if word is None:
        return None
    if word not in set(Language):
        raise UsageError(f"--lang {word!r} is not read; known are {', '.join(Language)}.")
    return Language(word)


def _progress() -> Callable[[Path, int], None] | None:
    """Return a one-line progress display, or None when nobody watches."""
    if not sys.stderr.isatty():
        return None

    def show(path: Path, rows: int) -> None:
        sys.stderr.write(f"\r\x1b[K{path.name}: {rows:,} rows\r")
        sys.stderr.flush()

    return show
