"""What may be shown to whom, and when: the publication policy and who is looking."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Audience(StrEnum):
    """Who an answer is for.

    ``PUBLIC`` is everybody: the policy is applied. ``ANALYST`` is a person at their own
    desk with the workspace in front of them: nothing is held back but what is never shown.
    """

    PUBLIC = "public"
    ANALYST = "analyst"


class Sensitivity(StrEnum):
    """Class of a kind of record; the last two are never published."""

    PUBLIC = "public"
    RESTRICTED = "restricted"
    CONFIDENTIAL = "confidential"
    STRICTLY_CONFIDENTIAL = "strictly_confidential"

    @property
    def is_held(self) -> bool:
        """Whether records of this class stay inside as a whole."""
        return self in (Sensitivity.CONFIDENTIAL, Sensitivity.STRICTLY_CONFIDENTIAL)


LEAST_DELAY_H = 24.0
LEAST_NEAR_LINE_KM = 30.0
LEAST_POSITION_KM = 5.0
LEAST_CASUALTIES_K = 2
"""Floors (DOMAIN §10.1, §10.3): a policy may be stricter, never laxer."""

DEFAULT_CLASSES: Mapping[str, Sensitivity] = {
    "C3": Sensitivity.RESTRICTED,
    "field_report": Sensitivity.RESTRICTED,
    "party_log": Sensitivity.RESTRICTED,
    "image": Sensitivity.RESTRICTED,
    "video": Sensitivity.RESTRICTED,
}
"""Kinds that are not public unless a policy says so: incident types and forms of evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Policy:
    """The publication policy of a workspace.

    Attributes:
        hold_all: The crisis switch: nothing is published while it is on.
        delay_h: Hours that must have passed since an incident near the line ended.
        near_line_km: What counts as near the line; an unknown distance counts as near.
        position_km: Radius within which a published position leaves the true one.
        casualties_k: Casualties of fewer persons than this in a small place are told for
            the region only.
        small_place: Inhabitants below which a place is small; unknown counts as small.
        second_reader: Whether two people must have read an incident before it is published.
        classes: Sensitivity by incident type (``C3``) or form of evidence (``image``).
        held: Ids of incidents, reports, documents or files (SHA-256) that stay inside.
        origin: Where each value came from: ``file`` or ``default``.
    """

    hold_all: bool = False
    delay_h: float = LEAST_DELAY_H
    near_line_km: float = LEAST_NEAR_LINE_KM
    position_km: float = LEAST_POSITION_KM
    casualties_k: int = 3
    small_place: int = 5000
    second_reader: bool = False
    classes: Mapping[str, Sensitivity] = field(default_factory=lambda: dict(DEFAULT_CLASSES))
    held: frozenset[str] = frozenset()
    origin: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, least in FLOORS.items():
            if getattr(self, name) < least:
                raise ValueError(
                    f"{name} is {getattr(self, name):g}, the least allowed is {least:g}"
                )

    def class_of(self, kind: str) -> Sensitivity:
        """Return the class of an incident type or form of evidence."""
        return self.classes.get(kind, Sensitivity.PUBLIC)


FLOORS: Mapping[str, float] = {
    "delay_h": LEAST_DELAY_H,
    "near_line_km": LEAST_NEAR_LINE_KM,
    "position_km": LEAST_POSITION_KM,
    "casualties_k": LEAST_CASUALTIES_K,
    "small_place": 1000,
}
