"""A workspace's cloud, month by month; what did not change is not read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import numpy as np

from trucewatch.storage.columns import Known, months_known, read_values
from trucewatch.vocabulary.detection import CloudCover
from trucewatch.vocabulary.theatre import Theatre
from trucewatch.workflow.fire_files import Clouds
from trucewatch.workflow.fires import WHOLE_AREA
from trucewatch.workflow.memory import Arrays
from trucewatch.workflow.workspace import Workspace

CLOUD_YEARS = 2
"""Years of sky that are read: a day counts half after one, so that older ones weigh little."""

PATHS = ("$.area", "$.interval.end_at", "$.share")


def sky_at_hand(workspace: Workspace, theatre: Theatre, year: int, known: Known) -> Clouds:
    """Return the hourly cloud of the last years over the theatre's points and its larger area.

    A daily value stands for all its hours.
    """
    areas = (*sorted(theatre.weather_points), WHOLE_AREA)
    states = months_known(workspace.store, CloudCover, known)
    asked = {
        month: f"sky|{areas}|{month}|{state}"
        for month, state in states.items()
        if year - CLOUD_YEARS < int(month[:4]) <= year
    }

    def read(months: Sequence[str]) -> Mapping[str, Arrays]:
        return {month: _read(workspace, areas, month, known) for month in months}

    return _laid_out(areas, list(workspace.memory.arrays(asked, read).values()))


def _read(workspace: Workspace, areas: Sequence[str], month: str, known: Known) -> Arrays:
    """Read a month: number of the area, first and last hour, and the share's bits."""
    number = {area: index for index, area in enumerate(areas)}
    ordinals: dict[str, int] = {}
    found: list[tuple[int, int, int]] = []
    shares: list[float] = []
    for begun, _, area, ends, share in read_values(
        workspace.store, CloudCover, PATHS, known, month
    ):
        if area in number:
            first = _hour(begun, ordinals)
            found.append((number[area], first, max(first + 1, _hour(ends, ordinals))))
            shares.append(share)
    return {
        "hours": np.array(found, dtype=np.int64).reshape(-1, 3),
        "shares": np.array(shares, dtype=np.float64).view(np.int64),
    }


def _laid_out(areas: Sequence[str], months: Sequence[Arrays]) -> Clouds:
    clouds: Clouds = {}
    for one in months:
        shares = one["shares"].view(np.float64).tolist()
        for (area, first, end), share in zip(one["hours"].tolist(), shares, strict=True):
            series = clouds.setdefault(areas[area], {})
            for hour in range(first, end):
                series[hour] = share
    return clouds


def _hour(words: str, ordinals: dict[str, int]) -> int:
    """Number the hour of a stored UTC moment; days are worked out once."""
    day = words[:10]
    if day not in ordinals:
        ordinals[day] = date.fromisoformat(day).toordinal()
    return ordinals[day] * 24 + int(words[11:13])
