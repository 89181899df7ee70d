"""What a claim in a text asks of the maps: which place, who holds it, which window."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from trucewatch.assessment.territory import measured_unit, untestable
from trucewatch.front.territory.advance import advance_choices
from trucewatch.front.territory.held import ABROAD
from trucewatch.front.territory.holding import HoldingQuestion, Stage, holding_choices
from trucewatch.front.territory.share import ShareQuestion, share_choices
from trucewatch.front.territory.taken import WindowQuestion, area_choices
from trucewatch.text.sides import CONTROLLING
from trucewatch.text.stems import tagger_for
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.interval import Interval, local_day
from trucewatch.vocabulary.place import Place, PlaceKind, PlaceMention
from trucewatch.vocabulary.reading import Reading, TimeType
from trucewatch.vocabulary.statement import Claim, Polarity
from trucewatch.vocabulary.territory import TerritoryChoice
from trucewatch.vocabulary.theatre import Party, Theatre
from trucewatch.workflow.claim_check import is_home
from trucewatch.workflow.ground import Ground

POINTS = frozenset({PlaceKind.SETTLEMENT, PlaceKind.SITE})
"""Places whose centre can be looked up on a map; a region's centre says nothing."""
TOOK = "event-advance"
"""Rule of claims that a side took ground."""
GAVE_UP = "event-withdrawal"
"""Rule of claims that a side left a place; who holds it then is not said."""
DAYS_IN = {"D": 1.0, "W": 7.0, "M": 30.4, "Y": 365.0}
_DURATION = re.compile(r"P(?P<number>\d+(?:\.\d+)?)(?P<unit>[DWMY])")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSaid:
    """A claim with what its text says about place, holder and time.

    Attributes:
        claim: The claim, without a place that its own words do not name.
        holder: Party that is said to hold or to have taken, or None when not said.
        expected: Status that maps show where the holder holds, or None.
        day: Local day for which a place is said to be held.
        window: First and last local day of the time that is meant, or None.
        region: Region named in the claim's own words, or None.
    """

    claim: Claim
    place: Place | None
    holder: str | None
    expected: str | None
    day: date
    window: tuple[date, date] | None
    region: Place | None = None


def claim_said(reading: Reading, claim: Claim, theatre: Theatre, day: date) -> ClaimSaid:
    """Work out what a claim that appeared on a day asks of the maps."""
    holder = _holder(claim, theatre.parties)
    expected = None
    if holder is not None:
        expected = "government" if is_home(holder, theatre) else "occupied"
    begin = claim.interval.start_at if claim.interval else None
    own_words = claim.place is not None and claim.place in claim.span.text
    return ClaimSaid(
        claim=claim if own_words else replace(claim, place=None),
        place=_place(reading, claim),
        holder=holder,
        expected=expected,
        day=local_day(begin, theatre.zone) if begin else day,
        window=_window(reading, claim, theatre.zone, day),
        region=_region(reading, claim),
    )


