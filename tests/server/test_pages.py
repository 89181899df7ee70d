"""Pages as a reader without JavaScript meets them."""

from __future__ import annotations

import re
from urllib.parse import urldefrag, urlsplit

import httpx
import pytest

from server.sheets import Sheet

DAY = "2031-06-09"
EACH = 9
KEY = re.compile(r"\b[a-z]+\.[a-z_]+\.[a-z_]+\b")
LANGUAGES = pytest.mark.parametrize("language", ["de", "en", "ru", "uk"])
PAGES = [
    "/", "/sectors/orikhiv", "/claims", "/agreements", "/reports", "/method", "/api",
    f"/f/{DAY}/all/corroborated", f"/f/{DAY}/all/observed-hours",
]  # fmt: skip


def sheet(reader: httpx.Client, path: str, **headers: str) -> Sheet:
    """A page that must be there."""
    answer = reader.get(path, headers=headers)
    assert answer.status_code == 200, path
    return Sheet(answer.text)


def test_every_number_of_the_headline_leads_to_exactly_so_many_rows(reader: httpx.Client) -> None:
    """D3: the page lists as many rows as the number says, and so does its JSON."""
    numbers = sheet(reader, "/?lang=en").numbers

    assert len(numbers) >= 5
    for address, text in numbers:
        target = sheet(reader, address)
        path = urlsplit(address).path
        assert target.rows == target.counted == int(text), address
        assert len(reader.get(f"{path}.json").json()["records"]) == int(text)


@LANGUAGES
def test_pages_say_everything_in_words_of_the_language(reader: httpx.Client, language: str) -> None:
    """D5: no key of a catalogue shows, the language is named, and invented is called invented."""
    for path in PAGES:
        answer = reader.get(path, params={"lang": language})
        words = " ".join(Sheet(answer.text).words)
        assert f'<html lang="{language}">' in answer.text, path
        assert not KEY.search(words), path
        assert re.search("SYNTHETI|СИНТЕТИЧ", words), path


def test_numbers_of_page_and_json_are_the_same(reader: httpx.Client) -> None:
    """A figure asked for as JSON is the figure of the page."""
    path = f"/f/{DAY}/all/corroborated"
    suffixed = reader.get(f"{path}.json").json()
    negotiated = reader.get(path, headers={"Accept": "application/json"}).json()

    assert suffixed == negotiated
    assert suffixed["value"] == len(suffixed["records"]) == sheet(reader, path).counted


def test_from_any_number_of_the_day_three_clicks_lead_to_exact_words(
    reader: httpx.Client,
) -> None:
    """J6.7: the figure's page quotes what it rests on, or leads to a page that does."""
    far = []
    figures = {
        urldefrag(link)[0] for link in sheet(reader, "/?lang=en").links if link.startswith("/f/")
    }
    counted = [one for one in figures if "/corroborated" in one or "/claimed" in one]
    for address in sorted(counted):
        first = sheet(reader, address)
        if first.rows is None or first.quotes:
            continue
        onward = [one for one in first.links if one.startswith(("/incidents/", "/sectors/"))]
        if not any(sheet(reader, one).quotes for one in onward):
            far.append(address)

    assert len(counted) > 20
    assert far == []


def test_words_asked_for_are_marked_where_they_stand(reader: httpx.Client) -> None:
    """The document's page marks exactly the words that a record rests on."""
    spans = reader.get(f"/f/{DAY}/all/corroborated.json").json()["spans"]
    quoted = [span for span in spans if span["document"] and span["begin"] is not None]

    for span in quoted:
        place = {"begin": span["begin"], "end": span["end"], "date": DAY}
        page = sheet(reader, str(httpx.URL(f"/documents/{span['document']}", params=place)))
        assert span["text"] in "".join(page.marks)


def test_custody_is_told_on_the_missions_clock(reader: httpx.Client) -> None:
    """When a document came in is printed as every other time, in the reader's language."""
    spans = reader.get(f"/f/{DAY}/all/corroborated.json").json()["spans"]
    document = next(span["document"] for span in spans if span["document"])
    page = reader.get(f"/documents/{document}?lang=de&date={DAY}").text

    assert re.search(
        r"</code> <time datetime=.*?>\d+\. Juni 2031, \d\d:\d\d \(UTC\+3\)</time> ·", page
    )


