"""Numbers with a unit of count, which is never converted and never added across units."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class CountUnit(StrEnum):
    """What was counted (D08): closed values."""

    EVENT = "event"
    PROJECTILE = "projectile"
    BURST = "burst"
    EXPLOSION = "explosion"
    SALVO = "salvo"
    TRAJECTORY = "trajectory"
    ASSAULT = "assault"
    SORTIE = "sortie"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A count between two bounds, both included, in one unit.

    >>> Count(low=2, high=3, unit=CountUnit.BURST) + Count(low=1, high=1, unit=CountUnit.BURST)
    Count(low=3, high=4, unit=<CountUnit.BURST: 'burst'>)
    """

    low: int
    high: int
    unit: CountUnit

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high:
            raise ValueError(f"count {self.low}-{self.high}: low must not exceed high")

    def __add__(self, other: Count) -> Count:
        """Add counts of one unit; refuse to mix units."""
        if self.unit is not other.unit:
            raise ValueError(f"counts of {self.unit} and of {other.unit} are never added")
        return Count(low=self.low + other.low, high=self.high + other.high, unit=self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Casualties:
    """People harmed, lowest and highest stated number; None means not stated (D14).

    Attributes:
        killed_best: The number that the rule of ``incidents/casualties.py`` prefers, or None.
        injured_best: The same for people injured.
        verified: True when somebody checked it by an agreed method, not when it was repeated.
        event_on: Day on which it happened, or None when only a longer stretch is known.
        confirmed_on: Day on which it was first verified, or None while it is only reported.
    """

    killed_low: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    verified: bool = False
    killed_best: int | None = None
    injured_best: int | None = None
    event_on: date | None = None
    confirmed_on: date | None = None
