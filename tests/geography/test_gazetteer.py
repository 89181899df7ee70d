"""Finding place names: four languages, declined, told apart from namesakes and persons."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from trucewatch.geography.gazetteer import Gazetteer, load_gazetteer
from trucewatch.geography.places import GAZETTEER_FILE, load_places
from trucewatch.geography.theatre import theatre_file
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceKind, PlaceMention, Position

GAZETTEER = load_gazetteer("ukraine")


def found(text: str, language: Language | None = None) -> dict[str, PlaceMention]:
    """Return the mentions in a text by their words."""
    return {mention.span.text: mention for mention in GAZETTEER.find(text, language)}


def ids(text: str, language: Language | None = None) -> list[str | None]:
    """Return the ids of the places in a text, in order."""
    return [mention.place.id for mention in GAZETTEER.find(text, language)]


@pytest.mark.parametrize(
    ("identifier", "names"),
    [
        ("gn:486816", ["Sudzha", "Sudscha", "Суджа"]),
        ("gn:689304", ["Vovchansk", "Wowtschansk", "Вовчанськ", "Волчанск", "Volchansk"]),
        ("gn:710915", ["Chasiv Yar", "Tschassiw Jar", "Часів Яр", "Часов Яр"]),
        ("gn:703656", ["Kupiansk", "Kupjansk", "Куп'янськ", "Куп’янськ", "Купʼянськ", "Купянск"]),
        ("gn:704422", ["Pokrovsk", "Pokrowsk", "Покровськ", "Покровск", "Красноармійськ"]),
        ("gn:709354", ["Toretsk", "Torezk", "Торецьк", "Торецк", "Dzerzhynsk"]),
        ("gn:710035", ["Myrnohrad", "Мирноград", "Dymytrov"]),
        ("gn:713174", ["Bakhmut", "Bachmut", "Бахмут", "Artemivsk", "Артемівськ"]),
        ("gn:709930", ["Dnipro", "Dnipropetrovsk", "Днепропетровск", "Dnipropetrowsk"]),
    ],
)
def test_a_place_has_one_id_whatever_it_is_called(identifier: str, names: list[str]) -> None:
    """Languages, spellings of the apostrophe, and earlier names lead to one place."""
    best = {name: GAZETTEER.lookup(name)[0][0].id for name in names}

    assert best == dict.fromkeys(names, identifier)


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("Обстріл під Часовим Яром тривав.", Language.UK, "Chasiv Yar"),
        ("Вибухи у Харкові.", Language.UK, "Kharkiv"),
        ("Колона вийшла з Києва.", Language.UK, "Kyiv"),
        ("Бої за Велику Новосілку.", Language.UK, "Velyka Novosilka"),
        ("Тиша у Сумах.", Language.UK, "Sumy"),
        ("Обстріляно околиці Роботиного.", Language.UK, "Robotyne"),
        ("Бои под Волчанском.", Language.RU, "Vovchansk"),
        ("Взрывы в Красной Яруге.", Language.RU, "Krasnaya Yaruga"),
        ("Дорога на Суджу закрыта.", Language.RU, "Sudzha"),
        ("Die Verwaltung Charkiws meldete Ruhe.", Language.DE, "Kharkiv"),
        ("Bakhmut’s ruins were quiet.", Language.EN, "Bakhmut"),
    ],
)
def test_declined_names_are_found(text: str, language: Language, name: str) -> None:
    """Case endings of four languages are undone, word by word."""
    assert [mention.place.name for mention in GAZETTEER.find(text, language)] == [name]


@settings(max_examples=150, deadline=None)
@given(
    text=st.lists(
        st.one_of(
            st.text(max_size=12),
            st.sampled_from(["Суджа", "Куп’янська", " у ", "Region Kursk", "İstanbul", "ß", "́"]),
        ),
        max_size=12,
    ).map("".join),
    language=st.sampled_from([None, *Language]),
)
def test_offsets_are_exact_in_any_text(text: str, language: Language | None) -> None:
    """A mention's offsets cut its words from the text as given; mentions never overlap."""
    mentions = GAZETTEER.find(text, language)

    assert all(text[m.span.begin : m.span.end] == m.span.text for m in mentions)
    assert all(a.span.end <= b.span.begin for a, b in pairwise(mentions))
    assert all(0 < m.score <= 1 for m in mentions)


def test_the_same_text_gives_the_same_places() -> None:
    """Neither order of loading nor earlier texts change an answer."""
    text = "У Суджі, Золочеві та Нью-Йорку; near Lyman and Pokrovsk; bei Cherson."
    fresh = Gazetteer(load_places("ukraine"))

    assert fresh.find(text) == GAZETTEER.find(text)


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Pokrovsk", "Donetsk Oblast"),
        ("Donezk", "Donetsk Oblast"),
        ("Cherson", "Kherson Oblast"),
        ("Lyman", "Donetsk Oblast"),
        ("Borova", "Kharkiv Oblast"),
        ("Слов'янськ", "Donetsk Oblast"),
    ],
)
def test_among_namesakes_the_one_near_the_front_is_meant(name: str, region: str) -> None:
    """Without other hints the distance to the front and the size decide."""
    (best, score, why), *_ = GAZETTEER.lookup(name)

    assert best.region == region
    assert score > 0.5
    assert "near the front" in why


def test_a_named_oblast_decides_between_namesakes() -> None:
    """What the text says about the place outweighs the distance to the front."""
    mentions = found("У Золочеві на Львівщині тихо. У Борові Київської області теж.", Language.UK)

    assert mentions["Золочеві"].place.region == "Lviv Oblast"
    assert mentions["Борові"].place.region == "Kyiv Oblast"
    assert mentions["Золочеві"].alternatives[0][0].region == "Kharkiv Oblast"


