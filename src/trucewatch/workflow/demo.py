"""The demonstration end to end: invented post in, published reports out."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from itertools import groupby
from pathlib import Path

from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.intake import FileResult
from trucewatch.workflow import scenario
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.publishing import PublishOrder, publishing
from trucewatch.workflow.scenario.timetable import EDITION_BEFORE, REPORT_DAY, THEATRE
from trucewatch.workflow.settings import FILE as SETTINGS_FILE
from trucewatch.workflow.workspace import Workspace

EDITIONS = (EDITION_BEFORE, REPORT_DAY)
CLOSING_HOUR = 21
"""UTC hour at which an edition closes: midnight in Kyiv in summer."""
NOUNS = {
    "dated_areas": "control maps",
    "news_json": "documents",
    "firms": "heat detections",
    "cloud_hourly": "hours of cloud",
    "viina": "index rows",
    "field_reports": "field reports",
    "aggregate_claims": "claimed totals",
    "agreement_yaml": "agreement with two versions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoResult:
    """The demonstration as built.

    Attributes:
        workspace: Its workspace.
        reports: Folder of the published files.
        report_files: All published files, in order of publication.
        headline: The newest edition's sentence, in English.
        figure: Id of a number in that sentence.
        loaded: What was taken in, in words.
    """

    workspace: Path
    reports: Path
    report_files: tuple[Path, ...]
    headline: str
    figure: str
    loaded: str


def build_demo(directory: Path) -> DemoResult:
    """Build the demonstration's workspace below a directory and publish two editions.

    The edition of 8 June is made as it would have been made that evening; what arrives
    afterwards shows as corrections in the edition of 9 June.
    """
    deliveries = scenario.build(directory / "post")
    # The pages of the first edition are still being written while the second is composed.
    with _workspace(directory / "workspace") as workspace, ExitStack() as still_writing:
        reports = workspace.directory / "reports"
        taken: list[FileResult] = []
        published: list[Path] = []
        waiting = list(deliveries)
        for day in EDITIONS:
            closing = closing_time(day)
            due = [each for each in waiting if each.received_at <= closing]
            waiting = [each for each in waiting if each.received_at > closing]
            taken += _take_in(workspace, due)
            order = PublishOrder(day=day, out=reports, asof=closing)
            published += still_writing.enter_context(publishing(workspace, order))
    headline, figure = _headline(reports / f"{REPORT_DAY}.json")
    return DemoResult(
        workspace=workspace.directory,
        reports=reports,
        report_files=tuple(published),
        headline=headline,
        figure=figure,
        loaded=_in_words(taken),
    )


def closing_time(day: date) -> datetime:
    """Return the moment (aware UTC) at which the edition of a day closes.

    >>> closing_time(date(2031, 6, 9)).isoformat()
    '2031-06-09T21:00:00+00:00'
    """
    return datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=CLOSING_HOUR)


def _workspace(directory: Path) -> Workspace:
    """Make the workspace; instruments get names that credit no real publisher."""
    Workspace.create(directory, THEATRE, synthetic=True).close()
    instruments = files(scenario).joinpath("papers/instruments.toml").read_text(encoding="utf-8")
    with (directory / SETTINGS_FILE).open("a", encoding="utf-8") as settings:
        settings.write(f"\n{instruments}")
    return Workspace.open(directory)


def _take_in(workspace: Workspace, deliveries: Sequence[scenario.Delivery]) -> list[FileResult]:
    results: list[FileResult] = []
    for received_at, post in groupby(deliveries, key=lambda each: each.received_at):
        options = AddOptions(received_at=received_at, by="demo")
        results += add(workspace, [each.path for each in post], options).files
    refused = [(result, result.rejections[0]) for result in results if result.rejections]
    for result, rejection in refused:
        raise InputError(
            f"the demonstration's own {result.path} was refused: {rejection.reason}",
            remedy=rejection.remedy,
            row=rejection.row,
            column=rejection.column,
            value=rejection.value,
        )
    return results


def _in_words(taken: Sequence[FileResult]) -> str:
    rows: Counter[str] = Counter()
    for result in taken:
        rows[result.kind or ""] += result.accepted
    return ", ".join(f"{rows[kind]:,} {noun}" for kind, noun in NOUNS.items() if rows[kind])


def _headline(edition_file: Path) -> tuple[str, str]:
    edition = json.loads(edition_file.read_text(encoding="utf-8"))
    return edition["headline"]["en"], edition["headline_figures"][0]
