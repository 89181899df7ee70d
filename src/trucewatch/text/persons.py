"""Finds the names of private persons in a text, and blots them out.

A full name with an office beside it ("Mayor …", "…, head of the administration") belongs to
somebody who speaks in public; all others are private: the hurt, the dead, their families,
witnesses. Near words for prisoners nobody's name is public, whatever the rank.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from functools import lru_cache

from trucewatch.text.catalogue import lexicon_for
from trucewatch.text.given_names import CYRILLIC_STEMS, ENDINGS, LATIN
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.language import Language

BLOT = "█"
_NAME = r"[^\W\d_][\w’'ʼ-]*"
_CAPITAL = r"[A-ZÄÖÜА-ЯЁІЇЄҐ][\w’'ʼ-]*"
_RUN = re.compile(rf"{_CAPITAL}(?:[ \u00a0]{_CAPITAL}){{0,3}}")
_INITIALS = re.compile(
    r"(?<![\w°])(?:[A-ZА-ЯЁІЇЄҐ]\.\s?){1,2}[A-ZÄÖÜА-ЯЁІЇЄҐ][\w’'ʼ-]{2,}"
    r"|(?<!\w)[A-ZÄÖÜА-ЯЁІЇЄҐ][\w’'ʼ-]{2,}\s(?:[A-ZА-ЯЁІЇЄҐ]\.){2}"
)
_AGED = re.compile(
    r"\d{1,3}[\s-]*(?:year-?\s?old|years old|jährige[rn]?|-?річн\w+|-?летн\w+)\s"
    r"(?:[^\W\d_]+\s){0,2}?",
    re.IGNORECASE,
)
_AGE_BEHIND = re.compile(
    r"\s?[,(]\s?(?:aged\s|age\s)?\d{1,3}(?:\s?[),.;]|\s(?:years|Jahre|рок|лет))"
)
_CALLED = re.compile(
    r"\b(?:named|called|namens|на (?:ім['’ʼ]я|имя)|по имени|прізвищ\w+|по фамилии)\s$",
    re.IGNORECASE,
)
PRISONERS = re.compile(
    r"\b(?:prisoners?\b|captives?\b|captured\b|pows?\b|hostages?\b|detaine\w+|interrogat\w+"
    r"|kriegsgefangen\w*|gefangen\w*|geisel\w*|полонен\w*|полон\w?\b|бранц\w+|заручни\w+"
    r"|военнопленн\w+|плен[аеу]?\b|пленн\w+|взят\w+ в плен|заложни\w+|допрос\w*|допит\w*)",
    re.IGNORECASE,
)
"""Words beside which nobody is named, whatever their office."""
_SURNAME = re.compile(
    r"[^\W\d_]{2,}(?:енк(?:о|а|у|ом|ові)|(?:чук|щук|юк|нюк)(?:а|у|ом|ові)?|швил[иі]"
    r"|енко|enko|chuk|shchuk|niuk|nyuk|shvili)$",
    re.IGNORECASE,
)
"""Endings that only surnames have; those that adjectives share are left out."""
_ENDS = re.compile(r"(?<=\w\w[.!?])\s|\n")
SHORTEST = 4
"""Letters that a word of a name found elsewhere must have to be blotted by itself."""
_CAPTIVE = re.compile(rf"(?:{PRISONERS.pattern})(?:\s[^\W\d_]+){{0,3}}\s$", re.IGNORECASE)
BESIDE = 60
"""Characters before a name, and behind it, in which an office is looked for."""
REACH = 5
"""Words between an office and the name of who holds it, at most."""
OFFICES = frozenset(
    """minister president spokesperson governor head mayor command representative general colonel
    major expert analyst adviser ambassador prosecutor""".split()
)
"""Roles that one person holds in public; a body ("police") makes nobody's name public."""


def private_names(
    text: str, language: Language | None, known: Collection[str] = ()
) -> tuple[Span, ...]:
    """Return the names of private persons in some words, in order.

    Args:
        text: A sentence or a few.
        language: To know the words for offices; None tries all.
        known: Names of people who speak for a body, as the whole text tells.

    >>> [s.text for s in private_names("Olena Koval, 43, was hurt.", Language.EN)]
    ['Olena Koval']
    >>> private_names("Mayor Olena Koval said so.", Language.EN)
    ()
    """
    persons = list(_persons(text))
    public = {word.lower() for name in known for word in name.split()[-1:]}
    for begin, end in persons:
        if _has_office(text, begin, end, language):
            public.add(text[begin:end].split()[-1].lower())
    found: dict[int, Span] = {}
    for begin, end in persons:
        named = text[begin:end].split()[-1].lower() in public
        if named and not PRISONERS.search(_sentence(text, begin, end)):
            continue
        found.setdefault(begin, Span(begin=begin, end=end, text=text[begin:end]))
    return tuple(found[begin] for begin in sorted(found))


