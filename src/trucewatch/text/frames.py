"""Reads the frame of a statement: the clause that names who speaks, and with which word."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trucewatch.text.lexicon import SpeechWords
from trucewatch.text.sentences import Stretch
from trucewatch.text.shelf import covers

_TOKEN = re.compile(
    r"[^\W_]+(?:['’ʼ.-][^\W_]+)*|\([^)\n]{0,120}\)|[„“\"«»][^„“”\"«»\n]{1,80}[“”\"«»]|[^\w\s]"
)
_AT_A_PLACE = frozenset(("в", "у", "во"))
"""Slavic "in": whoever sits there speaks, in the plural ("у Кремлі заявили")."""
LONGEST_NAME = 16
"""Words; longer runs are not names but misread clauses."""

Offsets = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A token of a clause."""

    begin: int
    end: int
    text: str

    @property
    def low(self) -> str:
        """Lower case."""
        return self.text.lower()

    @property
    def wordy(self) -> bool:
        """Whether it is a word and no punctuation."""
        return self.text[0].isalnum() or self.text[0] in '(„“"«'


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A clause with a word of saying.

    Attributes:
        speaker: Offsets of the words that name the speaker, or None.
        pronoun: True when a pronoun stands for the speaker.
        cue: Offsets of the cue's parts.
        cue_word: The cue in lower case.
        verb_first: True when the clause opens with the cue, as after a quotation.
        rest: Offset after cue and speaker, where reported words without a comma begin.
    """

    clause: Stretch
    speaker: Offsets | None
    pronoun: bool
    cue: tuple[Offsets, ...]
    cue_word: str
    verb_first: bool
    rest: int


def words_of(text: str, begin: int, end: int, shut: tuple[Offsets, ...] = ()) -> list[Word]:
    """Cut a stretch into words and punctuation, without those inside shut stretches."""
    closed = list(shut)
    return [
        Word(begin=m.start(), end=m.end(), text=m.group())
        for m in _TOKEN.finditer(text, begin, end)
        if not covers(closed, m.start())
    ]


def read_frame(
    text: str, clause: Stretch, speech: SpeechWords, shut: tuple[Offsets, ...] = ()
) -> Frame | None:
    """Find the word of saying in a clause and who stands beside it; None without one."""
    words = words_of(text, clause.begin, clause.end, shut)
    at = _word_of_saying(words, speech)
    if at is None:
        return None
    wordy_before = [word for word in words[:at] if word.wordy]
    verb_first = not wordy_before
    helper = next((i for i in range(at) if words[i].low in speech.auxiliaries), None)
    finite = at if helper is None else helper
    speaker = _subject(words, finite, at, speech)
    if speaker is None and verb_first and _is_participle(words, at, speech):
        return None
    pronoun = speaker is not None and text[speaker[0] : speaker[1]].lower() in speech.pronouns
    cue = _cue_parts(words, at, helper, speech)
    return Frame(
        clause=clause,
        speaker=speaker,
        pronoun=pronoun,
        cue=cue,
        cue_word=words[at].low,
        verb_first=verb_first,
        rest=max(words[at].end, speaker[1] if speaker else 0),
    )


def _word_of_saying(words: list[Word], speech: SpeechWords) -> int | None:
    """Index of the first word of saying; None without one, or where nothing was said."""
    at = next((i for i, word in enumerate(words) if _says(words, i, speech)), None)
    if at is None or _is_noun_like(words, at) or _negated(words, at, speech):
        return None
    return at


def _is_participle(words: list[Word], at: int, speech: SpeechWords) -> bool:
    """Whether a verb form tells of the noun before it ("the truce, agreed on Friday, …")."""
    behind = words[at + 1] if at + 1 < len(words) else None
    return behind is not None and behind.low in speech.links and not speech.datives


def trim_name(words: list[Word], speech: SpeechWords) -> Offsets | None:
    """Take the words that name somebody from the start of a run of words."""
    taken: list[Word] = []
    for word in words[:LONGEST_NAME]:
        if not word.wordy or word.low in speech.stops or word.low in speech.auxiliaries:
            break
        if word.low in speech.cues or word.low in speech.reported_mood:
            break
        if _told_next(taken, word, speech):
            break
        taken.append(word)
        if word.low in speech.pronouns:
            break
    while taken and _cannot_end(taken[-1], speech):
        taken.pop()
    return (taken[0].begin, taken[-1].end) if taken else None


def _told_next(taken: list[Word], word: Word, speech: SpeechWords) -> bool:
    """Whether a full name ends before a dative ("said X Y to state television")."""
    named = len(taken) > 1 and all(w.text[0].isupper() for w in taken[-2:])
    small = word.wordy and word.text[0].islower() and bool(speech.datives)
    return named and small and word.low.endswith(speech.datives)


def _cannot_end(word: Word, speech: SpeechWords) -> bool:
    return word.low in speech.determiners and word.low not in speech.pronouns


def _negated(words: list[Word], at: int, speech: SpeechWords) -> bool:
    negated = at > 0 and words[at - 1].low in speech.negations
    return negated != (words[at].low in speech.only_negated)


def _says(words: list[Word], at: int, speech: SpeechWords) -> bool:
    """Whether a word is a verb of saying here, and no participle before a noun."""
    if words[at].low not in speech.cues:
        return False
    if at == 0:
        return words[at].low not in speech.subject_breaks
    before = words[at - 1].low
    if before in speech.passives and words[at].low not in speech.quoting:
        return False
    return before not in speech.modifiers


def _is_noun_like(words: list[Word], at: int) -> bool:
    """A capitalised cue inside a clause is a German noun ("das Sagen")."""
    return at > 0 and words[at].text[0].isupper() and words[at - 1].wordy


def _subject(words: list[Word], finite: int, at: int, speech: SpeechWords) -> Offsets | None:
    before = [word for word in words[:finite] if word.wordy]
    if before and before[0].low not in speech.stops:
        return trim_name_back(before, speech)
    left = _skip_temporal(before, speech)
    if left and not speech.inverts and not all(word.low in speech.objects for word in left):
        return trim_name_back(left, speech)
    after = words[finite + 1 : at] if finite < at else words[at + 1 :]
    after = _skip_temporal(after, speech)
    found = trim_name(after, speech)
    if found is None and before and before[-1].low not in speech.objects:
        return trim_name_back(before, speech)
    return found


def _skip_temporal(words: list[Word], speech: SpeechWords) -> list[Word]:
    """Leave out "on Wednesday", "earlier", "at 22:00" at the start of a run."""
    while words:
        low = words[0].low
        if words[0].wordy and low not in speech.stops and not _of_time(words[0], speech):
            break
        words = words[1:]
    return words


def _of_time(word: Word, speech: SpeechWords) -> bool:
    return word.low in speech.temporal or word.text[0].isdigit()


def trim_name_back(before: list[Word], speech: SpeechWords) -> Offsets | None:
    """Take the words that name somebody from the end of a run of words before a verb."""
    run = _without_ends(before[-LONGEST_NAME:], speech)
    if len(run) > 1 and run[0].low in speech.objects:
        run = _from_office(run, speech)
    if run and speech.datives and before[0].low in _AT_A_PLACE:
        run = _capitals(run)
    return (run[0].begin, run[-1].end) if run else None


def _without_ends(run: list[Word], speech: SpeechWords) -> list[Word]:
    """Leave out objects, small words and times at either end; one word stays."""
    begin, end = 0, len(run)
    while end > 1 and run[end - 1].low in speech.objects:
        end -= 1
    while begin < end and (run[begin].low in speech.conjunctions or run[begin].low in speech.stops):
        begin += 1
    while end - begin > 1 and (run[end - 1].low in speech.stops or _of_time(run[end - 1], speech)):
        end -= 1
    return run[begin:end]


def _from_office(run: list[Word], speech: SpeechWords) -> list[Word]:
    """Leave an object before the subject out: "Сообщения об ударе министерство отрицает"."""
    last = next(
        (i for i in range(len(run) - 1, 0, -1) if run[i].low.startswith(tuple(speech.roles))), None
    )
    return run if last is None else run[last:]


def _capitals(run: list[Word]) -> list[Word]:
    """Leave an object behind a capital out: "В Киеве обвинение отвергли"."""
    length = next((i for i, word in enumerate(run) if not word.text[0].isupper()), len(run))
    return run[:length] or run


def _cue_parts(
    words: list[Word], at: int, helper: int | None, speech: SpeechWords
) -> tuple[Offsets, ...]:
    parts = [(words[at].begin, words[at].end)]
    if helper is not None:
        if helper + 1 == at:
            return ((words[helper].begin, words[at].end),)
        parts.insert(0, (words[helper].begin, words[helper].end))
    last = next((word for word in reversed(words) if word.wordy), None)
    if last and last.begin > words[at].begin and last.low in speech.particles:
        parts.append((last.begin, last.end))
    return tuple(parts)
