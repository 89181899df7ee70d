"""Times in sentences of our own, written from grammar; the dateline is Wednesday 11 June 2031."""

from __future__ import annotations

import pytest

from text.test_times import values

CASES = (
    ("de", "Der Rat berät am Freitag über den Abzug.", "2031-06-13"),
    ("de", "Am Samstag endet die Frist.", "2031-06-14"),
    ("de", "Seit Montag schweigen die Waffen.", "2031-06-09"),
    ("de", "Noch vor dem Wochenende reisen die Beobachter an.", "2031-W24-WE"),
    ("de", "Ende der Woche wird verhandelt.", "2031-W24"),
    ("de", "In der Nacht auf den 9. Juni fielen Schüsse.", "2031-06-08/2031-06-09"),
    ("de", "Heute früh um 4.30 Uhr brannte das Lager.", "2031-06-11T04:30"),
    ("de", "Bis Donnerstag muss die Brücke frei sein.", "2031-06-12"),
    ("en", "The observers will return before the weekend.", "2031-W24-WE"),
    ("en", "Guns have been silent since Sunday.", "2031-06-08"),
    ("en", "The mandate expires at the end of the month.", "2031-06"),
    ("en", "At 09:15 on 10 June a shell landed.", "2031-06-10T09:15"),
    ("en", "It began on 3 June and ended the same evening.", "2031-06-03TEV"),
    ("en", "Yesterday's talks failed.", "2031-06-10"),
    ("en", "On the night of 8 to 9 June a depot burned.", "2031-06-08/2031-06-09"),
    ("en", "If the deal is signed on Saturday, trains run again.", "2031-06-14"),
    ("en", "Between 5 and 7 June it was quiet.", "2031-06-07"),
    ("en", "The next round is on Monday.", "2031-06-16"),
    ("uk", "Делегація прибуде у четвер вранці.", "2031-06-12TMO"),
    (
        "uk",
        "Того ж дня влучили ще раз. 7 червня було тихо. Того ж вечора вимкнули світло.",
        "2031-06-07TEV",
    ),
    ("uk", "Обмін запланували на п'ятницю.", "2031-06-13"),
    ("uk", "Наприкінці тижня приїдуть спостерігачі.", "2031-W24"),
    ("uk", "Удосвіта 10 червня почали стріляти.", "2031-06-10"),
    ("uk", "О 5-й ранку 10 червня пролунав вибух.", "2031-06-10T05:00"),
    ("uk", "З вівторка діє тиша.", "2031-06-10"),
    ("uk", "Режим діятиме до неділі.", "2031-06-15"),
    ("uk", "У понеділок увечері вдарили знову.", "2031-06-09TEV"),
    ("uk", "За минулу добу поранено двох.", "2031-06-10"),
    ("ru", "Обмен пройдёт в субботу.", "2031-06-14"),
    ("ru", "Встреча намечена на пятницу.", "2031-06-13"),
    ("ru", "С понедельника стало тише.", "2031-06-09"),
    (
        "ru",
        "В тот же день начался пожар. 6 июня сгорел склад. В тот же день ранили двоих.",
        "2031-06-06",
    ),
    ("ru", "К концу недели ждут ответа.", "2031-W24"),
    ("ru", "Рано утром 10 июня загорелся склад.", "2031-06-10TMO"),
    ("ru", "В 14:20 мск 9 июня прогремел взрыв.", "2031-06-09T14:20+03:00"),
    ("ru", "Вчера поздно вечером сбили дрон.", "2031-06-10TEV"),
    ("ru", "За прошедшие сутки ранены двое.", "2031-06-10"),
    ("ru", "В ночь со 2 на 3 июня атаковали порт.", "2031-06-02/2031-06-03"),
    ("ru", "Минувшей ночью горел склад.", "2031-06-10/2031-06-11"),
    ("ru", "В минувший вторник открыли мост.", "2031-06-10"),
    ("ru", "На выходных обстрелов не было.", "2031-W23-WE"),
)


@pytest.mark.parametrize(("language", "text", "value"), CASES)
def test_grammar_tells_which_day_is_meant(language: str, text: str, value: str) -> None:
    """Tense, "by", "since", "moved to", the same day, clocks beside days, edges of units."""
    assert value in values(text, language)
