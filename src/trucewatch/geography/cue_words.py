"""Words that tell what a capitalised word near them is: a place, a person, neither."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files

from trucewatch.geography.declension import base_forms
from trucewatch.geography.folding import fold
from trucewatch.vocabulary.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class CueWords:
    """Folded word lists of one language, or of all when the language is not known.

    Attributes:
        prepositions: Words after which a place may stand; compared as they are.
        conjunctions: Words that join names of the same sort.
        region_words: Oblast, region …; these and those below are compared in any case form.
        district_words: Raion, district, municipality.
        direction_words: Direction, axis, sector of the front.
        settlement_words: Town, village, and their abbreviations.
        river_words: River, lake, island, sea, mountain.
        site_words: Street, square.
        titles: Words before a person's name.
        person_verbs: Words after a person's name.
        first_names: Given names.
        stop_words: Common words and surnames that are also names of small places.
    """

    prepositions: frozenset[str]
    conjunctions: frozenset[str]
    region_words: frozenset[str]
    district_words: frozenset[str]
    direction_words: frozenset[str]
    settlement_words: frozenset[str]
    river_words: frozenset[str]
    site_words: frozenset[str]
    titles: frozenset[str]
    person_verbs: frozenset[str]
    first_names: frozenset[str]
    stop_words: frozenset[str]


@lru_cache(maxsize=8)
def load_cue_words(language: Language | None) -> CueWords:
    """Load the lists of a language; of all languages when it is None."""
    chosen = [language] if language else list(Language)
    lists = [_read(code) for code in chosen]
    names = [field.name for field in fields(CueWords)]
    return CueWords(**{name: frozenset().union(*(part[name] for part in lists)) for name in names})


def is_any(word: str, listed: frozenset[str]) -> bool:
    """Tell whether a folded word is one of the listed words in any case form.

    >>> is_any("селі", frozenset({"село"}))
    True
    """
    return word in listed or not listed.isdisjoint(base_forms(word))


def _read(language: Language) -> dict[str, frozenset[str]]:
    file = files("trucewatch.geography") / "cues" / f"{language}.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: frozenset(map(fold, words)) for name, words in lists.items()}
