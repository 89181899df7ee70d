"""Steps that texts speak of, held beside the life of an agreement; they change nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from trucewatch.vocabulary.agreement import Agreement, CommitmentKind, CommitmentStage, Stage
from trucewatch.vocabulary.agreement_life import StepSuggestion
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.reading import AgreementMention

STAGES = {
    "proposal": Stage.PROPOSED,
    "accepted": Stage.ACCEPTED,
    "in force": Stage.IN_FORCE,
    "violated": Stage.BROKEN,
    "ended": Stage.EXPIRED,
}
EXCHANGES = {"proposal": CommitmentStage.PROMISED, "accepted": CommitmentStage.PARTLY_DONE}
"""What is said of an exchange of prisoners: to come, or carried out (at least in part)."""

EXCHANGE_NAME = "prisoner exchange"
NEAR = timedelta(days=3)
"""A step within this many days of the one told counts as the same."""

BEFORE, AFTER = timedelta(days=14), timedelta(days=30)
"""Texts this long before the first and after the last step may still be about it."""


def suggest(
    mentions: Iterable[tuple[Document, AgreementMention]], agreement: Agreement
) -> tuple[StepSuggestion, ...]:
    """List what texts say about an agreement as steps somebody may write down.

    Args:
        mentions: What was read, each with its document.
        agreement: Whose life the steps are held against.
    """
    found = [_suggestion(document, mention, agreement) for document, mention in mentions]
    return tuple(one for one in found if one is not None and _about(one, agreement))


def _suggestion(
    document: Document, mention: AgreementMention, agreement: Agreement
) -> StepSuggestion | None:
    exchange = (mention.name or "").startswith(EXCHANGE_NAME)
    stage = EXCHANGES.get(mention.kind) if exchange else STAGES.get(mention.kind)
    if stage is None:
        return None
    on = mention.start or document.dateline
    if on is None and document.published_at is not None:
        on = document.published_at.date()
    parties = tuple(party for party in agreement.parties if party in mention.parties)
    return StepSuggestion(
        about="exchange" if exchange else "agreement",
        stage=stage,
        parties=parties,
        on=on,
        words=mention.span.text,
        document=document.id,
        publisher=document.source,
        evidence=document.evidence_of(mention.span.begin, mention.span.end),
        rule=mention.rule,
        recorded=_recorded(agreement, stage, on, parties),
    )


def _recorded(
    agreement: Agreement, stage: Stage | CommitmentStage, on: date | None, parties: Sequence[str]
) -> bool:
    """Tell whether the agreement has such a step within three days of the one told."""
    life = [(step.stage, step.on) for step in agreement.life if step.party in (*parties, "text")]
    promised = [
        (step.stage, step.on)
        for commitment in agreement.commitments
        if commitment.kind is CommitmentKind.EXCHANGE
        for step in commitment.steps
    ]
    known: list[tuple[Stage | CommitmentStage, date]] = [*life, *promised]
    return on is not None and any(
        known_stage is stage and abs(day - on) <= NEAR for known_stage, day in known
    )


def _about(suggestion: StepSuggestion, agreement: Agreement) -> bool:
    """Keep what is told near the agreement's own days; a text seldom names it."""
    days = [step.on for step in agreement.life]
    days += [version.published_on for version in agreement.versions]
    if suggestion.on is None or not days:
        return True
    return min(days) - BEFORE <= suggestion.on <= max(days) + AFTER
