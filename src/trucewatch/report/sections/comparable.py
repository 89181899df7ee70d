"""Comparable truces: how long earlier ones lasted, by whose word, with the marks of weak facts."""

from __future__ import annotations

from trucewatch.report.figures import count_figure
from trucewatch.report.material import Material
from trucewatch.report.records import without
from trucewatch.vocabulary.edition import (
    FigureRef,
    Inline,
    Message,
    Name,
    Paragraph,
    Section,
    Sequence,
    Table,
    When,
)
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.precedent import Comparison, Lasting, Precedent

COLUMNS = (
    "column.truce", "column.began", "column.watched_by", "column.stated_window",
    "column.calm_until", "column.first_claim", "column.ending", "column.confidence",
)  # fmt: skip
Row = tuple[Inline | None, ...]


def compose_comparable(material: Material) -> Section:
    """Lay earlier truces of the same sort side by side; what is not on record stays empty."""
    found = material.findings.comparison
    if found is None or not found.rows:
        return Section(id="comparable", blocks=())
    live = [row for row in found.rows if row.start_day is not None]
    table = Table(
        caption="table.comparable",
        columns=COLUMNS,
        rows=tuple(_row(material, found.precedents[row.precedent], row) for row in live),
    )
    blocks = (
        Paragraph(content=Message(key="comparable.caution")),
        Paragraph(content=_known(material, found, live)),
        table,
    )
    return Section(id="comparable", blocks=blocks)


def _known(material: Material, found: Comparison, live: list[Lasting]) -> Message:
    """Say for how many truces each thing is on record at all."""
    silent = set(found.silent)
    sets = {
        "all": live,
        "ended": [row for row in live if row.stated_hours is not None],
        "outside": [row for row in live if row.calm_hours is not None],
        "silent": [row for row in live if row.precedent in silent],
    }
    arguments = {
        name: _count(material, found, name, rows, [row for row in live if row not in rows])
        for name, rows in sets.items()
    }
    return Message(key="comparable.known", arguments=dict(arguments))


def _count(
    material: Material, found: Comparison, name: str, rows: list[Lasting], rest: list[Lasting]
) -> FigureRef:
    figure = count_figure(
        material.book.name(None, f"comparable-{name}"),
        f"figure.comparable_{name}",
        (_record(found.precedents[row.precedent]) for row in rows),
        without(
            tuple(_record(found.precedents[row.precedent]) for row in rest),
            "excluded.not_on_record",
        ),
    )
    return material.number(figure)


def _record(precedent: Precedent) -> FigureRecord:
    label = f"{precedent.id} · {precedent.agreement.titles['en']} · {precedent.source}"
    return FigureRecord(id=precedent.id, kind="precedent", label=label)


def _row(material: Material, precedent: Precedent, row: Lasting) -> Row:
    claimed = None
    if row.claimed_hours is not None:
        hours = _hours(material, precedent, "claim", row.claimed_hours)
        claimed = Message(key="comparable.within", arguments={"hours": hours})
    monitors = tuple(Name(names={"en": name}) for name in precedent.monitors)
    return (
        Name(names=precedent.agreement.titles),
        None if row.start_day is None else When(value=row.start_day),
        Sequence(items=monitors) if monitors else Message(key="party.nobody"),
        _span(material, precedent, "window", row.stated_hours),
        _calm(material, precedent, row),
        claimed,
        Message(key=f"ending.{row.ending.value}"),
        Message(key=f"confidence.{row.confidence.value}"),
    )


def _calm(material: Material, precedent: Precedent, row: Lasting) -> Inline | None:
    span = _span(material, precedent, "calm", row.calm_hours)
    if span is None:
        return None
    observers = Sequence(items=tuple(Name(names={"en": name}) for name in row.calm_by))
    return Message(key="comparable.dated_by", arguments={"hours": span, "observers": observers})


def _span(
    material: Material, precedent: Precedent, name: str, hours: tuple[float, float] | None
) -> Inline | None:
    if hours is None:
        return None
    low, high = hours
    last = _hours(material, precedent, f"{name}-high", high)
    if low == high:
        return last
    first = _hours(material, precedent, f"{name}-low", low)
    return Message(key="count.span", arguments={"low": first, "high": last})


def _hours(material: Material, precedent: Precedent, name: str, hours: float) -> FigureRef:
    figure = Figure(
        id=material.book.name(None, f"precedent-{precedent.id.lower()}-{name}"),
        value=hours,
        decimals=0,
        unit="hours",
        definition="figure.precedent_hours",
        parameters={"precedent": precedent.id, "source": precedent.source},
        formula="as on record",
        records=(_record(precedent),),
    )
    return material.number(figure)
