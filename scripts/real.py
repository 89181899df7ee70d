"""Build the report for 12 March 2025 from real maps and reports, and check the counting.

Needs the developers' data in ``../shared/data``; says so and stops where it is absent.
Everything goes through the command line, as a user would do it.
"""

from __future__ import annotations

import csv
import gzip
import json
import resource
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
OUT = ROOT / "out" / "real"
DAY = "2025-03-12"
# When the material is taken to have been at hand: after the last day it speaks about.
RECEIVED = "2025-04-01T00:00:00Z"
RECEIVED_EXAMPLES = "2026-07-01T00:00:00Z"
FIRST_MAP, LAST_MAP = "2025-02-20", "2025-03-20"
MONTHS = ("202501", "202502", "202503")
LIMIT_S, LIMIT_MB = 180.0, 1536.0


def main() -> int:
    """Run the whole job; 0 when every check holds, 1 otherwise."""
    if not DATA.is_dir():
        print("real: no ../shared/data beside the project; nothing to do")
        return 0
    started = time.monotonic()
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    trucewatch("init", OUT / "workspace")
    reports = [
        add(RECEIVED, slice_maps()),
        add(RECEIVED, *(DATA / "events" / f"viina_incidents_{month}.csv" for month in MONTHS)),
        add(RECEIVED_EXAMPLES, DATA / "news_examples"),
    ]
    trucewatch(
        "report", DAY, "--asof", RECEIVED, "--lang", "de,en,uk,ru", "--format", "html,json",
        "-o", OUT / "report",
    )  # fmt: skip
    taken = time.monotonic() - started
    return show(reports, taken)


def trucewatch(*arguments: object) -> str:
    """Run the command and return what it printed; exit code 3 (some rows rejected) is fine."""
    workspace = [] if arguments[0] == "init" else ["-w", str(OUT / "workspace")]
    command = [sys.executable, "-m", "trucewatch", str(arguments[0]), *workspace]
    command += [str(argument) for argument in arguments[1:]]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 - our own
    if ran.returncode not in (0, 3):
        sys.exit(f"{' '.join(command[2:])}: exit {ran.returncode}\n{ran.stderr}")
    return ran.stdout


def add(received: str, *paths: Path) -> dict[str, list[dict[str, object]]]:
    """Add files and return the import report."""
    report: dict[str, list[dict[str, object]]] = json.loads(
        trucewatch("add", "--received", received, "--json", *paths)
    )
    return report


def slice_maps() -> Path:
    """Cut the daily maps to the window, line by line and unchanged."""
    target = OUT / f"maps_{FIRST_MAP}_{LAST_MAP}.ndjson"
    source = DATA / "control_maps" / "deepstate_daily.ndjson.gz"
    with gzip.open(source, "rt", encoding="utf-8") as lines, target.open("w") as cut:
        for line in lines:
            if FIRST_MAP <= json.loads(line)["properties"]["date"] <= LAST_MAP:
                cut.write(line)
    return target


def rows_of(path: Path) -> int | None:
    """Count a file's rows independently of the program under test."""
    if path.suffix == ".csv":
        with path.open(encoding="utf-8-sig", newline="") as raw:
            return sum(1 for _ in csv.DictReader(raw))
    if path.suffix == ".ndjson":
        return sum(1 for _ in path.open(encoding="utf-8"))
    return 1 if path.suffix == ".json" else None


def show(reports: list[dict[str, list[dict[str, object]]]], taken_s: float) -> int:
    """Print what was read, the headline and the ten largest numbers; check the sums."""
    failures = []
    for file in (file for report in reports for file in report["files"]):
        read, accepted, rejected = (file[key] for key in ("rows_read", "accepted", "rejected"))
        path = Path(str(file["path"]))
        counted = rows_of(path)
        print(
            f"{path.name}: {file['kind']}, {read} read = {accepted} accepted + {rejected} rejected"
        )
        for rejection in file["rejections"][:3]:  # type: ignore[index]
            print(f"    {rejection}")
        if read != int(accepted) + int(rejected) or counted not in (None, read):  # type: ignore[call-overload]
            failures.append(f"{path.name}: the file has {counted} rows")
    edition = json.loads((OUT / "report" / f"{DAY}.json").read_text(encoding="utf-8"))
    print("\n" + edition["headline"]["en"])
    figures = sorted(edition["figures"].items(), key=lambda item: -abs(item[1]["value"]))
    for name, figure in figures[:10]:
        print(f"  {figure['value']:>12,.1f} {figure['unit']:<8} trucewatch trace {name}")
    peak_mb = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"\n{taken_s:.1f} s of {LIMIT_S:.0f}, {peak_mb:.0f} MB of {LIMIT_MB:.0f}")
    if taken_s > LIMIT_S or peak_mb > LIMIT_MB:
        failures.append("over the limit of time or memory")
    for failure in failures:
        print(f"FAILED {failure}", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
