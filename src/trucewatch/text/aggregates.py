"""Finds claimed totals over a window, with their listed parts; never incidents (D09)."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time

from trucewatch.text.agreements_said import duration_days
from trucewatch.text.sentences import Stretch
from trucewatch.text.shelf import Shelf
from trucewatch.text.sides import known_sides
from trucewatch.text.units import Unit
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import QuantityMention, TimeMention
from trucewatch.vocabulary.statement import AggregateClaim, Component, Speaker

COUNTED = frozenset(
    {"violation", "attack", "shell", "burst", "drone", "missile", "bomb", "explosion"}
)
SMALLEST_TOTAL = 10
"""Fewer of anything is an incident with a count, not a total."""

_SUBSET = re.compile(
    r"(?:of which|of them|among them|davon|darunter|з них|серед них|из них|среди них|в том числе"
    r"|у тому числі|зокрема)[^.;:]{0,30}$",
    re.IGNORECASE,
)


def find_aggregates(
    document: Document,
    sentences: tuple[Stretch, ...],
    units: tuple[Unit, ...],
    found: tuple[tuple[QuantityMention, ...], tuple[TimeMention, ...]],
    language: Language,
) -> tuple[AggregateClaim, ...]:
    """Return the totals that a document states; none when nobody knows when it appeared."""
    published_at = _published(document)
    if published_at is None:
        return ()
    quantities, times = Shelf(found[0]), Shelf(found[1])
    by_sentence: dict[int, list[Unit]] = {}
    for unit in units:
        by_sentence.setdefault(unit.sentence, []).append(unit)
    claims = []
    for number, sentence in enumerate(sentences):
        inside = quantities.between(sentence.begin, sentence.end)
        counted = [q for q in inside if q.unit in COUNTED]
        own = by_sentence.get(number, [])
        if not counted or not _is_total(document.text, sentence, counted, own):
            continue
        speaker = next((unit.speaker for unit in own if unit.speaker), None)
        claims.append(_claim(document, sentence, inside, times, (speaker, published_at, language)))
    return tuple(claims)


def _is_total(
    text: str, sentence: Stretch, counted: list[QuantityMention], units: list[Unit]
) -> bool:
    total = counted[0]
    if _SUBSET.search(text[sentence.begin : total.span.begin]):
        return False  # parts of a total stated before, not a total of their own
    tags = frozenset().union(*(unit.tags for unit in units)) if units else frozenset()
    over_time = bool(tags & {"agg", "truce"}) or total.unit == "violation"
    listed = len(counted) > 2 and ":" in text[total.span.end : sentence.end]
    return total.value >= SMALLEST_TOTAL and (over_time or listed) and "past" not in tags


def _claim(
    document: Document,
    sentence: Stretch,
    inside: list[QuantityMention],
    times: Shelf[TimeMention],
    source: tuple[Speaker | None, datetime, Language],
) -> AggregateClaim:
    speaker, published_at, language = source
    total = next(q for q in inside if q.unit in COUNTED)
    stated = times.between(sentence.begin, sentence.end)
    hours = next((d * 24 for t in stated if (d := duration_days(t.value))), None)
    begin, end = sentence.begin, sentence.end
    side = speaker.affiliation if speaker else None
    return AggregateClaim(
        id=f"{document.id}:total:{begin}",
        evidence=document.evidence_of(begin, end),
        claimant=speaker.name if speaker else document.source,
        side=side if side in known_sides(language) else None,
        total=int(total.value),
        at_least=total.modifier in ("more_than", "at_least"),
        unit_as_stated=_noun(total),
        window=next((t.interval for t in stated if t.interval), None),
        stated_hours=hours,
        cumulative=None,
        components=_components(document.text, total, inside),
        published_at=published_at,
        words=document.text[begin:end],
    )


def _components(
    text: str, total: QuantityMention, inside: list[QuantityMention]
) -> tuple[Component, ...]:
    parts: list[Component] = []
    for item in inside:
        if item.span.begin <= total.span.begin or item.unit in ("percent", "km", "m", "person"):
            continue
        lead = text[max(total.span.end, item.span.begin - 40) : item.span.begin]
        inner = _SUBSET.search(lead)
        parts.append(
            Component(
                label=_noun(item),
                count=int(item.value),
                at_least=item.modifier in ("more_than", "at_least"),
                subset_of=(parts[-1].label if parts else _noun(total)) if inner else None,
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
