"""Builds the published numbers, and keeps each one once under its permanent id."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from trucewatch.vocabulary.edition import FigureRef
from trucewatch.vocabulary.figure import Exclusion, Figure, FigureRecord, Revision

ALL = "all"
"""The sector part of the id of a figure that is about the whole line."""


def figure_id(day: date, sector: str | None, name: str) -> str:
    """Name a figure for good.

    >>> figure_id(date(2025, 3, 12), None, "corroborated")
    'f/2025-03-12/all/corroborated'
    """
    return f"f/{day.isoformat()}/{sector or ALL}/{name}"


def count_figure(
    name: str,
    definition: str,
    records: Iterable[FigureRecord],
    excluded: Iterable[Exclusion] = (),
    parameters: Mapping[str, str] | None = None,
) -> Figure:
    """Count records; the figure's value is their number and nothing else."""
    counted = tuple(records)
    return Figure(
        id=name,
        value=len(counted),
        definition=definition,
        parameters=parameters or {},
        formula="count(records)",
        records=counted,
        excluded=tuple(excluded),
    )


def sum_figure(
    name: str,
    definition: str,
    records: Iterable[FigureRecord],
    excluded: Iterable[Exclusion] = (),
    parameters: Mapping[str, str] | None = None,
) -> Figure:
    """Add up what records contribute; their ``value`` must be set."""
    added = tuple(records)
    return Figure(
        id=name,
        value=sum(record.value or 0 for record in added),
        definition=definition,
        parameters=parameters or {},
        formula="sum(records)",
        records=added,
        excluded=tuple(excluded),
    )


class FigureBook:
    """All figures of an edition in the order in which they were first asked for."""

    def __init__(self, day: date, revisions: Mapping[str, tuple[Revision, ...]]) -> None:
        self.day = day
        self._revisions = revisions
        self._figures: dict[str, Figure] = {}

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Every figure by id."""
        return dict(self._figures)

    def name(self, sector: str | None, name: str) -> str:
        """Name a figure of the edition's day."""
        return figure_id(self.day, sector, name)

    def put(self, figure: Figure) -> FigureRef:
        """Keep a figure and return the reference that prints it.

        Raises:
            ValueError: Another number already has this id; two truths must not share a name.
        """
        revised = replace(figure, revisions=self._revisions.get(figure.id, figure.revisions))
        known = self._figures.setdefault(figure.id, revised)
        if known != revised:
            raise ValueError(f"{figure.id}: {known.value} and {figure.value} under one name")
        return FigureRef(id=figure.id)
