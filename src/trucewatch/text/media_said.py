"""Media that report what somebody else said: the one who said it speaks, the medium relays it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from trucewatch.text.frames import Offsets, read_frame, words_of
from trucewatch.text.lexicon import SpeechWords
from trucewatch.text.said import Scene, Utterance
from trucewatch.text.sentences import Stretch, split_clauses


def is_medium(text: str, name: Offsets | None, speech: SpeechWords) -> bool:
    """Tell whether a name opens with, or is led by, a noun for a medium."""
    if name is None or not speech.media:
        return False
    return any(word.low.startswith(speech.media) for word in words_of(text, *name)[:3])


def said_through(
    scene: Scene,
    told: Utterance,
    marks: tuple[Offsets, ...],
    read: Callable[[Stretch, tuple[Stretch, ...]], list[Utterance]],
) -> list[Utterance]:
    """Return what a medium reports that somebody else said; empty when it speaks itself."""
    if not is_medium(scene.text, told.speaker, scene.speech):
        return []
    begin, end = told.spans[-1]
    words = words_of(scene.text, begin, end)
    if words and words[0].low in scene.speech.conjunctions and len(words) > 1:
        begin = words[1].begin
    inner = Stretch(begin=begin, end=end, paragraph=0)
    clauses = split_clauses(scene.text, inner, marks)
    frame = read_frame(scene.text, clauses[0], scene.speech, marks) if clauses else None
    if frame is None or frame.pronoun or frame.speaker is None or frame.speaker[0] > begin + 4:
        return []
    return [replace(one, relayed_by=told.speaker) for one in read(inner, clauses)]
