"""The custody log line by line: what is noticed, what is cut off, who may go on writing."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from trucewatch.evidence.custody import FIRST, Ledger, entry_hash, read_custody


@pytest.fixture
def log(tmp_path: Path) -> Path:
    """A log with three entries about two objects."""
    path = tmp_path / "custody.jsonl"
    writer = Ledger(path)
    for sha256 in ("a", "b", "a"):
        writer.append({"sha256": sha256})
    return path


def lines(path: Path) -> list[bytes]:
    """Return the lines of a log."""
    return path.read_bytes().splitlines(keepends=True)


def test_a_missing_log_is_an_empty_one(tmp_path: Path) -> None:
    """Nothing has been brought in, and nothing is wrong."""
    found = read_custody(tmp_path / "none")

    assert (found.entries, found.problems, found.sound_bytes, found.torn) == ((), (), 0, False)


def test_every_entry_follows_the_one_before(log: Path) -> None:
    """Numbered from nought, the first one chained to nothing."""
    found = read_custody(log)

    assert [entry["number"] for entry in found.entries] == [0, 1, 2]
    assert [entry["previous"] for entry in found.entries] == [
        FIRST,
        *(entry["entry"] for entry in found.entries[:2]),
    ]
    assert (found.problems, found.torn, found.sound_bytes) == ((), False, log.stat().st_size)


@pytest.mark.parametrize(
    "change",
    [
        lambda line: line.replace(b'"sha256":"b"', b'"sha256":"c"'),
        lambda line: line.replace(b'":"', b'": "', 1),
        lambda line: line.replace(b"}", b"", 1),
        lambda _: b'["previous"]\n',
        lambda _: json.dumps({"entry": entry_hash({})}, separators=(",", ":")).encode() + b"\n",
    ],
    ids=["another object", "white space", "cut short", "no entry", "not chained"],
)
def test_a_changed_line_is_named_and_breaks_the_chain_behind_it(log: Path, change: object) -> None:
    """Only the canonical form counts, so that no byte can hide."""
    assert callable(change)
    first, second, third = lines(log)
    log.write_bytes(first + change(second) + third)

    found = read_custody(log)

    assert found.problems == (
        "line 2 was changed after it was written",
        "line 3 does not follow the line before it",
    )
    assert len(found.entries) == 2


def test_two_lines_that_change_places_are_named(log: Path) -> None:
    """Each is whole, and neither follows."""
    first, second, third = lines(log)
    log.write_bytes(first + third + second)

    assert read_custody(log).problems == (
        "line 2 does not follow the line before it",
        "line 3 does not follow the line before it",
    )


@pytest.mark.parametrize("kept", [0, 2])
def test_a_torn_line_is_cut_off_by_the_next_writer(log: Path, kept: int) -> None:
    """Nothing can refer to it: the new entry follows the last whole one."""
    whole = lines(log)
    log.write_bytes(b"".join(whole[:kept]) + whole[kept][:-5])

    torn = read_custody(log)
    Ledger(log).append({"sha256": "new"})
    mended = read_custody(log)

    assert (torn.torn, torn.sound_bytes) == (True, sum(map(len, whole[:kept])))
    assert (mended.torn, mended.problems) == (False, ())
    assert [entry["number"] for entry in mended.entries] == list(range(kept + 1))
    assert mended.entries[-1]["sha256"] == "new"


def test_the_first_entry_of_an_object_is_its_entry(log: Path) -> None:
    """Noted again later, it keeps the first hash; an unknown one has none."""
    first = read_custody(log).entries[0]["entry"]

    assert Ledger(log).entry_of("a") == first
    assert Ledger(log).entry_of("c") is None


def test_two_writers_take_turns(log: Path) -> None:
    """A writer reads again only what somebody else has written, and goes on behind it."""
    one, other = Ledger(log), Ledger(log)
    for number, writer in enumerate((one, other, other, one)):
        entry = writer.append({"sha256": f"of-{number}"})

        assert one.entry_of(f"of-{number}") == other.entry_of(f"of-{number}") == entry

    found = read_custody(log)
    assert found.problems == ()
    assert [entry["number"] for entry in found.entries] == list(range(7))


def test_a_writer_sees_a_log_that_was_put_back(log: Path) -> None:
    """After a restore from a copy the chain goes on from what is there."""
    writer = Ledger(log)
    before = log.read_bytes()
    writer.append({"sha256": "lost"})
    log.write_bytes(before)

    writer.append({"sha256": "kept"})

    assert writer.entry_of("lost") is None
    assert read_custody(log).problems == ()


def test_the_hash_of_an_entry_is_that_of_its_canonical_form() -> None:
    """Names in order, no white space, letters as they are: anybody can work it out again."""
    told = hashlib.sha256('{"a":1,"b":"я"}'.encode()).hexdigest()

    assert entry_hash({"b": "я", "a": 1, "entry": "left out"}) == told
