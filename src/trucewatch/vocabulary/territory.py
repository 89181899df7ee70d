"""Claims about territory, and the range of values that maps allow for each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from trucewatch.vocabulary.place import Place


class TerritoryKind(StrEnum):
    """What a territorial claim states."""

    SHARE_REGAINED = "share_regained"
    AREA_IN_WINDOW = "area_in_window"
    PLACE = "place"
    ADVANCE = "advance"


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryClaim:
    """A claim about territory, as far as it can be put to maps.

    Attributes:
        by: Side that is said to have regained, taken, advanced or held.
        value: Share in percent, area in km² or distance in km; None for places.
        stated_on: Day of the statement.
        first: First day of the window, or the day from which the peak is sought.
        last: Last day of the window; None means the day of the statement.
        settlements: Number of settlements said to be taken in the window, or None.
        place: The place held or lost; for other kinds the centre of the area meant.
        radius_km: How far around ``place`` the area meant reaches; None means everywhere.
        holds: False when the place is said to be lost by ``by``.
        words: The claim as stated.
    """

    kind: TerritoryKind
    by: str
    stated_on: date
    value: float | None = None
    first: date | None = None
    last: date | None = None
    settlements: int | None = None
    place: Place | None = None
    radius_km: float | None = None
    holds: bool = True
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryChoice:
    """One combination of assumptions, and the value it gives.

    Attributes:
        source: Source of the maps.
        denominator: What is measured, or against what: ``peak_held``, ``net`` …
        grey: How grey or contested ground counts.
        ground: ``country``, ``abroad`` or ``both``: on whose recognised soil.
        lag_days: Days between the claim's day and the map asked for; -1 is the day before.
        map_date_before: Day shown by the earlier map, or None when only one is compared.
        map_date_after: Day shown by the later map.
        maps: Ids of the maps used.
    """

    source: str
    denominator: str
    grey: str
    ground: str
    lag_days: int
    map_date_before: date | None
    map_date_after: date
    value: float
    maps: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryChoices:
    """Every combination that can be computed, and the sources that allow none.

    Attributes:
        left_out: Reason by source id.
    """

    choices: tuple[TerritoryChoice, ...]
    left_out: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Influence:
    """How far the values spread when only one assumption varies."""

    assumption: str
    spread: float


@dataclass(frozen=True, slots=True, kw_only=True)
class TerritoryCheck:
    """A claim held against the range over all choices; never true or false.

    Attributes:
        verdict: ``inside``, ``above``, ``below`` or ``not_testable``.
        reason: Why, as a message key.
        low: Lowest value over the choices, in ``unit``; None when there is no choice.
        influences: Every assumption that varies, the strongest first.
    """

    claim: TerritoryClaim
    stated: float | None
    verdict: str
    reason: str
    unit: str
    low: float | None
    high: float | None
    influences: tuple[Influence, ...]
    choices: tuple[TerritoryChoice, ...]
    left_out: Mapping[str, str]
