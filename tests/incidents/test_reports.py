"""Reports: whose words they are, when they speak about, and what makes none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from incidents.building import DAY, KYIV, TOWN
from trucewatch.incidents.reports import (
    denial_in_mention,
    from_dataset_row,
    from_field_report,
    from_mention,
)
from trucewatch.vocabulary.detection import DatasetRow, FieldReport
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator, Span
from trucewatch.vocabulary.incident import Facets, IncidentType, RejectedReport, Report
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reading import HeadlineReading, IncidentMention
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

KNOWN = datetime(2031, 6, 20, tzinfo=UTC)
TEXT = "Shells hit Town, the General Staff said."
PAPER = Source(
    id="paper",
    title="Paper",
    source_class=SourceClass.INDEPENDENT_MEDIA,
    reliability=Reliability.B,
)
INDEX = Source(
    id="index", title="Index", source_class=SourceClass.DATASET, reliability=Reliability.C
)
EVIDENCE = EvidenceRef(sha256="b" * 64)
DOCUMENT = Document(
    id="doc-1",
    evidence=EVIDENCE,
    text=TEXT,
    language=Language.EN,
    source="paper",
    dateline=DAY,
    zone=KYIV,
)
MENTION = IncidentMention(
    span=Span(begin=0, end=15, text=TEXT[:15]),
    incident_type=IncidentType.ARTILLERY,
    place=PlaceMention(
        span=Span(begin=11, end=15, text=TEXT[11:15]), place=TOWN, score=1.0, rule="exact"
    ),
    interval=day_interval(DAY, KYIV),
    actor=None,
    reported_by=("General Staff",),
    reporter_side="ukraine",
    rule="test",
)
ROW = DatasetRow(
    id="row-1",
    evidence=EvidenceRef(sha256="c" * 64, locator=Locator(row=4)),
    dataset="index",
    place=TOWN,
    interval=day_interval(DAY, KYIV),
    headline="Shells hit Town",
)
HEADLINE = HeadlineReading(
    kinetic=True,
    incident_type=IncidentType.ARTILLERY,
    facets=Facets(),
    speaker=None,
    speaker_side=None,
    denies=False,
    aspect="event",
    rule="test",
)


def test_a_party_quoted_by_a_paper_speaks_for_itself() -> None:
    """The class is that of whoever stands behind the words, not of who printed them."""
    report = from_mention(DOCUMENT, PAPER, MENTION, KNOWN)

    assert report is not None
    assert (report.source_class, report.side) == (SourceClass.PARTY, "ukraine")
    assert (report.source, report.speaker) == ("paper", "General Staff")
    assert report.reliability is Reliability.D


def test_an_article_that_names_nobody_speaks_for_itself() -> None:
    """Without a speaker the paper's own class stands."""
    mention = replace(MENTION, reported_by=("media",), reporter_side=None)

    report = from_mention(DOCUMENT, PAPER, mention, KNOWN)

    assert report is not None
    assert (report.source_class, report.speaker) == (SourceClass.INDEPENDENT_MEDIA, None)


@pytest.mark.parametrize(
    ("speaker", "expected"),
    [
        ("IAEA", SourceClass.MONITOR),
        ("the mayor", SourceClass.LOCAL_AUTHORITY),
        ("a person nobody knows", SourceClass.UNKNOWN),
        ("Генштаб", SourceClass.UNKNOWN),
    ],
)
def test_a_speaker_without_a_side_is_placed_by_the_name_alone(
    speaker: str, expected: SourceClass
) -> None:
    """Who cannot be placed is unknown, which is not the same as outside the parties."""
    mention = replace(MENTION, reported_by=(speaker,), reporter_side=None)

    report = from_mention(DOCUMENT, PAPER, mention, KNOWN)

    assert report is not None
    assert report.source_class is expected


