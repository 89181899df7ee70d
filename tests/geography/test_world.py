"""Places of the world in English texts, and the positions of small places."""

from __future__ import annotations

import pytest

from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.vocabulary.language import Language


def found(text: str, language: Language = Language.EN) -> dict[str, str | None]:
    """Return the ids of the places found, by their words."""
    mentions = load_gazetteer().find(text, language)
    return {mention.span.text: mention.place.id for mention in mentions}


def test_a_state_behind_a_comma_decides() -> None:
    """A city before a comma and a state means the city in that state, however small."""
    places = found("The fair in Paris, Texas, was calm.")

    assert places["Texas"] == "iso:US-TX"
    assert places["Paris"] == "gn:4717560"


def test_the_country_named_beside_it_keeps_the_capital() -> None:
    """Without a state nearby the large city is meant."""
    assert found("Talks in Paris, France, went on.")["Paris"] == "gn:2988507"


@pytest.mark.parametrize(
    ("text", "left_out"),
    [
        ("Brandon Austin said so in Houston.", "Austin"),
        ("She read it in The Miami Herald.", "Miami"),
        ("He teaches at the University of Pittsburgh.", "Pittsburgh"),
    ],
)
def test_persons_and_bodies_are_no_places(text: str, left_out: str) -> None:
    """A given name before it, or a body's name around it, speaks against a place."""
    assert left_out not in found(text)


def test_adjectives_of_countries_count_only_away_from_the_theatre() -> None:
    """In a text about the theatre they name sides, not places."""
    assert "Syrian" in found("A Syrian port near Latakia was closed.")
    assert "Russian" not in found("A Russian drone fell near Kharkiv.")


def test_the_last_full_stop_of_an_abbreviation_belongs_to_it() -> None:
    """As in "U.S." and "Ky.", also within a sentence."""
    assert {"U.S.", "Ky."} <= set(found("The U.S. team came from London, Ky. yesterday."))


def test_bodies_named_after_an_oblast_are_no_place_in_ukrainian() -> None:
    """The court of an oblast is one body; an oblast named by itself stays."""
    assert found("Рішення суду Донецької області скасували.", Language.UK) == {}
    assert found("У Донецькій області тихо.", Language.UK) != {}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Сили РФ обстріляли Покровськ.", "Покровськ"),
        ("Війська штурмують Оріхів.", "Оріхів"),
        ("Сили оборони утримують Торецьк.", "Торецьк"),
        ("ЗСУ звільнили Роботине.", "Роботине"),
    ],
)
def test_what_a_body_acts_on_is_no_part_of_its_name(text: str, name: str) -> None:
    """A verb between a body and a name parts them."""
    assert name in found(text, Language.UK)


def test_a_position_from_memory_is_marked_and_wide() -> None:
    """No place pretends to a source it does not have."""
    ((place, _, _),) = load_gazetteer().lookup("Малая Локня")

    assert place.source == "approximate"
    assert place.precision_m >= 5000


def test_a_river_has_an_article_and_a_direction_its_word() -> None:
    """A town of the same name has no article; "Pokrovsk direction" is the ground around it."""
    mentions = load_gazetteer().find(
        "They crossed the Dnipro near Kherson. The Pokrovsk direction was quiet.", Language.EN
    )

    assert [(mention.span.text, mention.place.kind) for mention in mentions] == [
        ("Dnipro", "river"),
        ("Kherson", "settlement"),
        ("Pokrovsk direction", "region"),
    ]
