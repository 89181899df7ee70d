"""Three separate grades per incident: occurrence, attribution, term (D03)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

from trucewatch.vocabulary.incident import Incident

G = TypeVar("G")


class Occurrence(IntEnum):
    """How sure it is that it happened: O0 not assessed … O4 verified."""

    O0 = 0
    O1 = 1
    O2 = 2
    O3 = 3
    O4 = 4


class Attribution(IntEnum):
    """How sure it is who did it: A0 none stated … A4 admitted or established."""

    A0 = 0
    A1 = 1
    A2 = 2
    A3 = 3
    A4 = 4


class TermResult(StrEnum):
    """What the terms say about an incident, under all versions of an agreement."""

    PROHIBITED = "prohibited"
    PROHIBITED_IN_VERSION = "prohibited_in_version"
    EXEMPT = "exempt"
    OUT_OF_SCOPE = "out_of_scope"
    UNDETERMINED = "undetermined"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade(Generic[G]):
    """A grade with the rule that gave it, its evidence, hand and time.

    Attributes:
        value: The grade.
        rule: Name of the rule, documented in docs/reference/grades.md.
        evidence: Ids of the reports the rule relied upon.
        by: ``pipeline`` or a role name.
        at: Aware UTC; the as-of time for the pipeline.
    """

    value: G
    rule: str
    evidence: tuple[str, ...]
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TermFinding:
    """What one agreement says about one incident, clause by clause.

    Attributes:
        agreement: Agreement id.
        result: Taken over all versions.
        versions: Ids of versions under which it is prohibited.
        clauses: Ids of the terms relied upon.
        in_force: False when the agreement was only proposed: "if it had been in force".
        rule: Name of the rule that decided.
        bound: Parties bound at the time of the incident.
        unbound: Parties of the agreement that were not bound at that time.
    """

    agreement: str
    result: TermResult
    versions: tuple[str, ...]
    clauses: tuple[str, ...]
    in_force: bool
    rule: str
    bound: tuple[str, ...] = ()
    unbound: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedIncident:
    """An incident with its three grades and, if a side is named, the side named."""

    incident: Incident
    occurrence: Grade[Occurrence]
    attribution: Grade[Attribution]
    terms: tuple[TermFinding, ...]
    responsible: str | None