@pytest.mark.parametrize("name", ["a Wire correspondent", "кореспондент", "корреспондент «Газеты»"])
def test_a_correspondent_is_the_papers_own_eye(name: str) -> None:
    """A paper that reports what its correspondent saw speaks for itself, and observed."""
    mention = replace(MENTION, reported_by=(name,), reporter_side=None)

    report = from_mention(DOCUMENT, PAPER, mention, KNOWN)

    assert report is not None
    assert (report.source_class, report.speaker) == (SourceClass.INDEPENDENT_MEDIA, None)
    assert report.direct


def test_the_words_of_a_report_stand_where_its_evidence_points() -> None:
    """Every report leads back to the archived words."""
    report = from_mention(DOCUMENT, PAPER, MENTION, KNOWN)

    assert report is not None
    locator = report.evidence.locator
    assert TEXT[locator.begin : locator.end] == report.words


def test_news_without_a_time_speaks_about_the_last_day() -> None:
    """A missing time becomes a span from the day before the dateline to its end."""
    report = from_mention(DOCUMENT, PAPER, replace(MENTION, interval=None), KNOWN)

    assert report is not None
    assert report.interval.hours == 48
    assert report.interval.end_at == day_interval(DAY, KYIV).end_at


def test_a_mention_without_a_place_or_any_date_makes_no_report() -> None:
    """What is unknown is left out, never filled in."""
    undated = replace(DOCUMENT, dateline=None)

    assert from_mention(DOCUMENT, PAPER, replace(MENTION, place=None), KNOWN) is None
    assert from_mention(undated, PAPER, replace(MENTION, interval=None), KNOWN) is None


def test_a_denial_in_the_same_text_is_a_report_of_its_own() -> None:
    """Whoever is named as responsible and denies it denies for that side."""
    mention = replace(MENTION, actor="russia", denied_by="Ministry of Defence")

    denial = denial_in_mention(DOCUMENT, PAPER, mention, KNOWN)

    assert denial is not None
    assert (denial.denies, denial.side, denial.responsible) == (True, "russia", None)
    assert denial_in_mention(DOCUMENT, PAPER, MENTION, KNOWN) is None


def test_a_row_is_a_relay_and_never_an_outlet_of_its_own() -> None:
    """Rows of event data sets are reports of unknown lineage."""
    report = from_dataset_row(ROW, INDEX, HEADLINE, Language.EN, KNOWN)

    assert isinstance(report, Report)
    assert report.source_class is SourceClass.MEDIA_RELAY
    assert report.evidence == ROW.evidence


@pytest.mark.parametrize(
    ("reading", "headline", "reason"),
    [
        (HEADLINE, None, "no_words"),
        (replace(HEADLINE, kinetic=False, incident_type=None), "Talks", "not_kinetic"),
        (replace(HEADLINE, aspect="aggregate"), "Hundreds a day", "not_an_event_aggregate"),
    ],
)
def test_a_row_that_reports_no_event_is_rejected_with_its_reason(
    reading: HeadlineReading, headline: str | None, reason: str
) -> None:
    """Nothing is dropped in silence."""
    rejected = from_dataset_row(replace(ROW, headline=headline), INDEX, reading, None, KNOWN)

    assert isinstance(rejected, RejectedReport)
    assert rejected.reason == reason


def test_a_headline_is_too_short_for_an_admission() -> None:
    """A side that is speaker and actor at once is not taken for responsible."""
    reading = replace(HEADLINE, speaker="Генштаб", speaker_side="ukraine", actor="ukraine")

    report = from_dataset_row(ROW, INDEX, reading, None, KNOWN)

    assert isinstance(report, Report)
    assert report.responsible is None


def test_an_observer_who_recorded_nothing_reports_no_incident() -> None:
    """Looking and recording nothing is coverage, not an incident."""
    watch = FieldReport(
        id="f-1",
        evidence=EVIDENCE,
        observer="crane",
        observer_position=None,
        place=TOWN,
        interval=day_interval(date(2031, 6, 12), KYIV),
        means="heard",
        nothing_recorded=True,
        minutes_observed=45,
    )
    heard = replace(watch, nothing_recorded=False, incident_type=IncidentType.ARTILLERY)

    assert from_field_report(watch, PAPER) is None
    report = from_field_report(heard, PAPER)
    assert report is not None
    assert report.direct
