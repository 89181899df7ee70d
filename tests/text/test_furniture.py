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
