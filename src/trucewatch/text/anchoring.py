"""Takes from a model's answer what stands word for word in the text, and nothing else."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from trucewatch.text.furniture import is_furniture
from trucewatch.vocabulary.errors import ModelError
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.reading import IncidentMention, Reading
from trucewatch.vocabulary.statement import Speaker, Statement, StatementType

MOST_ITEMS = 200
LONGEST_WORDS = 2_000
NEAR = 1_500
"""Code points from the words within which their speaker or word of saying must stand."""

SUGGESTED = tuple(kind for kind in IncidentType if kind.is_fire or kind is IncidentType.MINE)
"""Types a model may suggest; totals, orders and steps of agreements are not among them."""

LISTS = ("statements", "incidents")
Made = TypeVar("Made", Statement, IncidentMention)


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """What was taken over, and why the rest was not.

    Attributes:
        refused: Reasons with their counts: ``not_in_text``, ``ambiguous``, ``furniture``,
            ``already_read``, ``malformed``.
    """

    statements: tuple[Statement, ...] = ()
    incidents: tuple[IncidentMention, ...] = ()
    refused: Mapping[str, int] = field(default_factory=dict)


class _RefusedError(Exception):
    """One suggestion is not believed; the reason is its argument."""


def anchor(answer: str, text: str, reading: Reading, rule: str) -> Accepted:
    """Anchor the suggestions of an answer in the text.

    Rules go first: a suggestion that touches what they read of the same kind is left out.

    Args:
        answer: JSON with ``statements`` and ``incidents``.
        text: The text as stored.
        reading: What rules read of it.
        rule: Name that accepted results carry.

    Raises:
        ModelError: The answer as a whole is not of the expected form.
    """
    suggested = _parsed(answer)
    refused: Counter[str] = Counter()
    told = _Told(text, reading, rule)
    statements = tuple(_accepted(suggested["statements"], told.statement, refused))
    incidents = tuple(_accepted(suggested["incidents"], told.incident, refused))
    return Accepted(statements=statements, incidents=incidents, refused=dict(refused))


def locate(text: str, words: object, hint: object = None) -> Span:
    """Find words letter by letter; of several places the one nearest to the hint.

    Raises:
        _RefusedError: They do not stand in the text, or in several places without a hint.
    """
    if not isinstance(words, str) or not words.strip() or len(words) > LONGEST_WORDS:
        raise _RefusedError("malformed")
    places: list[int] = []
    at = text.find(words)
    while at >= 0 and len(places) < MOST_ITEMS:
        places.append(at)
        at = text.find(words, at + 1)
    if not places:
        raise _RefusedError("not_in_text")
    begin = places[0]
    if len(places) > 1:
        if not isinstance(hint, int):
            raise _RefusedError("ambiguous")
        begin = min(places, key=lambda place: abs(place - hint))
    return Span(begin=begin, end=begin + len(words), text=words)


class _Told:
    """Turns suggestions into results, one by one, each believed only if it stands there."""

    def __init__(self, text: str, reading: Reading, rule: str) -> None:
        self._text = text
        self._reading = reading
        self._rule = rule
        self._statements = [item.span for item in reading.statements]
        self._incidents = [item.span for item in reading.incidents]

    def statement(self, item: Mapping[str, Any]) -> Statement:
        span = self._free(item, self._statements)
        kind = item.get("kind")
        if kind not in set(StatementType):
            raise _RefusedError("malformed")
        speaker = self._near(item.get("speaker"), span)
        self._statements.append(span)
        return Statement(
            id=f"{self._reading.document}:model:{span.begin}",
            document=self._reading.document,
            span=span,
            statement_type=StatementType(kind),
            speaker=Speaker(name=speaker.text if speaker else "unknown", span=speaker),
            cue=self._near(item.get("cue"), span),
            rule=self._rule,
        )

    def incident(self, item: Mapping[str, Any]) -> IncidentMention:
        span = self._free(item, self._incidents)
        if item.get("type") not in {kind.value for kind in SUGGESTED}:
            raise _RefusedError("malformed")
        named = self._near(item.get("place"), span)
        place = next((p for p in self._reading.places if named and _touch(p.span, named)), None)
        when = next((t for t in self._reading.times if _touch(t.span, span)), None)
        speakers = [s.speaker.name for s in self._reading.statements if _touch(s.span, span)]
        self._incidents.append(span)
        return IncidentMention(
            span=span,
            incident_type=IncidentType(item["type"]),
            place=place,
            interval=when.interval if when else None,
            actor=None,
            reported_by=tuple(speakers[:1]) or ("media",),
            rule=self._rule,
        )

    def _free(self, item: Mapping[str, Any], taken: list[Span]) -> Span:
        span = locate(self._text, item.get("words"), item.get("begin"))
        if is_furniture(span.begin, span.end, self._reading.furniture):
            raise _RefusedError("furniture")
        if any(_touch(span, other) for other in taken):
            raise _RefusedError("already_read")
        return span

    def _near(self, words: object, span: Span) -> Span | None:
        """Find a name near the words; None when none is given."""
        if words is None:
            return None
        start = max(0, span.begin - NEAR)
        part = self._text[start : span.end + NEAR]
        found = locate(part, words, span.begin - start)
        return Span(begin=found.begin + start, end=found.end + start, text=found.text)


def _accepted(
    items: list[Any], make: Callable[[Mapping[str, Any]], Made], refused: Counter[str]
) -> Iterator[Made]:
    for item in items[:MOST_ITEMS]:
        try:
            if not isinstance(item, dict):
                raise _RefusedError("malformed")
            yield make(item)
        except _RefusedError as reason:
            refused[str(reason)] += 1
    if len(items) > MOST_ITEMS:
        refused["malformed"] += len(items) - MOST_ITEMS


def _parsed(answer: str) -> dict[str, list[Any]]:
    try:
        found = json.loads(answer)
    except (ValueError, RecursionError) as error:
        raise ModelError("bad_answer", "the answer is not JSON.") from error
    if not isinstance(found, dict):
        raise ModelError("bad_answer", "the answer is not a JSON object.")
    lists = {name: found.get(name, []) for name in LISTS}
    if not all(isinstance(items, list) for items in lists.values()):
        raise ModelError("bad_answer", "statements and incidents must be lists.")
    return lists


def _touch(one: Span, other: Span) -> bool:
    return one.begin < other.end and other.begin < one.end
