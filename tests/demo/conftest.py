"""The demonstration as tests look at it; built once for all of them in ../conftest.py."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from trucewatch.workflow.demo import DemoResult, build_demo

# Importing it forbids this process the network, and ends it at the first attempt.
collect_ignore = ["no_network/sitecustomize.py"]


@dataclass(frozen=True)
class Built:
    """The demonstration and its two editions as JSON."""

    result: DemoResult
    editions: dict[date, dict[str, Any]]

    def incidents(self, day: date, place: str) -> list[dict[str, Any]]:
        """An edition's incidents at a place."""
        return [each for each in self.editions[day]["incidents"] if each["place"] == place]

    def one_incident(self, day: date, place: str, kind: str) -> dict[str, Any]:
        """The edition's only incident of a type at a place."""
        found = [each for each in self.incidents(day, place) if each["type"] == kind]
        assert len(found) == 1, f"{len(found)} incidents {kind} at {place}"
        return found[0]


def build(directory: Path) -> Built:
    """Build the demonstration below a folder."""
    result = build_demo(directory)
    editions = {
        date.fromisoformat(path.stem): json.loads(path.read_text(encoding="utf-8"))
        for path in result.report_files
        if path.suffix == ".json"
    }
    return Built(result, editions)
