"""Compliance by sector: the map, the equal table, and the calendar of thirty days."""

from __future__ import annotations

import math
from datetime import timedelta

from trucewatch.report.figures import count_figure
from trucewatch.report.material import (
    Material,
    claimed,
    corroborated,
    known_or_code,
    reported,
)
from trucewatch.report.records import sector_day_record, without
from trucewatch.report.sections.evidence import compose_evidence
from trucewatch.report.sections.heat import compose_heat
from trucewatch.vocabulary.edition import (
    Block,
    FigureRef,
    Inline,
    MapPicture,
    Message,
    Name,
    Paragraph,
    Section,
    Strip,
    Table,
)
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.grade import Occurrence
from trucewatch.vocabulary.sector import Channel, RateRatio, ReaderState, SectorDay

COLUMNS = (
    "column.sector",
    "column.state",
    "column.corroborated",
    "column.prohibited",
    "column.reported",
    "column.claimed",
    "column.before",
    "column.rate",
    "column.observed_hours",
    "column.coverage_reports",
    "column.coverage_field",
    "column.coverage_thermal",
)
STRIP_DAYS = 30


def compose_compliance(material: Material) -> Section:
    """Put map, sector table and calendar together; all three show the same states."""
    if not material.sector_days:
        return Section(id="compliance", blocks=())
    blocks: list[Block] = [_picture(material), *_note(material), _table(material)]
    blocks += [*compose_evidence(material), *compose_heat(material), _strip(material)]
    return Section(id="compliance", blocks=tuple(blocks))


def prohibited_figure(material: Material, sector: str | None) -> FigureRef:
    """Count the corroborated incidents that the agreement prohibits, in a sector or in all."""
    days = [day for day in material.sector_days.values() if sector in (None, day.sector)]
    listed = {incident for day in days for incident in day.prohibited}
    pool = [
        graded
        for graded in material.today
        if graded.occurrence.value >= Occurrence.O3 and sector in (None, graded.incident.sector)
    ]
    kept = material.records(graded for graded in pool if graded.incident.id in listed)
    rest = material.records(graded for graded in pool if graded.incident.id not in listed)
    figure = count_figure(
        material.book.name(sector, "prohibited"),
        "figure.prohibited",
        kept,
        without(rest, "excluded.outside_terms"),
        {"sector": sector or "all", "day": material.findings.day.isoformat()},
    )
    return material.number(figure)


def _picture(material: Material) -> MapPicture:
    findings = material.findings
    return MapPicture(
        sectors=findings.sectors,
        states={sector: day.reader_state for sector, day in material.sector_days.items()},
        front=findings.front,
        credit="; ".join(_credits(material)),
        land=findings.maps_land,
        labels=tuple(
            (Name(names=plan.names), anchor.position)
            for plan in findings.theatre.sectors
            for anchor in plan.anchors[:1]
        ),
        scale_km=_scale(material),
    )


def _credits(material: Material) -> list[str]:
    sources = material.findings.sources
    known = dict.fromkeys(front.source for front in material.findings.front)
    return [sources[key].credit or sources[key].title for key in known if key in sources]


def _scale(material: Material) -> FigureRef | None:
    bounds = [sector.area.bounds for sector in material.findings.sectors]
    if not bounds:
        return None
    west, east = min(box[0] for box in bounds), max(box[2] for box in bounds)
    middle = sum(box[1] + box[3] for box in bounds) / (2 * len(bounds))
    width_km = (east - west) * 111.32 * math.cos(math.radians(middle))
    target = width_km / 5
    step = 10 ** math.floor(math.log10(target))
    length = max(factor * step for factor in (1, 2, 5) if factor * step <= target)
    figure = Figure(
        id=material.book.name(None, "map-scale"),
        value=length,
        decimals=0 if length >= 1 else 1,
        unit="km",
        definition="figure.map_scale",
        formula="largest of 1, 2, 5 times a power of ten within a fifth of the width",
    )
    return material.number(figure)


def _note(material: Material) -> list[Block]:
    rates = [day.rate_ratio for day in material.sector_days.values() if day.rate_ratio]
    if not rates:
        return []
    figures = {
        "level": ("rate-level", rates[0].level, "share"),
        "days": ("baseline-days", rates[0].baseline_days, "days"),
    }
    arguments: dict[str, Inline] = {
        argument: material.number(
            Figure(
                id=material.book.name(None, name),
                value=value,
                unit=unit,
                definition=f"figure.{name.replace('-', '_')}",
                parameters={"method": rates[0].method},
                formula="setting of the method",
            )
        )
        for argument, (name, value, unit) in figures.items()
    }
    return [Paragraph(content=Message(key="rate.note", arguments=arguments))]


