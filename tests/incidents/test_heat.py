"""Heat: clusters of one pass, never pixels."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.incidents.reports import thermal_clusters
from trucewatch.vocabulary.detection import Detection
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.incident import ItemType
from trucewatch.vocabulary.interval import instant
from trucewatch.vocabulary.place import Position

PASS = datetime(2031, 6, 12, 0, 40, tzinfo=UTC)


def seen(
    number: int, *, east_m: float = 0.0, minutes: float = 0, satellite: str = "N20"
) -> Detection:
    """Build a detection so many metres east of a point, so many minutes after a pass began."""
    return Detection(
        id=f"d{number}",
        evidence=EvidenceRef(sha256="e" * 64, locator=Locator(row=number)),
        position=Position(lon=37.5 + east_m / 73_680, lat=48.5),
        seen=instant(PASS + timedelta(minutes=minutes), "UTC"),
        satellite=satellite,
    )


def test_pixels_of_one_fire_are_one_cluster() -> None:
    """Detections of one pass closer than 1.5 km are chained to one cluster."""
    clusters = thermal_clusters([seen(1), seen(2, east_m=1200), seen(3, east_m=2400)])

    assert [cluster.count.low for cluster in clusters if cluster.count] == [3]
    assert clusters[0].item_type is ItemType.SENSOR


def test_fires_further_apart_are_two_clusters() -> None:
    """1.5 km is the limit, measured east-west at this latitude."""
    assert len(thermal_clusters([seen(1), seen(2, east_m=1700)])) == 2


def test_granules_of_one_pass_belong_together_and_the_next_pass_does_not() -> None:
    """Minutes apart is one pass; the next comes more than an hour and a half later."""
    assert len(thermal_clusters([seen(1), seen(2, minutes=6)])) == 1
    assert len(thermal_clusters([seen(1), seen(2, minutes=100)])) == 2
    assert len(thermal_clusters([seen(1), seen(2, satellite="N21")])) == 2


@settings(max_examples=30, deadline=None)
@given(st.lists(st.integers(0, 8000), min_size=1, max_size=12))
def test_the_order_of_rows_is_irrelevant_and_no_detection_is_lost(
    metres: list[int],
) -> None:
    """Clusters depend on the set of detections only; their sizes add up to it."""
    detections = [seen(number, east_m=each) for number, each in enumerate(metres)]
    backwards = detections[::-1]

    clusters = thermal_clusters(detections)

    assert thermal_clusters(backwards) == clusters
    assert sum(cluster.count.low for cluster in clusters if cluster.count) == len(detections)
