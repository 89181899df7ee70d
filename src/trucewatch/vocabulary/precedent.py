"""Earlier truces as cases: what was agreed, how it went according to whom, how it ended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from trucewatch.vocabulary.agreement import Agreement, Confidence
from trucewatch.vocabulary.interval import Interval


class Course(StrEnum):
    """What is on record about how a truce went; always somebody's word."""

    HELD = "held"
    EASED = "eased"
    KEPT = "kept"
    FIRE = "fire"
    RISING = "rising"
    BREACH_CLAIMED = "breach_claimed"
    NOT_IMPLEMENTED = "not_implemented"
    OTHER = "other"


class Ending(StrEnum):
    """How a truce ended, as far as it is on record."""

    WINDOW_ENDED = "window_ended"
    DECLARED_OVER = "declared_over"
    DONE = "done"
    NEVER_IN_FORCE = "never_in_force"
    NO_END_STATED = "no_end_stated"
    NOT_KNOWN = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class CourseFact:
    """One thing on record about the course of a truce.

    Attributes:
        by: Whoever says so, as published.
        side: Party it speaks for, or None for an outside observer.
        when: Time it speaks about, or None.
        after_hours: Hours since the start (low, high), where the source speaks so.
        text: In our own words, English.
        confidence: ``weak`` and ``unchecked`` are shown to every reader.
    """

    by: str
    side: str | None
    finding: Course
    when: Interval | None
    after_hours: tuple[float, float] | None
    text: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class CountFact:
    """A count on record, in the unit of whoever counted; never converted or added (D08).

    Attributes:
        by: Whoever counted.
        side: Party it speaks for, or None for an outside observer.
        unit: As stated.
        per: ``total``, ``day`` (a daily mean) or ``fortnight`` …: what one count covers.
        when: Stretch counted over, or None when not stated.
        days_assumed: True when the source names a week or month and the days are ours.
        place: What the count is limited to, or empty.
    """

    by: str
    side: str | None
    count: int
    about: bool
    at_least: bool
    unit: str
    per: str
    when: Interval | None
    days_assumed: bool
    cumulative: bool
    place: str
    source: str
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Precedent:
    """An earlier truce with what is known about it.

    Attributes:
        id: P01 to P31.
        conflict: ``donbas`` (2014 to 2022) or ``full_scale`` (from 2022).
        series: Truces that renewed one another share a series; empty for none.
        monitors: Bodies that watched, as published; empty means none is on record.
        agreement: The same object as any agreement: versions, terms, life.
        ends_on: Day of the ending, or None.
        source: Names of publications.
    """

    id: str
    conflict: str
    series: str
    monitors: tuple[str, ...]
    agreement: Agreement
    course: tuple[CourseFact, ...]
    counts: tuple[CountFact, ...]
    ending: Ending
    ends_on: date | None
    ending_source: str
    ending_confidence: Confidence
    note: str
    source: str

    @property
    def weakest(self) -> Confidence:
        """The weakest confidence among everything stated here."""
        stated = [
            self.ending_confidence,
            *(fact.confidence for fact in self.course),
            *(fact.confidence for fact in self.counts),
            *(version.confidence for version in self.agreement.versions),
            *(step.confidence for step in self.agreement.life),
        ]
        return max(stated, key=list(Confidence).index)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lasting:
    """How long one truce held, as far as anybody has put on record.

    Attributes:
        start_day: First day, or None when it never was in force.
        stated_hours: Shortest and longest window among the versions; None without an end.
        calm_hours: (low, high) hours after the start within which, by outside observers,
            calm ended (or until which it held); None when no outsider dates it.
        calm_by: Whose word ``calm_hours`` rests on.
        claimed_hours: First time at which a party said that the other broke it, after the
            start, in hours; None when no dated claim is on record.
        next_days: Days until the next truce of the same series; None for the last.
        confidence: Weakest of what this row rests on.
    """

    precedent: str
    start_day: date | None
    stated_hours: tuple[float, float] | None
    calm_hours: tuple[float, float] | None
    calm_by: tuple[str, ...]
    claimed_hours: float | None
    next_days: int | None
    ending: Ending
    confidence: Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the record allows to say about a group of truces together.

    Attributes:
        precedents: The truces compared, by id.
        rows: One a truce, by its start.
        in_force: How many were in force for at least one party.
        with_window: How many of those had a stated end.
        with_outside_word: For how many an outside observer says how long calm lasted.
        with_dated_claim: For how many a party's claim of a breach is dated.
        stated_hours: Middle of the stated windows, or None for fewer than five.
        calm_hours: Shortest and longest that outside observers give, or None.
        next_days: Middle of the days until the next truce of the series, or None.
        silent: Truces in force about whose course nothing is on record.
    """

    precedents: Mapping[str, Precedent]
    rows: tuple[Lasting, ...]
    in_force: int
    with_window: int
    with_outside_word: int
    with_dated_claim: int
    stated_hours: float | None
    calm_hours: tuple[float, float] | None
    next_days: float | None
    silent: tuple[str, ...]
