"""Acts told beside one another or in passing: two in a clause, tried, remembered, agreed to end."""

from __future__ import annotations

from functools import cache

import pytest

from text.building import a_document
from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.text.reading import read
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.reading import Reading


@cache
def _read(language: str, text: str) -> Reading:
    document = a_document(text, language)
    places = load_gazetteer("ukraine").find(text, Language(language))
    return read(document, tuple(places))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Armee hat Huljajpole beschossen und den Bahnhof gestürmt."),
        ("en", "Troops shelled Huliaipole and stormed the station."),
        ("ru", "Войска обстреляли Гуляйполе и пошли на штурм вокзала."),
        ("uk", "Біля Гуляйполя війська обстріляли посадку і пішли на штурм вокзалу."),
    ],
)
def test_fire_and_an_assault_joined_by_and_are_two_incidents(language: str, text: str) -> None:
    """Each has its own verb; the second goes on where the first was."""
    found = _read(language, text).incidents

    assert {one.incident_type for one in found} == {
        IncidentType.ARTILLERY,
        IncidentType.GROUND_ASSAULT,
    }
    assert {one.place.place.name for one in found if one.place} == {"Huliaipole"}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Ein Gericht in Charkiw verurteilte ihn wegen eines Raketenangriffs."),
        ("en", "A man was sentenced in Kharkiv to nine years for a missile strike."),
        ("ru", "В Харькове почтили память жертв ракетного удара."),
        ("uk", "У Харкові вшанували пам'ять жертв ракетного удару."),
        ("uk", "У Харкові почався суд над чоловіком, який наводив обстріл."),
        ("uk", "У Харкові судитимуть чоловіка, який підірвав гранату."),
        ("ru", "В Курске будут судить жителя за взрыв на складе."),
        ("de", "Morgen beginnt in Charkiw der Prozess um den Raketenangriff."),
        ("en", "Two men face trial over an explosion in Kharkiv."),
    ],
)
def test_what_is_tried_or_remembered_is_no_incident_of_the_day(language: str, text: str) -> None:
    """A verdict and a day of remembrance name an attack that is over."""
    assert not _read(language, text).incidents


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Beide Seiten haben vereinbart, den Beschuss von Häfen einzustellen."),
        ("en", "The two sides agreed to stop shelling ports."),
    ],
)
def test_what_parties_agree_to_stop_is_an_agreement(language: str, text: str) -> None:
    """It is nobody's statement about shelling, and no shelling."""
    found = _read(language, text)

    assert [one.kind for one in found.agreements] == ["accepted"]
    assert not found.incidents


def test_whom_a_medium_cites_speaks_and_not_the_medium() -> None:
    """Words such as "Wie die Agentur meldet, sagte X, …" are one statement, of X."""
    text = "Wie die Agentur Nordlage meldet, sagte Bürgermeisterin Ada Holm, die Lage sei ruhig."

    found = _read("de", text).statements

    assert [one.speaker.name for one in found] == ["Ada Holm"]
