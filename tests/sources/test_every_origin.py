"""What holds for every source in ``origins/``; a newcomer is held to the same rules."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from trucewatch.sources.catalogue import OriginReader, catalogue, recognise
from trucewatch.sources.limits import Raw
from trucewatch.sources.passage import passage
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Box, Intake, Outcome
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.source import Source

SAMPLES = Path(__file__).parent / "samples"
DOCUMENTATION = Path(__file__).parents[2] / "docs" / "reference" / "sources.md"
REFUSES = {"reference_tables"}
"""Knows files in order to refuse them by name; has no sample that could be read."""


SAMPLED = [
    (origin, path)
    for origin in catalogue()
    for path in sorted((SAMPLES / origin.spec.name).glob("*"))
]


def _named(pair: object) -> str:
    return pair.name if isinstance(pair, Path) else ""


def read_sample(origin: OriginReader, path: Path) -> list[Outcome]:
    """Read a sample as it would be read in a workspace of the theatre."""
    content = path.read_bytes()
    intake = Intake(
        name=path.name,
        sha256=hashlib.sha256(content).hexdigest(),
        zone="Europe/Kyiv",
        box=Box(west=22, south=41, east=50, north=56),
    )
    return list(origin.read(Raw(content), intake))


@pytest.mark.parametrize("origin", catalogue(), ids=lambda origin: origin.spec.name)
def test_every_source_has_a_sample_and_a_line_in_the_documentation(origin: OriginReader) -> None:
    """A source that nobody can try or read about does not exist for its users."""
    name = origin.spec.name

    assert name in REFUSES or any((SAMPLES / name).iterdir())
    assert f"`{name}`" in DOCUMENTATION.read_text(encoding="utf-8")


@pytest.mark.parametrize(("origin", "path"), SAMPLED, ids=_named)
def test_a_sample_is_recognised_by_its_source_and_by_no_other(
    origin: OriginReader, path: Path
) -> None:
    """Signatures do not overlap, so the order of asking does not matter."""
    head = path.read_bytes()[:65536]
    claimed = [
        other.spec.name
        for other in catalogue()
        if other.recognises(Head(path.name, head)) and not other.spec.last_resort
    ]

    assert recognise(path.name, head) == origin
    assert claimed == ([] if origin.spec.last_resort else [origin.spec.name])


@pytest.mark.parametrize(("origin", "path"), SAMPLED, ids=_named)
def test_every_row_of_a_sample_is_taken(origin: OriginReader, path: Path) -> None:
    """Samples are good material; reading them rejects nothing."""
    outcomes = read_sample(origin, path)

    assert outcomes
    assert [outcome.refused for outcome in outcomes if outcome.refused] == []


@pytest.mark.parametrize(("origin", "path"), SAMPLED, ids=_named)
def test_every_record_can_be_followed_back_to_archived_bytes(
    origin: OriginReader, path: Path
) -> None:
    """A record names the hash of the file, or of a piece derived from it, and a place in it."""
    pieces = {hashlib.sha256(path.read_bytes()).hexdigest(): path.read_bytes()}
    outcomes = read_sample(origin, path)
    for outcome in outcomes:
        for derived in outcome.derived:
            pieces[hashlib.sha256(derived.content).hexdigest()] = derived.content

    records = [record for outcome in outcomes for record in outcome.records]

    for record in records:
        if not isinstance(record, Source | Agreement):  # these stand on the file as a whole
            assert passage(pieces[record.evidence.sha256], record.evidence.locator) is not None


@pytest.mark.parametrize(("origin", "path"), SAMPLED, ids=_named)
def test_reading_twice_gives_the_same_records(origin: OriginReader, path: Path) -> None:
    """Ids stem from content and place, never from chance."""
    assert read_sample(origin, path) == read_sample(origin, path)


@pytest.mark.parametrize(("origin", "path"), SAMPLED, ids=_named)
def test_ids_within_a_sample_are_unique(origin: OriginReader, path: Path) -> None:
    """Two rows never become revisions of one another by accident."""
    ids = [
        (type(record).__name__, record.id)
        for outcome in read_sample(origin, path)
        for record in outcome.records
        if not isinstance(record, Source)
    ]

    assert len(ids) == len(set(ids))
