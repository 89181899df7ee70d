"""The thermal channel of a workspace: the model where enough years are stored, else why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import numpy as np
from numpy.typing import NDArray

from trucewatch.agreements.force import periods
from trucewatch.assessment.thermal.findings import Asked, heat_channel
from trucewatch.assessment.thermal.panel import Field as Ground
from trucewatch.assessment.thermal.panel import Panel, lay_out
from trucewatch.front.track import Track, build_tracks
from trucewatch.geography.theatre import load_theatre
from trucewatch.storage.columns import Known, months_known, read_values
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.detection import CloudCover, Detection
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.thermal import HeatChannel
from trucewatch.workflow.fires import LineOfDays, middles_of, nearest_clouds, touched_sectors
from trucewatch.workflow.heat_months import (
    CountedMonth,
    count_months,
    covered_days,
)
from trucewatch.workflow.heat_sky import sky_at_hand
from trucewatch.workflow.maps import Field, load_field
from trucewatch.workflow.workspace import Workspace

IntArray = NDArray[np.int64]

FAR = datetime(9999, 12, 31, tzinfo=UTC)
MAP_PATHS = ("$.id", "$.source", "$.file_date")


def heat_at_hand(
    workspace: Workspace,
    day: date,
    asof: datetime,
    truce: TruceDay | None,
    agreements: Sequence[Agreement],
) -> HeatChannel:
    """Say what heat allows to say about a day, from what the workspace knew at a time.

    Detections belong to the day and to the truce by the UTC time of their pass; what was seen
    after the day changes nothing.
    """
    zone = load_theatre(workspace.theatre_name).zone
    period = day_interval(day, zone)
    known = Known(asof=asof, before=period.end_at)
    heat = months_known(workspace.store, Detection, known)
    if not heat:
        return HeatChannel(state="no_detections")
    if not any(month < str(day.year) for month in heat):
        return HeatChannel(state="no_earlier_year")
    maps = _maps(workspace, known)
    stands_in = not maps
    if stands_in:  # the first map there is stands for the days before it
        maps = _maps(workspace, replace(known, before=FAR))[:1]
    if not maps:
        return HeatChannel(state="no_map")
    asked = Asked(
        day=period,
        truce=_to_date(truce, period),
        others=tuple(_earlier(agreements, truce, period)),
    )
    clouds = months_known(workspace.store, CloudCover, known)
    decided_by = f"{workspace.theatre_name}|{heat}|{clouds}|{maps}|{asked}"
    found = workspace.memory.record(
        HeatChannel, decided_by, lambda: _model(workspace, known, heat, maps, asked)
    )
    missing = (*found.missing, "first_map_is_later") if stands_in else found.missing
    return replace(found, missing=missing)


def _model(
    workspace: Workspace,
    known: Known,
    heat: Mapping[str, str],
    maps: Sequence[str],
    asked: Asked,
) -> HeatChannel:
    field = load_field(workspace.theatre_name)
    found = [workspace.store.find(ControlMap, name, asof=known.asof) for name in maps]
    (track,) = build_tracks([one for one in found if one is not None], field.theatre)
    months = count_months(workspace, LineOfDays(track, field), known, heat)
    panel = _panel(workspace, field, months, known)
    return heat_channel(panel.chosen(_with_line(workspace, track, field)), asked)


def _with_line(workspace: Workspace, track: Track, field: Field) -> list[bool]:
    """Tell which sectors the contact line of the maps touches."""

    def make(names: Sequence[str]) -> dict[str, dict[str, IntArray]]:
        found = touched_sectors(track, field)
        touched = np.array([one.id in found for one in field.sectors], dtype=np.int64)
        return {name: {"touched": touched} for name in names}

    maps = [one.evidence.sha256 + one.id for one in track.maps]
    decided_by = f"{workspace.theatre_name}|{field.theatre.sectors_version}|{maps}"
    found = workspace.memory.arrays({"sectors": f"sectors with line|{decided_by}"}, make)
    return [bool(one) for one in found["sectors"]["touched"]]


def _to_date(truce: TruceDay | None, period: Interval) -> Interval | None:
    """Return the truce from its first commitment to the end of the day."""
    if truce is None or not truce.in_force:
        return None
    starts = [
        each.start_at
        for party in truce.agreement.parties
        for each in periods(truce.agreement, party)
        if each.start_at < period.end_at
    ]
    return _span(min(starts), period) if starts else None


def _span(start: datetime, period: Interval) -> Interval:
    return Interval(
        start_at=start, end_at=period.end_at, zone=period.zone, granularity=Granularity.SPAN
    )


def _earlier(
    agreements: Sequence[Agreement], truce: TruceDay | None, period: Interval
) -> list[Interval]:
    """List the stretches of other agreements that had ended or bind as well."""
    found = []
    for agreement in agreements:
        if truce is not None and agreement.id == truce.agreement.id:
            continue
        for party in agreement.parties:
            for each in periods(agreement, party):
                end = min(each.end_at or period.end_at, period.end_at)
                if each.start_at < end:
                    found.append(
                        Interval(
                            start_at=each.start_at,
                            end_at=end,
                            zone=period.zone,
                            granularity=Granularity.SPAN,
                        )
                    )
    return found


def _maps(workspace: Workspace, known: Known) -> tuple[str, ...]:
    """Name the first map of each month, of the source with most maps.

    Within a month the line moves by little of the thirty kilometres that are counted; a map
    speaks for the days after it, never for those before.
    """
    store = workspace.store
    sources: Counter[str] = Counter()
    firsts: dict[tuple[str, str], str] = {}
    for month in months_known(store, ControlMap, known):
        for _, _, name, source, filed in read_values(store, ControlMap, MAP_PATHS, known, month):
            sources[source] += 1
            firsts.setdefault((source, filed[:7]), name)
    best = max(sorted(sources), key=sources.__getitem__, default=None)
    return tuple(name for (source, _), name in sorted(firsts.items()) if source == best)


def _panel(
    workspace: Workspace, field: Field, months: Sequence[CountedMonth], known: Known
) -> Panel:
    years = tuple(dict.fromkeys(one.year for one in months))
    clouds = sky_at_hand(workspace, field.theatre, years[-1], known)
    places, middles = middles_of(field)
    ground = Ground(
        tuple(sector.id for sector in field.sectors),
        middles,
        nearest_clouds(clouds, places, field),
        covered_days(months),
    )
    return lay_out([one.counted for one in months], ground, years[:-1])
