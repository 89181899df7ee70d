"""Reads who says what in one sentence of a language whose verb need not stand second."""

from __future__ import annotations

import re
from dataclasses import replace

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.chains import addressee_of, quoted_by, relay_in
from trucewatch.text.frames import Frame, Offsets, read_frame, words_of
from trucewatch.text.led_in import added, describes, led_by, up_to
from trucewatch.text.lexicon import SpeechWords
from trucewatch.text.media_said import said_through
from trucewatch.text.names_said import role_of
from trucewatch.text.narrated_acts import hinders, speech_act
from trucewatch.text.quotation import MARKS
from trucewatch.text.said import How, Scene, Utterance, framed, nested, speech_of, tidy
from trucewatch.text.sentences import Stretch, split_clauses
from trucewatch.text.sources_said import before_evidence, by_source
from trucewatch.vocabulary.language import Language

MINIMUM_WORDS_UNFRAMED = 6
"""Shorter quoted words without a word of saying are names, titles or irony."""
MINIMUM_WORDS_NESTED = 2
COLON = ":"
CLOSING = ('"', "”", "“", "»")
LONGEST_TITLE = 3
"""Words of a name between marks."""
_WORDS = re.compile(r"\w+")
_BRACKETS = re.compile(r"\([^()\n]{0,200}\)")
LONGEST_INSERTED = 5
"""Words of a frame between two commas."""
LONGEST_SUBJECT = 9
"""Words before an inserted clause that can be the subject of the verb behind it."""
LONGEST_BEFORE_CONJUNCTION = 6
"""Words between a verb of saying and "that"."""
LONGEST_TOLD = 18
"""Words between them where they name who is told, or where ("told X on state television that")."""
SHORT, LONGEST_CHANNEL = 4, 8
"""Words behind a closing verb; where they name a channel ("in a post on the channel")."""
OF_DEGREE = frozenset({"so", "such"})
"""Words before a "that" of purpose or result."""
SHORTEST_BARE = 4
"""Words; fewer behind a verb of saying are its object ("said a few words")."""


def read_frames(
    scene: Scene, sentence: Stretch, number: int, marks: tuple[Offsets, ...]
) -> list[Utterance]:
    """Return the utterances of a sentence."""
    text = scene.text
    brackets = tuple(m.span() for m in _BRACKETS.finditer(text, sentence.begin, sentence.end))
    shut = marks + brackets
    shut_in = tuple(mark for mark in marks if not _is_title(text, mark))
    clauses = split_clauses(text, sentence, shut)
    frames = [
        _fit(
            scene,
            _with_apposition(text, clauses, index, read_frame(text, clause, scene.speech, shut_in)),
        )
        for index, clause in enumerate(clauses)
    ]
    back = _said_before(scene, sentence, number, frames)
    if back is not None:
        return [back, *_direct(scene, frames, [], (number, marks))]
    main = by_source(scene, sentence, number, marks)
    if not main or _within_words(frames, main[0]):
        by_frame = _by_frame(scene, sentence, clauses, frames, (number, marks))
        main = by_frame or main or speech_act(scene, sentence, frames, number, marks)
    more = added(scene, sentence, frames, (number, marks))
    main = [up_to(scene.text, one, more) for one in main]
    return main + more + _direct(scene, frames, main, (number, marks))


def _said_before(
    scene: Scene, sentence: Stretch, number: int, frames: list[Frame | None]
) -> Utterance | None:
    """The sentence before, when this one only tells who said it: "Об этом сообщил мэр"."""
    opening = scene.text[sentence.begin : sentence.begin + 12].lower()
    frame = frames[0] if frames else None
    told = scene.before if scene.last_sentence != number - 1 else None
    if told is None or frame is None or not opening.startswith(scene.speech.points_back or "\0"):
        return None
    if frame.speaker is None or frame.pronoun:
        return None
    span = tidy(scene.text, told.begin, told.end)
    edges = (frame.clause.begin, frame.clause.end)
    how = How(kind="Indirect", rule="that-before", sentence=number - 1, edges=edges)
    return framed(scene, frame, (span,), how) if span else None


def _fit(scene: Scene, frame: Frame | None) -> Frame | None:
    """Leave verbs out that things also do ("heard", "recorded") unless an office does them."""
    if frame is None or hinders(scene, frame):
        return None
    if frame.cue_word in lexicon_for(scene.language).speech.cues:
        return frame
    if scene.speech.acts.get(frame.cue_word) not in ("announce", "label"):
        return frame
    named = words_of(scene.text, *frame.speaker) if frame.speaker else []
    return frame if any(role_of(word.low, scene.speech) for word in named) else None


