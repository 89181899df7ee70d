"""What holds for every published report, held against the demonstration's."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from demo.conftest import Built
from report.page import Page
from trucewatch.report.trace import trace
from trucewatch.sources.passage import passage
from trucewatch.vocabulary.evidence import Locator
from trucewatch.vocabulary.language import Language
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.demo import build_demo, closing_time
from trucewatch.workflow.publishing import PublishOrder, compose_day, publish_day
from trucewatch.workflow.workspace import Workspace

EVE, DAY = date(2031, 6, 8), date(2031, 6, 9)


def page(built: Built, language: Language) -> Page:
    """The report day's page in a language."""
    path = built.result.reports / f"{DAY}.{language}.html"
    return Page(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize("language", Language)
def test_every_number_of_the_page_leads_to_its_records(built: Built, language: Language) -> None:
    """No digit stands outside figures, times, quotations, codes and names; all links lead on."""
    read = page(built, language)

    assert not [text for text in read.outside if any(letter.isdecimal() for letter in text)]
    assert sorted(set(read.targets) - set(read.ids)) == []
    assert len(read.numbers) > 100


@pytest.mark.parametrize("language", Language)
def test_page_and_json_carry_the_same_numbers(built: Built, language: Language) -> None:
    """The set of numbers in the page is the set of numbers in the JSON, as printed."""
    figures = built.editions[DAY]["figures"].values()

    assert set(page(built, language).numbers) == {each["printed"][language] for each in figures}


def test_spans_cut_from_archived_bytes_are_the_quoted_words(built: Built) -> None:
    """Every span of every incident figure is found at its offsets in the archived file."""
    names = [name for name in built.editions[DAY]["figures"] if name.endswith("/corroborated")]
    with Workspace.open(built.result.workspace) as workspace:
        edition = compose_day(workspace, DayRequest(day=DAY, asof=closing_time(DAY)))
        spans = [span for name in names for span in trace(edition, name)["spans"]]
        quoted = [span for span in spans if span.get("begin") is not None]
        cut = [
            passage(
                workspace.archive.read(span["sha256"]),
                Locator(begin=span["begin"], end=span["end"]),
            )
            for span in quoted
        ]

    assert quoted
    assert cut == [span["text"] for span in quoted]


def test_publishing_again_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """The same inputs as of the same time give the same files."""
    with Workspace.open(built.result.workspace) as workspace:
        order = PublishOrder(day=DAY, out=tmp_path, asof=closing_time(DAY))
        written = publish_day(workspace, order)

    before = {path.name: path.read_bytes() for path in built.result.report_files}
    assert {path.name: path.read_bytes() == before[path.name] for path in written} == {
        path.name: True for path in written
    }


def test_building_it_all_again_gives_the_same_bytes(built: Built, tmp_path: Path) -> None:
    """Two workspaces fed the same material publish the same JSON and HTML."""
    again = build_demo(tmp_path)

    names = [path.name for path in built.result.report_files]
    assert [path.name for path in again.report_files] == names
    for first, second in zip(built.result.report_files, again.report_files, strict=True):
        assert first.read_bytes() == second.read_bytes(), first.name


def test_an_earlier_asof_gives_the_earlier_number(built: Built) -> None:
    """Before the late report arrived, fewer incidents of 8 June were corroborated."""
    name = f"f/{EVE}/all/corroborated"
    late = datetime(2031, 6, 10, tzinfo=UTC)
    with Workspace.open(built.result.workspace) as workspace:
        then = compose_day(workspace, DayRequest(day=EVE, asof=closing_time(EVE))).figures[name]
        now = compose_day(workspace, DayRequest(day=EVE, asof=late)).figures[name]

    printed = json.loads((built.result.reports / f"{EVE}.json").read_text())["figures"][name]
    assert then.value == printed["value"]
    assert now.value > then.value


def test_material_that_arrives_later_changes_nothing_before_it(built: Built) -> None:
    """As of the evening of 8 June the report is what it was, byte for byte."""
    with Workspace.open(built.result.workspace) as workspace:
        again = publish_day(
            workspace,
            PublishOrder(
                day=EVE, out=built.result.reports.parent / "again", asof=closing_time(EVE)
            ),
        )

    for path in again:
        assert path.read_bytes() == (built.result.reports / path.name).read_bytes(), path.name
