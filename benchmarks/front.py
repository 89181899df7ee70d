"""The front engine beside a plain script, on the developers' daily maps.

Each side runs in a process of its own, on the same machine and files, one after the other.
Seconds are those of the processor, so that other work on the machine counts for neither.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from time import process_time
from typing import TypeVar

MAPS = Path(__file__).parents[2] / "shared/data/control_maps/deepstate_daily.ndjson.gz"
POINT_DAYS = 100_000
CURVE = (50, 100, 200, 353)
SEED = 2025

Timings = dict[str, float]
Made = TypeVar("Made")


def main() -> None:
    """Measure both sides and print processor seconds, megabytes and ratios."""
    if not MAPS.exists():
        print("front: the developers' maps are not beside the project; nothing measured")
        return
    plain, ours = (_in_process("plain", 353), _in_process("ours", 353))
    print(f"front, 353 daily maps, {POINT_DAYS:,} point-days\n{'':22}plain     ours    ratio")
    for step, value in plain.items():
        print(f"{step:20}{value:8.2f} {ours[step]:8.2f} {value / ours[step]:7.1f}x")
    for step in ours.keys() - plain.keys():
        print(f"{step:20}{'-':>8} {ours[step]:8.2f}")
    print("\ngains and losses, processor seconds by number of days (plain, ours)")
    for days in CURVE:
        both = [
            _in_process(side, days, "changes")["gains and losses"] for side in ("plain", "ours")
        ]
        print(f"{days:8} {both[0]:8.2f} {both[1]:8.2f} {both[0] / both[1]:7.1f}x")


def _in_process(side: str, days: int, only: str = "all") -> Timings:
    command = [sys.executable, "-m", "benchmarks.front", side, str(days), only]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603
    found: Timings = json.loads(done.stdout)
    return found


def _plain(days: int, only: str) -> Timings:
    from benchmarks import plain_front

    timings: Timings = {}
    found = _timed(timings, "load", lambda: plain_front.load(MAPS, days))
    _timed(timings, "gains and losses", lambda: plain_front.gains_and_losses(found))
    if only == "all":
        asked = _asked(list(found))
        _timed(timings, "point-days", lambda: plain_front.point_days(found, asked))
    return _with_memory(timings)


def _ours(days: int, only: str) -> Timings:
    from trucewatch.front.locate import Locator
    from trucewatch.front.series import series
    from trucewatch.front.track import build_tracks
    from trucewatch.workflow.maps import load_field, read_maps

    timings: Timings = {}
    field = load_field("ukraine")
    maps = _timed(timings, "load", lambda: read_maps([MAPS], field).maps[:days])
    _timed(
        timings,
        "gains and losses",
        lambda: [track.steps() for track in build_tracks(maps, field.theatre)],
    )
    if only == "all":
        asked = _asked([one.file_date for one in maps])
        day, lon, lat = (list(column) for column in zip(*asked, strict=True))
        names = [str(at) for at in range(len(asked))]
        _timed(
            timings,
            "point-days",
            lambda: Locator(maps, field.theatre, field.sectors, field.country).locate(
                names, day, lon, lat
            ),
        )
        _timed(timings, "series with lines", lambda: series(maps, field.theatre, field.country))
    return _with_memory(timings)


def _asked(days: list[date]) -> list[tuple[date, float, float]]:
    pick = random.Random(SEED)  # noqa: S311 - a fixed sample, no secret
    return [
        (pick.choice(days), pick.uniform(31.5, 39), pick.uniform(46, 51)) for _ in range(POINT_DAYS)
    ]


def _timed(timings: Timings, step: str, work: Callable[[], Made]) -> Made:
    begin = process_time()
    made = work()
    timings[step] = process_time() - begin
    return made


def _with_memory(timings: Timings) -> Timings:
    peak_kb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {**timings, "peak memory MB": peak_kb / 1024}


if __name__ == "__main__":
    side, number, what = sys.argv[1:]
    print(json.dumps((_plain if side == "plain" else _ours)(int(number), what)))
