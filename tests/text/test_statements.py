"""Who said what: sentences of our own, labelled before the rules for them were written.

Each row: language, text, the words said, their type, who said them, and where the text tells
it who was told and who passed it on. Persons, bodies and events are invented.
"""

from __future__ import annotations

from typing import NamedTuple

import pytest
from tests.text.building import a_document

from trucewatch.text.reading import read
from trucewatch.vocabulary.statement import Statement


class Row(NamedTuple):
    """One labelled statement."""

    language: str
    text: str
    words: str
    kind: str
    speaker: str
    addressee: str | None = None
    relayed_by: str | None = None


GERMAN = (
    Row(
        "de",
        "Der Sprecher des Ministeriums für Katastrophenschutz erklärte, die Brücke sei gesperrt.",
        "die Brücke sei gesperrt",
        "indirect",
        "Sprecher des Ministeriums für Katastrophenschutz",
    ),
    Row(
        "de",
        "Die Brücke sei gesperrt, sagte die Sprecherin der Behörde für Wasserbau am Montag.",
        "Die Brücke sei gesperrt",
        "indirect",
        "Sprecherin der Behörde für Wasserbau",
    ),
    Row(
        "de",
        "Die Leiterin der Mission, Frida Amsel, sagte, dass beide Straßen offen seien.",
        "dass beide Straßen offen seien",
        "indirect",
        "Frida Amsel",
    ),
    Row(
        "de",
        "„Wir haben den ganzen Tag gewartet“, sagte Udo Specht, der Leiter des Lagers.",
        "Wir haben den ganzen Tag gewartet",
        "direct",
        "Udo Specht",
    ),
    Row(
        "de",
        "Wie die Polizei am Abend mitteilte, wurden zwei Brücken gesperrt.",
        "wurden zwei Brücken gesperrt",
        "indirect",
        "Polizei",
    ),
    Row(
        "de",
        "Medienberichten zufolge sind die Gespräche vertagt.",
        "sind die Gespräche vertagt",
        "indirect",
        "Medienberichten",
    ),
    Row(
        "de",
        "Nach Angaben der Verwaltung von Lindental ist das Wasser knapp.",
        "ist das Wasser knapp",
        "indirect",
        "Verwaltung von Lindental",
    ),
    Row(
        "de",
        "Bürgermeisterin Ina Vogt kritisierte die Pläne. Das Geld fehle überall.",
        "Das Geld fehle überall",
        "indirect",
        "Ina Vogt",
    ),
    Row(
        "de",
        "Bürgermeisterin Ina Vogt kritisierte die Pläne scharf.",
        "Bürgermeisterin Ina Vogt kritisierte die Pläne scharf",
        "reported",
        "Ina Vogt",
    ),
    Row(
        "de",
        "Oberst Karl Brandt wies die Vorwürfe zurück.",
        "Oberst Karl Brandt wies die Vorwürfe zurück",
        "reported",
        "Karl Brandt",
    ),
    Row(
        "de",
        "Oberst Karl Brandt traf am Montag ein. Er sagte, niemand habe geschossen.",
        "niemand habe geschossen",
        "indirect",
        "Karl Brandt",
    ),
    Row(
        "de",
        "Die Waffenruhe halte, sagte General Otto Reim dem Sender Kanal Nord.",
        "Die Waffenruhe halte",
        "indirect",
        "Otto Reim",
        "Sender Kanal Nord",
    ),
    Row(
        "de",
        "Gegenüber der Zeitung „Tagblatt“ sagte Vogt, die Schule bleibe zu.",
        "die Schule bleibe zu",
        "indirect",
        "Vogt",
        "Zeitung „Tagblatt“",
    ),
    Row(
        "de",
        "Die Nachrichtenagentur Nordpress zitierte Minister Jan Holm mit den Worten: "
        "„Wir sind zu Gesprächen bereit.“",
        "Wir sind zu Gesprächen bereit",
        "direct",
        "Jan Holm",
        None,
        "Nachrichtenagentur Nordpress",
    ),
    Row(
        "de",
        "Minister Jan Holm nannte den Vorschlag „einen Schritt in die richtige Richtung“.",
        "einen Schritt in die richtige Richtung",
        "direct",
        "Jan Holm",
    ),
    Row(
        "de",
        "Die Brücke ist zerstört. Das bestätigte der Kommandeur der Brigade Nord.",
        "Die Brücke ist zerstört",
        "indirect",
        "Kommandeur der Brigade Nord",
    ),
    Row(
        "de",
        "Es gehe um Wasser, so die Helferin Mara Lenz.",
        "Es gehe um Wasser",
        "indirect",
        "Mara Lenz",
    ),
)
ENGLISH = (
    Row(
        "en",
        "The spokesman for the Ministry of Public Works said that the bridge was closed.",
        "that the bridge was closed",
        "indirect",
        "spokesman for the Ministry of Public Works",
    ),
    Row(
        "en",
        '"We waited all day," said Rob Alder, the head of the camp.',
        "We waited all day,",
        "direct",
        "Rob Alder",
    ),
    Row(
        "en",
        "The bridge is open again, the army said on Monday.",
        "The bridge is open again",
        "indirect",
        "army",
    ),
    Row(
        "en",
        'Colonel James Hart arrived on Monday. "We saw nothing," he said.',
        "We saw nothing,",
        "direct",
        "James Hart",
    ),
    Row(
        "en",
        "Governor Lucy Marsh told Channel North that the school would stay shut.",
        "that the school would stay shut",
        "indirect",
        "Lucy Marsh",
        "Channel North",
    ),
    Row(
        "en",
        'State agency Northpress quoted minister John Holm as saying: "We are ready to talk."',
        "We are ready to talk",
        "direct",
        "John Holm",
        None,
        "State agency Northpress",
    ),
    Row(
        "en",
        "The prosecutor, Ann Reed, rejected the accusations.",
        "The prosecutor, Ann Reed, rejected the accusations",
        "reported",
        "Ann Reed",
    ),
    Row(
        "en",
        "According to the head of the mission, Carl Fenn, both roads are open.",
        "both roads are open",
        "indirect",
        "Carl Fenn",
    ),
    Row(
        "en",
        'Minister John Holm called the offer "a step in the right direction".',
        "a step in the right direction",
        "direct",
        "John Holm",
    ),
    Row(
        "en",
        "The pause, said General Paul Rook, would hold for a week.",
        "The pause, said General Paul Rook, would hold for a week",
        "indirect",
        "Paul Rook",
    ),
)
UKRAINIAN = (
    Row(
        "uk",
        "Речниця управління водних ресурсів Ірина Дуб повідомила, що міст закрито.",
        "що міст закрито",
        "indirect",
        "Ірина Дуб",
    ),
    Row(
        "uk",
        "Міст, за словами начальника управління Олега Ясена, закрито до п'ятниці.",
        "Міст, за словами начальника управління Олега Ясена, закрито до п'ятниці",
        "indirect",
        "Олега Ясена",
    ),
    Row(
        "uk",
        "«Ми чекали цілий день, – сказав він, – і ніхто не прийшов».",
        "Ми чекали цілий день, – сказав він, – і ніхто не прийшов",
        "direct",
        "unknown",
    ),
    Row(
        "uk",
        "Мер Степан Клен приїхав у понеділок. Він заявив, що води вистачить.",
        "що води вистачить",
        "indirect",
        "Степан Клен",
    ),
    Row(
        "uk",
        "Губернатор Лідія Верес розповіла каналу «Північ», що школа зачинена.",
        "що школа зачинена",
        "indirect",
        "Лідія Верес",
        "каналу «Північ»",
    ),
    Row(
        "uk",
        "Полковник Степан Клен відкинув звинувачення.",
        "Полковник Степан Клен відкинув звинувачення",
        "reported",
        "Степан Клен",
    ),
    Row(
        "uk",
        "Дорогу відкрито, повідомила пресслужба місії.",
        "Дорогу відкрито",
        "indirect",
        "пресслужба місії",
    ),
    Row(
        "uk",
        "Агентство «Північ-прес» цитує міністра Івана Граба: «Ми готові до розмови».",
        "Ми готові до розмови",
        "direct",
        "Івана Граба",
        None,
        "Агентство «Північ-прес»",
    ),
)
RUSSIAN = (
    Row(
        "ru",
        "Представительница управления водных ресурсов Анна Речная сообщила, что мост закрыт.",
        "что мост закрыт",
        "indirect",
        "Анна Речная",
    ),
    Row(
        "ru",
        "По словам начальника управления Олега Ясеня, мост закрыт до пятницы.",
        "мост закрыт до пятницы",
        "indirect",
        "Олега Ясеня",
    ),
    Row(
        "ru",
        "Мэр Иван Липа приехал в понедельник. Он заявил, что воды хватит.",
        "что воды хватит",
        "indirect",
        "Иван Липа",
    ),
    Row(
        "ru",
        "Губернатор Пётр Ключ рассказал телеканалу «Север», что школа закрыта.",
        "что школа закрыта",
        "indirect",
        "Пётр Ключ",
        "телеканалу «Север»",
    ),
    Row(
        "ru",
        "Полковник Иван Липа отверг обвинения.",
        "Полковник Иван Липа отверг обвинения",
        "reported",
        "Иван Липа",
    ),
    Row(
        "ru",
        "Дорога открыта, сообщила пресс-служба миссии.",
        "Дорога открыта",
        "indirect",
        "пресс-служба миссии",
    ),
    Row(
        "ru",
        "Агентство «Север-пресс» цитирует министра Ивана Граба: «Мы готовы к разговору».",
        "Мы готовы к разговору",
        "direct",
        "Ивана Граба",
        None,
        "Агентство «Север-пресс»",
    ),
    Row(
        "ru",
        "«Мы ждали весь день», — рассказала жительница посёлка Мария Ель.",
        "Мы ждали весь день",
        "direct",
        "Мария Ель",
    ),
)


