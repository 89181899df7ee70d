"""Furniture of pages: what belongs to no article, and how far it reaches."""

from __future__ import annotations

import pytest

from trucewatch.text.furniture import find_furniture
from trucewatch.vocabulary.language import Language


@pytest.mark.parametrize(
    ("language", "line", "role"),
    [
        ("de", "Bildunterschrift: Soldaten am Fluss", "caption"),
        ("de", "MEHR ZUM THEMA: Leben an der Grenze", "pull_link"),
        ("en", "MORE ON: Life at the line", "pull_link"),
        ("en", "Photo: A bridge over the river", "caption"),
        ("ru", "На фото: мост через реку", "caption"),
        ("ru", "ЧИТАЙТЕ ТАКЖЕ: Жизнь у границы", "pull_link"),
        ("uk", "На фото: міст через річку", "caption"),
        ("uk", "ЧИТАЙТЕ ТАКОЖ: Життя біля кордону", "pull_link"),
    ],
)
def test_lines_that_belong_to_no_article_get_their_role(
    language: str, line: str, role: str
) -> None:
    """Captions and links are marked in every language, and end with their line."""
    text = f"Vor ihm.\n{line}\nNach ihm."

    (found,) = find_furniture(text, Language(language))

    assert (found.span.text, found.role.value) == (line, role)


@pytest.mark.parametrize("language", ["de", "en", "ru", "uk"])
def test_an_embedded_post_reaches_to_its_link(language: str) -> None:
    """A handle, the words of the post and its link are one piece."""
    post = "Feld (@feld_1)\nDrohne!\nt.me/feld_1/7"
    text = f"Davor.\n\n{post}\n\nDanach."

    (found,) = find_furniture(text, Language(language))

    assert (found.span.text, found.role.value) == (post, "embed")


def test_a_handle_in_a_page_without_empty_lines_takes_only_its_line() -> None:
    """Where nothing shows the end of a post, the article is not swallowed."""
    text = "\n".join(["Feld (@feld_1)", *("Ein Satz der Meldung." for _ in range(9))])

    (found,) = find_furniture(text, Language.DE)

    assert found.span.text == "Feld (@feld_1)"


@pytest.mark.parametrize(
    ("language", "heading"),
    [("de", "Meistgelesen"), ("en", "Most read"), ("ru", "Рекомендуем"), ("uk", "Рекомендуємо")],
)
def test_the_titles_below_a_list_of_links_belong_to_it(language: str, heading: str) -> None:
    """Lines without a full stop right below the heading are titles; a sentence ends them."""
    text = f"Drone 1.\n\n{heading}\nDrone over the river\nNine dead\n\nDrone 2."

    found = find_furniture(text, Language(language))

    assert [one.span.text for one in found] == [heading, "Drone over the river", "Nine dead"]


@pytest.mark.parametrize(
    ("language", "line"),
    [
        ("de", "Wir nutzen Cookies. Einstellungen"),
        ("en", "A burnt bus in the yard. Photograph: Ann Lee"),
        ("en", "An earlier version of this report gave another day."),
        ("ru", "Нашли опечатку? Сообщите нам"),
        ("uk", "Використовуємо cookie. Погоджуюсь"),
    ],
)
def test_a_page_speaks_of_itself_in_whole_lines(language: str, line: str) -> None:
    """Consent, captions with a credit and corrections are marked to their line's end."""
    (found,) = find_furniture(f"Drone.\n{line}\nDrone.", Language(language))

    assert found.span.text == line
