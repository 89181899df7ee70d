"""What a run need not do again, and that it makes no difference."""

from __future__ import annotations

import json
from pathlib import Path

from deciding.desk import DAY, LATE, RUN, a_desk, run
from trucewatch.cli.main import assemble
from trucewatch.storage.kept import Kept
from trucewatch.vocabulary.place import Position
from trucewatch.vocabulary.work import Work
from trucewatch.workflow.memory import Memory
from trucewatch.workflow.workspace import MEMORY

ASKED = ("incidents", "--from", DAY, "--asof", LATE, "--json")


def read(name: str) -> Position:
    """Stand for a slow reader."""
    return Position(lon=float(name), lat=0.0)


def test_only_what_is_new_is_read(tmp_path: Path) -> None:
    """A second run reads the one text that the first had not."""
    first, second = (Memory(Kept(tmp_path / "m.sqlite")) for _ in range(2))
    before = first.readings(Position, {"1": "one"}, read)

    after = second.readings(Position, {"1": "one", "2": "two"}, read)

    assert after == {**before, "2": read("2")}
    assert second.work == Work(read=1, read_before=1)


def test_a_changed_text_is_read_again(tmp_path: Path) -> None:
    """Results are kept by what decides them, not by name."""
    memory = Memory(Kept(tmp_path / "m.sqlite"))
    memory.readings(Position, {"1": "one"}, read)

    memory.readings(Position, {"1": "one, corrected"}, read)

    assert memory.work == Work(read=2)


def test_incidents_are_the_same_with_and_without_a_memory(tmp_path: Path) -> None:
    """Documents and incidents taken from an earlier run give the same bytes."""
    desk = a_desk(tmp_path)
    first = run(desk, *ASKED)
    kept = (desk / MEMORY).stat().st_size

    again = run(desk, *ASKED)
    (desk / MEMORY).unlink()

    assert kept > 0
    assert again == first == run(desk, *ASKED)


def test_a_second_run_says_that_it_had_nothing_to_do(tmp_path: Path) -> None:
    """The count of what was done anew can be asked for."""
    desk = a_desk(tmp_path)
    run(desk, *ASKED)

    done = RUN.invoke(assemble(), [*ASKED, "--work", "-w", str(desk)])

    assert "read anew: 0 of 3 texts; formed anew: 0 incidents" in done.stderr


def test_two_reports_are_compared_point_by_point(tmp_path: Path) -> None:
    """Why they are one incident or two can be read, with the sum and what came of it."""
    desk = a_desk(tmp_path)
    listed = json.loads(run(desk, *ASKED))["incidents"]
    ids = [one["id"] for incident in listed for one in incident["evidence"]]

    found = json.loads(run(desk, "same", ids[0], ids[1], "--from", DAY, "--json"))

    assert found["total"] == sum(found["points"].values())
    assert found["joined"] is any(
        set(ids[:2]) <= {one["id"] for one in incident["evidence"]} for incident in listed
    )
    assert str(found["total"]) in found["verdict"] or "Ruled out" in found["verdict"]


def test_an_unknown_report_is_said_to_be_unknown(tmp_path: Path) -> None:
    """The message says where ids are found."""
    desk = a_desk(tmp_path)

    assert "incidents --json" in run(desk, "same", "rep-1", "rep-2", "--from", DAY, code=2)
