"""Names from one alphabet into another: English and German forms, Ukrainian into Russian.

English from Ukrainian follows the Ukrainian government's table (resolution 55 of 27 January
2010), German follows the table of the Duden. Russian forms of Ukrainian names follow the
regular correspondences of the two spellings; irregular ones need a curated entry.
"""

from __future__ import annotations

import re

_EN_UK = {
    "а": "a", "б": "b", "в": "v", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "ie",
    "ж": "zh", "з": "z", "и": "y", "і": "i", "ї": "i", "й": "i", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ь": "", "ю": "iu",
    "я": "ia", "'": "",
}  # fmt: skip
_EN_UK_INITIAL = {"є": "ye", "ї": "yi", "й": "y", "ю": "yu", "я": "ya"}
_EN_RU = {
    **_EN_UK, "г": "g", "е": "e", "ё": "yo", "и": "i", "й": "y", "ъ": "", "ы": "y",
    "э": "e", "ю": "yu", "я": "ya",
}  # fmt: skip
_DE_UK = {
    "а": "a", "б": "b", "в": "w", "г": "h", "ґ": "g", "д": "d", "е": "e", "є": "je",
    "ж": "sch", "з": "s", "и": "y", "і": "i", "ї": "ji", "й": "j", "к": "k", "л": "l",
    "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u",
    "ф": "f", "х": "ch", "ц": "z", "ч": "tsch", "ш": "sch", "щ": "schtsch", "ь": "",
    "ю": "ju", "я": "ja", "'": "",
}  # fmt: skip
_DE_RU = {
    **_DE_UK, "г": "g", "ё": "jo", "и": "i", "й": "i", "ъ": "", "ы": "y", "э": "e",
}  # fmt: skip
_VOWELS_UK = "аеєиіїоуюя"
_VOWELS_RU = "аеёиоуыэюя"
APOSTROPHES = "'’ʼ`´′ʹ‘"

_RU_FROM_UK_ENDINGS = (
    ("цький", "цкий"), ("ський", "ский"), ("цьке", "цкое"), ("ське", "ское"),
    ("цьк", "цк"), ("ськ", "ск"), ("ська", "ская"),
    ("їв", "ев"), ("ів", "ов"), ("ий", "ый"), ("ій", "ий"), ("піль", "поль"),
    ("лля", "лье"), ("ння", "нье"), ("жжя", "жье"), ("ття", "тье"), ("ччя", "чье"),
    ("ове", "ово"), ("еве", "ево"), ("єве", "ево"), ("ине", "ино"), ("ле", "лое"), ("не", "ное"),
    ("ки", "ки"), ("ги", "ги"), ("хи", "хи"), ("и", "ы"), ("ці", "цы"), ("і", "и"),
)  # fmt: skip
_RU_FROM_UK_STEMS = (
    ("Олекс", "Алекс"), ("Костянтин", "Константин"), ("Володимир", "Владимир"),
    ("Микол", "Никол"), ("Михайл", "Михайл"), ("Кам'ян", "Камен"), ("кам'ян", "камен"),
    ("Біл", "Бел"), ("сілк", "сёлк"), ("Лук'ян", "Лукьян"), ("Мар'їн", "Марьин"), ("'я", "я"),
    ("Велика ", "Великая "), ("Мала ", "Малая "), ("Нова ", "Новая "), ("Стара ", "Старая "),
    ("гірськ", "горск"), ("піль", "поль"), ("Оріх", "Орех"), ("Енерг", "Энерг"), ("Сів", "Сев"),
    ("Верхня ", "Верхняя "), ("Нижня ", "Нижняя "), ("Чорно", "Черно"), ("Чорн", "Чёрн"),
    ("Зелена ", "Зелёная "), ("Малі ", "Малые "), ("сергіїв", "сергеев"), ("сіїв", "сеев"),
)  # fmt: skip
_RU_FROM_UK = str.maketrans(
    {"і": "и", "ї": "и", "є": "е", "ґ": "г", "'": "ь", "І": "И", "Ї": "И", "Є": "Е", "Ґ": "Г"}
)
_UK_FROM_RU_ENDINGS = (
    ("ская", "ська"), ("ское", "ське"), ("ский", "ськый"), ("ск", "ськ"), ("цк", "цьк"),
    ("ая", "а"), ("ое", "е"), ("ый", "ый"), ("ий", "ый"),
)  # fmt: skip
_UK_FROM_RU = str.maketrans(
    {"и": "і", "ы": "и", "э": "е", "ё": "ьо", "ъ": "'", "И": "І", "Э": "Е", "Ё": "Йо"}
)


