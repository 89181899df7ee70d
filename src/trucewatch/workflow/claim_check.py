"""Territorial claims put to all maps at hand: choices, range, verdict."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shapely import MultiPolygon

from trucewatch.assessment.territory_range import check_territory
from trucewatch.front.faces import NARROWEST_M, SMALLEST_KM2
from trucewatch.front.territory.advance import STEP_M, advance_choices
from trucewatch.front.territory.held import ABROAD, COUNTRY, circle
from trucewatch.front.territory.holding import HoldingQuestion, Stage, holding_choices
from trucewatch.front.territory.share import ShareQuestion, share_choices
from trucewatch.front.territory.shown import LAGS, MAX_AGE_DAYS, STATEMENT_LAGS
from trucewatch.front.territory.taken import WindowQuestion, area_choices, settlement_choices
from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.geography.places import load_places
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.place import Place, PlaceKind
from trucewatch.vocabulary.territory import (
    TerritoryCheck,
    TerritoryChoice,
    TerritoryChoices,
    TerritoryClaim,
    TerritoryKind,
)
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.workflow.maps import Field

REASONS = {
    "inside_the_range": "some choices of maps allow it, others give less or more",
    "above_the_range": "no choice of maps allows as much",
    "below_the_range": "every choice of maps gives more",
    "within_map_error": "it holds only where contested ground counts for the claimant",
    "no_map_allows_a_choice": "no map at hand shows the ground and the time",
    "no_number_stated": "no number is stated",
    "not_all_settlements_known": (
        "the gazetteer counts fewer, but lacks the smallest; only too small a number can be shown"
    ),
}
ONE_ANSWER = "every choice of maps gives this"
PLACE_REASONS = {
    "inside_the_range": "some choices of maps show the place so, others do not",
    "above_the_range": "no choice of maps shows the place held",
    "below_the_range": "every choice of maps shows the place held",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimChecked:
    """A claim's check, and that of its number of settlements, where one is stated."""

    main: TerritoryCheck
    settlements: TerritoryCheck | None = None


def check_on_maps(claim: TerritoryClaim, maps: Sequence[ControlMap], field: Field) -> ClaimChecked:
    """Hold a territorial claim against all maps at hand, under every choice.

    A claim of settlements without an area is checked on settlements alone.
    """
    if claim.settlements is None or claim.kind is not TerritoryKind.AREA_IN_WINDOW:
        return ClaimChecked(main=check_territory(claim, choices_for(claim, maps, field)))
    counted = _settlements(claim, maps, field)
    if claim.value is None:
        return ClaimChecked(main=counted)
    main = check_territory(claim, choices_for(claim, maps, field))
    return ClaimChecked(main=main, settlements=counted)


def choices_for(
    claim: TerritoryClaim, maps: Sequence[ControlMap], field: Field
) -> TerritoryChoices:
    """Compute a claim's value under every choice of maps."""
    theatre = field.theatre
    home = is_home(claim.by, theatre)
    within = _within(claim, theatre)
    if claim.kind is TerritoryKind.PLACE and claim.place and claim.place.position:
        asked = HoldingQuestion(home=home, position=claim.place.position, day=claim.stated_on)
        stage = Stage(theatre=theatre, sectors=field.sectors, country=field.country)
        return holding_choices(maps, asked, stage)
    if claim.kind is TerritoryKind.SHARE_REGAINED:
        regained = ShareQuestion(
            soil=COUNTRY if home else ABROAD,
            stated_on=claim.stated_on,
            since=claim.first,
            within=within,
        )
        return share_choices(maps, regained)
    measure = area_choices if claim.kind is TerritoryKind.AREA_IN_WINDOW else advance_choices
    return measure(maps, _window(claim, theatre, within), theatre)


def is_home(side: str, theatre: Theatre) -> bool:
    """Tell whether a side is the one whose recognised country the theatre is about."""
    return any(one.id == side and one.country == theatre.country for one in theatre.parties)


def place_finder(theatre_name: str) -> PlaceByName:
    """Return what finds a settlement by name in a theatre's gazetteer, loaded when asked."""
    return PlaceByName(theatre_name)


class PlaceByName:
    """Finds the place that a name means; the likeliest settlement where there are several."""

    def __init__(self, theatre_name: str) -> None:
        self._theatre_name = theatre_name

    def __call__(self, name: str) -> Place:
        """Find a place with a position.

        Raises:
            UsageError: The gazetteer knows no such place.
        """
        candidates = [one for one, _, _ in load_gazetteer(self._theatre_name).lookup(name)]
        point_like = (PlaceKind.SETTLEMENT, PlaceKind.SITE)
        for place in candidates:
            if place.position is not None and place.kind in point_like:
                return place
        raise UsageError(f"no settlement {name!r} is known; give its position with lon and lat.")


