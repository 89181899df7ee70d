"""Quoted words of a verb-second sentence, and whose they are."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.text.clause_frames import ClauseFrame
from trucewatch.text.clause_line import Line, resolved
from trucewatch.text.clause_sources import inner_source
from trucewatch.text.said import Utterance, nested, without
from trucewatch.text.tokens import Offsets
from trucewatch.text.topics import person_of, topic_of

WORDS_UNFRAMED = 6
"""Shorter quoted words without a word of saying are names, titles or irony."""
WORDS_INSIDE = 2


def direct_words(line: Line, main: list[Utterance]) -> list[Utterance]:
    """Quoted words, with the frame of their sentence or what goes on around them."""
    found = (_one_direct(line, main, mark) for mark in line.marks)
    return [utterance for utterance in found if utterance is not None]


def _one_direct(line: Line, main: list[Utterance], mark: Offsets) -> Utterance | None:
    """Quoted words: part of reported ones, framed, behind a colon, or on their own."""
    count = len(line.scene.text[mark[0] : mark[1]].split())
    if any(u.kind == "Direct" and mark in u.spans for u in main):
        return None
    around = next((u for u in main if _holds(u, mark)), None)
    if around is not None:
        return _within(line, around, mark, count)
    frame = _frame_of(line, mark)
    if any(_names(other, mark) for other in line.frames):
        return None
    if frame is not None and (count >= WORDS_INSIDE or frame.verb.act == "label"):
        return _quoted(line, frame, mark)
    return _loose(line, main, mark, count)


def _within(line: Line, around: Utterance, mark: Offsets, count: int) -> Utterance | None:
    """Quoted words inside reported ones."""
    if around.rule == "reported-mood" and _after_colon_of(line, mark):
        return _introduced(line, mark)
    inner = _of_inner(line, around, mark)
    return _named_here(line, inner) if count >= WORDS_INSIDE else None


def _loose(line: Line, main: list[Utterance], mark: Offsets, count: int) -> Utterance | None:
    """Quoted words beside no verb of saying."""
    if _after_colon(line.scene.text, mark):
        return _introduced(line, mark)
    if main and count >= WORDS_INSIDE:
        return nested(main[0], mark)
    if count < WORDS_UNFRAMED:
        return None
    return _of_topic(line, mark) or _named_here(line, _unframed(line, mark))


def _of_topic(line: Line, mark: Offsets) -> Utterance | None:
    """Words in marks within a sentence that is about somebody: theirs, not the last speaker's."""
    if mark[0] <= line.sentence.begin:
        return None
    topic = topic_of(line.pieces, line.words, anyone=line.scene.speech)
    if topic is None or topic[0] >= mark[0]:
        return None
    return replace(_unframed(line, mark), speaker=topic, mention=topic, carried=False)


def _named_here(line: Line, item: Utterance) -> Utterance:
    """Let a speaker who is carried over stand where the sentence names the same person again."""
    if not item.carried or item.speaker is None or item.cue_word:
        return item
    topic = topic_of(line.pieces, line.words, anyone=None)
    if topic is not None and _is_pronoun(line, topic) and item.rule == "quoted-unframed":
        return replace(item, mention=topic)
    surname = line.scene.text[slice(*item.speaker)].split()[-1]
    again = next(
        (
            (token.begin, token.end)
            for piece in line.pieces
            for token in piece.tokens
            if token.text == surname and token.capital
        ),
        None,
    )
    return replace(item, mention=again) if again and again[0] > item.speaker[1] else item


