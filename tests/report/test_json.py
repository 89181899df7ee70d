"""The JSON edition and the page are one report: same numbers, same records, same bytes."""

from __future__ import annotations

import json
from typing import Any

import pytest

from report.builders import bare_findings, findings
from report.page import Page
from trucewatch.report import html
from trucewatch.report import json as edition_json
from trucewatch.report.compose import compose
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.language import Language


@pytest.fixture(scope="module")
def edition() -> Edition:
    """The invented day."""
    return compose(findings())


@pytest.fixture(scope="module")
def tree(edition: Edition) -> dict[str, Any]:
    """The same day as JSON."""
    found: dict[str, Any] = json.loads(edition_json.render(edition, tuple(Language)))
    return found


@pytest.mark.parametrize("language", list(Language))
def test_page_and_json_print_the_same_numbers(
    edition: Edition, tree: dict[str, Any], language: Language
) -> None:
    """The set of numbers in the page's links is the set of printed numbers in the JSON."""
    page = Page(html.render(edition, language, {}))

    printed = {figure["printed"][language.value] for figure in tree["figures"].values()}
    assert set(page.numbers) == printed


def test_every_counted_record_stands_in_the_register(tree: dict[str, Any]) -> None:
    """Figures name records; the records are there with their words."""
    named = {
        record["id"] for figure in tree["figures"].values() for record in figure["records"]
    } | {left["record"] for figure in tree["figures"].values() for left in figure["excluded"]}

    assert named <= set(tree["records"])


def test_a_count_is_the_number_of_its_records(tree: dict[str, Any]) -> None:
    """What a figure says is how many records it lists."""
    counts = [f for f in tree["figures"].values() if f["formula"] == "count(records)"]

    assert counts
    assert all(figure["value"] == len(figure["records"]) for figure in counts)


def test_figures_named_in_sections_exist(tree: dict[str, Any]) -> None:
    """No text refers to a number that the edition does not hold."""
    assert set(_figures(tree["sections"])) <= set(tree["figures"])
    assert set(tree["headline_figures"]) <= set(tree["figures"])


def test_json_is_the_same_byte_for_byte() -> None:
    """Same findings, same text; order of languages does not matter."""
    once = edition_json.render(compose(findings()), tuple(Language))
    again = edition_json.render(compose(findings()), tuple(reversed(Language)))

    assert once == again


def test_a_day_without_material_is_still_an_edition() -> None:
    """Nothing known is a result."""
    tree = json.loads(edition_json.render(compose(bare_findings()), (Language.EN,)))

    assert tree["figures"]["f/2031-06-12/all/sectors"]["value"] == 0
    assert tree["incidents"] == []


def test_incidents_are_published_without_coordinates(tree: dict[str, Any]) -> None:
    """Places are named, never located finer than the publication rules allow."""
    assert all("lon" not in incident for incident in tree["incidents"])


def _figures(node: Any) -> list[str]:
    if isinstance(node, list):
        return [name for part in node for name in _figures(part)]
    if not isinstance(node, dict):
        return []
    own = node.get("figures", [])
    return [*own, *(name for part in node.values() for name in _figures(part))]
