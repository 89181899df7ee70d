"""Who speaks without a verb of saying of their own: before a colon, or going on with "adding"."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from trucewatch.text.frames import Frame, Offsets, read_frame, words_of
from trucewatch.text.names_said import role_of
from trucewatch.text.said import How, Scene, Utterance, framed, tidy
from trucewatch.text.sentences import Stretch, split_clauses

LONGEST_LEAD = 7
"""Words before a colon that can be somebody's name and office."""
LOOK_BACK = 120
"""Characters in which the name before a colon stands."""
SHORTEST_ADDED = 3
"""Words."""
_CLOCK = re.compile(r"\s*\d{1,2}[:.]\d\d(?: Uhr| год\.?| ч\.?)?[ |–—-]+")
"""The hour that opens a line of a ticker."""
_ENDS = ("\n", ". ", "! ", "? ", "; ")


def led_by(scene: Scene, mark: Offsets) -> Offsets | None:
    """Who is named before a colon and quoted words, and nothing else: "Governor X: …"."""
    text = scene.text
    lead = text[max(0, mark[0] - LOOK_BACK) : mark[0]].rstrip()
    if not lead.endswith(":"):
        return None
    begin = mark[0] - len(text[max(0, mark[0] - LOOK_BACK) : mark[0]])
    begin += max((lead.rfind(end) + len(end) for end in _ENDS if end in lead), default=0)
    told_at = _CLOCK.match(text, begin, mark[0])
    begin = told_at.end() if told_at else begin
    words = words_of(text, begin, text.rfind(":", begin, mark[0]))
    if not 0 < len(words) <= LONGEST_LEAD or not all(word.wordy for word in words):
        return None
    if any(word.text[0].isdigit() for word in words):
        return None
    named = len(words) > 1 and words[-1].text[0].isupper() and words[0].text[0].isupper()
    office = any(role_of(word.low, scene.speech) for word in words)
    return (words[0].begin, words[-1].end) if named or office else None


def added(
    scene: Scene,
    sentence: Stretch,
    frames: list[Frame | None],
    place: tuple[int, tuple[Offsets, ...]],
) -> list[Utterance]:
    """What a speaker goes on to say behind ", adding that"."""
    number, marks = place
    pattern = _adding(scene.speech.adding)
    frame = next((one for one in frames if one is not None and one.speaker), None)
    if pattern is None or frame is None:
        return []
    for match in pattern.finditer(scene.text, frame.cue[-1][1], sentence.end):
        if any(begin <= match.start() < end for begin, end in marks):
            continue
        span = tidy(scene.text, match.end(), sentence.end)
        if span is None or len(words_of(scene.text, *span)) < SHORTEST_ADDED:
            continue
        how = How(kind="Indirect", rule="added", sentence=number, edges=match.span())
        return [framed(scene, frame, (span,), how)]
    return []


def describes(scene: Scene, span: Offsets | None) -> bool:
    """Whether words behind a name only say who that is ("an analyst with the group")."""
    words = words_of(scene.text, *span)[:4] if span else []
    if not words:
        return False
    if words[0].low in scene.speech.articles:
        return True
    return any(role_of(word.low, scene.speech) for word in words[:3])


def tells_about(scene: Scene, frame: Frame) -> bool:
    """Whether a verb of saying is followed by "of" something and no clause ("заявил об атаке")."""
    words = words_of(scene.text, frame.rest, frame.clause.end)
    return bool(words) and words[0].low in scene.speech.about


@cache
def _adding(words: str) -> re.Pattern[str] | None:
    return re.compile(rf"(?:{words})\b,?\s", re.IGNORECASE) if words else None


def without_dateline(text: str, sentence: Stretch) -> Stretch:
    """A sentence without the place and day it was filed from: "LVIV, June 9 - "."""
    match = _FILED.match(text, sentence.begin, sentence.end)
    sure = match and (match["day"] or match["agency"] or match["place"].isupper())
    if match is None or not sure:
        return sentence
    return Stretch(begin=match.end(), end=sentence.end, paragraph=sentence.paragraph)


_FILED = re.compile(
    r"(?P<place>[^\W\d_][\w'’/ .-]{2,30})(?:, [^\W\d_][\w'’ ]{2,20})??"
    r"(?P<day>, (?:\d{1,2}\.? [^\W\d_]{3,12}|[^\W\d_]{3,9}\.? \d{1,2}))?"
    r"(?P<agency> \([^()\n]{2,25}\))?\.? [–—-] (?=[^\W\d_]|\d|[„«“\"])"
)


def up_to(text: str, main: Utterance, more: list[Utterance]) -> Utterance:
    """What was said first, without what was added behind it."""
    if not more or more[0].frame is None:
        return main
    border = more[0].frame[0]
    cut = tuple(
        span
        for begin, end in main.spans
        if begin < border and (span := tidy(text, begin, min(end, border))) is not None
    )
    return replace(main, spans=cut) if cut else main


def own_parts(scene: Scene, sentence: Stretch, marks: tuple[Offsets, ...]) -> tuple[Stretch, ...]:
    """A sentence, cut at the semicolons behind which somebody else speaks."""
    found, begin = [], sentence.begin
    at = scene.text.find("; ", begin, sentence.end)
    while at > 0:
        outside = not any(b <= at < e for b, e in marks)
        rest = Stretch(begin=at + 2, end=sentence.end, paragraph=sentence.paragraph)
        if outside and _has_speaker(scene, rest, marks):
            found.append(Stretch(begin=begin, end=at, paragraph=sentence.paragraph))
            begin = at + 2
        at = scene.text.find("; ", at + 2, sentence.end)
    return (*found, Stretch(begin=begin, end=sentence.end, paragraph=sentence.paragraph))


def _has_speaker(scene: Scene, part: Stretch, marks: tuple[Offsets, ...]) -> bool:
    """Whether a part opens with who speaks and a verb of saying."""
    clause = next(iter(split_clauses(scene.text, part, marks)), part)
    frame = read_frame(scene.text, clause, scene.speech, marks)
    if frame is None or frame.pronoun or frame.verb_first or frame.speaker is None:
        return False
    return frame.speaker[1] <= frame.cue[0][0]