def as_json(checked: ClaimChecked) -> dict[str, Any]:
    """Return a check as JSON values; numbers to four digits."""
    main = _check_json(checked.main)
    if checked.settlements is not None:
        main["settlements"] = _check_json(checked.settlements)
    return main


def _settlements(claim: TerritoryClaim, maps: Sequence[ControlMap], field: Field) -> TerritoryCheck:
    theatre = field.theatre
    table = load_places(theatre.id)
    chosen = [kind is PlaceKind.SETTLEMENT for kind in table.kinds]
    window = _window(claim, theatre, _within(claim, theatre))
    found = settlement_choices(maps, window, theatre, table.lonlat[chosen])
    return check_territory(claim, found, settlements=True)


def _window(claim: TerritoryClaim, theatre: Theatre, within: MultiPolygon | None) -> WindowQuestion:
    last = claim.last or claim.stated_on
    home = is_home(claim.by, theatre)
    return WindowQuestion(home=home, first=claim.first or last, last=last, within=within)


def _within(claim: TerritoryClaim, theatre: Theatre) -> MultiPolygon | None:
    if claim.place is None or claim.place.position is None or claim.radius_km is None:
        return None
    return circle(claim.place.position, claim.radius_km, theatre)


def _check_json(check: TerritoryCheck) -> dict[str, Any]:
    strongest = check.influences[0] if check.influences and check.influences[0].spread else None
    moved = [
        {"assumption": one.assumption, "spread": round(one.spread, 4)} for one in check.influences
    ]
    return {
        "claim": _claim_json(check),
        "verdict": check.verdict,
        "reason": _reason(check),
        "low": None if check.low is None else round(check.low, 4),
        "high": None if check.high is None else round(check.high, 4),
        "unit": check.unit,
        "moves_most": moved[0] if strongest else None,
        "influences": moved,
        "choices": [_choice_json(one) for one in check.choices],
        "left_out": [
            {"source": source, "reason": why} for source, why in sorted(check.left_out.items())
        ],
        "method": _method(check.claim),
    }


def _reason(check: TerritoryCheck) -> str:
    if check.verdict == "inside" and check.low == check.high:
        return ONE_ANSWER
    words = REASONS | (PLACE_REASONS if check.claim.kind is TerritoryKind.PLACE else {})
    return words.get(check.reason, check.reason)


def _claim_json(check: TerritoryCheck) -> dict[str, Any]:
    claim, place = check.claim, check.claim.place
    where = place.position if place else None
    return {
        "kind": claim.kind.value,
        "by": claim.by,
        "stated": check.stated,
        "stated_on": claim.stated_on.isoformat(),
        "from": claim.first.isoformat() if claim.first else None,
        "to": claim.last.isoformat() if claim.last else None,
        "place": place.name if place else None,
        "position": {"lon": where.lon, "lat": where.lat} if where else None,
        "radius_km": claim.radius_km,
        "settlements": claim.settlements,
        "holds": claim.holds if claim.kind is TerritoryKind.PLACE else None,
        "words": claim.words or None,
    }


def _choice_json(choice: TerritoryChoice) -> dict[str, Any]:
    before = choice.map_date_before
    return {
        "source": choice.source,
        "denominator": choice.denominator,
        "grey": choice.grey,
        "ground": choice.ground,
        "lag_days": choice.lag_days,
        "map_date_before": before.isoformat() if before else None,
        "map_date_after": choice.map_date_after.isoformat(),
        "value": round(choice.value, 4),
        "maps": list(choice.maps),
    }


def _method(claim: TerritoryClaim) -> dict[str, Any]:
    """Name the settings behind a check, and what the words of its table mean."""
    at_statement = claim.kind in (TerritoryKind.SHARE_REGAINED, TerritoryKind.PLACE)
    return {
        "range": "lowest and highest value over all combinations of assumptions",
        "spread": "widest range while only that assumption varies",
        "lags_days": list(STATEMENT_LAGS if at_statement else LAGS),
        "oldest_map_days": MAX_AGE_DAYS,
        "sliver_km2": SMALLEST_KM2,
        "sliver_mean_width_m": NARROWEST_M,
        "outline_step_m": STEP_M,
        "areas": "geodesic on WGS84 for shares; equal-area projection for change",
    }
