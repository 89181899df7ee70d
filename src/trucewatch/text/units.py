"""Cuts a text into units of assertion: who asserts which stretch of words."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.text.said import Utterance
from trucewatch.text.sentences import Stretch, split_clauses
from trucewatch.text.stems import Tagged, tagger_for
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.statement import Speaker

SHORTEST = 4
"""Characters; less cannot assert anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One clause, or several that belong together, asserted by one source.

    Attributes:
        speaker: None when the article itself asserts it.
        cue_act: Act of the word of saying (``deny`` …), or None.
        sentence: Number of the sentence.
    """

    begin: int
    end: int
    sentence: int
    speaker: Speaker | None
    cue_act: str | None
    tagged: tuple[Tagged, ...]

    @property
    def tags(self) -> frozenset[str]:
        """All tags of its words."""
        return (
            frozenset().union(*(item.tags for item in self.tagged)) if self.tagged else frozenset()
        )


def cut_units(
    text: str,
    sentences: tuple[Stretch, ...],
    said: tuple[tuple[Utterance, Speaker | None, str | None], ...],
    language: Language,
) -> tuple[Unit, ...]:
    """Return the units in order; a reported clause belongs to its speaker."""
    tagger = tagger_for(language)
    by_sentence: dict[int, list[tuple[Utterance, Speaker | None, str | None]]] = {}
    for row in said:
        if not row[0].nested:
            by_sentence.setdefault(row[0].sentence, []).append(row)
    found: list[Unit] = []
    for number, sentence in enumerate(sentences):
        rows = by_sentence.get(number, [])
        pieces = [
            (begin, end, speaker, act)
            for utterance, speaker, act in rows
            for begin, end in _asserted(utterance, act, sentence)
        ] or [(sentence.begin, sentence.end, None, None)]
        for begin, end, speaker, act in pieces:
            found.extend(
                Unit(
                    begin=clause.begin,
                    end=clause.end,
                    sentence=number,
                    speaker=speaker,
                    cue_act=act,
                    tagged=tagger.tag(text, clause.begin, clause.end),
                )
                for clause in _asserting(text, begin, end, sentence.paragraph)
                if clause.end - clause.begin >= SHORTEST
            )
    once = {(unit.begin, unit.end, unit.speaker): unit for unit in reversed(found)}
    return tuple(sorted(once.values(), key=lambda unit: (unit.begin, unit.end)))


def _asserted(
    utterance: Utterance, act: str | None, sentence: Stretch
) -> tuple[tuple[int, int], ...]:
    """The words somebody stands by: a label such as "invention" says so of what it names."""
    if utterance.kind == "Direct" and act in ("deny", "label"):
        return ((sentence.begin, sentence.end),)
    return utterance.spans


def _asserting(text: str, begin: int, end: int, paragraph: int) -> tuple[Stretch, ...]:
    """Clauses, with trailing punctuation cut off."""
    whole = Stretch(begin=begin, end=end, paragraph=paragraph)
    trimmed = []
    for clause in split_clauses(text, whole):
        stop = clause.end
        while stop > clause.begin and text[stop - 1] in ",;:.!?…–— ":
            stop -= 1
        trimmed.append(Stretch(begin=clause.begin, end=stop, paragraph=paragraph))
    return tuple(trimmed)
