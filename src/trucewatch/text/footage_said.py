"""Finds where a text says that there is footage or a photograph of something."""

from __future__ import annotations

import re

from trucewatch.vocabulary.evidence import Span

FOOTAGE = re.compile(
    r"\b(?:footage|videos?|photos?|photographs?|cctv|filmed"
    r"|aufnahmen?|videoaufnahmen?|fotos?|gefilmt"
    r"|відео\w*|світлин\w*|фото|знято на камеру|кадр(?:и|ах|ів)?"
    r"|видео\w*|фотографи\w+|снято на камеру|кадр(?:ы|ах|ов)?)\b",
    re.IGNORECASE,
)
"""General words for moving and still pictures in the four languages."""
_ENDS = re.compile(r"(?<=\w\w[.!?])\s|\n")


def footage_said(text: str, begin: int, end: int) -> Span | None:
    """Return the word for footage in the sentences that some words stand in, or None.

    >>> footage_said("Video shows the crater. It rained.", 12, 22).text
    'Video'
    >>> footage_said("Video shows the crater. It rained.", 24, 33) is None
    True
    """
    start = max((found.end() for found in _ENDS.finditer(text, 0, begin)), default=0)
    after = _ENDS.search(text, end)
    found = FOOTAGE.search(text, start, after.start() if after else len(text))
    if found is None:
        return None
    return Span(begin=found.start(), end=found.end(), text=found.group())
