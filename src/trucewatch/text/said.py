"""The record of an utterance, and how one is put together from its frame."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.chains import addressee_of, quoted_by
from trucewatch.text.frames import Frame, Offsets
from trucewatch.text.lexicon import SpeechWords
from trucewatch.text.sentences import Stretch
from trucewatch.vocabulary.language import Language

FRAMELESS = ("reported-mood", "hearsay", "turn")
"""Rules of sentences that go on with what was said before."""
_CLOSING = " \t.,;:!?…–—-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """Words that somebody is said to have said.

    Attributes:
        spans: Offsets of the words; several when a frame stands in between.
        kind: Direct, Indirect, IndirectFreeIndirect or Reported.
        speaker: Offsets of the speaker's name, carried over ones included.
        carried: True when the name stands in an earlier sentence.
        nested: True when it stands inside another utterance.
        mention: Offsets of the words that stand for the speaker here, a pronoun included;
            None when nothing does, or when they are those of ``speaker``.
        addressee: Offsets of who is told, or None.
        relayed_by: Offsets of who passes it on ("X quoted Y"), or None.
        frames: All parts of the frame when words said stand in its midst; else empty.
    """

    spans: tuple[Offsets, ...]
    kind: str
    speaker: Offsets | None
    cue: tuple[Offsets, ...]
    frame: Offsets | None
    cue_word: str
    rule: str
    sentence: int
    carried: bool = False
    nested: bool = False
    mention: Offsets | None = None
    addressee: Offsets | None = None
    relayed_by: Offsets | None = None
    frames: tuple[Offsets, ...] = ()


@dataclass(slots=True)
class Scene:
    """What has been read so far of one document."""

    text: str
    language: Language
    speech: SpeechWords
    last: Offsets | None = None
    last_sentence: int = -9
    last_mention: Offsets | None = None
    """Words that stood for the last speaker, a pronoun included."""
    before: Stretch | None = None
    """The sentence before the one that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class How:
    """How an utterance was found: kind, rule, sentence, and the edges of its frame."""

    kind: str
    rule: str
    sentence: int
    edges: Offsets | None


@cache
def speech_of(language: Language) -> SpeechWords:
    """The words of saying, with the words of time that may stand among them."""
    lexicon = lexicon_for(language)
    times = lexicon.times
    narrated = frozenset(lexicon.speech.acts)
    temporal = frozenset((*times.months, *times.weekdays, *times.relative_days, *times.dayparts))
    return replace(lexicon.speech, temporal=temporal, cues=lexicon.speech.cues | narrated)


def nested(around: Utterance, span: Offsets) -> Utterance:
    """Make the utterance of quoted words inside another one."""
    return Utterance(
        spans=(span,),
        kind="Direct",
        speaker=around.speaker,
        mention=around.mention,
        addressee=around.addressee,
        relayed_by=around.relayed_by,
        frames=around.frames,
        cue=around.cue,
        frame=around.frame,
        cue_word=around.cue_word,
        rule="quoted-inside",
        sentence=around.sentence,
        carried=around.carried,
        nested=True,
    )


def framed(scene: Scene, frame: Frame, spans: tuple[Offsets, ...], how: How) -> Utterance:
    """Make an utterance; a pronoun or a missing name takes the last speaker over."""
    inside = frame.speaker and not any(
        b <= frame.speaker[0] < e for b, e in spans if how.kind != "Reported"
    )
    speaker = frame.speaker if inside and not frame.pronoun else scene.last
    quoted = quoted_by(scene.text, frame, scene.speech)
    return Utterance(
        spans=spans,
        kind=how.kind,
        speaker=quoted or speaker,
        mention=frame.speaker if inside and quoted is None else quoted,
        addressee=addressee_of(scene.text, frame, scene.speech) if quoted is None else None,
        relayed_by=speaker if quoted is not None else None,
        cue=frame.cue,
        frame=how.edges,
        cue_word=frame.cue_word,
        rule=how.rule,
        sentence=how.sentence,
        carried=quoted is None and speaker != frame.speaker,
    )


def tidy(text: str, begin: int, end: int) -> Offsets | None:
    """Cut blanks and punctuation off both ends; None when nothing is left."""
    while begin < end and text[begin] in _CLOSING + "\n":
        begin += 1
    while end > begin and text[end - 1] in _CLOSING + "\n":
        end -= 1
    return (begin, end) if begin < end else None


def without(text: str, whole: Offsets, hole: Offsets) -> tuple[Offsets, ...]:
    """Return what is left of a stretch on both sides of a hole."""
    pieces = (tidy(text, whole[0], hole[0]), tidy(text, hole[1], whole[1]))
    return tuple(piece for piece in pieces if piece)


def joined(found: tuple[Utterance, ...], text: str) -> tuple[Utterance, ...]:
    """Join sentences of speech without a frame that follow one another, as one utterance."""
    whole: list[Utterance] = []
    open_at: int | None = None
    for item in found:
        last = whole[open_at] if open_at is not None else None
        if last is not None and open_at is not None and _goes_on(last, item, text):
            whole[open_at] = replace(last, spans=((last.spans[0][0], item.spans[-1][1]),))
            continue
        if not item.nested:
            open_at = len(whole) if item.rule in FRAMELESS else None
        whole.append(item)
    return tuple(whole)


def _goes_on(last: Utterance, item: Utterance, text: str) -> bool:
    """Whether speech without a frame goes on with the next sentence of the same speaker."""
    same = (item.kind, item.rule, item.speaker) == (last.kind, last.rule, last.speaker)
    return same and not text[last.spans[-1][1] : item.spans[0][0]].strip()
