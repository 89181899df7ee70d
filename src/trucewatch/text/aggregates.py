"""Turns totals of a text into claimed totals with their parts; never incidents (D09)."""

from __future__ import annotations

from datetime import UTC, datetime, time

from trucewatch.text.agreements_said import duration_days
from trucewatch.text.shelf import Shelf
from trucewatch.text.sides import known_sides
from trucewatch.text.totals import Total
from trucewatch.text.units import Unit
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import QuantityMention, TimeMention
from trucewatch.vocabulary.statement import AggregateClaim, Component, Speaker


def find_aggregates(
    document: Document,
    totals: tuple[Total, ...],
    units: tuple[Unit, ...],
    times: Shelf[TimeMention],
    language: Language,
) -> tuple[AggregateClaim, ...]:
    """Return the totals that a document states; none when nobody knows when it appeared."""
    published_at = _published(document)
    if published_at is None:
        return ()
    by_sentence: dict[int, list[Unit]] = {}
    for unit in units:
        by_sentence.setdefault(unit.sentence, []).append(unit)
    return tuple(
        _claim(
            document,
            total,
            times.between(total.begin, total.end),
            (_claimant(total, by_sentence.get(total.sentence, []), language), published_at),
            language,
        )
        for total in totals
    )


def _claim(
    document: Document,
    total: Total,
    stated: list[TimeMention],
    source: tuple[Speaker | None, datetime],
    language: Language,
) -> AggregateClaim:
    speaker, published_at = source
    begin, end = total.begin, total.end
    while document.text[begin : begin + 1] in (",", ";", " "):
        begin += 1
    side = speaker.affiliation if speaker else None
    return AggregateClaim(
        id=f"{document.id}:total:{begin}",
        evidence=document.evidence_of(begin, end),
        claimant=speaker.name if speaker else document.source,
        side=side if side in known_sides(language) else None,
        total=int(total.number.value),
        at_least=total.number.modifier in ("more_than", "at_least"),
        unit_as_stated=_noun(total.number),
        window=next((t.interval for t in stated if t.interval), None),
        stated_hours=next((d * 24 for t in stated if (d := duration_days(t.value))), None),
        cumulative=None,
        components=_components(total),
        published_at=published_at,
        words=document.text[begin:end],
    )


def _claimant(total: Total, units: list[Unit], language: Language) -> Speaker | None:
    """Whoever says the number: its speaker, or the side that is said to have counted it."""
    at = total.number.span.begin
    around = next((unit for unit in units if unit.begin <= at < unit.end), None)
    if around is not None and around.speaker is not None:
        return around.speaker
    words = [w for unit in units for w in unit.tagged if total.begin <= w.begin < at]
    counts = next((w.begin for w in words if "tally" in w.tags), None)
    sides = known_sides(language)
    for word in words:
        side = next((tag[2:] for tag in sorted(word.tags) if tag[2:] in sides), None)
        if counts is not None and side is not None and word.begin < counts:
            return Speaker(name=word.text, affiliation=side, span=word.span)
    return next((unit.speaker for unit in units if unit.speaker), None)


def _components(total: Total) -> tuple[Component, ...]:
    parts: list[Component] = []
    for item, within in total.parts:
        whole = {"total": _noun(total.number), "last": parts[-1].label if parts else None}
        parts.append(
            Component(
                label=_noun(item),
                count=int(item.value),
                at_least=item.modifier in ("more_than", "at_least"),
                subset_of=whole.get(within),
            )
        )
    return tuple(parts)


def _noun(item: QuantityMention) -> str:
    """The counted words as stated, without the number."""
    return " ".join(word for word in item.span.text.split()[1:] if not word.isdigit()) or item.unit


def _published(document: Document) -> datetime | None:
    if document.published_at is not None:
        return document.published_at
    if document.dateline is None:
        return None
    return datetime.combine(document.dateline, time(), UTC)
