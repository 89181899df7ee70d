"""From words that say nothing happened to a finding (DOMAIN 6.8, example 2), by our own texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from assessment.test_worked_examples import a_sector_day
from text.building import a_document
from trucewatch.assessment.absence import Absence, absences
from trucewatch.assessment.grading import grade
from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.incidents.formation import form_incidents
from trucewatch.incidents.reports import from_absence, from_mention
from trucewatch.text.reading import read
from trucewatch.vocabulary.grade import GradedIncident, Occurrence
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.sector import Channel, Observability, State
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

SUNDAY, MONDAY = date(2031, 6, 8), date(2031, 6, 9)
KNOWN = datetime(2031, 6, 9, 12, tzinfo=UTC)
QUIET = {
    "en": "No shelling was recorded in Lyman on Sunday.",
    "de": "In Lyman wurde am Sonntag kein Beschuss registriert.",
    "uk": "У неділю в Лимані обстрілів не зафіксовано.",
    "ru": "В воскресенье в Лимане обстрелов не зафиксировано.",
}
SHELLED = "Six mortar shells hit Lyman on Sunday. A barn burned down."


def reports_of(text: str, language: str, paper: str) -> Iterator[Report]:
    """All that a paper's text reports, for and against."""
    spoken = Language(language)
    document = replace(a_document(text, language=spoken, dateline=MONDAY), id=paper, source=paper)
    source = Source(
        id=paper,
        title=paper,
        source_class=SourceClass.INDEPENDENT_MEDIA,
        reliability=Reliability.B,
    )
    reading = read(document, load_gazetteer("ukraine").find(text, spoken))
    made = [from_mention(document, source, one, KNOWN) for one in reading.incidents]
    made += [from_absence(document, source, one, KNOWN) for one in reading.absences]
    return (one for one in made if one is not None)


def judged(*texts: tuple[str, str]) -> list[GradedIncident]:
    """Grade what several papers print; each text in its language."""
    reports = [
        report
        for number, (language, text) in enumerate(texts)
        for report in reports_of(text, language, f"paper-{number}")
    ]
    return [grade(one, (), KNOWN) for one in form_incidents(reports, lambda _: "sector")]


def absent(share: float, graded: list[GradedIncident]) -> list[Absence]:
    """What is found not to have happened when a share of the sector was seen."""
    seen = Observability(
        channel=Channel.REPORTS, share=share, observed_hours=24 * share, reason="", basis={}
    )
    day = a_sector_day(SUNDAY, {Channel.REPORTS: seen})
    return list(absences(graded, [day], "Europe/Kyiv", KNOWN))


@pytest.mark.parametrize("language", sorted(QUIET))
def test_two_papers_that_saw_nothing_find_quiet_where_people_were_looking(language: str) -> None:
    """Two origins outside the parties make O3, in whatever language; not where nobody looked."""
    other = "de" if language == "en" else "en"
    graded = judged((language, QUIET[language]), (other, QUIET[other]))

    (found,) = absent(0.9, graded)
    assert (found.state, found.grade.value) == (State.QUIET_OBSERVED, Occurrence.O3)
    assert absent(0.2, graded) == []


def test_words_that_nothing_happened_make_no_incident_of_any_grade() -> None:
    """What did not happen stays O0 as an incident (D01)."""
    (silent,) = judged(("en", QUIET["en"]))

    assert silent.occurrence.value is Occurrence.O0
    assert all(report.denies for report in silent.incident.reports)


def test_one_paper_that_saw_shells_ends_the_finding_and_is_contested() -> None:
    """Against anybody's word there is no quiet; the contradiction is shown at the incident."""
    graded = judged(("en", SHELLED), ("de", QUIET["de"]))

    assert absent(0.9, graded) == []
    (shelled,) = (one for one in graded if one.occurrence.value > Occurrence.O0)
    assert "contested" in shelled.incident.flags
