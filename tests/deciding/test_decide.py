"""People's decisions: kept, honoured, dated, undone."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from deciding.desk import DAY, LATE, a_desk, decide, incidents, run
from trucewatch.workflow.intake import verify
from trucewatch.workflow.workspace import Workspace

BY = ("--as", "duty-1", "--reason", "checked by phone")
BY_OTHER = ("--as", "duty-2", "--reason", "seen the crater photographs")


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    """A fresh workspace."""
    return a_desk(tmp_path)


def at(desk: Path, place: str) -> list[str]:
    """Ids of the incidents at a place."""
    return [one["id"] for one in incidents(desk) if one["place"]["name"] == place]


def everything(desk: Path) -> str:
    """The whole JSON of the day's incidents."""
    return run(desk, "incidents", "--from", DAY, "--asof", LATE, "--json")


def test_j1_merge_then_undo_gives_the_same_bytes(desk: Path) -> None:
    """Nothing of a merge is left in the incidents once it is undone."""
    before = everything(desk)
    first, second = at(desk, "Toretsk")[0], at(desk, "Kupiansk")[0]

    made = decide(desk, "merge", first, second, *BY)
    merged = everything(desk)
    decide(desk, "undo", made["decision"]["id"], *BY_OTHER)

    assert merged != before
    assert len(json.loads(merged)["incidents"]) == len(json.loads(before)["incidents"]) - 1
    assert everything(desk) == before


def test_a_merged_incident_keeps_the_id_of_its_earliest_report(desk: Path) -> None:
    """Ids stay stable: the merged incident bears one of the two."""
    first, second = at(desk, "Toretsk")[0], at(desk, "Kupiansk")[0]

    made = decide(desk, "merge", first, second, *BY)

    (after,) = made["after"]
    assert after["id"] in (first, second)
    assert set(after["reports"]) == {name for one in made["before"] for name in one["reports"]}


def test_what_is_split_never_meets_again_until_undone(desk: Path) -> None:
    """Reports that the rules would join stay apart once somebody has ruled so."""
    whole = next(one for one in incidents(desk) if len(one["evidence"]) > 1)
    taken = whole["evidence"][-1]["id"]

    made = decide(desk, "split", whole["id"], taken, *BY)
    parts = [one for one in made["after"] if taken in one["reports"]]

    assert [one["reports"] for one in parts] == [[taken]]
    assert len(made["after"]) == 2
    decide(desk, "undo", made["decision"]["id"], *BY)
    assert whole in incidents(desk)


def test_a_later_merge_overrules_an_earlier_split(desk: Path) -> None:
    """Where two decisions contradict each other the later one holds."""
    whole = next(one for one in incidents(desk) if len(one["evidence"]) > 1)
    made = decide(desk, "split", whole["id"], whole["evidence"][-1]["id"], *BY)
    one, other = (part["id"] for part in made["after"])

    again = decide(desk, "merge", one, other, *BY_OTHER)

    (after,) = again["after"]
    assert sorted(after["reports"]) == sorted(item["id"] for item in whole["evidence"])


def test_before_a_decision_was_taken_it_changes_nothing(desk: Path) -> None:
    """Two clocks: as of the moment before, the incidents are what they were."""
    name = at(desk, "Toretsk")[0]
    asof = "2025-03-13T06:00:00Z"
    before = run(desk, "incidents", "--from", DAY, "--asof", asof, "--json")

    decide(desk, "withdraw", name, *BY)

    assert run(desk, "incidents", "--from", DAY, "--asof", asof, "--json") == before
    (now,) = [one for one in incidents(desk) if one["id"] == name]
    assert (now["grades"]["occurrence"]["grade"], now["grades"]["occurrence"]["rule"]) == (
        "O0",
        "withdrawn",
    )
    assert "withdrawn" in now["flags"]


def test_o4_takes_two_different_people(desk: Path) -> None:
    """One person twice is one person; the second person makes it O4; undoing takes it back."""
    name = at(desk, "Toretsk")[0]
    (before,) = [one for one in incidents(desk) if one["id"] == name]
    asked = ("grade", name, "--occurrence", "O4")

    once = decide(desk, *asked, *BY)["after"][0]
    twice = decide(desk, *asked, *BY)["after"][0]
    made = decide(desk, *asked, *BY_OTHER)

    grade = before["grades"]["occurrence"]["grade"]
    assert (once["occurrence"], twice["occurrence"]) == (grade, grade)
    assert "awaits_second_person" in once["flags"]
    assert (made["after"][0]["occurrence"], made["after"][0]["rule"]) == ("O4", "by_hand")
    assert "awaits_second_person" not in made["after"][0]["flags"]
    decide(desk, "undo", made["decision"]["id"], *BY_OTHER)
    (after,) = [one for one in incidents(desk) if one["id"] == name]
    assert after["grades"]["occurrence"]["grade"] == grade


