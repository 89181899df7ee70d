"""What the report says about its own numbers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from report.builders import findings
from trucewatch.report.compose import compose
from trucewatch.report.printing import plain_printer
from trucewatch.vocabulary.edition import Bullets, Edition
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.track_record import Coming, Foretold, TrackRecord

RECORD = TrackRecord(
    least_days=14,
    foretold=Foretold(
        days=30,
        first=date(2025, 2, 1),
        last=date(2025, 3, 2),
        cells=480,
        coverage={0.5: 0.52, 0.8: 0.79, 0.95: 0.94},
        brier=0.123,
        brier_usual=0.201,
        log_score=-1.234,
    ),
    foretold_days=30,
    revised={24: 0.17, 72: 0.06, 336: 0.01},
    complete_days=20,
    coming=Coming(so_far=41, median=6.0, low=2.0, high=13.0, level=0.9, days=20),
)


def told(edition: Edition, language: Language) -> str:
    """All bullets of the section that says who could look."""
    (section,) = (one for one in edition.sections if one.id == "observability")
    printer = plain_printer(edition, language)
    lists = [block.items for block in section.blocks if isinstance(block, Bullets)]
    return " ".join(printer.inline(item) for items in lists for item in items)


@pytest.mark.parametrize("language", Language)
def test_coverage_revisions_and_late_reports_stand_in_the_report(language: Language) -> None:
    """Every number of the record is a figure and is printed in each language."""
    words = told(compose(findings(track=RECORD)), language)

    for number in ("480", "52", "79", "94", "17", "336", "41", "13"):
        assert number in words


def test_too_few_days_are_said_to_be_too_few() -> None:
    """Without enough days nothing is claimed; how many there are and are needed is told."""
    young = replace(RECORD, foretold=None, foretold_days=5, revised={}, coming=None)

    edition = compose(findings(track=young))

    assert told(edition, Language.EN).count("too few") == 3
    assert "f/2031-06-12/all/track-coverage-80" not in edition.figures


@pytest.mark.parametrize("language", Language)
def test_scores_in_hindsight_are_named_as_such(language: Language) -> None:
    """They stand beside the sentence that too few days were looked at as they happened."""
    young = replace(
        RECORD,
        foretold=None,
        foretold_days=5,
        revised={},
        hindcast=replace(RECORD.foretold, days=9, cells=171) if RECORD.foretold else None,
        early=(0.11, 6),
    )

    edition = compose(findings(track=young))

    words = told(edition, language)
    for number in ("171", "9", "79", "11", "6"):
        assert number in words
    names = [name for name in edition.figures if "track-then-coverage" in name]
    assert len(names) == 3
    assert edition.figures["f/2031-06-12/all/track-days"].value == 5


def test_numbers_of_the_record_are_never_corrected_later() -> None:
    """They say how things stood when the edition was made."""
    figures = compose(findings(track=RECORD)).figures

    own = [figure for name, figure in figures.items() if "/track-" in name]
    assert own
    assert all(figure.momentary for figure in own)
    assert not figures["f/2031-06-12/all/corroborated"].momentary
