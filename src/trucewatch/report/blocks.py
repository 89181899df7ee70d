"""Turns the blocks of a section into HTML."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from trucewatch.report.anchors import card_anchor, section_anchor
from trucewatch.report.calendar import strip_table
from trucewatch.report.marked import MarkedPrinter
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.picture import map_figure
from trucewatch.report.swatches import state_cell, state_of
from trucewatch.vocabulary.edition import (
    Block,
    Bullets,
    Card,
    Facts,
    FigureRef,
    Heading,
    Inline,
    MapPicture,
    Paragraph,
    Section,
    Strip,
    Table,
)


def section_html(section: Section, printer: MarkedPrinter) -> Markup:
    """Render a section under its heading; an empty one says that there is no data."""
    anchor = section_anchor(section.id)
    heading = element("h2", printer.label(f"section.{section.id}"), id=f"{anchor}-title")
    body = blocks_html(section, printer) or element("p", printer.label("no_data"), class_="nodata")
    return element(
        "section", heading, body, id=anchor, class_="part", aria_labelledby=f"{anchor}-title"
    )


def blocks_html(section: Section, printer: MarkedPrinter) -> Markup:
    """Render the blocks of a section; neighbouring cards stand in one grid."""
    done: list[str] = []
    cards: list[Markup] = []
    level = "h3"
    for index, block in enumerate(section.blocks):
        if isinstance(block, Card):
            cards.append(_card(block, printer, level))
            continue
        level = "h4" if isinstance(block, Heading) else level
        if cards:
            done.append(element("div", *cards, class_="cards"))
            cards = []
        done.append(_block(block, printer, f"{section_anchor(section.id)}-{index}"))
    if cards:
        done.append(element("div", *cards, class_="cards"))
    return joined(*done)


def facts_html(facts: Facts, printer: MarkedPrinter) -> Markup:
    """Render labelled particulars as a definition list."""
    pairs = (
        element("div", element("dt", printer.label(label)), element("dd", printer.mark(value)))
        for label, value in facts.items
    )
    return element("dl", *pairs, class_="facts")


def _block(block: Block, printer: MarkedPrinter, anchor: str) -> Markup:
    renderers: dict[type, Callable[..., Markup]] = {
        Paragraph: _paragraph,
        Heading: _heading,
        Bullets: _bullets,
        Facts: _facts,
        Table: _table,
        Strip: strip_table,
        MapPicture: map_figure,
    }
    return renderers[type(block)](block, printer, anchor)


def _paragraph(block: Paragraph, printer: MarkedPrinter, _anchor: str) -> Markup:
    return element("p", printer.mark(block.content))


def _heading(block: Heading, printer: MarkedPrinter, _anchor: str) -> Markup:
    return element("h3", printer.mark(block.content))


def _bullets(block: Bullets, printer: MarkedPrinter, _anchor: str) -> Markup:
    items = (element("li", printer.mark(item)) for item in block.items)
    return element("ul", *items, class_="bullets")


def _facts(block: Facts, printer: MarkedPrinter, _anchor: str) -> Markup:
    return facts_html(block, printer)


def _card(card: Card, printer: MarkedPrinter, level: str) -> Markup:
    quotes = [element("li", printer.mark(quote)) for quote in card.quotes]
    return element(
        "article",
        element(level, printer.mark(card.title)),
        facts_html(card.facts, printer),
        element("ul", *quotes, class_="quotes") if quotes else None,
        id=card_anchor(card.anchor),
        class_="card",
    )


def _table(table: Table, printer: MarkedPrinter, anchor: str) -> Markup:
    labels = [printer.label(column) for column in table.columns]
    head = element(
        "tr",
        *(element("th", label, scope="col", role="columnheader") for label in labels),
        role="row",
    )
    caption = element("caption", printer.label(table.caption), id=f"{anchor}-caption")
    markup = element(
        "div",
        element(
            "table",
            caption,
            element("thead", head, role="rowgroup"),
            element("tbody", *_rows(table, labels, printer), role="rowgroup"),
            role="table",
            class_="wide" if len(table.columns) > 7 else None,
        ),
        class_="scroll",
        role="group",
        tabindex=0,
        aria_labelledby=f"{anchor}-caption",
    )
    if not table.collapsed:
        return markup
    return element("details", element("summary", printer.label(table.caption)), markup)


def _rows(table: Table, labels: list[Markup], printer: MarkedPrinter) -> Iterator[Markup]:
    for index, row in enumerate(table.rows):
        cells = [_cell(cell, labels[place], printer, place) for place, cell in enumerate(row)]
        anchor = card_anchor(table.anchors[index]) if table.anchors else None
        yield element("tr", *cells, id=anchor, role="row")


def _cell(cell: Inline | None, label: Markup, printer: MarkedPrinter, place: int) -> Markup:
    body: Markup = _absent(printer) if cell is None else printer.mark(cell)
    state = state_of(cell)
    if state is not None:
        body = state_cell(state, body)
    name = element("span", label, class_="label", aria_hidden="true")
    inner = joined(name, element("span", body, class_="value"))
    if place == 0:
        return element("th", inner, scope="row", role="rowheader")
    return element("td", inner, class_="num" if isinstance(cell, FigureRef) else None, role="cell")


def _absent(printer: MarkedPrinter) -> Markup:
    dash = element("span", "\u2013", aria_hidden="true")
    return joined(dash, element("span", printer.label("no_data"), class_="vh"))
