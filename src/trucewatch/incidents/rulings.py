"""What people have ruled about reports: the same event, not the same event, not to be used."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from trucewatch.vocabulary.decision import Decision, Verb, standing
from trucewatch.vocabulary.incident import RejectedReport, Report

Group = frozenset[str]
BY_HAND = "rejected_by_hand"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Standing rulings, by report id.

    Attributes:
        same: Groups of reports that are about one event.
        apart: Pairs of groups of which no two reports are about one event.
        unused: Reports that form no incident.
    """

    same: tuple[Group, ...] = ()
    apart: tuple[tuple[Group, Group], ...] = ()
    unused: Group = frozenset()

    def forbid(self, one: Iterable[str], other: Iterable[str]) -> bool:
        """Tell whether reports of two clusters were ruled not to be the same."""
        if not self.apart:
            return False
        first, second = frozenset(one), frozenset(other)
        return any(
            (left & first and right & second) or (left & second and right & first)
            for left, right in self.apart
        )


NO_RULINGS = Rulings()


def rulings_of(decisions: Iterable[Decision]) -> Rulings:
    """Gather what holds; where two decisions contradict each other the later one does."""
    same: list[Group] = []
    apart: list[tuple[Group, Group]] = []
    unused: set[str] = set()
    for one in standing(decisions):
        reports, others = frozenset(one.reports), frozenset(one.others)
        if one.verb is Verb.MERGE:
            apart = [pair for pair in apart if not _within(pair, reports)]
            same.append(reports)
        elif one.verb is Verb.SPLIT:
            same = [part for group in same for part in _parts(group, reports, others)]
            apart.append((reports, others))
        elif one.verb is Verb.REJECT:
            unused |= reports
    return Rulings(same=tuple(same), apart=tuple(apart), unused=frozenset(unused))


def set_aside(
    reports: Sequence[Report], rulings: Rulings
) -> tuple[tuple[Report, ...], tuple[RejectedReport, ...]]:
    """Part reports into those to be used and those that somebody rejected."""
    used = tuple(one for one in reports if one.id not in rulings.unused)
    rejected = tuple(
        RejectedReport(evidence=one.evidence, words=one.words, reason=BY_HAND)
        for one in reports
        if one.id in rulings.unused
    )
    return used, rejected


def _within(pair: tuple[Group, Group], merged: Group) -> bool:
    return bool(pair[0] & merged) and bool(pair[1] & merged)


def _parts(group: Group, taken: Group, left: Group) -> list[Group]:
    """Take a merged group apart along a later split."""
    if not (group & taken and group & left):
        return [group]
    return [part for part in (group - taken, group & taken) if len(part) > 1]
