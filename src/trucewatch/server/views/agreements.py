"""Agreements: the list, and one with the versions of its authors side by side."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.agreements.compare import differences
from trucewatch.report.blocks import blocks_html
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.material import known_or_code
from trucewatch.server.layout import Sheet, page
from trucewatch.server.views.parts import facts, part
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.agreement import Agreement, Difference, LifeEvent, Version
from trucewatch.vocabulary.edition import (
    Code,
    Inline,
    Message,
    Name,
    Section,
    Sequence,
    Table,
    When,
    Words,
)
from trucewatch.vocabulary.language import in_language

router = APIRouter()


@router.get("/agreements", response_class=HTMLResponse)
def agreements(visit: Asking) -> HTMLResponse:
    """List the agreements known."""
    items = [
        element(
            "li",
            visit.plain.link(
                element("span", in_language(one.titles, visit.reader.language), class_="name"),
                f"/agreements/{one.id}",
            ),
            " ",
            element("code", one.id),
        )
        for one in visit.library.agreements(visit.reader.asof)
    ]
    title = visit.say_plainly("web.nav.agreements")
    body = joined(
        element("h1", title),
        element("ul", *items, class_="plainlist")
        if items
        else element("p", visit.say("no_data"), class_="nodata"),
    )
    return page(visit, Sheet(title=title, body=body, data="/api/v1/agreements"))


@router.get("/agreements/{agreement_id}", response_class=HTMLResponse)
def agreement(agreement_id: str, visit: Asking) -> HTMLResponse:
    """Show an agreement: what all versions say, where they differ, and its life."""
    found = find_agreement(visit, agreement_id)
    title = in_language(found.titles, visit.reader.language)
    rows = differences(found)
    body = joined(
        element("h1", element("span", title, class_="name")),
        _about(visit, found),
        part(visit, "shared", "agreement.undisputed_heading",
             _side_by_side(visit, found, [row for row in rows if row.undisputed]),
             empty="agreement.undisputed_none"),
        part(visit, "disputed", "agreement.disputed_heading",
             _side_by_side(visit, found, [row for row in rows if not row.undisputed]),
             empty="agreement.disputed_none"),
        part(visit, "life", "table.life", _life(visit, found.life)),
    )  # fmt: skip
    return page(
        visit,
        Sheet(
            title=title,
            body=body,
            kicker=joined(visit.say("fact.agreement"), " ", element("code", found.id)),
            data=f"/api/v1/agreements/{found.id}",
        ),
    )


def find_agreement(visit: Visit, agreement_id: str) -> Agreement:
    """Return an agreement by its id.

    Raises:
        NotFoundError: There is none.
    """
    for one in visit.library.agreements(visit.reader.asof):
        if one.id == agreement_id:
            return one
    raise NotFoundError(f"There is no agreement {agreement_id[:60]!r}.")


def party(visit: Visit, name: str) -> Inline:
    """Name a party as it calls itself."""
    for one in visit.library.theatre.parties:
        if one.id == name:
            return Name(names=one.names)
    return Message(key="author.text") if name == "text" else Name(names={"en": name})


def _about(visit: Visit, found: Agreement) -> Markup:
    parties = Sequence(items=tuple(party(visit, name) for name in found.parties))
    return facts(
        (
            (visit.say("column.party"), visit.plain.mark(parties)),
            (visit.say("column.source"), element("span", found.source, class_="name")),
        )
    )


def _side_by_side(visit: Visit, found: Agreement, rows: Iterable[Difference]) -> Markup | None:
    listed = list(rows)
    if not listed:
        return None
    versions = [one for one in found.versions if any(one.id in row.stated for row in listed)]
    head = element(
        "tr",
        element("th", visit.say("column.term"), scope="col"),
        element("th", visit.say("web.aspect_column"), scope="col"),
        *(element("th", _version(visit, one), scope="col") for one in versions),
    )
    body = [
        element(
            "tr",
            element("th", visit.say(f"term.{row.kind.value}"), scope="row"),
            element("td", visit.say(f"web.aspect.{row.aspect}")),
            *(element("td", _stated(visit, row, one)) for one in versions),
        )
        for row in listed
    ]
    caption = element("caption", visit.say("web.side_by_side"))
    return element(
        "div",
        element("table", caption, element("thead", head), element("tbody", *body)),
        class_="scroll keep",
        role="group",
        tabindex=0,
        aria_label=visit.say("web.side_by_side"),
    )


def _version(visit: Visit, version: Version) -> Markup:
    return joined(
        visit.plain.mark(party(visit, version.author)),
        element("br"),
        element("small", visit.plain.mark(When(value=version.published_on))),
        element("br"),
        element("code", version.id),
    )


def _stated(visit: Visit, row: Difference, version: Version) -> Markup:
    stated = row.stated.get(version.id)
    if stated is None:
        return visit.say("web.not_in_version")
    if not stated:
        return visit.say("web.no_restriction" if row.aspect != "presence" else "web.absent")
    family = {"objects": "object", "weapons": "weapon", "acts": "incident_type"}.get(row.aspect)
    items: list[Inline] = [
        known_or_code(family, one) if family else _word(visit, row.aspect, one) for one in stated
    ]
    return visit.plain.mark(Sequence(items=tuple(items)))


def _word(visit: Visit, aspect: str, word: str) -> Inline:
    if aspect == "bound":
        return party(visit, word)
    if aspect in ("regions", "excluded_regions", "areas"):
        return Name(names={"en": word})
    if aspect in ("start", "end"):
        # On the mission's clock, like every other time on the pages.
        return When(value=datetime.fromisoformat(word.partition(" ")[0]))
    if aspect in ("exemptions", "baseline_line"):
        return Words(text=word, language="en")
    return Code(text=word)


def _life(visit: Visit, life: tuple[LifeEvent, ...]) -> Markup | None:
    rows: tuple[tuple[Inline | None, ...], ...] = tuple(
        (
            When(value=event.at or event.on),
            party(visit, event.party),
            Message(key=f"stage.{event.stage.value}"),
            Message(key=f"confidence.{event.confidence.value}"),
            Name(names={"en": event.source}),
        )
        for event in life
    )
    columns = ("column.date", "column.party", "column.stage", "column.confidence", "column.source")
    if not rows:
        return None
    table = Table(caption="table.life", columns=columns, rows=rows)
    return blocks_html(Section(id="life", blocks=(table,)), visit.plain)
