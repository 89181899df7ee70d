"""Following one number back to the words it rests on."""

from __future__ import annotations

import pytest

from report.builders import findings
from report.papers import documents
from trucewatch.report.compose import compose
from trucewatch.report.trace import trace
from trucewatch.vocabulary.errors import UsageError

FIGURE = "f/2031-06-12/toretsk/incident-inc-toretsk-origins"


def test_a_trace_lists_counted_and_excluded_records_with_reasons() -> None:
    """Two voices are counted; the reprint of one is listed as left out, with the reason."""
    found = trace(compose(findings()), FIGURE)

    assert found["value"] == 2
    assert [record["id"] for record in found["records"]] == ["rep-tor-1", "rep-tor-2"]
    assert [(left["record"], left["reason"]) for left in found["excluded"]] == [
        ("rep-tor-3", "excluded.same_origin")
    ]


def test_spans_cut_from_the_document_give_the_quoted_words() -> None:
    """A span's offsets, cut from the document it names, are its text."""
    found = trace(compose(findings()), FIGURE)

    span = next(span for span in found["spans"] if span["document"])
    text = documents()[span["document"]].text
    assert text[span["begin"] : span["end"]] == span["text"]


def test_an_earlier_value_is_kept_with_the_reason_for_the_change() -> None:
    """A late report changed yesterday's number: both values stay visible."""
    found = trace(compose(findings()), "f/2031-06-11/toretsk/corroborated")

    assert found["value"] == 1
    assert [(r["value"], r["reason"]) for r in found["revisions"]] == [(0, "late_report")]


def test_an_unknown_figure_is_refused_with_close_names() -> None:
    """A slip of the pen is answered with what was probably meant."""
    with pytest.raises(UsageError, match="f/2031-06-12/toretsk/corroborated"):
        trace(compose(findings()), "f/2031-06-12/toretsk/coroborated")