def _table(material: Material) -> Table:
    days = material.sector_days.values()
    rows = tuple(_row(material, day) for day in days)
    anchors = tuple(f"sector-{day.sector}" for day in days)
    return Table(caption="table.compliance", columns=COLUMNS, rows=rows, anchors=anchors)


def _row(material: Material, day: SectorDay) -> tuple[Inline | None, ...]:
    sector = day.sector
    pool = [graded for graded in material.today if graded.incident.sector == sector]
    earlier = material.before.get(sector)
    past = (
        [material.by_id[name] for name in earlier.incidents if name in material.by_id]
        if (earlier)
        else []
    )
    return (
        material.sector(sector),
        Message(key=f"state.{day.reader_state.value}"),
        material.count_incidents(sector, "corroborated", corroborated, pool),
        prohibited_figure(material, sector),
        material.count_incidents(sector, "reported", reported, pool),
        material.count_incidents(sector, "claimed", claimed, pool),
        material.count_incidents(sector, "before", corroborated, past) if earlier else None,
        _rate(material, day),
        _hours(material, day),
        *(_coverage(material, day, channel) for channel in Channel),
    )


def _rate(material: Material, day: SectorDay) -> Inline | None:
    ratio = day.rate_ratio
    if ratio is None:
        return known_or_code("reason", day.rate_reason) if day.rate_reason else None
    arguments: dict[str, Inline] = {
        "median": _rate_figure(material, day, "rate-ratio", ratio.median),
        "low": _rate_figure(material, day, "rate-low", ratio.low),
        "high": _rate_figure(material, day, "rate-high", ratio.high),
    }
    return Message(key="rate.cell", arguments=arguments)


def _rate_figure(material: Material, day: SectorDay, name: str, value: float) -> FigureRef:
    ratio = day.rate_ratio
    figure = Figure(
        id=material.book.name(day.sector, name),
        value=value,
        decimals=2,
        unit="ratio",
        definition=f"figure.{name.replace('-', '_')}",
        parameters={"sector": day.sector, "day": day.day.isoformat()},
        formula=_rate_formula(ratio) if ratio else "",
        records=(sector_day_record(day),),
    )
    return material.number(figure)


def _rate_formula(ratio: RateRatio) -> str:
    return (
        f"{ratio.method}: observed {ratio.observed}, expected {ratio.expected:.2f} "
        f"from {ratio.baseline_count} in {ratio.baseline_days} days, level {ratio.level}"
    )


def _hours(material: Material, day: SectorDay) -> FigureRef:
    figure = Figure(
        id=material.book.name(day.sector, "observed-hours"),
        value=day.observed_hours,
        decimals=1,
        unit="hours",
        definition="figure.observed_hours",
        parameters={"sector": day.sector, "day": day.day.isoformat()},
        formula="hours with at least one channel looking",
        records=(sector_day_record(day),),
    )
    return material.number(figure)


def _coverage(material: Material, day: SectorDay, channel: Channel) -> FigureRef | None:
    seen = day.observability.get(channel)
    if seen is None:
        return None
    basis = ", ".join(f"{name}={value:g}" for name, value in sorted(seen.basis.items()))
    figure = Figure(
        id=material.book.name(day.sector, f"coverage-{channel.value}"),
        value=seen.share,
        unit="share",
        definition=f"figure.coverage_{channel.value}",
        parameters={"sector": day.sector, "day": day.day.isoformat()},
        formula=f"{seen.reason}: {basis}" if basis else seen.reason,
        records=(sector_day_record(day),),
    )
    return material.number(figure)


def _strip(material: Material) -> Strip:
    last = material.findings.day
    days = tuple(last - timedelta(days=back) for back in reversed(range(STRIP_DAYS)))
    states = {(day.sector, day.day): day.reader_state for day in material.findings.sector_days}
    rows = tuple(
        (
            Name(names=sector.names),
            tuple(states.get((sector.id, day), ReaderState.NOT_OBSERVED) for day in days),
        )
        for sector in material.findings.sectors
    )
    return Strip(days=days, rows=rows)
