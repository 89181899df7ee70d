"""Precedents for the terminal; weak facts carry their mark."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from trucewatch.agreements.lasting import (
    FEWEST_FOR_A_MEDIAN,
    Wanted,
    choose,
    compare,
)
from trucewatch.sources.closed_lists import FORMS, PURPOSES
from trucewatch.sources.precedents import CONFLICTS
from trucewatch.vocabulary.agreement import Confidence
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.precedent import Comparison, CountFact, CourseFact, Lasting, Precedent
from trucewatch.workflow.precedents import known_precedents, load_precedents
from trucewatch.workflow.treaty_outline import outline as agreement_outline

DAY_H = 24.0
FEW_DAYS_H = 96.0
MARKS = {
    Confidence.SOURCED: "",
    Confidence.WEAK: "weak source",
    Confidence.UNCHECKED: "not checked",
}
COLUMNS = (
    "id", "start", "purpose", "form", "monitors", "stated", "calm", "claim", "next", "ending",
    "mark", "title",
)  # fmt: skip


def find_comparison(wanted: Wanted, asof: datetime | None = None) -> Comparison:
    """Compare the bundled precedents that are alike in the ways asked for.

    Only what was dated by ``asof`` counts; None takes all that is on record.

    Raises:
        UsageError: A word is not in its closed list.
    """
    for name, word, known in (
        ("purpose", wanted.purpose, PURPOSES),
        ("form", wanted.form, FORMS),
        ("conflict", wanted.conflict, CONFLICTS),
    ):
        if word is not None and word not in known:
            raise UsageError(f"There is no {name} {word!r}; known are {', '.join(sorted(known))}.")
    every = known_precedents(asof)
    return compare(choose(every, wanted), every)


def outline(precedent: Precedent) -> str:
    """Write a precedent for people: agreement, course, counts, ending, sources."""
    marks = f" [{MARKS[precedent.weakest]}]" if MARKS[precedent.weakest] else ""
    lines = [f"{precedent.id}{marks}", agreement_outline(precedent.agreement), "", "Course"]
    lines += [course_line(fact) for fact in precedent.course] or ["  nothing on record"]
    lines += ["", "Counts (each in the unit of whoever counted; not to be added)"]
    lines += [count_line(fact) for fact in precedent.counts] or ["  nothing on record"]
    on = f" on {precedent.ends_on}" if precedent.ends_on else ""
    mark = MARKS[precedent.ending_confidence]
    lines += ["", f"Ending: {precedent.ending.value}{on}{f' [{mark}]' if mark else ''}"]
    lines += [f"Note: {precedent.note}"] if precedent.note else []
    return "\n".join([*lines, f"Sources: {precedent.source}"])


def short_rows(rows: Iterable[Lasting]) -> list[list[object]]:
    """Shorten comparable truces to the columns of a terminal."""
    known = {one.id: one for one in load_precedents()}
    return [_short(known[row.precedent], row) for row in rows]


def summary(found: Comparison) -> list[str]:
    """Say what the record allows to say about a group, and what it does not."""
    total = len(found.rows)
    lines = [
        f"{total} truces, {found.in_force} of them in force for at least one party.",
        f"Stated end: {found.with_window} of {found.in_force}; middle of the longest windows: "
        f"{_or_few(found.stated_hours)}.",
        f"An outside observer dates the end of calm for {found.with_outside_word} of "
        f"{found.in_force}: {_range(found.calm_hours)} after the start.",
        f"A party's first claim of a breach is dated for {found.with_dated_claim} of "
        f"{found.in_force}.",
    ]
    if found.next_days is not None:
        lines.append(f"Middle of the days until the series was renewed: {found.next_days:g}.")
    if found.silent:
        lines.append(f"Nothing on record about the course of {', '.join(found.silent)}.")
    return lines


def course_line(fact: CourseFact) -> str:
    """Write one thing on record for the terminal, with whose word it is and its mark."""
    when = _hours_text(fact.after_hours) or _window_text(fact.when)
    mark = f" [{MARKS[fact.confidence]}]" if MARKS[fact.confidence] else ""
    return f"  {fact.by}: {fact.finding.value}{when}{mark}: {fact.text} ({fact.source})"


def count_line(fact: CountFact) -> str:
    """Write one count for the terminal, in its own unit."""
    more = "more than " if fact.at_least else "about " if fact.about else ""
    per = "" if fact.per == "total" else f" a {fact.per}"
    notes = [
        *([fact.place] if fact.place else []),
        *(["running total"] if fact.cumulative else []),
        *(["days assumed"] if fact.days_assumed else []),
        *([MARKS[fact.confidence]] if MARKS[fact.confidence] else []),
    ]
    mark = f" [{', '.join(notes)}]" if notes else ""
    return (
        f"  {fact.by} says {more}{fact.count} {fact.unit}{per}{_window_text(fact.when)}{mark}"
        f" ({fact.source})"
    )


def _short(precedent: Precedent, row: Lasting) -> list[object]:
    agreement = precedent.agreement
    return [
        row.precedent,
        row.start_day,
        agreement.purpose,
        agreement.form,
        ", ".join(precedent.monitors) or None,
        _range(row.stated_hours, none="no end"),
        _range(row.calm_hours, none="?"),
        None if row.claimed_hours is None else f"≤ {_hours(row.claimed_hours)}",
        None if row.next_days is None else f"{row.next_days} d",
        row.ending.value,
        MARKS[row.confidence],
        agreement.titles["en"],
    ]


def _window_text(window: Interval | None) -> str:
    if window is None:
        return ""
    return f", {window.start_local:%Y-%m-%d %H:%M} to {window.end_local:%Y-%m-%d %H:%M}"


def _hours_text(hours: tuple[float, float] | None) -> str:
    return f", {_range(hours)} after the start" if hours else ""


def _range(hours: tuple[float, float] | None, none: str = "not on record") -> str:
    if hours is None:
        return none
    low, high = hours
    first, last = _hours(low), _hours(high)
    return last if first == last else f"{first} to {last}"


def _hours(hours: float) -> str:
    return f"{hours:g} h" if hours < FEW_DAYS_H else f"{hours / DAY_H:.0f} d"


def _or_few(hours: float | None) -> str:
    return _hours(hours) if hours is not None else f"fewer than {FEWEST_FOR_A_MEDIAN} values"
