"""Field reports as CSV: what observers heard and saw, or looked for and did not find."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.sources.closed_lists import DESCRIPTIONS, OBSERVATIONS, WEAPON_CLASSES
from trucewatch.sources.duplicates import Turns
from trucewatch.sources.limits import Raw
from trucewatch.sources.rows import Row, strict_rows
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each
from trucewatch.sources.watches import event_place, observer_position, watch_interval
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.quantity import Count, CountUnit
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

ORIGIN = OriginSpec(
    name="field_reports",
    title="Field reports",
    licence="internal; exact observer positions are never exported",
    rows_per_day=(0, 400),
    publisher=Source(
        id="field",
        title="Field observers",
        source_class=SourceClass.FIELD,
        reliability=Reliability.A,
    ),
)
NEEDED = ("observer", "date", "means", "observation")
MEANS = {"heard": "heard", "seen": "seen", "saw": "seen", "camera": "camera"}
MEANS["reported"] = "reported"
NOTHING = frozenset(("nothing", "nothing recorded", "none"))
UNITS = {
    "explosion": CountUnit.EXPLOSION,
    "burst": CountUnit.BURST,
    "projectile": CountUnit.PROJECTILE,
}
"""Units that an observation implies when ``count_unit`` is empty; no others are guessed."""
_RANGE = re.compile(r"(\d+)(?:\s*[-–]\s*(\d+))?")


def recognises(head: Head) -> bool:
    """Tell by an observer who has a means of observation."""
    return head.has_columns("observer", "means", "observation")


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one report per row; "nothing recorded" is one, too."""
    turns = Turns("field")
    return each(strict_rows(raw, need=NEEDED), lambda row: _report(row, turns, intake))


def _report(row: Row, turns: Turns, intake: Intake) -> FieldReport:
    observed, nothing = _observed(row)
    minutes = row.optional_number("minutes_observed")
    if nothing and not (minutes and minutes > 0):
        raise row.wrong(
            "minutes_observed",
            "does not say how long the observer looked.",
            "“Nothing” has a meaning only with the minutes looked.",
        )
    report = FieldReport(
        id=turns.id_of(row.digest),
        evidence=row.evidence(intake),
        observer=row.text("observer"),
        observer_position=observer_position(row, intake.box),
        place=event_place(row, intake.box),
        interval=watch_interval(row, intake.zone, minutes if nothing else None),
        means=MEANS[row.choice("means", MEANS)],
        nothing_recorded=nothing,
        minutes_observed=minutes,
        incident_type=_incident_type(row),
        count=_count(row, observed),
        observation=observed,
        description=_listed(row, "description", DESCRIPTIONS),
        weapon=_listed(row, "weapon", WEAPON_CLASSES),
        bearing_deg=row.optional_number("bearing_deg"),
        distance_m=row.optional_number("distance_m"),
        restriction=row.optional("restriction"),
        note=row.optional("note"),
    )
    _check_place(report, row)
    row.finish()
    return report


def _observed(row: Row) -> tuple[str | None, bool]:
    """Return what was observed, and whether it is said that nothing was."""
    words = (row.optional("observation") or "").lower()
    if words in NOTHING:
        return None, True
    if words:
        return words if words in OBSERVATIONS else row.choice("observation", OBSERVATIONS), False
    if row.optional("restriction") is None:
        raise row.wrong(
            "observation", "says neither what was observed nor that nothing was.", "Write nothing."
        )
    return None, False


def _check_place(report: FieldReport, row: Row) -> None:
    if report.observation is not None and report.place.position is None:
        raise InputError(
            "neither the event nor the observer has a position.",
            remedy="Give lon and lat, or the observer's position with bearing and distance.",
            row=row.number,
            column="lon",
        )


def _listed(row: Row, column: str, known: frozenset[str]) -> str | None:
    return None if row.optional(column) is None else row.choice(column, known)


def _incident_type(row: Row) -> IncidentType | None:
    known = [member.value for member in IncidentType]
    return None if row.optional("type") is None else IncidentType(row.choice("type", known))


def _count(row: Row, observed: str | None) -> Count | None:
    words = row.optional("count")
    named = _listed(row, "count_unit", frozenset(CountUnit))
    if words is None or observed is None:
        return None
    found = _RANGE.fullmatch(words)
    if found is None:
        raise row.wrong("count", "is no number and no range.", "Write 3 or 2-4.")
    low = int(found[1])
    unit = CountUnit(named) if named else UNITS.get(observed, CountUnit.UNKNOWN)
    return Count(low=low, high=int(found[2] or low), unit=unit)
