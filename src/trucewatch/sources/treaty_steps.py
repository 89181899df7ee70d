"""Dated steps around an agreement, from YAML: its life, contacts, commitments."""

from __future__ import annotations

from datetime import UTC, datetime

from trucewatch.sources.treaty_words import listed, whole, word
from trucewatch.sources.yaml_nodes import Node
from trucewatch.vocabulary.agreement import (
    Commitment,
    CommitmentKind,
    CommitmentStage,
    CommitmentStep,
    Confidence,
    Contact,
    ContactKind,
    LifeEvent,
    Stage,
)


def read_life_event(node: Node, authors: tuple[str, ...]) -> LifeEvent:
    """Read one dated step of a party, a guarantor or the joint text."""
    event = LifeEvent(
        party=word(node, "party", frozenset(authors)),
        stage=listed(node, "stage", Stage),
        on=node.day("on"),
        at=_moment(node),
        source=node.text("source"),
        note=node.text("note", ""),
        confidence=_confidence(node),
    )
    node.finish()
    return event


def read_contact(node: Node) -> Contact:
    """Read one dated contact; it needs at least two who were in touch, or one who spoke."""
    between = node.words("between")
    if not between:
        raise node.wrong("between is missing or empty.", "List who was in touch.", "between")
    contact = Contact(
        kind=listed(node, "kind", ContactKind),
        between=between,
        on=node.day("on"),
        at=_moment(node),
        place=node.text("place", ""),
        text=node.text("text"),
        source=node.text("source"),
        confidence=_confidence(node),
    )
    node.finish()
    return contact


def read_commitment(node: Node) -> Commitment:
    """Read something promised beside the ceasefire, with its steps in order of time."""
    steps = sorted((_step(item) for item in node.items("steps")), key=lambda step: step.on)
    if not steps:
        raise node.wrong("steps is missing or empty.", "State at least who promised when.", "steps")
    commitment = Commitment(
        id=node.text("id"),
        kind=listed(node, "kind", CommitmentKind),
        by=node.text("by"),
        to=node.text("to"),
        text=node.text("text"),
        promised_count=whole(node, "promised_count"),
        unit=node.text("unit", ""),
        due=node.day("due") if node.optional_text("due") else None,
        steps=tuple(steps),
    )
    node.finish()
    return commitment


def _step(node: Node) -> CommitmentStep:
    step = CommitmentStep(
        stage=listed(node, "stage", CommitmentStage),
        on=node.day("on"),
        at=_moment(node),
        said_by=node.text("said_by"),
        count=whole(node, "count"),
        source=node.text("source"),
        note=node.text("note", ""),
        confidence=_confidence(node),
    )
    node.finish()
    return step


def _moment(node: Node) -> datetime | None:
    moment = node.moment("at")
    return moment.astimezone(UTC) if moment else None


def _confidence(node: Node) -> Confidence:
    return listed(node, "confidence", Confidence, Confidence.SOURCED)
