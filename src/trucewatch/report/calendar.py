"""The calendar of thirty days: one row of states per sector, legible without colour."""

from __future__ import annotations

from datetime import date

from trucewatch.report.marked import MarkedPrinter
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.swatches import LOOKS
from trucewatch.vocabulary.edition import Strip
from trucewatch.vocabulary.sector import ReaderState


def strip_table(strip: Strip, printer: MarkedPrinter, anchor: str) -> Markup:
    """Render the calendar as a table whose cells carry colour, pattern, glyph and words."""
    corner = element("th", printer.label("column.sector"), scope="col")
    head = element("tr", corner, *(_day(day, printer) for day in strip.days))
    words = {state: printer.label(f"state.{state.value}") for state in ReaderState}
    rows = (
        element(
            "tr",
            element("th", printer.mark(name), scope="row"),
            *(_cell(state, words[state]) for state in states),
        )
        for name, states in strip.rows
    )
    caption = element("caption", printer.label("table.strip"), id=f"{anchor}-caption")
    table = element(
        "table", caption, element("thead", head), element("tbody", *rows), class_="strip"
    )
    return element(
        "div",
        table,
        class_="scroll keep",
        role="group",
        tabindex=0,
        aria_labelledby=f"{anchor}-caption",
    )


def _day(day: date, printer: MarkedPrinter) -> Markup:
    full = element("time", printer.clock.tell(day), datetime=day.isoformat(), class_="vh")
    shown = element("time", str(day.day), datetime=day.isoformat(), aria_hidden="true")
    monday = "monday" if day.weekday() == 0 else None
    return element("th", full, shown, scope="col", class_=monday)


def _cell(state: ReaderState, words: Markup) -> Markup:
    glyph = element("span", LOOKS[state].glyph, aria_hidden="true")
    return element(
        "td", joined(glyph, element("span", words, class_="vh")), class_=f"s-{state.value}"
    )
