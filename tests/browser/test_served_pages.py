"""Served pages as a browser shows them: accessible, by keyboard, without script, on any width."""

from __future__ import annotations

import importlib.util
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from demo.conftest import Built
from server.conftest import serving
from trucewatch.workflow.accounts import Role, add_account
from trucewatch.workflow.workspace import Workspace

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-webgl", "--no-first-run",
         "--disable-background-networking", "--disable-component-update"]  # fmt: skip
PASSWORD = "correct horse battery"  # noqa: S105 - of an account that lives for one test
DAY = "2031-06-09"
PAGES = ["/", "/sectors/orikhiv", "/claims", "/agreements/june-truce-2031", "/reports", "/method",
         "/compare", "/embed/compare", "/api", "/login", f"/f/{DAY}/all/corroborated"]  # fmt: skip
AXE = importlib.util.find_spec("axe_core_python") is not None
LARGEST_PAINT = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().at(-1).startTime))
    .observe({type: "largest-contentful-paint", buffered: true}))"""
TARGETS = "nav a, button, select, input:not([type=hidden]), summary, .step, .daystrip a"
SMALL = """targets => [...document.querySelectorAll(targets)].filter(e => {
    const r = e.getBoundingClientRect(); return r.width && (r.height < 24 || r.width < 24) })
  .map(e => e.outerHTML.slice(0, 80))"""
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def reader(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    """A copy of the demonstration behind a server, with an analyst's account."""
    copy = tmp_path_factory.mktemp("browser") / "workspace"
    shutil.copytree(built.result.workspace, copy)
    with Workspace.open(copy) as workspace:
        at = datetime(2031, 6, 10, tzinfo=UTC)
        add_account(workspace, ("duty-1", Role.ANALYST), PASSWORD, at)
    with serving(copy) as client:
        client.get("/")  # the day is judged before a browser's patience begins
        yield client


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


def context(browser: Browser, **options: object) -> BrowserContext:
    """A reader's browser that may ask nobody but this machine."""
    opened = browser.new_context(**options)  # type: ignore[arg-type]
    opened.route(
        lambda address: not address.startswith(("http://127.0.0.1", "data:")),
        lambda route: route.abort(),
    )
    return opened


def visit(opened: BrowserContext, reader: httpx.Client, path: str) -> tuple[Page, list[str]]:
    """Open a page; returns it with what it complained about or could not get."""
    page, wrong = opened.new_page(), []
    page.on("console", lambda message: wrong.append(message.text))
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("requestfailed", lambda request: wrong.append(request.url))
    page.goto(str(reader.base_url).rstrip("/") + path)
    return page, wrong


