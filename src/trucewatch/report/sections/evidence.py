"""What the evidence allows: finding, power, placebo, all channels, severity; by sector."""

from __future__ import annotations

from trucewatch.report.material import Material
from trucewatch.report.records import sector_day_record
from trucewatch.vocabulary.edition import Block, FigureRef, Inline, Message, Paragraph, Table
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.sector import SectorDay, State
from trucewatch.vocabulary.verdict import Reduction

COLUMNS = (
    "column.sector",
    "column.finding",
    "column.pooled",
    "column.power",
    "column.placebo",
    "column.reduced",
    "column.severity",
    "column.raw_count",
)

FINDINGS = {
    State.QUIET_OBSERVED: "evidence.quiet_observed",
    State.QUIET_UNOBSERVED: "evidence.quiet_unobserved",
    State.BELOW_BASELINE: "evidence.below_baseline",
    State.AT_BASELINE: "evidence.at_baseline",
    State.ABOVE_BASELINE: "evidence.above_baseline",
    State.NO_DATA: "evidence.no_data",
}
NOTE = "evidence.note"


def compose_evidence(material: Material) -> list[Block]:
    """Say for each sector what was found, and how well it could have been found."""
    rows = tuple(_row(material, day) for day in material.sector_days.values())
    note = Paragraph(content=Message(key=NOTE))
    return [Table(caption="table.evidence", columns=COLUMNS, rows=rows), note]


def _row(material: Material, day: SectorDay) -> tuple[Inline | None, ...]:
    return (
        material.sector(day.sector),
        Message(key=FINDINGS[day.state]),
        _pooled(material, day),
        None if day.power is None else _share(material, day, "power", day.power),
        _placebo(material, day),
        None if day.reduced is None else _reduced(material, day, day.reduced),
        _number(material, day, ("severity", day.severity, 0), "sum of weights of the incidents"),
        _number(material, day, ("raw-count", float(day.counts.get("fire", 0)), 0), "count"),
    )


def _pooled(material: Material, day: SectorDay) -> Message | None:
    ratio = day.pooled
    if ratio is None:
        return None
    values = {"median": ratio.median, "low": ratio.low, "high": ratio.high}
    arguments: dict[str, Inline] = {
        name: _number(material, day, (f"pooled-{name}", value, 2), ratio.method)
        for name, value in values.items()
    }
    return Message(key="rate.cell", arguments=arguments)


def _placebo(material: Material, day: SectorDay) -> Message | None:
    if day.placebo is None:
        return None
    rank, days = day.placebo
    formula = "place from the low end among the baseline days and the day itself"
    arguments: dict[str, Inline] = {
        "rank": _number(material, day, ("placebo-rank", float(rank), 0), formula),
        "days": _number(material, day, ("placebo-days", float(days), 0), formula),
    }
    return Message(key="evidence.placebo", arguments=arguments)


def _reduced(material: Material, day: SectorDay, reduced: Reduction) -> Message:
    """Print the probability, and its range when one channel is left out."""
    without = tuple(reduced.without.values()) or (reduced.probability,)
    arguments: dict[str, Inline] = {
        "all": _share(material, day, "reduced", reduced.probability, _formula(reduced)),
        "low": _share(material, day, "reduced-without-low", min(without), _formula(reduced)),
        "high": _share(material, day, "reduced-without-high", max(without), _formula(reduced)),
    }
    return Message(key="evidence.reduced", arguments=arguments)


def _formula(reduced: Reduction) -> str:
    voices = ", ".join(
        f"{name}: {voice.log_odds:+.2f} "
        f"(observed {voice.observed:g}, expected {voice.expected:.2f})"
        for name, voice in sorted(reduced.channels.items())
    )
    return f"even odds, plus log odds of {voices}"


def _share(
    material: Material, day: SectorDay, name: str, value: float, formula: str = "see the method"
) -> FigureRef:
    return _number(material, day, (name, value, 0), formula, unit="share")


def _number(
    material: Material,
    day: SectorDay,
    named: tuple[str, float, int],
    formula: str,
    *,
    unit: str = "number",
) -> FigureRef:
    name, value, decimals = named
    figure = Figure(
        id=material.book.name(day.sector, name),
        value=value,
        decimals=decimals,
        unit=unit,
        definition=DEFINITIONS[name],
        parameters={"sector": day.sector, "day": day.day.isoformat()},
        formula=formula,
        records=(sector_day_record(day),),
    )
    return material.number(figure)


DEFINITIONS = {
    "power": "figure.power",
    "severity": "figure.severity",
    "raw-count": "figure.raw_count",
    "pooled-median": "figure.pooled_median",
    "pooled-low": "figure.pooled_low",
    "pooled-high": "figure.pooled_high",
    "placebo-rank": "figure.placebo_rank",
    "placebo-days": "figure.placebo_days",
    "reduced": "figure.reduced",
    "reduced-without-low": "figure.reduced_without_low",
    "reduced-without-high": "figure.reduced_without_high",
}
