"""Bad input: each case gets a clear message, no traceback, and nothing is half written."""

from __future__ import annotations

import gzip
import io
import os
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from intake.desks import (
    SQUARE,
    VIINA_HEAD,
    a_file,
    a_workspace,
    add_one,
    add_to,
    dump,
    map_line,
    news_item,
    viina_rows,
)
from trucewatch.sources.limits import Limits, Raw, check_depth
from trucewatch.vocabulary.errors import InputError, LimitError
from trucewatch.workflow.workspace import Workspace

MEGABYTE = 1024 * 1024


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Workspace]:
    """A fresh workspace."""
    with a_workspace(tmp_path) as workspace:
        yield workspace


def _zip(name: str, content: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return packed.getvalue()


def _spoilt(packed: bytes) -> bytes:
    return packed[:200] + bytes(50) + packed[250:]


WHOLE_FILES: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty file": ("a.csv", bytes, "the file is empty"),
    "blank file": ("a.txt", lambda: b" " * 3, "the file is empty"),
    "truncated gzip": (
        "v.csv.gz",
        lambda: gzip.compress(viina_rows(500).encode())[:-40],
        "ends before its content",
    ),
    "damaged gzip": (
        "v.csv.gz",
        lambda: _spoilt(gzip.compress(viina_rows(500).encode())),
        "damaged",
    ),
    "gzip bomb": (
        "v.csv.gz",
        lambda: gzip.compress(viina_rows(1).encode() + b" " * (40 * MEGABYTE)),
        "decompression bomb",
    ),
    "zip bomb": (
        "v.zip",
        lambda: _zip("v.csv", viina_rows(1).encode() + b" " * (40 * MEGABYTE)),
        "decompression bomb",
    ),
    "missing column": (
        "v.csv",
        lambda: viina_rows(2).replace('"lat",', "").encode(),
        "column 'lat' is missing",
    ),
    "unknown column": (
        "v.csv",
        lambda: viina_rows(1).replace('"headline"\n', '"headline","mood"\n')[:-1].encode() + b',""',
        "column 'mood' is not known",
    ),
    "wrong encoding": (
        "v.csv",
        lambda: (VIINA_HEAD + '"2025-03-01","36","48","Київ","",""\n').encode("cp1251"),
        "not UTF-8",
    ),
    "text in another encoding": (
        "n.txt",
        lambda: "title: Example\n\nThe shelling of Оріхів went on.".encode("cp1251"),
        "not UTF-8",
    ),
    "binary": ("tool.bin", lambda: b"\x7fELF\x02\x01\x01\x00" * 9, "no known kind"),
    "cut picture": (
        "photo.jpg",
        lambda: b"\xff\xd8\xff\xe0\x00\x10JFIF" * 9,
        "cannot be decoded",
    ),
    "unclosed JSON": ("n.json", news_item("x")[:-1].encode, "not JSON"),
    "nested too deeply": (
        "n.json",
        lambda: b'{"doc_id":"a","text":"b","publisher":' + b"[" * 9000 + b"]" * 9000 + b"}",
        "nested deeper than 64",
    ),
    "YAML that unfolds": (
        "a.yaml",
        lambda: b"format: trucewatch-agreement-1\nid: &a x\nsource: *a\n",
        "references (*a)",
    ),
    "page without an article": (
        "p.html",
        lambda: b"<!doctype html><html><body></body></html>",
        "no article",
    ),
    "only a header": ("v.csv", VIINA_HEAD.encode, "no rows"),
}


@pytest.mark.parametrize("case", WHOLE_FILES)
def test_a_bad_file_is_refused_as_a_whole_with_a_reason(
    desk: Workspace, tmp_path: Path, case: str
) -> None:
    """Nothing of a refused file is kept: no record, no evidence, no entry in the log."""
    name, content, reason = WHOLE_FILES[case]
    before = dump(desk)

    result = add_one(desk, a_file(tmp_path, name, content()))

    (rejection,) = result.rejections
    assert reason in rejection.reason
    assert rejection.remedy
    assert (rejection.row, result.rows_read) == (None, 0)
    assert dump(desk) == before
    assert not desk.archive.log.exists()
    assert [path for path in (desk.directory / "evidence").rglob("*") if path.is_file()] == [
        desk.directory / "evidence" / "lock"
    ]


NAN_SQUARE = str(SQUARE).replace("37.0, 49.0", "NaN, 49.0")
SINGLE_ROWS = {
    "swapped coordinates in a table": (
        "v.csv",
        VIINA_HEAD + '"2025-03-01 00:00:00","48.5","36.5","Ort","",""\n',
        "axes exchanged",
    ),
    "swapped coordinates in a map": (
        "m.ndjson",
        map_line("2025-03-12", [[[[y, x] for x, y in SQUARE[0][0]]]]),
        "axes exchanged",
    ),
    "not a number in a map": (
        "m.ndjson",
        map_line("2025-03-12").replace("37.0, 49.0", "NaN, 49.0"),
        "not finite",
    ),
    "open ring": (
        "m.ndjson",
        map_line("2025-03-12", [[SQUARE[0][0][:-1]]]),
        "not closed",
    ),
    "empty geometry": ("m.ndjson", map_line("2025-03-12", []), "empty"),
    "unknown status name": (
        "m.ndjson",
        map_line("2025-03-12", status="Contested-ish"),
        "status 'Contested-ish' is not known",
    ),
    "unknown language": ("n.json", news_item("Text.", language="fr"), "language 'fr'"),
    "number with a decimal comma": (
        "v.csv",
        VIINA_HEAD + '"2025-03-01 00:00:00","36,5","48.5","Ort","",""\n',
        "not a number",
    ),
    "cell too many": (
        "v.csv",
        VIINA_HEAD + '"2025-03-01 00:00:00","36.5","48.5","Ort","","",""\n',
        "7 cells under 6 columns",
    ),
}


