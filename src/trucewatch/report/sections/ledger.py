"""Claims: totals that somebody states, claims to check, and who said what."""

from __future__ import annotations

from trucewatch.report.catalogue import knows
from trucewatch.report.material import Material, known_or_code
from trucewatch.vocabulary.edition import (
    Block,
    Card,
    Code,
    Facts,
    FigureRef,
    Inline,
    Message,
    Name,
    Paragraph,
    Section,
    Sequence,
    Table,
    When,
    Words,
)
from trucewatch.vocabulary.figure import Figure, FigureRecord
from trucewatch.vocabulary.findings import ClaimCheck, LedgerCheck, LedgerEntry, Said

CHECKS = (
    "column.check",
    "column.outcome",
    "column.stated",
    "column.computed",
    "column.gap",
    "column.reason",
)
UNTESTABLE = "not_testable"
MEDIUM = "media"
"""Stands for a speaker where an article asserts something itself (vocabulary.statement.Claim)."""
STATEMENTS = ("column.speaker", "column.words", "column.manner", "column.source")


def compose_ledger(material: Material) -> Section:
    """Show claimed totals as "says", with their arithmetic, apart from all incident counts."""
    blocks: list[Block] = []
    for entry in material.findings.ledger:
        blocks.append(_entry(material, entry))
        rows = tuple(
            _check(material, entry, check) for check in entry.checks if check.outcome != UNTESTABLE
        )
        if rows:
            blocks.append(Table(caption="table.checks", columns=CHECKS, rows=rows))
    if blocks:
        blocks.insert(0, Paragraph(content=Message(key="ledger.caution")))
    return Section(id="ledger", blocks=tuple(blocks))


def compose_claims(material: Material) -> Section:
    """Hold claims about control against the maps: a range, never a bare true or false."""
    cards = tuple(_claim_card(material, check) for check in material.findings.claim_checks)
    return Section(id="claims", blocks=cards)


def compose_said(material: Material) -> Section:
    """List statements with their exact words, speaker and source."""
    rows = tuple(_said(said) for said in material.findings.said)
    if not rows:
        return Section(id="said", blocks=())
    table = Table(caption="table.said", columns=STATEMENTS, rows=rows, collapsed=len(rows) > 12)
    return Section(id="said", blocks=(table,))


def _entry(material: Material, entry: LedgerEntry) -> Card:
    claim = entry.claim
    arguments: dict[str, Inline] = {
        "claimant": material.party(claim.claimant)
        if claim.claimant == claim.side
        else Name(names={"en": claim.claimant}),
        "total": _total(material, entry),
        "unit": Words(text=claim.unit_as_stated),
    }
    facts: list[tuple[str, Inline]] = [("fact.published", When(value=claim.published_at))]
    if claim.window is not None:
        facts.append(("fact.window", When(value=claim.window)))
    if claim.scope_text:
        facts.append(("fact.scope", Words(text=claim.scope_text)))
    if claim.components:
        facts.append(("fact.components", _components(material, entry)))
    untestable = [check for check in entry.checks if check.outcome == UNTESTABLE]
    if untestable:
        facts.append(("fact.untestable", _untestable(untestable)))
    quoted = {"source": arguments["claimant"], "words": Words(text=claim.words)}
    return Card(
        anchor=claim.id,
        title=Message(
            key="ledger.at_least" if claim.at_least else "ledger.says", arguments=arguments
        ),
        facts=Facts(items=tuple(facts)),
        quotes=(Message(key="quote.plain", arguments=quoted),) if claim.words else (),
    )


def _untestable(checks: list[LedgerCheck]) -> Sequence:
    """Name the checks that this claim leaves no way to make, each with the reason."""
    items = []
    for check in checks:
        arguments: dict[str, Inline] = {
            "check": Message(key=f"check.{check.name}"),
            "why": known_or_code("reason", check.explanation or check.outcome, check.words),
        }
        items.append(Message(key="ledger.untestable", arguments=arguments))
    return Sequence(items=tuple(items))


def _total(material: Material, entry: LedgerEntry) -> FigureRef:
    claim = entry.claim
    figure = Figure(
        id=material.book.name(None, f"claim-{claim.id}-total"),
        value=claim.total,
        unit=claim.unit_as_stated,
        definition="figure.claimed_total",
        parameters={"claimant": claim.claimant},
        formula="as stated by the claimant",
        records=(_record(material, entry),),
    )
    return material.number(figure)


def _components(material: Material, entry: LedgerEntry) -> Sequence:
    items: list[Inline] = []
    for index, part in enumerate(entry.claim.components):
        figure = Figure(
            id=material.book.name(None, f"claim-{entry.claim.id}-part-{index}"),
            value=part.count,
            unit=part.label,
            definition="figure.claimed_part",
            parameters={"claimant": entry.claim.claimant},
            formula="as stated by the claimant",
            records=(_record(material, entry),),
        )
        arguments: dict[str, Inline] = {
            "count": material.number(figure),
            "label": Words(text=part.label),
        }
        key = "ledger.part_of" if part.subset_of else "ledger.part"
        if part.subset_of:
            arguments["whole"] = Words(text=part.subset_of)
        items.append(Message(key=key, arguments=arguments))
    return Sequence(items=tuple(items))


