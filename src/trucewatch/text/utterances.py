"""Finds who says what: quoted words, reported clauses, free reported speech, speech acts.

One machinery serves the statements of a reading and the quotation corpus. Offsets of
quoted words include the marks; a statement leaves them out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace

from trucewatch.text.chains import relay_in
from trucewatch.text.clause_reading import read_clauses
from trucewatch.text.frame_reading import read_frames
from trucewatch.text.led_in import own_parts, without_dateline
from trucewatch.text.names_said import opening_name
from trucewatch.text.quotation import MARKS, Quoted
from trucewatch.text.said import Scene, Utterance, speech_of, tidy
from trucewatch.text.sentences import Stretch
from trucewatch.text.turns import Turn, find_turns
from trucewatch.vocabulary.language import Language


def find_utterances(
    text: str,
    sentences: tuple[Stretch, ...],
    quoted: tuple[Quoted, ...],
    language: Language,
) -> tuple[Utterance, ...]:
    """Return all utterances in the order of their first words."""
    scene = Scene(text, language, speech_of(language))
    turn_of = _turns(text, sentences)
    found: list[Utterance] = []
    for number, (sentence, inside) in enumerate(_with_quoted(sentences, quoted)):
        turn = turn_of.get(sentence.paragraph)
        if turn is not None:
            new = _in_turn(sentence, number, turn)
        else:
            new = _in_sentence(scene, sentence, number, inside)
        _note(scene, sentence, number, new)
        found.extend(new)
    title = _title(text, sentences)
    found = [item for item in found if item.speaker or not title or item.spans[0] != title]
    passed = (_passed_on(scene, sentences, item) for item in found)
    return tuple(sorted(passed, key=lambda item: item.spans[0]))


def _title(text: str, sentences: tuple[Stretch, ...]) -> tuple[int, int] | None:
    """Where the first line is one quotation above a text: a title, said by nobody yet."""
    if len(sentences) < 2 or sentences[1].paragraph == sentences[0].paragraph:
        return None
    begin, end = sentences[0].begin, sentences[0].end
    return (begin, end) if text[begin] in MARKS and text[end - 1] in MARKS else None


def _with_quoted(
    sentences: tuple[Stretch, ...], quoted: tuple[Quoted, ...]
) -> Iterator[tuple[Stretch, tuple[Quoted, ...]]]:
    """Every sentence with the quotations that touch it."""
    at = 0
    for sentence in sentences:
        while at < len(quoted) and quoted[at].end <= sentence.begin:
            at += 1
        stop = at
        while stop < len(quoted) and quoted[stop].begin < sentence.end:
            stop += 1
        yield sentence, quoted[at:stop]


def _note(scene: Scene, sentence: Stretch, number: int, new: list[Utterance]) -> None:
    """Remember the sentence, and who spoke in it or whom it begins with."""
    scene.before = sentence
    for utterance in new:
        if utterance.speaker is not None and not utterance.nested:
            scene.last, scene.last_sentence = utterance.speaker, number
            scene.last_mention = utterance.mention or utterance.speaker
    if not any(utterance.speaker for utterance in new) and scene.speech.clauses is None:
        _remember(scene, sentence, number)


def _passed_on(scene: Scene, sentences: tuple[Stretch, ...], item: Utterance) -> Utterance:
    """Name the origin behind a voice that cites it, or the voice that carries it."""
    if item.frame is None or item.relayed_by is not None:
        return item
    sentence = sentences[item.sentence]
    found = relay_in(scene.text, sentence.begin, sentence.end, scene.language)
    if found is None or any(begin <= found.name[0] < end for begin, end in item.spans):
        return item
    name, speaker = found.name, item.speaker
    if found.role == "carrier":
        return item if name == speaker else replace(item, relayed_by=name)
    if speaker is not None and speaker[0] < found.begin < speaker[1]:
        speaker = tidy(scene.text, speaker[0], found.begin)
    return replace(item, speaker=name, mention=name, relayed_by=speaker, carried=False)


def _turns(text: str, sentences: tuple[Stretch, ...]) -> dict[int, Turn]:
    """Turns of an interview by the number of their paragraph."""
    turns = find_turns(text)
    if not turns:
        return {}
    first = {sentence.paragraph: sentence for sentence in reversed(sentences)}
    ordered = sorted(first.values(), key=lambda sentence: sentence.begin)
    begins = [sentence.begin for sentence in ordered]
    found = {}
    for turn in turns:
        at = bisect_right(begins, turn.words[0]) - 1
        if at >= 0 and ordered[at].end > turn.words[0]:
            found[ordered[at].paragraph] = turn
    return found


def _in_turn(sentence: Stretch, number: int, turn: Turn) -> list[Utterance]:
    """The part of a turn that is one sentence."""
    begin = max(sentence.begin, turn.words[0])
    if begin >= sentence.end:
        return []
    opens = sentence.begin <= turn.words[0]
    named = turn.name is not None and turn.begin <= turn.name[0] < turn.words[0]
    return [
        Utterance(
            spans=((begin, sentence.end),),
            kind="Direct",
            speaker=turn.name,
            cue=(),
            frame=(turn.name[0], turn.words[0]) if opens and named and turn.name else None,
            cue_word="",
            rule="turn",
            sentence=number,
            carried=not (opens and named),
        )
    ]


def _remember(scene: Scene, sentence: Stretch, number: int) -> None:
    """Whoever a sentence begins with by full name is meant by "he" in the next one."""
    name = opening_name(scene.text, sentence, scene.speech)
    if name is not None:
        scene.last, scene.last_mention, scene.last_sentence = name, name, number


def _in_sentence(
    scene: Scene, sentence: Stretch, number: int, quoted: tuple[Quoted, ...]
) -> list[Utterance]:
    marks = tuple((max(q.begin, sentence.begin), min(q.end, sentence.end)) for q in quoted)
    if scene.speech.clauses is not None:
        return read_clauses(scene, sentence, number, marks)
    found = []
    for part in own_parts(scene, without_dateline(scene.text, sentence), marks):
        inside = tuple(mark for mark in marks if part.begin <= mark[0] < part.end)
        found.extend(read_frames(scene, part, number, inside))
    return found
