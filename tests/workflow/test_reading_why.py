"""``trucewatch read --why``: a wrong result can be traced to one rule in one file."""

from __future__ import annotations

import pytest
from tests.text.building import a_document

from trucewatch.text.reading import read
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.reading_why import asked_span, explained, why

TEXT = "Die Brücke sei gesperrt, sagte General Otto Reim dem Sender Kanal Nord am Montag."


def test_every_part_of_a_statement_names_its_rule_and_its_file() -> None:
    """Words said, word of saying, speaker and addressee are traced one by one."""
    document = a_document(TEXT)

    touches = why(document, read(document, ()), TEXT)

    rules = {touch.part: (touch.rule, touch.source) for touch in touches}
    assert {"said", "cue", "speaker", "addressee", "statement", "time"} <= set(rules)
    assert rules["said"] == ("frame-after-words", "text/saying/de.py")
    assert all(touch.rule and touch.source for touch in touches)


def test_only_what_touches_the_span_is_shown() -> None:
    """A span of the speaker's name shows the speaker and not the time."""
    document = a_document(TEXT)

    shown = explained(document, read(document, ()), "Otto Reim")

    assert "speaker" in shown
    assert "weekday" not in shown


@pytest.mark.parametrize("asked", ["90-10", "0-9999", "Wetter", ""])
def test_a_span_that_is_not_there_is_refused_with_a_remedy(asked: str) -> None:
    """Wrong offsets and foreign words are wrong use."""
    with pytest.raises(UsageError, match="Give"):
        asked_span(TEXT, asked)
