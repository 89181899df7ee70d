"""All channels together: weighted log odds with caps, and the sectors of a day side by side.

Tested is a fall to 30 % against no fall. A channel's say is the log of how much likelier its
count is under the fall, by a negative binomial. Where little was expected both are equally
likely, so that silence counts only with the power to have seen something.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import numpy as np
from numpy.typing import NDArray
from scipy.special import expit

from trucewatch.assessment.observability import OVERCAST_FACTOR
from trucewatch.assessment.rates import FALL_TO, LEVEL, dispersion
from trucewatch.assessment.thermal.counts import log_likelihood
from trucewatch.assessment.thermal.ratio import power_to_find
from trucewatch.vocabulary.sector import Channel, RateRatio, SectorDay
from trucewatch.vocabulary.thermal import HeatFinding
from trucewatch.vocabulary.verdict import ChannelVoice, Reduction

FloatArray = NDArray[np.float64]

WEIGHTS = {Channel.REPORTS: 1.0, Channel.THERMAL: 0.5}
"""Heat follows fields as well as guns: half a voice. Our assumption, published."""

CAPS = {Channel.REPORTS: 3.0, Channel.THERMAL: 1.5}
"""Most a channel can say, as log odds: reports share newsrooms and days, so that twenty times
as likely is as far as they may carry; heat four and a half times."""

HEAT_DISPERSION = 0.3
"""Of clusters of a sector's day around what its sky lets expect (measured .26)."""

LEAST_DISPERSION = 0.02
DISCOVERY_RATE = 0.1
NORMAL_90 = 1.6448536269514722
"""Quantile of the normal at the ends of a 90 % interval."""


def reports_voice(
    observed: int, baseline: Sequence[int], activity: float | None
) -> ChannelVoice | None:
    """Let the reports speak; quieter newsrooms expect less.

    Args:
        observed: Incidents of force on the day.
        baseline: Of the baseline's days.
        activity: Reports of any content over their usual number, or None when unknown.
    """
    if not baseline or activity is None:
        return None
    expected = sum(baseline) / len(baseline) * min(1.0, activity)
    return _voice(Channel.REPORTS, observed, expected, max(dispersion(baseline), LEAST_DISPERSION))


def heat_voice(
    today: tuple[int, float], counts: Mapping[date, int], clear: Mapping[date, float]
) -> ChannelVoice | None:
    """Let heat speak: clusters per clear day of the baseline, under today's sky.

    Args:
        today: Clusters and clear share of the day.
        counts: Clusters of the baseline's days with a known sky.
        clear: Their clear shares.
    """
    seen = sum(clear.values())
    if seen == 0:
        return None
    expected = sum(counts.values()) / seen * today[1]
    return _voice(Channel.THERMAL, today[0], expected, HEAT_DISPERSION)


MUTE = frozenset({"fields_burn", "cloud_unknown"})
"""Reasons for which modelled heat says nothing about the fighting, however much was expected."""


def modelled_voice(found: HeatFinding) -> ChannelVoice | None:
    """Let heat speak by its model; where only fields burn it has no voice."""
    if found.reason in MUTE:
        return None
    return _voice(Channel.THERMAL, found.observed, found.expected, found.dispersion)


def clear_of(cloud: float) -> float:
    """Return what cloud leaves of a detection.

    >>> clear_of(1.0), clear_of(0.0)
    (0.018, 1.0)
    """
    return round(1 - cloud * (1 - OVERCAST_FACTOR), 12)


def combine(voices: Mapping[Channel, ChannelVoice | None]) -> Reduction | None:
    """Add up the channels that can speak; None when none can."""
    heard = {channel.value: voice for channel, voice in voices.items() if voice is not None}
    if not heard:
        return None
    total = sum(voice.log_odds for voice in heard.values())
    return Reduction(
        probability=float(expit(total)),
        channels=heard,
        without={name: float(expit(total - voice.log_odds)) for name, voice in heard.items()},
    )


def judged_together(todays: Sequence[SectorDay]) -> tuple[SectorDay, ...]:
    """Draw the sectors' ratios to each other, and mark reductions that stand among all sectors."""
    pooled = pooled_ratios([one.rate_ratio for one in todays])
    found = discoveries([one.reduced.probability if one.reduced else None for one in todays])
    return tuple(
        replace(
            one,
            pooled=ratio,
            reduced=replace(one.reduced, discovered=stands) if one.reduced else None,
        )
        for one, ratio, stands in zip(todays, pooled, found, strict=True)
    )


