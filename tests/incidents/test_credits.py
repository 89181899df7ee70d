"""Credits: an agency's story is one voice in every paper and language."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from incidents.building import DAY, KYIV, PUBLISHED, TOWN, a_party_report, a_report, heat
from trucewatch.assessment.grading import grade
from trucewatch.incidents.credits import credits_of, outlet_key
from trucewatch.incidents.formation import form_incidents
from trucewatch.incidents.origins import group
from trucewatch.incidents.reports import from_mention
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Span
from trucewatch.vocabulary.incident import IncidentType, Report
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.quantity import Count, CountUnit
from trucewatch.vocabulary.reading import IncidentMention
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

STORIES = {
    Language.DE: (
        "Stadt (Steppe Wire) – Sieben Granaten trafen am Morgen den Speicher.",
        "Sieben Granaten trafen den Speicher der Stadt, wie die Agentur Steppe Wire meldet.",
        "Sieben Granaten trafen den Speicher.\nQuelle: Steppe Wire",
    ),
    Language.EN: (
        "TOWN (Steppe Wire) - Seven shells hit the grain store on Thursday morning.",
        "Seven shells hit the grain store, a Steppe Wire correspondent reported.",
        "Seven shells hit the grain store, the news agency Steppe Wire said.",
    ),
    Language.RU: (
        "Город (Steppe Wire). Семь снарядов попали в склад зерна утром.",
        "Семь снарядов попали в склад зерна, передаёт Steppe Wire.",
        "В склад зерна попали семь снарядов, сообщает агентство «Steppe Wire».",
    ),
    Language.UK: (
        "Місто (Steppe Wire). Сім снарядів влучили у зерносховище вранці.",
        "Сім снарядів влучили у зерносховище, як передає агенція Steppe Wire.",
        "У зерносховище влучили сім снарядів, повідомив кореспондент агенції Steppe Wire.",
    ),
}
AGENCY = Source(
    id="steppe-wire",
    title="Steppe Wire",
    source_class=SourceClass.INDEPENDENT_MEDIA,
    reliability=Reliability.B,
)


def printed(number: int, source: Source | None = None) -> Report:
    """Build the report of a paper that prints the agency's story in one of its wordings."""
    languages = list(STORIES)
    language = languages[number % len(languages)]
    stories = STORIES[language]
    text = stories[number // len(languages) % len(stories)]
    paper = source or replace(AGENCY, id=f"paper-{number}", title=f"Paper {number}")
    document = Document(
        id=f"doc-{number}",
        evidence=EvidenceRef(sha256=f"{number:064d}"),
        text=text,
        language=language,
        source=paper.id,
        published_at=PUBLISHED + timedelta(minutes=number),
        zone=KYIV,
    )
    report = from_mention(document, paper, a_mention(text), PUBLISHED)
    assert report is not None
    return report


def a_mention(text: str) -> IncidentMention:
    """Build the mention that the whole text makes, without a speaker."""
    return IncidentMention(
        span=Span(begin=0, end=len(text), text=text),
        incident_type=IncidentType.ARTILLERY,
        place=PlaceMention(span=Span(begin=0, end=0, text=""), place=TOWN, score=1.0, rule="test"),
        interval=day_interval(DAY, KYIV),
        actor=None,
        reported_by=("media",),
        count=Count(low=7, high=7, unit=CountUnit.PROJECTILE),
        rule="test",
    )


@pytest.mark.parametrize("text", [text for texts in STORIES.values() for text in texts])
def test_every_way_to_credit_an_agency_is_read(text: str) -> None:
    """Brackets after the place, a source line, a clause: in four languages alike."""
    assert {outlet_key(name) for name in credits_of(text, 0, 10)} == {outlet_key("Steppe Wire")}


@pytest.mark.parametrize(
    "text",
    [
        "Генштаб повідомив, що село обстріляли.",
        "The mayor said shells hit the grain store (pictured).",
        "Die Behörden meldeten sieben Einschläge.",
        "В министерстве сообщили о семи снарядах.",
    ],
)
def test_a_body_that_speaks_is_not_credited_as_an_outlet(text: str) -> None:
    """Speakers are read elsewhere; a credit names an outlet."""
    assert credits_of(text, 0, 10) == ()


def test_fifty_prints_in_four_languages_are_one_origin_and_raise_no_grade() -> None:
    """D02: reprint inflation changes nothing; the agency's own item is among them."""
    alone = [printed(0, AGENCY)]
    inflated = alone + [printed(number) for number in range(1, 51)]

    (once,), (often,) = (form_incidents(each, lambda _: "s") for each in (alone, inflated))

    assert len(often.reports) == 51
    assert (len(once.origins), len(often.origins)) == (1, 1)
    assert _grades(alone) == _grades(inflated)


@pytest.mark.parametrize(
    "beside",
    [
        a_party_report("russia"),
        a_party_report("ukraine", denies=True),
        a_report("own"),
        heat(),
    ],
)
def test_prints_raise_no_grade_beside_other_evidence(beside: Report) -> None:
    """A copy never raises a grade, whatever else is known."""
    few = [beside, printed(0, AGENCY)]
    many = few + [printed(number) for number in range(1, 51)]

    assert _grades(few) == _grades(many)


def test_papers_that_credit_one_agency_are_one_origin_without_its_own_item() -> None:
    """What the papers took over is one story even when nobody has the original."""
    assert len(group([printed(number) for number in range(1, 9)])) == 1


def test_a_source_that_is_named_as_the_speaker_is_cited() -> None:
    """The words "according to X" cite X where X is an outlet."""
    told = a_report("b", speaker="Steppe Wire", source_class=SourceClass.UNKNOWN)

    assert len(group([printed(0, AGENCY), told])) == 1


def test_what_the_own_correspondent_saw_is_not_the_voice_of_whom_the_paper_quotes() -> None:
    """Direct observation stands apart from a party quoted in the same text."""
    seen = a_report("a", document="doc-1", direct=True)
    quoted = a_party_report("russia", "b", document="doc-1")

    assert len(group([seen, quoted])) == 2


def test_a_denial_printed_by_the_reporting_paper_contests_the_incident() -> None:
    """The reader learns from the flag what the paper says itself, for either side."""
    for side in ("russia", "ukraine"):
        denial = a_party_report(side, denies=True, document="doc-a")
        (incident,) = form_incidents([a_report("a"), denial], lambda _: "s")

        assert "contested" in incident.flags


def _grades(reports: list[Report]) -> list[tuple[str, str]]:
    graded = [grade(each, (), PUBLISHED) for each in form_incidents(reports, lambda _: "s")]
    return [(each.occurrence.value.name, each.attribution.value.name) for each in graded]
