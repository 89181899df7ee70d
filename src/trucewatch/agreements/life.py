"""The life of an agreement: where each party stands, what happened when, what is promised."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from trucewatch.agreements.force import BINDING, JOINT, binding_versions
from trucewatch.vocabulary.agreement import (
    Agreement,
    Commitment,
    CommitmentStage,
    Confidence,
    LifeEvent,
    Stage,
    Version,
)
from trucewatch.vocabulary.agreement_life import (
    CommitmentState,
    LifeView,
    Standing,
    TimelineEntry,
)
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval, local_day

CLOSED = frozenset({CommitmentStage.DONE, CommitmentStage.WITHDRAWN})
"""Stages after which nothing is due any more."""


def life_of(agreement: Agreement, asof: datetime, zone: str) -> LifeView:
    """Show an agreement's life up to a time; what is dated later does not exist yet.

    A bare day counts from its beginning on the given clock.

    Args:
        agreement: With its dated steps.
        asof: Aware UTC.
        zone: IANA name of the clock for bare days.
    """
    return LifeView(
        agreement=agreement.id,
        asof=asof,
        standings=tuple(standing(agreement, who, asof, zone) for who in _speakers(agreement)),
        timeline=tuple(_timeline(agreement, asof, zone)),
        commitments=tuple(_state(one, asof, zone) for one in agreement.commitments),
    )


def standing(agreement: Agreement, party: str, asof: datetime, zone: str) -> Standing:
    """Tell where a party stands: its last dated step, cut by its own window.

    Steps of the joint text count for every party; a party's own step of the same moment
    comes after them. A version that a party put in force
    binds it within its window only; before and after the rule says so.
    """
    steps = [
        (_moment(step.on, step.at, zone), step.party != JOINT, number, step)
        for number, step in enumerate(agreement.life)
        if step.party in (party, JOINT) and _known(step.on, step.at, asof, zone)
    ]
    last = max(steps)[-1] if steps else None
    if last is None:
        return Standing(
            party=party, stage=None, since=None, on=None, rule="nothing_stated",
            source="", note="", confidence=Confidence.SOURCED,
        )  # fmt: skip
    windows = [one.window for one in binding_versions(agreement, party) if one.window is not None]
    stage, rule = _cut(last, windows, asof)
    since, on = last.at, last.on
    if rule == "window_ended":
        final = max(windows, key=lambda window: window.end_at)
        since, on = final.end_at, local_day(final.end_at, final.zone)
    return Standing(
        party=party,
        stage=stage,
        since=since,
        on=on,
        rule=rule,
        source=last.source,
        note=last.note,
        confidence=last.confidence,
    )


def _cut(step: LifeEvent, windows: list[Interval], asof: datetime) -> tuple[Stage, str]:
    if step.stage not in BINDING or not windows:
        return step.stage, "stated"
    if all(window.end_at <= asof for window in windows):
        return Stage.EXPIRED, "window_ended"
    if all(window.start_at > asof for window in windows):
        return Stage.ACCEPTED, "window_not_begun"
    return step.stage, "stated"


def _speakers(agreement: Agreement) -> tuple[str, ...]:
    """List the parties, then guarantors with a step of their own."""
    stepping = {step.party for step in agreement.life}
    return (*agreement.parties, *(who for who in agreement.guarantors if who in stepping))


def _timeline(agreement: Agreement, asof: datetime, zone: str) -> list[TimelineEntry]:
    entries = [
        *(_stage_entry(step) for step in agreement.life),
        *(entry for one in agreement.versions for entry in _version_entries(one)),
        *_contact_entries(agreement),
        *(entry for one in agreement.commitments for entry in _commitment_entries(one)),
    ]
    known = [entry for entry in entries if _known(entry.on, entry.at, asof, zone)]
    return sorted(known, key=lambda one: (_moment(one.on, one.at, zone), one.kind, one.what))


def _stage_entry(step: LifeEvent) -> TimelineEntry:
    return TimelineEntry(
        on=step.on,
        at=step.at,
        kind="stage",
        who=(step.party,),
        what=step.stage.value,
        text=step.note,
        source=step.source,
        confidence=step.confidence,
    )


def _version_entries(version: Version) -> Iterator[TimelineEntry]:
    """Yield the publication of a version and the ends of its window, on their own clock.

    A window of whole days keeps its days: a moment would feign precision.
    """
    moments: list[tuple[str, date, datetime | None]] = [("version", version.published_on, None)]
    if version.window is not None:
        window = version.window
        by_day = window.granularity is Granularity.DAY
        moments += [
            (kind, local_day(at, window.zone), None if by_day else at)
            for kind, at in (("window_start", window.start_at), ("window_end", window.end_at))
        ]
    for kind, on, at in moments:
        yield TimelineEntry(
            on=on,
            at=at,
            kind=kind,
            who=(version.author,),
            what=version.id,
            text="",
            source=version.source,
            confidence=version.confidence,
        )


def _contact_entries(agreement: Agreement) -> Iterator[TimelineEntry]:
    for contact in agreement.contacts:
        yield TimelineEntry(
            on=contact.on,
            at=contact.at,
            kind="contact",
            who=contact.between,
            what=contact.kind.value,
            text=f"{contact.place}: {contact.text}" if contact.place else contact.text,
            source=contact.source,
            confidence=contact.confidence,
        )


def _commitment_entries(commitment: Commitment) -> Iterator[TimelineEntry]:
    for step in commitment.steps:
        yield TimelineEntry(
            on=step.on,
            at=step.at,
            kind="commitment",
            who=(step.said_by,),
            what=f"{commitment.id}: {step.stage.value}",
            text=step.note or commitment.text,
            source=step.source,
            confidence=step.confidence,
        )


def _state(commitment: Commitment, asof: datetime, zone: str) -> CommitmentState:
    steps = [step for step in commitment.steps if _known(step.on, step.at, asof, zone)]
    last = max(steps, key=lambda step: _moment(step.on, step.at, zone), default=None)
    stage = last.stage if last else None
    due = commitment.due
    passed = due is not None and local_day(asof, zone) > due
    return CommitmentState(
        commitment=commitment,
        stage=stage,
        on=last.on if last else None,
        said_by=last.said_by if last else "",
        done_count=_done(step.count for step in steps if step.stage is not _PROMISED),
        overdue=passed and stage is not None and stage not in CLOSED,
        source=last.source if last else "",
        confidence=last.confidence if last else Confidence.SOURCED,
    )


_PROMISED = CommitmentStage.PROMISED


def _done(counts: Iterable[int | None]) -> int | None:
    """Take the largest running count: what two sides count alike must not be added."""
    return max((count for count in counts if count is not None), default=None)


def _moment(on: date, at: datetime | None, zone: str) -> datetime:
    return at if at is not None else day_interval(on, zone).start_at


def _known(on: date, at: datetime | None, asof: datetime, zone: str) -> bool:
    return _moment(on, at, zone) <= asof
