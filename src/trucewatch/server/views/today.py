"""The first page: does it hold, where, how sure, and who was looking."""

from __future__ import annotations

from collections.abc import Iterator

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.report.blocks import facts_html
from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.layout import Sheet, page
from trucewatch.server.library import EmptyError
from trucewatch.server.views.parts import blocks_of, map_tools, part, rendered
from trucewatch.server.visit import Asking, Visit
from trucewatch.vocabulary.edition import (
    Bullets,
    Card,
    Facts,
    MapPicture,
    Message,
    Paragraph,
    Strip,
    Table,
    When,
)

router = APIRouter()
CLAIMS_SHOWN = 8


@router.get("/", response_class=HTMLResponse)
def today(visit: Asking) -> HTMLResponse:
    """Show the day: one sentence, map, equal table, thirty days, claims, ages."""
    try:
        body = element("div", *_body(visit), class_="today")
    except EmptyError:
        return page(visit, _empty(visit))
    return page(visit, _sheet(visit, body))


def _sheet(visit: Visit, body: Markup) -> Sheet:
    edition = visit.view.edition
    title = visit.text(Message(key="page.title", arguments={"day": When(value=edition.day)}))
    description = visit.text(edition.headline)
    kicker = Message(key="page.kicker", arguments={"day": When(value=edition.day)})
    return Sheet(
        title=title,
        body=body,
        kicker=visit.printer.mark(kicker),
        data=visit.reader.to("/api/v1/days/" + edition.id),
        head=element("meta", name="description", content=description),
        controls=True,
    )


def _body(visit: Visit) -> Iterator[Markup | None]:
    edition, printer = visit.view.edition, visit.printer
    yield element("h1", printer.mark(edition.headline))
    yield rendered(printer, "masthead", blocks_of(edition, "masthead", Facts))
    yield rendered(printer, "summary", blocks_of(edition, "summary", Bullets))
    yield element(
        "div",
        part(visit, "map", "section.compliance", _map(visit)),
        part(visit, "claims", "section.claims", _claims(visit), empty="web.no_claims"),
        class_="columns",
    )
    table = blocks_of(edition, "compliance", Table, Paragraph)
    yield part(visit, "sectors", "web.equal_table", rendered(printer, "sectors", table))
    strip = blocks_of(edition, "compliance", Strip)
    yield part(visit, "calendar", "table.strip", rendered(printer, "calendar", strip))
    yield part(
        visit,
        "corrections",
        "section.corrections",
        rendered(printer, "corrections", blocks_of(edition, "corrections")),
        empty="web.no_corrections",
    )
    ages = blocks_of(edition, "data_ages")
    yield part(visit, "ages", "section.data_ages", rendered(printer, "ages", ages))


def _map(visit: Visit) -> Markup | None:
    pictures = blocks_of(visit.view.edition, "compliance", MapPicture)
    drawn = rendered(visit.printer, "map", pictures)
    return element("div", map_tools(visit), drawn, class_="withtools") if drawn else None


def _claims(visit: Visit) -> Markup | None:
    cards = blocks_of(visit.view.edition, "claims", Card)
    if not cards:
        return None
    shown = [_claim(visit, card) for card in cards[:CLAIMS_SHOWN] if isinstance(card, Card)]
    more = visit.printer.link(visit.say("web.all_claims"), "/claims", date=visit.printer.day)
    return joined(element("div", *shown, class_="cards"), element("p", more))


def _claim(visit: Visit, card: Card) -> Markup:
    printer = visit.printer
    title = element("h3", printer.mark(card.title))
    link = printer.link(visit.say("web.open_claim"), f"/claims/{card.anchor}", date=printer.day)
    return element("article", title, facts_html(card.facts, printer), element("p", link),
                   class_="card")  # fmt: skip


def _empty(visit: Visit) -> Sheet:
    title = visit.say("web.empty_title")
    body = joined(
        element("h1", title),
        element("p", visit.say("web.empty_hint")),
        element("p", element("code", "trucewatch add PATH")),
        element("p", visit.plain.link(visit.say("web.nav.duty"), "/duty/files")),
    )
    return Sheet(title=title, body=body)
