"""Headlines of event data sets."""

from __future__ import annotations

import pytest

from trucewatch.text.headline import read_headline
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.language import Language


@pytest.mark.parametrize(
    ("language", "headline", "aspect"),
    [
        ("uk", "За минулу добу на фронті відбулося 88 боєзіткнень", "aggregate"),
        ("uk", "Рік тому ворог обстріляв цей ринок", "history"),
        ("uk", "Ворог готується до штурму, кажуть у бригаді", "plan"),
        ("uk", "Сторони домовилися не атакувати порти під час перемир'я", "talk"),
        ("ru", "Полиция задержала мужчину, который ударил соседа ножом", "other"),
    ],
)
def test_what_is_no_event_says_what_it_is_instead(
    language: str, headline: str, aspect: str
) -> None:
    """Totals, history, plans, talks and crime hold words of force but report none."""
    found = read_headline(headline, Language(language))

    assert not found.kinetic
    assert found.aspect == aspect


def test_mirrored_sides_get_mirrored_readings() -> None:
    """The same words with the sides exchanged differ in the side only."""
    one = read_headline("Российские войска обстреляли посёлок из миномётов", Language.RU)
    other = read_headline("Украинские войска обстреляли посёлок из миномётов", Language.RU)

    assert (one.actor, other.actor) == ("russia", "ukraine")
    assert one.incident_type is other.incident_type is IncidentType.ARTILLERY
    assert one.rule == other.rule


def test_the_source_after_a_dash_is_the_speaker_and_not_the_actor() -> None:
    """A staff that reports an air raid has not flown it."""
    found = read_headline("Авіація завдала ударів по мосту, - повідомляє Генштаб ЗСУ", Language.UK)

    assert found.speaker == "Генштаб ЗСУ"
    assert found.speaker_side == "ukraine"
    assert found.actor is None


def test_a_denial_names_what_it_denies() -> None:
    """A denied event is not kinetic, but its type is kept for comparison."""
    found = read_headline("Військова адміністрація заперечує прорив біля села", Language.UK)

    assert found.denies
    assert not found.kinetic
    assert found.incident_type is IncidentType.GROUND_ASSAULT


def test_the_words_relied_upon_are_cut_from_the_headline() -> None:
    """Evidence spans point into the headline as given."""
    headline = "Дрон атакував потяг біля станції"

    found = read_headline(headline, None)

    assert [span.text for span in found.evidence] == ["Дрон", "атакував"]
    assert all(headline[span.begin : span.end] == span.text for span in found.evidence)


def test_killed_and_injured_are_counted_beside_their_words() -> None:
    """Each number goes to the word of harm that stands nearest to it."""
    found = read_headline("Ракета влучила в ринок: 4 людини загинули, 14 поранених", Language.UK)

    assert found.casualties is not None
    assert (found.casualties.killed_low, found.casualties.injured_low) == (4, 14)
