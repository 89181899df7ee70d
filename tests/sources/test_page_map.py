"""Extracted words can be found again in the page they were taken from."""

from __future__ import annotations

import hashlib
import json

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.sources.test_texts import _read

from trucewatch.sources.page_map import in_page, page_runs
from trucewatch.vocabulary.evidence import Document

PAGE = """<!DOCTYPE html><html lang="de"><head><title>x</title>
<script>var text = "Sieben Granaten trafen den Speicher";</script></head><body>
<nav><a href="/">Start</a></nav><article><h1>Beschuss in K&ouml;nigsfeld</h1>
<p>Sieben   <b>Granaten</b> trafen am Morgen den Speicher am Ufer der Stadt, sagte die
B&uuml;rgermeisterin Anna Berger vor Journalisten im Rathaus.</p>
<p>Zwei Arbeiter wurden verletzt &amp; ins Krankenhaus gebracht, der Brand ist seit dem Mittag
gel&#246;scht.</p></article></body></html>"""


def test_every_word_of_the_extract_is_found_in_the_page() -> None:
    """The map lies in the archive beside the text, and names the page."""
    (outcome,) = _read("page.html", PAGE.encode())
    (document,) = [one for one in outcome.records if isinstance(one, Document)]
    (kept,) = [json.loads(one.content) for one in outcome.derived if "map" in one.name]

    begin = document.text.index("Bürgermeisterin")
    found = in_page(kept["runs"], begin, begin + len("Bürgermeisterin"))

    assert kept["page_sha256"] == hashlib.sha256(PAGE.encode()).hexdigest()
    assert found is not None
    assert PAGE[found[0] : found[1]] == "B&uuml;rgermeisterin"


def test_words_in_scripts_are_not_taken_for_the_article() -> None:
    """What is not shown was not read."""
    text = "Sieben Granaten trafen"

    ((_, place, _), *_) = page_runs(text, PAGE)

    assert place > PAGE.index("<article>")


def test_words_that_the_page_does_not_hold_have_no_place() -> None:
    """Unknown is unknown; nothing is guessed."""
    assert page_runs("Etwas anderes", PAGE) == ()
    assert in_page(page_runs("Etwas anderes", PAGE), 0, 5) is None


@settings(max_examples=60, deadline=None)
@given(words=st.lists(st.text(alphabet="aäß🕊&<\u0301П ", min_size=1, max_size=6), max_size=8))
def test_each_letter_is_mapped_to_itself(words: list[str]) -> None:
    """Law: a mapped letter is the letter of the page, or what its reference stands for."""
    from html import escape, unescape

    line = " ".join(" ".join(words).split())
    page = f"<p>{escape(line)}</p>"

    for begin, place, length in page_runs(line, page):
        plain = line[begin : begin + length]
        assert page[place : place + length] == plain or unescape(page[place:]).startswith(plain)
