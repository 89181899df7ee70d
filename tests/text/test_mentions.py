"""Incidents of a document: which words make one, where and when it was, and who denies it."""

from __future__ import annotations

import pytest

from text.building import a_document, a_place
from trucewatch.text.reading import read
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reading import Reading


def reading(text: str, language: str, *names: str) -> Reading:
    """Read a text in which each of the names means a settlement."""
    places: list[PlaceMention] = [a_place(text, name) for name in names]
    return read(a_document(text, language), tuple(places))


@pytest.mark.parametrize(
    ("language", "text", "kind"),
    [
        ("ru", "Снаряды попали в больницу в Липовке.", IncidentType.ARTILLERY),
        ("ru", "Авиация сбросила управляемые бомбы на Липовку.", IncidentType.AIR_ATTACK),
        ("ru", "У Липовки была перестрелка из миномётов.", IncidentType.ARTILLERY),
        ("ru", "У Липовки вели огонь из стрелкового оружия.", IncidentType.SMALL_ARMS),
        ("uk", "Снаряди впали біля лікарні в Липівці.", IncidentType.ARTILLERY),
        ("uk", "Авіація скинула керовані бомби на Липівку.", IncidentType.AIR_ATTACK),
        ("uk", "Під Липівкою була перестрілка зі стрілецької зброї.", IncidentType.SMALL_ARMS),
        ("uk", "Військові обстріляли Липівку.", IncidentType.ARTILLERY),
        ("en", "Guided bombs fell on the mill in Lipovka.", IncidentType.AIR_ATTACK),
        ("en", "Shells landed beside the mill in Lipovka.", IncidentType.ARTILLERY),
        ("de", "Lenkbomben trafen die Mühle in Lindenau.", IncidentType.AIR_ATTACK),
        ("de", "Bei Lindenau war Panzerfeuer zu hören.", IncidentType.TANK_FIRE),
    ],
)
def test_plain_words_of_force_are_incidents(language: str, text: str, kind: IncidentType) -> None:
    """Fire is reported in many forms of the same words; each form counts."""
    (incident,) = reading(text, language).incidents

    assert incident.incident_type is kind


@pytest.mark.parametrize(
    ("language", "text", "struck", "origin"),
    [
        ("de", "Aus Richtung Olsau wurde Lindenau mit Mörsern beschossen.", "Lindenau", "Olsau"),
        ("en", "Mortar shells hit Lindenau from the direction of Olsau.", "Lindenau", "Olsau"),
        ("ru", "Lindenau обстреляли из миномётов со стороны Olsau.", "Lindenau", "Olsau"),
        ("uk", "Lindenau обстріляли з мінометів з району Olsau.", "Lindenau", "Olsau"),
    ],
)
def test_where_fire_came_from_is_not_where_it_struck(
    language: str, text: str, struck: str, origin: str
) -> None:
    """A place behind "from the direction of" is an origin while another place is named."""
    (incident,) = reading(text, language, struck, origin).incidents

    assert incident.place is not None
    assert incident.place.span.text == struck


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "de",
            "Berg (agt) – Zwei Drohnen trafen am Dienstag ein Umspannwerk im Ort."
            " In Lindenau fiel der Strom aus.",
        ),
        (
            "en",
            "Berg, June 11 – Two drones struck a substation on the edge of town."
            " In Lindenau the power failed.",
        ),
        ("ru", "Berg – Два дрона попали в подстанцию на окраине города. В Lindenau нет света."),
        ("uk", "Berg – Два дрони влучили у підстанцію на околиці міста. У Lindenau немає світла."),
    ],
)
def test_where_a_page_was_written_is_not_where_it_happened(language: str, text: str) -> None:
    """An incident without a place goes to the place the text names, not to the dateline's."""
    (incident,) = reading(text, language, "Berg", "Lindenau").incidents

    assert incident.place is not None
    assert incident.place.span.text == "Lindenau"


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Drohne trifft Bus in Lindenau am Dienstag\n\nUm 14.30 Uhr am Dienstag traf"),
        ("en", "Drone attack on Lindenau on Tuesday\n\nAt 14:30 on Tuesday a drone hit"),
    ],
)
def test_the_precise_time_of_the_body_wins_over_the_headlines_day(language: str, text: str) -> None:
    """Two reports of one event keep the finer of their times."""
    tail = " eine Drohne einen Bus in Lindenau." if language == "de" else " a bus in Lindenau."

    (incident,) = reading(text + tail, language, "Lindenau").incidents

    assert incident.interval is not None
    assert incident.interval.hours < 24


