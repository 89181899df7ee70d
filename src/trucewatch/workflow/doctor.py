"""What trucewatch needs on a machine: versions, time zones, disk, a sound workspace."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.workflow.workspace import Workspace, sqlite_version

OLDEST_PYTHON = (3, 11)
OLDEST_SQLITE = (3, 35)
LEAST_FREE_MB = 500
_ZONES = ("Europe/Kyiv", "Europe/Moscow", "UTC")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; ``found`` ends with what to do where it is not well."""

    check: str
    ok: bool
    found: str


def examine(workspace: Path | None) -> list[Finding]:
    """Look at the machine and at the workspace, if there is one."""
    return [_python(), _sqlite(), _zones(), *_workspace(workspace)]


def _python() -> Finding:
    version = sys.version.split()[0]
    return Finding(check="python", ok=sys.version_info >= OLDEST_PYTHON, found=version)


def _sqlite() -> Finding:
    version = sqlite_version()
    ok = tuple(int(part) for part in version.split(".")) >= OLDEST_SQLITE
    return Finding(check="sqlite", ok=ok, found=version)


def _zones() -> Finding:
    try:
        for zone in _ZONES:
            ZoneInfo(zone)
    except ZoneInfoNotFoundError as error:
        return Finding(check="time zones", ok=False, found=f"{error}; install tzdata")
    return Finding(check="time zones", ok=True, found=", ".join(_ZONES))


def _workspace(directory: Path | None) -> Iterator[Finding]:
    try:
        with Workspace.open(directory) as workspace:
            pieces = len(workspace.store.pieces())
            yield Finding(
                check="workspace", ok=True, found=f"{workspace.directory}, {pieces} files"
            )
            place = workspace.directory
    except WorkspaceError as error:
        yield Finding(check="workspace", ok=directory is None, found=str(error))
        place = Path.cwd()
    free_mb = shutil.disk_usage(place).free // 1_000_000
    yield Finding(check="free disk", ok=free_mb >= LEAST_FREE_MB, found=f"{free_mb:,} MB")
