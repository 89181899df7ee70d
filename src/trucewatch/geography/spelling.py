"""The four names of a place where not all are known: chosen among others, or spelled by rule."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from rapidfuzz.fuzz import ratio

from trucewatch.geography.folding import fold
from trucewatch.geography.transliteration import (
    english_from_russian,
    english_from_ukrainian,
    german_from_russian,
    german_from_ukrainian,
    plain_apostrophes,
    russian_from_ukrainian,
    ukrainian_from_russian,
)

UKRAINIAN = re.compile("[іїєґІЇЄҐ'’ʼ]|[сцз]ьк")
_LEAST_LIKENESS = 60


def spelled(country: str, names: Mapping[str, str]) -> dict[str, str]:
    """Fill the names that are missing from those that are there."""
    uk, ru = plain_apostrophes(names.get("uk") or ""), names.get("ru") or ""
    from_russian = country == "RU"
    uk = uk or (ukrainian_from_russian(ru) if ru else "")
    ru = ru or (russian_from_ukrainian(uk) if uk else "")
    if from_russian:
        english, german = english_from_russian(ru), german_from_russian(ru)
    else:
        english, german = english_from_ukrainian(uk), german_from_ukrainian(uk)
    en = names.get("en") or english
    return {"uk": uk.replace("'", "’"), "ru": ru, "en": en, "de": names.get("de") or german or en}


def closest(
    names: Iterable[str], wanted_name: str, spell: Callable[[str], str], *, without: str
) -> str:
    """Return the name whose English spelling is most like the wanted one, or nothing."""
    fitting = [name for name in names if not set(name.lower()) & set(without)]
    scored = [
        (ratio(fold(spell(name)), wanted_name), bool(UKRAINIAN.search(name)), name)
        for name in sorted(fitting)
    ]
    score, _, best = max(scored, default=(0.0, False, ""))
    return best if score >= _LEAST_LIKENESS else ""
