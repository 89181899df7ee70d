"""Files in the shapes of ACLED and UCDP, read back and compared."""

from __future__ import annotations

import csv
import json
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from demo.conftest import Built
from trucewatch.cli.main import assemble
from trucewatch.vocabulary.errors import InputError
from trucewatch.workflow.flat_rows import INCIDENTS
from trucewatch.workflow.release_files import ExportOrder, export
from trucewatch.workflow.shape_changes import SHAPES, Shape, compare_files, incident_of, read_back
from trucewatch.workflow.workspace import Workspace

SHAPE = pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.name)


@pytest.fixture(scope="module")
def release(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration as incidents and in both shapes."""
    out = tmp_path_factory.mktemp("shapes")
    with Workspace.open(built.result.workspace) as workspace:
        order = ExportOrder(out=out, last=date(2031, 6, 9), formats=("csv", "acled", "ucdp"))
        export(workspace, order)
    return out


def file_of(release: Path, shape: Shape) -> Path:
    """The exported file of a shape."""
    return release / f"{shape.name}_view.csv"


@SHAPE
def test_what_a_shape_can_hold_comes_back_and_the_rest_is_named(
    release: Path, shape: Shape
) -> None:
    """J4.7: every column of an incident is either given back or listed as lost."""
    with (release / "incidents.csv").open(encoding="utf-8", newline="") as file:
        ours = {row["id"]: row for row in csv.DictReader(file)}
    found, rows = read_back(file_of(release, shape))
    back = [incident_of(shape, row) for row in rows.values()]

    assert found is shape
    assert {*shape.kept, *shape.lost} == {column.name for column in INCIDENTS}
    assert not set(shape.kept) & set(shape.lost)
    assert back
    for one in back:
        mine = ours[one["id"]]
        for name in set(shape.kept) - {"lon", "lat"}:
            assert one[name] == mine[name], (one["id"], name)
        for name in ("lon", "lat"):
            assert one[name] == "" or float(one[name]) == pytest.approx(float(mine[name]), abs=1e-5)


@SHAPE
def test_a_changed_file_tells_which_ids_came_went_and_changed(
    release: Path, tmp_path: Path, shape: Shape
) -> None:
    """J4.7: by id, whatever the order; the moment of the file is no change."""
    with file_of(release, shape).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    gone, moved, *rest = rows
    new = {**gone, shape.id: "TW-new"}
    later = tmp_path / "later.csv"
    with later.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(gone))
        writer.writeheader()
        writer.writerows([new, *reversed(rest), {**moved, "latitude": "48.5", "url": "elsewhere"}])

    done = CliRunner().invoke(
        assemble(),
        ["shapes", "compare", str(file_of(release, shape)), str(later), "--json"],
    )

    told = json.loads(done.output)
    assert told["added"] == ["TW-new"]
    assert told["deleted"] == [gone[shape.id]]
    assert told["changed"] == {moved[shape.id]: ["latitude"]}
    assert told["unchanged"] == len(rest)
    assert told["lost"] == list(shape.lost)


def test_a_publishers_own_file_is_compared_by_its_own_ids(tmp_path: Path) -> None:
    """Columns that we do not export count as well."""
    for name, note in (("old", "one hit"), ("new", "two hits")):
        (tmp_path / f"{name}.csv").write_text(f"event_id_cnty,notes,extra\nX1,{note},a\nX2,b,c\n")

    found = compare_files(tmp_path / "old.csv", tmp_path / "new.csv")

    assert (found.changed, found.unchanged) == ({"X1": ("notes",)}, 1)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("a,b\n1,2\n", "neither event_id_cnty"),
        ("", "neither event_id_cnty"),
        ("event_id_cnty,notes\nX1,a\nX1,b\n", "row 1, column event_id_cnty"),
        ("id,type_of_violence\n1,1\n", "one shape"),
    ],
)
def test_a_file_that_cannot_be_compared_says_why(tmp_path: Path, text: str, complaint: str) -> None:
    """Another shape, no shape, an id that stands there twice."""
    (tmp_path / "old.csv").write_text("event_id_cnty,notes\nX1,a\n")
    (tmp_path / "new.csv").write_text(text)

    with pytest.raises(InputError, match=complaint):
        compare_files(tmp_path / "old.csv", tmp_path / "new.csv")
