"""A published number, with everything needed to doubt it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from trucewatch.vocabulary.evidence import EvidenceRef


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Words or a place in an archived file that a record rests on.

    Attributes:
        evidence: File hash and locator.
        text: The words as they stand there (for a row: the relevant cell).
        language: ISO code of the words, or None.
        source: Title of the source.
        document: Id of the document whose text a span's offsets refer to, or None.
    """

    evidence: EvidenceRef
    text: str
    language: str | None = None
    source: str = ""
    document: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureRecord:
    """One thing a figure counts or sums.

    Attributes:
        id: Incident, sector-day, map, claim, document or figure id.
        kind: ``incident``, ``sector_day``, ``report``, ``control_map``, ``claim``, ``file``,
            ``figure``, ``observation``, ``precedent`` or ``commitment``.
        label: Language-neutral text (names, dates, codes) that tells records apart.
        value: What it contributes to a sum; None where records are counted.
        citations: Where it can be read.
    """

    id: str
    kind: str
    label: str
    value: float | None = None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exclusion:
    """A record that was looked at and left out, and the message key that says why."""

    record: FigureRecord
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """An earlier value of the same figure."""

    value: float
    known_at: datetime
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number as printed: definition, formula, records and exclusions.

    Attributes:
        id: Permanent, for instance ``f/2025-03-12/toretsk/corroborated``.
        value: The number, unrounded.
        decimals: Digits printed after the point.
        unit: ``count``, ``km2``, ``km``, ``hours``, ``share``, ``ratio``, ``days`` or as stated.
        definition: Message key of the sentence that defines it.
        parameters: Values for that sentence: plain names, codes and dates.
        formula: How it follows from the records: ``count(records)``, ``sum(records)`` or words.
        records: What is counted, in a stable order.
        excluded: What was left out and why.
        momentary: True when it says how things stood when the edition was made: with later
            material it is another number, and the earlier one was no error.
    """

    id: str
    value: float
    decimals: int = 0
    unit: str = "count"
    definition: str
    parameters: Mapping[str, str] = field(default_factory=dict)
    formula: str
    records: tuple[FigureRecord, ...] = ()
    excluded: tuple[Exclusion, ...] = ()
    revisions: tuple[Revision, ...] = ()
    momentary: bool = False

    def __post_init__(self) -> None:
        if self.formula == "count(records)" and self.value != len(self.records):
            raise ValueError(f"{self.id}: says {self.value}, lists {len(self.records)} records")
        if self.formula == "sum(records)":
            total = sum(record.value or 0 for record in self.records)
            if abs(total - self.value) > 1e-6 * max(1.0, abs(total)):
                raise ValueError(f"{self.id}: says {self.value}, records sum to {total}")
