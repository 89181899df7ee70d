"""Texts: fields from file, sidecar and options; offsets that cut the words."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from trucewatch.sources.catalogue import recognise
from trucewatch.sources.limits import Raw
from trucewatch.sources.passage import passage
from trucewatch.sources.source import Intake, Outcome
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.source import Source, SourceClass

SAMPLES = Path(__file__).parent / "samples"


def _intake(name: str, content: bytes) -> Intake:
    return Intake(name=name, sha256=hashlib.sha256(content).hexdigest())


def _read(name: str, content: bytes, **told: object) -> list[Outcome]:
    origin = recognise(name, content)
    assert origin is not None
    return list(origin.read(Raw(content), replace(_intake(name, content), **told)))  # type: ignore[arg-type]


def _document(outcome: Outcome) -> Document:
    (found,) = [record for record in outcome.records if isinstance(record, Document)]
    return found


def test_front_matter_is_read_and_the_text_is_cut_from_the_file() -> None:
    """Offsets count code points of the archived file."""
    content = (SAMPLES / "news_text/report.txt").read_bytes()

    (outcome,) = _read("report.txt", content)

    document = _document(outcome)
    assert (document.title, document.source) == ("A quiet night", "example-wire")
    assert (document.dateline, document.language) == (date(2031, 6, 10), Language.EN)
    assert document.text.startswith("KHARKIV – Nothing")
    assert passage(content, document.evidence.locator) == document.text


def test_what_the_user_says_wins_over_guesses_from_a_page() -> None:
    """A site's name in a tag is a guess; the sidecar is a word."""
    content = (SAMPLES / "news_html/page.html").read_bytes()

    (outcome,) = _read("page.html", content, sidecar={"source": "Named", "date": "2031-06-09"})

    document = _document(outcome)
    assert (document.source, document.dateline) == ("named", date(2031, 6, 9))


@pytest.mark.parametrize("start", ["\ufeff", "\ufeff\r\n", ""])
def test_byte_order_marks_and_line_ends_do_not_shift_offsets(start: str) -> None:
    """What is cut from the bytes is the text, to the letter."""
    content = f"{start}Перше речення.\r\nДруге речення.\r\n".encode()

    (outcome,) = _read("n.txt", content)

    document = _document(outcome)
    assert document.text == "Перше речення.\r\nДруге речення."
    assert passage(content, document.evidence.locator) == document.text


def test_the_file_wins_over_the_sidecar_and_the_sidecar_over_options() -> None:
    """The nearer to the text, the better it knows."""
    content = b"publisher: From file\n\nNothing was heard."

    (outcome,) = _read(
        "n.txt",
        content,
        publisher="From options",
        dateline=date(2031, 6, 1),
        language=Language.EN,
        sidecar={"publisher": "From sidecar", "dateline": "2031-06-02"},
    )

    document = _document(outcome)
    assert (document.source, document.dateline) == ("from-file", date(2031, 6, 2))
    assert document.language is Language.EN


def test_a_page_gives_its_article_without_navigation() -> None:
    """The extract is archived beside the page, and its offsets are the document's."""
    (outcome,) = _read("page.html", (SAMPLES / "news_html/page.html").read_bytes())

    document = _document(outcome)
    derived, _ = outcome.derived
    assert "Nothing was heard overnight" in document.text
    assert "Imprint" not in document.text
    assert document.evidence.sha256 == hashlib.sha256(derived.content).hexdigest()
    assert passage(derived.content, document.evidence.locator) == document.text
    assert (document.source, document.dateline) == ("example-wire", date(2031, 6, 10))


def test_times_with_an_offset_give_the_local_day() -> None:
    """23:30 at +03:00 is still the same day there."""
    outcome = _read("items.jsonl", (SAMPLES / "news_json/items.jsonl").read_bytes())[0]

    document = _document(outcome)
    assert document.published_at == datetime(2031, 6, 10, 20, 30, tzinfo=UTC)
    assert document.language is Language.UK


def test_a_publisher_nobody_has_described_is_unknown_and_f() -> None:
    """No class is guessed from a name."""
    outcome = _read("items.jsonl", (SAMPLES / "news_json/items.jsonl").read_bytes())[0]

    (source,) = [record for record in outcome.records if isinstance(record, Source)]
    assert (source.source_class, source.reliability.value) == (SourceClass.UNKNOWN, "F")
    assert (source.id, source.title) == ("приклад", "Приклад")


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("language", "fr", "is not read"),
        ("dateline", "12 June", "is not a date"),
        ("published_at", "yesterday", "is not a time"),
        ("published_at", "2031-06-10T20:00", "is not a time with offset"),
        ("zone", "Mars/Base", "is not a time zone"),
        ("source_class", "friend", "is not in the list"),
        ("source_class", "party", "needs a side"),
        ("text", "  ", "there is no text"),
    ],
)
def test_a_field_that_cannot_be_read_refuses_the_item(field: str, value: str, reason: str) -> None:
    """The item is named; the others of the file stay."""
    good = {"text": "Quiet.", "publisher": "Example Wire"}
    content = "\n".join(json.dumps(item) for item in ({**good, field: value}, good)).encode()

    bad, fine = _read("n.jsonl", content)

    assert bad.refused is not None
    assert reason in bad.refused.reason
    assert fine.refused is None