@pytest.mark.parametrize("locale", ["de-DE", "uk-UA", "ru-RU", "en-GB"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_fit_a_narrow_screen_in_every_language(
    browser: Browser, reader: httpx.Client, locale: str, scheme: str
) -> None:
    """D2, D5, D6: no request elsewhere, no complaint, no sideways scroll, WebGL off."""
    opened = context(
        browser, locale=locale, color_scheme=scheme, viewport={"width": 320, "height": 800}
    )
    for path in PAGES:
        page, wrong = visit(opened, reader, path)
        assert wrong == [], path
        assert page.get_attribute("html", "lang") == locale[:2]
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
        assert page.locator("h1").count() == 1, path
        assert page.evaluate(SMALL, TARGETS) == [], path
        page.close()
    opened.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, reader: httpx.Client, scheme: str) -> None:
    """No rule of WCAG 2.2 A and AA is broken on any page, signed in or not."""
    if not AXE:
        if os.environ.get("CI") == "true":
            pytest.fail("axe-core-python is missing; CI must run the rules")
        pytest.skip("axe-core-python is not installed")
    from axe_core_python.sync_playwright import Axe

    opened = context(browser, color_scheme=scheme, viewport={"width": 1440, "height": 900})
    incident = reader.get("/api/v1/incidents.json?limit=1000").json()["items"][-1]["id"]
    sign_in(opened, reader)
    wrong = []
    desk = ["/duty", "/duty/log", "/duty/files", f"/duty/incidents/{incident}"]
    for path in [*PAGES, f"/incidents/{incident}", *desk]:
        page, _ = visit(opened, reader, path)
        found = Axe().run(page)["violations"]
        wrong += [(path, one["id"], one["nodes"][0]["html"][:120]) for one in found]
        page.close()
    opened.close()
    assert wrong == []


def test_without_script_a_page_says_the_same(browser: Browser, reader: httpx.Client) -> None:
    """The first page with JavaScript off: the same numbers and rows."""
    texts = []
    for script in (True, False):
        opened = context(browser, java_script_enabled=script)
        page, wrong = visit(opened, reader, "/?lang=en")
        texts.append((page.inner_text("h1"), page.locator("#sectors tbody tr").count()))
        assert wrong == []
        opened.close()

    assert texts[0] == texts[1]


def test_the_first_useful_screen_comes_soon(browser: Browser, reader: httpx.Client) -> None:
    """D2: largest paint within 2.5 s on loopback, once the day was found."""
    reader.get("/")
    opened = context(browser)
    page, _ = visit(opened, reader, "/")

    assert page.evaluate(LARGEST_PAINT) < 2500
    opened.close()


def test_motion_is_reduced_for_who_asks(browser: Browser, reader: httpx.Client) -> None:
    """Scrolling jumps instead of gliding."""
    opened = context(browser, reduced_motion="reduce")
    page, _ = visit(opened, reader, "/")

    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    opened.close()


def test_by_keyboard_from_the_skip_link_to_a_sector_of_the_map(
    browser: Browser, reader: httpx.Client
) -> None:
    """Tab and Enter reach the map; brackets change the day."""
    opened = context(browser)
    page, _ = visit(opened, reader, f"/?lang=en&date={DAY}")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"

    page.locator("svg.map a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/sectors/**")
    page.keyboard.press("[")
    page.wait_for_url("**date=2031-06-08**")
    opened.close()


def test_the_desk_by_keyboard_open_grade_and_undo(browser: Browser, reader: httpx.Client) -> None:
    """J1.1: no mouse; the focus comes back to the row."""
    opened = context(browser)
    sign_in(opened, reader)
    page, _ = visit(opened, reader, "/duty?lang=en")

    page.keyboard.press("j")
    assert page.evaluate("document.activeElement.classList.contains('item')")
    page.keyboard.press("g")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.classList.contains('item')")
    page.keyboard.press("x")
    page.keyboard.type("crater seen")
    page.keyboard.press("Enter")
    page.wait_for_url("**/duty/log**")
    assert page.locator("text=crater seen").count() == 1

    page.keyboard.press("j")
    page.keyboard.press("x")
    page.keyboard.type("two craters after all")
    page.keyboard.press("Enter")
    page.wait_for_function("document.body.innerText.includes('two craters after all')")
    opened.close()


def test_mission_time_does_not_follow_the_machine(browser: Browser, reader: httpx.Client) -> None:
    """J1.6: a browser in New York sees the mission's clock."""
    texts = []
    for zone in ("Europe/Kyiv", "America/New_York"):
        opened = context(browser, timezone_id=zone, locale="en-GB")
        page, _ = visit(opened, reader, "/sectors/orikhiv")
        texts.append(page.inner_text("main"))
        opened.close()

    assert texts[0] == texts[1]


def sign_in(opened: BrowserContext, reader: httpx.Client) -> None:
    """Fill in the form by hand."""
    page, _ = visit(opened, reader, "/login")
    page.fill("[name=name]", "duty-1")
    page.fill("[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url("**/duty**")
    page.close()


def test_the_map_is_enlarged_and_moved_by_keyboard_and_by_hand(
    browser: Browser, reader: httpx.Client
) -> None:
    """Plus, arrows and the button; a drag opens nothing."""
    opened = context(browser, viewport={"width": 1440, "height": 1400})
    page, wrong = visit(opened, reader, f"/?lang=en&date={DAY}")
    seen = "document.querySelector('svg.map').getAttribute('viewBox')"
    whole = page.evaluate(seen)
    sector = page.locator('svg.map a[href*="/sectors/lyman"]')

    sector.focus()
    page.keyboard.press("+")
    page.keyboard.press("+")
    near = page.evaluate(seen)
    page.keyboard.press("ArrowLeft")
    moved = page.evaluate(seen)
    box = page.locator("svg.map").bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + 300, box["y"] + 400)
    page.mouse.down()
    page.mouse.move(box["x"] + 380, box["y"] + 460, steps=4)
    page.mouse.up()
    dragged = page.evaluate(seen)
    page.locator(".maptools button[value=whole]").click()

    assert len({whole, near, moved, dragged}) == 4
    assert page.evaluate(seen) == " ".join(f"{float(one):.1f}" for one in whole.split())
    assert "/sectors/" not in page.url
    assert wrong == []
    opened.close()


def test_what_is_pointed_at_is_told_in_words_and_numbers(
    browser: Browser, reader: httpx.Client
) -> None:
    """A sector under the map with its row of the table, a day under the calendar."""
    opened = context(browser, viewport={"width": 1440, "height": 1000})
    page, _ = visit(opened, reader, f"/?lang=en&date={DAY}")

    page.locator('svg.map a[href*="/sectors/lyman"]').focus()
    told = page.locator(".mapbox + .readout").inner_text()
    assert told.startswith("Lyman: ")
    assert "Corroborated: " in told

    page.locator("table.strip tbody tr").first.locator("td").last.hover()

    told = page.locator(".scroll + .readout").inner_text()
    assert told.startswith("Chernihiv border, ")
    assert told.endswith("Not observed")
    opened.close()


@pytest.mark.parametrize("script", [True, False])
def test_two_days_lie_one_over_the_other_or_side_by_side(
    browser: Browser, reader: httpx.Client, *, script: bool
) -> None:
    """With script a slider moves the edge between the days, by keyboard too; without, both show."""
    opened = context(browser, java_script_enabled=script, viewport={"width": 1440, "height": 900})
    page, wrong = visit(opened, reader, "/compare?lang=en")
    earlier, later = (page.locator(f".swipe img.{one}") for one in ("earlier", "later"))
    for one in (earlier, later):  # pictures load when they are looked at
        one.scroll_into_view_if_needed()
        one.evaluate("picture => picture.decode()")
    places = [one.bounding_box() for one in (earlier, later)]

    assert (places[0] == places[1]) is script
    assert page.locator(".swipe input").is_visible() is script
    if script:
        cut = "document.querySelector('.swipe img.later').style.clipPath"
        before = page.evaluate(cut)
        page.locator(".swipe input").press("ArrowRight")
        assert page.evaluate(cut) != before
    assert wrong == []
    opened.close()


DROP = """name => { const data = new DataTransfer();
  data.items.add(new File(["Zarichne, 9 June. Shells hit two houses, the mayor said."], name));
  for (const event of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(event, {dataTransfer: data, bubbles: true})) }"""


def test_a_file_dropped_on_the_page_is_taken_in(browser: Browser, reader: httpx.Client) -> None:
    """Sent with progress, then the page of its import report; on a narrow screen as well."""
    opened = context(browser, viewport={"width": 320, "height": 800})
    sign_in(opened, reader)
    page, _ = visit(opened, reader, "/duty/files?lang=en")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320

    page.evaluate(DROP, "dropped.txt")
    page.wait_for_url("**/duty/files/*")

    assert page.inner_text("h1") == "dropped.txt"
    page.locator("text=Taken in.").wait_for()
    opened.close()


def test_a_file_on_its_way_can_be_cancelled(browser: Browser, reader: httpx.Client) -> None:
    """Nothing arrived, and the page offers the form again."""
    opened = context(browser)
    sign_in(opened, reader)
    page, _ = visit(opened, reader, "/duty/files?lang=en")
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route("**/duty/files", hold)

    page.evaluate(DROP, "withdrawn.txt")
    page.locator(".sending progress").wait_for()
    page.locator(".sending button").click()
    page.locator(".sending").wait_for(state="hidden")

    assert len(waiting) == 1
    page.goto(f"{reader.base_url}duty/files?lang=en")
    assert page.locator("li >> text=withdrawn.txt").count() == 0
    opened.close()


def test_another_site_shows_the_comparison_and_asks_nobody_else(
    browser: Browser, reader: httpx.Client
) -> None:
    """J3.8: the frame has a title, its picture words; every request goes to this server."""
    opened = context(browser)
    page, _ = visit(opened, reader, "/compare?lang=en")
    frame, picture, _ = (one.input_value() for one in page.locator("textarea.code").all())
    article = f"<!doctype html><html lang=en><title>x</title>{frame}{picture}</html>"
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    with another_site(article) as address:
        page.goto(address, wait_until="networkidle")
        inside = page.frame_locator("iframe[title]").locator("img[alt]")
        assert inside.evaluate("img => img.complete && img.naturalWidth") > 0
        assert page.locator("a > img[alt]").evaluate("img => img.complete && img.naturalWidth") > 0

    ours = str(reader.base_url)
    assert all(one.startswith((address, ours)) for one in asked)
    assert all("asof=" in one for one in asked if "/embed/compare?" in one)
    opened.close()


@contextmanager
def another_site(article: str) -> Iterator[str]:
    """Serve an article from an origin of its own on this machine."""

    class Article(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(article.encode())

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Article) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
