"""Reads who says what in one sentence of a verb-second language."""

from __future__ import annotations

from dataclasses import dataclass, replace

from trucewatch.text.clause_content import Content, content_of, noun_frame
from trucewatch.text.clause_frames import ClauseFrame, find_frames
from trucewatch.text.clause_sources import by_source, inner_source
from trucewatch.text.lexicon import ClauseWords
from trucewatch.text.mood import is_hearsay, is_reported
from trucewatch.text.names_said import role_of
from trucewatch.text.said import Scene, Utterance, nested, tidy, without
from trucewatch.text.sentences import Stretch
from trucewatch.text.tokens import Offsets, Piece, pieces_of
from trucewatch.text.topics import person_of, topic_of
from trucewatch.text.verb_complex import Clauses

REMEMBERED = 4
"""Sentences that reported speech without a frame may stand away from its speaker."""
HEARSAY_REMEMBERED = 1
WORDS_UNFRAMED = 6
"""Shorter quoted words without a word of saying are names, titles or irony."""
WORDS_INSIDE = 2
MOST_PIECES = 60
"""Commas in a sentence; what has more is a list or no prose, and is not read."""


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


def read_clauses(
    scene: Scene, sentence: Stretch, number: int, marks: tuple[Offsets, ...]
) -> list[Utterance]:
    """Return the utterances of a sentence."""
    words = scene.speech.clauses
    if words is None:
        return []
    pieces = pieces_of(scene.text, sentence, marks)
    if len(pieces) > MOST_PIECES:
        return []
    line = Line(scene, sentence, number, marks, pieces, find_frames(Clauses(pieces, words)), words)
    main = _main(line) or _by_noun(line) or _free(line)
    direct = _direct(line, main)
    found = main + direct if main or direct else _told(line)
    carrier = _carrier(line)
    if carrier is not None:
        found = [_carried_by(item, carrier) for item in found]
    if not any(utterance.speaker for utterance in found):
        _remember(line)
    return found


def _remember(line: Line) -> None:
    """Whoever this sentence is about may be the one that the next one goes back to."""
    topic = topic_of(line.pieces, line.words, anyone=line.scene.speech)
    if topic is not None:
        line.scene.last, line.scene.last_mention = topic, topic
        line.scene.last_sentence = line.number


def _carrier(line: Line) -> Offsets | None:
    """A source inside a frame with a speaker passes the words on ("said X, according to Y")."""
    sourced = _sourced(line)
    if not sourced or sourced[0].frame is None:
        return None
    begin = sourced[0].frame[0]
    inside = any(_speaks_before(line, frame, begin) for frame in line.frames)
    return sourced[0].speaker if inside else None


def _carried_by(item: Utterance, carrier: Offsets) -> Utterance:
    own = item.speaker == carrier or item.relayed_by is not None
    return item if own else replace(item, relayed_by=carrier)


def _main(line: Line) -> list[Utterance]:
    """Words with a source, or with a frame."""
    sourced = _sourced(line)
    if sourced and _carrier(line) is None:
        return sourced
    framed = _framed(line)
    return framed if framed or line.marks else sourced


def _speaks_before(line: Line, frame: ClauseFrame, begin: int) -> bool:
    """Whether a frame with a speaker stands right before a source in its clause."""
    if frame.speaker is None or frame.sub:
        return False
    piece = line.pieces[max(frame.home, frame.first)]
    return frame.cue[0][0] < begin < piece.end and frame.speaker[0] < begin


def _sourced(line: Line) -> list[Utterance]:
    found = by_source(line.scene, line.sentence, line.pieces, line.words, line.marks)
    return [] if found is None else [replace(found, sentence=line.number)]


def _framed(line: Line) -> list[Utterance]:
    """Frames with what they report, from left to right; those inside reported words are not."""
    text, sentence = line.scene.text, line.sentence
    found: list[Utterance] = []
    outer = sorted(line.frames, key=lambda f: (not f.manner, not f.postposed, f.home))
    taken: list[Offsets] = []
    for frame in outer:
        home = line.pieces[frame.first].begin
        if any(begin <= home < end for begin, end in taken):
            continue
        content = content_of(text, sentence, Clauses(line.pieces, line.words), frame, line.frames)
        if content is None:
            content = _earlier(line, frame)
        if content is None or all(_is_quotation(span, line.marks) for span in content.spans):
            continue
        taken.extend(content.spans)
        found.append(_utterance(line, frame, content))
    return found


def _by_noun(line: Line) -> list[Utterance]:
    """A noun of saying whose clause follows ("holds the opinion that …")."""
    found = noun_frame(line.pieces, line.words)
    if found is None:
        return []
    span = tidy(line.scene.text, found.opening, line.sentence.end)
    if span is None:
        return []
    speaker = found.speaker or topic_of(line.pieces, line.words, anyone=None)
    frame = (line.sentence.begin, found.edge)
    return [
        Utterance(
            spans=(span,),
            kind="Indirect",
            speaker=speaker or line.scene.last,
            mention=speaker,
            cue=(found.cue,),
            frame=frame,
            cue_word=line.scene.text[found.cue[0] : found.cue[1]].lower(),
            rule="noun-frame",
            sentence=line.number,
            carried=speaker is None,
        )
    ]