def blotted(
    text: str,
    language: Language | None,
    known: Collection[str] = (),
    private: Collection[str] = (),
) -> str:
    """Return words with the names of private persons blotted out, letter for letter.

    The length stays, so that offsets into the archived text still fit. ``private`` are
    names found private elsewhere in the same text; each of their words is blotted.

    >>> blotted("Olena Koval, 43, was hurt.", Language.EN)
    '█████ █████, 43, was hurt.'
    """
    letters = list(text)
    spans = list(private_names(text, language, known))
    hidden = {word for name in private for word in name.split() if len(word) >= SHORTEST}
    spans.extend(
        Span(begin=match.start(), end=match.end(), text=match.group())
        for match in re.finditer(_CAPITAL, text)
        if match.group() in hidden
    )
    for span in spans:
        for at in range(span.begin, span.end):
            if letters[at].isalnum():
                letters[at] = BLOT
    return "".join(letters)


def is_blotted(words: str, blotted_words: str) -> bool:
    """Tell whether words are others with at most some letters blotted out.

    >>> is_blotted("Olena fled", "█████ fled"), is_blotted("Olena fled", "█████ died")
    (True, False)
    """
    return len(words) == len(blotted_words) and all(
        left in (letter, BLOT) for letter, left in zip(words, blotted_words, strict=True)
    )


def is_person(name: str) -> bool:
    """Tell whether some words are a person's full name and nothing else.

    >>> is_person("Олена Коваль"), is_person("Генштаб"), is_person("Mayor")
    (True, False, False)
    """
    words = name.split()
    return 2 <= len(words) <= 4 and any(_is_given(word) for word in words)


def _sentence(text: str, begin: int, end: int) -> str:
    """Cut out the sentence around some words; an initial's point ends none."""
    start = max((found.end() for found in _ENDS.finditer(text, 0, begin)), default=0)
    after = _ENDS.search(text, end)
    return text[start : after.start() if after else len(text)]


def _persons(text: str) -> Iterator[tuple[int, int]]:
    for match in _INITIALS.finditer(text):
        yield match.span()
    for match in _RUN.finditer(text):
        begin, end = match.span()
        if _marked(text, begin, end) and not _starts_sentence_only(text, begin, end):
            yield begin, end
            continue
        words = list(re.finditer(r"\S+", match.group()))
        first = _first_of_name([word.group() for word in words])
        if first is None:
            continue
        yield begin + words[first].start(), end


def is_prisoner(text: str, begin: int) -> bool:
    """Tell whether a name that begins here is introduced as that of a prisoner."""
    return _CAPTIVE.search(text[max(0, begin - BESIDE) : begin]) is not None


def _marked(text: str, begin: int, end: int) -> bool:
    """Tell whether an age, a word of naming or captivity stands beside a capitalised run."""
    before = text[max(0, begin - BESIDE) : begin]
    if " " in text[begin:end] and _CAPTIVE.search(before):
        return True
    aged = [match for match in _AGED.finditer(before) if match.end() == len(before)]
    return bool(aged or _CALLED.search(before) or _AGE_BEHIND.match(text, end))


def _starts_sentence_only(text: str, begin: int, end: int) -> bool:
    """Tell whether a single capitalised word is capital only because a sentence starts."""
    return " " not in text[begin:end] and (begin == 0 or text[:begin].rstrip()[-1:] in ".!?\n")


def _first_of_name(words: list[str]) -> int | None:
    """Return where a person's name begins in a capitalised run of two or more words."""
    if len(words) < 2:
        return None
    given = next((at for at, word in enumerate(words) if _is_given(word)), None)
    if given is not None:
        return given if given < len(words) - 1 else given - 1
    family = next((at for at, word in enumerate(words) if _SURNAME.search(word)), None)
    return None if family is None else max(0, family - 1)


@lru_cache(maxsize=20_000)
def _is_given(word: str) -> bool:
    low = word.lower().strip(".,;:'’")
    if low in LATIN or (low.endswith("s") and low[:-1] in LATIN):
        return True
    return any(
        low[:cut] in CYRILLIC_STEMS and low[cut:] in ENDINGS for cut in range(2, len(low) + 1)
    )


def _has_office(text: str, begin: int, end: int, language: Language | None) -> bool:
    before = re.split(r"[.;!?\n]\s", text[max(0, begin - BESIDE) : begin])[-1]
    behind = text[end : end + BESIDE]
    apposition = re.match(r"\s?[,(–—-]\s?([^,.;)]+)", behind)
    words = re.findall(_NAME, before)[-REACH:]
    words += re.findall(_NAME, apposition[1])[:REACH] if apposition else []
    return any(_is_office(word.lower(), language) for word in words)


@lru_cache(maxsize=20_000)
def _is_office(low: str, language: Language | None) -> bool:
    languages = tuple(Language) if language is None else (language,)
    for each in languages:
        for stem, role in lexicon_for(each).speech.roles.items():
            inside = each is Language.DE and len(stem) >= 4 and stem in low
            if role in OFFICES and (inside or low.startswith(stem)):
                return True
    return False
