"""Flags of an incident: what a reader must know beside the grades."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from trucewatch.incidents.voices import is_heat, is_outside, side_of
from trucewatch.vocabulary.incident import Report
from trucewatch.vocabulary.source import Reliability

LATE_AFTER = timedelta(hours=72)
TRUSTED_TO_CONTRADICT = frozenset({Reliability.A, Reliability.B, Reliability.C})


def flags_of(reports: Sequence[Report]) -> frozenset[str]:
    """Derive the flags that follow from the reports alone.

    ``sensor_inconsistent`` needs to know which passes were clear: see ``passes``.
    """
    told = [report for report in reports if not is_heat(report)]
    tests = {
        "contested": _contested(told),
        "sensor_consistent": bool(told) and len(told) < len(reports),
        "exercise_suspected": any(report.facets.exercise for report in told),
        "late": _late(told),
        "single_language": _single_language(told),
        "recycled": any(report.recycled_from for report in told),
        "responsibility_contested": len(_named_sides(told)) > 1,
    }
    return frozenset(name for name, holds in tests.items() if holds)


def _contested(reports: Sequence[Report]) -> bool:
    asserting = [report for report in reports if not report.denies]
    return any(report.denies and _contests(report, asserting) for report in reports)


def _contests(denial: Report, asserting: Sequence[Report]) -> bool:
    """Tell whether a denial counts against what others say.

    It does when it comes from outside the parties and is trusted, when one party denies
    what the other says, and when the very paper that reports it prints the denial. A party
    that denies what outside reports say, on its own channel only, contests nothing: any
    report could be marked that way.
    """
    if not asserting:
        return False
    if is_outside(denial) and denial.reliability in TRUSTED_TO_CONTRADICT:
        return True
    if denial.document is not None and denial.document in {one.document for one in asserting}:
        return True
    side = side_of(denial)
    return side is not None and bool({side_of(one) for one in asserting} - {None, side})


def _late(reports: Sequence[Report]) -> bool:
    if not reports:
        return False
    first = min(report.published_at for report in reports)
    return first - min(report.interval.end_at for report in reports) > LATE_AFTER


def _single_language(reports: Sequence[Report]) -> bool:
    languages = [report.language for report in reports if report.language is not None]
    return len(languages) > 1 and len(set(languages)) == 1


def _named_sides(reports: Sequence[Report]) -> set[str]:
    return {
        report.responsible
        for report in reports
        if report.responsible is not None and not report.denies
    }