def _utterance(line: Line, frame: ClauseFrame, content: Content) -> Utterance:
    return Utterance(
        spans=content.spans,
        kind="Indirect",
        speaker=_resolved(line.scene, frame),
        mention=frame.speaker,
        addressee=frame.addressee,
        relayed_by=frame.relayed_by,
        cue=frame.cue,
        frame=content.frames[0],
        frames=content.frames,
        cue_word=frame.verb.lemma,
        rule=content.rule,
        sentence=line.number,
        carried=frame.pronoun or frame.speaker is None,
    )


def _resolved(scene: Scene, frame: ClauseFrame) -> Offsets | None:
    if frame.speaker is None and frame.passive:
        return None
    return scene.last if frame.pronoun or frame.speaker is None else frame.speaker


def _earlier(line: Line, frame: ClauseFrame) -> Content | None:
    """Read "That said the ministry": the sentence before is what was said."""
    scene = line.scene
    if frame.anaphor is None or scene.before is None or frame.speaker is None:
        return None
    if frame.verb.act not in (None, "confirm", "announce"):
        return None
    begin, end = scene.before.begin, scene.before.end
    frames = ((frame.anaphor[1], line.sentence.end),)
    return Content(((begin, end), frame.anaphor), frames, "that-before", end)


def _free(line: Line) -> list[Utterance]:
    """A sentence in the mood of reported speech, or of hearsay, without a frame of its own."""
    scene, words = line.scene, line.words
    if scene.last is None or not line.pieces:
        return []
    away = line.number - scene.last_sentence
    opener = line.pieces[0].tokens[0].low
    sure = opener in words.subordinators
    reported = any(is_reported(p.tokens, words, irrealis=not sure) for p in line.pieces)
    kind, rule = "IndirectFreeIndirect", "reported-mood"
    if not (reported and away <= REMEMBERED):
        if not (is_hearsay(line.pieces, words) and away <= HEARSAY_REMEMBERED):
            return []
        kind, rule = "FreeIndirect", "hearsay"
    return [
        Utterance(
            spans=((line.sentence.begin, line.sentence.end),),
            kind=kind,
            speaker=scene.last,
            mention=scene.last_mention,
            cue=(),
            frame=None,
            cue_word="",
            rule=rule,
            sentence=line.number,
            carried=True,
        )
    ]


def _told(line: Line) -> list[Utterance]:
    """A narrated speech act: the whole sentence reports it."""
    frame = next((f for f in line.frames if _narrates(line, f)), None)
    if frame is None:
        return []
    span = (line.sentence.begin, line.sentence.end)
    return [
        Utterance(
            spans=(span,),
            kind="Reported",
            speaker=_resolved(line.scene, frame),
            mention=frame.speaker,
            cue=frame.cue,
            frame=None,
            cue_word=frame.verb.lemma,
            rule=f"speech-act-{frame.verb.act}",
            sentence=line.number,
            carried=frame.pronoun,
            addressee=frame.addressee,
        )
    ]


def _narrates(line: Line, frame: ClauseFrame) -> bool:
    if frame.speaker is None or frame.sub or not frame.verb.narrates:
        return False
    if frame.verb.lemma not in line.words.counting:
        return True
    named = line.scene.text[slice(*frame.speaker)].lower().split()
    return any(role_of(word, line.scene.speech) for word in named)


def _direct(line: Line, main: list[Utterance]) -> list[Utterance]:
    """Quoted words, with the frame of their sentence or what goes on around them."""
    found = (_one_direct(line, main, mark) for mark in line.marks)
    return [utterance for utterance in found if utterance is not None]


def _one_direct(line: Line, main: list[Utterance], mark: Offsets) -> Utterance | None:
    """Quoted words: part of reported ones, framed, behind a colon, or on their own."""
    count = len(line.scene.text[mark[0] : mark[1]].split())
    if any(u.kind == "Direct" and mark in u.spans for u in main):
        return None
    around = next((u for u in main if _holds(u, mark)), None)
    if around is not None and around.rule == "reported-mood" and _after_colon_of(line, mark):
        return _introduced(line, mark)
    if around is not None:
        inner = _of_inner(line, around, mark)
        return _named_here(line, inner) if count >= WORDS_INSIDE else None
    frame = _frame_of(line, mark)
    if any(_names(other, mark) for other in line.frames):
        return None
    if frame is not None and (count >= WORDS_INSIDE or frame.verb.act == "label"):
        return _quoted(line, frame, mark)
    return _loose(line, main, mark, count)


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
        speaker=_resolved(line.scene, frame),
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


def _is_quotation(span: Offsets, marks: tuple[Offsets, ...]) -> bool:
    """Whether reported words are one quotation and nothing else."""
    return any(
        b <= span[0] + 1 and span[1] - 1 <= e and e - b >= 0.9 * (span[1] - span[0])
        for b, e in marks
    )
