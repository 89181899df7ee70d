"""How many were killed and injured, read from the persons counted beside those words."""

from __future__ import annotations

from trucewatch.text.stems import Tagged
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.vocabulary.reading import QuantityMention


def find_casualties(tagged: tuple[Tagged, ...], counts: list[QuantityMention]) -> Casualties | None:
    """Return the casualties that a clause numbers; None when it numbers none."""
    persons = [count for count in counts if count.unit == "person"]
    killed, injured = (_nearest(tagged, persons, tag) for tag in ("killed", "injured"))
    if killed is None and injured is None:
        return None
    return Casualties(
        killed_low=killed, killed_high=killed, injured_low=injured, injured_high=injured
    )


def _nearest(tagged: tuple[Tagged, ...], persons: list[QuantityMention], tag: str) -> int | None:
    """The number nearest to a word of harm, if no other word of harm is nearer to it."""
    marks = [item for item in tagged if item.tags & {"killed", "injured"}]
    for count in persons:
        closest = min(marks, key=lambda mark: _apart(mark, count), default=None)
        if closest is not None and tag in closest.tags:
            return int(count.value)
    return None


def _apart(mark: Tagged, count: QuantityMention) -> int:
    """Characters between the two, 0 when they overlap."""
    return max(mark.begin - count.span.end, count.span.begin - mark.end, 0)