def _of_inner(line: Line, around: Utterance, mark: Offsets) -> Utterance:
    """Quoted words inside reported ones: of whoever is named nearest before them there."""
    item = nested(around, mark)
    begin = next(b for b, e in around.spans if b <= mark[0] and mark[1] <= e)
    frames = [f for f in line.frames if f.speaker and begin < f.speaker[0] and not f.pronoun]
    before = [f for f in frames if f.cue[-1][1] <= mark[0] and f.sub]
    sourced = inner_source(line.pieces, line.words, (begin, mark[0]))
    if before and (sourced is None or before[-1].cue[-1][1] > sourced[1][1]):
        last = max(before, key=lambda f: f.cue[-1][1])
        return replace(item, speaker=last.speaker, mention=last.speaker, cue=last.cue)
    if sourced is not None:
        return replace(item, speaker=sourced[0], mention=sourced[0], cue=(sourced[1],))
    return item


def _after_colon_of(line: Line, mark: Offsets) -> bool:
    """Whether a quotation behind a colon ends its sentence."""
    return _after_colon(line.scene.text, mark) and mark[1] >= line.sentence.end - 1


def _holds(utterance: Utterance, mark: Offsets) -> bool:
    return any(begin <= mark[0] and mark[1] <= end for begin, end in utterance.spans)


def _after_colon(text: str, mark: Offsets) -> bool:
    return text[max(0, mark[0] - 3) : mark[0]].rstrip().endswith(":")


def _introduced(line: Line, mark: Offsets) -> Utterance:
    """Quoted words behind a colon, without a verb of saying: whom the clause is about."""
    topic = person_of(line.pieces, line.words, line.scene.speech)
    begin = line.sentence.begin
    frame = (begin, mark[0]) if begin < mark[0] else None
    return replace(
        _unframed(line, mark),
        speaker=line.scene.last if topic is None or _is_pronoun(line, topic) else topic,
        mention=topic or line.scene.last_mention,
        frame=frame,
        rule="quoted-after-colon",
        carried=topic is None or _is_pronoun(line, topic),
    )


def _is_pronoun(line: Line, span: Offsets) -> bool:
    return line.scene.text[slice(*span)].lower() in line.words.pronouns


def _names(frame: ClauseFrame, mark: Offsets) -> bool:
    """Whether quoted words are part of a name ("the paper “Times”")."""
    spans = (frame.speaker, frame.addressee)
    return any(span and span[0] <= mark[0] and mark[1] <= span[1] for span in spans)


def _frame_of(line: Line, mark: Offsets) -> ClauseFrame | None:
    """The frame nearest to quoted words in their sentence."""
    if not line.frames:
        return None

    def away(frame: ClauseFrame) -> int:
        begin, end = frame.cue[0][0], frame.cue[-1][1]
        return min(abs(begin - mark[1]), abs(mark[0] - end))

    return min(line.frames, key=away)


def _quoted(line: Line, frame: ClauseFrame, mark: Offsets) -> Utterance:
    first, last = line.pieces[frame.first], line.pieces[max(frame.last, frame.home)]
    begin = first.opened if frame.postposed and first.opener else first.begin
    if first.tokens[0].kind == "quote" and first.begin == mark[0]:
        begin = mark[1]
    end = max(last.end, mark[1]) if last.end >= mark[0] else last.end
    following = [p for p in line.pieces if p.opened >= last.end]
    if following and following[0].begin == mark[0]:
        end = following[0].opened + 1
    whole = (begin, end)
    frames = without(line.scene.text, whole, mark) if begin < mark[1] <= end else (whole,)
    return Utterance(
        spans=(mark,),
        kind="Direct",
        speaker=resolved(line.scene, frame),
        mention=frame.speaker,
        addressee=frame.addressee,
        relayed_by=frame.relayed_by,
        cue=frame.cue,
        frame=frames[0] if frames else None,
        frames=frames,
        cue_word=frame.verb.lemma,
        rule="quoted",
        sentence=line.number,
        carried=frame.pronoun or frame.speaker is None,
    )


def _unframed(line: Line, mark: Offsets) -> Utterance:
    return Utterance(
        spans=(mark,),
        kind="Direct",
        speaker=line.scene.last,
        mention=line.scene.last_mention,
        cue=(),
        frame=None,
        cue_word="",
        rule="quoted-unframed",
        sentence=line.number,
        carried=True,
    )
