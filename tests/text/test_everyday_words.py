"""Words of war in everyday use, and agreements and additions told by verbs only.

The same in four languages: markets and titles are no ground, suspects no prisoners of war,
gas bottles and planned demolitions no attack, and "stop firing" is an agreement.
"""

from __future__ import annotations

from functools import cache

import pytest

from text.building import a_document
from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.text.reading import read
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.statement import ClaimKind, Polarity

HARMLESS = [
    ("en", "The company captured market share in Lyman."),
    ("en", "Police captured two suspects in Lyman."),
    ("en", "She won back the title in Lyman."),
    ("en", "Gas prices hit a record high in Lyman."),
    ("de", "Der Verein eroberte in Lyman den ersten Platz."),
    ("de", "Die Firma eroberte in Lyman den Markt."),
    ("uk", "Компанія захопила ринок у Лимані."),
    ("uk", "Його взяли під варту в Лимані."),
    ("uk", "Морози вдарили по Лиману."),
    ("ru", "Компания захватила рынок в Лимане."),
    ("ru", "Его взяли под стражу в Лимане."),
    ("ru", "Морозы ударили в Лимане."),
]
NO_ATTACK = [
    ("en", "The blast in Lyman was a controlled demolition, the police said."),
    ("de", "Die Explosion in Lyman war eine kontrollierte Sprengung, sagte die Polizei."),
    ("uk", "Вибух у Лимані – це планове знищення боєприпасів, сказали в поліції."),
    ("ru", "Взрыв в Лимане – это плановое уничтожение боеприпасов, сказали в полиции."),
]
AGREED = [
    ("en", "The two sides agreed to stop firing near Lyman for 48 hours."),
    ("de", "Beide Seiten einigten sich darauf, bei Lyman für 48 Stunden das Feuer einzustellen."),
    ("uk", "Сторони домовилися припинити вогонь біля Лимана на 48 годин."),
    ("ru", "Стороны условились прекратить огонь у Лимана на 48 часов."),
]
CAPTORS = [
    ("en", "Ukrainian marines captured 19 Russian soldiers near Lyman.", "ukraine"),
    ("en", "12 Ukrainian soldiers were taken prisoner by Russian troops near Lyman.", "russia"),
    ("de", "Ukrainische Soldaten nahmen bei Lyman 19 russische Soldaten gefangen.", "ukraine"),
    ("uk", "Російські війська взяли в полон 12 українських військових.", "russia"),
    ("ru", "Украинские военные взяли в плен 19 российских солдат.", "ukraine"),
]
ADDED = [
    ("en", "The mayor said the town was quiet, adding that the school would open.", "the school"),
    ("uk", "Мер сказав, що в місті тихо, додавши, що школа відкриється завтра.", "школа"),
    ("ru", "Мэр сказал, что в городе тихо, добавив, что школа откроется завтра.", "школа"),
]


@cache
def reading_of(text: str, language: str) -> Reading:
    """Read a text with the places of the gazetteer."""
    places = tuple(load_gazetteer("ukraine").find(text, Language(language)))
    return read(a_document(text, language), places)


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_everyday_words_claim_no_ground_and_report_no_attack(language: str, text: str) -> None:
    """Markets, titles, suspects and frost are neither taken ground nor struck."""
    reading = reading_of(text, language)

    kinds = {claim.kind for claim in reading.claims}
    assert not kinds & {ClaimKind.CONTROL, ClaimKind.PRISONERS, ClaimKind.INCIDENT}
    assert reading.incidents == ()


@pytest.mark.parametrize(("language", "text"), NO_ATTACK)
def test_a_planned_blast_is_no_incident(language: str, text: str) -> None:
    """Whoever explains a blast away reports no use of force."""
    assert reading_of(text, language).incidents == ()


@pytest.mark.parametrize(("language", "text"), AGREED)
def test_an_agreement_can_be_told_by_verbs_alone(language: str, text: str) -> None:
    """No noun for a truce is needed; the length is read."""
    (agreement,) = reading_of(text, language).agreements

    assert (agreement.kind, agreement.duration_days) == ("accepted", 2)


@pytest.mark.parametrize(("language", "text", "side"), CAPTORS)
def test_prisoners_are_taken_by_the_other_side(language: str, text: str, side: str) -> None:
    """Of two sides the first took the second, unless "by" turns it round."""
    claim = next(c for c in reading_of(text, language).claims if c.kind is ClaimKind.PRISONERS)

    assert claim.actor == side


@pytest.mark.parametrize(("language", "text", "words"), ADDED)
def test_what_a_speaker_adds_is_a_statement_of_its_own(
    language: str, text: str, words: str
) -> None:
    """Words behind "adding that" are the same speaker's; the first statement ends before."""
    first, second = reading_of(text, language).statements

    assert second.speaker.name == first.speaker.name
    assert words in second.span.text
    assert words not in first.span.text


def test_who_bars_a_way_denies_nothing() -> None:
    """To have "denied the patrol passage" hinders observers; it is no denial."""
    text = "On Tuesday soldiers denied the patrol passage at the bridge in Lyman."

    reading = reading_of(text, "en")

    assert not [claim for claim in reading.claims if claim.polarity is Polarity.DENIED]
    assert len(reading.incidents) == 1
