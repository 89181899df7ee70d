"""Words framed by "according to": who stands in the frame, and what is left outside it."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.frames import Offsets, Word, trim_name, words_of
from trucewatch.text.lexicon import SpeechWords
from trucewatch.text.said import Scene, Utterance, without
from trucewatch.text.sentences import Stretch
from trucewatch.text.shelf import covers
from trucewatch.vocabulary.language import Language


def by_source(
    scene: Scene, sentence: Stretch, number: int, marks: tuple[Offsets, ...]
) -> list[Utterance]:
    """Words framed by "according to"."""
    for pattern in _sources(scene.language):
        for match in pattern.finditer(scene.text, sentence.begin, sentence.end):
            if covers(list(marks), match.start()):
                continue
            found = _source_frame(scene, sentence, match)
            if found is None:
                continue
            frame, speaker, cue = found
            spans = without(scene.text, (sentence.begin, sentence.end), frame)
            if not spans or (len(spans) == 1 and spans[0] in marks):
                continue
            return [
                Utterance(
                    spans=spans,
                    kind="Indirect",
                    speaker=speaker or scene.last,
                    cue=(cue,),
                    frame=frame,
                    cue_word=scene.text[cue[0] : cue[1]].lower(),
                    rule="according-to",
                    sentence=number,
                    carried=speaker is None,
                )
            ]
    return []


def _source_frame(
    scene: Scene, sentence: Stretch, match: re.Match[str]
) -> tuple[Offsets, Offsets | None, Offsets] | None:
    text = scene.text
    if match.group().lower().startswith("so "):
        before = text[max(0, match.start() - 2) : match.start()]
        if not (before.strip() in (",", "“", "”", '"', "«") or before.endswith(("–", ", "))):
            return None
    who = match["who"]
    if who is None:
        return match.span(), None, match.span()
    begin = match.start("who") + len(who) - len(who.lstrip())
    words = words_of(text, begin, min(match.end("who"), sentence.end))
    speaker = trim_name(_up_to_verb(words, scene), scene.speech)
    if speaker is None:
        return None
    return (match.start(), speaker[1]), speaker, (match.start(), begin - 1)


def _up_to_verb(words: list[Word], scene: Scene) -> list[Word]:
    """Cut a run of words before what looks like the finite verb of the reported clause."""
    if scene.language is not Language.DE:
        return words
    for index in range(1, len(words)):
        if words[index].text[0].islower() and not _links(words, index, scene.speech):
            return words[:index]
    return words


def _links(words: list[Word], index: int, speech: SpeechWords) -> bool:
    low = words[index].low
    if low in speech.determiners or low in _LINKS:
        return True
    return _declined(low) and _noun_follows(words, index)


_LINKS = frozenset(
    ("von", "vom", "des", "der", "und", "für", "in", "am", "im", "zum", "zur", "bei", "aus")
)


def _declined(low: str) -> bool:
    return low.endswith(("en", "er", "es", "em", "e"))


def _noun_follows(words: list[Word], index: int) -> bool:
    return index + 1 < len(words) and words[index + 1].text[0].isupper()


@cache
def _sources(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE) for pattern in lexicon_for(language).speech.sources
    )
