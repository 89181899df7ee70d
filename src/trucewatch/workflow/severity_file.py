"""The weights of severity of a workspace, read from its ``severity.toml`` where there is one."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from trucewatch.assessment.severity import OBJECTS, TYPES, WEAPONS, ZONES, SeverityWeights
from trucewatch.vocabulary.errors import WorkspaceError

FILE = "severity.toml"
TABLES: dict[str, Mapping[str, float]] = {
    "weapons": WEAPONS,
    "types": TYPES,
    "objects": OBJECTS,
    "zones": ZONES,
}


def read_severity(directory: Path) -> SeverityWeights:
    """Read the weights that a workspace changes; all others stay as published.

    Raises:
        WorkspaceError: A table or class is unknown, or a weight is no number of 0 or more.
    """
    path = directory / FILE
    if not path.is_file():
        return SeverityWeights()
    try:
        found = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise WorkspaceError(f"{FILE} cannot be read ({problem}); mend the line.") from None
    unknown = sorted(set(found) - set(TABLES) - {"killed"})
    if unknown:
        raise WorkspaceError(f"{FILE}: {unknown[0]!r} is unknown; use {', '.join(TABLES)}, killed.")
    tables = {name: {**known, **_table(name, found)} for name, known in TABLES.items()}
    killed = {"killed": _weight("killed", found["killed"])} if "killed" in found else {}
    return SeverityWeights(**tables, **killed)  # type: ignore[arg-type]


def _table(name: str, found: dict[str, Any]) -> dict[str, float]:
    given = found.get(name, {})
    strange = sorted(set(given) - set(TABLES[name]))
    if strange:
        known = ", ".join(TABLES[name])
        raise WorkspaceError(f"{FILE}, {name}: {strange[0]!r} is unknown; known are {known}.")
    return {each: _weight(f"{name}.{each}", value) for each, value in given.items()}


def _weight(name: str, value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or value < 0:
        raise WorkspaceError(f"{FILE}: {name} is {value!r}; write a number of 0 or more.")
    return float(value)
