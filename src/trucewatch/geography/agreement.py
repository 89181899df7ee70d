"""Does a Ukrainian or Russian adjective agree with the word behind it?

"Луганська область" is an oblast, "окупація Луганська поставила" a town in the genitive: the same
letters, but only in the first does the next word stand in the case, gender and number that the
adjective asks for. Endings are enough: whoever agrees has one of few.
"""

from __future__ import annotations

_CONSONANTS = frozenset("бвгґджзйклмнпрстфхцчшщь")
_FEMININE = ("а", "я", "ь", "ч", "ж", "ш")
_ENDINGS: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    (("ська", "цька", "зька", "ская", "цкая", "ая", "яя", "на", "ва"), _FEMININE),
    (("ську", "цьку", "зьку", "скую", "цкую", "ую", "юю"), ("у", "ю", "ь", "ч")),
    (("ське", "цьке", "зьке", "ское", "цкое", "ое", "ее"), ("о", "е", "я", "є")),
    (("ські", "цькі", "зькі", "ские", "цкие", "ие", "ые"), ("і", "и", "ї", "ы", "а", "я", "е")),
    (("ого", "его", "ього"), ("а", "я", "у", "ю")),
    (("ому", "ему", "ьому"), ("у", "ю", "і", "ї")),
    (("ом", "ем"), ("е", "и", "у")),
    (("ської", "цької", "ної", "вої", "ої", "ьої"), ("и", "і", "ї")),
    (("ій",), ("і", "ї")),
    (("ською", "цькою", "ною", "вою", "ньою"), ("ою", "ею", "єю")),
    (("ой", "ей"), ("ы", "и", "е", "ой", "ей", "ью")),
    (("им", "ім", "ым"), ("ом", "ем", "єм", "им", "ям", "ам")),
    (("ими", "іми", "ыми"), ("ами", "ями", "ьми")),
    (("их", "іх", "ых"), ("ів", "їв", "ей", "ов", "ев", "ах", "ях", "ь")),
)
_MASCULINE = ("ий", "ый", "ій", "ой")


def agrees(adjective: str, noun: str) -> bool:
    """Tell whether folded words can be an adjective and the noun that it belongs to.

    >>> agrees("луганська", "область"), agrees("луганська", "поставили")
    (True, False)
    >>> agrees("київського", "водосховища"), agrees("донецьку", "вулицю")
    (True, True)
    """
    if adjective.endswith(_MASCULINE) and noun[-1:] in _CONSONANTS:
        return True
    return any(adjective.endswith(forms) and noun.endswith(nouns) for forms, nouns in _ENDINGS) or (
        adjective.endswith(("их", "іх", "ых")) and noun[-1:] in _CONSONANTS
    )


def like_an_adjective(word: str) -> bool:
    """Tell whether a folded word ends like a declined Ukrainian or Russian adjective."""
    return word.endswith(_MASCULINE) or any(word.endswith(forms) for forms, _ in _ENDINGS)