def _check(material: Material, entry: LedgerEntry, check: LedgerCheck) -> tuple[Inline | None, ...]:
    low, high = check.computed or (None, None)
    return (
        Message(key=f"check.{check.name}"),
        Message(key=f"outcome.{check.outcome}"),
        _check_figure(material, entry, check, "stated", check.stated),
        _span(
            _check_figure(material, entry, check, "low", low),
            _check_figure(material, entry, check, "high", high if high != low else None),
        ),
        _check_figure(material, entry, check, "gap", check.gap),
        known_or_code("reason", check.explanation, check.words) if check.explanation else None,
    )


def _check_figure(
    material: Material, entry: LedgerEntry, check: LedgerCheck, name: str, value: float | None
) -> FigureRef | None:
    if value is None:
        return None
    share = check.name == "share" and name != "gap"
    figure = Figure(
        id=material.book.name(None, f"claim-{entry.claim.id}-{check.name}-{name}"),
        value=value,
        decimals=0 if float(value).is_integer() or share else 2,
        unit="share" if share and 0 <= value <= 1 else "as stated",
        definition=f"figure.check_{name}",
        parameters={"check": check.name, "claimant": entry.claim.claimant},
        formula=f"arithmetic of the check {check.name}",
        records=(_record(material, entry),),
    )
    return material.number(figure)


def _record(material: Material, entry: LedgerEntry) -> FigureRecord:
    claim = entry.claim
    return FigureRecord(
        id=claim.id,
        kind="claim",
        label=f"{claim.claimant} · {claim.published_at.date().isoformat()}",
        citations=(material.citations.claim(claim),),
    )


def _span(low: FigureRef | None, high: FigureRef | None) -> Inline | None:
    if low is None or high is None:
        return low or high
    return Message(key="count.span", arguments={"low": low, "high": high})


def _claim_card(material: Material, check: ClaimCheck) -> Card:
    claim, citation = check.claim, check.citation
    facts: list[tuple[str, Inline]] = [("fact.verdict", Message(key=f"verdict.{check.verdict}"))]
    if check.low is not None and check.high is not None:
        facts.append(("fact.maps_allow", _allowed(material, check)))
    facts.append(("fact.reason", known_or_code("reason", check.reason, check.words)))
    if claim.place:
        facts.append(("fact.place", Name(names={"en": claim.place})))
    if check.maps:
        facts.append(("fact.maps", Sequence(items=tuple(Code(text=name) for name in check.maps))))
    if citation is not None and citation.source:
        facts.append(("fact.source", Name(names={"en": citation.source})))
    arguments: dict[str, Inline] = {
        "claimant": _claimant(check),
        "words": Words(text=claim.span.text, language=citation.language if citation else None),
    }
    return Card(
        anchor=claim.id,
        title=Message(key="claims.says", arguments=arguments),
        facts=Facts(items=tuple(facts)),
    )


def claimant_of(check: ClaimCheck) -> str:
    """Name who makes a claim: the speaker, or the outlet where the text names nobody."""
    source = check.citation.source if check.citation else None
    return source or MEDIUM if check.claim.claimed_by == MEDIUM else check.claim.claimed_by


def _claimant(check: ClaimCheck) -> Inline:
    name = Name(names={"en": claimant_of(check)})
    if check.claim.claimed_by != MEDIUM:
        return name
    return Message(key="said.nobody_named", arguments={"outlet": name})


def _allowed(material: Material, check: ClaimCheck) -> Message:
    unit = check.unit or "count"
    bounds = {
        name: material.number(
            Figure(
                id=material.book.name(None, f"claim-{check.claim.id}-maps-{name}"),
                value=value or 0.0,
                decimals=0 if unit in ("share", "count") else 1,
                unit=unit,
                definition=f"figure.maps_{name}",
                parameters={"claimant": claimant_of(check)},
                formula="extreme over denominators, sources, map times and grey zone",
                records=_claim_maps(material, check),
            )
        )
        for name, value in (("low", check.low), ("high", check.high))
    }
    key = f"range.{unit}" if knows(f"range.{unit}") else "count.span"
    return Message(key=key, arguments=dict(bounds))


def _claim_maps(material: Material, check: ClaimCheck) -> tuple[FigureRecord, ...]:
    return tuple(
        FigureRecord(
            id=name,
            kind="control_map",
            label=name,
            citations=material.findings.citations.get(name, ()),
        )
        for name in check.maps
    )


def _said(said: Said) -> tuple[Inline | None, ...]:
    statement, citation = said.statement, said.citation
    speaker: Inline = Name(names={"en": statement.speaker.name})
    if statement.relayed_by:
        relayed: dict[str, Inline] = {
            "speaker": speaker,
            "relay": Name(names={"en": statement.relayed_by}),
        }
        speaker = Message(key="said.relayed", arguments=relayed)
    return (
        speaker,
        Words(text=citation.text, language=citation.language),
        Message(key=f"manner.{statement.statement_type.value}"),
        Name(names={"en": citation.source}),
    )