class MapAnswers:
    """What the maps at hand answer to claims; each question is put to them once."""

    def __init__(
        self,
        ground: Ground,
        maps: Sequence[ControlMap],
        earlier: Callable[[], Sequence[ControlMap]] | None = None,
    ) -> None:
        """Take the maps around a day, and what loads all before it when a share needs them."""
        self._maps = maps
        self._earlier = earlier
        self._theatre = ground.theatre
        self._stage = Stage(theatre=ground.theatre, sectors=ground.sectors, country=ground.country)
        self._known: dict[object, tuple[TerritoryChoice, ...]] = {}

    def choices(self, said: ClaimSaid) -> tuple[tuple[TerritoryChoice, ...], str]:
        """Return a claim's value under every choice of maps, and why there is none.

        A share is answered where its whole is known: what the other side held beyond the
        border, of a region there, since its peak on earlier maps.
        """
        unit, holder = measured_unit(said.claim), said.holder
        why_not = untestable(said.claim)
        if unit == "percent" and not self._is_regained_abroad(said):
            why_not = why_not or "claim.no_denominator"
        if why_not is not None or holder is None:
            return (), why_not or "claim.holder_unclear"
        if unit is None:
            return self._held(said, holder), "claim.no_map"
        if said.claim.polarity is not Polarity.ASSERTED:
            return (), "claim.not_asserted"
        if unit == "percent":
            return self._regained(said.day), "claim.no_maps_around"
        if said.window is None:
            return (), "claim.no_window"
        return self._measured(unit, holder, said.window), "claim.no_maps_around"

    def _is_regained_abroad(self, said: ClaimSaid) -> bool:
        """Tell whether a side says it took back a share of its own region beyond the border."""
        region, holder = said.region, said.holder
        if region is None or holder is None or said.claim.rule != TOOK:
            return False
        return region.country != self._theatre.country and not is_home(holder, self._theatre)

    def _regained(self, day: date) -> tuple[TerritoryChoice, ...]:
        key = ("percent", day)
        if key not in self._known:
            every = self._earlier() if self._earlier is not None else self._maps
            asked = ShareQuestion(soil=ABROAD, stated_on=day)
            self._known[key] = share_choices(every, asked).choices
        return self._known[key]

    def _held(self, said: ClaimSaid, holder: str) -> tuple[TerritoryChoice, ...]:
        if said.place is None or said.place.position is None:
            return ()
        asked = HoldingQuestion(
            home=is_home(holder, self._theatre), position=said.place.position, day=said.day
        )
        if asked not in self._known:
            self._known[asked] = holding_choices(self._maps, asked, self._stage).choices
        return self._known[asked]

    def _measured(
        self, unit: str, holder: str, window: tuple[date, date]
    ) -> tuple[TerritoryChoice, ...]:
        home = is_home(holder, self._theatre)
        key = (unit, home, window)
        if key not in self._known:
            asked = WindowQuestion(home=home, first=window[0], last=window[1])
            measure = area_choices if unit == "km2" else advance_choices
            self._known[key] = measure(self._maps, asked, self._theatre).choices
        return self._known[key]


def _holder(claim: Claim, parties: Sequence[Party]) -> str | None:
    """Name the party said to hold a place; nobody when a side is only said to have left."""
    known = {party.id for party in parties}
    return claim.actor if claim.actor in known and claim.rule != GAVE_UP else None


def _place(reading: Reading, claim: Claim) -> Place | None:
    """Find the settlement within the claim's words that stands nearest to the word of control.

    A place carried over from an earlier sentence is not taken: who speaks of taken ground in
    general must not be held to the town named before.
    """
    inside = [
        mention
        for mention in reading.places
        if claim.span.begin <= mention.span.begin
        and mention.span.end <= claim.span.end
        and mention.place.kind in POINTS
        and mention.place.position is not None
    ]
    if not inside:
        return None
    words = tagger_for(reading.language).tag(claim.span.text)
    verbs = [
        (claim.span.begin + word.begin, claim.span.begin + word.end)
        for word in words
        if word.tags & CONTROLLING
    ]
    return min(inside, key=lambda mention: _apart(mention, verbs)).place


def _region(reading: Reading, claim: Claim) -> Place | None:
    """Find the first region that a claim's own words name."""
    return next(
        (
            mention.place
            for mention in reading.places
            if claim.span.begin <= mention.span.begin
            and mention.span.end <= claim.span.end
            and mention.place.kind is PlaceKind.REGION
        ),
        None,
    )


def _apart(mention: PlaceMention, words: Sequence[tuple[int, int]]) -> int:
    """Count the characters between a place and the nearest of some words."""
    span = mention.span
    return min((max(begin - span.end, span.begin - end) for begin, end in words), default=0)


def _window(reading: Reading, claim: Claim, zone: str, day: date) -> tuple[date, date] | None:
    """Return the days that a claim speaks of: those stated, or a length of time up to its day."""
    if claim.interval is not None:
        return _days(claim.interval, zone)
    for time in reading.times:
        inside = claim.span.begin <= time.span.begin and time.span.end <= claim.span.end
        length = _DURATION.fullmatch(time.value) if time.time_type is TimeType.DURATION else None
        if inside and length is not None:
            days = max(1, round(float(length["number"]) * DAYS_IN[length["unit"]]))
            return day - timedelta(days=days - 1), day
    return None


def _days(interval: Interval, zone: str) -> tuple[date, date]:
    last = local_day(interval.end_at - timedelta(microseconds=1), zone)
    return local_day(interval.start_at, zone), last
