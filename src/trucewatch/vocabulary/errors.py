"""Every error that trucewatch raises on purpose, as one tree.

A message says what was found, where, and what to do about it.
"""

from __future__ import annotations


class TrucewatchError(Exception):
    """Something a user can act upon; the command line prints it without a traceback."""


class UsageError(TrucewatchError):
    """A command was called in a way that cannot mean anything."""


class WorkspaceError(TrucewatchError):
    """There is no workspace, it is damaged, or somebody else is writing to it."""


class VerificationError(TrucewatchError):
    """Stored material no longer equals what was once recorded."""


class HeldError(TrucewatchError):
    """The publication policy does not allow this to be published yet, or at all."""


class ShapeError(TrucewatchError, ValueError):
    """An array or a geometry has another shape than the function works on."""


class AgreementError(TrucewatchError):
    """The text of an agreement contradicts itself or the schema."""


class TheatreError(TrucewatchError):
    """A theatre's description is incomplete or contradicts itself."""


class LimitError(TrucewatchError):
    """Material is larger, deeper or more tightly packed than is safe to read."""


class ModelError(TrucewatchError):
    """A model that the user brought gave no usable answer.

    Attributes:
        cause: One of ``timeout``, ``unreachable``, ``refused``, ``redirected``,
            ``too_large``, ``bad_answer``, ``not_asked``; for counting.
    """

    def __init__(self, cause: str, reason: str) -> None:
        self.cause = cause
        super().__init__(reason)


class InputError(TrucewatchError):
    """A file, or one row of it, cannot be read.

    Attributes:
        reason: What was found, in plain words.
        remedy: What the user can do about it.
        row: Data row counted from 0, or None when the file as a whole is meant.
        column: Name of the column or field, if one is to blame.
        value: The offending value as found, cut to 200 characters.
    """

    def __init__(
        self,
        reason: str,
        *,
        remedy: str,
        row: int | None = None,
        column: str | None = None,
        value: str | None = None,
    ) -> None:
        self.reason = reason
        self.remedy = remedy
        self.row = row
        self.column = column
        self.value = value if value is None else value[:200]
        super().__init__(self._sentence())

    def _sentence(self) -> str:
        where = ", ".join(
            part
            for part in (
                f"row {self.row}" if self.row is not None else "",
                f"column {self.column}" if self.column else "",
            )
            if part
        )
        return f"{where + ': ' if where else ''}{self.reason} {self.remedy}"
