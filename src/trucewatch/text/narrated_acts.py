"""Speech acts that a sentence narrates: "rejected the charge", "заявили об обстреле"."""

from __future__ import annotations

from trucewatch.text.frames import Frame, Offsets, words_of
from trucewatch.text.led_in import tells_about
from trucewatch.text.said import How, Scene, Utterance, framed
from trucewatch.text.sentences import Stretch

LONGEST_DENIED = 5
"""Words between "denied" and the way that is barred."""
COLON = ":"


def speech_act(
    scene: Scene,
    sentence: Stretch,
    frames: list[Frame | None],
    number: int,
    marks: tuple[Offsets, ...],
) -> list[Utterance]:
    """A narrated speech act: the whole sentence reports it."""
    end = _before_colon(scene, frames, marks) if marks else sentence.end
    if end is None:
        return []
    for frame in frames:
        if frame and frame.speaker and _narrates(scene, frame):
            span = (sentence.begin, end)
            act = scene.speech.acts.get(frame.cue_word, "announce")
            return [
                framed(
                    scene,
                    frame,
                    (span,),
                    How(kind="Reported", rule=f"speech-act-{act}", sentence=number, edges=None),
                )
            ]
    return []


def _narrates(scene: Scene, frame: Frame) -> bool:
    """Whether a verb of saying tells an act, or of something without a clause."""
    return frame.cue_word in scene.speech.acts or tells_about(scene, frame)


def _before_colon(
    scene: Scene, frames: list[Frame | None], marks: tuple[Offsets, ...]
) -> int | None:
    """Where a denial ends that a colon and quoted words follow: "denied it: “…”"."""
    first = next((frame for frame in frames if frame is not None), None)
    if first is None or scene.speech.acts.get(first.cue_word) not in ("deny", "reject", "label"):
        return None
    colon = scene.text.rfind(COLON, first.cue[-1][1], marks[0][0])
    behind = scene.text[colon + 1 : marks[0][0]].strip() if colon > 0 else "-"
    return None if behind else colon


def hinders(scene: Scene, frame: Frame) -> bool:
    """Whether "denied" tells of a way that was barred, not of words: "denied them passage"."""
    if scene.speech.acts.get(frame.cue_word) != "deny":
        return False
    behind = words_of(scene.text, frame.cue[-1][1], frame.clause.end)[:LONGEST_DENIED]
    return any(word.low in scene.speech.barred for word in behind)
