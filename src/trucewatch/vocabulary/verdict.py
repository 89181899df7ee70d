"""What all channels together say about one sector on one day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ChannelVoice:
    """One channel's say in whether the fire was reduced.

    Attributes:
        observed: What was counted, and ``expected`` without a truce at the day's exposure.
        log_odds: Weighted and capped; positive speaks for a reduction. Near zero where so
            little was expected that silence says nothing.
        power: Probability of noticing a fall to the tested rate on this day.
    """

    observed: float
    expected: float
    log_odds: float
    power: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reduction:
    """Whether the day's fire was reduced, all channels together.

    Attributes:
        probability: Posterior, from even odds.
        channels: Voices by channel name.
        without: Probability with one channel left out, by its name.
        discovered: True when it stands among all sectors of the day at a false discovery
            rate of 10 % (Benjamini and Hochberg).
    """

    probability: float
    channels: Mapping[str, ChannelVoice]
    without: Mapping[str, float]
    discovered: bool = False
