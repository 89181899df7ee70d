"""Which day is asked for, as known when, in view of which agreement."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from trucewatch.vocabulary.policy import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRequest:
    """Which day, as known when, in view of which agreement.

    Attributes:
        asof: Only what was known then; None means everything in the workspace.
        agreement: Agreement id; None chooses (see ``choose_truce``).
        days: How many days, this one the last, incidents and sectors are shown of.
        audience: Who the answer is for; the public, unless somebody says otherwise.
        now: Time of publication, aware UTC; None reads the clock.
    """

    day: date
    asof: datetime | None = None
    agreement: str | None = None
    days: int = 30
    audience: Audience = Audience.PUBLIC
    now: datetime | None = None
