"""The thermal channel of a workspace: the model where enough years are stored, else why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime

from trucewatch.agreements.force import periods
from trucewatch.assessment.thermal.findings import Asked, heat_channel
from trucewatch.assessment.thermal.panel import Field as Ground
from trucewatch.assessment.thermal.panel import Panel, lay_out
from trucewatch.front.track import Track, build_tracks
from trucewatch.storage.columns import months_known, read_values
from trucewatch.vocabulary.agreement import Agreement
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.detection import CloudCover, Detection
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.thermal import HeatChannel
from trucewatch.workflow.fire_files import Clouds
from trucewatch.workflow.fires import LineOfDays, middles_of, nearest_clouds, touched_sectors
from trucewatch.workflow.heat_months import (
    CountedMonth,
    count_months,
    covered_days,
)
from trucewatch.workflow.maps import Field, load_field
from trucewatch.workflow.workspace import Workspace

CLOUD_YEARS = 2
"""Years of sky that are read: a day counts half after one, so that older ones weigh little."""

MAP_PATHS = ("$.id", "$.source", "$.file_date")
CLOUD_PATHS = ("$.area", "$.interval.end_at", "$.share")


def heat_at_hand(
    workspace: Workspace,
    day: date,
    asof: datetime,
    truce: TruceDay | None,
    agreements: Sequence[Agreement],
) -> HeatChannel:
    """Say what heat allows to say about a day, from what the workspace knew at a time.

    Detections belong to the day and to the truce by the UTC time of their pass.
    """
    known = months_known(workspace.store, Detection, asof)
    if not known:
        return HeatChannel(state="no_detections")
    if not any(month < str(day.year) for month in known):
        return HeatChannel(state="no_earlier_year")
    field = load_field(workspace.theatre_name)
    track = _track(workspace, field, asof)
    if track is None:
        return HeatChannel(state="no_map")
    months = count_months(workspace, LineOfDays(track, field), asof, known)
    panel = _panel(workspace, field, months, asof)
    with_line = touched_sectors(track, field)
    chosen = panel.chosen([sector in with_line for sector in panel.sectors])
    zone = field.theatre.zone
    period = day_interval(day, zone)
    return heat_channel(
        chosen,
        Asked(
            day=period,
            truce=_to_date(truce, period),
            others=tuple(_earlier(agreements, truce, period)),
        ),
    )


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


def _track(workspace: Workspace, field: Field, asof: datetime) -> Track | None:
    """Return the first map of each month of the source with most maps.

    Within a month the line moves by little of the thirty kilometres that are counted; a map
    speaks for the days after it, never for those before.
    """
    store = workspace.store
    sources: Counter[str] = Counter()
    months: dict[tuple[str, str], str] = {}
    for month in months_known(store, ControlMap, asof):
        for _, _, name, source, filed in read_values(store, ControlMap, MAP_PATHS, asof, month):
            sources[source] += 1
            months.setdefault((source, filed[:7]), name)
    if not sources:
        return None
    best = max(sorted(sources), key=sources.__getitem__)
    names = [name for (source, _), name in sorted(months.items()) if source == best]
    found = [store.find(ControlMap, name, asof=asof) for name in names]
    return build_tracks([one for one in found if one is not None], field.theatre)[0]


def _panel(
    workspace: Workspace, field: Field, months: Sequence[CountedMonth], asof: datetime
) -> Panel:
    clouds = _clouds(workspace, months[-1].year, asof)
    places, middles = middles_of(field)
    ground = Ground(
        tuple(sector.id for sector in field.sectors),
        middles,
        nearest_clouds(clouds, places, field),
        covered_days(months),
    )
    years = tuple(dict.fromkeys(one.year for one in months))
    return lay_out([one.counted for one in months], ground, years[:-1])


def _clouds(workspace: Workspace, year: int, asof: datetime) -> Clouds:
    """Read the hourly cloud of the last years; a daily value stands for all its hours."""
    clouds: Clouds = {}
    ordinals: dict[str, int] = {}
    for each in range(year - CLOUD_YEARS + 1, year + 1):
        for begun, _, area, ends, share in read_values(
            workspace.store, CloudCover, CLOUD_PATHS, asof, str(each)
        ):
            first = _hour(begun, ordinals)
            hours = range(first, max(first + 1, _hour(ends, ordinals)))
            clouds.setdefault(area, {}).update(dict.fromkeys(hours, share))
    return clouds


def _hour(words: str, ordinals: dict[str, int]) -> int:
    """Number the hour of a stored UTC moment; days are worked out once."""
    day = words[:10]
    if day not in ordinals:
        ordinals[day] = date.fromisoformat(day).toordinal()
    return ordinals[day] * 24 + int(words[11:13])
