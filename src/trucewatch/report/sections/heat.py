"""Heat seen from orbit: counted, expected, how sure, and whether it could tell; or why not."""

from __future__ import annotations

from trucewatch.report.material import Material, known_or_code
from trucewatch.vocabulary.edition import (
    Block,
    FigureRef,
    Heading,
    Inline,
    Message,
    Paragraph,
    Sequence,
    Table,
    Words,
)
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.thermal import WHOLE, HeatChannel, HeatFinding

MODELLED = "modelled"
STATES = {
    "no_detections": "heat.no_detections",
    "no_earlier_year": "heat.no_earlier_year",
    "no_map": "heat.no_map",
    "day_not_covered": "heat.day_not_covered",
    "too_few_days_before": "heat.too_few_days_before",
    "no_pass_within": "heat.no_pass_within",
}
SAYS = {
    "near_silence": "heat.near_silence",
    "reduced": "heat.reduced",
    "no_evidence_of_reduction": "heat.no_evidence_of_reduction",
}
MISSING = {
    "static_sources_need_two_years": "heat.static_sources_need_two_years",
    "no_clouds": "heat.no_clouds",
    "first_map_is_later": "heat.first_map_is_later",
}
COLUMNS = (
    "column.sector",
    "column.heat_says",
    "column.heat_counted",
    "column.heat_expected",
    "column.heat_ratio",
    "column.power",
    "column.heat_exposure",
    "column.placebo",
    "column.heat_truce",
    "column.heat_truce_power",
)


def compose_heat(material: Material) -> list[Block]:
    """Print what heat allows to say by sector, or why the model could not be used."""
    channel = material.findings.heat
    if channel is None:
        return []
    heading = Heading(content=Message(key="heat.heading"))
    if channel.state != MODELLED:
        return [heading, Paragraph(content=Message(key=STATES[channel.state]))]
    truce = {found.sector: found for found in channel.truce}
    rows = tuple(_row(material, found, truce.get(found.sector)) for found in channel.day)
    notes = [Paragraph(content=Message(key=MISSING[code])) for code in channel.missing]
    return [
        heading,
        Paragraph(content=_whole(material, channel)),
        *notes,
        Table(caption="table.heat", columns=COLUMNS, rows=rows),
        Paragraph(content=_note(material, channel)),
    ]


def _whole(material: Material, channel: HeatChannel) -> Message:
    """Say what the whole front shows, and the fire weather it was held against."""
    found = channel.day[0]
    weather = channel.fire_weather or 0.0
    return Message(
        key="heat.whole",
        arguments={
            "says": _says(found),
            "counted": _number(material, found, ("heat-observed", found.observed, 0)),
            "expected": _number(material, found, ("heat-expected", found.expected, 1)),
            "low": _number(material, found, ("heat-low", found.low, 0)),
            "high": _number(material, found, ("heat-high", found.high, 0)),
            "level": _number(material, found, ("heat-level", found.level, 0), unit="share"),
            "weather": _number(material, found, ("heat-weather", weather, 2)),
        },
    )


def _note(material: Material, channel: HeatChannel) -> Message:
    years = Sequence(items=tuple(Words(text=str(year)) for year in channel.earlier_years))
    days = _number(material, channel.day[0], ("heat-placebo-days", channel.day[0].of, 0))
    return Message(key="heat.note", arguments={"years": years, "days": days})


def _row(
    material: Material, found: HeatFinding, truce: HeatFinding | None
) -> tuple[Inline | None, ...]:
    return (
        Message(key="heat.all") if found.sector == WHOLE else material.sector(found.sector),
        _says(found),
        _number(material, found, ("heat-observed", found.observed, 0)),
        _expected(material, found),
        _ratio(material, found, "heat"),
        _number(material, found, ("heat-power", found.power, 0), unit="share"),
        _exposure(material, found),
        _rank(material, found),
        None if truce is None else _ratio(material, truce, "heat-truce"),
        None
        if truce is None
        else _number(material, truce, ("heat-truce-power", truce.power, 0), unit="share"),
    )


def _says(found: HeatFinding) -> Inline:
    return (
        Message(key=SAYS[found.says])
        if found.says in SAYS
        else known_or_code("reason", found.reason)
    )


def _expected(material: Material, found: HeatFinding) -> Message:
    values = {
        "median": ("heat-expected", found.expected, 1),
        "low": ("heat-low", found.low, 0),
        "high": ("heat-high", found.high, 0),
    }
    return _cell(material, found, values)


def _ratio(material: Material, found: HeatFinding, prefix: str) -> Message:
    ratio = found.ratio
    values = {
        "median": (f"{prefix}-ratio", ratio.median, 2),
        "low": (f"{prefix}-ratio-low", ratio.low, 2),
        "high": (f"{prefix}-ratio-high", ratio.high, 2),
    }
    return _cell(material, found, values)


def _cell(
    material: Material, found: HeatFinding, values: dict[str, tuple[str, float, int]]
) -> Message:
    arguments: dict[str, Inline] = {
        name: _number(material, found, named) for name, named in values.items()
    }
    return Message(key="rate.cell", arguments=arguments)


def _exposure(material: Material, found: HeatFinding) -> FigureRef | None:
    if found.exposure is None:
        return None
    return _number(material, found, ("heat-exposure", found.exposure, 0), unit="share")


def _rank(material: Material, found: HeatFinding) -> Message:
    arguments: dict[str, Inline] = {
        "rank": _number(material, found, ("heat-placebo-rank", found.rank, 0)),
        "days": _number(material, found, ("heat-placebo-days", found.of, 0)),
    }
    return Message(key="evidence.placebo", arguments=arguments)


def _number(
    material: Material, found: HeatFinding, named: tuple[str, float, int], *, unit: str = "number"
) -> FigureRef:
    name, value, decimals = named
    sector = None if found.sector == WHOLE else found.sector
    figure = Figure(
        id=material.book.name(sector, name),
        value=float(value),
        decimals=decimals,
        unit=unit,
        definition=DEFINITIONS[name],
        parameters={"sector": sector or "all", "day": material.findings.day.isoformat()},
        formula=f"observed {found.observed}, expected {found.expected:.2f}, "
        f"dispersion {found.dispersion:.3f}: {found.ratio.method}",
    )
    return material.number(figure)


DEFINITIONS = {
    "heat-observed": "figure.heat_observed",
    "heat-expected": "figure.heat_expected",
    "heat-low": "figure.heat_low",
    "heat-high": "figure.heat_high",
    "heat-level": "figure.heat_level",
    "heat-weather": "figure.heat_weather",
    "heat-power": "figure.heat_power",
    "heat-exposure": "figure.heat_exposure",
    "heat-placebo-rank": "figure.heat_placebo_rank",
    "heat-placebo-days": "figure.heat_placebo_days",
    "heat-ratio": "figure.heat_ratio",
    "heat-ratio-low": "figure.heat_ratio_low",
    "heat-ratio-high": "figure.heat_ratio_high",
    "heat-truce-ratio": "figure.heat_truce_ratio",
    "heat-truce-ratio-low": "figure.heat_truce_ratio_low",
    "heat-truce-ratio-high": "figure.heat_truce_ratio_high",
    "heat-truce-power": "figure.heat_truce_power",
}
