"""The name among the words that name a speaker: the person without office, else the body."""

from __future__ import annotations

from functools import lru_cache

from trucewatch.text.frames import Word, words_of
from trucewatch.text.lexicon import SpeechWords
from trucewatch.text.sentences import Stretch
from trucewatch.text.stems import tagger_for
from trucewatch.vocabulary.language import Language

PERSON_WORDS = 2
"""A person's name without an office before it has a given name and a surname."""
LONGEST_OPENING = 90
"""Characters at the start of a sentence among which its subject is looked for."""
CALLED_WORDS = 3
"""A calling and a full name ("Helferin Mara Lenz")."""


def name_of(text: str, words: list[Word], speech: SpeechWords, language: Language) -> str | None:
    """Return the person after the last office named, else all the words without articles."""
    parts = [_bare(part, speech) for part in _between_commas(text, words)]
    for part in parts if len(parts) > 1 else ():
        if _is_person(part, speech, language):
            return _joined(part)
    for part in parts:
        person = _person(part, speech, language)
        if person:
            return _joined(person)
    return _joined(_bare(words, speech)) or None


def opening_name(text: str, sentence: Stretch, speech: SpeechWords) -> tuple[int, int] | None:
    """Return the full name, with its office, that a sentence begins with."""
    words = words_of(text, sentence.begin, min(sentence.end, sentence.begin + LONGEST_OPENING))
    run = 0
    for at, word in enumerate(words):
        if word.wordy and word.text[0].isupper():
            run += 1
            continue
        if run >= PERSON_WORDS:
            return words[0].begin, words[at - 1].end
        if not word.wordy or not any(role_of(w.low, speech) for w in words[: at + 1]):
            return None
        run = 0
    return None


@lru_cache(maxsize=20_000)
def role_of(low: str, speech: SpeechWords) -> str | None:
    """Return the role that a word stands for, in English."""
    for stem, role in speech.roles.items():
        # German compounds carry the office at their end ("Kreischefin").
        if low.startswith(stem) or (len(stem) >= 4 and stem in low[1:]):
            return role
    return None


def _between_commas(text: str, words: list[Word]) -> list[list[Word]]:
    parts: list[list[Word]] = []
    for word in words:
        if not parts or "," in text[parts[-1][-1].end : word.begin]:
            parts.append([])
        parts[-1].append(word)
    return parts


def _bare(words: list[Word], speech: SpeechWords) -> list[Word]:
    """Leave articles at the start and brackets at the end out."""
    begin, end = 0, len(words)
    while begin < end - 1 and words[begin].low in speech.determiners:
        begin += 1
    while end > begin + 1 and words[end - 1].text[0] == "(":
        end -= 1
    return words[begin:end]


def _is_person(words: list[Word], speech: SpeechWords, language: Language) -> bool:
    """Two or more names and nothing else."""
    tagger = tagger_for(language)
    return len(words) >= PERSON_WORDS and all(
        _like_a_name(w) and not role_of(w.low, speech) and not tagger.tags_of(w.text) for w in words
    )


def _person(words: list[Word], speech: SpeechWords, language: Language) -> list[Word]:
    """The run of names at the end, behind an office or a calling."""
    offices = [i for i, word in enumerate(words) if role_of(word.low, speech)]
    run = _names_from(words, offices[-1] if offices else -1, language)
    if run and words[run - 1].low in speech.links:
        return []
    if offices or (run and len(words) - run >= PERSON_WORDS and not speech.inverts):
        return words[run:]
    return words[1:] if run == 0 and _called(words, speech) else []


def _called(words: list[Word], speech: SpeechWords) -> bool:
    """Whether the first of several words is a calling, as in "Bäcker Jan Müller"."""
    return len(words) >= CALLED_WORDS and words[0].low.endswith(speech.callings)


def _names_from(words: list[Word], after: int, language: Language) -> int:
    """Index at which the names at the end begin, behind the last office."""
    tagger = tagger_for(language)
    run = len(words)
    while run - 1 > after and _like_a_name(words[run - 1]):
        if tagger.tags_of(words[run - 1].text):
            break
        run -= 1
    return run


def _like_a_name(word: Word) -> bool:
    return word.text[0].isupper() and not (word.text.isupper() and len(word.text) > 1)


def _joined(words: list[Word]) -> str:
    return " ".join(word.text for word in words)
