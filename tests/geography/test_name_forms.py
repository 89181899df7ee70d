"""Folding, declension and transliteration of names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from trucewatch.geography.declension import base_forms, named_after
from trucewatch.geography.folding import fold, words
from trucewatch.geography.transliteration import (
    english_from_ukrainian,
    german_from_ukrainian,
    russian_from_ukrainian,
)


@given(text=st.text(max_size=60))
def test_words_stand_where_they_say(text: str) -> None:
    """Cutting a text at a word's offsets and folding gives the word."""
    for word in words(text):
        assert fold(text[word.begin : word.end]) == word.folded


@given(text=st.text(alphabet="абвгґдеєжзиіїйклмнопрстуфхцчшщьюяё'’ʼ -ABCäöüß", max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    """Names and words of a text meet in one form."""
    assert fold(fold(text)) == fold(text)


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("покровськ", ["покровська", "покровську", "покровськом"]),
        ("київ", ["києва", "києву", "києвом", "києві"]),
        ("горлівка", ["горлівки", "горлівці", "горлівку", "горлівкою"]),
        ("запоріжжя", ["запоріжжю", "запоріжжі", "запоріжжям"]),
        ("суми", ["сум", "сумам", "сумами", "сумах"]),
        ("донецк", ["донецка", "донецку", "донецком", "донецке"]),
        ("авдеевка", ["авдеевки", "авдеевке", "авдеевку", "авдеевкой"]),
        ("запорожье", ["запорожья", "запорожью", "запорожьем"]),
        ("сумы", ["сум", "сумам", "сумами", "сумах"]),
    ],
)
def test_every_case_leads_back_to_the_name(base: str, forms: list[str]) -> None:
    """Forms are undone rather than stored."""
    assert all(base in base_forms(form) for form in [base, *forms])


@pytest.mark.parametrize(
    ("adjective", "town"),
    [
        ("покровському", "покровськ"),
        ("новопавлівському", "новопавлівка"),
        ("куп'янському".replace("'", ""), "купянськ"),
        ("лиманський", "лиман"),
        ("курахівського", "курахове"),
        ("ореховское", "орехов"),
        ("гуляйпільському", "гуляйполе"),
    ],
)
def test_an_adjective_leads_to_its_town(adjective: str, town: str) -> None:
    """Directions and districts are named by adjectives."""
    assert town in named_after(adjective)


@pytest.mark.parametrize(
    ("ukrainian", "english", "german", "russian"),
    [
        ("Торецьк", "Toretsk", "Torezk", "Торецк"),
        ("Щербинівка", "Shcherbynivka", "Schtscherbyniwka", "Щербиновка"),
        ("Степногірськ", "Stepnohirsk", "Stepnohirsk", "Степногорск"),
        ("Нова Каховка", "Nova Kakhovka", "Nowa Kachowka", "Новая Каховка"),
    ],
)
def test_missing_names_are_spelled_by_rule(
    ukrainian: str, english: str, german: str, russian: str
) -> None:
    """English by the Ukrainian government's table, German by Duden's, Russian by regularity."""
    assert english_from_ukrainian(ukrainian) == english
    assert german_from_ukrainian(ukrainian) == german
    assert russian_from_ukrainian(ukrainian) == russian
