"""The archive: every file once, under its hash, with a log that cannot be rewritten."""

from __future__ import annotations

import hashlib
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from trucewatch.evidence.archive import Archive
from trucewatch.evidence.custody import FIRST, entry_hash
from trucewatch.vocabulary.errors import InputError, VerificationError

NOON = datetime(2031, 6, 10, 12, tzinfo=UTC)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An empty archive."""
    made = Archive(tmp_path / "evidence")
    made.prepare()
    return made


def _keep(archive: Archive, content: bytes | Path, name: str = "a.txt") -> str:
    return archive.keep(content, name=name, by="analyst", at=NOON)


def test_a_file_is_stored_under_its_hash(archive: Archive) -> None:
    """The name says what the bytes must be."""
    sha256 = _keep(archive, b"words")

    assert sha256 == hashlib.sha256(b"words").hexdigest()
    assert archive.path_of(sha256).relative_to(archive.directory).parts[:2] == (
        "objects",
        sha256[:2],
    )
    assert archive.read(sha256) == b"words"
    assert archive.verify() == []


def test_the_same_bytes_are_stored_and_noted_once(archive: Archive) -> None:
    """A second copy under another name adds nothing."""
    _keep(archive, b"words")
    log = archive.log.read_bytes()

    _keep(archive, b"words", "b.txt")

    assert archive.log.read_bytes() == log


def test_the_log_says_who_what_and_when_and_is_chained(archive: Archive) -> None:
    """Every entry names the one before."""
    for words in (b"one", b"two", b"three"):
        _keep(archive, words)

    entries = [json.loads(line) for line in archive.log.read_text().splitlines()]

    assert [entry["previous"] for entry in entries] == [
        FIRST,
        entries[0]["entry"],
        entries[1]["entry"],
    ]
    assert entries[0] | {"previous": "", "entry": ""} == {
        "at": "2031-06-10T12:00:00+00:00",
        "by": "analyst",
        "bytes": 3,
        "entry": "",
        "name": "a.txt",
        "number": 0,
        "previous": "",
        "sha256": hashlib.sha256(b"one").hexdigest(),
        "what": "added",
    }


def test_an_entry_rewritten_with_a_matching_hash_breaks_the_chain(archive: Archive) -> None:
    """Whoever changes one entry has to change all that follow, and the database."""
    for words in (b"one", b"two"):
        _keep(archive, words)
    first, second = archive.log.read_text().splitlines()
    forged = {**json.loads(first), "by": "somebody else"}
    forged["entry"] = entry_hash(forged)
    line = json.dumps(forged, sort_keys=True, separators=(",", ":"))
    archive.log.write_text(f"{line}\n{second}\n")

    problems = [problem.what for problem in archive.verify()]

    assert problems == ["line 2 does not follow the line before it"]


def test_a_removed_line_breaks_the_chain(archive: Archive) -> None:
    """Entries cannot disappear from the middle."""
    for words in (b"one", b"two", b"three"):
        _keep(archive, words)
    lines = archive.log.read_text().splitlines(keepends=True)
    archive.log.write_text(lines[0] + lines[2])

    assert [p.what for p in archive.verify()] == ["line 2 does not follow the line before it"]


def test_changed_bytes_are_not_handed_out(archive: Archive) -> None:
    """Reading checks, too: nobody quotes from a changed file unknowingly."""
    sha256 = _keep(archive, b"words")
    archive.path_of(sha256).chmod(0o644)
    archive.path_of(sha256).write_bytes(b"Words")

    with pytest.raises(VerificationError, match="was changed after"):
        archive.read(sha256)
    with pytest.raises(VerificationError, match="cannot be read"):
        archive.read("0" * 64)


def test_nothing_stays_behind_when_staging_ends_without_keeping(archive: Archive) -> None:
    """A refused file leaves no copy."""
    with archive.writing(), archive.staged(b"words") as staged:
        assert staged.path.exists()

    assert [path for path in archive.directory.rglob("*") if path.is_file()] == [
        archive.directory / "lock"
    ]


def test_what_a_killed_writer_left_aside_is_swept_away(archive: Archive) -> None:
    """The next writer holds the lock, so nobody can still be using it."""
    leftover = archive.directory / "objects" / "incoming" / "piece-left"
    leftover.write_bytes(b"half")

    _keep(archive, b"words")

    assert not leftover.exists()


def test_an_object_without_an_entry_gets_one_on_the_next_add(archive: Archive) -> None:
    """A writer killed between object and entry is completed, not complained about."""
    sha256 = _keep(archive, b"words")
    archive.log.unlink()
    again = Archive(archive.directory)
    assert again.verify() == []

    _keep(again, b"words")

    assert [entry["sha256"] for entry in again.custody().entries] == [sha256]


def test_two_archives_on_one_folder_see_each_others_entries(archive: Archive) -> None:
    """What is remembered about the log is read anew when somebody else has written."""
    other = Archive(archive.directory)
    _keep(archive, b"one")
    _keep(other, b"two")

    _keep(archive, b"three")

    assert [entry["number"] for entry in archive.custody().entries] == [0, 1, 2]
    assert archive.verify() == []


def test_a_link_is_not_followed(archive: Archive, tmp_path: Path) -> None:
    """What it points to may change between check and use."""
    (tmp_path / "link").symlink_to(archive.directory / "lock")

    with pytest.raises(InputError, match="symbolic link"):
        _keep(archive, tmp_path / "link")
