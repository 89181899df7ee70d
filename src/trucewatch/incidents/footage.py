"""Footage as evidence of incidents: the report it makes, and whether it is older than it says."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from trucewatch.incidents.reports import report_id
from trucewatch.vocabulary.decision import Decision, Verb, in_time
from trucewatch.vocabulary.incident import Facets, ItemType, Report
from trucewatch.vocabulary.media import MediaItem, Verification
from trucewatch.vocabulary.source import Source

SAME_BITS = 6
"""Bits of 64 in which two hashes of one picture may differ after scaling and recompression."""
REVIEWERS_NEEDED = 2
ACCEPTED, REJECTED = "accepted", "rejected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kin:
    """What is known of a picture from others like it.

    Attributes:
        root: Id of the earliest picture that is the same, itself included.
        older: Id of the picture that shows it to be older than claimed, or None.
    """

    root: str
    older: str | None


def kinship(items: Sequence[MediaItem], first_seen: Mapping[str, datetime]) -> dict[str, Kin]:
    """Compare every picture with every other, by SHA-256 and perceptual hash.

    A picture is recycled when the same one was seen before the time it is said to be of, or
    was first said to be of another time. The order of the items is irrelevant.

    Args:
        items: Everything stored.
        first_seen: When each was first seen, by id.
    """
    ordered = sorted(items, key=lambda item: (first_seen[item.id], item.id))
    bits = [int(item.perceptual_hash, 16) for item in ordered]
    found: dict[str, Kin] = {}
    for number, item in enumerate(ordered):
        earlier = [
            other
            for at, other in enumerate(ordered[:number])
            if (bits[at] ^ bits[number]).bit_count() <= SAME_BITS
        ]
        older = next((other for other in earlier if _belies(other, item, first_seen)), None)
        found[item.id] = Kin(
            root=earlier[0].id if earlier else item.id, older=older.id if older else None
        )
    return found


def verification(item: str, decisions: Iterable[Decision]) -> tuple[Verification, tuple[str, ...]]:
    """Return how far people have checked an item, and who did; their last word counts.

    Args:
        item: Id of the picture.
        decisions: Those that stand.
    """
    verdicts: dict[str, str] = {}
    for one in in_time(decisions):
        if one.verb is Verb.REVIEW and item in one.subject:
            verdicts[one.by] = str(one.verdict)
    return _state(set(verdicts.values()), len(verdicts)), tuple(sorted(verdicts))


def from_footage(
    item: MediaItem, source: Source, kin: Kin, state: Verification, known_at: datetime
) -> Report | None:
    """Build the report a picture makes, or None while no place, time and type are claimed.

    Pictures that are the same are one origin, whoever posts them. Accepted by two
    reviewers, a picture is direct observation (DOMAIN §6.4).
    """
    if item.place is None or item.interval is None or item.incident_type is None:
        return None
    return Report(
        id=report_id(item.evidence, item.id),
        evidence=item.evidence,
        item_type=ItemType.IMAGE,
        source=source.id,
        source_class=source.source_class,
        reliability=source.reliability,
        side=source.side,
        incident_type=item.incident_type,
        facets=Facets(observation="image"),
        interval=item.interval,
        place=item.place,
        published_at=min(known_at, item.published_at or known_at),
        words=item.caption or "",
        direct=state is Verification.ACCEPTED,
        lineage=f"footage/{kin.root}",
        source_title=source.title,
        recycled_from=kin.older,
    )


def _belies(other: MediaItem, item: MediaItem, first_seen: Mapping[str, datetime]) -> bool:
    if item.interval is None:
        return False
    if first_seen[other.id] < item.interval.start_at:
        return True
    return other.interval is not None and not other.interval.overlaps(item.interval)


def _state(verdicts: set[str], reviewers: int) -> Verification:
    if not verdicts:
        return Verification.UNREVIEWED
    if verdicts == {REJECTED}:
        return Verification.REJECTED
    if len(verdicts) > 1:
        return Verification.DISPUTED
    enough = reviewers >= REVIEWERS_NEEDED
    return Verification.ACCEPTED if enough else Verification.ONE_REVIEW
