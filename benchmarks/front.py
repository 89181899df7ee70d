"""The front engine beside geopandas and PostGIS, on the developers' daily maps.

Each side runs in a process of its own, on the same machine, files and points, one after the
other, three times in turn, and the median of each step counts (PostGIS once). Seconds are
those of the processor, so that other work on the machine counts for neither; for PostGIS, which
works in a process of its own, they are those of the clock.

geopandas is taken from this environment, or from the interpreter that
``TRUCEWATCH_BENCH_PYTHON`` names; without it plain shapely stands in. PostGIS is measured
where ``TRUCEWATCH_BENCH_DSN`` names a database that may be written to.
"""

from __future__ import annotations

import csv
import gzip
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MAPS = HERE.parents[1] / "shared/data/control_maps/deepstate_daily.ndjson.gz"
POINT_DAYS = 100_000
DAYS = 353
CURVE = (50, 100, 200, 353)
SEED = 2025
RUNS = 3
GOALS = {"load": 30, "gains and losses": 40, "point-days": 30, "peak MB": 3}
PYTHON = "TRUCEWATCH_BENCH_PYTHON"
DSN = "TRUCEWATCH_BENCH_DSN"

Side = dict[str, dict[str, float]]


def main() -> None:
    """Measure all sides and print seconds, megabytes and ratios."""
    if not MAPS.exists():
        print("front: the developers' maps are not beside the project; nothing measured")
        return
    with tempfile.TemporaryDirectory() as folder:
        points, archive = Path(folder) / "points.csv", Path(folder) / "maps.twa"
        _write_points(points)
        made = _ours("archive", archive, DAYS)
        turns = [
            (_ours("main", archive, DAYS, points), *_theirs(DAYS, points)) for _ in range(RUNS)
        ]
        name = turns[0][1]
        ours, other = (_median([turn[at] for turn in turns]) for at in (0, 2))
        _print_table(name, other, ours)
        if os.environ.get(DSN):
            database = _run([sys.executable, str(HERE / "postgis_front.py")], DAYS, points)
            _print_table("PostGIS (clock)", database, {**ours, "seconds": ours["wall"]})
        else:
            print(f"PostGIS: not measured; name a database in {DSN}")
        _print_ours({**made["seconds"], **made["found"]}, _ours("more", archive, DAYS, points))
        _print_curve(Path(folder))


def _median(runs: Sequence[Any]) -> Side:
    """Take the median of each number over runs that measured the same."""
    return {
        family: {
            step: statistics.median(run[family][step] for run in runs) for step in runs[0][family]
        }
        for family in runs[0]
    }


def _theirs(days: int, points: Path | None) -> tuple[str, Side]:
    python = os.environ.get(PYTHON, sys.executable)
    known = subprocess.run(  # noqa: S603
        [python, "-c", "import geopandas"], check=False, capture_output=True
    )
    if known.returncode == 0:
        return "geopandas", _run([python, str(HERE / "geopandas_front.py")], days, points)
    return "shapely", _run([sys.executable, str(HERE / "plain_front.py")], days, points)


def _ours(task: str, archive: Path, days: int, points: Path | None = None) -> Side:
    command = [sys.executable, "-m", "benchmarks.ours_front", task, str(MAPS), str(archive)]
    return _json([*command, str(days), *([str(points)] if points else [])])


def _run(command: Sequence[str], days: int, points: Path | None) -> Side:
    return _json([*command, str(MAPS), str(days), *([str(points)] if points else [])])


def _json(command: Sequence[str]) -> Side:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    found: Side = json.loads(done.stdout)
    return found


def _print_table(name: str, theirs: Side, ours: Side) -> None:
    if name == "shapely":
        print(f"geopandas is not installed here; plain shapely stands in. Install it: {PYTHON}")
    print(f"\nfront, {DAYS} daily maps, {POINT_DAYS:,} point-days; load: theirs GeoJSON, ours .twa")
    print(f"{'':20}{name:>16} {'trucewatch':>12} {'ratio':>9}   goal")
    rows: dict[str, Any] = {**theirs["seconds"], **theirs["memory"]}
    mine = {**ours["seconds"], **ours["memory"]}
    for step, value in rows.items():
        goal = f">= {GOALS[step]}x" if name == "geopandas" else ""
        print(f"{step:20}{value:16.3f} {mine[step]:12.3f} {value / mine[step]:8.1f}x   {goal}")
    for what, value in theirs["found"].items():
        print(f"  found {what:18}{value:12.3f} {ours['found'][what]:12.3f}")


def _print_ours(made: dict[str, float], more: Side) -> None:
    print("\ntrucewatch alone")
    for step, value in {**made, **more["seconds"], **more["found"], **more["memory"]}.items():
        print(f"  {step:44}{value:14.3f}")


def _print_curve(folder: Path) -> None:
    print("\ncost by number of days, processor seconds")
    print(f"{'days':>6} {'theirs':>9} {'ours':>9} {'ratio':>8} {'edges':>8} {'bytes':>8}")
    for days in CURVE:
        archive = folder / f"{days}.twa"
        made = _ours("archive", archive, days)["found"]
        ours = _ours("main", archive, days)["seconds"]["gains and losses"]
        theirs = _theirs(days, None)[1]["seconds"]["gains and losses"]
        ratio = f"{theirs / ours:7.1f}x"
        print(
            f"{days:6} {theirs:9.3f} {ours:9.3f} {ratio} {made['stays']:8.0f} {made['bytes']:8.0f}"
        )


def _write_points(path: Path) -> None:
    with gzip.open(MAPS, "rt", encoding="utf-8") as lines:
        days = [json.loads(line)["properties"]["date"] for line in lines][:DAYS]
    pick = random.Random(SEED)  # noqa: S311 - a fixed sample, no secret
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(("id", "date", "lon", "lat"))
        for at in range(POINT_DAYS):
            writer.writerow((at, pick.choice(days), pick.uniform(31.5, 39), pick.uniform(46, 51)))
