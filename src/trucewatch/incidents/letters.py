"""Words of four languages in one rough alphabet, to see that they are the same word.

Not a transliteration to print: letters that two languages use for one sound become one.
"""

from __future__ import annotations

import re
import unicodedata

LATIN = str.maketrans(
    {
        "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e",
        "є": "e", "ж": "z", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "к": "k",
        "л": "l", "м": "m", "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t",
        "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "c", "ш": "s", "щ": "s", "ъ": "",
        "ы": "i", "ь": "", "э": "e", "ю": "u", "я": "a", "y": "i", "j": "i", "w": "v",
    }
)  # fmt: skip


_MARKS = re.compile("[\u0300-\u036f]")


def latin(text: str) -> str:
    """Fold case, accents and alphabet.

    >>> latin("обстріл") == latin("обстрил"), latin("Коваль") == latin("Koval")
    (True, True)
    """
    folded = unicodedata.normalize("NFKD", text.casefold())
    return _MARKS.sub("", folded).translate(LATIN)
