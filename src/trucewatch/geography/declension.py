"""Declined forms of names: which base forms a word of a text may stand for.

Instead of writing out every form of every name, the endings are undone: from
the form in the text back to all base forms that could have produced it. Only those that the
gazetteer holds count, so the tables may be generous. Words and endings are folded.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

_UKRAINIAN = """
 -а -у -ом -ем -ові -еві -і -ю
ів-ова ів-ову ів-овом ів-ові ів-ева ів-еву ів-евом ів-еві
ів-ового ів-овому ів-овим ів-овім їв-єва їв-єву їв-євом їв-єві
а-и а-і а-у а-ою а-ею а-ої а-ій ка-ці га-зі ха-сі
я-ю я-і я-ею я-єю я-ї я-ям я-ьої я-ій
ь-я ь-ю ь-ем ь-і ь-ею ь-еві ь-ей ь-ям ь-ями ь-ях й-я й-ю й-єм й-ї й-єві
іль-оля іль-олю іль-олем іль-олі ець-ця ець-цю ець-цем ець-ці
ок-ка ок-ку ок-ком ер-ра ер-ру ер-ром ер-рі ет-ту ет-том ет-ті ік-оку іг-огу іг-огом іг-озі ір-ору
ще-ща ще-щу о-а о-у о-ом о-і е-ого е-ому е-им е-ім е-я е-ю е-ем е-і є-ього є-ьому є-їм є-ім
ий-ого ий-ому ий-им ий-ім ий-ої ий-ій ий-их ій-ього ій-ьому ій-ім
і-их і-им і-ими и- и-ів и-ам и-ами и-ах і-ів і-ей і-ям і-ями і-ях ки-ок і-
"""
_RUSSIAN = """
 -а -у -ом -е -ым -ем
а-ы а-и а-у а-ой а-ою а-е а-ей я-и я-ю я-ей я-е я-ею
ь-я ь-ю ь-ем ь-е ь-и ь-ью ь-ей ь-ям ь-ями ь-ях й-я й-ю й-ем й-е й-и
ще-ща ще-щу о-а о-у о-ом о-е ое-ого ое-ому ое-ом ое-ым ое-им ее-его ее-ему ее-ем ее-им
е-я е-ю е-ем е-и ый-ого ый-ому ый-ом ый-ым ий-ого ий-ему ий-его ий-ому ий-ом ий-им
ой-ого ой-ому ой-ом ой-ым ая-ой ая-ую ая-ою яя-ей яя-юю ия-ии
ые-ых ые-ым ие-их ие-им ы- ы-ов ы-ам ы-ами ы-ах ы-ев
и- и-ов и-ев и-ей и-ам и-ами и-ах и-ям и-ями и-ях
ец-ца ец-цу ец-цом ец-це ер-ра ер-ру ер-ром ер-ре ет-та ет-ту ет-том ет-те ок-ка ок-ку ок-ком ок-ке
"""
_GERMAN = " -s -es"
_SHORTEST_STEM = 2


def _by_form(table: str) -> dict[str, tuple[str, ...]]:
    """Index "name ending-form ending" pairs by the ending of the form."""
    pairs: dict[str, list[str]] = defaultdict(list)
    for line in table.splitlines():
        for pair in line.replace(" -", " ∅-").split():
            name, _, form = pair.partition("-")
            pairs[form].append(name.replace("∅", ""))
    return {form: tuple(names) for form, names in pairs.items()}


_CYRILLIC_TABLE = _by_form(_UKRAINIAN + _RUSSIAN)
_GERMAN_TABLE = _by_form(_GERMAN)
_ADJECTIVE_STEMS = (
    ("ськ", ""), ("ськ", "а"), ("ськ", "и"), ("ськ", "е"), ("ськ", "о"), ("ськ", "ка"),
    ("еськ", "еса"), ("івськ", "ове"), ("івськ", "еве"), ("ївськ", "єве"), ("пільськ", "поле"),
    ("пільськ", "пілля"), ("ійськ", "ія"), ("йськ", "ї"), ("чанськ", "ка"),
    ("івськ", "ова"), ("ізьк", "іжжя"), ("льськ", "ль"), ("цьк", "цьк"), ("анськ", "а"),
    ("ськ", "ськ"), ("зьк", "зьк"), ("янськ", "я"),
    ("ск", ""), ("ск", "а"), ("ск", "ы"), ("ск", "и"), ("ск", "о"), ("ск", "ка"), ("овск", "ова"),
    ("ожск", "ожье"), ("польск", "поле"), ("польск", "полье"), ("льск", "ль"), ("цк", "цк"),
    ("ск", "ск"),
    ("анск", "а"), ("янск", "я"), ("ск", "е"), ("ск", "ое"),
)  # fmt: skip
_ADJECTIVE_ENDINGS = (
    "ого", "ому", "ими", "ими", "ыми", "их", "ых", "им", "ім", "ым", "ом", "ої", "ою", "ій",
    "ой", "ую", "ая", "ое", "ие", "ые", "ий", "ый", "а", "е", "і", "у",
)  # fmt: skip


@lru_cache(maxsize=8192)
def base_forms(word: str) -> tuple[str, ...]:
    """List what a folded word may be a form of, itself first, each once.

    >>> "суми" in base_forms("сумах"), "київ" in base_forms("києва")
    (True, True)
    >>> "charkiw" in base_forms("charkiws")
    True
    """
    table = _GERMAN_TABLE if word.isascii() else _CYRILLIC_TABLE
    found = dict.fromkeys([word])
    for length in range(min(4, len(word) - _SHORTEST_STEM), -1, -1):
        cut = len(word) - length
        stem, form = word[:cut], word[cut:]
        for name in table.get(form, ()):
            found[stem + name] = None
    return tuple(found)


@lru_cache(maxsize=4096)
def named_after(adjective: str) -> tuple[str, ...]:
    """List the names that a folded Ukrainian or Russian adjective may be made from.

    >>> "покровськ" in named_after("покровському"), "орехов" in named_after("ореховском")
    (True, True)
    """
    found: dict[str, None] = {}
    for ending in _ADJECTIVE_ENDINGS:
        if not adjective.endswith(ending):
            continue
        stem = adjective[: -len(ending)]
        for suffix, name in _ADJECTIVE_STEMS:
            if stem.endswith(suffix) and len(stem) > len(suffix) + 1:
                found[stem[: len(stem) - len(suffix)] + name] = None
    return tuple(found)
