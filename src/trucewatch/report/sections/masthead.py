"""Masthead: period, clock, cut-off, agreements, and how old the material is."""

from __future__ import annotations

from collections.abc import Iterator

from trucewatch.report.dates import zone_names
from trucewatch.report.material import Material
from trucewatch.vocabulary.edition import (
    Block,
    Code,
    Facts,
    FigureRef,
    Inline,
    Message,
    Name,
    Section,
    Sequence,
    Table,
    When,
)
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.findings import DataAge

COLUMNS = ("column.source", "column.newest", "column.age_hours", "column.items", "column.usual")


def compose_masthead(material: Material) -> Section:
    """Say what the report covers and on which clock."""
    findings = material.findings
    facts: list[tuple[str, Inline]] = [
        ("fact.period", When(value=findings.period)),
        ("fact.zone", Name(names=zone_names(findings.theatre.zone, findings.period.start_at))),
        ("fact.asof", When(value=findings.asof)),
        ("fact.agreement", _agreement(material)),
    ]
    if findings.method:
        versions = (Code(text=f"{key} {value}") for key, value in sorted(_versions(material)))
        facts.append(("fact.versions", Sequence(items=tuple(versions))))
    blocks: tuple[Block, ...] = (Facts(items=tuple(facts)),)
    return Section(id="masthead", blocks=blocks)


def compose_data_ages(material: Material) -> Section:
    """List per source how old its newest material is; silence is shown, not hidden."""
    ages = material.findings.data_ages
    if not ages:
        return Section(id="data_ages", blocks=())
    rows = tuple(_row(material, age) for age in ages)
    return Section(
        id="data_ages", blocks=(Table(caption="table.data_ages", columns=COLUMNS, rows=rows),)
    )


def _versions(material: Material) -> Iterator[tuple[str, str]]:
    for key, value in material.findings.method.items():
        if key in ("code", "theatre", "gazetteer") or key.endswith("_version"):
            yield key, value


def _agreement(material: Material) -> Inline:
    truce = material.findings.truce
    if truce is None:
        return Message(key="agreement.none")
    key = "agreement.in_force" if truce.in_force else "agreement.not_in_force"
    return Message(key=key, arguments={"title": Name(names=truce.agreement.titles)})


def _row(material: Material, age: DataAge) -> tuple[Inline | None, ...]:
    title: Inline = Name(names={"en": age.source.title})
    if age.silent:
        title = Message(key="source.silent", arguments={"source": title})
    return (
        title,
        None if age.newest is None else When(value=age.newest),
        _number(material, age, "age", age.age_hours),
        _number(material, age, "items", age.items_on_day),
        _number(material, age, "usual", age.usual_per_day),
    )


def _number(material: Material, age: DataAge, name: str, value: float | None) -> FigureRef | None:
    if value is None:
        return None
    figure = Figure(
        id=material.book.name(None, f"source-{age.source.id}-{name}"),
        value=value,
        decimals=0 if name == "items" else 1,
        unit="hours" if name == "age" else "count",
        definition=f"figure.source_{name}",
        parameters={"source": age.source.title, "day": material.findings.day.isoformat()},
        formula={
            "age": "end of period - newest",
            "items": "items about the day",
            "usual": "mean items per day",
        }[name],
        records=(FigureRecord(id=age.source.id, kind="observation", label=age.source.title),),
    )
    return material.number(figure)
