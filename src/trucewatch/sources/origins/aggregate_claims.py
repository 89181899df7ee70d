"""Claimed totals ("2,935 violations") as YAML or JSON, for the claims ledger."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from functools import partial

from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome, each
from trucewatch.sources.windows import read_window
from trucewatch.sources.yaml_nodes import Node, read_yaml
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.statement import AggregateClaim, Component

FORMAT = "trucewatch-claims-1"
ORIGIN = OriginSpec(
    name="aggregate_claims", title="Claimed totals", licence="facts; the words are quoted"
)


def recognises(head: Head) -> bool:
    """Tell by the field ``format``."""
    return head.yaml_format == FORMAT


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Yield one claim per entry of ``claims``."""
    content = raw.whole()
    root = read_yaml(content)
    root.text("format")
    nodes = list(root.items("claims"))
    root.finish()
    if not nodes:
        raise root.wrong("claims is missing or empty.", "List at least one.", "claims")
    text = content.decode("utf-8")
    return each(enumerate(nodes), partial(_claim, text=text, intake=intake))


def _claim(numbered: tuple[int, Node], *, text: str, intake: Intake) -> AggregateClaim:
    number, node = numbered
    words = node.text("words", "")
    published_at = node.moment("published_at")
    if published_at is None:
        raise node.wrong("published_at is missing.", "Add it with offset.", "published_at")
    claim = AggregateClaim(
        id=node.text("id"),
        evidence=_evidence(words, text, number, intake),
        claimant=node.text("claimant"),
        side=node.optional_text("side"),
        total=_whole(node, "total"),
        at_least=node.truth("at_least") or False,
        unit_as_stated=node.text("unit"),
        window=read_window(node),
        stated_hours=node.number("stated_hours"),
        cumulative=node.truth("cumulative"),
        components=tuple(_component(item) for item in node.items("components")),
        scope_text=node.text("scope", ""),
        agreement=node.optional_text("agreement"),
        published_at=published_at.astimezone(UTC),
        replaces=node.optional_text("replaces"),
        words=words,
    )
    node.finish()
    return claim


def _component(node: Node) -> Component:
    component = Component(
        label=node.text("label"),
        count=_whole(node, "count"),
        at_least=node.truth("at_least") or False,
        subset_of=node.optional_text("subset_of"),
    )
    node.finish()
    return component


def _whole(node: Node, key: str) -> int:
    number = node.number(key)
    if number is None or number != int(number) or number < 0:
        raise node.wrong(f"{key} is no whole number.", "Write the number as stated.", key)
    return int(number)


def _evidence(words: str, text: str, number: int, intake: Intake) -> EvidenceRef:
    """Point at the words in the file if they stand there once, else at the entry."""
    if words and text.count(words) == 1:
        begin = text.index(words)
        return intake.evidence(Locator(begin=begin, end=begin + len(words)))
    return intake.evidence(Locator(feature=number))
