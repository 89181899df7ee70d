"""When an agreement binds whom: from dated steps and from the windows of its versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from trucewatch.vocabulary.agreement import Agreement, LifeEvent, Stage, Version
from trucewatch.vocabulary.findings import TruceDay
from trucewatch.vocabulary.interval import Interval, day_interval, local_day

BINDING = frozenset({Stage.IN_FORCE, Stage.RECOMMITTED})
JOINT = "text"
MOMENT = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A stretch in which a party is bound; ``end_at`` None means until further notice.

    Attributes:
        window: The window the stretch belongs to, or None when none was stated.
    """

    party: str
    start_at: datetime
    end_at: datetime | None
    window: Interval | None

    def touches(self, start_at: datetime, end_at: datetime) -> bool:
        """Tell whether the stretch shares a moment with [start_at, end_at)."""
        last = max(end_at, start_at + MOMENT)
        return self.start_at < last and (self.end_at is None or start_at < self.end_at)


def bound_parties(agreement: Agreement, day: date, zone: str) -> tuple[str, ...]:
    """List the parties bound at some moment of a zone's calendar day, in their order.

    A proposal binds nobody: without a dated step "in force" there is no stretch.
    """
    return bound_during(agreement, day_interval(day, zone))


def bound_during(agreement: Agreement, interval: Interval) -> tuple[str, ...]:
    """List the parties bound at some moment of an interval, in the agreement's order."""
    bound = bound_by((one for p in agreement.parties for one in periods(agreement, p)), interval)
    return tuple(party for party in agreement.parties if party in bound)


def bound_by(lived: Iterable[Period], interval: Interval) -> frozenset[str]:
    """Name the parties of the stretches that share a moment with an interval."""
    start_at, end_at = interval.start_at, interval.end_at
    return frozenset(period.party for period in lived if period.touches(start_at, end_at))


def truce_day(agreement: Agreement, day: date, zone: str) -> TruceDay:
    """Tell where a day stands in an agreement, counted in calendar days.

    Where parties are bound by different windows, the one that began first counts; its
    days are counted on the clock it was stated in, so that 30 days stay 30 days.
    """
    asked = day_interval(day, zone)
    live = [
        period
        for party in agreement.parties
        for period in periods(agreement, party)
        if period.touches(asked.start_at, asked.end_at)
    ]
    bound = tuple(p for p in agreement.parties if any(period.party == p for period in live))
    first = min(live, key=lambda period: period.start_at, default=None)
    return TruceDay(
        agreement=agreement,
        in_force=bool(bound),
        day_number=max(1, (day - _first_day(first, zone)).days + 1) if first else None,
        days_total=_days(first.window) if first and first.window else None,
        bound=bound,
    )


def periods(agreement: Agreement, party: str) -> tuple[Period, ...]:
    """List the stretches in which a party is bound, in order of time.

    They begin with a step "in force" or "recommitted" and end with the party's next other
    step; a stated window of the party's own version (else of the joint text) cuts them.
    """
    windows = [version.window for version in binding_versions(agreement, party)]
    found: list[Period] = []
    for start_at, end_at in _committed(agreement, party):
        found.extend(
            cut
            for window in windows or [None]
            if (cut := _cut(party, start_at, end_at, window)) is not None
        )
    return tuple(sorted(found, key=lambda period: period.start_at))


def current_versions(agreement: Agreement) -> tuple[Version, ...]:
    """Leave out the versions that a later one supersedes."""
    replaced = {version.supersedes for version in agreement.versions}
    return tuple(version for version in agreement.versions if version.id not in replaced)


def binding_versions(agreement: Agreement, party: str) -> tuple[Version, ...]:
    """List the versions a party binds itself by: its own, else the joint text, else all."""
    versions = current_versions(agreement)
    for author in (party, JOINT):
        own = tuple(version for version in versions if version.author == author)
        if own:
            return own
    return versions


def _committed(agreement: Agreement, party: str) -> list[tuple[datetime, datetime | None]]:
    steps = sorted(
        (_moment(event, agreement, party), number, event.stage)
        for number, event in enumerate(agreement.life)
        if event.party in (party, JOINT)
    )
    stretches: list[tuple[datetime, datetime | None]] = []
    since: datetime | None = None
    for moment, _, stage in steps:
        if stage in BINDING:
            since = since or moment
        elif since is not None:
            stretches.append((since, moment))
            since = None
    return [*stretches, (since, None)] if since is not None else stretches


def _moment(event: LifeEvent, agreement: Agreement, party: str) -> datetime:
    """Place a step in time: its moment, else the start of its day on the party's clock."""
    if event.at is not None:
        return event.at
    zones = [v.window.zone for v in binding_versions(agreement, party) if v.window is not None]
    return day_interval(event.on, zones[0] if zones else "UTC").start_at


def _cut(
    party: str, start_at: datetime, end_at: datetime | None, window: Interval | None
) -> Period | None:
    if window is not None:
        start_at = max(start_at, window.start_at)
        end_at = window.end_at if end_at is None else min(end_at, window.end_at)
    if end_at is not None and end_at <= start_at:
        return None
    return Period(party=party, start_at=start_at, end_at=end_at, window=window)


def _first_day(period: Period, zone: str) -> date:
    return local_day(period.start_at, period.window.zone if period.window else zone)


def _days(window: Interval) -> int:
    last = local_day(window.end_at - MOMENT, window.zone)
    return (last - local_day(window.start_at, window.zone)).days + 1
