"""Whose words stand behind "and" and a verb of saying: sentences of our own."""

from __future__ import annotations

import pytest
from tests.text.building import a_document

from trucewatch.text.reading import read
from trucewatch.workflow.reading import quotes_of


def _speakers(text: str) -> list[str]:
    return [said.speaker.name for said in read(a_document(text), ()).statements]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        (
            "Vor dem Rathaus stieg die Abgeordnete Ada Lind aus dem Wagen und rief: "
            "„Wir bleiben alle heute Nacht hier.“",
            "Ada Lind",
        ),
        (
            "Als der Regen kam, lief Hauptmann Udo Specht zum Tor und sagte, "
            "die Brücke sei gesperrt.",
            "Udo Specht",
        ),
        (
            "Der Bürgermeister legte am Freitag sein Amt nieder und teilte der Presse mit, "
            "er ziehe fort.",
            "Bürgermeister",
        ),
        (
            "Auf der Insel zeigte sich der Rat bestürzt und nannte den Angriff "
            "„eine große Schande“.",
            "Rat",
        ),
    ],
)
def test_a_verb_right_behind_and_has_the_subject_of_the_verb_before(
    text: str, speaker: str
) -> None:
    """A verb-second clause has no room for a subject there: an object is not taken for one."""
    assert _speakers(text) == [speaker]


def test_a_verb_behind_and_with_an_adverb_between_has_its_own_subject() -> None:
    """Behind "und dann sagte" the subject follows: the first place is taken."""
    text = "Der Markt blieb geschlossen und dann sagte Frida Amsel, die Brücke sei gesperrt."

    assert _speakers(text) == ["Frida Amsel"]


def test_an_article_that_opens_the_sentence_is_no_part_of_a_name() -> None:
    """Office, genitive and name are one phrase ("Der Leiter der Mission, X")."""
    text = (
        "Der Leiter der Mission, Udo Specht, sieht nun die Verwaltung in der Pflicht: "
        "„Wir brauchen noch in dieser Woche neue Zelte.“"
    )

    assert _speakers(text) == ["Udo Specht"]


def test_quoted_words_that_somebody_passes_on_count_for_both_voices_in_the_corpus() -> None:
    """Once for who said them and once for who quotes them; a statement stays one."""
    text = "„Wir haben keine Zelte mehr“, zitiert der Hafenbote den Bürgermeister Udo Specht."
    document = a_document(text)

    named = [text[begin:end] for quote in quotes_of(document) for begin, end in quote["speaker"]]

    assert named == ["den Bürgermeister Udo Specht", "der Hafenbote"]
    assert _speakers(text) == ["Udo Specht"]