def test_a_day_and_a_clock_time_apart_from_it_are_one_time() -> None:
    """The words "on Monday at about 11:00" mean eleven o'clock, not the whole Monday."""
    text = "Mortar shells hit Lindenau on Monday at about 11:00."

    (incident,) = reading(text, "en", "Lindenau").incidents

    assert incident.interval is not None
    assert incident.interval.start_local.isoformat()[:16] == "2031-06-09T11:00"


@pytest.mark.parametrize(
    ("accused", "denier"),
    [("Russian", "Moscow"), ("Ukrainian", "Kyiv")],
)
def test_a_denial_about_another_place_is_not_put_on_the_incident_before(
    accused: str, denier: str
) -> None:
    """A denial that names place B says nothing about the incident at place A."""
    text = f"{accused} troops shelled Lindenau on Tuesday. {denier} denied the attack on Olsau."

    (incident,) = reading(text, "en", "Lindenau", "Olsau").incidents

    assert incident.denied_by is None


@pytest.mark.parametrize(
    ("accused", "other", "denier"),
    [("Russian", "Ukrainian", "Moscow"), ("Ukrainian", "Russian", "Kyiv")],
)
def test_a_side_denies_what_it_is_said_to_have_done(accused: str, other: str, denier: str) -> None:
    """Among several incidents a denial goes to the one that its speaker is blamed for."""
    text = (
        f"{accused} troops shelled Lindenau on Tuesday. {other} drones hit Olsau."
        f" {denier} denied the attack."
    )

    first, second = reading(text, "en", "Lindenau", "Olsau").incidents

    assert (first.denied_by, second.denied_by) == (denier, None)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Am Dienstag waren Schüsse zu hören. Unklar blieb, wer geschossen hatte."),
        ("en", "Shots were heard on Tuesday. It was not clear who had fired."),
        ("ru", "Во вторник были слышны выстрелы. Кто стрелял, неизвестно."),
        ("uk", "У вівторок було чути постріли. Хто стріляв, невідомо."),
    ],
)
def test_an_open_question_is_neither_denial_nor_incident(language: str, text: str) -> None:
    """To say "it was not clear who had fired" claims nothing and denies nothing."""
    found = reading(text, language)

    assert len(found.incidents) == 1
    assert [claim.polarity.value for claim in found.claims] == ["asserted"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Armee hielt eine Übung ab; die Schüsse waren weit zu hören."),
        ("en", "The army held a drill; loud explosions were heard."),
        ("ru", "Армия провела учения: жители слышали взрывы."),
        ("uk", "Армія провела навчання: мешканці чули вибухи."),
    ],
)
def test_the_noise_of_an_exercise_is_no_incident(language: str, text: str) -> None:
    """An exercise silences the bangs of its whole sentence."""
    assert reading(text, language).incidents == ()


def test_a_hit_during_an_exercise_is_an_incident() -> None:
    """What wounds people happened, whatever else was going on."""
    text = "During the exercise a missile hit the barracks, wounding two people."

    assert len(reading(text, "en").incidents) == 1


@pytest.mark.parametrize(
    ("accuser", "blamed", "side"),
    [("Ukrainian", "Russia", "russia"), ("Russian", "Ukraine", "ukraine")],
)
def test_blame_laid_beside_an_incident_names_its_actor(
    accuser: str, blamed: str, side: str
) -> None:
    """Who is blamed in the next sentence is the actor as reported, for either side."""
    text = (
        f"A drone hit a bus near Lindenau, {accuser} officials said."
        f" The {accuser} army blamed {blamed}."
    )

    assert [one.actor for one in reading(text, "en", "Lindenau").incidents] == [side]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Eine Drohne traf die ukrainische Grenzstadt Lindenau."),
        ("en", "A drone hit the Ukrainian border town of Lindenau."),
        ("ru", "Дрон ударил по украинскому приграничному городу Lindenau."),
        ("uk", "Дрон ударив по українському прикордонному місту Lindenau."),
    ],
)
def test_the_adjective_of_a_place_is_no_actor(language: str, text: str) -> None:
    """Whose town it is does not say who fired."""
    (incident,) = reading(text, language, "Lindenau").incidents

    assert incident.actor is None


@pytest.mark.parametrize(
    "text",
    [
        "Police opened fire on protesters in the square.",
        "Gang members fired shots during a robbery at a drug store.",
    ],
)
def test_shots_at_a_protest_or_in_a_robbery_are_background(text: str) -> None:
    """Public events of other kinds are no incidents unless a weapon of war is named."""
    assert reading(text, "en").incidents == ()


def test_a_weapon_of_war_among_protesters_is_an_incident() -> None:
    """Background never hides a shell."""
    text = "Mortar shells hit the square where protesters had gathered."

    assert len(reading(text, "en").incidents) == 1