def _within_words(frames: list[Frame | None], sourced: Utterance) -> bool:
    """Whether a source stands inside what a frame before it reports."""
    begin = sourced.frame[0] if sourced.frame else -1
    return any(frame and frame.speaker and frame.cue[-1][1] < begin for frame in frames)


def _is_title(text: str, mark: Offsets) -> bool:
    """Whether quoted words are a name behind a noun ("the channel «North»")."""
    words = text[mark[0] + 1 : mark[1] - 1].split()
    behind = text[max(0, mark[0] - 2) : mark[0]]
    return len(words) <= LONGEST_TITLE and len(behind) == 2 and behind[0].isalpha()


def _by_frame(
    scene: Scene,
    sentence: Stretch,
    clauses: tuple[Stretch, ...],
    frames: list[Frame | None],
    place: tuple[int, tuple[Offsets, ...]],
) -> list[Utterance]:
    """A clause with a word of saying and the clauses that it reports."""
    number, marks = place
    for index, frame in enumerate(frames):
        if frame is None:
            continue
        spans, rule = _content(scene, sentence, clauses, frame, index)
        spans = before_evidence(scene.text, _before_quotation(scene.text, spans, marks))
        if not spans or any(_is_quotation(scene.text, span, marks) for span in spans):
            continue
        edges = (clauses[index].begin, clauses[index].end)
        how = How(kind="Indirect", rule=rule, sentence=number, edges=edges)
        told = framed(scene, frame, spans, how)

        def inner(part: Stretch, cut: tuple[Stretch, ...]) -> list[Utterance]:
            read = [_fit(scene, read_frame(scene.text, one, scene.speech, marks)) for one in cut]
            return _by_frame(scene, part, cut, read, place)

        return said_through(scene, told, marks, inner) or [told]
    return []


def _before_quotation(
    text: str, spans: tuple[Offsets, ...], marks: tuple[Offsets, ...]
) -> tuple[Offsets, ...]:
    """Cut reported words before a colon and a quotation that ends them."""
    if not spans:
        return spans
    begin, end = spans[-1]
    for mark in marks:
        colon = text.rfind(COLON, begin, mark[0])
        if colon > begin and not text[colon + 1 : mark[0]].strip() and mark[1] >= end - 1:
            return _kept(*spans[:-1], tidy(text, begin, colon))
    return spans


def _content(
    scene: Scene,
    sentence: Stretch,
    clauses: tuple[Stretch, ...],
    frame: Frame,
    index: int,
) -> tuple[tuple[Offsets, ...], str]:
    """The words that a frame reports, by where they stand; none when it reports none."""
    text, clause = scene.text, clauses[index]
    before = tidy(text, sentence.begin, clause.begin) if index > 0 else None
    after = tidy(text, clause.end, sentence.end) if index + 1 < len(clauses) else None
    if index == 0 and after is not None and _opens_as(scene, clause):
        return _kept(after), "as-frame"
    if frame.verb_first and before is not None and not _is_apposition(text, clauses, index):
        return _kept(before, None if describes(scene, after) else after), "frame-after-words"
    opening = _opening(scene, clauses, index, frame)
    if opening is not None:
        return _kept(tidy(text, opening, sentence.end)), "frame-before-words"
    found = _words_before(scene, sentence, frame, (before, after))
    return found, "frame-after-words" if found else ""


def _words_before(
    scene: Scene, sentence: Stretch, frame: Frame, around: tuple[Offsets | None, Offsets | None]
) -> tuple[Offsets, ...]:
    """The words that a frame behind or amid them reports, subject before verb."""
    before, after = around
    if not _closes(scene, frame.clause, sentence):
        inserted = before and after and _is_inserted(scene, frame)
        return _kept(before, after) if inserted else ()
    if frame.speaker is not None and frame.speaker[0] < frame.clause.begin:
        return _kept(tidy(scene.text, sentence.begin, frame.speaker[0]))
    return _kept(before) if _short_subject_first(scene, frame) else ()


def _is_inserted(scene: Scene, frame: Frame) -> bool:
    """Whether a clause between others is nothing but "she added"."""
    words = [w for w in words_of(scene.text, frame.clause.begin, frame.clause.end) if w.wordy]
    if frame.speaker is None or frame.speaker[1] > frame.cue[0][0] or len(words) > LONGEST_INSERTED:
        return False
    return words[0].begin == frame.speaker[0] and words[-1].end == frame.cue[-1][1]


