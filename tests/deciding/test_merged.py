"""What a merge leaves behind: old ids lead on, origins and totals fall by what was said."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from deciding.desk import DAY, LATE, RECEIVED, a_desk, decide, incidents, run
from incidents.building import PUBLISHED, a_report, an_incident
from intake.desks import a_file
from trucewatch.assessment.publication import View, hold_reason
from trucewatch.vocabulary.policy import Audience, Policy
from trucewatch.workflow.intake import AddOptions, add
from trucewatch.workflow.workspace import Workspace

BY = ("--as", "duty-1", "--reason", "one attack, the repost names the wrong town")
AGENCY = "A mortar shell hit a school in {} on Wednesday morning and broke its windows and doors."


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A workspace with one agency story, and its repost that names another town."""
    made = a_desk(tmp_path)
    files = []
    for number, town in enumerate(("Sloviansk", "Kramatorsk")):
        item = {
            "doc_id": f"agency-{number}",
            "publisher": f"Relay {number}",
            "source_class": "independent_media",
            "reliability": "B",
            "language": "en",
            "dateline": DAY,
            "text": f"KYIV – {AGENCY.format(town)}",
        }
        files.append(a_file(tmp_path, f"agency-{number}.json", json.dumps(item)))
    with Workspace.open(made) as workspace:
        add(workspace, files, AddOptions(received_at=RECEIVED))
    return made


def at(desk: Path, *towns: str) -> list[dict[str, Any]]:
    """The incidents at some towns."""
    return [one for one in incidents(desk) if one["place"]["name"] in towns]


def totals(desk: Path) -> float:
    """Add up the figures of recorded incidents of the day."""
    found = json.loads(run(desk, "assess", "--from", DAY, "--asof", LATE, "--json"))
    return sum(len(one["incidents"]["ids"]) for one in found["sector_days"] if one["date"] == DAY)


def printed(desk: Path) -> float:
    """Add up the printed numbers of incidents of the day, whatever their grade."""
    names = ("claimed", "reported", "corroborated")
    traced = (run(desk, "trace", f"f/{DAY}/all/{name}", "--json") for name in names)
    return sum(json.loads(one)["value"] for one in traced)


def test_j1_3_after_a_merge_origins_fall_and_totals_fall_by_the_stated_amount(desk: Path) -> None:
    """A story and its repost are one voice, and one incident less."""
    before = at(desk, "Sloviansk", "Kramatorsk")
    told, shown = totals(desk), printed(desk)

    made = decide(desk, "merge", *(one["id"] for one in before), *BY)

    (after,) = at(desk, "Sloviansk", "Kramatorsk")
    assert (sum(one["origins"] for one in before), after["origins"]) == (2, 1)
    assert told - totals(desk) == len(made["before"]) - len(made["after"]) == 1
    assert shown - printed(desk) == 1


def test_the_id_of_the_younger_incident_tells_where_it_went(desk: Path) -> None:
    """Ids are printed and cited: after a merge both lead to the incident there is."""
    ids = {one["id"] for one in at(desk, "Sloviansk", "Kramatorsk")}
    decide(desk, "merge", *sorted(ids), *BY)
    (after,) = at(desk, "Sloviansk", "Kramatorsk")
    (gone,) = ids - {after["id"]}

    found = json.loads(run(desk, "grade", "--explain", gone, "--json"))

    assert (found["incident"], found["asked_as"]) == (after["id"], gone)
    assert found["earlier_ids"] == [gone]
    assert f"{gone} is part of {after['id']} now" in run(desk, "grade", "--explain", gone)
    kept = json.loads(run(desk, "grade", "--explain", after["id"], "--json"))
    assert kept["earlier_ids"] == [gone]


def test_what_was_taken_down_stays_down_when_it_is_merged() -> None:
    """D16: the list of the held names the younger incident; the merged one is held, too."""
    older, younger = a_report("a"), a_report("b", published_at=PUBLISHED + timedelta(hours=1))
    policy = Policy(held=frozenset({an_incident([younger]).id}))
    view = View(audience=Audience.PUBLIC, now=PUBLISHED + timedelta(days=900))

    reasons = [hold_reason(an_incident(each), policy, view) for each in ([older], [older, younger])]

    assert reasons == [None, "held"]
