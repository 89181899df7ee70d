"""Every role of furniture on invented pages in four languages, and sentences that are none."""

from __future__ import annotations

import pytest

from trucewatch.text.furniture import find_furniture
from trucewatch.vocabulary.language import Language

LINES: dict[str, dict[str, tuple[str, ...]]] = {
    "de": {
        "pull_link": (
            "LESEN Waffenruhe: Was vereinbart ist",
            "Lesen Sie auch: Leben am Fluss",
            "Mehr zum Thema: Beobachter im Donbass",
            ">> Alle Entwicklungen im Liveblog",
        ),
        "load_failure": (
            "Einige Inhalte konnten nicht geladen werden.",
            "Dieser Inhalt kann nicht angezeigt werden.",
        ),
        "embed": (
            "— Lagezentrum (@lage_ost) 12. Juni 2031",
            "Sieh dir diesen Beitrag auf Instagram an",
            "https://x.com/lage_ost/status/1234567890",
        ),
        "caption": (
            "Foto: Ein Speicher am Fluss",
            "Ein Soldat am Ufer. © Steppe Wire",
            "Archivbild: Der Markt von Pokrowsk",
        ),
        "credit": ("Von Anna Berger", "Mitarbeit: Karl Ott", "Redaktion: nk/ab"),
        "video": ("Video: So verlief die Nacht | 1:32 Min.", "Im Video: Rauch über der Stadt"),
        "subscription": (
            "Jetzt Newsletter abonnieren",
            "Folgen Sie uns auf Telegram",
            "Melden Sie sich für den Newsletter an",
        ),
        "navigation": (
            "Startseite > Politik > Ausland",
            "Teilen | Drucken | Merken",
            "Kommentare (12)",
            "Zurück zur Übersicht",
        ),
    },
    "en": {
        "pull_link": (
            "READ MORE: What the truce says",
            "See also: Life by the river",
            "Related: Observers in the east",
            "MORE ON THIS STORY",
        ),
        "load_failure": (
            "This content could not be loaded.",
            "This video can not be played",
        ),
        "embed": (
            "— Situation Room (@room_east) June 12, 2031",
            "View this post on Instagram",
            "https://twitter.com/room_east/status/1234567890",
        ),
        "caption": (
            "Photo: A grain store by the river",
            "A soldier on the bank. © Steppe Wire",
            "Image caption: The market of Pokrovsk",
        ),
        "credit": (
            "By Anna Berger",
            "Reporting by Carl Ott; editing by N. Kay",
            "Editing by N. Kay",
        ),
        "video": ("WATCH: How the night went", "Video | Smoke above the town"),
        "subscription": (
            "Sign up to our newsletter",
            "Follow us on Telegram",
            "Get the day's news in your inbox",
        ),
        "navigation": (
            "Home > World > Europe",
            "Share | Print | Save",
            "Comments (12)",
            "Skip to main content",
        ),
    },
    "uk": {
        "pull_link": (
            "ЧИТАЙТЕ ТАКОЖ: Що каже угода",
            "Читайте також: Життя біля річки",
            "До теми: Спостерігачі на сході",
            "Більше новин про перемир'я тут",
        ),
        "load_failure": (
            "Не вдалося завантажити вміст.",
            "Відео недоступне у вашому регіоні.",
        ),
        "embed": (
            "— Штаб Схід (@shtab_skhid) 12 червня 2031",
            "Переглянути цей допис в Instagram",
            "https://t.me/shtab_skhid/77",
        ),
        "caption": (
            "Фото: Зерносховище біля річки",
            "Військовий на березі. © Степовий голос",
            "Архівне фото: Ринок у Покровську",
        ),
        "credit": ("Автор: Олена Бойко", "Переклад: Н. Ткач", "Редакторка: Н. Ткач"),
        "video": ("Відео: Як минула ніч", "ВІДЕО | Дим над містом"),
        "subscription": (
            "Підписуйтесь на наш Telegram",
            "Приєднуйтесь до нашого каналу",
            "Підпишіться на розсилку",
        ),
        "navigation": (
            "Головна > Новини > Схід",
            "Поділитися | Друкувати | Зберегти",
            "Коментарі (12)",
            "Повернутися до списку",
        ),
    },
    "ru": {
        "pull_link": (
            "ЧИТАЙТЕ ТАКЖЕ: Что говорит соглашение",
            "Читайте также: Жизнь у реки",
            "По теме: Наблюдатели на востоке",
            "Подробнее: как прошла ночь",
        ),
        "load_failure": (
            "Не удалось загрузить содержимое.",
            "Видео недоступно в вашем регионе.",
        ),
        "embed": (
            "— Штаб Восток (@shtab_vostok) 12 июня 2031",
            "Посмотреть эту публикацию в Instagram",
            "https://t.me/shtab_vostok/77",
        ),
        "caption": (
            "Фото: Зернохранилище у реки",
            "Военный на берегу. © Степной голос",
            "Архивное фото: Рынок в Покровске",
        ),
        "credit": ("Автор: Елена Бойко", "Перевод: Н. Ткач", "Редактор: Н. Ткач"),
        "video": ("Видео: Как прошла ночь", "ВИДЕО | Дым над городом"),
        "subscription": (
            "Подписывайтесь на наш Telegram",
            "Присоединяйтесь к нашему каналу",
            "Подпишитесь на рассылку",
        ),
        "navigation": (
            "Главная > Новости > Восток",
            "Поделиться | Печать | Сохранить",
            "Комментарии (12)",
            "Вернуться к списку",
        ),
    },
}
SENTENCES: dict[str, tuple[str, ...]] = {
    "de": (
        "Bild-Reporter sahen am Mittwoch drei Einschläge in Pokrowsk.",
        "Video-Konferenzen der Unterhändler sind für Montag geplant.",
        "Von Kiew aus fuhren zwei Busse zur Linie.",
        "Lesen und Schreiben lernen die Kinder im Keller.",
        "Kommentare gab es aus Moskau zunächst nicht.",
        "Teilen der Stadt fehlt seit Dienstag der Strom.",
        "»Wir bleiben hier«, sagte die Bürgermeisterin.",
        "14:20 | Kupjansk | Einschläge am Bahnhof",
    ),
    "en": (
        "Related fighting was reported near Siversk on Tuesday.",
        "By Tuesday evening 14 drones had been counted.",
        "Video-link talks between the delegations go on.",
        "Join our forces or leave, the commander told them.",
        "Share of the blame lies with nobody yet, the mission said.",
        "Comments from Moscow were not available.",
        "14:20 • Kupiansk • Shells hit the station",
    ),
    "uk": (
        "Підписання угоди про припинення вогню відбулося у вівторок.",
        "Підписано протокол про обмін двохсот полонених.",
        "Приєднуються до перемир'я ще дві бригади, сказав речник.",
        "Автор заяви не назвав числа поранених.",
        "Головна дорога на Краматорськ обстріляна.",
        "Більше десяти дронів збили над Сумами.",
    ),
    "ru": (
        "Подписание соглашения о прекращении огня прошло во вторник.",
        "Подписан протокол об обмене двухсот пленных.",
        "Присоединяются к перемирию ещё две бригады, сказал представитель.",
        "Автор заявления не назвал числа раненых.",
        "Главная дорога на Краматорск обстреляна.",
        "Подробнее об обмене сообщат во вторник.",
    ),
}
EVERY_LINE = [
    (language, role, line)
    for language, roles in LINES.items()
    for role, lines in roles.items()
    for line in lines
]


@pytest.mark.parametrize(("language", "role", "line"), EVERY_LINE)
def test_a_line_of_the_page_has_its_role(language: str, role: str, line: str) -> None:
    """Found as a whole, with its role, between two sentences that stay text."""
    before, after = SENTENCES[language][4:6]

    found = find_furniture(f"{before}\n\n{line}\n\n{after}", Language(language))

    assert [(item.role.value, item.span.text) for item in found] == [(role, line)]


@pytest.mark.parametrize(
    ("language", "sentence"), [(name, line) for name, lines in SENTENCES.items() for line in lines]
)
def test_a_sentence_of_the_article_is_no_furniture(language: str, sentence: str) -> None:
    """What is taken for furniture is never a claim: the signing of a truce must not be lost."""
    assert find_furniture(f"Am Rand.\n{sentence}\nEnde.", Language(language)) == ()


def test_every_role_is_tried_in_every_language() -> None:
    """A new role needs lines in four languages."""
    from trucewatch.vocabulary.reading import FurnitureRole

    assert all(set(roles) == {role.value for role in FurnitureRole} for roles in LINES.values())