def _closes(scene: Scene, clause: Stretch, sentence: Stretch) -> bool:
    """Whether nothing follows a clause, or only whom it cites."""
    if tidy(scene.text, clause.end, sentence.end) is None:
        return True
    return relay_in(scene.text, clause.end, sentence.end, scene.language) is not None


def _opens_as(scene: Scene, clause: Stretch) -> bool:
    """Whether a clause is "as the police said"."""
    return clause.of(scene.text).split()[0].lower() in scene.speech.as_words


def _kept(*spans: Offsets | None) -> tuple[Offsets, ...]:
    return tuple(span for span in spans if span is not None)


def _opening(scene: Scene, clauses: tuple[Stretch, ...], index: int, frame: Frame) -> int | None:
    """Where the reported words begin after their frame, or None."""
    inside = _conjunction_inside(scene.text, frame, scene.speech)
    if inside is None:
        inside = _bare_clause(scene.text, frame, scene.speech)
    if inside is None and index + 1 < len(clauses):
        following = clauses[index + 1]
        if clauses[index].of(scene.text).endswith(COLON):
            return None if _speaks_itself(scene, following) else following.begin
        return following.begin if _reports(scene, following.of(scene.text)) else None
    return inside


def _speaks_itself(scene: Scene, clause: Stretch) -> bool:
    """Whether a clause behind a colon has a speaker of its own before its verb of saying."""
    frame = read_frame(scene.text, clause, scene.speech)
    if frame is None or frame.verb_first or frame.speaker is None or frame.pronoun:
        return False
    return frame.speaker[1] <= frame.cue[0][0]


def _short_subject_first(scene: Scene, frame: Frame) -> bool:
    """Whether a closing clause is nothing but "he said" or "the army said"."""
    text, clause, stops = scene.text, frame.clause, scene.speech.stops
    opener = text[clause.begin : clause.end].split()[0].lower()
    if frame.speaker is None or frame.speaker[0] < clause.begin or opener in stops:
        return False
    edge = frame.cue[-1][1]
    behind = [word for word in words_of(text, edge, clause.end) if word.wordy]
    late = behind and behind[0].low in stops | scene.speech.temporal
    if behind and not late and frame.cue_word not in scene.speech.telling:
        return False
    channel = behind and behind[0].low in scene.speech.links
    longest = LONGEST_CHANNEL if channel else SHORT
    return frame.speaker[1] <= frame.cue[0][0] and len(behind) <= longest


def _conjunction_inside(text: str, frame: Frame, speech: SpeechWords) -> int | None:
    """Where a reported clause begins without a comma ("denied that …")."""
    words = words_of(text, frame.cue[-1][1], frame.clause.end)
    told = frame.cue_word in speech.telling or (words and words[0].low in speech.links)
    limit = LONGEST_TOLD if told else LONGEST_BEFORE_CONJUNCTION
    for at, word in enumerate(words[:limit]):
        of_degree = at > 0 and words[at - 1].low in OF_DEGREE
        if word.low in speech.plain_conjunctions and not of_degree:
            return word.begin
    return None


def _bare_clause(text: str, frame: Frame, speech: SpeechWords) -> int | None:
    """Where a reported clause without a conjunction begins ("X said Y had fired")."""
    before = frame.speaker is not None and frame.speaker[1] <= frame.cue[0][0]
    if frame.cue_word not in speech.bare or not before:
        return None
    words = [w for w in words_of(text, frame.cue[-1][1], frame.clause.end) if w.wordy]
    if len(words) > 2 and words[0].low in speech.stops and words[1].low in speech.temporal:
        words = words[2:]
    follows = words and words[0].low not in speech.stops | speech.temporal
    return words[0].begin if follows and len(words) >= SHORTEST_BARE else None


def _reports(scene: Scene, clause: str) -> bool:
    words = [word.lower() for word in _WORDS.findall(clause)]
    return bool(words) and words[0] in scene.speech.conjunctions


def _with_apposition(
    text: str, clauses: tuple[Stretch, ...], index: int, frame: Frame | None
) -> Frame | None:
    """Give a verb the subject that commas cut off ("The prosecutor, X, blamed …")."""
    if frame is None or not frame.verb_first:
        return frame
    if not _is_apposition(text, clauses, index) and not _is_break(text, clauses, index):
        return frame
    last = index - 1 if _is_apposition(text, clauses, index) else index - 2
    begin, quoted = clauses[index - 2].begin, clauses[index - 2].of(text)
    if quoted[:1] in MARKS:  # '"We wait," a spokesman, X, said'
        begin += max(quoted.rfind(mark) for mark in CLOSING) + 1
    subject = tidy(text, begin, clauses[last].end)
    return replace(frame, speaker=subject, pronoun=False, verb_first=False)


