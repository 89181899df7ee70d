"""OGC API Features, asked by hand and by GDAL as QGIS would."""

from __future__ import annotations

import subprocess
import sys
from datetime import date

import httpx
import pytest

DAY = "2031-06-09"
READ = (
    "import sys, pyogrio; "
    "_, table = pyogrio.read_arrow(sys.argv[1], layer=sys.argv[2]); print(table.num_rows)"
)
ITEMS = "/ogc/collections/incidents/items"


def test_the_landing_page_leads_to_everything(reader: httpx.Client) -> None:
    """Every link of the landing page and of each collection is answered."""
    links = reader.get("/ogc").json()["links"]
    collections = reader.get("/ogc/collections").json()["collections"]
    links += [link for one in collections for link in one["links"]]

    assert {one["id"] for one in collections} == {
        "incidents", "claims", "control", "sectors", "sector-days",
    }  # fmt: skip
    assert {reader.get(link["href"]).status_code for link in links} == {200}


@pytest.mark.parametrize("name", ["incidents", "claims", "control", "sectors", "sector-days"])
def test_gdal_reads_as_many_features_as_there_are(reader: httpx.Client, name: str) -> None:
    """Pages are followed to the end."""
    counted = reader.get(f"/ogc/collections/{name}/items?limit=1").json()["numberMatched"]

    # A process of its own: GDAL would hold the lock that this process's server needs.
    address = f"OAPIF:{str(reader.base_url).rstrip('/')}/ogc"
    ended = subprocess.run(
        [sys.executable, "-c", READ, address, name],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )

    assert int(ended.stdout) == counted > 0


def test_a_box_keeps_only_what_lies_in_it(reader: httpx.Client) -> None:
    """Half the world and the other half together are the whole, without what has no place."""
    whole = reader.get(f"{ITEMS}?limit=1000").json()["features"]
    west = reader.get(f"{ITEMS}?limit=1000&bbox=-180,-90,36.00001,90").json()["features"]
    east = reader.get(f"{ITEMS}?limit=1000&bbox=36.00001,-90,180,90").json()["features"]

    placed = {one["id"] for one in whole if one["geometry"]}
    assert {one["id"] for one in west} | {one["id"] for one in east} == placed
    assert {one["id"] for one in west}
    assert {one["id"] for one in east}


def test_a_time_keeps_only_what_was_then(reader: httpx.Client) -> None:
    """A day, and an open end."""
    day = reader.get(f"/ogc/collections/sector-days/items?datetime={DAY}&limit=1000").json()
    open_end = reader.get(f"/ogc/collections/sector-days/items?datetime={DAY}/..&limit=1000").json()

    assert {one["properties"]["day"] for one in day["features"]} == {
        date.fromisoformat(DAY).isoformat()
    }
    assert open_end["numberMatched"] == day["numberMatched"] == 19


@pytest.mark.parametrize(
    "question", ["bbox=1,2,3", "bbox=a,b,c,d", "datetime=soon", "bbox=0,9,0,1"]
)
def test_a_wrong_filter_is_a_problem(reader: httpx.Client, question: str) -> None:
    """400 with the way to write it."""
    answer = reader.get(f"{ITEMS}?{question}")

    assert answer.status_code == 400
    assert "write" in answer.json()["detail"]