def _said(row: Row) -> Statement | None:
    """The statement that holds the labelled words, or the nearest to them."""
    found = read(a_document(row.text, row.language), ()).statements
    return next((s for s in found if s.span.text.rstrip(".,") == row.words.rstrip(".,")), None)


@pytest.mark.parametrize("row", GERMAN + ENGLISH + UKRAINIAN + RUSSIAN, ids=lambda row: row.text)
def test_words_go_to_whoever_said_them(row: Row) -> None:
    """Words, type, speaker, addressee and who passed them on are read from grammar alone."""
    said = _said(row)

    assert said is not None
    assert (said.statement_type.value, said.speaker.name) == (row.kind, row.speaker)
    assert (said.addressee, said.relayed_by) == (row.addressee, row.relayed_by)


@pytest.mark.parametrize(
    ("language", "names"),
    [
        ("de", ("Ada Kern", "Bo Lund")),
        ("en", ("Ann Reed", "Bob Fox")),
        ("ru", ("Анна Ель", "Борис Клён")),
        ("uk", ("Ганна Верба", "Богдан Граб")),
    ],
)
def test_in_an_interview_a_line_belongs_to_the_name_it_opens_with(
    language: str, names: tuple[str, str]
) -> None:
    """Turns are told by names that come back; a turn is one statement of its speaker."""
    asks, answers = names
    text = f"{asks}: 1, 2, 3?\n{answers}: 4, 5! 6, 7.\n{asks}: 8, 9?"

    said = read(a_document(text, language), ()).statements

    assert [s.speaker.name for s in said] == [asks, answers, asks]
    assert said[1].span.text == "4, 5! 6, 7"


