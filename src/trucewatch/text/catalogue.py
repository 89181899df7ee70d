"""Finds the language files by their lying in ``languages`` and hands out their lexicon."""

from __future__ import annotations

import importlib
from functools import cache

from trucewatch.text import languages
from trucewatch.text.lexicon import Lexicon
from trucewatch.vocabulary.language import Language


@cache
def lexicon_for(language: Language) -> Lexicon:
    """Return the lexicon of a language; every Language has a file.

    >>> lexicon_for(Language.DE).language.value
    'de'
    """
    module = importlib.import_module(f"{languages.__name__}.{language.value}")
    lexicon = module.LEXICON
    if not isinstance(lexicon, Lexicon):
        raise TypeError(f"text/languages/{language.value}.py: LEXICON is not a Lexicon")
    return lexicon
