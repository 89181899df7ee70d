"""How much of a run had to be done anew."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """Counts of what was done and of what was known from an earlier run.

    Attributes:
        read: Texts and headlines read anew.
        read_before: Those taken from an earlier run.
        formed: Incidents formed anew of reports that might belong together.
        families: Families of such reports that were gone through anew.
        families_before: Families taken from an earlier run.
    """

    read: int = 0
    read_before: int = 0
    formed: int = 0
    families: int = 0
    families_before: int = 0
