"""Chains of speech: who was told, who is quoted by whom, and who passed it on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.frames import Frame, Offsets, Word, trim_name, words_of
from trucewatch.text.lexicon import SpeechWords
from trucewatch.vocabulary.language import Language


def addressee_of(text: str, frame: Frame, speech: SpeechWords) -> Offsets | None:
    """Return who is told, right behind a verb of telling and its subject."""
    if frame.speaker is None:
        return None
    begin = max(frame.cue[-1][1], frame.speaker[1])
    words = words_of(text, begin, frame.clause.end)
    words = _from_name(words, speech)
    if not words or words[0].low in speech.conjunctions:
        return None
    told = frame.cue_word in speech.telling
    if not told and not _dative(words[0], speech):
        return None
    return trim_name(_until_clause(words, speech), speech)


def quoted_by(text: str, frame: Frame, speech: SpeechWords) -> Offsets | None:
    """Return whom a verb of quoting quotes ("quoted minister X as saying"), or None."""
    if frame.cue_word not in speech.quoting:
        return None
    words = [word for word in words_of(text, frame.cue[-1][1], frame.clause.end) if word.wordy]
    return trim_name(words, speech)


@dataclass(frozen=True, slots=True)
class Relay:
    """Who is cited (``origin``) or who carries the words (``carrier``), and where it begins."""

    role: str
    name: Offsets
    begin: int


def relay_in(text: str, begin: int, end: int, language: Language) -> Relay | None:
    """Find who is cited, or who carries the words, in a stretch."""
    speech = lexicon_for(language).speech
    for pattern in _relays(language):
        match = pattern.search(text, begin, end)
        if match is None:
            continue
        for role in ("origin", "carrier"):
            if match.groupdict().get(role):
                words = words_of(text, match.start(role), match.end(role))
                name = trim_name([word for word in words if word.wordy], speech)
                if name is not None:
                    return Relay(role, name, match.start())
    return None


def _from_name(words: list[Word], speech: SpeechWords) -> list[Word]:
    """Leave days and hours behind the verb out."""
    while words and (words[0].low in speech.temporal or words[0].text[0].isdigit()):
        words = words[1:]
    return words


def _dative(word: Word, speech: SpeechWords) -> bool:
    return word.wordy and bool(speech.datives) and word.low.endswith(speech.datives)


def _until_clause(words: list[Word], speech: SpeechWords) -> list[Word]:
    for index, word in enumerate(words):
        if word.low in speech.conjunctions or not word.wordy:
            return words[:index]
    return words


@cache
def _relays(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE) for pattern in lexicon_for(language).speech.relays
    )
