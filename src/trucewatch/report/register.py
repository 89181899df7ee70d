"""The back of the report: every figure with its making, every record with its words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from trucewatch.report.anchors import figure_anchor, record_anchor, use_anchor
from trucewatch.report.catalogue import knows
from trucewatch.report.marked import MarkedPrinter
from trucewatch.report.markup import Markup, element, joined
from trucewatch.vocabulary.edition import (
    Code,
    Edition,
    FigureRef,
    Inline,
    Message,
    Name,
    When,
    Words,
)
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.figure import Citation, Figure, FigureRecord

FOLD_FROM = 9
BACK = "\u21a9"


def definition(figure: Figure, edition: Edition) -> Message:
    """Say what a figure is, its parameters as names, dates and codes."""
    arguments = {
        name: _parameter(name, value, edition) for name, value in figure.parameters.items()
    }
    return Message(key=figure.definition, arguments=arguments)


def records_of(figures: Iterable[Figure]) -> Mapping[str, FigureRecord]:
    """Collect every record that figures count or leave out, once, with all its citations."""
    found: dict[str, FigureRecord] = {}
    for figure in figures:
        for record in (*figure.records, *(left.record for left in figure.excluded)):
            known = found.get(record.id)
            if known is None or (not known.citations and record.citations):
                found[record.id] = record
    return found


def figures_html(edition: Edition, printer: MarkedPrinter) -> Markup:
    """List every figure with definition, formula, records, exclusions and earlier values."""
    entries = (_figure(figure, edition, printer) for figure in edition.figures.values())
    return joined(*entries)


def records_html(edition: Edition, printer: MarkedPrinter) -> Markup:
    """List every record with the exact words, file hash and place in the file."""
    records = records_of(edition.figures.values()).values()
    return joined(*(_record(record, printer) for record in records))


def _parameter(name: str, value: str, edition: Edition) -> Inline:
    if name == "sector":
        names = edition.sector_names.get(value)
        return Name(names=names) if names else Message(key=f"sector.{_whole(value)}")
    if name == "day":
        return When(value=date.fromisoformat(value))
    return Code(text=value)


def _whole(sector: str) -> str:
    return "all" if sector == "all" else "outside"


def _figure(figure: Figure, edition: Edition, printer: MarkedPrinter) -> Markup:
    known = knows(figure.definition)
    sentence = definition(figure, edition) if known else Code(text=figure.definition)
    unit = f"figure_unit.{figure.unit}"
    anchor = figure_anchor(figure.id)
    return element(
        "article",
        element(
            "h3",
            printer.mark(FigureRef(id=figure.id)),
            joined(" ", element("small", printer.label(unit))) if knows(unit) else None,
        ),
        element("p", printer.mark(sentence)),
        _records(figure.records, printer),
        _excluded(figure, printer),
        _revisions(figure, printer),
        element(
            "p",
            element("code", figure.formula),
            element("br"),
            element("code", figure.id),
            " ",
            element("a", BACK, href=f"#{use_anchor(figure.id)}"),
            class_="small",
        ),
        id=anchor,
    )


def _records(records: tuple[FigureRecord, ...], printer: MarkedPrinter) -> Markup | None:
    if not records:
        return None
    items = [_link(record) for record in records]
    return _fold(printer.label("register.records"), items)


def _excluded(figure: Figure, printer: MarkedPrinter) -> Markup | None:
    items = [
        joined(_link(left.record), " – ", printer.mark(reason_of(left.reason)))
        for left in figure.excluded
    ]
    return _fold(printer.label("register.excluded"), items) if items else None


def _revisions(figure: Figure, printer: MarkedPrinter) -> Markup | None:
    items = []
    for revision in figure.revisions:
        earlier = Code(text=f"{revision.value:g}")
        arguments: dict[str, Inline] = {
            "was": earlier,
            "known": When(value=revision.known_at),
            "reason": reason_of(revision.reason),
        }
        items.append(printer.mark(Message(key="register.revision", arguments=arguments)))
    return _fold(printer.label("register.revisions"), items) if items else None


def reason_of(reason: str) -> Inline:
    """Say why something was left out or changed; a reason without words stays a code."""
    for key in (reason, f"reason.{reason}"):
        if knows(key):
            return Message(key=key)
    return Words(text=reason) if " " in reason else Code(text=reason)


def _fold(title: Markup, items: list[Markup]) -> Markup:
    rows = element("ul", *(element("li", item) for item in items))
    if len(items) < FOLD_FROM:
        return element("div", element("h4", title), rows, class_="fold")
    return element("details", element("summary", title), rows, class_="fold")


def _link(record: FigureRecord) -> Markup:
    link = element("a", record.label, href=f"#{record_anchor(record.id)}", class_="name")
    value = element("code", f"{record.value:g}") if record.value is not None else None
    return joined(link, ": " if value else None, value)


def _record(record: FigureRecord, printer: MarkedPrinter) -> Markup:
    kind = f"record.{record.kind}"
    return element(
        "article",
        element(
            "h3",
            element("span", record.label, class_="name"),
            joined(" ", element("small", printer.label(kind))) if knows(kind) else None,
        ),
        element("p", element("code", record.id), class_="small"),
        *_citations(record.citations),
        id=record_anchor(record.id),
    )


def _citations(citations: tuple[Citation, ...]) -> Iterator[Markup]:
    for citation in citations:
        quote = element("blockquote", citation.text, lang=citation.language)
        source = element("span", citation.source, class_="name") if citation.source else None
        place = element("code", _place(citation.evidence))
        yield joined(quote, element("p", source, " " if source else None, place, class_="small"))


def _place(evidence: EvidenceRef) -> str:
    locator = evidence.locator
    if locator.row is not None:
        return f"sha256:{evidence.sha256} row {locator.row}"
    if locator.begin is not None:
        return f"sha256:{evidence.sha256} {locator.begin}-{locator.end}"
    if locator.feature is not None:
        return f"sha256:{evidence.sha256} feature {locator.feature}"
    return f"sha256:{evidence.sha256}"
