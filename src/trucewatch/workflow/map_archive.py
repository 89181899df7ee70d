"""Archives of control maps on disk: written safely, and kept beside a workspace's records."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from trucewatch.evidence.custody import sync_folder
from trucewatch.front.archive import MapArchive, archive_maps
from trucewatch.front.archive_codec import MAGIC, decode, encode
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.errors import InputError, UsageError, VerificationError

if TYPE_CHECKING:
    from trucewatch.workflow.workspace import Workspace

CACHE = "cache"
_NAME = "maps-{}.twa"


def is_archive_file(path: Path) -> bool:
    """Tell an archive of maps by its first bytes."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def read_archive(path: Path) -> MapArchive:
    """Read an archive from disk.

    Raises:
        VerificationError: It is no archive, or was damaged.
    """
    try:
        return decode(path.read_bytes())
    except VerificationError as error:
        raise VerificationError(f"{path.name}: {error}") from error


def write_archive(path: Path, archive: MapArchive) -> int:
    """Write an archive so that the file is whole at any moment; returns its size in bytes.

    Raises:
        UsageError: The folder cannot be written.
    """
    content = encode(archive)
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(0o644)
        Path(name).replace(path)
        sync_folder(path.parent)
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
    return len(content)


def extended(path: Path, maps: Iterable[ControlMap]) -> MapArchive:
    """Return the archive in a file with further maps, or a new one where there is no file.

    Raises:
        InputError: A source has two different maps for one date.
        VerificationError: The file is no archive, or was damaged.
    """
    return read_archive(path).added(maps) if path.exists() else archive_maps(maps)


def maps_of_workspace(workspace: Workspace, asof: datetime | None = None) -> tuple[ControlMap, ...]:
    """Return a workspace's maps, from an archive beside its records when it is up to date.

    Those known at an earlier time are read from the records.

    The archive can be deleted at any time; it is built again from the records. It is not
    used where one source has two maps of a date, so that the measurement can complain.
    """
    folder = workspace.directory / CACHE
    latest = workspace.store.latest_known_at()
    if asof is not None and latest is not None and asof < latest:
        return tuple(workspace.store.read(ControlMap, asof=asof))
    path = folder / _NAME.format(sha256(f"{latest}".encode()).hexdigest()[:16])
    if path.exists():
        with suppress(VerificationError):
            return read_archive(path).maps()
    maps = tuple(workspace.store.read(ControlMap))
    try:
        archive = archive_maps(maps)
    except InputError:
        return maps
    # A workspace that cannot be written is read all the same.
    with suppress(OSError, UsageError):
        folder.mkdir(exist_ok=True)
        for old in folder.glob(_NAME.format("*")):
            old.unlink()
        write_archive(path, archive)
    return archive.maps()
