"""How wide words are, before any program has set them; and where lines break."""

from __future__ import annotations

FONTS = "Arial, Helvetica, Liberation Sans, DejaVu Sans, sans-serif"
"""Faces with the same or similar widths; all hold Cyrillic and the narrow no-break space."""

SAFETY = 1.04
BOLD = 1.07
WIDEST = 1.13
"""DejaVu Sans, the widest of these faces, beside Arial; what is cut off is lost in print."""
_WIDTHS = (
    ("ijlI|.,:;'!·\u202f", 0.26),
    ("ftr()[]/-\u2010 \u00a0іїг°", 0.34),
    ("mMWwЖШЩЮФЫДжшщюыфм%@Œ", 0.85),
    ("—…", 1.0),
)
_BY_LETTER = {letter: width for letters, width in _WIDTHS for letter in letters}
_CAPITAL, _SMALL = 0.70, 0.555


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate the width of a text in a face like Arial, a little too wide rather than not.

    >>> 30 < text_width("Sudscha", 10) < 45
    True
    """
    ems = sum(_BY_LETTER.get(letter) or _usual(letter) for letter in text)
    return ems * size * SAFETY * (BOLD if bold else 1)


def wrap(text: str, size: float, width: float) -> list[str]:
    """Break a text into lines at its spaces, to fit in any of the faces; no-break spaces hold.

    >>> wrap("one two three", 10, 45)
    ['one two', 'three']
    """
    lines: list[str] = []
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) * WIDEST <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _usual(letter: str) -> float:
    return _CAPITAL if letter.isupper() else _SMALL
