"""Adding: known times, publishers, sidecars, reports, commands."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from intake.desks import (
    RECEIVED,
    SQUARE,
    a_file,
    a_workspace,
    add_one,
    add_to,
    map_line,
    news_item,
    viina_rows,
)
from trucewatch.cli.main import assemble
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.vocabulary.errors import UsageError, WorkspaceError
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.source import Source, SourceClass
from trucewatch.workflow.workspace import Workspace

FUTURE = RECEIVED.replace(year=2199)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """A fresh workspace."""
    with a_workspace(tmp_path) as workspace:
        yield workspace


def test_the_time_of_receipt_is_when_it_became_known(desk: Workspace, tmp_path: Path) -> None:
    """``--asof`` before the receipt does not see the material."""
    add_to(desk, a_file(tmp_path, "v.csv", viina_rows(3)))

    before = list(desk.store.read(DatasetRow, asof=RECEIVED - timedelta(seconds=1)))
    after = list(desk.store.read(DatasetRow, asof=RECEIVED))

    assert (len(before), len(after)) == (0, 3)


def test_nothing_is_received_in_the_future(desk: Workspace, tmp_path: Path) -> None:
    """A slip of the year would hide material from every report."""
    with pytest.raises(UsageError, match="lies in the future"):
        add_to(desk, a_file(tmp_path, "v.csv", viina_rows(1)), received_at=FUTURE)


def test_a_synthetic_workspace_may_play_in_the_future(tmp_path: Path) -> None:
    """The demonstration is set in a year that has not come; its texts are marked."""
    with a_workspace(tmp_path, synthetic=True) as workspace:
        add_to(workspace, a_file(tmp_path, "n.json", news_item("Quiet.")), received_at=FUTURE)

        (document,) = workspace.store.read(Document)

    assert document.synthetic


def test_a_map_date_with_other_content_is_a_revision_with_a_note(
    desk: Workspace, tmp_path: Path
) -> None:
    """The publisher corrected the map: the newer is used, the older answerable."""
    add_to(desk, a_file(tmp_path, "a.ndjson", map_line("2025-03-12")))
    larger = [[[[x - 0.5, y] for x, y in SQUARE[0][0]]]]

    report = add_to(
        desk,
        a_file(tmp_path, "b.ndjson", map_line("2025-03-12", larger)),
        received_at=RECEIVED + timedelta(days=1),
    )

    assert report.files[0].repairs == (
        "deepstate:2025-03-12 was known with other content: kept as a new revision",
    )
    old, new = (next(iter(desk.store.read(ControlMap, asof=asof))) for asof in (RECEIVED, None))
    assert [min(m.areas.values()).bounds[0] for m in (old, new)] == [36.0, 35.5]


def test_a_description_of_a_publisher_wins_over_its_mere_name(
    desk: Workspace, tmp_path: Path
) -> None:
    """A later item that names the publisher without class does not unsay the class."""
    described = news_item("One.", source_class="independent_media", reliability="B")
    add_to(desk, a_file(tmp_path, "a.json", described))

    add_to(desk, a_file(tmp_path, "b.json", news_item("Two.")))

    source = desk.store.find(Source, "example-wire")
    assert source is not None
    assert source.source_class is SourceClass.INDEPENDENT_MEDIA


def test_the_settings_win_over_what_files_say_about_publishers(tmp_path: Path) -> None:
    """Reliability is the desk's judgement, not the publisher's."""
    with a_workspace(tmp_path) as made:
        directory = made.directory
    with (directory / "trucewatch.toml").open("a") as settings:
        settings.write('[sources.example-wire]\nclass = "crowd"\nreliability = "E"\n')

    with Workspace.open(directory) as workspace:
        add_to(workspace, a_file(tmp_path, "a.json", news_item("One.", source_class="monitor")))
        source = workspace.store.find(Source, "example-wire")

    assert source is not None
    assert (source.source_class, source.reliability.value) == (SourceClass.CROWD, "E")


def test_a_sidecar_says_what_a_text_does_not(desk: Workspace, tmp_path: Path) -> None:
    """Publisher and day may stand in a small file beside the text."""
    text = a_file(tmp_path, "n.txt", "Nothing was heard overnight.")
    a_file(tmp_path, "n.txt.meta.yaml", 'publisher: "Example: Wire"\ndateline: 2025-03-12\n')

    add_one(desk, text)

    (document,) = desk.store.read(Document)
    assert (document.source, str(document.dateline)) == ("example-wire", "2025-03-12")
    archived = [(e["what"], e["name"]) for e in desk.archive.custody().entries]
    assert archived == [("added", "n.txt"), ("sidecar", "n.txt.meta.yaml")]


def test_notes_beside_the_material_are_left_out_and_named(desk: Workspace, tmp_path: Path) -> None:
    """A README in a folder is no news, and nothing is dropped in silence."""
    folder = tmp_path / "in"
    a_file(folder, "README.md", "These files were collected by us.")
    a_file(folder, "n.json", news_item("Quiet."))

    report = add_to(desk, folder)

    assert [(result.kind, result.accepted) for result in report.files] == [
        ("note", 0),
        ("news_json", 1),
    ]
    assert not report.has_rejections


def test_a_file_named_twice_is_added_once(desk: Workspace, tmp_path: Path) -> None:
    """Naming a folder and a file in it does not count rows twice."""
    path = a_file(tmp_path / "in", "n.json", news_item("Quiet."))

    report = add_to(desk, path, tmp_path / "in")

    assert len(report.files) == 1


def test_the_command_prints_the_documented_shape_and_ends_with_3(tmp_path: Path) -> None:
    """Exit 3: something was rejected, the rest is taken."""
    with a_workspace(tmp_path) as made:
        directory = made.directory
    rows = viina_rows(2).replace('"36.00001"', '"east"')

    outcome = CliRunner().invoke(
        assemble(),
        ["add", "-w", str(directory), "--json", str(a_file(tmp_path, "v.csv", rows))],
    )

    (result,) = json.loads(outcome.stdout)["files"]
    assert outcome.exit_code == 3
    assert (result["rows_read"], result["accepted"], result["rejected"]) == (2, 1, 1)
    assert result["rejections"] == [
        {
            "row": 1,
            "column": "lon",
            "value": "east",
            "reason": "'east' is not a number.",
            "remedy": "Use a decimal point.",
        }
    ]


def test_init_settings_and_doctor_work_on_a_fresh_folder(tmp_path: Path) -> None:
    """The first three commands anybody tries."""
    directory = tmp_path / "desk"
    run = CliRunner().invoke

    made = run(assemble(), ["init", str(directory)])
    shown = run(assemble(), ["settings", "-w", str(directory), "--json"])
    examined = run(assemble(), ["doctor", "-w", str(directory), "--json"])

    assert made.exit_code == 0
    assert json.loads(shown.stdout)["theatre"] == {"value": "ukraine", "from": "file"}
    assert json.loads(shown.stdout)["synthetic"] == {"value": False, "from": "default"}
    assert all(finding["ok"] for finding in json.loads(examined.stdout))


def test_a_missing_workspace_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The message is the next command."""
    monkeypatch.chdir(tmp_path)

    with pytest.raises(WorkspaceError, match="trucewatch init"):
        Workspace.open(None)
    with pytest.raises(WorkspaceError, match="trucewatch init"):
        Workspace.open(tmp_path)


def test_the_nearest_workspace_upwards_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with any project folder."""
    with a_workspace(tmp_path) as made:
        below = made.directory / "in" / "deep"
    below.mkdir(parents=True)
    monkeypatch.chdir(below)

    with Workspace.open(None) as found:
        assert found.directory == tmp_path / "desk"


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("colour = 1\n", "'colour' is not a setting"),
        ("theatre = 5\n", "theatre must look like"),
        ('[sources.x]\nclass = "friend"\n', "sources.x"),
        ("theatre = ", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, line: str, complaint: str) -> None:
    """Misspelt settings would otherwise be ignored for years."""
    with a_workspace(tmp_path) as made:
        directory = made.directory
    (directory / "trucewatch.toml").write_text(line)

    with pytest.raises(WorkspaceError, match=complaint):
        Workspace.open(directory)
