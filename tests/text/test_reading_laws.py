"""Laws of reading as a whole, with places: offsets, repeatability, locality, growth."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.text.reading import cut_page
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Reading
from trucewatch.workflow.reading import as_output, quotes_of, read_document
from trucewatch.workflow.text_files import document_from, packaged_gazetteer

NEWS = Path(__file__).parent.parent / "quality" / "news"
STRANGE = st.sampled_from(
    [
        *(
            "🕊️",
            "👩‍🚒",
            "e\u0301",
            "и\u0306",
            "\u200f",
            "\u202e",
            "\ufeff",
            "\u00ad",
            "\x00",
            "\r\n",
        ),
        *("\u2028", "\x85", "\x0b", "ß", "İ", "ﬁ", "Київ", "Pokrowsk", "у Харкові", "в Курске"),
        *(
            "«Так», – сказав він.",
            "„Ja“, sagte Anna Berger.",
            "“No,” said Ott.",
            "12. Juni",
            "3 000",
        ),
        *("обстріляли", "killed two", "©", "(@a_b)", "t.me/a", "Foto:", ".", ",", " ", "\n\n"),
    ]
)
UNRELATED = {
    "de": "Im Garten reifen die Birnen, und es riecht nach Regen. Kinder bauen eine Hütte.",
    "en": "Pears are ripening in the garden, and it smells of rain. Children build a hut.",
    "uk": "У саду достигають груші, пахне дощем. Діти будують курінь із гілок.",
    "ru": "В саду зреют груши, пахнет дождём. Дети строят шалаш из веток.",
}
PARTS = (
    *("statements", "places", "times", "quantities", "claims", "incidents", "agreements"),
    "furniture",
)
REPEATED = (
    *("👉", ".", "1,", "12. Juni ", "12 июня ", "12 і ", "“", "(", "a > ", "(@a_b) "),
    *("сказав, що ", "he said: “We ", "sagte, dass ", "Київ, ", "за словами "),
)


@settings(max_examples=60, deadline=None)
@given(pieces=st.lists(STRANGE, min_size=1, max_size=25), language=st.sampled_from(list(Language)))
def test_every_offset_that_is_printed_cuts_its_words_out_of_the_text(
    pieces: list[str], language: Language
) -> None:
    """Code points of the text as given: emoji, joined marks, marks of direction, CRLF, NUL."""
    text = " ".join(["In Pokrovsk", *pieces])
    document = document_from({"doc_id": "a", "lang": "en", "text": "x"})
    document = replace(document, text=text, language=language)

    printed = as_output(
        document, read_document(document, packaged_gazetteer()), quotes_of(document)
    )

    for surface, begin, end in _surfaces(printed):
        assert text[begin:end] == surface
    for begin, end in _quoted(printed):
        assert 0 <= begin < end <= len(text)


@pytest.mark.parametrize("path", sorted(NEWS.glob("*-0[1-4].json")), ids=lambda path: path.stem)
def test_a_paragraph_about_something_else_changes_nothing_before_it(path: Path) -> None:
    """What was read stays; only what looks at the whole page may change (see reading.md)."""
    known = json.loads(path.read_text(encoding="utf-8"))
    known["text"] = known["text"].rstrip()
    longer = known | {"text": f"{known['text']}\n\n{UNRELATED[known['language']]}"}

    before, after = (_reading(fields) for fields in (known, longer))

    for part in PARTS:
        kept = [item for item in getattr(after, part) if item.span.end <= len(known["text"])]
        assert kept == list(getattr(before, part)), part


def test_a_text_is_read_the_same_in_every_process() -> None:
    """No result depends on the order of sets, which changes from process to process."""
    known = json.loads((NEWS / "own-uk-01.json").read_text(encoding="utf-8"))
    given_text = json.dumps({key: known[key] for key in ("doc_id", "language", "text")})

    first, second = (_in_a_process(given_text, seed) for seed in ("1", "2"))

    assert first == second
    assert json.loads(first)["statements"]


@pytest.mark.parametrize("language", list(Language))
def test_long_repeats_cost_in_proportion_to_their_length(language: Language) -> None:
    """Four times the text takes about four times as long; the square would be sixteen."""
    _seconds("Київ said that ", 2_000, language)

    small, large = (
        sum(_seconds(piece, language=language, size=size) for piece in REPEATED)
        for size in (1_500, 6_000)
    )

    assert large < 9 * small


def _reading(fields: dict[str, Any]) -> Reading:
    return read_document(document_from(fields), packaged_gazetteer())


def _surfaces(printed: dict[str, Any]) -> Iterator[tuple[str, int, int]]:
    for items in printed.values():
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and "begin" in item:
                words = item.get("surface") or item.get("quote_text") or item.get("evidence")
                yield words, item["begin"], item["end"]


def _quoted(printed: dict[str, Any]) -> Iterator[list[int]]:
    for quote in printed["quotes"]:
        for part in ("spans", "speaker", "cue", "frame", "addressee"):
            yield from quote[part]


def _in_a_process(given_text: str, seed: str) -> str:
    code = (
        "import json, sys; from pathlib import Path; "
        "from trucewatch.workflow.text_files import document_from, packaged_gazetteer; "
        "from trucewatch.workflow.reading import as_output, quotes_of, read_document; "
        "d = document_from(json.loads(sys.stdin.read())); "
        "print(json.dumps(as_output(d, read_document(d, packaged_gazetteer()), quotes_of(d))))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        input=given_text,
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    return ran.stdout


def _seconds(piece: str, size: int, language: Language) -> float:
    text = (piece * (size // len(piece) + 1))[:size]
    document = replace(
        document_from({"doc_id": "a", "lang": "en", "text": "x"}), text=text, language=language
    )
    cut_page.cache_clear()
    begun = process_time()
    read_document(document, packaged_gazetteer())
    return process_time() - begun
