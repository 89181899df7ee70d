"""The API as programs meet it."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ET

import httpx
import pytest

DAY = "2031-06-09"
ATOM = "{http://www.w3.org/2005/Atom}"


def test_a_list_says_what_it_rests_on_and_how_it_was_chosen(reader: httpx.Client) -> None:
    """Time of knowledge, release, credits and coverage stand in every answer."""
    found = reader.get("/api/v1/incidents.json?limit=3").json()

    assert set(found) >= {"asof", "release", "licence", "credits", "synthetic", "next", "items"}
    assert found["synthetic"] is True
    assert found["coverage"]["returned"] == len(found["items"]) == 3
    assert found["coverage"]["matched"] > 3
    assert all(one["url"].endswith(DAY) for one in found["items"])


def test_following_next_gives_everything_once(reader: httpx.Client) -> None:
    """Pages neither overlap nor leave gaps, and the header says the same as the body."""
    whole = [one["id"] for one in reader.get("/api/v1/incidents?limit=1000").json()["items"]]
    answer = reader.get("/api/v1/incidents?limit=37")
    paged: list[str] = []
    while True:
        found = answer.json()
        paged += [one["id"] for one in found["items"]]
        if found["next"] is None:
            break
        assert answer.headers["Link"] == f'<{found["next"]}>; rel="next"'
        answer = reader.get(found["next"])

    assert paged == whole
    assert len(set(paged)) == len(paged)


def test_csv_and_geojson_hold_the_same_incidents(reader: httpx.Client) -> None:
    """One question, three forms; each row has its permanent page."""
    listed = {one["id"] for one in reader.get("/api/v1/incidents?limit=1000").json()["items"]}
    rows = list(csv.DictReader(io.StringIO(reader.get("/api/v1/incidents.csv").text)))
    shapes = reader.get("/api/v1/incidents.geojson").json()

    assert {row["id"] for row in rows} == listed
    assert {one["id"] for one in shapes["features"]} == listed
    assert all("/incidents/" in row["url"] for row in rows)
    assert "crs" not in shapes


def test_silent_sectors_are_those_nobody_looked_at(reader: httpx.Client) -> None:
    """J1.4: where nobody looked for an hour, the state is not observed."""
    found = reader.get(f"/api/v1/sector-days.json?date={DAY}").json()["items"]
    dark = reader.get(f"/api/v1/sector-days.json?date={DAY}&state=not_observed").json()["items"]

    silent = {one["sector"] for one in found if one["observed_hours"] == 0}
    assert silent <= {one["sector"] for one in dark}
    assert silent


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("incidents?from=2031-06-09&to=2031-06-01", "first one first"),
        ("incidents?from=2020-01-01", "days"),
        ("incidents?from=12.3.2025", "from"),
        ("incidents?cursor=rubbish", "begin again"),
        ("incidents?grade=O9", "grade"),
        ("incidents?limit=0", "limit"),
        ("sector-days?state=fine", "state"),
        ("claims?asof=yesterday", "2025-03-12T21:00:00Z"),
        ("claims?asof=2031-06-09T10:00", "zone"),
        ("claims?lang=fr", "de, en, ru, uk"),
    ],
)
def test_a_wrong_question_is_answered_with_problem_details(
    reader: httpx.Client, question: str, told: str
) -> None:
    """RFC 9457, and the detail says how to ask."""
    answer = reader.get(f"/api/v1/{question}")
    problem = answer.json()

    assert answer.status_code == problem["status"] == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert told in problem["detail"]
    assert set(problem) >= {"type", "title", "status", "detail", "instance"}


@pytest.mark.parametrize(
    "path", ["incidents/none", "claims/none", "agreements/none", "documents/none", "nothing"]
)
def test_what_is_not_there_is_a_problem_too(reader: httpx.Client, path: str) -> None:
    """404 with the same shape."""
    answer = reader.get(f"/api/v1/{path}")

    assert answer.status_code == 404
    assert answer.json()["status"] == 404


def test_an_unchanged_answer_is_not_sent_again(reader: httpx.Client) -> None:
    """A strong tag, 304, and other sites' scripts may read it."""
    first = reader.get("/api/v1/sectors.json")
    again = reader.get("/api/v1/sectors.json", headers={"If-None-Match": first.headers["ETag"]})

    assert again.status_code == 304
    assert first.headers["Access-Control-Allow-Origin"] == "*"


def test_the_definition_names_every_address_with_its_answers(reader: httpx.Client) -> None:
    """OpenAPI 3.1; every reference in it leads somewhere."""
    found = reader.get("/api/openapi.json")
    schemas = found.json()["components"]["schemas"]

    assert found.json()["openapi"].startswith("3.1")
    assert set(found.json()["paths"]) >= {"/api/v1/incidents", "/ogc/collections/{name}/items"}
    for path in found.json()["paths"].values():
        assert "400" in path["get"]["responses"]
    for reference in set(found.text.split('"#/components/schemas/')[1:]):
        assert reference.partition('"')[0] in schemas


def test_a_correction_stands_in_the_feed_with_both_values(reader: httpx.Client) -> None:
    """J1.5: what was printed and what would be printed now."""
    feed = ET.fromstring(reader.get("/corrections.atom").text)  # noqa: S314 - our own
    titles = [entry.findtext(f"{ATOM}title") or "" for entry in feed.iter(f"{ATOM}entry")]

    assert titles
    assert all("\u2192" in title for title in titles)


def test_a_sectors_feed_holds_its_incidents(reader: httpx.Client) -> None:
    """Ids lead to pages; the feed says that it is invented."""
    feed = ET.fromstring(reader.get("/sectors/orikhiv.atom?lang=en").text)  # noqa: S314 - our own
    listed = reader.get("/api/v1/incidents?sector=orikhiv&limit=1000").json()["items"]

    ids = {
        (entry.findtext(f"{ATOM}id") or "").rpartition("/")[2]
        for entry in feed.iter(f"{ATOM}entry")
    }
    assert ids == {one["id"] for one in listed}
    assert (feed.findtext(f"{ATOM}title") or "").startswith("SYNTHETIC")


def test_the_whole_day_has_the_pages_numbers(reader: httpx.Client) -> None:
    """The edition as JSON is that of the page."""
    edition = reader.get(f"/api/v1/days/{DAY}?lang=de").json()
    figure = reader.get(f"/f/{DAY}/all/corroborated.json").json()

    assert edition["headline"]["de"].startswith("Tag 9 von 30")
    assert edition["figures"][f"f/{DAY}/all/corroborated"]["value"] == figure["value"]


def test_answers_to_programs_set_no_cookie(reader: httpx.Client) -> None:
    """Reading needs no account and leaves no mark."""
    answers = [reader.get(path) for path in ("/", "/api/v1/incidents", "/ogc")]

    assert not any("set-cookie" in answer.headers for answer in answers)
