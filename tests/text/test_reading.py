"""What a reading promises, whatever the text."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.building import a_document, a_place

from trucewatch.text.reading import read
from trucewatch.vocabulary.evidence import Span
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.statement import ClaimKind, Polarity

PIECES = st.sampled_from(
    (
        *("„Ja“", "sagte", "dass", "seien", "Montag", "Feuerpause", "gilt", "nicht", "Drohne"),
        *("що", "заявив", "обстріляли", "за словами", "по словам", "two", "shells", "12.", "Juni"),
        *("👉", "e\u0301", "\u200f", "\r\n", "\n", "\x00", ",", ".", " – ", "(", "«", "»"),
        *("24:00", "31.02.2031"),
    )
)


def spans_of(reading: Reading) -> Iterator[Span]:
    """Yield every span that a reading carries."""
    for statement in reading.statements:
        yield statement.span
        if statement.cue:
            yield statement.cue
        if statement.speaker.span:
            yield statement.speaker.span
    for part in (
        reading.times,
        reading.quantities,
        reading.claims,
        reading.incidents,
        reading.agreements,
        reading.furniture,
    ):
        for item in part:
            yield item.span


@settings(max_examples=120, deadline=None)
@given(pieces=st.lists(PIECES, max_size=40), language=st.sampled_from(list(Language)))
def test_every_span_cuts_its_own_words_out_of_the_text(
    pieces: list[str], language: Language
) -> None:
    """Offsets are code points of the stored text, for any Unicode."""
    text = " ".join(pieces)

    reading = read(a_document(text, language.value), ())

    assert all(text[span.begin : span.end] == span.text for span in spans_of(reading))


@settings(max_examples=60, deadline=None)
@given(text=st.text(max_size=200), language=st.sampled_from(list(Language)))
def test_any_text_can_be_read(text: str, language: Language) -> None:
    """No text makes reading fail, and the same text is read the same way twice."""
    document = a_document(text, language.value)

    assert read(document, ()) == read(document, ())


@pytest.mark.parametrize("language", ["de", "en", "ru", "uk"])
@pytest.mark.parametrize("piece", ["„a ", "(", "12 ", "sagte, ", "за ", "a, ", "so x ", "1.", "-"])
def test_long_repeats_are_read_in_linear_time(piece: str, language: str) -> None:
    """A hundred thousand characters of the same piece take a second or two of one core."""
    text = piece * (100_000 // len(piece))
    started = time.process_time()

    read(a_document(text, language), ())

    assert time.process_time() - started < 4.0


def test_a_denial_is_kept_beside_the_incident_it_denies() -> None:
    """One event and document make one mention, even when a second party denies it."""
    text = (
        "Am Dienstag seien vier Granaten in Lindental eingeschlagen, sagte Bürgermeister Udo Falk. "
        "Niemand sei verletzt worden.\n\n"
        "Das russische Verteidigungsministerium dementierte den Beschuss."
    )

    reading = read(a_document(text), (a_place(text, "Lindental"),))

    (mention,) = reading.incidents
    assert mention.incident_type is IncidentType.ARTILLERY
    assert mention.reported_by == ("Udo Falk",)
    assert mention.denied_by == "russische Verteidigungsministerium"
    assert mention.count is not None
    assert mention.count.low == 4


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Sollte die Artillerie wieder feuern, endet die Waffenruhe."),
        ("de", "Im Mai 2019 wurde das Dorf mit Artillerie beschossen."),
        ("en", "If drones strike the depot again, the talks will stop."),
        ("en", "No shells were fired on Tuesday."),
        ("uk", "Якщо обстріл повториться, делегація поїде додому."),
        ("uk", "Чутки про удар дрона неправдиві."),
        ("ru", "Если удары повторятся, миссия уедет."),
        ("ru", "Весной 2019 года посёлок обстреливали из миномётов."),
    ],
)
def test_what_did_not_happen_now_is_no_incident(language: str, text: str) -> None:
    """History, hypotheses, negation and rejected rumours are no incidents."""
    reading = read(a_document(text, language), ())

    assert reading.incidents == ()


def test_nobody_hurt_is_a_denied_claim_of_casualties() -> None:
    """Saying "no casualties" is no claim that there were some."""
    reading = read(a_document("Nobody was wounded in the blast.", "en"), ())

    (claim,) = reading.claims
    assert (claim.kind, claim.polarity) == (ClaimKind.CASUALTIES, Polarity.DENIED)


def test_a_total_over_a_window_is_an_aggregate_with_its_parts() -> None:
    """A total is kept apart from incidents, and parts of parts are marked as such."""
    text = (
        "За 30 годин зафіксовано 84 порушення: 12 штурмів, 70 обстрілів, з них 40 ударів дронів,"
        " заявив Генштаб."
    )

    (total,) = read(a_document(text, "uk"), ()).aggregate_claims

    assert total.total == 84
    assert total.stated_hours == 30
    assert [part.count for part in total.components] == [12, 70, 40]
    assert total.components[2].subset_of == total.components[1].label


def test_an_agreement_in_force_carries_start_and_length() -> None:
    """Start and duration are read from the same sentence."""
    reading = read(a_document("Die Waffenruhe gilt seit dem 9. Juni für zehn Tage."), ())

    (agreement,) = reading.agreements
    assert agreement.kind == "in force"
    assert agreement.start == date(2031, 6, 9)
    assert agreement.duration_days == 10


def test_a_missing_dateline_is_inferred_and_said_to_be_assumed() -> None:
    """The first day given with its year stands in, and the reading says so."""
    reading = read(a_document("Stand: 3. Juni 2031. Gestern war es ruhig.", dateline=None), ())

    assert reading.dateline == date(2031, 6, 3)
    assert reading.dateline_assumed
    assert "2031-06-02" in {item.value for item in reading.times}


def test_without_any_day_relative_times_stay_relative() -> None:
    """Never a silent guess: no dateline, no place on the calendar."""
    reading = read(a_document("Gestern war es ruhig.", dateline=None), ())

    assert reading.dateline is None
    assert [item.interval for item in reading.times] == [None]


def test_furniture_is_marked_and_makes_no_claim() -> None:
    """A pull-link with a headline about shelling is no report of shelling."""
    text = "Es war ruhig im Ort.\nLESEN Artillerie beschießt Brücke\nFoto: privat"

    reading = read(a_document(text), ())

    assert [item.role.value for item in reading.furniture] == ["pull_link", "caption"]
    assert all(claim.span.end <= len("Es war ruhig im Ort.") for claim in reading.claims)
    assert reading.incidents == ()
