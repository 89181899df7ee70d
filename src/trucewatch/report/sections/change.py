"""What would change the one sentence: findings short of a step, sectors short of a threshold."""

from __future__ import annotations

from trucewatch.report.figures import count_figure
from trucewatch.report.material import Material
from trucewatch.report.records import sector_day_record
from trucewatch.vocabulary.edition import Block, Bullets, Heading, Message, Sequence
from trucewatch.vocabulary.figure import FigureRecord

INCIDENTS = {
    "second_independent_origin": "change.second_independent_origin",
    "review": "change.review",
}
SECTORS = {
    "coverage_reports": "change.coverage_reports",
    "coverage_thermal": "change.coverage_thermal",
    "coverage_field": "change.coverage_field",
}
NONE = "change.none"
DEFINITIONS = {
    "second_independent_origin": "figure.change_second_independent_origin",
    "review": "figure.change_review",
    "coverage_reports": "figure.change_coverage_reports",
    "coverage_thermal": "figure.change_coverage_thermal",
    "coverage_field": "figure.change_coverage_field",
}


def compose_change(material: Material) -> list[Block]:
    """List what one more origin, a review or better coverage would turn, with where."""
    parts = material.findings.headline_parts
    if parts is None:
        return []
    told = {reason: ids for reason, ids in parts.would_change.items() if ids}
    items = [
        *(_incidents(material, reason, told[reason]) for reason in INCIDENTS if reason in told),
        *(_sectors(material, reason, told[reason]) for reason in SECTORS if reason in told),
    ]
    heading = Heading(content=Message(key="change.heading"))
    return [heading, Bullets(items=tuple(items) or (Message(key=NONE),))]


def _incidents(material: Material, reason: str, ids: tuple[str, ...]) -> Message:
    found = [material.by_id[name] for name in ids if name in material.by_id]
    sectors = dict.fromkeys(graded.incident.sector for graded in found)
    records = material.records(found)
    return _message(material, (reason, INCIDENTS[reason]), records, tuple(sectors))


def _sectors(material: Material, reason: str, ids: tuple[str, ...]) -> Message:
    days = [material.sector_days[name] for name in ids if name in material.sector_days]
    records = tuple(sector_day_record(day) for day in days)
    return _message(material, (reason, SECTORS[reason]), records, ids)


def _message(
    material: Material,
    named: tuple[str, str],
    records: tuple[FigureRecord, ...],
    sectors: tuple[str | None, ...],
) -> Message:
    reason, key = named
    figure = count_figure(
        material.book.name(None, f"change-{reason.replace('_', '-')}"),
        DEFINITIONS[reason],
        records,
        (),
        {"day": material.findings.day.isoformat()},
    )
    names = Sequence(items=tuple(material.sector(sector) for sector in sectors))
    return Message(key=key, arguments={"found": material.number(figure), "sectors": names})
