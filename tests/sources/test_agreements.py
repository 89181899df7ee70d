"""Agreements and claimed totals: complaints name the line and say what to do."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.sources.limits import Raw
from trucewatch.sources.origins import aggregate_claims
from trucewatch.sources.origins.agreement_yaml import parse
from trucewatch.sources.passage import passage
from trucewatch.sources.source import Box, FileError, Intake
from trucewatch.vocabulary.errors import LimitError
from trucewatch.vocabulary.interval import Granularity
from trucewatch.vocabulary.statement import AggregateClaim

SAMPLES = Path(__file__).parent / "samples"
TRUCE = (SAMPLES / "agreement_yaml/truce.yaml").read_text(encoding="utf-8")


def test_windows_are_read_on_their_own_clock() -> None:
    """Moscow's 18:00 is 15:00 UTC; whole days keep their granularity and their last day."""
    russia, ukraine = parse(TRUCE.encode()).versions

    assert russia.window is not None
    assert russia.window.start_at == datetime(2031, 6, 19, 15, tzinfo=UTC)
    assert russia.window.hours == 30
    assert ukraine.window is not None
    assert ukraine.window.granularity is Granularity.DAY
    assert ukraine.window.hours == 48
    assert ukraine.terms[0].window == ukraine.window


@pytest.mark.parametrize(
    ("found", "instead", "complaint"),
    [
        ("stated_hours: 30", "stated_hours: 36", "line 15: stated_hours says 36, but .* are 30"),
        ("Europe/Moscow", "Europe/Mosco", "line 14: 'Europe/Mosco' is no time zone"),
        ("2031-06-21T00:00", "2031-06-19T00:00", "line 14: the window ends before it starts"),
        ("2031-06-19T18:00", "2031-06-19T18:00Z", "line 14: .* is not a local time"),
        ("kind: T1", "kind: T21", "line 17: kind 'T21' is not in the list"),
        ("bound: [russia]", "bound: [rusia]", "line 17: bound: 'rusia' is not in the list"),
        ("author: ukraine", "author: un", "line 19: author 'un' is not in the list"),
        ("acts: [I1]", "acts: [I9]", "line 24: acts: 'I9' is not in the list"),
        ("form: parallel", "from: parallel", "form is missing"),
        ("synthetic: true", "synthetic: yes!", "line 8: 'yes!' is neither true nor false"),
        ("purpose: holiday", "purpose: holiday\nhue: 1", "line 7: 'hue' is not a known field"),
        ("id: ukraine-1\n", "id: russia-1\n", "version id 'russia-1' is used twice"),
        ("titles: {en:", "titles: {fr:", "titles has no en"),
        ("parties: [russia, ukraine]", "parties: [", "line 6: "),
    ],
)
def test_a_mistake_is_named_with_its_line(found: str, instead: str, complaint: str) -> None:
    """Whoever writes by hand needs to know where."""
    assert found in TRUCE

    with pytest.raises(FileError, match=complaint):
        parse(TRUCE.replace(found, instead, 1).encode())


BOX = Box(west=22, south=41, east=50, north=56)
AREA = "kind: T1, areas: [{name: zone, ring: [[36, 50], [37, 50], [37, 51]]}]"


@pytest.mark.parametrize(
    ("found", "instead", "complaint", "remedy"),
    [
        ("kind: T1", AREA.replace("[36, 50]", "[6, 50]"), "line 17: .6, 50. lies", "Correct"),
        ("kind: T1", AREA.replace("[36, 50]", "[50, 36]"), "line 17: .50, 36. lies", "Exchange"),
        ("kind: T1", AREA.replace("[36, 50]", "[36, 500]"), "line 17: .*no place on", "degrees"),
        ("kind: T1", AREA.replace("[36, 50], ", ""), "line 17: area 'zone' has 2 corners", "three"),
        ("kind: T1", AREA.replace("[36, 50]", "[36]"), "line 17: a pair of numbers", "36.5"),
        ("kind: T1", "kind: T1, distance_km: -1", "line 17: distance_km is negative", "kilometres"),
        ("author: ukraine", "author: russia", "line 18: ukraine-1 overlaps russia-1", "supersedes"),
        ("kind: T1", "kind: T1, stated_hours: 20", "line 17: stated_hours says 20", "whole dates"),
    ],
)  # fmt: skip
def test_what_contradicts_itself_or_the_theatre_is_named_with_line_and_remedy(
    found: str, instead: str, complaint: str, remedy: str
) -> None:
    """Polygons outside, versions of one author that overlap, durations that contradict."""
    with pytest.raises(FileError, match=complaint) as caught:
        parse(TRUCE.replace(found, instead, 1).encode(), box=BOX)

    assert remedy in str(caught.value.remedy)


def test_a_later_version_by_the_same_author_is_fine_when_it_supersedes() -> None:
    """One current version per author and time."""
    text = TRUCE.replace("author: ukraine", "author: russia\n    supersedes: russia-1", 1)

    assert [version.author for version in parse(text.encode()).versions] == ["russia", "russia"]


def test_areas_contacts_and_commitments_are_read() -> None:
    """The whole schema: polygon, talks, a promise with its steps."""
    text = TRUCE.replace("kind: T1", AREA, 1) + BESIDE

    agreement = parse(text.encode(), box=BOX)

    (area,) = agreement.versions[0].terms[0].scope.areas
    assert (area.name, len(area.ring)) == ("zone", 3)
    assert agreement.contacts[0].between == ("russia", "ukraine")
    assert [step.stage.value for step in agreement.commitments[0].steps] == ["promised", "done"]


BESIDE = """
contacts:
  - {kind: talks, between: [russia, ukraine], on: 2031-06-18, text: They met, source: own}
commitments:
  - id: exchange
    kind: exchange
    by: russia
    to: ukraine
    text: 400 from each side
    promised_count: 400
    steps:
      - {stage: done, on: 2031-06-20, said_by: russia, count: 400, source: invented}
      - {stage: promised, on: 2031-06-18, said_by: russia, source: invented}
"""


def test_depth_is_limited_before_anything_is_built() -> None:
    """A file of brackets must not exhaust the stack."""
    with pytest.raises(LimitError, match="nested deeper than 16"):
        parse(b"a: " + b"[" * 5000)


def test_words_of_a_claimed_total_are_located_in_the_file() -> None:
    """The exact words can be cut from the archived bytes."""
    content = (SAMPLES / "aggregate_claims/totals.yaml").read_bytes()

    (outcome,) = aggregate_claims.read(Raw(content), Intake(name="t.yaml", sha256="0" * 64))

    (claim,) = outcome.records
    assert isinstance(claim, AggregateClaim)
    assert passage(content, claim.evidence.locator) == claim.words
    assert [part.subset_of for part in claim.components] == [None, "shellings", None]
    assert (claim.total, claim.cumulative, claim.components[2].at_least) == (120, True, True)