def pooled_ratios(ratios: Sequence[RateRatio | None]) -> list[RateRatio | None]:
    """Draw log ratios to their mean by their uncertainty: a normal hierarchy, fully averaged.

    A sector with a wide interval learns from the others, one with a narrow one hardly. How far
    sectors differ is itself uncertain and is averaged over, and so is their common mean: a day
    on which sectors look alike does not make any of them certain.

    Source: Gelman and others, Bayesian Data Analysis, section 5.4.
    """
    known = [ratio for ratio in ratios if ratio is not None]
    if len(known) < 2:
        return list(ratios)
    middle = np.log([ratio.median for ratio in known])
    error = np.array([np.log(ratio.high / ratio.low) / (2 * NORMAL_90) for ratio in known]) ** 2
    drawn, left = _drawn_together(middle, np.maximum(error, LEAST_VARIANCE))
    made = iter(
        replace(ratio, median=float(np.exp(at)), low=float(np.exp(at - NORMAL_90 * width)),
                high=float(np.exp(at + NORMAL_90 * width)), level=LEVEL, method=POOLED)
        for ratio, at, width in zip(known, drawn, left, strict=True)
    )  # fmt: skip
    return [None if ratio is None else next(made) for ratio in ratios]


POOLED = "partial_pooling_of_log_ratios"
LEAST_VARIANCE = 1e-6
SPREADS = np.linspace(0.0, 3.0, 121)
"""Standard deviations between sectors that are averaged over, of log ratios."""
USUAL_SPREAD = 2.0
"""Scale of their half-normal prior: wide, the data decide (measured: 87.8-99 % held of 90)."""


def discoveries(probabilities: Sequence[float | None]) -> list[bool]:
    """Mark the sectors whose reductions stand together at a false discovery rate of 10 %.

    Taken in falling order as long as the mean probability of *no* reduction among those taken
    stays at the rate: the Bayesian form of Benjamini and Hochberg's rule.

    >>> discoveries([0.99, 0.5, None, 0.9])
    [True, False, False, True]
    """
    order = sorted((1 - p, at) for at, p in enumerate(probabilities) if p is not None)
    found = [False] * len(probabilities)
    wrong = 0.0
    for taken, (doubt, at) in enumerate(order, start=1):
        wrong += doubt
        if wrong / taken > DISCOVERY_RATE:
            break
        found[at] = True
    return found


def placebo_rank(observed: int, baseline: Sequence[int]) -> tuple[int, int] | None:
    """Return the day's place among the baseline's days from the low end, itself included.

    Ties share the middle place; half places are rounded up.

    >>> placebo_rank(0, [2, 0, 0, 5])
    (2, 5)
    """
    if not baseline:
        return None
    below = sum(count < observed for count in baseline)
    equal = sum(count == observed for count in baseline)
    return 1 + below + (equal + 1) // 2, len(baseline) + 1


def _voice(channel: Channel, observed: int, expected: float, spread: float) -> ChannelVoice:
    mean = np.array([max(expected, 1e-9)])
    counts = np.array([float(observed)])
    fallen = log_likelihood(counts, FALL_TO * mean, spread)
    odds = float((fallen - log_likelihood(counts, mean, spread))[0])
    cap = CAPS[channel]
    return ChannelVoice(
        observed=observed,
        expected=expected,
        log_odds=min(cap, max(-cap, WEIGHTS[channel] * odds)),
        power=power_to_find(1 - FALL_TO, expected, spread),
    )


def _drawn_together(middle: FloatArray, error: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return posterior means and standard deviations of log ratios.

    Args:
        middle: Log ratios as measured, of shape (n,).
        error: Their variances, of shape (n,).
    """
    between = SPREADS**2
    weight = 1 / (error[:, None] + between)
    total = weight.sum(axis=0)
    mean = (weight * middle[:, None]).sum(axis=0) / total
    away = (weight * (middle[:, None] - mean) ** 2).sum(axis=0)
    likely = (np.log(weight).sum(axis=0) - np.log(total) - away - between / USUAL_SPREAD**2) / 2
    credence = np.exp(likely - likely.max())
    credence /= credence.sum()
    keep = between * weight
    centre = keep * middle[:, None] + (1 - keep) * mean
    variance = keep * error[:, None] + (1 - keep) ** 2 / total
    drawn = centre @ credence
    return drawn, np.sqrt((variance + centre**2) @ credence - drawn**2)
