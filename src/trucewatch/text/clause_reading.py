"""Reads who says what in one sentence of a verb-second language."""

from __future__ import annotations

from dataclasses import replace

from trucewatch.text.clause_content import Content, content_of, noun_frame
from trucewatch.text.clause_frames import SAYING_ACTS, ClauseFrame, find_frames
from trucewatch.text.clause_line import Line, resolved
from trucewatch.text.clause_quotes import direct_words
from trucewatch.text.clause_sources import by_source
from trucewatch.text.media_said import is_medium
from trucewatch.text.mood import is_hearsay, is_reported
from trucewatch.text.names_said import role_of
from trucewatch.text.said import Scene, Utterance, tidy
from trucewatch.text.sentences import Stretch
from trucewatch.text.tokens import Offsets, pieces_of
from trucewatch.text.topics import topic_of
from trucewatch.text.verb_complex import Clauses

REMEMBERED = 4
"""Sentences that reported speech without a frame may stand away from its speaker."""
HEARSAY_REMEMBERED = 1
MOST_PIECES = 60
"""Commas in a sentence; what has more is a list or no prose, and is not read."""


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
    sourced = _sourced(line)
    carrier = _carrier(line, sourced)
    main = _main(line, sourced, carrier) or _by_noun(line) or _free(line)
    direct = direct_words(line, main)
    found = main + direct if main or direct else _told(line)
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


def _carrier(line: Line, sourced: list[Utterance]) -> Offsets | None:
    """A source inside a frame with a speaker passes the words on ("said X, according to Y")."""
    if not sourced or sourced[0].frame is None:
        return None
    begin = sourced[0].frame[0]
    inside = any(_speaks_before(line, frame, begin) for frame in line.frames)
    return sourced[0].speaker if inside else None


def _carried_by(item: Utterance, carrier: Offsets) -> Utterance:
    own = item.speaker == carrier or item.relayed_by is not None
    return item if own else replace(item, relayed_by=carrier)


def _main(line: Line, sourced: list[Utterance], carrier: Offsets | None) -> list[Utterance]:
    """Words with a source, or with a frame."""
    if sourced and carrier is None:
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
        if _relays(line, frame, content):
            continue
        taken.extend(content.spans)
        found.append(_utterance(line, frame, content))
    return found


def _relays(line: Line, frame: ClauseFrame, content: Content) -> bool:
    """Whether a medium reports that somebody else said so ("the agency reports, X has said")."""
    return is_medium(line.scene.text, frame.speaker, line.scene.speech) and any(
        _inside(line, inner, content) for inner in line.frames if inner is not frame
    )


def _inside(line: Line, frame: ClauseFrame, content: Content) -> bool:
    """Whether a frame with a speaker opens what another one reports."""
    if frame.speaker is None or frame.pronoun or frame.verb.act not in SAYING_ACTS:
        return False
    piece = line.pieces[frame.first]
    if not any(abs(begin - piece.begin) <= 1 for begin, _ in content.spans):
        return False
    clauses = Clauses(line.pieces, line.words)
    return content_of(line.scene.text, line.sentence, clauses, frame, line.frames) is not None


def _medium_around(line: Line, frame: ClauseFrame) -> Offsets | None:
    """The medium whose frame stands right before one that opens what it reports."""
    before = [one for one in line.frames if one.cue[-1][1] < line.pieces[frame.first].begin]
    last = before[-1] if before and frame.relayed_by is None else None
    named = last.speaker if last is not None else None
    return named if is_medium(line.scene.text, named, line.scene.speech) else None


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
        speaker=resolved(line.scene, frame),
        mention=frame.speaker,
        addressee=frame.addressee,
        relayed_by=frame.relayed_by or _medium_around(line, frame),
        cue=frame.cue,
        frame=content.frames[0],
        frames=content.frames,
        cue_word=frame.verb.lemma,
        rule=content.rule,
        sentence=line.number,
        carried=frame.pronoun or frame.speaker is None,
    )


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
    reported = away <= REMEMBERED and any(
        is_reported(p.tokens, words, irrealis=not sure) for p in line.pieces
    )
    kind, rule = "IndirectFreeIndirect", "reported-mood"
    if not reported:
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
            speaker=resolved(line.scene, frame),
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


def _is_quotation(span: Offsets, marks: tuple[Offsets, ...]) -> bool:
    """Whether reported words are one quotation and nothing else."""
    return any(
        b <= span[0] + 1 and span[1] - 1 <= e and e - b >= 0.9 * (span[1] - span[0])
        for b, e in marks
    )
