"""Control and line: change per source, with the day the map shows and how late it is."""

from __future__ import annotations

from trucewatch.report.material import Material
from trucewatch.report.records import map_record
from trucewatch.vocabulary.edition import (
    Block,
    Code,
    Facts,
    FigureRef,
    Heading,
    Inline,
    Message,
    Name,
    Paragraph,
    Section,
    Table,
    When,
)
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.sector import FrontDay, Movement

COLUMNS = ("column.sector", "column.gain", "column.loss", "column.line")
FORMULAS = {
    "gain": "area newly occupied, slivers left out",
    "loss": "area no longer occupied, slivers left out",
    "line": "length of the contact line, main arc",
}


def compose_control(material: Material) -> Section:
    """Show area change and line per source; never a verdict from one day's map."""
    blocks: list[Block] = []
    for front in material.findings.front:
        blocks.append(Heading(content=source_name(material, front.source)))
        blocks.append(_facts(material, front))
        if front.movements:
            blocks.append(_table(material, front))
    if blocks:
        blocks.append(Paragraph(content=Message(key="control.caution")))
    return Section(id="control", blocks=tuple(blocks))


def change_message(material: Material) -> Message | None:
    """Say in one sentence how control changed by the first source, or None without maps."""
    for front in material.findings.front:
        whole = [movement for movement in front.movements if movement.sector is None]
        if whole:
            arguments: dict[str, Inline] = {
                "gain": _measure(material, front, whole[0], "gain"),
                "loss": _measure(material, front, whole[0], "loss"),
                "source": source_name(material, front.source),
                "map_date": When(value=front.map_date),
                "age": _age(material, front),
            }
            return Message(key="summary.control", arguments=arguments)
    return None


def source_name(material: Material, source: str) -> Name:
    """Name a source by its title."""
    return Name(names={"en": material.citations.title(source)})


def _facts(material: Material, front: FrontDay) -> Facts:
    area = Figure(
        id=material.book.name(None, f"area-{front.source}"),
        value=front.area_km2,
        unit="km2",
        definition="figure.area",
        parameters={"source": front.source, "map": front.control_map},
        formula="equal-area sum of the occupied polygons",
        records=(map_record(front, material.findings),),
    )
    facts: list[tuple[str, Inline]] = [
        ("fact.map_date", When(value=front.map_date)),
        ("fact.map_age", Message(key="days.count", arguments={"days": _age(material, front)})),
        ("fact.map", Code(text=front.control_map)),
        ("fact.area", Message(key="km2", arguments={"area": material.number(area)})),
    ]
    if front.movements:
        tolerance = {"tolerance": _tolerance(material, front)}
        facts.append(("fact.tolerance", Message(key="km", arguments=tolerance)))
    return Facts(items=tuple(facts))


def _age(material: Material, front: FrontDay) -> FigureRef:
    figure = Figure(
        id=material.book.name(None, f"map-age-{front.source}"),
        value=front.map_age_days,
        unit="days",
        definition="figure.map_age",
        parameters={"source": front.source, "day": front.day.isoformat()},
        formula="day - map date",
        records=(map_record(front, material.findings),),
    )
    return material.number(figure)


def _tolerance(material: Material, front: FrontDay) -> FigureRef:
    figure = Figure(
        id=material.book.name(None, f"line-tolerance-{front.source}"),
        value=front.movements[0].tolerance_m / 1000,
        unit="km",
        definition="figure.tolerance",
        parameters={"source": front.source},
        formula="setting of the method",
    )
    return material.number(figure)


def _table(material: Material, front: FrontDay) -> Table:
    rows = tuple(
        (
            material.sector(move.sector) if move.sector else Message(key="sector.all"),
            _measure(material, front, move, "gain"),
            _measure(material, front, move, "loss"),
            _measure(material, front, move, "line"),
        )
        for move in front.movements
    )
    return Table(caption="table.control", columns=COLUMNS, rows=rows)


def _measure(material: Material, front: FrontDay, move: Movement, name: str) -> FigureRef:
    value = {"gain": move.gain_km2, "loss": move.loss_km2, "line": move.line_km}[name]
    earlier = move.previous_map_date.isoformat() if move.previous_map_date else "none"
    figure = Figure(
        id=material.book.name(move.sector, f"{name}-{front.source}"),
        value=value,
        decimals=1 if name == "line" else 2,
        unit="km" if name == "line" else "km2",
        definition=f"figure.{name}",
        parameters={
            "sector": move.sector or "all",
            "source": front.source,
            "day": move.map_date.isoformat(),
        },
        formula=f"{FORMULAS[name]}; maps {move.map_date.isoformat()} and {earlier}",
        records=_maps(material, front, move),
    )
    return material.number(figure)


def _maps(material: Material, front: FrontDay, move: Movement) -> tuple[FigureRecord, ...]:
    if not move.maps:
        return (map_record(front, material.findings),)
    return tuple(
        FigureRecord(
            id=name,
            kind="control_map",
            label=map_record(front, material.findings).label if name == front.control_map else name,
            citations=material.findings.citations.get(name, ()),
        )
        for name in move.maps
    )
