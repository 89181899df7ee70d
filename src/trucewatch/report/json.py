"""Renders an edition as JSON: the same words and numbers as the page, byte for byte stable."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from trucewatch.report.catalogue import knows
from trucewatch.report.citing import record_json, span_json
from trucewatch.report.printing import PlainPrinter, plain_printer
from trucewatch.report.register import definition, records_of
from trucewatch.vocabulary.edition import (
    Block,
    Bullets,
    Card,
    Edition,
    Facts,
    FigureRef,
    Heading,
    Inline,
    MapPicture,
    Message,
    Paragraph,
    Section,
    Strip,
    Table,
)
from trucewatch.vocabulary.evidence import Piece
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.grade import GradedIncident
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.sector import SectorDay

Texts = dict[str, str]


def render(edition: Edition, languages: Sequence[Language]) -> str:
    """Render an edition in several languages as one JSON text with sorted keys."""
    printers = [plain_printer(edition, language) for language in sorted(set(languages))]
    tree = {
        "id": edition.id,
        "day": edition.day.isoformat(),
        "period": _interval(edition.period),
        "asof": edition.asof.isoformat(),
        "zone": edition.zone,
        "synthetic": edition.synthetic,
        "internal": edition.internal,
        "versions": dict(edition.versions),
        "languages": [printer.language.value for printer in printers],
        "headline": _texts(edition.headline, printers),
        "headline_figures": list(_figures_in(edition.headline)),
        "sections": [_section(section, printers) for section in edition.sections],
        "figures": {
            name: _figure(figure, edition, printers) for name, figure in edition.figures.items()
        },
        "records": {
            name: record_json(record)
            for name, record in records_of(edition.figures.values()).items()
        },
        "sectors": [_sector(day, edition) for day in edition.sector_days],
        "incidents": [_incident(graded) for graded in edition.incidents],
        "manifest": [_piece(piece) for piece in edition.manifest],
    }
    return json.dumps(tree, ensure_ascii=False, sort_keys=True) + "\n"


def _texts(piece: Inline, printers: Iterable[PlainPrinter]) -> Texts:
    return {printer.language.value: printer.inline(piece) for printer in printers}


def _label(key: str, printers: Iterable[PlainPrinter]) -> Texts:
    return _texts(Message(key=key), printers)


def _section(section: Section, printers: list[PlainPrinter]) -> dict[str, Any]:
    title = f"section.{section.id}"
    return {
        "id": section.id,
        "title": _label(title, printers) if knows(title) else {},
        "no_data": not section.blocks,
        "blocks": [_block(block, printers) for block in section.blocks],
    }


def _block(block: Block, printers: list[PlainPrinter]) -> dict[str, Any]:
    writers: dict[type, Callable[..., dict[str, Any]]] = {
        Paragraph: _single,
        Heading: _single,
        Bullets: _bullets,
        Facts: _facts,
        Card: _card,
        Table: _table,
        Strip: _strip,
        MapPicture: _map,
    }
    return {"kind": type(block).__name__.lower(), **writers[type(block)](block, printers)}


def _single(block: Paragraph | Heading, printers: list[PlainPrinter]) -> dict[str, Any]:
    return {"text": _texts(block.content, printers), "figures": list(_figures_in(block.content))}


def _bullets(block: Bullets, printers: list[PlainPrinter]) -> dict[str, Any]:
    return {"items": [_cell(item, printers) for item in block.items]}


def _facts(block: Facts, printers: list[PlainPrinter]) -> dict[str, Any]:
    return {
        "items": [
            {"label": _label(label, printers), "value": _cell(value, printers)}
            for label, value in block.items
        ]
    }


def _card(block: Card, printers: list[PlainPrinter]) -> dict[str, Any]:
    return {
        "id": block.anchor,
        "title": _cell(block.title, printers),
        "facts": _facts(block.facts, printers)["items"],
        "quotes": [_texts(quote, printers) for quote in block.quotes],
    }


def _table(block: Table, printers: list[PlainPrinter]) -> dict[str, Any]:
    return {
        "caption": _label(block.caption, printers),
        "columns": [_label(column, printers) for column in block.columns],
        "rows": [[_cell(cell, printers) for cell in row] for row in block.rows],
        "anchors": list(block.anchors),
    }


def _strip(block: Strip, printers: list[PlainPrinter]) -> dict[str, Any]:
    return {
        "days": [day.isoformat() for day in block.days],
        "rows": [
            {"sector": _texts(name, printers), "states": [state.value for state in states]}
            for name, states in block.rows
        ],
    }


def _map(block: MapPicture, _printers: list[PlainPrinter]) -> dict[str, Any]:
    return {
        "states": {sector: state.value for sector, state in block.states.items()},
        "fronts": [
            {
                "source": front.source,
                "control_map": front.control_map,
                "map_date": str(front.map_date),
            }
            for front in block.front
        ],
        "credit": block.credit,
        "figures": [block.scale_km.id] if block.scale_km else [],
    }


def _cell(cell: Inline | None, printers: list[PlainPrinter]) -> dict[str, Any] | None:
    if cell is None:
        return None
    found: dict[str, Any] = {"text": _texts(cell, printers)}
    figures = list(_figures_in(cell))
    return {**found, "figures": figures} if figures else found


def _figures_in(piece: Inline) -> Iterable[str]:
    if isinstance(piece, FigureRef):
        yield piece.id
    inner = piece.arguments.values() if isinstance(piece, Message) else getattr(piece, "items", ())
    for part in inner:
        yield from _figures_in(part)


def _figure(figure: Figure, edition: Edition, printers: list[PlainPrinter]) -> dict[str, Any]:
    return {
        "value": figure.value,
        "unit": figure.unit,
        "printed": _texts(FigureRef(id=figure.id), printers),
        "definition": _texts(definition(figure, edition), printers),
        "formula": figure.formula,
        "records": [_counted(record) for record in figure.records],
        "excluded": [{"record": left.record.id, "reason": left.reason} for left in figure.excluded],
        "revisions": [
            {
                "value": revision.value,
                "known_at": revision.known_at.isoformat(),
                "reason": revision.reason,
            }
            for revision in figure.revisions
        ],
    }


def _counted(record: FigureRecord) -> dict[str, Any]:
    return {"id": record.id} if record.value is None else {"id": record.id, "value": record.value}


def _sector(day: SectorDay, edition: Edition) -> dict[str, Any]:
    prefix = f"f/{edition.day.isoformat()}/{day.sector}/"
    return {
        "id": day.sector,
        "names": dict(edition.sector_names.get(day.sector, {})),
        "state": day.state.value,
        "reader_state": day.reader_state.value,
        "incidents": list(day.incidents),
        "prohibited": list(day.prohibited),
        "figures": {
            name.removeprefix(prefix): name
            for name in edition.figures
            if name.startswith(prefix) and "/incident-" not in name
        },
    }


def _incident(graded: GradedIncident) -> dict[str, Any]:
    """Publish an incident without coordinates: places by name, never finer (publication rules)."""
    incident = graded.incident
    return {
        "id": incident.id,
        "type": incident.incident_type.value,
        "sector": incident.sector,
        "interval": _interval(incident.interval),
        "place": incident.place.name,
        "occurrence": {"grade": graded.occurrence.value.name, "rule": graded.occurrence.rule},
        "attribution": {"grade": graded.attribution.value.name, "rule": graded.attribution.rule},
        "terms": [
            {
                "agreement": found.agreement,
                "result": found.result.value,
                "versions": list(found.versions),
                "clauses": list(found.clauses),
                "in_force": found.in_force,
                "rule": found.rule,
            }
            for found in graded.terms
        ],
        "flags": sorted(incident.flags),
        "origins": len(incident.origins),
        "reports": [
            {
                "id": report.id,
                "source": report.source,
                **span_json(report.evidence, report.words, None),
            }
            for report in incident.reports
        ],
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "sha256": piece.sha256,
        "name": piece.name,
        "kind": piece.kind,
        "source": piece.source,
        "bytes": piece.bytes,
        "known_at": piece.known_at.isoformat(),
        "rows_read": piece.rows_read,
        "accepted": piece.accepted,
        "rejected": piece.rejected,
    }


def _interval(interval: Interval) -> Mapping[str, str]:
    return {
        "start": interval.start_at.isoformat(),
        "end": interval.end_at.isoformat(),
        "zone": interval.zone,
        "granularity": interval.granularity.value,
    }
