"""The report as a browser shows it: it stands alone, fits, and all its anchors are there."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from report.builders import findings
from trucewatch.report.compose import compose
from trucewatch.report.html import render
from trucewatch.vocabulary.language import Language

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
pytestmark = pytest.mark.browser

OVERFLOWING = """() => [...document.querySelectorAll('body *')]
  .filter(e => !e.closest('.scroll, .vh, .skip, svg') && e.getBoundingClientRect().right > 321)
  .map(e => e.tagName + '.' + e.className).slice(0, 5)"""
HELD = """() => [...document.querySelectorAll('.scroll')]
  .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => getComputedStyle(e).overflowX)"""
DANGLING = """() => [...document.querySelectorAll('a[href^="#"]')]
  .map(a => decodeURIComponent(a.getAttribute('href').slice(1)))
  .filter(id => !document.getElementById(id))"""
SMALL = """() => [...document.querySelectorAll('nav a, summary')]
  .filter(e => { const r = e.getBoundingClientRect(); return r.width && r.height < 24 })
  .map(e => e.textContent)"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium without a network of its own."""
    if not CHROMIUM.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{CHROMIUM} is missing; CI must look at the pages")
        pytest.skip(f"no Chromium at {CHROMIUM}")
    with sync_playwright() as play:
        opened = play.chromium.launch(executable_path=str(CHROMIUM), headless=True, args=QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The invented day's pages in four languages."""
    edition = compose(findings())
    target = tmp_path_factory.mktemp("pages")
    names = {language: f"{language}.html" for language in Language}
    for language, name in names.items():
        (target / name).write_text(render(edition, language, names), encoding="utf-8")
    return target


class Visit:
    """An open page with what it asked for and complained about."""

    def __init__(self, browser: Browser, path: Path, width: int, scheme: str) -> None:
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page: Page = browser.new_page(
            viewport={"width": width, "height": 900},
            color_scheme="dark" if scheme == "dark" else "light",
        )
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.goto(path.as_uri())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 1440])
@pytest.mark.parametrize("language", list(Language))
def test_a_page_stands_alone_and_fits(
    browser: Browser, folder: Path, language: Language, width: int, scheme: str
) -> None:
    """One file, no request, no complaint, no sideways scroll, the right language, all anchors."""
    visit = Visit(browser, folder / f"{language}.html", width, scheme)
    page = visit.page

    assert [url for url in visit.requests if not url.startswith(("file:", "data:"))] == []
    assert visit.complaints == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.get_attribute("html", "lang") == language.value
    assert page.evaluate(DANGLING) == []
    assert page.locator("h1 a.n").count() >= 4
    page.close()


def test_nothing_juts_out_on_a_narrow_screen(browser: Browser, folder: Path) -> None:
    """At 320 pixels only labelled regions scroll, and they can be reached by keyboard."""
    visit = Visit(browser, folder / "uk.html", 320, "light")

    assert visit.page.evaluate(OVERFLOWING) == []
    assert visit.page.locator(".scroll:not([tabindex])").count() == 0
    visit.page.close()


@pytest.mark.parametrize("language", ["de", "uk"])
def test_wide_tables_scroll_in_their_boxes_on_a_middling_screen(
    browser: Browser, folder: Path, language: str
) -> None:
    """At 1000 px the page is not wider than the screen, whatever stands at a table's far end."""
    visit = Visit(browser, folder / f"{language}.html", 1000, "light")

    width = visit.page.evaluate("document.documentElement.scrollWidth")
    held = visit.page.evaluate(HELD)

    visit.page.close()
    assert width <= 1000
    assert held
    assert set(held) == {"auto"}


def test_targets_outside_sentences_are_large_enough(browser: Browser, folder: Path) -> None:
    """Links in lists and folds are at least 24 pixels high."""
    visit = Visit(browser, folder / "de.html", 320, "light")

    assert visit.page.evaluate(SMALL) == []
    visit.page.close()


def test_a_number_leads_to_exactly_as_many_records_as_it_says(
    browser: Browser, folder: Path
) -> None:
    """The first click: the number; the detail lists that many records."""
    visit = Visit(browser, folder / "en.html", 1440, "light")
    page = visit.page

    page.click('h1 a.n[href$="/all/sectors-prohibited"]')

    number = page.locator(":target h3 a.n").inner_text()
    assert page.locator(":target .fold").first.locator("li").count() == int(number)
    page.close()
