"""Words that tell what a capitalised word near them is: a place, a person, neither."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

from trucewatch.geography.declension import base_forms
from trucewatch.geography.folding import fold
from trucewatch.vocabulary.language import Language


class CueWords:
    """Word lists of one language, or of all when the language is not known.

    The sorts of a word are the keys of the files: ``prepositions``, ``conjunctions``,
    ``region_words`` (oblast, region), ``district_words``, ``direction_words`` (of the front),
    ``settlement_words``, ``river_words`` (also lakes, islands, seas), ``site_words`` (streets),
    ``titles`` and ``first_names`` (of persons), ``person_verbs``, ``stop_words`` (common words
    and surnames that small places are named like), ``body_words`` (bodies and laws whose name a
    place in the genitive belongs to; kept for Ukrainian, where such a name is one body).
    """

    def __init__(self, lists: Mapping[str, frozenset[str]]) -> None:
        sorts: dict[str, set[str]] = {}
        for sort, listed in lists.items():
            for word in listed:
                sorts.setdefault(word, set()).add(sort)
        self._sorts = {word: frozenset(found) for word, found in sorts.items()}
        self.of = lru_cache(maxsize=65536)(self._of)

    def _of(self, word: str) -> frozenset[str]:
        """Return the sorts of a folded word, in any of its case forms."""
        found = self._sorts.get(word, _NONE)
        for base in base_forms(word):
            declined = self._sorts.get(base)
            if declined is not None and base != word and base not in _ABBREVIATED:
                found |= declined - _NOT_DECLINED
        return found


_NONE: frozenset[str] = frozenset()
_ABBREVIATED = frozenset({"бул", "вул", "пл", "пров", "просп", "обл", "смт", "пгт", "ул", "пер"})
"""Without endings: "була" is no form of "бул."."""
_NOT_DECLINED = frozenset({"prepositions", "conjunctions", "person_verbs"})


@lru_cache(maxsize=8)
def load_cue_words(language: Language | None) -> CueWords:
    """Load the lists of a language; of all languages when it is None.

    >>> sorted(load_cue_words(Language.UK).of("селі"))
    ['settlement_words']
    """
    read = [read_lists(code) for code in ([language] if language else list(Language))]
    return CueWords({name: _NONE.union(*(lists[name] for lists in read)) for name in read[0]})


def read_lists(language: Language) -> dict[str, frozenset[str]]:
    """Read the lists of one language, folded, by sort."""
    file = files("trucewatch.geography") / "cues" / f"{language}.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    return {name: frozenset(map(fold, words)) for name, words in lists.items()}
