"""How good a workspace's own numbers were so far: what every report says about itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Reports of force of one day, those still to come included.

    Attributes:
        so_far: Reports known.
        median: Still to come, with ``low`` and ``high`` at ``level``.
        days: Complete days whose delays it was learnt from.
    """

    so_far: int
    median: float
    low: float
    high: float
    level: float
    days: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """Scores of next-day counts by sector, each forecast with what was known on its morning.

    Attributes:
        days: Days scored, with ``first`` and ``last``.
        cells: Forecasts scored: days times sectors.
        coverage: Share of counts inside the central interval, by its nominal level.
        brier: Brier score of "at least one report"; ``brier_usual`` of always saying the mean.
        log_score: Mean log probability of what came.
    """

    days: int
    first: date
    last: date
    cells: int
    coverage: Mapping[float, float]
    brier: float
    brier_usual: float
    log_score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TrackRecord:
    """What a workspace's past days say about its numbers, as known at one time.

    Attributes:
        foretold: None with fewer than ``least_days`` days to score.
        foretold_days: Days there were to score.
        revised: Share of the reports of complete days that came in later than so many hours
            after the day's end; empty with fewer than ``least_days`` complete days.
        complete_days: Days long enough ago, and looked at while they were fresh.
        hindcast: Where too few days were looked at as they happened, the same scores with the
            counts as they stand now: of days filled in afterwards as well.
        early: Share of the reports of days at least three days old that came in later than 24
            hours after the day's end so far, and the number of these days; only where
            ``revised`` is empty.
        coming: Reports of the day still to come; None with fewer than ``least_days`` complete
            days, or before the day is over.
    """

    least_days: int
    foretold: Foretold | None
    foretold_days: int
    revised: Mapping[int, float]
    complete_days: int
    coming: Coming | None
    hindcast: Foretold | None = None
    early: tuple[float, int] | None = None
