"""Annexes: every incident in one table, the evidence manifest, and what was not used."""

from __future__ import annotations

from trucewatch.report.material import (
    Material,
    known_or_code,
    place_name,
    type_name,
    weapon_name,
)
from trucewatch.report.sections import particulars
from trucewatch.vocabulary.edition import (
    Code,
    FigureRef,
    Inline,
    Message,
    Paragraph,
    Section,
    Sequence,
    Table,
    When,
)
from trucewatch.vocabulary.figure import Citation, Figure, FigureRecord
from trucewatch.vocabulary.findings import Piece
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.incident import RejectedReport

INCIDENTS = (
    "column.id",
    "column.sector",
    "column.when",
    "column.place",
    "column.precision",
    "column.type",
    "column.weapon",
    "column.observation",
    "column.count",
    "column.grades",
    "column.flags",
    "column.voices",
)
MANIFEST = (
    "column.file",
    "column.kind",
    "column.known",
    "column.read",
    "column.accepted",
    "column.rejected",
    "column.hash",
)
REJECTED = ("column.reason", "column.reports_count")


MOST_REJECTED = 100
"""So many are listed with their words; ``incidents --rejected`` lists all of them."""


def compose_incident_table(material: Material) -> Section:
    """List every incident of the day, all grades, in one line each."""
    rows = tuple(_incident_row(material, graded) for graded in material.today)
    if not rows:
        return Section(id="annex_incidents", blocks=())
    table = Table(
        caption="table.annex_incidents", columns=INCIDENTS, rows=rows, collapsed=len(rows) > 12
    )
    return Section(id="annex_incidents", blocks=(table,))


def compose_manifest(material: Material) -> Section:
    """List every archived file with its hash and what was read from it."""
    rows = tuple(_piece_row(material, piece) for piece in material.findings.pieces)
    if not rows:
        return Section(id="annex_manifest", blocks=())
    table = Table(caption="table.manifest", columns=MANIFEST, rows=rows, collapsed=len(rows) > 12)
    return Section(id="annex_manifest", blocks=(table,))


def compose_rejected(material: Material) -> Section:
    """Summarise the reports that formed no incident, by reason."""
    groups: dict[str, list[RejectedReport]] = {}
    for rejected in material.findings.rejected:
        groups.setdefault(rejected.reason, []).append(rejected)
    if not groups:
        return Section(id="annex_rejected", blocks=())
    rows = tuple(_rejected_row(material, reason, groups[reason]) for reason in sorted(groups))
    note = Paragraph(content=Message(key="rejected.note"))
    table = Table(caption="table.rejected", columns=REJECTED, rows=rows)
    return Section(id="annex_rejected", blocks=(note, table))


def _incident_row(material: Material, graded: GradedIncident) -> tuple[Inline | None, ...]:
    incident = graded.incident
    return (
        Code(text=incident.id),
        material.sector(incident.sector),
        When(value=incident.interval),
        place_name(incident.place),
        Message(key=f"place_kind.{incident.place.kind.value}"),
        type_name(incident.incident_type),
        weapon_name(incident.facets),
        _observation(graded),
        particulars.counted(material, graded),
        particulars.grades(graded),
        particulars.flags(graded),
        particulars.origins(material, graded),
    )


def _observation(graded: GradedIncident) -> Sequence | None:
    facets = graded.incident.facets
    found = [
        known_or_code(family, value)
        for family, value in (
            ("observation", facets.observation),
            ("description", facets.description),
        )
        if value
    ]
    return Sequence(items=tuple(found)) if found else None


def _piece_row(material: Material, piece: Piece) -> tuple[Inline | None, ...]:
    return (
        Code(text=piece.name),
        Code(text=piece.kind),
        When(value=piece.known_at),
        _piece_figure(material, piece, "read", piece.rows_read),
        _piece_figure(material, piece, "accepted", piece.accepted),
        _piece_figure(material, piece, "rejected", piece.rejected),
        Code(text=piece.sha256),
    )


def _piece_figure(material: Material, piece: Piece, name: str, value: int) -> FigureRef:
    figure = Figure(
        id=material.book.name(None, f"file-{piece.sha256[:12]}-{name}"),
        value=value,
        definition=f"figure.file_{name}",
        parameters={"file": piece.name},
        formula="read = accepted + rejected",
        records=(FigureRecord(id=piece.sha256, kind="file", label=piece.name),),
    )
    return material.number(figure)


def _rejected_row(
    material: Material, reason: str, rejected: list[RejectedReport]
) -> tuple[Inline | None, ...]:
    records = [_rejected_record(report, index) for index, report in enumerate(rejected)]
    listed = tuple(records[:MOST_REJECTED])
    whole = len(listed) == len(records)
    figure = Figure(
        id=material.book.name(None, f"rejected-{reason.replace(' ', '-')}"),
        value=len(records),
        definition="figure.rejected",
        parameters={"reason": reason, "day": material.findings.day.isoformat()},
        formula="count(records)" if whole else f"count; the first {MOST_REJECTED} are listed",
        records=listed,
    )
    return (known_or_code("reason", reason), material.number(figure))


def _rejected_record(report: RejectedReport, index: int) -> FigureRecord:
    locator = report.evidence.locator
    spot = next(
        (str(v) for v in (locator.row, locator.begin, locator.feature) if v is not None), ""
    )
    reason = report.reason.replace(" ", "-")
    return FigureRecord(
        id=f"rejected-{report.evidence.sha256[:12]}-{spot or index}-{reason}",
        kind="report",
        label=report.evidence.sha256[:12],
        citations=(Citation(evidence=report.evidence, text=report.words),),
    )