def test_company_decides_between_a_village_and_a_metropolis() -> None:
    """New York beside Toretsk is the settlement in Donetsk Oblast, alone it is the city."""
    beside = found("Удар по Нью-Йорку та Торецьку.", Language.UK)["Нью-Йорку"]
    alone = found("Промова у Нью-Йорку перед Асамблеєю.", Language.UK)["Нью-Йорку"]

    assert (beside.place.country, alone.place.country) == ("UA", "US")
    assert any(place.country == "UA" for place, _ in alone.alternatives)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Samus sagte, daran sei niemand schuld.", Language.DE),
        ("Wladimir Putin und Wolodymyr Selenskyj schwiegen.", Language.DE),
        ("Анатолій Шевченко сказав, що мене це не турбує.", Language.UK),
        ("Валентин Іванов і Володимир Володимирович відповіли.", Language.UK),
        ("Нове керівництво. Мирне небо. Вона мовчить.", Language.UK),
        ("Владимир Путин и Анна Петрова ответили. Думаю, да.", Language.RU),
        ("Marco Rubio met Vladimir Putin in May.", Language.EN),
    ],
)
def test_persons_and_common_words_are_no_places(text: str, language: Language) -> None:
    """A name after a first name, and a word that merely equals a village, are left out."""
    assert found(text, language) == {}


@pytest.mark.parametrize(
    ("text", "language", "words", "name"),
    [
        ("In der Region Charkiw war es ruhig.", Language.DE, "Region Charkiw", "Kharkiv Oblast"),
        ("Im Gebiet Belgorod.", Language.DE, "Gebiet Belgorod", "Belgorod Oblast"),
        ("Shelling in Sumy Oblast.", Language.EN, "Sumy Oblast", "Sumy Oblast"),
        ("Across the Kursk region.", Language.EN, "Kursk region", "Kursk Oblast"),
        ("У Харківській області.", Language.UK, "Харківській області", "Kharkiv Oblast"),
        ("у сумській області", Language.UK, "сумській області", "Sumy Oblast"),
        ("На Курщині тихо.", Language.UK, "Курщині", "Kursk Oblast"),
        ("В Белгородской области.", Language.RU, "Белгородской области", "Belgorod Oblast"),
    ],
)
def test_an_oblast_is_named_with_its_word(
    text: str, language: Language, words: str, name: str
) -> None:
    """The span includes the word that makes it an oblast, and the town is not meant."""
    mention = found(text, language)[words]

    assert (mention.place.name, mention.place.kind) == (name, PlaceKind.REGION)
    assert mention.place.precision_m == 80_000


def test_two_oblasts_may_share_one_word() -> None:
    """Words like "Курской и Белгородской областях" name two places."""
    names = [
        [m.place.name for m in GAZETTEER.find(text, language)]
        for text, language in [
            ("В Курской и Белгородской областях.", Language.RU),
            ("In Kursk and Belgorod regions.", Language.EN),
            ("In den Regionen Kursk und Belgorod.", Language.DE),
        ]
    ]

    assert names == [["Kursk Oblast", "Belgorod Oblast"]] * 3


def test_a_direction_is_the_surroundings_of_its_town() -> None:
    """A direction has the town's position and 15 km around it, and an id of its own."""
    mention = found("На Покровському напрямку.", Language.UK)["Покровському напрямку"]

    assert mention.place.id == "gn:704422/direction"
    assert (mention.place.kind, mention.place.precision_m) == (PlaceKind.REGION, 15_000)


def test_an_unlisted_village_is_a_place_without_a_position() -> None:
    """We say that we do not know where it is, instead of nothing or a guess."""
    mention = found("Снаряд упав у селі Незнайкове вранці.", Language.UK)["Незнайкове"]

    assert (mention.place.id, mention.place.position) == (None, None)
    assert mention.rule == "unlisted-by-place-word"


def test_precision_grows_with_the_size_of_a_place() -> None:
    """The centre of a city says less about where than that of a village."""
    radii = [GAZETTEER.lookup(name)[0][0].precision_m for name in ("Basivka", "Sudzha", "Kharkiv")]

    assert radii == [1000, 2000, 8000]


def test_a_position_has_a_region() -> None:
    """Bare coordinates take the division of the nearest settlement."""
    regions = [
        GAZETTEER.region_at(Position(lon=lon, lat=lat))
        for lon, lat in [(37.18, 48.28), (35.27, 51.19), (34.1, 44.95)]
    ]

    assert regions == ["Donetsk Oblast", "Kursk Oblast", "Crimea"]


def test_crimea_belongs_to_ukraine() -> None:
    """Places carry the country of international recognition."""
    countries = {
        GAZETTEER.lookup(name)[0][0].country for name in ("Simferopol", "Sewastopol", "Крим")
    }

    assert countries == {"UA"}


def test_the_compiled_file_is_small_and_covers_front_villages() -> None:
    """At most 3 MB; at least 80 villages of the front that lists by size leave out."""
    table = load_places("ukraine")
    places = [table.place(line) for line in range(len(table))]
    villages = [
        place
        for place in places
        if (place.id or "").startswith("tw:") and place.kind is PlaceKind.SETTLEMENT
    ]

    assert len(theatre_file("ukraine", GAZETTEER_FILE).read_bytes()) <= 3_000_000
    assert len(villages) >= 80
    assert len({place.id for place in places}) == len(places)
