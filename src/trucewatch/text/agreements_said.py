"""Finds what a text says about agreements: proposed, accepted, in force, broken, ended."""

from __future__ import annotations

import re
from datetime import date

from trucewatch.text.judged import Evidence, Judged
from trucewatch.text.sides import known_sides
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.place import PlaceKind
from trucewatch.vocabulary.reading import AgreementMention, TimeMention, TimeType
from trucewatch.vocabulary.statement import ClaimKind, Polarity

_PERIOD = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?)?$")
_DAYS_PER = (365.0, 30.0, 7.0, 1.0, 1 / 24)


def find_agreements(judged: tuple[Judged, ...], evidence: Evidence) -> tuple[AgreementMention, ...]:
    """Return the mentions of agreements among judged stretches."""
    found = []
    for item in judged:
        if item.kind not in (ClaimKind.AGREEMENT, ClaimKind.PRISONERS, ClaimKind.PROPOSAL):
            continue
        if item.polarity is Polarity.HYPOTHETICAL or item.historical:
            continue
        named = "truce" in item.tags or {"propose", "agree"} <= item.tags
        if item.kind is ClaimKind.PRISONERS:
            named = bool(item.tags & {"propose", "agree", "truce", "both"})
            named = named or (len(_sides(item, evidence)) > 1 and "captive" not in item.tags)
        if not named:
            continue  # "the proposal", "it takes effect": mentioned by name elsewhere
        kind = _kind(item, evidence)
        if kind is not None:
            found.append(_mention(item, kind, evidence))
    return tuple(found)


def duration_days(value: str) -> float | None:
    """Turn a TIMEX3 duration into days; None when it is no length of time.

    >>> duration_days("PT48H")
    2.0
    """
    match = _PERIOD.match(value)
    if not match or not any(match.groups()):
        return None
    return sum(float(n) * per for n, per in zip(match.groups(), _DAYS_PER, strict=True) if n)


def _kind(item: Judged, evidence: Evidence) -> str | None:
    tags = frozenset().union(*(unit.tags for unit in item.units))
    ahead = item.polarity is Polarity.PLANNED or _starts_later(item, evidence)
    if item.kind is ClaimKind.PRISONERS:
        return "proposal" if ahead and "agree" not in tags else "accepted"
    if tags & {"propose", "discuss"}:
        return "proposal"
    begins = "begin" in tags
    if "breach" in tags and not begins:
        return "violated"
    return "ended" if "end" in tags else _standing(tags, begins=begins, ahead=ahead)


def _standing(tags: frozenset[str], *, begins: bool, ahead: bool) -> str | None:
    """Tell an agreement that is made from one that is already kept; None when neither is said."""
    if "agree" in tags or (begins and ahead):
        return "accepted"
    return "in force" if begins else None


def _starts_later(item: Judged, evidence: Evidence) -> bool:
    start = _start(item, evidence)
    return start is not None and evidence.dateline is not None and start > evidence.dateline


def _mention(item: Judged, kind: str, evidence: Evidence) -> AgreementMention:
    text = evidence.text[item.begin : item.end]
    scope = _scope(item, evidence)
    base = "prisoner exchange" if item.kind is ClaimKind.PRISONERS else "truce"
    named = _sides(item, evidence)
    return AgreementMention(
        span=Span(begin=item.begin, end=item.end, text=text),
        kind=kind,
        # One side alone cannot stop a war: an agreement named with one party binds both.
        parties=tuple(named) if len(named) > 1 else tuple(sorted(known_sides(evidence.language))),
        name=f"{base} {scope}" if scope else base,
        start=_start(item, evidence),
        duration_days=next(
            (days for t in _times(item, evidence) if (days := duration_days(t.value))), None
        ),
        scope=scope,
        rule=f"agreement-{kind.replace(' ', '-')}",
    )


def _sides(item: Judged, evidence: Evidence) -> list[str]:
    """The sides named, in alphabetical order."""
    return sorted(side for side in known_sides(evidence.language) if f"s:{side}" in item.tags)


def _times(item: Judged, evidence: Evidence) -> list[TimeMention]:
    return evidence.times.between(item.begin, item.end)


def _start(item: Judged, evidence: Evidence) -> date | None:
    return next(
        (
            t.interval.start_local.date()
            for t in _times(item, evidence)
            if t.interval and t.time_type is not TimeType.DURATION
        ),
        None,
    )


def _scope(item: Judged, evidence: Evidence) -> str | None:
    inside = [
        p
        for p in evidence.places.between(item.begin, item.end)
        if p.place.kind is not PlaceKind.COUNTRY
    ]
    names = list(dict.fromkeys(p.place.name for p in inside))
    if len(names) >= 2:
        return f"between {names[0]} and {names[1]}"
    return f"around {names[0]}" if names else None
