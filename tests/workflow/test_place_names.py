"""Places that a row names in one language bear their names in all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.place import Place, Position
from trucewatch.workflow.place_names import named_rows

THERE, ELSEWHERE = Position(lon=35.2563, lat=50.7739), Position(lon=36.4, lat=50.7739)
ROW = DatasetRow(
    id="row-1",
    evidence=EvidenceRef(sha256="0" * 64, locator=Locator(row=2)),
    dataset="index",
    place=Place(id=None, name="", position=THERE, precision_m=2000.0),
    interval=day_interval(date(2031, 6, 9), "Europe/Kyiv"),
    headline=None,
)


@pytest.mark.parametrize(
    ("name", "position", "ukrainian"),
    [
        ("Krasnopillia", THERE, "Краснопілля"),
        ("Krasnopillia", ELSEWHERE, None),
        ("Nowhere at all", THERE, None),
    ],
)
def test_a_row_is_named_by_the_gazetteer_only_where_its_place_lies(
    name: str, position: Position, ukrainian: str | None
) -> None:
    """Another town of the name, or a name nobody knows, stays as the source wrote it."""
    place = Place(id=None, name=name, position=position, precision_m=2000.0)

    (row,) = named_rows([replace(ROW, place=place)], load_gazetteer())

    assert row.place.names.get("uk") == ukrainian
    assert (row.place.name, row.place.position) == (name, position)
