"""The share of an area regained since its peak, under every choice of maps."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from shapely import MultiPolygon

from trucewatch.front.territory.held import Soil, shows, taken_ground
from trucewatch.front.territory.shown import STATEMENT_LAGS, by_source, shown_on
from trucewatch.geography.area import area_km2
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.territory import TerritoryChoice, TerritoryChoices

PEAK_HELD, PEAK_WITH_GREY = "peak_held", "peak_held_and_grey"
REGAINED, NOT_REGAINED = "counts_as_regained", "counts_as_not_regained"
NO_SUCH_GROUND = "its maps never show such ground in the area"
NO_MAP = "no map within a week of the statement"
NO_PEAK = "its maps show no such ground between the first day and the statement"


@dataclass(frozen=True, slots=True, kw_only=True)
class ShareQuestion:
    """Whose ground, where, since when, and when it was said.

    Attributes:
        since: Day from which the peak is sought; None means the first map.
        within: The area meant; None means everywhere.
    """

    soil: Soil
    stated_on: date
    since: date | None = None
    within: MultiPolygon | None = None


def share_choices(maps: Sequence[ControlMap], question: ShareQuestion) -> TerritoryChoices:
    """Compute the percentage regained for every source, denominator, grey zone and map time.

    Areas are compared, not outlines. Ground that was grey at the peak is in the whole of one
    denominator only; where it is not, what is grey now is not in the remainder either, or
    ground would count as not regained that was never in the whole.
    """
    found: list[TerritoryChoice] = []
    left_out: dict[str, str] = {}
    for source, shown in by_source(maps).items():
        if not shows(shown, question.soil.held, question.within):
            left_out[source] = NO_SUCH_GROUND
            continue
        areas = _Areas(shown, question)
        if areas.peak(grey=False) is None:
            left_out[source] = NO_PEAK
            continue
        choices = list(_of_source(areas))
        if not choices:
            left_out[source] = NO_MAP
        found.extend(choices)
    return TerritoryChoices(choices=tuple(found), left_out=left_out)


class _Areas:
    """Areas of one source's maps, each measured once."""

    def __init__(self, maps: Sequence[ControlMap], question: ShareQuestion) -> None:
        self.maps = maps
        self.question = question
        self._km2: dict[tuple[str, bool], float] = {}

    def km2(self, one: ControlMap, *, grey: bool) -> float:
        key = (f"{one.id}|{one.map_date}", grey)
        if key not in self._km2:
            ground = taken_ground(one, self.question.soil, self.question.within, grey=grey)
            self._km2[key] = area_km2(ground)
        return self._km2[key]

    def peak(self, *, grey: bool) -> ControlMap | None:
        """Find the map of the largest area up to the statement; the first among equals."""
        since = self.question.since or date.min
        fitting = [one for one in self.maps if since <= one.map_date <= self.question.stated_on]
        largest = max(fitting, key=lambda one: self.km2(one, grey=grey), default=None)
        return largest if largest and self.km2(largest, grey=grey) > 0 else None


def _of_source(areas: _Areas) -> Iterator[TerritoryChoice]:
    """Yield the choices of one source; grey makes a difference only where it is drawn."""
    question = areas.question
    treatments = [(PEAK_HELD, False, False)]
    if shows(areas.maps, question.soil.grey, question.within):
        treatments += [(PEAK_WITH_GREY, True, True), (PEAK_WITH_GREY, True, False)]
    for denominator, grey_then, grey_now in treatments:
        for lag in STATEMENT_LAGS:
            now = shown_on(areas.maps, question.stated_on + timedelta(days=lag))
            peak = areas.peak(grey=grey_then)
            if now is None or peak is None:
                continue
            left = areas.km2(now, grey=grey_now) / areas.km2(peak, grey=grey_then)
            yield TerritoryChoice(
                source=now.source,
                denominator=denominator,
                grey=NOT_REGAINED if grey_now else REGAINED,
                ground=question.soil.ground,
                lag_days=lag,
                map_date_before=peak.map_date,
                map_date_after=now.map_date,
                value=100 * (1 - left),
                maps=(peak.id, now.id),
            )
