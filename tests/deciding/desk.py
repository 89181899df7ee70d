"""A small workspace whose incidents can be decided about; everything in it is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from intake.desks import RECEIVED, a_file, a_workspace
from trucewatch.cli.main import assemble
from trucewatch.workflow.intake import AddOptions, add

RUN = CliRunner()
DAY = "2025-03-12"
LATE = "2035-01-01T00:00:00Z"
HEAD = (
    "observer,observer_lon,observer_lat,lon,lat,bearing_deg,distance_m,place,means,observation,"
    "description,weapon,count,count_unit,date,time,zone,restriction,minutes_observed,note,type\n"
)
ENTRIES = (
    f"heron,37.30,48.40,37.8478,48.3948,,,Toretsk,seen,explosion,impact,mortar,2,explosion,{DAY},"
    "09:15,Europe/Kyiv,,,,F3\n"
)


def a_desk(folder: Path) -> Path:
    """Make a workspace with two papers on one attack, a third on another, and an observer."""
    papers = {
        "Morning Post": "A mortar shell hit a school in Toretsk on Wednesday morning.",
        "Evening Post": "Artillery struck a market in Kupiansk on Wednesday evening.",
        "River Herald": "On Wednesday evening shells hit a bus depot in Kupiansk.",
    }
    files = [a_file(folder, "patrol.csv", HEAD + ENTRIES)]
    for number, (publisher, text) in enumerate(papers.items()):
        item = {
            "doc_id": f"n{number}",
            "publisher": publisher,
            "source_class": "independent_media",
            "reliability": "B",
            "language": "en",
            "dateline": DAY,
            "text": f"KYIV – {text}",
        }
        files.append(a_file(folder, f"{number}.json", json.dumps(item)))
    with a_workspace(folder) as workspace:
        assert not add(workspace, files, AddOptions(received_at=RECEIVED)).has_rejections
        return workspace.directory


def run(desk: Path, *words: str, code: int = 0) -> str:
    """Run a command on the workspace; its output, or the message of its error."""
    done = RUN.invoke(assemble(), [*words, "-w", str(desk)])
    if code:
        assert done.exception is not None, done.output
        return str(done.exception)
    assert done.exit_code == 0, (words, done.output, done.exception)
    return done.stdout


def incidents(desk: Path, *words: str) -> list[dict[str, Any]]:
    """List the day's incidents as of long after everything."""
    printed = run(desk, "incidents", "--from", DAY, "--asof", LATE, "--json", *words)
    found: list[dict[str, Any]] = json.loads(printed)["incidents"]
    return found


def decide(desk: Path, *words: str) -> dict[str, Any]:
    """Take a decision and return what it says."""
    found: dict[str, Any] = json.loads(run(desk, "decide", *words, "--json"))
    return found
