"""Fusion measured on a user's own labels of real headlines; needs both beside the repository.

``TRUCEWATCH_FUSION_LABELS`` names a folder with ``pairs.csv`` (a, b, label, half) and, if
days were clustered, ``days.csv`` (row, day, cluster, half). A row is named by the month of
its file and its number there, counted from 0: ``v01-123``. Labels are same, different or
unsure; halves are seen and aside. Labels are made by reading and belong to whoever read.
"""

from __future__ import annotations

import csv
import hashlib
import os
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from datetime import time as clock
from functools import cache
from itertools import count
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from trucewatch.incidents.formation import form_incidents
from trucewatch.incidents.reports import from_dataset_row
from trucewatch.incidents.telling import telling
from trucewatch.text.headline import read_headline
from trucewatch.text.language_id import detect
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.interval import Interval, day_interval, instant
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

EVENTS = Path(__file__).parents[2].parent / "shared" / "data" / "events"
LABELS = Path(os.environ.get("TRUCEWATCH_FUSION_LABELS", "/nonexistent"))
ZONE = "Europe/Kyiv"
KNOWN = datetime(2026, 1, 1, tzinfo=UTC)
INDEX = Source(
    id="viina", title="VIINA", source_class=SourceClass.DATASET, reliability=Reliability.C
)
Same = Callable[[str, str], bool]

needs_rows = pytest.mark.skipif(
    not EVENTS.is_dir(), reason="the shared rows are not beside the repository"
)
needs_labels = pytest.mark.skipif(
    not (LABELS / "pairs.csv").is_file(),
    reason="TRUCEWATCH_FUSION_LABELS names no folder with pairs.csv",
)


@dataclass(frozen=True)
class Score:
    """Counts of pairs joined and kept apart, rightly and wrongly."""

    joined: int
    wrongly_joined: int
    missed: int
    apart: int

    @property
    def precision(self) -> float:
        """Share of joined pairs that are the same."""
        return self.joined / max(1, self.joined + self.wrongly_joined)

    @property
    def recall(self) -> float:
        """Share of same pairs that are joined."""
        return self.joined / max(1, self.joined + self.missed)

    @property
    def merged(self) -> float:
        """Share of different pairs that are joined."""
        return self.wrongly_joined / max(1, self.wrongly_joined + self.apart)


@cache
def rows() -> Mapping[str, DatasetRow]:
    """All rows of the four months by name."""
    found = {}
    for path in sorted(EVENTS.glob("viina_incidents_*.csv")):
        month = path.stem[-2:]
        with path.open(encoding="utf-8-sig", newline="") as stream:
            for number, row in enumerate(csv.DictReader(stream)):
                if row["headline"]:
                    found[f"v{month}-{number}"] = a_row(f"v{month}-{number}", row)
    return found


def a_row(name: str, row: Mapping[str, str]) -> DatasetRow:
    """Build one row."""
    lon, lat = float(row["lon"]), float(row["lat"])
    return DatasetRow(
        id=name,
        evidence=EvidenceRef(
            sha256=hashlib.sha256(name.encode()).hexdigest(), locator=Locator(row=0)
        ),
        dataset="viina",
        place=Place(
            id=None,
            name=row["place_name"] or f"{lat:.4f}, {lon:.4f}",
            position=Position(lon=lon, lat=lat),
            precision_m=2000.0,
        ),
        interval=when(datetime.fromisoformat(row["datetime"])),
        headline=row["headline"],
    )


def when(moment: datetime) -> Interval:
    """Midnight means that only the day is known."""
    if moment.time() == clock():
        return day_interval(moment.date(), ZONE)
    return instant(moment.replace(tzinfo=ZoneInfo(ZONE)).astimezone(UTC), ZONE)


@cache
def reports() -> Mapping[str, Report]:
    """The reports that the rows make, by name of the row."""
    found = {}
    for name, row in rows().items():
        language = detect(row.headline or "")
        reading = read_headline(row.headline or "", language)
        report = from_dataset_row(row, INDEX, reading, language, KNOWN)
        if isinstance(report, Report):
            found[name] = report
    return found


@cache
def incident_of() -> Mapping[str, str]:
    """Id of the incident that each row's report stands in."""
    incidents = form_incidents(tuple(reports().values()), lambda _: "sector")
    by_report = {report.id: one.id for one in incidents for report in one.reports}
    return {name: by_report[report.id] for name, report in reports().items()}


def pairs(half: str) -> Iterator[tuple[str, str, bool]]:
    """Labelled pairs of one half whose rows both make reports."""
    with (LABELS / "pairs.csv").open(encoding="utf-8", newline="") as stream:
        for row in csv.DictReader(stream):
            sure = row["half"] == half and row["label"] != "unsure"
            if sure and row["a"] in reports() and row["b"] in reports():
                yield row["a"], row["b"], row["label"] == "same"


