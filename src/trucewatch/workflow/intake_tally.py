"""Counting while a file is read: rows, rejections, repairs, publishers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from trucewatch.sources.source import Derived, Outcome, Record
from trucewatch.vocabulary.errors import InputError, LimitError
from trucewatch.vocabulary.intake import Rejection
from trucewatch.vocabulary.source import Source

MOST_LISTED = 1000
"""Rejections listed one by one per file; beyond it they are counted."""


@dataclass(slots=True, kw_only=True)
class Tally:
    """What has been met in a file so far."""

    rows_read: int = 0
    rejected: int = 0
    rejections: list[Rejection] = field(default_factory=list)
    repairs: Counter[str] = field(default_factory=Counter)
    publishers: dict[str, Source] = field(default_factory=dict)
    derived: list[Derived] = field(default_factory=list)

    def records(
        self, outcomes: Iterable[Outcome], progress: Callable[[int], None] | None
    ) -> Iterator[Record]:
        """Yield the records of the rows that can be taken; count everything else.

        Publishers are held back: whether they are news is decided when the file is done.
        """
        for outcome in outcomes:
            if outcome.refused is not None:
                self._refuse(outcome.refused)
            self.rows_read += 1
            self.repairs.update(outcome.repairs)
            self.derived.extend(outcome.derived)
            for record in outcome.records:
                if isinstance(record, Source):
                    self.publishers[record.id] = record
                else:
                    yield record
            if progress is not None and self.rows_read % 1000 == 0:
                progress(self.rows_read)

    @property
    def accepted(self) -> int:
        """Rows that became records."""
        return self.rows_read - self.rejected

    def _refuse(self, error: InputError) -> None:
        self.rejected += 1
        if len(self.rejections) < MOST_LISTED:
            self.rejections.append(row_rejection(error, self.rows_read))
        elif len(self.rejections) == MOST_LISTED:
            self.repairs[f"more than {MOST_LISTED} rows rejected; the rest is only counted"] += 1


def row_rejection(error: InputError, number: int) -> Rejection:
    """Write down why a row was not taken; its number is the reader's, else its turn."""
    return Rejection(
        row=number if error.row is None else error.row,
        column=error.column,
        value=error.value,
        reason=error.reason,
        remedy=error.remedy,
    )


def file_rejection(error: InputError | LimitError) -> Rejection:
    """Write down why a whole file was not taken."""
    if isinstance(error, LimitError):
        reason, _, remedy = str(error).partition("; ")
        return Rejection(row=None, column=None, value=None, reason=reason, remedy=remedy)
    return Rejection(
        row=None,
        column=error.column,
        value=error.value,
        reason=error.reason,
        remedy=error.remedy,
    )
