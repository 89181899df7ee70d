"""What a text says did not happen is a finding of its own, with place, time and source.

Words that deny an act of force make no incident; they make an absence, unless the act is only
doubted, promised, supposed, or is not what the words deny.
"""

from __future__ import annotations

from datetime import date
from functools import cache

import pytest

from text.building import a_document
from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.text.reading import read
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import AbsenceMention, Reading

SUNDAY = date(2025, 5, 4)
SHELLING, SHOTS = IncidentType.ARTILLERY, IncidentType.SMALL_ARMS
BLAST, FAR = IncidentType.UNDETERMINED_EXPLOSION, IncidentType.LONG_RANGE_STRIKE

FOUND = [
    ("en", "Observers said no shelling was recorded in Lyman on Sunday.", SHELLING, "Observers"),
    ("en", "Both sides said that no shots were fired near Lyman on 4 May.", SHOTS, "Both sides"),
    ("en", "No ceasefire violations were recorded at Lyman on Sunday.", None, "media"),
    ("en", "No air-raid alerts were sounded in Lyman on Sunday, the mayor said.", FAR, "mayor"),
    ("de", "Beobachter sagten, in Lyman sei am Sonntag kein Beschuss registriert worden.", SHELLING,
     "Beobachter"),
    ("de", "Beide Seiten erklärten, bei Lyman sei am 4. Mai kein Schuss gefallen.", SHOTS,
     "Seiten"),
    ("de", "Am Sonntag wurden in Lyman keine Verstöße verzeichnet.", None, "media"),
    ("de", "In Lyman wurde am Sonntag kein Luftalarm ausgelöst, sagte der Bürgermeister.", FAR,
     "Bürgermeister"),
    ("uk", "Спостерігачі повідомили, що в неділю в Лимані обстрілів не зафіксовано.", SHELLING,
     "Спостерігачі"),
    ("uk", "Обидві сторони заявили, що 4 травня під Лиманом не пролунало жодного пострілу.", SHOTS,
     "Обидві сторони"),
    ("uk", "У неділю в Лимані порушень не було.", None, "media"),
    ("uk", "У неділю в Лимані не було повітряних тривог, сказав міський голова.", FAR,
     "міський голова"),
    ("ru", "Наблюдатели сообщили, что в воскресенье в Лимане обстрелов не зафиксировано.", SHELLING,
     "Наблюдатели"),
    ("ru", "Обе стороны заявили, что 4 мая под Лиманом не прозвучало ни одного выстрела.", SHOTS,
     "Обе стороны"),
    ("ru", "В воскресенье в Лимане нарушений не было.", None, "media"),
    ("ru", "В воскресенье в Лимане не было воздушных тревог, сказал мэр.", FAR, "мэр"),
]  # fmt: skip

QUIET = [
    ("en", "It was quiet in Lyman on Sunday."),
    ("de", "In Lyman blieb es am Sonntag ruhig."),
    ("uk", "У неділю в Лимані було тихо."),
    ("ru", "В воскресенье в Лимане было тихо."),
]

NOT_FOUND = [
    ("en", "The monitors could not confirm shelling in Lyman on Sunday."),
    ("en", "The shelling of Lyman on Sunday did not damage the school."),
    ("en", "No shelling of Lyman would be tolerated, the minister said."),
    ("en", "If no shelling is recorded in Lyman, the talks will go on."),
    ("de", "Die Beobachter konnten Beschuss in Lyman am Sonntag nicht bestätigen."),
    ("de", "Sollte in Lyman kein Beschuss registriert werden, gehen die Gespräche weiter."),
    ("uk", "Спостерігачі не змогли підтвердити обстріл Лимана в неділю."),
    ("uk", "Якщо обстрілів у Лимані не буде, переговори триватимуть."),
    ("ru", "Наблюдатели не смогли подтвердить обстрел Лимана в воскресенье."),
    ("ru", "Если обстрелов в Лимане не будет, переговоры продолжатся."),
]


@cache
def reading_of(text: str, language: str) -> Reading:
    """Read a text written on the Monday after."""
    spoken = Language(language)
    places = load_gazetteer("ukraine").find(text, spoken)
    return read(a_document(text, language=spoken, dateline=date(2025, 5, 5)), places)


def only(reading: Reading) -> AbsenceMention:
    """The one thing that a text says did not happen."""
    (absence,) = reading.absences
    return absence


@pytest.mark.parametrize(("language", "text", "kind", "source"), FOUND)
def test_what_did_not_happen_is_told_with_its_kind_and_source(
    language: str, text: str, kind: IncidentType | None, source: str
) -> None:
    """Observers, officials, both sides and the article itself can say so."""
    absence = only(reading_of(text, language))

    assert absence.incident_type is kind
    assert source in absence.reported_by


@pytest.mark.parametrize(("language", "text"), [row[:2] for row in FOUND] + QUIET)
def test_what_did_not_happen_has_a_place_and_a_day(language: str, text: str) -> None:
    """A finding that nothing happened says where and when, or it would be about everything."""
    absence = only(reading_of(text, language))

    assert absence.place is not None
    assert absence.interval is not None
    assert absence.place.place.name == "Lyman"
    assert absence.interval.start_local.date() == SUNDAY


@pytest.mark.parametrize(("language", "text"), [row[:2] for row in FOUND] + QUIET)
def test_what_did_not_happen_is_no_incident(language: str, text: str) -> None:
    """Absences stand apart: whoever counts incidents never meets one."""
    assert reading_of(text, language).incidents == ()


@pytest.mark.parametrize(("language", "text"), NOT_FOUND)
def test_doubts_conditions_and_promises_find_nothing_absent(language: str, text: str) -> None:
    """Whoever could not confirm shelling has not said that there was none."""
    assert reading_of(text, language).absences == ()


def test_neither_side_fired_blames_no_side() -> None:
    """Where neither side fired, the deed of both is denied and nobody's in particular."""
    text = "Neither Russian nor Ukrainian troops fired on Lyman on Sunday, the monitors reported."

    assert only(reading_of(text, "en")).actor is None


def test_whoever_denies_a_charge_says_that_it_did_not_happen() -> None:
    """A denied charge is an absence by the rule "denied", whether or not the charge is told."""
    text = "The ministry denied that its forces had shelled Lyman on Sunday."

    absence = only(reading_of(text, "en"))

    assert (absence.rule, absence.incident_type) == ("absent-denied", SHELLING)
