"""One sentence of a verb-second language, cut into pieces and frames."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.text.clause_frames import ClauseFrame
from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.said import Scene
from trucewatch.text.sentences import Stretch
from trucewatch.text.tokens import Offsets, Piece


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence, cut into pieces and frames."""

    scene: Scene
    sentence: Stretch
    number: int
    marks: tuple[Offsets, ...]
    pieces: tuple[Piece, ...]
    frames: tuple[ClauseFrame, ...]
    words: ClauseWords


def resolved(scene: Scene, frame: ClauseFrame) -> Offsets | None:
    """Return who speaks in a frame; a pronoun or nobody named means the last speaker."""
    if frame.speaker is None and frame.passive:
        return None
    return scene.last if frame.pronoun or frame.speaker is None else frame.speaker
