"""Ukrainian and Russian place names as grammar writes them; sentences of our own."""

from __future__ import annotations

import pytest

from trucewatch.geography.agreement import agrees
from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.vocabulary.language import Language

UK, RU = Language.UK, Language.RU


def _found(text: str, language: Language) -> list[tuple[str, str]]:
    mentions = load_gazetteer().find(text, language)
    return [(mention.span.text, mention.place.name) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "language", "surface", "name"),
    [
        ("У Луганську небагато світла.", UK, "Луганську", "Luhansk"),
        ("Після окупації Донецька минув час.", UK, "Донецька", "Donetsk"),
        ("Дорога до рідної Тисмениці закрита.", UK, "Тисмениці", "Tysmenytsia"),
        ("Мер Алупки Петро Лоза поїхав.", UK, "Алупки", "Alupka"),
        ("Колона зайшла до центру Сум.", UK, "Сум", "Sumy"),
        ("Рівень Каховського водосховища впав.", UK, "Каховського водосховища",
         "Kakhovka Reservoir"),
        ("На Куп'янщині поранено двох людей.", UK, "Куп'янщині", "Kupiansk"),
        ("Переговори тривають у Єгипті.", UK, "Єгипті", "Egypt"),
        ("Судно вийшло з Новоросійська.", UK, "Новоросійська", "Novorossiysk"),
        ("Переговоры идут в Египте.", RU, "Египте", "Egypt"),
    ],
)  # fmt: skip
def test_a_town_is_found_in_its_case_form(
    text: str, language: Language, surface: str, name: str
) -> None:
    """Forms that look like adjectives are towns when no noun agrees with them."""
    assert (surface, name) in _found(text, language)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Харківська ОВА повідомила про удар.", UK),
        ("Ділянка має 78,2 кв. м. Нафтопродукти зберігали поруч.", UK),
        ("Ціни зросли на ринку. Загалом дохід більший.", UK),
        ("Мера Козаченка запросили.", UK),
        ("Про це пише «Вечірній вісник. Львів» із посиланням на суд.", UK),
        ("Донецкая ВГА сообщила об ударе.", RU),
    ],
)
def test_bodies_measures_and_titles_are_no_places(text: str, language: Language) -> None:
    """An adjective before a body's letters, a measure before a sentence, a paper's name."""
    assert _found(text, language) == []


def test_several_districts_share_one_word() -> None:
    """Each adjective of a list is a district, however many commas part them."""
    found = _found("Постраждали Куп’янський, Ізюмський і Чугуївський райони.", UK)

    assert [name for _, name in found] == ["Kupiansk", "Izium", "Chuhuiv"]


def test_oblasts_may_be_listed_behind_a_colon() -> None:
    """What stands behind "oblasts:" are oblasts without the word."""
    found = _found("Під ударом області: Харківська, Сумська та Чернігівська.", UK)

    assert [name for _, name in found] == ["Kharkiv Oblast", "Sumy Oblast", "Chernihiv Oblast"]


@pytest.mark.parametrize(
    ("adjective", "noun", "expected"),
    [
        ("луганська", "область", True),
        ("луганська", "поставили", False),
        ("харківському", "напрямку", True),
        ("донецьку", "сьогодні", False),
        ("курской", "области", True),
    ],
)
def test_agreement_is_told_by_endings(adjective: str, noun: str, *, expected: bool) -> None:
    """An adjective agrees with a noun of its case, gender and number."""
    assert agrees(adjective, noun) is expected