def test_o4_needs_somebody_who_saw_it(desk: Path) -> None:
    """What only papers tell cannot be verified by saying so."""
    name = at(desk, "Kupiansk")[0]

    message = run(desk, "decide", "grade", name, "--occurrence", "O4", *BY, code=2)

    assert "O4 needs direct observation" in message


def test_grades_can_fall_and_the_history_is_kept(desk: Path) -> None:
    """The last word counts, and the log shows every word before it."""
    name = at(desk, "Kupiansk")[0]
    decide(desk, "grade", name, "--occurrence", "O3", *BY)
    decide(desk, "grade", name, "--occurrence", "O1", *BY_OTHER)

    (now,) = [one for one in incidents(desk) if one["id"] == name]
    log = json.loads(run(desk, "decide", "list", "--json"))["decisions"]

    assert now["grades"]["occurrence"]["grade"] == "O1"
    assert [(one["occurrence"], one["by"], one["stands"]) for one in log] == [
        ("O3", "duty-1", True),
        ("O1", "duty-2", True),
    ]


def test_a_rejected_report_is_listed_with_its_reason(desk: Path) -> None:
    """It forms no incident and is not forgotten."""
    (name,) = at(desk, "Kupiansk")[:1]

    decide(desk, "reject", name, *BY)
    printed = run(desk, "incidents", "--from", DAY, "--asof", LATE, "--rejected", "--json")

    assert name not in [one["id"] for one in incidents(desk)]
    assert "rejected_by_hand" in [one["reason"] for one in json.loads(printed)["rejected"]]


def test_a_dry_run_keeps_nothing(desk: Path) -> None:
    """It shows what would change and leaves evidence and database as they are."""
    before = everything(desk)

    made = decide(desk, "withdraw", at(desk, "Toretsk")[0], *BY, "--dry-run")

    assert made["after"][0]["occurrence"] == "O0"
    assert everything(desk) == before
    assert json.loads(run(desk, "decide", "list", "--json"))["decisions"] == []


def test_every_decision_stands_in_the_custody_log(desk: Path) -> None:
    """The archive knows it as a file, the chain is whole, and a changed byte is noticed."""
    made = decide(desk, "withdraw", at(desk, "Toretsk")[0], *BY)

    with Workspace.open(desk) as workspace:
        entries = workspace.archive.custody().entries
        assert verify(workspace) == []
        (entry,) = [one for one in entries if one.get("name") == f"{made['decision']['id']}.json"]
        assert (entry["what"], entry["by"]) == ("withdraw", "duty-1")
        workspace.archive.path_of(str(entry["sha256"])).chmod(0o644)
        workspace.archive.path_of(str(entry["sha256"])).write_bytes(b"{}")
        assert len(verify(workspace)) == 1


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("withdraw", "inc-nothere", *BY), "there is no incident 'inc-nothere'"),
        (("withdraw", "{id}", "--as", "Olena Koval", "--reason", "x"), "looks like a person"),
        (("withdraw", "{id}", "--as", "duty-1", "--reason", " "), "needs a reason"),
        (("merge", "{id}", *BY), "at least 2 ids"),
        (("grade", "{id}", *BY), "say which grade"),
        (("grade", "{id}", "--occurrence", "O9", *BY), "'O9' is no grade"),
        (("split", "{id}", "rep-strange", *BY), "no report of"),
        (("undo", "dec-nothere", *BY), "there is no decision"),
    ],
)
def test_an_order_that_means_nothing_is_refused(
    desk: Path, words: tuple[str, ...], complaint: str
) -> None:
    """The message says what is wrong, and nothing is kept."""
    name = at(desk, "Toretsk")[0]

    message = run(desk, "decide", *(word.replace("{id}", name) for word in words), code=2)

    assert complaint in message
    assert json.loads(run(desk, "decide", "list", "--json"))["decisions"] == []
