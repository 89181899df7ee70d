"""The readers there are: rules, rules with a language model, rules with named entities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Protocol

from trucewatch.text.anchoring import SUGGESTED, Accepted, anchor
from trucewatch.text.furniture import is_furniture
from trucewatch.text.reading import read
from trucewatch.vocabulary.errors import ModelError
from trucewatch.vocabulary.evidence import Document, Span
from trucewatch.vocabulary.place import Place, PlaceMention
from trucewatch.vocabulary.reader import ENTITY_MARK, MODEL_MARK, RULES, EntityFinder
from trucewatch.vocabulary.reading import Reading
from trucewatch.workflow.model_answers import Answers

FAILURES_TO_STOP = 3
"""After so many failures in a row the model is not asked again in this call."""

PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
ENTITY_SCORE = 0.3
ENTITY_PRECISION_M = 1_000_000.0
"""A name without a position may lie anywhere in the theatre."""


class Asks(Protocol):
    """What a language model must do."""

    def ask(self, text: str, types: tuple[str, ...]) -> str:
        """Return the model's answer to a text, or raise ModelError."""


class RuleReader:
    """Reads by rules alone: offline, the same every time."""

    name = RULES

    def read(self, document: Document, places: tuple[PlaceMention, ...]) -> Reading:
        """Return what the rules read."""
        return read(document, places)

    def warnings(self) -> Iterator[str]:
        """Say nothing: rules do not fail."""
        return iter(())


class ModelReader:
    """Reads by rules, then takes over what a model adds and the text bears out.

    Attributes:
        name: ``model:`` and the model's name; the rule of all it adds.
        failures: Causes for which the model gave nothing, counted.
        refused: Reasons for which single suggestions were not believed, counted.
    """

    def __init__(self, model: str, asks: Asks, answers: Answers) -> None:
        self.name = MODEL_MARK + model
        self.failures: Counter[str] = Counter()
        self.refused: Counter[str] = Counter()
        self._asks = asks
        self._answers = answers
        self._in_a_row = 0

    def read(self, document: Document, places: tuple[PlaceMention, ...]) -> Reading:
        """Return the rules' reading with the model's additions; failing that, the rules'."""
        reading = read(document, places)
        try:
            accepted = self._suggested(document, reading)
        except ModelError as error:
            self.failures[error.cause] += 1
            note = f"{self.name}: {error.cause}: {error} Read by rules alone."
            return replace(reading, notes=(note,))
        self.refused.update(accepted.refused)
        return _joined(reading, accepted, self.name)

    def warnings(self) -> Iterator[str]:
        """Say what the model did not do, with counts; nothing when all went well."""
        if self.failures:
            yield f"{self.name}: {self.failures.total()} texts read by rules alone: " + _counted(
                self.failures
            )
        if self.refused:
            yield f"{self.name}: {self.refused.total()} suggestions refused: " + _counted(
                self.refused
            )

    def _suggested(self, document: Document, reading: Reading) -> Accepted:
        kept = self._answers.find(document.text)
        if kept is not None:
            return anchor(kept, document.text, reading, self.name)
        if self._in_a_row >= FAILURES_TO_STOP:
            raise ModelError("not_asked", "it failed too often in a row.")
        self._in_a_row += 1
        answer = self._asks.ask(document.text, tuple(kind.value for kind in SUGGESTED))
        accepted = anchor(answer, document.text, reading, self.name)
        self._in_a_row = 0
        self._answers.keep(document.text, answer)
        return accepted


class EntityReader:
    """Reads by rules and adds places that a model for named entities marks."""

    def __init__(self, model: str, finder: EntityFinder) -> None:
        self.name = ENTITY_MARK + model
        self._finder = finder

    def read(self, document: Document, places: tuple[PlaceMention, ...]) -> Reading:
        """Return the rules' reading with further places, which have no position."""
        reading = read(document, places)
        added = tuple(self._places(document.text, reading))
        found = sorted((*reading.places, *added), key=lambda one: one.span.begin)
        return replace(reading, places=tuple(found), reader=f"{RULES} + {self.name}")

    def warnings(self) -> Iterator[str]:
        """Say nothing: a model on this machine answers or stops the command."""
        return iter(())

    def _places(self, text: str, reading: Reading) -> Iterator[PlaceMention]:
        taken = [place.span for place in reading.places]
        for entity in self._finder(text):
            words = text[max(0, entity.begin) : entity.end]
            sound = 0 <= entity.begin < entity.end <= len(text) and words.strip()
            if not sound or entity.label not in PLACE_LABELS:
                continue
            if is_furniture(entity.begin, entity.end, reading.furniture):
                continue
            if all(entity.end <= span.begin or span.end <= entity.begin for span in taken):
                yield PlaceMention(
                    span=Span(begin=entity.begin, end=entity.end, text=words),
                    place=Place(id=None, name=words, position=None, precision_m=ENTITY_PRECISION_M),
                    score=ENTITY_SCORE,
                    rule=self.name,
                )


def _joined(reading: Reading, accepted: Accepted, name: str) -> Reading:
    statements = (*reading.statements, *accepted.statements)
    incidents = (*reading.incidents, *accepted.incidents)
    refused = f"{name}: suggestions refused: {_counted(Counter(accepted.refused))}"
    return replace(
        reading,
        statements=tuple(sorted(statements, key=lambda one: one.span.begin)),
        incidents=tuple(sorted(incidents, key=lambda one: one.span.begin)),
        reader=f"{RULES} + {name}",
        notes=(refused,) if accepted.refused else (),
    )


def _counted(found: Counter[str]) -> str:
    return ", ".join(f"{count} {cause}" for cause, count in sorted(found.items()))