def _only_quotes(clause: str) -> bool:
    """Whether a clause that opens with a quotation holds nothing else."""
    if clause[:1] not in MARKS:
        return False
    behind = clause[max(clause.rfind(mark) for mark in CLOSING) + 1 :]
    return not _WORDS.search(behind)


def _is_apposition(text: str, clauses: tuple[Stretch, ...], index: int) -> bool:
    """Whether what stands before a verb-first clause is only "the prosecutor, X,"."""
    if index < 2 or _only_quotes(clauses[index - 2].of(text)):
        return False
    name = clauses[index - 1].of(text).rstrip(",")
    words = name.split()
    return 0 < len(words) <= 5 and all(word[0].isupper() for word in words)


def _is_break(text: str, clauses: tuple[Stretch, ...], index: int) -> bool:
    """Whether a verb's subject stands before an inserted clause ("A, asked about it, said")."""
    if index < 2 or clauses[index - 2].of(text)[:1] in MARKS:
        return False
    inserted, subject = clauses[index - 1].of(text).split(), clauses[index - 2].of(text).split()
    breaks = speech_of(Language.EN).subject_breaks
    return bool(inserted) and inserted[0].lower() in breaks and len(subject) <= LONGEST_SUBJECT


def _direct(
    scene: Scene,
    frames: list[Frame | None],
    main: list[Utterance],
    place: tuple[int, tuple[Offsets, ...]],
) -> list[Utterance]:
    """Quoted words, with the frame of their sentence or what goes on around them."""
    number, marks = place
    frame = next((f for f in frames if f is not None), None)
    found = (_one_direct(scene, frame, main, number, mark) for mark in marks)
    return [utterance for utterance in found if utterance is not None]


def _one_direct(
    scene: Scene, frame: Frame | None, main: list[Utterance], number: int, mark: Offsets
) -> Utterance | None:
    if frame is not None and _named_in(scene, frame, mark):
        return None
    count = len(_WORDS.findall(scene.text[mark[0] : mark[1]]))
    own = frame if frame and (count >= 2 or frame.cue_word in scene.speech.acts) else None
    around = next((u for u in main if _holds(u, mark)), None if own else next(iter(main), None))
    if around is not None:
        return nested(around, mark) if count >= MINIMUM_WORDS_NESTED else None
    if own is not None:
        edges = (own.clause.begin, own.clause.end)
        how = How(kind="Direct", rule="quoted", sentence=number, edges=edges)
        return framed(scene, own, (mark,), how)
    return _loose(scene, number, mark, count)


def _loose(scene: Scene, number: int, mark: Offsets, count: int) -> Utterance | None:
    """Quoted words beside no verb of saying: of whoever leads to them, or of the last speaker."""
    led = led_by(scene, mark)
    if led is not None:
        return replace(_unframed(scene, number, mark), speaker=led, mention=led, carried=False)
    return _unframed(scene, number, mark) if count >= MINIMUM_WORDS_UNFRAMED else None


def _named_in(scene: Scene, frame: Frame, mark: Offsets) -> bool:
    """Whether quoted words are part of the name of who speaks, is told, or is quoted."""
    parties = (
        frame.speaker,
        addressee_of(scene.text, frame, scene.speech),
        quoted_by(scene.text, frame, scene.speech),
    )
    return any(span and span[0] <= mark[0] and mark[1] <= span[1] for span in parties)


def _holds(utterance: Utterance, mark: Offsets) -> bool:
    return any(begin <= mark[0] and mark[1] <= end for begin, end in utterance.spans)


def _unframed(scene: Scene, number: int, mark: Offsets) -> Utterance:
    return Utterance(
        spans=(mark,),
        kind="Direct",
        speaker=scene.last,
        cue=(),
        frame=None,
        cue_word="",
        rule="quoted-unframed",
        sentence=number,
        carried=True,
    )


def _is_quotation(text: str, span: Offsets, marks: tuple[Offsets, ...]) -> bool:
    """Whether reported words are one quotation and nothing else."""
    bare = tidy(text, *span)
    return bare is not None and any(
        b <= bare[0] + 1 and bare[1] - 1 <= e and e - b >= 0.9 * (bare[1] - bare[0])
        for b, e in marks
    )
