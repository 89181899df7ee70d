"""Words framed by "according to": who stands in the frame, and what is left outside it."""

from __future__ import annotations

import re
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.frames import Offsets, trim_name, words_of
from trucewatch.text.said import Scene, Utterance, without
from trucewatch.text.sentences import Stretch
from trucewatch.text.shelf import covers
from trucewatch.vocabulary.language import Language

_AGAINST = re.compile(
    r",? (?:but|however|although|але|проте|однак|но|однако) (?:[\w-]+ ){0,3}"
    r"(?:footage|imagery|images|photos|videos?|satellite|data|evidence|observers|monitors|кадр\w*"
    r"|відео\w*|фото\w*|знімк\w*|дані|спостерігач\w*|видео\w*|снимк\w*|данные|наблюдател\w*)\b",
    re.IGNORECASE,
)
"""Evidence set against a claim in the same sentence: the article's own words."""
LONGEST_APPOSITION = 60
"""Characters of a name between commas."""


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


def before_evidence(text: str, spans: tuple[Offsets, ...]) -> tuple[Offsets, ...]:
    """Cut reported words before what speaks against them: ", but footage shows …"."""
    if not spans:
        return spans
    begin, end = spans[-1]
    against = _AGAINST.search(text, begin, end)
    return spans if against is None else (*spans[:-1], (begin, against.start()))


def _source_frame(
    scene: Scene, sentence: Stretch, match: re.Match[str]
) -> tuple[Offsets, Offsets | None, Offsets] | None:
    text = scene.text
    who = match["who"]
    if who is None:
        return match.span(), None, match.span()
    begin = match.start("who") + len(who) - len(who.lstrip())
    words = words_of(text, begin, min(match.end("who"), sentence.end))
    speaker = trim_name(words, scene.speech)
    if speaker is None:
        return None
    speaker = (speaker[0], _with_name(text, speaker[1], sentence.end))
    return (match.start(), speaker[1]), speaker, (match.start(), begin - 1)


def _with_name(text: str, end: int, stop: int) -> int:
    """Where a name between commas behind an office ends ("the head, X Y, …")."""
    words = words_of(text, end, min(stop, end + LONGEST_APPOSITION))
    if not words or words[0].text != ",":
        return end
    for at, word in enumerate(words[1:], start=1):
        if word.text == ",":
            return words[at - 1].end if at > 2 else end
        if not word.wordy or not word.text[0].isupper():
            return end
    return end


@cache
def _sources(language: Language) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(pattern, re.IGNORECASE) for pattern in lexicon_for(language).speech.sources
    )
