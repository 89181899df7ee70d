"""Cuts a text into units of assertion: who asserts which stretch of words."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from trucewatch.text.conjuncts import ACTS, GROUND, split_conjuncts
from trucewatch.text.events import tags_of
from trucewatch.text.said import Utterance
from trucewatch.text.sentences import Stretch, split_clauses
from trucewatch.text.stems import Tagged, tagger_for
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.statement import Speaker

SHORTEST = 4
"""Characters; less cannot assert anything."""
_OF_FRAMES = frozenset({"frame-before-words", "frame-after-words"})
LONGEST_FRAME = 80
"""Characters of a frame within a clause."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One clause, or several that belong together, asserted by one source.

    Attributes:
        speaker: None when the article itself asserts it.
        cue_act: Act of the word of saying (``deny`` …), or None.
        sentence: Number of the sentence.
        parted: Whether it tells another act than the conjunct before it.
        tags: All tags of its words.
    """

    begin: int
    end: int
    sentence: int
    speaker: Speaker | None
    cue_act: str | None
    tagged: tuple[Tagged, ...]
    parted: bool = False
    tags: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Unite the tags of its words, once: every rule asks for them."""
        object.__setattr__(self, "tags", tags_of(self.tagged))


def cut_units(
    text: str,
    sentences: tuple[Stretch, ...],
    said: tuple[tuple[Utterance, Speaker | None, str | None], ...],
    language: Language,
) -> tuple[Unit, ...]:
    """Return the units in order; a reported clause belongs to its speaker."""
    by_sentence: dict[int, list[tuple[Utterance, Speaker | None, str | None]]] = {}
    for row in said:
        if not row[0].nested:
            by_sentence.setdefault(row[0].sentence, []).append(row)
    found: list[Unit] = []
    for number, sentence in enumerate(sentences):
        rows = by_sentence.get(number, [])
        if any(_agrees(text, row[0], sentence, language) for row in rows):
            found.append(_whole(text, number, sentence, language))
            continue
        pieces = [
            (begin, end, speaker, act)
            for utterance, speaker, act in rows
            for begin, end in _asserted(utterance, act, sentence)
        ] or [(sentence.begin, sentence.end, None, None)]
        pieces += _unheard(text, sentence, rows)
        for piece in pieces:
            _add(found, piece, (text, number, sentence.paragraph, language))
    once = {(unit.begin, unit.end, unit.speaker): unit for unit in reversed(found)}
    return tuple(sorted(once.values(), key=lambda unit: (unit.begin, unit.end)))


def _agrees(text: str, said: Utterance, sentence: Stretch, language: Language) -> bool:
    """Tell whether the words are what parties agreed to do ("agreed to stop firing")."""
    if said.kind != "Indirect" or said.rule not in _OF_FRAMES or not said.cue:
        return False
    tagger = tagger_for(language)
    if "agree" not in tagger.tags_of(text[slice(*said.cue[-1])].split()[-1]):
        return False
    return "truce" in tags_of(tagger.tag(text, sentence.begin, sentence.end))


def _whole(text: str, number: int, sentence: Stretch, language: Language) -> Unit:
    """A sentence that the article asserts, in one."""
    end = sentence.begin + len(text[sentence.begin : sentence.end].rstrip(".!?… "))
    return Unit(
        begin=sentence.begin,
        end=end,
        sentence=number,
        speaker=None,
        cue_act=None,
        tagged=tagger_for(language).tag(text, sentence.begin, end),
    )


def _add(
    found: list[Unit],
    row: tuple[int, int, Speaker | None, str | None],
    place: tuple[str, int, int, Language],
) -> None:
    """Add the clauses of one stretch of an utterance.

    What stands behind an inserted frame ("freed, says the staff, the town") goes on with the
    clause before it, unless it has a predicate of ground or prisoners of its own.
    """
    begin, end, speaker, act = row
    text, number, paragraph, language = place
    before = _interrupted(found, row, place)
    for whole in _asserting(text, begin, end, paragraph):
        parts = split_conjuncts(text, whole, language, before or frozenset())
        for clause in parts:
            if clause.end - clause.begin < SHORTEST:
                continue
            unit = Unit(
                begin=clause.begin,
                end=clause.end,
                sentence=number,
                speaker=speaker,
                cue_act=act,
                tagged=tagger_for(language).tag(text, clause.begin, clause.end),
                parted=clause is not parts[0],
            )
            if before and before & GROUND and not unit.tags & ACTS:
                last = found.pop()
                unit = replace(unit, begin=last.begin, tagged=last.tagged + unit.tagged)
            found.append(unit)
            before = None


def _interrupted(
    found: list[Unit],
    row: tuple[int, int, Speaker | None, str | None],
    place: tuple[str, int, int, Language],
) -> frozenset[str] | None:
    """Tags of the last clause when a frame inserted into its speaker's words follows it."""
    begin, _, speaker, _ = row
    if not found or not speaker:
        return None
    last, (text, number, _, _) = found[-1], place
    same = last.sentence == number and last.speaker == speaker
    return last.tags if same and _frame_between(text, last.end, begin) else None


def _unheard(
    text: str,
    sentence: Stretch,
    rows: list[tuple[Utterance, Speaker | None, str | None]],
) -> list[tuple[int, int, Speaker | None, str | None]]:
    """The parts between semicolons in which nobody speaks: the article's own."""
    if not rows or "; " not in text[sentence.begin : sentence.end]:
        return []
    heard = [span for row in rows for span in (*row[0].spans, row[0].frame) if span]
    found: list[tuple[int, int, Speaker | None, str | None]] = []
    begin = sentence.begin
    while begin < sentence.end:
        stop = text.find("; ", begin, sentence.end)
        end = sentence.end if stop < 0 else stop
        if not any(b < end and begin < e for b, e in heard):
            found.append((begin, end, None, None))
        begin = end + 2
    return found


def _frame_between(text: str, begin: int, end: int) -> bool:
    """Tell whether words stand between two stretches of an utterance."""
    return 0 < end - begin <= LONGEST_FRAME and any(c.isalpha() for c in text[begin:end])


def _asserted(
    utterance: Utterance, act: str | None, sentence: Stretch
) -> tuple[tuple[int, int], ...]:
    """The words somebody stands by: a label such as "invention" says so of what it names."""
    if utterance.kind == "Direct" and act in ("deny", "label"):
        return ((sentence.begin, sentence.end),)
    return utterance.spans


def _asserting(text: str, begin: int, end: int, paragraph: int) -> tuple[Stretch, ...]:
    """Clauses, with trailing punctuation cut off."""
    whole = Stretch(begin=begin, end=end, paragraph=paragraph)
    trimmed = []
    for clause in split_clauses(text, whole):
        stop = clause.end
        while stop > clause.begin and text[stop - 1] in ",;:.!?…–— ":
            stop -= 1
        trimmed.append(Stretch(begin=clause.begin, end=stop, paragraph=paragraph))
    return tuple(trimmed)
