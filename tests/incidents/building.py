"""Builders for reports and incidents; whatever a test does not name does not matter."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from trucewatch.incidents.assembly import assemble
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.incident import Facets, Incident, IncidentType, ItemType, Report
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.source import DEFAULT_RELIABILITY, SourceClass

DAY = date(2031, 6, 12)
KYIV = "Europe/Kyiv"
TOWN = Place(
    id="t:1", name="Town", position=Position(lon=37.5, lat=48.5), precision_m=3000, region="Donetsk"
)
OTHER_TOWN = Place(
    id="t:2",
    name="Other",
    position=Position(lon=37.9, lat=48.5),
    precision_m=3000,
    region="Donetsk",
)
PUBLISHED = datetime(2031, 6, 12, 18, tzinfo=UTC)


def a_report(name: str = "a", **changes: Any) -> Report:
    """Build a report by an independent paper of its own name, on shelling of the town."""
    source_class = changes.get("source_class", SourceClass.INDEPENDENT_MEDIA)
    chosen: dict[str, Any] = {
        "id": f"rep-{name}",
        "evidence": EvidenceRef(sha256="a" * 64, locator=Locator(row=0)),
        "item_type": ItemType.TEXT,
        "source": f"paper-{name}",
        "source_class": source_class,
        "reliability": DEFAULT_RELIABILITY[source_class],
        "side": None,
        "incident_type": IncidentType.ARTILLERY,
        "facets": Facets(weapon_class="mortar"),
        "interval": day_interval(DAY, KYIV),
        "place": TOWN,
        "published_at": PUBLISHED + timedelta(seconds=len(name)),
        "words": own_words(name),
        "language": Language.EN,
        "document": f"doc-{name}",
    }
    return Report(**{**chosen, **changes})


def own_words(name: str) -> str:
    """Make eight words that no other name has."""
    letters = (
        hashlib.sha256(name.encode())
        .hexdigest()
        .translate(str.maketrans("0123456789", "ghijklmnop"))
    )
    return " ".join(letters[start : start + 8] for start in range(0, 64, 8))


def a_party_report(side: str, name: str = "", **changes: Any) -> Report:
    """Build what a side's army says, as printed by a paper."""
    chosen: dict[str, Any] = {
        "source_class": SourceClass.PARTY,
        "side": side,
        "speaker": "General Staff",
    }
    return a_report(name or f"of-{side}", **{**chosen, **changes})


def heat(name: str = "heat", **changes: Any) -> Report:
    """Build a thermal cluster in the town on the day."""
    chosen: dict[str, Any] = {
        "item_type": ItemType.SENSOR,
        "source": "thermal",
        "source_class": SourceClass.SENSOR,
        "incident_type": IncidentType.UNDETERMINED_EXPLOSION,
        "facets": Facets(observation="thermal"),
        "words": "",
        "language": None,
        "speaker": "N20",
        "document": None,
    }
    return a_report(name, **{**chosen, **changes})


def a_row(name: str = "row", **changes: Any) -> Report:
    """Build a row of an event data set that names neither speaker nor outlet."""
    chosen: dict[str, Any] = {
        "item_type": ItemType.DATASET_ROW,
        "source": "dataset",
        "source_class": SourceClass.MEDIA_RELAY,
        "document": None,
    }
    return a_report(name, **{**chosen, **changes})


def an_incident(reports: Sequence[Report]) -> Incident:
    """Put reports together to one incident, heat included."""
    told = [report for report in reports if report.item_type is not ItemType.SENSOR]
    seen = [report for report in reports if report.item_type is ItemType.SENSOR]
    return assemble(told or seen, seen if told else [], lambda _: "sector")
