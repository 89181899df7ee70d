"""Field logs of the demonstration: watches with nothing recorded, and what was met."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from trucewatch.workflow.scenario.timetable import REPORT_DAY, days

FIRST_WATCH = date(2031, 6, 2)
ZONE = "Europe/Kyiv"


def patrols_csv(first: date, last: date) -> bytes | None:
    """Write the logs of some days as field reports, or None when nobody was out yet."""
    plan = _plan()
    rows = [row for day in days(max(first, FIRST_WATCH), last) for row in _rows(plan, day)]
    if not rows:
        return None
    text = io.StringIO()
    writer = csv.DictWriter(text, plan["columns"], lineterminator="\n", restval="")
    writer.writeheader()
    writer.writerows(sorted(rows, key=lambda row: (row["date"], row["time"], row["observer"])))
    return text.getvalue().encode()


def _rows(plan: Mapping[str, Any], day: date) -> Iterator[dict[str, object]]:
    for team in plan["team"]:
        yield from (_watch(team, day, *watch) for watch in _watches(team, day))
    teams = {team["name"]: team for team in plan["team"]}
    for met in plan["met"]:
        if met["date"] == day.isoformat():
            fields = {name: value for name, value in met.items() if name != "team"}
            yield {"means": "seen", **_stand(teams[met["team"]], day), **fields}


def _watches(team: Mapping[str, Any], day: date) -> list[tuple[str, int]]:
    begun = date.fromisoformat(team.get("from", FIRST_WATCH.isoformat()))
    if day < begun or day > REPORT_DAY or day.isoformat() in team.get("absent", ()):
        return []
    watches: list[tuple[str, int]] = team.get("other", {}).get(day.isoformat(), team["usual"])
    return watches


def _watch(team: Mapping[str, Any], day: date, start: str, minutes: int) -> dict[str, object]:
    return {
        **_stand(team, day),
        "time": start,
        "means": team.get("means", "seen"),
        "observation": "nothing",
        "minutes_observed": minutes,
        "place": team["place"],
    }


def _stand(team: Mapping[str, Any], day: date) -> dict[str, object]:
    lon, lat = team["position"]
    return {
        "observer": team["name"],
        "observer_lon": lon,
        "observer_lat": lat,
        "date": day.isoformat(),
        "zone": ZONE,
    }


@lru_cache(maxsize=1)
def _plan() -> dict[str, Any]:
    text = files(__package__).joinpath("patrols.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)
