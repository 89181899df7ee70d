"""Exit codes that scripts rely on."""

from __future__ import annotations

from enum import IntEnum

from trucewatch.vocabulary.errors import TrucewatchError, UsageError, VerificationError


class Exit(IntEnum):
    """What a finished command tells its caller."""

    OK = 0
    FAILURE = 1
    USAGE = 2
    REJECTED = 3
    NOT_VERIFIED = 4


def exit_code(error: TrucewatchError) -> Exit:
    """Choose the code for an error that ended a command."""
    if isinstance(error, UsageError):
        return Exit.USAGE
    if isinstance(error, VerificationError):
        return Exit.NOT_VERIFIED
    return Exit.FAILURE
