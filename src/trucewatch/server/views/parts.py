"""Pieces that several pages share: cards, tables, quotations with their way to the source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from trucewatch.report.blocks import blocks_html
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.swatches import LOOKS
from trucewatch.server.printer import PagePrinter
from trucewatch.server.visit import Visit
from trucewatch.vocabulary.edition import Block, Edition, Section
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.sector import ReaderState


def blocks_of(edition: Edition, section: str, *kinds: type) -> tuple[Block, ...]:
    """Return the blocks of a section, or only those of some kinds."""
    for one in edition.sections:
        if one.id == section:
            return tuple(b for b in one.blocks if not kinds or isinstance(b, kinds))
    return ()


def part(visit: Visit, name: str, title: str, body: Markup | None, *, empty: str = "") -> Markup:
    """Put content under a heading; what is empty says so."""
    return element(
        "section",
        element("h2", visit.say(title), id=f"{name}-title"),
        body or element("p", visit.say(empty or "no_data"), class_="nodata"),
        id=name,
        class_="part",
    )


def rendered(printer: PagePrinter, name: str, blocks: Iterable[Block]) -> Markup | None:
    """Render blocks of the report."""
    found = tuple(blocks)
    return blocks_html(Section(id=name, blocks=found), printer) if found else None


def map_tools(visit: Visit) -> Markup:
    """Offer to enlarge a map; the script shows the buttons, without it they would do nothing."""
    buttons = [
        element(
            "button",
            element("span", sign, aria_hidden="true"),
            element("span", visit.say(key), class_="vh"),
            type="button",
            value=value,
        )
        for value, sign, key in (
            ("in", "+", "web.zoom_in"),
            ("out", "\u2212", "web.zoom_out"),
            ("whole", "\u2922", "web.zoom_whole"),
        )
    ]
    label = visit.say("web.map_tools")
    return element("div", *buttons, class_="maptools", role="group", aria_label=label, hidden="")


def source_address(visit: Visit, evidence: EvidenceRef, document: str | None) -> str:
    """Address the words of a citation: in the document, else in the archived file."""
    locator = evidence.locator
    if document is not None:
        place = {"begin": locator.begin, "end": locator.end}
        marks = {name: str(value) for name, value in place.items() if value is not None}
        anchor = "#mark" if marks else ""
        day = visit.day.isoformat()
        return visit.reader.to(f"/documents/{document}", date=day, **marks) + anchor
    row = locator.row if locator.row is not None else locator.feature
    here = {"date": visit.day.isoformat(), "row": None if row is None else str(row)}
    return visit.reader.to(f"/evidence/{evidence.sha256}", **here)


def place_of(evidence: EvidenceRef) -> str:
    """Write where words stand: short hash and place in the file."""
    locator = evidence.locator
    if locator.begin is not None:
        where = f" {locator.begin}\u2013{locator.end}"
    elif locator.row is not None:
        where = f" row {locator.row}"
    else:
        where = "" if locator.feature is None else f" feature {locator.feature}"
    return f"{evidence.sha256[:12]}{where}"


def cited(visit: Visit, citations: Iterable[Citation]) -> Iterator[Markup]:
    """Quote citations in their own language, each with a way to its source."""
    for citation in dict.fromkeys(citations):
        address = source_address(visit, citation.evidence, citation.document)
        link = element("a", visit.say("web.to_source"), href=address, class_="source")
        yield joined(
            element("blockquote", citation.text, lang=citation.language) if citation.text else None,
            element(
                "p",
                element("span", citation.source, class_="name") if citation.source else None,
                " ",
                element("code", place_of(citation.evidence)),
                " ",
                link,
                class_="small",
            ),
        )


def state_strip(visit: Visit, days: Iterable[tuple[str, str, ReaderState]]) -> Markup:
    """Draw a row of days as links, each with colour, pattern, glyph and words.

    Args:
        visit: Who reads.
        days: Address, day as the reader's language writes it, and state.
    """
    cells = [
        element(
            "li",
            element(
                "a",
                element("span", LOOKS[state].glyph, aria_hidden="true"),
                element(
                    "span",
                    element("time", told),
                    ": ",
                    visit.say(f"state.{state.value}"),
                    class_="vh",
                ),
                href=address,
                class_=f"s-{state.value}",
            ),
        )
        for address, told, state in days
    ]
    return element("ol", *cells, class_="daystrip")


def facts(pairs: Iterable[tuple[Markup, Markup | str | None]]) -> Markup:
    """List labelled particulars; those without a value are left out."""
    rows = [
        element("div", element("dt", label), element("dd", value))
        for label, value in pairs
        if value is not None
    ]
    return element("dl", *rows, class_="facts")
