"""Does the time of reading grow with the text, or with its square? Prints what does not.

Every class of character and cue that a rule looks for is repeated to texts of two sizes.
Run: PYTHONPATH=src python benchmarks/reading_growth.py [CHARACTERS]
"""

from __future__ import annotations

import hashlib
import sys
from datetime import date
from time import process_time

from trucewatch.geography.gazetteer import Gazetteer, load_gazetteer
from trucewatch.text.reading import cut_page, read
from trucewatch.vocabulary.evidence import Document, EvidenceRef
from trucewatch.vocabulary.language import Language

SIZE = 12_500
WORTH_LOOKING_S = 0.1
SUSPICIOUS = 3.0
"""Twice the text in three times the time or more; four times would be the square."""

SIGNS = "“ « „ \" ' ( [ – - . ... : ; , ! ? 1 1. 1, 1: 1- / | • © 👉 🕊 a A а".split()
BLANKS = [" ", "\n", "\n\n", "\t", "\u00a0", "\r\n", "\u0301", "\u200f", "\x00"]
CUES = [
    *("(@a_b) ", "t.me/a ", "pic.twitter.com/a\n", "A. ", "a > ", "A | ", "(Agency) – "),
    *("sagte, dass ", "said that ", "сказав, що ", "сказал, что ", "„Ja“, sagte er. "),
    *("laut ", "according to ", "за словами ", "по словам ", "he said: “We ", "«Так», – сказав. "),
    *("am Montag ", "on Monday ", "у понеділок ", "в понедельник ", "12. Juni ", "12 червня "),
    *("12 июня ", "June 12 ", "12 і ", "12 и ", "12 und ", "12. und ", "seit ", "bis "),
    *("nicht ", "not ", "не ", "und ", "and ", "та ", "и ", "von ", "of ", "the ", "drei ", "три "),
    *("tote ", "killed ", "убиты ", "загинули ", "more than ", "mehr als ", "понад ", "более "),
    *("Kyiv, ", "Київ ", "Foto: ", "Photo: ", "LESEN ", "READ MORE ", "ЧИТАЙТЕ ТАКОЖ "),
    *("President Anna ", "Präsident Anna ", "if ", "wenn ", "якщо ", "если ", "zwischen "),
]


def main() -> int:
    """Print the suspicious pieces; return how many there are."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else SIZE
    gazetteer, bad = load_gazetteer("ukraine"), 0
    for language in Language:
        for piece in (*SIGNS, *BLANKS, *CUES):
            small, large = (_seconds(piece, language, gazetteer, n) for n in (size, 2 * size))
            if large > WORTH_LOOKING_S and large > SUSPICIOUS * small:
                large = min(large, _seconds(piece, language, gazetteer, 2 * size))
            if large > WORTH_LOOKING_S and large > SUSPICIOUS * small:
                bad += 1
                print(f"{language.value} {piece!r}: {small:.2f} s, then {large:.2f} s", flush=True)
    print(f"{bad} suspicious pieces at {size} and {2 * size} characters")
    return min(bad, 1)


def _seconds(piece: str, language: Language, gazetteer: Gazetteer, size: int) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    cut_page.cache_clear()
    document = Document(
        id="repeat",
        evidence=EvidenceRef(sha256=hashlib.sha256(text.encode()).hexdigest()),
        text=text,
        language=language,
        source="repeat",
        dateline=date(2031, 6, 12),
    )
    begun = process_time()
    read(document, gazetteer.find(text, language))
    return process_time() - begun


if __name__ == "__main__":
    sys.exit(main())
