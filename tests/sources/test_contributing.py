"""The walkthrough in CONTRIBUTING.md works as printed."""

from __future__ import annotations

import re
import types
from pathlib import Path

from trucewatch.sources.catalogue import catalogue
from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake

TEXT = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def _block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", TEXT, re.DOTALL)
    assert found is not None
    return found[1]


def test_the_source_of_the_walkthrough_reads_its_sample() -> None:
    """Whoever copies file and sample has a source that works."""
    sample = _block("csv").encode()
    module = types.ModuleType("patrols")

    exec(compile(_block("python"), "CONTRIBUTING.md", "exec"), module.__dict__)  # noqa: S102
    outcomes = list(module.read(Raw(sample), Intake(name="patrols.csv", sha256="0" * 64)))

    head = Head("patrols.csv", sample)
    assert module.recognises(head)
    assert not any(origin.recognises(head) for origin in catalogue())
    assert [outcome.refused for outcome in outcomes] == [None, None]
    assert [outcome.records[0].labels for outcome in outcomes] == [("shelling",), ("calm",)]
