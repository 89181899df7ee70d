"""Two days compared on the page: what ± means, and the choice of extent."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import httpx
import pytest

from demo.conftest import Built
from server.conftest import serving

DAYS = "from=2031-05-20&to=2031-06-09"


@pytest.fixture(scope="module")
def reader(built: Built) -> Iterator[httpx.Client]:
    """The demonstration behind a server."""
    with serving(built.result.workspace) as client:
        yield client


def rows(reader: httpx.Client, extent: str = "") -> list[dict[str, str]]:
    """Read the numbers of a comparison."""
    answer = reader.get(f"/compare.csv?{DAYS}&extent={extent}")
    return list(csv.DictReader(io.StringIO(answer.text)))


@pytest.mark.parametrize("language", ["de", "en", "uk", "ru"])
def test_every_gain_and_loss_has_its_doubt_and_the_page_says_what_it_is(
    reader: httpx.Client, language: str
) -> None:
    """± is at most the ground itself; its distance and the projection stand below the table."""
    page = reader.get(f"/compare?{DAYS}&lang={language}").text
    found = rows(reader)

    assert page.count('<th scope="col">±') == 2
    assert "<code>300 m</code>" in page
    assert "WGS84" in page
    assert "web." not in page
    assert any(float(row["gain_near_km2"]) + float(row["loss_near_km2"]) > 0 for row in found)
    for row in found:
        assert 0 <= float(row["gain_near_km2"]) <= float(row["gain_km2"])
        assert 0 <= float(row["loss_near_km2"]) <= float(row["loss_km2"])


def test_the_extent_of_one_sector_shows_its_numbers_alone(reader: httpx.Client) -> None:
    """The same number as among all; the choice is kept in the form and in every file's address."""
    whole = {(row["side"], row["sector"]): row for row in rows(reader)}
    sector = next(name for (_, name), row in whole.items() if name and float(row["gain_km2"]) > 5)
    alone = {(row["side"], row["sector"]): row for row in rows(reader, sector)}
    page = reader.get(f"/compare?{DAYS}&extent={sector}&lang=en").text

    for key in whole:
        if key[1] == sector:
            assert float(alone[key]["gain_km2"]) == pytest.approx(float(whole[key]["gain_km2"]))
            assert float(alone[key]["gain_near_km2"]) == pytest.approx(
                float(whole[key]["gain_near_km2"]), abs=1e-3
            )
    assert f'value="{sector}" selected' in page
    assert page.count(f"extent={sector}") >= 7
    assert reader.get(f"/compare.svg?{DAYS}&extent={sector}").status_code == 200
    assert reader.get(f"/compare?{DAYS}&extent=nowhere").status_code == 404
