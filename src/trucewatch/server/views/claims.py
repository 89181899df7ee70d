"""Claims to check, and one claim with what the maps allow; totals as stated with their sums."""

from __future__ import annotations

import json

from fastapi import APIRouter
from fastapi.responses import HTMLResponse

from trucewatch.report.blocks import facts_html
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.sections.ledger import claimant_of
from trucewatch.server.layout import Sheet, page
from trucewatch.server.views.parts import blocks_of, cited, part, rendered
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.edition import Card, Message, When
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import ClaimCheck

router = APIRouter()


@router.get("/claims", response_class=HTMLResponse)
def claims(visit: Asking) -> HTMLResponse:
    """List the day's claims to check, the totals as stated, and who said what."""
    edition, printer = visit.view.edition, visit.printer
    sections = [
        part(visit, name, f"section.{name}", rendered(printer, name, blocks_of(edition, name)))
        for name in ("claims", "ledger", "said")
    ]
    return page(
        visit,
        Sheet(
            title=visit.say_plainly("section.claims"),
            body=joined(element("h1", visit.say("section.claims")), *sections),
            kicker=printer.mark(When(value=edition.day)),
            data=visit.reader.to("/api/v1/claims", date=edition.id),
            controls=True,
        ),
    )


@router.get("/claims/{claim_id}", response_class=HTMLResponse)
def claim(claim_id: str, visit: Asking) -> HTMLResponse:
    """Show one claim: who said it, in which words, and what can be said about it."""
    card, quoted = _find(visit, claim_id)
    printer = visit.printer
    check = _check_of(visit, claim_id)
    return page(
        visit,
        Sheet(
            title=visit.text(card.title)[:120],
            body=joined(
                element("h1", printer.mark(card.title)),
                facts_html(card.facts, printer),
                part(visit, "words", "web.words_title", joined(*cited(visit, quoted))),
                element("p", visit.say("web.claim_note"), class_="small"),
            ),
            kicker=joined(visit.say("web.claim"), " ", element("code", claim_id)),
            data=visit.reader.to(f"/api/v1/claims/{claim_id}", date=visit.day.isoformat()),
            head=_claim_review(visit, check) if check else None,
        ),
    )


def _find(visit: Visit, claim_id: str) -> tuple[Card, tuple[Citation, ...]]:
    cards = [
        block
        for section in ("claims", "ledger")
        for block in blocks_of(visit.view.edition, section, Card)
        if isinstance(block, Card) and block.anchor == claim_id
    ]
    if not cards:
        raise NotFoundError(f"There is no claim {claim_id[:60]!r} on this day.")
    check = _check_of(visit, claim_id)
    if check is not None:
        return cards[0], (check.citation,) if check.citation else ()
    found = [one.claim for one in visit.view.findings.ledger if one.claim.id == claim_id]
    return cards[0], tuple(visit.view.material.citations.claim(one) for one in found)


def _check_of(visit: Visit, claim_id: str) -> ClaimCheck | None:
    for one in visit.view.findings.claim_checks:
        if one.claim.id == claim_id:
            return one
    return None


def _claim_review(visit: Visit, check: ClaimCheck) -> Markup:
    """Build the ClaimReview of schema.org, with our own status words and no score.

    A script element of this type is data and is never run.
    """
    review = {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": visit.reader.to(f"/claims/{check.claim.id}", date=visit.day.isoformat()),
        "datePublished": visit.view.edition.asof.date().isoformat(),
        "claimReviewed": check.claim.span.text,
        "author": {"@type": "Organization", "name": "trucewatch"},
        "itemReviewed": {
            "@type": "Claim",
            "author": {"@type": "Organization", "name": claimant_of(check)},
            "datePublished": visit.day.isoformat(),
        },
        "reviewRating": {
            "@type": "Rating",
            "alternateName": visit.text(Message(key=f"verdict.{check.verdict}")),
        },
    }
    # Nothing in quoted words may end the element.
    text = json.dumps(review, ensure_ascii=False).replace("<", "\\u003c").replace("&", "\\u0026")
    return Markup(f'<script type="application/ld+json">{text}</script>')