def score(half: str, same: Same) -> Score:
    """Count what a way to join gets right."""
    counts = dict.fromkeys(((True, True), (True, False), (False, True), (False, False)), 0)
    for one, other, truth in pairs(half):
        counts[same(one, other), truth] += 1
    return Score(
        joined=counts[True, True],
        wrongly_joined=counts[True, False],
        missed=counts[False, True],
        apart=counts[False, False],
    )


def ours(one: str, other: str) -> bool:
    """Join what formation joins."""
    return incident_of()[one] == incident_of()[other]


def same_place_and_day(one: str, other: str) -> bool:
    """Join by place and day alone."""
    first, second = rows()[one], rows()[other]
    days = {each.interval.start_local.date() for each in (first, second)}
    return len(days) == 1 and first.place.position == second.place.position


def same_words(one: str, other: str) -> bool:
    """Join where half of the shorter line's telling words and names stand in the other."""
    first, second = (telling(rows()[each].headline or "") for each in (one, other))
    mine, theirs = first.stems | first.names, second.stems | second.names
    return len(mine & theirs) >= 0.5 * max(1, min(len(mine), len(theirs)))


def b_cubed(gold: Mapping[str, str], found: Mapping[str, str]) -> tuple[float, float, float]:
    """Precision, recall and F1 of a clustering, averaged over the rows."""
    together: dict[str, set[str]] = defaultdict(set)
    joined: dict[str, set[str]] = defaultdict(set)
    for row in gold:
        together[gold[row]].add(row)
        joined[found[row]].add(row)
    shared = {row: len(together[gold[row]] & joined[found[row]]) for row in gold}
    precision = sum(shared[row] / len(joined[found[row]]) for row in gold) / len(gold)
    recall = sum(shared[row] / len(together[gold[row]]) for row in gold) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def days(half: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Days of one half with the cluster of each row that makes a report."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    if (LABELS / "days.csv").is_file():
        with (LABELS / "days.csv").open(encoding="utf-8", newline="") as stream:
            for row in csv.DictReader(stream):
                if row["half"] == half and row["row"] in reports():
                    found[row["day"]][row["row"]] = row["cluster"]
    yield from found.items()


@needs_rows
@needs_labels
@pytest.mark.parametrize("half", ["seen", "aside"])
def test_pairs_are_joined_better_than_by_place_and_day_or_by_words(half: str) -> None:
    """Precision and recall above both baselines, few pairs wrongly merged."""
    found = score(half, ours)
    baselines = [score(half, same_place_and_day), score(half, same_words)]
    for name, one in zip(("ours", "place+day", "words"), (found, *baselines), strict=True):
        print(f"{half} {name}: {one} {one.precision:.3f} {one.recall:.3f} {one.merged:.3f}")  # noqa: T201

    assert found.precision >= 0.91
    assert found.recall >= 0.83
    assert found.merged <= 0.05
    assert all(found.precision > one.precision for one in baselines)
    assert all(found.recall > one.recall for one in baselines)


@needs_rows
@needs_labels
@pytest.mark.parametrize("half", ["seen", "aside"])
def test_whole_days_are_clustered_as_by_reading(half: str) -> None:
    """B-cubed F1 of every day that was clustered by reading."""
    for day, gold in days(half):
        found = {row: incident_of()[row] for row in gold}
        place = {row: str(rows()[row].place.position) for row in gold}
        print(day, len(gold), b_cubed(gold, found), "place", b_cubed(gold, place))  # noqa: T201

        assert b_cubed(gold, found)[2] >= 0.88


@needs_rows
def test_thirty_thousand_real_reports_take_at_most_twenty_seconds() -> None:
    """Four months listed three times over, a year apart, formed in one go."""
    number = count()
    many = [
        shifted(report, years, next(number)) for years in range(4) for report in reports().values()
    ][:30_000]

    start = time.process_time()
    incidents = form_incidents(many, lambda _: "sector")
    seconds = time.process_time() - start
    print(f"{len(many)} reports, {len(incidents)} incidents, {seconds:.1f} s")  # noqa: T201

    assert sum(len(one.reports) for one in incidents) == 30_000
    assert seconds <= 20


def shifted(report: Report, years: int, number: int) -> Report:
    """The same report some years later, under another id."""

    def later(moment: datetime) -> datetime:
        return moment.replace(year=moment.year + 1 + years)

    interval = replace(
        report.interval,
        start_at=later(report.interval.start_at),
        end_at=later(report.interval.end_at),
    )
    return replace(
        report, id=f"rep-{number}", interval=interval, published_at=later(report.published_at)
    )
