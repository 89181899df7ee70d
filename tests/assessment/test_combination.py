"""All channels together: weights, caps, power, pooling, discoveries, severity."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from incidents.building import a_report, an_incident
from trucewatch.assessment.combination import (
    CAPS,
    NORMAL_90,
    combine,
    discoveries,
    heat_voice,
    placebo_rank,
    pooled_ratios,
    reports_voice,
)
from trucewatch.assessment.rates import Baseline, rate_ratio
from trucewatch.assessment.severity import SeverityWeights, severity
from trucewatch.vocabulary.incident import Facets
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.vocabulary.sector import Channel, RateRatio

CLEAR = {date(2031, 6, day): 1.0 for day in range(1, 29)}
STEADY = dict.fromkeys(CLEAR, 9)


def test_silence_speaks_where_something_was_to_be_expected() -> None:
    """Nothing told in a sector of ten a day is evidence; in one of none a week it is not."""
    loud = reports_voice(0, [10] * 28, 1.0)
    quiet = reports_voice(0, [0] * 27 + [1], 1.0)

    assert loud is not None
    assert quiet is not None
    assert loud.log_odds > 2
    assert abs(quiet.log_odds) < 0.05


def test_silent_newsrooms_say_nothing() -> None:
    """With a tenth of the usual reports, silence is not peace."""
    usual, thin = reports_voice(0, [6] * 28, 1.0), reports_voice(0, [6] * 28, 0.1)

    assert usual is not None
    assert thin is not None
    assert thin.log_odds < usual.log_odds / 3
    assert thin.power < usual.power


@settings(max_examples=40)
@given(st.integers(0, 200), st.integers(0, 60), st.integers(0, 60))
def test_no_channel_says_more_than_its_cap(observed: int, usual: int, clusters: int) -> None:
    """However rare a count, a channel stays one witness."""
    reports = reports_voice(observed, [usual] * 28, 1.0)
    heat = heat_voice((clusters, 1.0), dict.fromkeys(CLEAR, usual), CLEAR)

    assert reports is None or abs(reports.log_odds) <= CAPS[Channel.REPORTS]
    assert heat is None or abs(heat.log_odds) <= CAPS[Channel.THERMAL]


def test_overcast_takes_the_voice_of_heat() -> None:
    """Under a closed sky no clusters mean nothing."""
    clear, closed = (heat_voice((0, sky), STEADY, CLEAR) for sky in (1.0, 0.018))

    assert clear is not None
    assert closed is not None
    assert clear.log_odds > 1
    assert closed.log_odds < 0.1


def test_leaving_out_a_channel_shows_what_it_carried() -> None:
    """Without the only channel the odds are even again; with two, each is shown apart."""
    reports, heat = reports_voice(0, [10] * 28, 1.0), heat_voice((9, 1.0), STEADY, CLEAR)

    both = combine({Channel.REPORTS: reports, Channel.THERMAL: heat})
    alone = combine({Channel.REPORTS: reports, Channel.THERMAL: None})

    assert both is not None
    assert alone is not None
    assert alone.without == {"reports": 0.5}
    assert both.without["thermal"] == pytest.approx(alone.probability)
    assert both.without["reports"] < 0.5 < both.probability


def test_no_channel_no_finding() -> None:
    """A sector without any source is not judged."""
    assert combine({Channel.REPORTS: None, Channel.THERMAL: None}) is None


def test_pooling_draws_the_uncertain_to_the_others() -> None:
    """A sector with two incidents a month learns from five that agree; they hardly from it."""
    sure = [rate_ratio(10, Baseline(counts=(20,) * 28))[0] for _ in range(5)]
    unsure = rate_ratio(1, Baseline(counts=(1, 0) * 14))[0]

    *pooled_sure, pooled_unsure = pooled_ratios([*sure, unsure])

    assert unsure is not None
    assert pooled_unsure is not None
    assert abs(pooled_unsure.median - 0.5) < abs(unsure.median - 0.5)
    for before, after in zip(sure, pooled_sure, strict=True):
        assert before is not None
        assert after is not None
        assert after.median == pytest.approx(before.median, rel=0.1)


@pytest.mark.parametrize("between", [0.0, 0.6, 1.2])
def test_pooled_intervals_hold_the_truth_as_often_as_they_say(between: float) -> None:
    """Nine in ten, and more where the sectors are alike: 3,600 sectors with known ratios."""
    chance = np.random.default_rng(20310609)
    held = []
    for _ in range(300):
        truth = chance.normal(-0.5, between, size=12) if between else np.full(12, -0.5)
        error = chance.uniform(0.3, 1.2, size=12)
        seen = [
            _ratio(at, width) for at, width in zip(chance.normal(truth, error), error, strict=True)
        ]
        for ratio, value in zip(pooled_ratios(seen), truth, strict=True):
            assert ratio is not None
            held.append(ratio.low <= np.exp(value) <= ratio.high)

    assert np.mean(held) >= 0.86


def test_sectors_that_look_alike_are_not_certain() -> None:
    """Nineteen quiet sectors with wide intervals leave a wide interval, not a point."""
    seen = [_ratio(-0.05, 1.0) for _ in range(19)]

    for ratio in pooled_ratios(seen):
        assert ratio is not None
        assert ratio.high / ratio.low > 2


def _ratio(at: float, width: float) -> RateRatio:
    """A measured rate ratio with an interval of 90 % of the given width in its logarithm."""
    known = rate_ratio(4, Baseline(counts=(5,) * 28))[0]
    assert known is not None
    low, high = np.exp([at - NORMAL_90 * width, at + NORMAL_90 * width])
    return replace(known, median=float(np.exp(at)), low=float(low), high=float(high))


def test_sectors_without_a_ratio_stay_without() -> None:
    """A zero baseline gives no ratio, and pooling does not invent one."""
    known = rate_ratio(4, Baseline(counts=(5,) * 28))[0]

    assert pooled_ratios([None, known, known])[0] is None


@settings(max_examples=40)
@given(st.lists(st.one_of(st.none(), st.floats(0, 1)), max_size=20))
def test_discoveries_keep_the_stated_rate(probabilities: list[float | None]) -> None:
    """Of the sectors marked, at most a tenth is expected to be no reduction."""
    found = discoveries(probabilities)

    doubts = [1 - p for p, f in zip(probabilities, found, strict=True) if f and p is not None]
    assert not doubts or sum(doubts) / len(doubts) <= 0.1 + 1e-9


@pytest.mark.parametrize(
    ("facets", "killed", "weight"),
    [
        ({"weapon_class": "heavy_mg"}, None, 1),
        ({"weapon_class": "mortar"}, None, 5),
        ({"weapon_class": "tube_artillery", "object_class": "residential"}, None, 20),
        ({"weapon_class": "cruise_missile", "object_class": "energy_generation"}, None, 40),
        ({"weapon_class": "mortar"}, 2, 65),
    ],
)
def test_the_published_examples_of_severity_hold(
    facets: dict[str, str], killed: int | None, weight: float
) -> None:
    """A burst 1, a mortar salvo 5, artillery on housing 20, a missile on a plant 40, killed 30."""
    incident = replace(
        an_incident([a_report()]),
        facets=Facets(**facets),
        casualties=None if killed is None else Casualties(killed_low=killed),
    )

    assert severity(incident, SeverityWeights()) == weight


def test_weights_may_be_changed() -> None:
    """The weights are a proposal."""
    incident = replace(an_incident([a_report()]), facets=Facets(weapon_class="mortar"))

    assert severity(incident, SeverityWeights(weapons={"mortar": 7.0})) == 7


def test_the_rank_counts_from_the_low_end() -> None:
    """Fewer than on any day before is the first place; without days there is none."""
    assert placebo_rank(0, [3, 4, 5]) == (1, 4)
    assert placebo_rank(9, [3, 4, 5]) == (4, 4)
    assert placebo_rank(0, []) is None
