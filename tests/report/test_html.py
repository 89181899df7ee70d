"""What every rendered page keeps: numbers are links, links lead somewhere, nothing is fetched."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from report.builders import bare_findings, findings
from report.page import Page
from trucewatch.report.compose import compose
from trucewatch.report.html import render
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.language import Language

KEY = re.compile(r"\b[a-z]+\.[a-z_]+(\.[a-z_]+)*\b")
EVERY = pytest.mark.parametrize("language", list(Language))
SIZE_LIMIT = 1_500_000


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The invented day."""
    return compose(findings())


def a_page(edition: Edition, language: Language = Language.EN) -> Page:
    """Render a page and read it back."""
    return Page(render(edition, language, {other: f"{other}.html" for other in Language}))


@EVERY
def test_no_digit_stands_outside_figures_times_quotes_codes_and_names(
    edition: Edition, language: Language
) -> None:
    """Every number is a link to its detail; digits of others stand in marked elements."""
    page = a_page(edition, language)

    assert [text for text in page.outside if re.search(r"\d", text)] == []


@EVERY
def test_every_link_inside_the_page_leads_to_something(
    edition: Edition, language: Language
) -> None:
    """No anchor dangles, and no address is given twice."""
    page = a_page(edition, language)

    assert sorted(set(page.targets) - set(page.ids)) == []
    assert len(page.ids) == len(set(page.ids))


@EVERY
def test_a_page_says_its_language_and_shows_no_raw_key(
    edition: Edition, language: Language
) -> None:
    """A reader never meets a key of the catalogue."""
    page = a_page(edition, language)

    assert page.language == language.value
    assert [text for text in page.outside if KEY.search(text)] == []


def test_every_printed_figure_has_its_detail_in_the_page(edition: Edition) -> None:
    """A number's link leads to the figure of that id."""
    page = a_page(edition)

    assert set(edition.figures) <= set(page.ids)
    assert set(edition.figures) <= set(page.targets)


def test_a_page_fetches_nothing(edition: Edition) -> None:
    """The file is whole: no script, no font, no picture from elsewhere."""
    text = render(edition, Language.EN, {})
    page = Page(text)

    assert page.remote == []
    assert "<script" not in text
    assert "http://" not in text
    assert "https://" not in text
    assert "default-src 'none'" in text


def test_rendering_twice_gives_the_same_bytes() -> None:
    """Nothing depends on the clock or on chance."""
    once = render(compose(findings()), Language.UK, {})
    again = render(compose(findings()), Language.UK, {})

    assert once == again


@pytest.mark.parametrize(
    ("language", "mark"),
    [
        (Language.DE, "SYNTHETISCH"),
        (Language.EN, "SYNTHETIC"),
        (Language.RU, "СИНТЕТИЧЕСКИЕ ДАННЫЕ"),
        (Language.UK, "СИНТЕТИЧНІ ДАНІ"),
    ],
)
def test_invented_material_is_marked_in_the_language_of_the_page(
    edition: Edition, language: Language, mark: str
) -> None:
    """Invented material can never be taken for real."""
    assert mark in render(edition, language, {})


def test_real_material_carries_no_mark_of_invention() -> None:
    """The banner stands only where it is true."""
    assert "SYNTHETIC" not in render(compose(bare_findings()), Language.EN, {})


@EVERY
def test_a_day_without_material_says_no_data_in_every_section(language: Language) -> None:
    """A section without data says so instead of vanishing."""
    edition = compose(bare_findings())
    page = a_page(edition, language)

    empty = [section for section in edition.sections if not section.blocks]
    assert len(empty) > 10
    assert {section.id.replace("_", "-") for section in empty} <= set(page.ids)


def test_others_words_cannot_become_markup() -> None:
    """What an archived text contains is shown, never run."""
    said = findings().said[0]
    nasty = "<script>alert(1)</script>"
    told = replace(said, citation=replace(said.citation, text=nasty))
    trap = findings(said=(told,))

    text = render(compose(trap), Language.EN, {})

    assert "<script" not in text
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in text


def test_a_page_stays_below_a_megabyte_and_a_half(edition: Edition) -> None:
    """A report can be sent by mail."""
    assert len(render(edition, Language.RU, {}).encode()) < SIZE_LIMIT


def test_kyiv_time_is_named_and_no_zone_id_is_printed(edition: Edition) -> None:
    """People read "Kyiv time, UTC+3", never an identifier."""
    text = render(edition, Language.EN, {})

    assert "Kyiv time, UTC+3" in text
    assert "Europe/" not in text


def test_the_disclaimer_stands_under_every_map(edition: Edition) -> None:
    """Borders express no opinion on legal status; nobody can switch that sentence off."""
    assert "do not express any opinion on legal status" in render(edition, Language.EN, {})