def test_a_heading_with_a_colon_is_no_interview() -> None:
    """One line that opens with a word and a colon says nothing about who speaks."""
    text = "Lage: Die Straße ist offen.\nDer Markt ist voll."

    assert read(a_document(text), ()).statements == ()


@pytest.mark.parametrize(
    ("language", "text", "speaker", "carrier"),
    [
        (
            "de",
            "Niemand sei verletzt, meldete die Agentur Nordpress unter Berufung auf die Polizei.",
            "Polizei",
            "Agentur Nordpress",
        ),
        (
            "de",
            "„Wir bleiben hier“, sagte Jan Holm laut der Zeitung Nordblatt.",
            "Jan Holm",
            "Zeitung Nordblatt",
        ),
        (
            "en",
            "Nobody was hurt, Northpress reported, citing the police.",
            "police",
            "Northpress",
        ),
        (
            "uk",
            "Міст закрито, повідомляє агентство Північ-прес з посиланням на поліцію.",
            "поліцію",
            "агентство Північ-прес",
        ),
        (
            "ru",
            "Мост закрыт, сообщает агентство Север-пресс со ссылкой на полицию.",
            "полицию",
            "агентство Север-пресс",
        ),
    ],
)
def test_who_passes_words_on_is_not_who_said_them(
    language: str, text: str, speaker: str, carrier: str
) -> None:
    """An agency that cites the police is the carrier; the police are the origin."""
    said = read(a_document(text, language), ()).statements

    assert [(s.speaker.name, s.relayed_by) for s in said] == [(speaker, carrier)]


@pytest.mark.parametrize(
    "text",
    [
        "Nachdem der Regen aufgehört hatte, forderte niemand mehr Zelte.",
        "Die Drogerie „Zur Post“ hat geschlossen.",
        "Sein Bruder wohnte in der schönen alten Stadt.",
    ],
)
def test_what_only_looks_like_speech_is_none(text: str) -> None:
    """Adverbial clauses, names between marks and adjectives in "-e" report nothing."""
    said = read(a_document(text), ()).statements

    assert [s for s in said if s.statement_type.value != "reported"] == []