def english_from_ukrainian(name: str) -> str:
    """Write a Ukrainian name in English.

    >>> english_from_ukrainian("Вовчанськ"), english_from_ukrainian("Запоріжжя")
    ('Vovchansk', 'Zaporizhzhia')
    """
    return _by_word(name.replace("Зг", "Zgh").replace("зг", "zgh"), _EN_UK, _EN_UK_INITIAL)


def english_from_russian(name: str) -> str:
    """Write a Russian name in English.

    >>> english_from_russian("Суджа"), english_from_russian("Малая Локня")
    ('Sudzha', 'Malaya Loknya')
    """
    text = re.sub(f"(?<![{_VOWELS_RU}ьъ])ый\\b|ий\\b", "y", name)
    text = re.sub("^Е|(?<=[ -])Е", "Ye", text)
    text = re.sub(f"(?<=[{_VOWELS_RU}ьъ])е", "ye", text)
    return _by_word(text, _EN_RU, {})


def german_from_ukrainian(name: str) -> str:
    """Write a Ukrainian name in German.

    >>> german_from_ukrainian("Вовчанськ"), german_from_ukrainian("Часів Яр")
    ('Wowtschansk', 'Tschassiw Jar')
    """
    return _by_word(_double_s(name, _VOWELS_UK), _DE_UK, {})


def german_from_russian(name: str) -> str:
    """Write a Russian name in German.

    >>> german_from_russian("Суджа"), german_from_russian("Рыльск")
    ('Sudscha', 'Rylsk')
    """
    text = re.sub("ий\\b", "и", re.sub("ый\\b", "ы", name))
    text = re.sub("^Е|(?<=[ -])Е", "Je", text)
    text = re.sub(f"(?<=[{_VOWELS_RU}ьъ])е", "je", text)
    text = re.sub(f"(?<![{_VOWELS_RU}])й(?=[{_VOWELS_RU}])", "j", text)
    return _by_word(_double_s(text, _VOWELS_RU), _DE_RU, {})


def russian_from_ukrainian(name: str) -> str:
    """Guess the Russian form of a Ukrainian name from the regular correspondences.

    >>> russian_from_ukrainian("Торецьк"), russian_from_ukrainian("Новопавлівка")
    ('Торецк', 'Новопавловка')
    """
    text = plain_apostrophes(name)
    for ukrainian, russian in _RU_FROM_UK_STEMS:
        text = text.replace(ukrainian, russian)
    return " ".join(_russian_word(word) for word in text.split(" "))


def ukrainian_from_russian(name: str) -> str:
    """Write a Russian name in Ukrainian.

    >>> ukrainian_from_russian("Малая Локня"), ukrainian_from_russian("Рыльск")
    ('Мала Локня', 'Рильськ')
    """
    return " ".join(_ukrainian_word(word) for word in name.split(" "))


def plain_apostrophes(name: str) -> str:
    """Write every kind of apostrophe as the ASCII one."""
    return re.sub(f"[{APOSTROPHES}]", "'", name)


def _russian_word(word: str) -> str:
    for ending, russian in _RU_FROM_UK_ENDINGS:
        if word.endswith(ending) and len(word) > len(ending) + 1:
            word = word[: -len(ending)] + russian
            break
    word = re.sub("(?<=.)івк", "овк", re.sub("(?<=[шчжщь])івк", "евк", word))
    word = re.sub("їв(?=[кс])", "ев", word).replace("ськ", "ск").replace("цьк", "цк")
    return word.translate(_RU_FROM_UK)


def _ukrainian_word(word: str) -> str:
    for ending, ukrainian in _UK_FROM_RU_ENDINGS:
        if word.endswith(ending):
            word = word[: -len(ending)] + ukrainian
            break
    word = re.sub("(?<=[жшчщц])и", "ы", word)
    return word.translate(_UK_FROM_RU)


def _double_s(name: str, vowels: str) -> str:
    return re.sub(f"(?i)(?<=[{vowels}])с(?=[{vowels}])", "сс", name)


def _by_word(name: str, table: dict[str, str], initial: dict[str, str]) -> str:
    words = re.split(r"([ \-–])", plain_apostrophes(name))
    return "".join(_spell(word, table, initial) for word in words)


def _spell(word: str, table: dict[str, str], initial: dict[str, str]) -> str:
    parts: list[str] = []
    for index, letter in enumerate(word):
        lower = letter.lower()
        spelled = initial.get(lower) if index == 0 else None
        latin = table.get(lower, lower) if spelled is None else spelled
        parts.append(latin.capitalize() if letter != lower else latin)
    return "".join(parts)
