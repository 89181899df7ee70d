"""Maps as a browser shows them: offline, inside the sheet, names apart in every language."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from report.sheets import a_sheet, an_order
from trucewatch.report.maps.svg import sheet_svg
from trucewatch.vocabulary.language import Language

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
pytestmark = pytest.mark.browser

JUTTING = """() => { const page = document.documentElement.getBoundingClientRect();
  return [...document.querySelectorAll('text')].filter(t => { const b = t.getBoundingClientRect();
    return b.left < page.left || b.right > page.right || b.bottom > page.bottom; })
  .map(t => t.textContent) }"""
OVERLAPPING = """() => { const boxes = [...document.querySelectorAll('g[id^="labels-"] > text')]
    .map(t => [t.textContent, t.getBBox()]);
  const found = [];
  for (let i = 0; i < boxes.length; i++) for (let j = i + 1; j < boxes.length; j++) {
    const [a, b] = [boxes[i][1], boxes[j][1]], slack = 3;
    if (a.x + slack < b.x + b.width && b.x + slack < a.x + a.width &&
        a.y + slack < b.y + b.height && b.y + slack < a.y + a.height)
      found.push(boxes[i][0] + '/' + boxes[j][0]); }
  return found }"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a network of its own."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing; CI must look at the maps")
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=QUIET)
        yield opened
        opened.close()


@pytest.mark.parametrize("width_mm", [100, 175, 350])
@pytest.mark.parametrize("language", list(Language))
def test_a_sheet_is_legible_in_every_language_and_size(
    browser: Browser, tmp_path: Path, language: Language, width_mm: int
) -> None:
    """One file, no request; all words inside the sheet; no name over another."""
    path = tmp_path / "map.svg"
    path.write_text(sheet_svg(a_sheet(), an_order(language, width_mm)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1600, "height": 1200})
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))

    page.goto(path.as_uri())

    assert requests == [path.as_uri()]
    assert page.evaluate(JUTTING) == []
    assert page.evaluate(OVERLAPPING) == []
    page.close()


@pytest.mark.parametrize("extent", ["whole", "border"])
def test_a_crowded_sheet_keeps_its_names_apart(
    browser: Browser, tmp_path: Path, extent: str
) -> None:
    """The whole line with all sectors is the most crowded map there is."""
    sheet = a_sheet(since=None, extent=None) if extent == "whole" else a_sheet()
    path = tmp_path / "map.svg"
    path.write_text(sheet_svg(sheet, an_order(Language.UK)), encoding="utf-8")
    page = browser.new_page(viewport={"width": 1600, "height": 1200})

    page.goto(path.as_uri())

    assert page.evaluate(OVERLAPPING) == []
    assert page.locator('g[id="labels-uk"] > text').count() > 30
    page.close()