def test_an_earlier_time_of_knowledge_gives_the_earlier_number(reader: httpx.Client) -> None:
    """J6.5: the address keeps what was printed, and leads to what is known now."""
    path = "/f/2031-06-08/all/corroborated"
    then = reader.get(path, params={"asof": "2031-06-08T21:00:00Z"})
    now = reader.get(f"{path}.json").json()

    assert reader.get(f"{path}.json?asof=2031-06-08T21:00:00Z").json()["value"] < now["value"]
    assert 'class="small notice"' in then.text


def test_every_link_leads_somewhere(reader: httpx.Client) -> None:
    """Crawled from the first page in one language, so many of each family of pages."""
    seen: dict[str, list[str]] = {}
    waiting = ["/?lang=uk"]
    broken = []
    for address in waiting:
        family = seen.setdefault(address.split("/")[1].partition("?")[0], [])
        if address in family or len(family) >= EACH:
            continue
        family.append(address)
        answer = reader.get(address)
        if answer.status_code != 200:
            broken.append((address, answer.status_code))
        if "text/html" in answer.headers["Content-Type"]:
            found = (urldefrag(link)[0] for link in Sheet(answer.text).links)
            waiting += [one for one in found if one.startswith("/") and one[:5] != "/duty"]

    assert broken == []
    assert set(seen) >= {"f", "incidents", "sectors", "documents", "claims", "agreements"}


def test_a_claim_page_carries_its_review_for_machines(reader: httpx.Client) -> None:
    """J6.6: ClaimReview with our own status words and no score; none on incident pages."""
    claim = reader.get("/api/v1/claims.json").json()["items"][0]
    page = reader.get(f"/claims/{claim['id']}?lang=en").text
    incident = reader.get("/api/v1/incidents.json").json()["items"][-1]["id"]

    assert '"@type": "ClaimReview"' in page
    assert "alternateName" in page
    assert "ratingValue" not in page
    assert "ClaimReview" not in reader.get(f"/incidents/{incident}").text


def test_who_says_so_and_who_contradicts_stand_side_by_side(reader: httpx.Client) -> None:
    """Contradictions get equal space, and emptiness is said in words."""
    incident = reader.get("/api/v1/incidents.json").json()["items"][-1]["id"]
    page = reader.get(f"/incidents/{incident}?lang=en").text

    assert 'id="says"' in page
    assert 'id="denies"' in page
    assert 'class="precision"' in page or "No position" in page


def test_the_id_of_an_incident_is_enough_however_old_it_is(reader: httpx.Client) -> None:
    """A permanent address without a day leads to it; an invented id is told from a real one."""
    old = reader.get("/api/v1/incidents.json?from=2031-05-01&to=2031-05-05").json()["items"][0]
    name = old["id"]

    assert reader.get(f"/incidents/{name}?lang=en").status_code == 200
    assert reader.get(f"/api/v1/incidents/{name}").json()["id"] == name
    assert reader.get("/incidents/inc-000000000000").status_code == 404


@pytest.mark.parametrize(("day", "nearest"), [("1999-01-01", "2030-01-02"), ("2099-01-01", DAY)])
def test_a_day_nobody_knows_of_is_refused_with_the_nearest_known(
    reader: httpx.Client, day: str, nearest: str
) -> None:
    """No work is done for days outside the material; page and API name the way back."""
    page = reader.get(f"/?date={day}&lang=en")
    problem = reader.get(f"/api/v1/sector-days?date={day}")

    assert page.status_code == problem.status_code == 404
    assert f"/?lang=en&amp;date={nearest}" in page.text
    assert nearest in problem.json()["detail"]


@pytest.mark.parametrize(
    ("language", "words"),
    [("de", "gibt es hier nicht"), ("en", "no such page"), ("uk", "немає"), ("ru", "нет")],
)
def test_an_unknown_page_is_told_in_the_reader_s_language(
    reader: httpx.Client, language: str, words: str
) -> None:
    """The commonest failure is not told in English to somebody who reads none."""
    page = reader.get(f"/nowhere?lang={language}", headers={"accept": "text/html"})

    assert page.status_code == 404
    assert words in page.text
