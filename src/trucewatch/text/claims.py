"""Derives claims from units: what is claimed, and whether it is said to be so."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

from trucewatch.text.asides import rejoined
from trucewatch.text.claim_kinds import kind_of, polarity_of
from trucewatch.text.conjuncts import ACTS, GROUND
from trucewatch.text.events import classify
from trucewatch.text.judged import Evidence, Judged
from trucewatch.text.stems import tagger_for
from trucewatch.text.units import Unit
from trucewatch.text.whereabouts import interval_for, is_metonym, place_for
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.reading import QuantityMention
from trucewatch.vocabulary.statement import Claim, ClaimKind, Polarity, Speaker

LONGEST_BREAK = 25
"""Characters without a claim that may stand between two clauses of one."""

HISTORY_DAYS = 45
"""What lies further back than this before the dateline is background, not news."""

_BORN = re.compile(r"\b(?:born|jahrgang|geboren|народж|рожден|г\. ?р\.|р\. ?н\.)", re.IGNORECASE)

EFFECTS = frozenset({"killed", "injured", "damage"})
"""What makes a shot in an exercise an incident all the same."""


def judge(units: tuple[Unit, ...], evidence: Evidence) -> tuple[Judged, ...]:
    """Judge every unit; neighbours of one sentence, source and kind become one."""
    found: list[Judged] = []
    units = tuple(_nameless(unit, evidence) for unit in units)
    history = _marked(units, lambda unit: _is_history(unit, evidence))
    hypothesis = _marked(units, lambda unit: "hyp" in unit.tags)
    exercise = _marked(units, lambda unit: "exercise" in unit.tags) - _marked(units, _harms)
    rumour = _marked(units, lambda unit: _of_a_rumour(unit, evidence))
    for unit in rejoined(units, evidence):
        supposed = unit.sentence in hypothesis
        if unit.sentence in rumour:
            one: Judged | None = _rejected(unit)
        else:
            one = _judge_one(unit, evidence, historical=unit.sentence in history, supposed=supposed)
        if one is None or (unit.sentence in exercise and one.kind is ClaimKind.INCIDENT):
            continue
        last = found[-1] if found else None
        if last is not None and _belong_together(last, one):
            found[-1] = _joined(last, one)
        else:
            found.append(one)
    return _widened(found, units)


def as_claim(
    judged: Judged, actor: str | None, evidence: Evidence, number: int, document: str
) -> Claim:
    """Make the record of a judged stretch."""
    speaker = judged.speaker
    place = place_for(judged.begin, judged.end, evidence)
    if place is not None and judged.event is None and is_metonym(place, evidence):
        place = None
    quantity = _quantity(judged, evidence)
    text = evidence.text[judged.begin : judged.end]
    return Claim(
        id=f"{document}:claim:{number}",
        document=document,
        span=Span(begin=judged.begin, end=judged.end, text=text),
        kind=judged.kind,
        polarity=judged.polarity,
        claimed_by=speaker.name if speaker else "media",
        affiliation=speaker.affiliation if speaker else "media",
        actor=actor,
        place=place.span.text if place else None,
        interval=interval_for(judged.begin, judged.end, evidence),
        quantity=quantity.value if quantity else None,
        unit=quantity.unit if quantity else None,
        historical=judged.historical,
        rule=judged.rule,
    )


MEASURED = {
    ClaimKind.PRISONERS: ("person",),
    ClaimKind.CONTROL: ("percent", "km2"),
    ClaimKind.ADVANCE: ("percent", "km2"),
}
"""Units of what a claim of a kind is about, before any other number beside it."""


def _quantity(judged: Judged, evidence: Evidence) -> QuantityMention | None:
    """The number that measures what is claimed, else the first one."""
    stated = evidence.quantities.between(judged.begin, judged.end)
    fitting = [one for one in stated if one.unit in MEASURED.get(judged.kind, ())]
    return next(iter(fitting or stated), None)


def _marked(units: tuple[Unit, ...], holds: Callable[[Unit], bool]) -> frozenset[int]:
    """Numbers of the sentences in which something holds of a clause."""
    return frozenset(unit.sentence for unit in units if holds(unit))


def _of_a_rumour(unit: Unit, evidence: Evidence) -> bool:
    """Tell whether a rumour is named in a clause, or as its source."""
    if "rumour" in unit.tags:
        return True
    words = unit.speaker.name.split() if unit.speaker else ()
    tagger = tagger_for(evidence.language)
    return any("rumour" in tagger.tags_of(word) for word in words)


def _rejected(unit: Unit) -> Judged:
    """Whatever stands in a sentence about a rumour is what the rumour says."""
    return Judged(
        units=(unit,), kind=ClaimKind.DENIAL, polarity=Polarity.DENIED, historical=False,
        event=None, rule="rumoured",
    )  # fmt: skip


def _asks(unit: Unit, evidence: Evidence) -> bool:
    """Tell whether a clause ends in a question mark."""
    return evidence.text[unit.end : unit.end + 1] == "?"


def _judge_one(
    unit: Unit, evidence: Evidence, *, historical: bool, supposed: bool
) -> Judged | None:
    if "unclear" in unit.tags or _asks(unit, evidence) or _is_play(unit):
        return None  # "it was not clear who had fired" claims nothing
    event = classify(unit.tagged)
    try:
        kind, rule = kind_of(unit, event, evidence)
    except LookupError:
        return None
    polarity = polarity_of(unit, kind, evidence, supposed=supposed)
    return Judged(
        units=(unit,), kind=kind, polarity=polarity, historical=historical, event=event, rule=rule
    )


def _is_play(unit: Unit) -> bool:
    """Tell whether an attack is one of sport: no weapon, no harm, and a word of the game."""
    tags = unit.tags
    armed = tags & EFFECTS or any(tag.startswith("w:") for tag in tags)
    return "sport" in tags and not armed


def _nameless(unit: Unit, evidence: Evidence) -> Unit:
    """A unit without what names of places would mean as words ("Градижск" is no "Grad")."""
    names = evidence.places.between(unit.begin, unit.end)
    if not names or not any(tag[:2] == "w:" for tag in unit.tags):
        return unit
    inside = {at for name in names for at in range(name.span.begin, name.span.end)}
    kept = tuple(
        word
        for word in unit.tagged
        if word.begin not in inside or any(tag[:2] == "s:" for tag in word.tags)
    )
    return unit if len(kept) == len(unit.tagged) else replace(unit, tagged=kept)


def _harms(unit: Unit) -> bool:
    return bool(unit.tags & EFFECTS) and not unit.tags & {"neg", "negated"}


def _belong_together(last: Judged, one: Judged) -> bool:
    a, b = last.units[-1], one.units[0]
    if a.sentence != b.sentence or a.speaker != b.speaker or b.begin - a.end > LONGEST_BREAK:
        return False
    if last.polarity is not one.polarity or _opposed(a, b) or _is_another_act(b):
        return False
    # A condition and what follows from it are one claim, of the kind of what follows.
    return last.kind is one.kind or one.polarity is Polarity.HYPOTHETICAL


def _is_another_act(unit: Unit) -> bool:
    """Tell whether a conjunct tells of an assault beside fire, or of fire beside an assault."""
    return unit.parted and not unit.tags & ACTS


def _opposed(one: Unit, other: Unit) -> bool:
    """Tell whether "ours" did the one thing and "the enemy" the other."""
    if not (one.tags & GROUND and other.tags & GROUND):
        return False
    mine, theirs = "own" in one.tags, "s:enemy" in other.tags
    return (mine and theirs) or ("s:enemy" in one.tags and "own" in other.tags)


def _joined(last: Judged, one: Judged) -> Judged:
    kind, rule = (last.kind, last.rule) if last.kind is one.kind else (one.kind, one.rule)
    return replace(
        last, units=(*last.units, *one.units), event=last.event or one.event, kind=kind, rule=rule
    )


def _widened(found: list[Judged], units: tuple[Unit, ...]) -> tuple[Judged, ...]:
    """Let the only claim of a sentence and source have all its clauses."""
    families: dict[tuple[int, Speaker | None], list[Unit]] = {}
    for unit in units:
        if "unclear" not in unit.tags:
            families.setdefault((unit.sentence, unit.speaker), []).append(unit)
    claims = Counter((item.units[0].sentence, item.speaker) for item in found)
    wide = []
    for item in found:
        source = (item.units[0].sentence, item.speaker)
        whole = replace(item, units=tuple(families[source])) if claims[source] == 1 else item
        wide.append(replace(whole, event=classify(whole.tagged) if item.event else None))
    return tuple(wide)


def _is_season(value: str) -> bool:
    """Tell whether a time is a season: one that is over is told as background."""
    return value[-2:] in ("SP", "SU", "FA", "WI")


def _is_history(unit: Unit, evidence: Evidence) -> bool:
    if "past" in unit.tags:
        return True
    if evidence.dateline is None:
        return False
    limit = evidence.dateline - timedelta(days=HISTORY_DAYS)
    return any(
        t.interval is not None
        and t.interval.end_local.date() < (evidence.dateline if _is_season(t.value) else limit)
        for t in evidence.times.between(unit.begin, unit.end)
        if not _BORN.search(evidence.text[max(0, t.span.begin - 24) : t.span.end + 16])
    )