@pytest.mark.parametrize("case", SINGLE_ROWS)
def test_a_bad_row_is_refused_and_named(desk: Workspace, tmp_path: Path, case: str) -> None:
    """A row that cannot be read is rejected with its number, a reason and a remedy."""
    name, content, reason = SINGLE_ROWS[case]

    result = add_one(desk, a_file(tmp_path, name, content))

    (rejection,) = result.rejections
    assert reason in rejection.reason
    assert rejection.remedy
    assert rejection.row == 0
    assert (result.rows_read, result.accepted, result.rejected) == (1, 0, 1)


def test_good_rows_beside_a_bad_one_stay(desk: Workspace, tmp_path: Path) -> None:
    """One bad row costs one row."""
    rows = viina_rows(3).replace('"36.00001"', '"east"')

    result = add_one(desk, a_file(tmp_path, "v.csv", rows))

    assert (result.rows_read, result.accepted, result.rejected) == (3, 2, 1)
    assert result.rejections[0].row == 1
    assert result.rejections[0].column == "lon"
    assert result.rejections[0].value == "east"


def test_a_self_crossing_polygon_is_repaired_and_the_repair_is_named(
    desk: Workspace, tmp_path: Path
) -> None:
    """Both lobes of a bow tie are ground; the repair is told."""
    bow = [[[[36.0, 48.0], [37.0, 49.0], [37.0, 48.0], [36.0, 49.0], [36.0, 48.0]]]]

    result = add_one(desk, a_file(tmp_path, "m.ndjson", map_line("2025-03-12", bow)))

    assert result.accepted == 1
    assert any("invalid polygon repaired (Self-intersection)" in r for r in result.repairs)


def test_a_long_line_never_sits_in_memory(tmp_path: Path) -> None:
    """A line over the limit is refused when the limit is reached, not when it ends."""
    path = tmp_path / "long.csv"
    with path.open("wb") as long:
        long.truncate(200 * MEGABYTE)
    raw = Raw(path, limits=Limits(line_bytes=MEGABYTE))

    with pytest.raises(LimitError, match="line 0 is longer than 1 MB"):
        list(raw.lines())


def test_a_file_with_a_200_megabyte_line_is_refused(desk: Workspace, tmp_path: Path) -> None:
    """The default limits hold for a real file of that size."""
    path = tmp_path / "v.csv"
    with path.open("wb") as long:
        long.write(VIINA_HEAD.encode())
        for _ in range(200):
            long.write(b"x" * MEGABYTE)

    result = add_one(desk, path)

    assert "longer than 64 MB" in result.rejections[0].reason
    assert result.accepted == 0


def test_more_unpacked_bytes_than_allowed_are_refused() -> None:
    """The limit counts what comes out, whatever the ratio."""
    raw = Raw(gzip.compress(os.urandom(3 * MEGABYTE)), limits=Limits(unpacked_bytes=2 * MEGABYTE))

    with pytest.raises(LimitError, match="more than 2 MB when unpacked"):
        raw.whole()


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    """A file holds at most a million rows; here four."""
    from trucewatch.sources.rows import strict_rows

    raw = Raw(viina_rows(5).encode(), limits=Limits(rows=4))

    with pytest.raises(LimitError, match="more than 4 rows"):
        list(strict_rows(raw, need=()))


def test_a_zip_of_several_files_asks_to_be_unpacked() -> None:
    """Records point into one file, so a zip may hold only one."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("a", "1")
        archive.writestr("b", "2")

    with pytest.raises(InputError, match="holds 2 files"):
        Raw(packed.getvalue()).whole()


def test_brackets_inside_words_are_no_depth() -> None:
    """Only structure counts as nesting."""
    words = b'{"text": "' + b"[" * 500 + b'"}'

    check_depth(words)

    with pytest.raises(LimitError):
        check_depth(b"[" * 500 + b"]" * 500)


def test_a_link_is_refused(desk: Workspace, tmp_path: Path) -> None:
    """What a link points to may change after it was checked."""
    target = a_file(tmp_path, "n.json", news_item("Text."))
    link = tmp_path / "link.json"
    link.symlink_to(target)

    result = add_one(desk, link)

    assert "symbolic link" in result.rejections[0].reason


def test_folders_that_turn_in_a_circle_end(desk: Workspace, tmp_path: Path) -> None:
    """A link back to its own folder is named, not followed."""
    folder = tmp_path / "in"
    a_file(folder, "n.json", news_item("Text."))
    (folder / "round").symlink_to(folder)

    report = add_to(desk, folder)

    assert [result.accepted for result in report.files] == [1, 0]
    assert "symbolic link" in report.files[1].rejections[0].reason


def test_a_file_that_vanishes_is_named(desk: Workspace, tmp_path: Path) -> None:
    """Between listing a folder and reading it, files may go."""
    result = add_one(desk, tmp_path / "gone.csv")

    assert "no longer there" in result.rejections[0].reason


def test_a_pipe_is_not_waited_for(desk: Workspace, tmp_path: Path) -> None:
    """Reading a pipe nobody writes to would never end."""
    os.mkfifo(tmp_path / "pipe.csv")

    result = add_one(desk, tmp_path / "pipe.csv")

    assert "not a regular file" in result.rejections[0].reason
