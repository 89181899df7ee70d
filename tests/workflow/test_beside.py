"""Work on another core: done at the end of the block, its error raised where it belongs."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from trucewatch.workflow import beside as subject
from trucewatch.workflow.beside import beside


def test_work_is_done_when_the_block_ends(tmp_path: Path) -> None:
    """Who leaves the block finds the files."""
    with beside(lambda: (tmp_path / "page").write_text("whole", encoding="utf-8")):
        pass

    assert (tmp_path / "page").read_text(encoding="utf-8") == "whole"


def test_an_error_of_the_work_is_raised_after_the_block(tmp_path: Path) -> None:
    """A page that cannot be written is no silent loss."""
    with pytest.raises(FileNotFoundError), beside((tmp_path / "gone" / "page").touch):
        pass


def test_an_error_of_the_block_waits_for_the_work(tmp_path: Path) -> None:
    """No copy is left behind that writes into a folder being removed."""
    with pytest.raises(ValueError, match="ours"), beside((tmp_path / "page").touch):
        raise ValueError("ours")

    assert (tmp_path / "page").exists()


def test_on_one_core_the_work_is_done_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Then a copy would only cost."""
    monkeypatch.setattr(os, "cpu_count", lambda: 1)
    monkeypatch.setattr(subject.os, "fork", lambda: pytest.fail("copied"))

    with beside((tmp_path / "page").touch):
        assert (tmp_path / "page").exists()
