"""How far the numbers can be trusted: late reports, coverage of intervals, later changes."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.report.material import Material
from trucewatch.vocabulary.edition import Block, Bullets, FigureRef, Heading, Inline, Message
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.track_record import Coming, Foretold, TrackRecord

NONE = "track.none"
COMING = "track.coming"
COMING_UNKNOWN = "track.coming_unknown"
COVERAGE = "track.coverage"
COVERAGE_UNKNOWN = "track.coverage_unknown"
SCORES = "track.scores"
REVISED = "track.revised"
REVISED_UNKNOWN = "track.revised_unknown"
HINDCAST = "track.hindcast"
EARLY = "track.early"

DEFINITIONS = {
    "least": "figure.track_least",
    "days": "figure.track_days",
    "complete": "figure.track_complete",
    "cells": "figure.track_cells",
    "then-days": "figure.track_then_days",
    "then-cells": "figure.track_then_cells",
    "then-coverage": "figure.track_then_coverage",
    "early": "figure.track_early",
    "early-days": "figure.track_early_days",
    "level": "figure.track_level",
    "coverage": "figure.track_coverage",
    "brier": "figure.track_brier",
    "usual": "figure.track_brier_usual",
    "log": "figure.track_log",
    "revised": "figure.track_revised",
    "after": "figure.track_after",
    "so-far": "figure.track_so_far",
    "coming": "figure.track_coming",
    "coming-low": "figure.track_coming_low",
    "coming-high": "figure.track_coming_high",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How a number came about and is printed; ``of`` tells levels and ages apart."""

    formula: str = "count"
    unit: str = "count"
    of: str = ""
    decimals: int = 0


COUNTED = How()
DAYS = How(unit="days")


def compose_track(material: Material) -> list[Block]:
    """Print the workspace's own record; what cannot be told yet is said as well."""
    record = material.findings.track
    heading = Heading(content=Message(key="track.heading"))
    if record is None:
        return [heading, Bullets(items=(Message(key=NONE),))]
    items = (_late(material, record), *_forecasts(material, record), *_changes(material, record))
    return [heading, Bullets(items=items)]


def _late(material: Material, record: TrackRecord) -> Message:
    found = record.coming
    if found is None:
        return _too_few(material, COMING_UNKNOWN, record, "complete")
    return Message(
        key=COMING,
        arguments={
            "median": _coming(material, "coming", found.median, found),
            "low": _coming(material, "coming-low", found.low, found),
            "high": _coming(material, "coming-high", found.high, found),
            "known": _number(material, "so-far", float(found.so_far)),
            "level": _number(material, "level", found.level, How(unit="share", of="90")),
        },
    )


def _coming(material: Material, name: str, value: float, found: Coming) -> FigureRef:
    formula = f"reports in over the share usually in; delays of {found.days} complete days"
    return _number(material, name, value, How(formula=formula))


def _forecasts(material: Material, record: TrackRecord) -> tuple[Message, ...]:
    found = record.foretold
    if found is None:
        unknown = _too_few(material, COVERAGE_UNKNOWN, record, "days")
        then = record.hindcast
        return (unknown,) if then is None else (unknown, _covered(material, then, HINDCAST))
    return _covered(material, found, COVERAGE), _scores(material, found)


def _covered(material: Material, found: Foretold, key: str) -> Message:
    """Print the share of counts inside their intervals; in hindsight the figures are others."""
    start = "then-" if key == HINDCAST else ""
    arguments: dict[str, Inline] = {
        "days": _number(material, f"{start}days", float(found.days), DAYS),
        "cells": _number(material, f"{start}cells", float(found.cells)),
    }
    names = ("half", "most", "nearly_all")
    for name, (level, share) in zip(names, sorted(found.coverage.items()), strict=True):
        of = f"{100 * level:g}"
        arguments[name] = _number(
            material, f"{start}coverage", share, How(formula=_stretch(found), unit="share", of=of)
        )
        arguments[f"{name}_level"] = _number(material, "level", level, How(unit="share", of=of))
    return Message(key=key, arguments=arguments)


def _scores(material: Material, found: Foretold) -> Message:
    values = {"brier": found.brier, "usual": found.brier_usual, "log": found.log_score}
    return Message(
        key=SCORES,
        arguments={
            name: _number(material, name, value, How(formula=_stretch(found), decimals=2))
            for name, value in values.items()
        },
    )


def _stretch(found: Foretold) -> str:
    return f"forecasts for {found.first} to {found.last}, each with what was known that morning"


def _changes(material: Material, record: TrackRecord) -> tuple[Message, ...]:
    if not record.revised:
        unknown = _too_few(material, REVISED_UNKNOWN, record, "complete")
        return (unknown,) if record.early is None else (unknown, _early(material, *record.early))
    formula = f"reports known later over all reports of {record.complete_days} complete days"
    return tuple(
        Message(
            key=REVISED,
            arguments={
                "after": _number(material, "after", float(hours), How(unit="hours", of=str(hours))),
                "share": _number(
                    material, "revised", share, How(formula=formula, unit="share", of=str(hours))
                ),
            },
        )
        for hours, share in record.revised.items()
    )


def _early(material: Material, share: float, days: int) -> Message:
    how = How(formula=f"reports known later so far, of {days} days", unit="share", of="so-far")
    return Message(
        key=EARLY,
        arguments={
            "share": _number(material, "early", share, how),
            "after": _number(material, "after", 24.0, How(unit="hours", of="24")),
            "days": _number(material, "early-days", float(days), DAYS),
        },
    )


def _too_few(material: Material, key: str, record: TrackRecord, name: str) -> Message:
    days = record.foretold_days if name == "days" else record.complete_days
    return Message(
        key=key,
        arguments={
            "days": _number(material, name, float(days), DAYS),
            "least": _number(material, "least", float(record.least_days), DAYS),
        },
    )


def _number(material: Material, name: str, value: float, how: How = COUNTED) -> FigureRef:
    figure = Figure(
        id=material.book.name(None, "-".join(part for part in ("track", name, how.of) if part)),
        value=value,
        decimals=how.decimals,
        unit=how.unit,
        definition=DEFINITIONS[name],
        parameters={"day": material.findings.day.isoformat()},
        formula=how.formula,
        momentary=True,
    )
    return material.number(figure)
