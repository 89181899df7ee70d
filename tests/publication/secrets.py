"""A workspace full of what must not get out; all of it invented."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from intake.desks import a_file, a_workspace
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.workspace import Workspace

RECEIVED = datetime(2025, 3, 13, 6, tzinfo=UTC)
DAY = "2025-03-12"
VICTIM, CAPTIVE, WITNESS = "Zoryana Verbytska", "Yukhym Berezhnyi", "Olena Tkachuk"
OBSERVER = "kestrel-7"
OBSERVER_LON, OBSERVER_LAT = "37.29137", "48.40219"
EVENT_LON, EVENT_LAT = "37.35683", "48.41394"
NOTE = "two impacts counted from the red water tower"
HEAD = (
    "observer,observer_lon,observer_lat,lon,lat,bearing_deg,distance_m,place,means,observation,"
    "description,weapon,count,count_unit,date,time,zone,restriction,minutes_observed,note,type\n"
)
SECRETS = (
    VICTIM, "Verbytska", CAPTIVE, "Berezhnyi", WITNESS, "Tkachuk", OBSERVER, OBSERVER_LON,
    OBSERVER_LAT, EVENT_LON, EVENT_LAT, "37.357", "48.414", "37.291", "48.402", "water tower",
)  # fmt: skip
TEXT = (
    f"A shell wounded {VICTIM}, 43, in Toretsk on Wednesday morning. She was hurt in the "
    f"mortar attack on Toretsk. Two people were wounded by artillery fire in Toretsk, said "
    f"resident {WITNESS}. The captured soldier {CAPTIVE} said on video that prisoners of war "
    "shelled Toretsk. Mayor Roman Kadenko said three shells hit Toretsk on Wednesday."
)


def secret_workspace(folder: Path, *, policy: str = "") -> Workspace:
    """Make a workspace with news and an observer's entry of 12 March 2025."""
    workspace = a_workspace(folder)
    item = {
        "doc_id": "n1",
        "publisher": "Example Wire",
        "source_class": "independent_media",
        "language": "en",
        "dateline": DAY,
        "text": TEXT,
    }
    entry = (
        f"{OBSERVER},{OBSERVER_LON},{OBSERVER_LAT},{EVENT_LON},{EVENT_LAT},,,,seen,explosion,"
        f"impact,mortar,2,explosion,{DAY},09:15,Europe/Kyiv,,,{NOTE},F3\n"
        f"{OBSERVER},{OBSERVER_LON},{OBSERVER_LAT},,,,,,seen,nothing,,,,,{DAY},12:00,Europe/Kyiv,"
        "denied passage at the checkpoint,45,,\n"
    )
    news = a_file(folder, "news.json", json.dumps(item))
    field = a_file(folder, "patrol.csv", HEAD + entry)
    options = AddOptions(received_at=RECEIVED)
    report = add(workspace, [news, field], options)
    assert not report.has_rejections, report
    if policy:
        workspace.close()
        a_file(workspace.directory, "policy.toml", policy)
        return Workspace.open(workspace.directory)
    return workspace


def leaks(text: str) -> list[str]:
    """List the secrets that some output holds."""
    return [secret for secret in SECRETS if secret in text]
