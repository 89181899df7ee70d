"""The file of results worked out before: a saving, never a source."""

from __future__ import annotations

from pathlib import Path

from trucewatch.storage.kept import Kept


def test_what_is_kept_is_found_again_under_its_key(tmp_path: Path) -> None:
    """Another process finds it; other keys find nothing."""
    assert Kept(tmp_path / "memory.sqlite").keep({"a": "one", "b": "two"})

    assert Kept(tmp_path / "memory.sqlite").find(["a", "c"]) == {"a": "one"}


def test_without_a_file_nothing_is_found_and_none_is_made(tmp_path: Path) -> None:
    """Looking leaves the folder as it was."""
    assert Kept(tmp_path / "memory.sqlite").find(["a"]) == {}
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_done_without_and_made_anew(tmp_path: Path) -> None:
    """Nobody loses more than time."""
    path = tmp_path / "memory.sqlite"
    path.write_bytes(b"this is no database, and long enough to be seen as none" * 40)

    kept = Kept(path)

    assert kept.find(["a"]) == {}
    assert not kept.keep({"a": "one"})
    assert kept.keep({"a": "one"})
    assert kept.find(["a"]) == {"a": "one"}


def test_a_folder_that_takes_no_file_is_done_without(tmp_path: Path) -> None:
    """A workspace on a read-only medium can still be read."""
    kept = Kept(tmp_path / "missing" / "memory.sqlite")

    assert not kept.keep({"a": "one"})
    assert kept.find(["a"]) == {}
