"""What became of the files that came in: read, accepted, rejected and why."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejection:
    """A row that was not taken, or with ``row`` None a file that was not.

    Attributes:
        row: Data row, line or feature counted from 0; None when the whole file is meant.
        column: Name of the column or field to blame, or None.
        value: The offending value as found, or None.
        reason: What was found.
        remedy: What the user can do about it.
    """

    row: int | None
    column: str | None
    value: str | None
    reason: str
    remedy: str

    def as_json(self) -> dict[str, Any]:
        """Return the fields in the order of the documented shape."""
        return {
            "row": self.row,
            "column": self.column,
            "value": self.value,
            "reason": self.reason,
            "remedy": self.remedy,
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class FileResult:
    """What became of one file. Rows read are always accepted or rejected.

    Attributes:
        path: As given by the user.
        kind: Name of the origin that read it, or None when it was not recognised.
        sha256: Hash of the bytes, or None when they could not be read.
        rows_read: Data rows, lines, features or documents; 0 when nothing was taken.
        accepted: Rows that are now records, those known before included.
        rejected: Rows that were not taken.
        rejections: Why; a file that was not taken at all has one with ``row`` None.
        already_known: True when the same bytes had been added before.
        repairs: What was put right or left out on purpose, with counts.
        known_rows: Accepted rows that brought nothing new.
    """

    path: str
    kind: str | None
    sha256: str | None
    rows_read: int
    accepted: int
    rejected: int
    rejections: tuple[Rejection, ...]
    already_known: bool
    repairs: tuple[str, ...] = ()
    known_rows: int = 0

    def __post_init__(self) -> None:
        if self.rows_read != self.accepted + self.rejected:
            raise ValueError(
                f"{self.path}: {self.rows_read} rows read, but {self.accepted} accepted "
                f"and {self.rejected} rejected"
            )

    @property
    def taken(self) -> bool:
        """Whether the file as a whole was taken in."""
        return not any(rejection.row is None for rejection in self.rejections)

    def as_json(self) -> dict[str, Any]:
        """Return the documented shape of one entry of the import report."""
        return {
            "path": self.path,
            "kind": self.kind,
            "sha256": self.sha256,
            "rows_read": self.rows_read,
            "accepted": self.accepted,
            "rejected": self.rejected,
            "rejections": [rejection.as_json() for rejection in self.rejections],
            "already_known": self.already_known,
            "known_rows": self.known_rows,
            "repairs": list(self.repairs),
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What became of all files of one ``add``, in the order in which they were taken."""

    files: tuple[FileResult, ...] = field(default_factory=tuple)

    @property
    def has_rejections(self) -> bool:
        """Whether anything was left outside."""
        return any(result.rejections for result in self.files)

    def as_json(self) -> dict[str, Any]:
        """Return the documented shape of the import report."""
        return {"files": [result.as_json() for result in self.files]}
