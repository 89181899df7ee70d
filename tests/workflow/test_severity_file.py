"""The weights of severity are published and may be changed for a workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.assessment.severity import KILLED, WEAPONS
from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.workflow.severity_file import read_severity


def test_what_is_not_named_stays_as_published(tmp_path: Path) -> None:
    """A changed weight changes nothing else."""
    (tmp_path / "severity.toml").write_text("killed = 50\n[weapons]\nmortar = 7\n", "utf-8")

    found = read_severity(tmp_path)

    assert found.weapons["mortar"] == 7
    assert found.weapons["mlrs"] == WEAPONS["mlrs"]
    assert found.killed == 50
    assert read_severity(tmp_path / "other").killed == KILLED


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("[weapons]\ncatapult = 3", "catapult"),
        ("[weather]\nrain = 1", "weather"),
        ("killed = -1", "killed"),
        ("killed = ", "severity.toml"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, words: str, named: str) -> None:
    """What cannot be meant is refused, with the place."""
    (tmp_path / "severity.toml").write_text(words, "utf-8")

    with pytest.raises(WorkspaceError, match=named):
        read_severity(tmp_path)
