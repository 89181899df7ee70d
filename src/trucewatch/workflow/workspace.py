"""A workspace: settings, one database, and the evidence, together in one folder."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from types import TracebackType

from trucewatch.evidence.archive import Archive
from trucewatch.storage.kept import Kept
from trucewatch.storage.store import Store
from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.policy import Policy
from trucewatch.workflow.memory import Memory
from trucewatch.workflow.policy_file import read_policy
from trucewatch.workflow.settings import FILE, Settings, read_settings, write_settings

DATABASE = "trucewatch.sqlite"
MEMORY = "memory.sqlite"
"""What was worked out before; may be deleted at any time."""

EVIDENCE = "evidence"


class Workspace:
    """An open workspace; use it in a ``with`` statement or close it.

    Attributes:
        directory: Its folder.
        settings: As read from its ``trucewatch.toml``.
        theatre_name: Name of its theatre.
        gazetteer_file: File of place names that its settings name, or None.
        store: Its records.
        archive: Its evidence.
        memory: What was read and formed in earlier runs.
        policy: What of it may be published, as read from its ``policy.toml``.
    """

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self.settings: Settings = read_settings(directory)
        self.policy: Policy = read_policy(directory)
        self.theatre_name = self.settings.theatre
        named = self.settings.gazetteer
        self.gazetteer_file = directory / named if named else None
        self.archive = Archive(directory / EVIDENCE)
        self.archive.prepare()
        self.store = Store(directory / DATABASE)
        self.memory = Memory(Kept(directory / MEMORY))

    @classmethod
    def create(
        cls, directory: Path, theatre: str = "ukraine", *, synthetic: bool = False
    ) -> Workspace:
        """Make a workspace in a folder that has none yet.

        Raises:
            WorkspaceError: There is one already, or the folder cannot be written.
        """
        from trucewatch.geography.theatre import theatre_file

        theatre_file(theatre, "theatre.toml")  # complains about an unknown theatre
        if (directory / FILE).exists():
            raise WorkspaceError(f"{directory} is a workspace already; use it with -w.")
        try:
            directory.mkdir(parents=True, exist_ok=True)
            write_settings(directory, theatre=theatre, synthetic=synthetic)
        except OSError as error:
            raise WorkspaceError(f"{directory} cannot be written: {error.strerror}.") from error
        return cls(directory)

    @classmethod
    def open(cls, directory: Path | None = None) -> Workspace:
        """Open the workspace in a folder, or the nearest one upwards from here.

        Raises:
            WorkspaceError: There is none.
        """
        return cls(locate(directory))

    def close(self) -> None:
        """Let go of the database."""
        self.store.close()

    def __enter__(self) -> Workspace:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def locate(directory: Path | None = None) -> Path:
    """Return the folder of the workspace meant.

    Raises:
        WorkspaceError: There is none; says how to make one.
    """
    if directory is not None:
        if (directory / FILE).is_file():
            return directory
        raise WorkspaceError(f"{directory} is no workspace. Make one: trucewatch init {directory}")
    here = Path.cwd()
    for folder in (here, *here.parents):
        if (folder / FILE).is_file():
            return folder
    raise WorkspaceError(
        "there is no workspace here or above. Make one: trucewatch init DIR, then pass -w DIR."
    )


def sqlite_version() -> str:
    """Return the version of the database engine in use."""
    return sqlite3.sqlite_version
