"""Numbers as each language writes them."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from babel.numbers import format_decimal, format_percent

from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.language import Language


def decimal(value: float, decimals: int) -> Decimal:
    """Round half up to the digits that are printed, as a reader would by hand.

    >>> str(decimal(2.675, 2))
    '2.68'
    """
    return Decimal(repr(value)).quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def print_figure(figure: Figure, language: Language) -> str:
    """Write a figure's number; shares become per cent.

    >>> figure = Figure(id="f", value=12345.6, decimals=1, definition="d", formula="f")
    >>> [print_figure(figure, language) for language in (Language.DE, Language.EN)]
    ['12.345,6', '12,345.6']
    """
    share = figure.unit == "share"
    number = decimal(figure.value * 100 if share else figure.value, figure.decimals)
    return _written(number, figure.decimals, language, share=share)


def print_number(value: float, decimals: int, language: Language) -> str:
    """Write a number that is no figure of an edition.

    >>> print_number(0.5, 2, Language.UK)
    '0,50'
    """
    return _written(decimal(value, decimals), decimals, language, share=False)


@lru_cache(maxsize=4096)
def _written(number: Decimal, decimals: int, language: Language, *, share: bool) -> str:
    digits = "." + "0" * decimals if decimals else ""
    if share:
        pattern = _percent(digits, language)
        return str(format_percent(number / 100, format=pattern, locale=language.value))
    return str(format_decimal(number, format=f"#,##0{digits}", locale=language.value))


def _percent(digits: str, language: Language) -> str:
    # German, Ukrainian and Russian set a space before the sign; it must not break.
    space = "" if language in (Language.EN, Language.UK) else "\u00a0"
    return f"#,##0{digits}{space}%"
