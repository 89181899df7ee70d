"""A number's bundle, checked far from the workspace it came from (J6.4)."""

from __future__ import annotations

import zipfile
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from typer.testing import CliRunner

from trucewatch.cli.exit import Exit, exit_code
from trucewatch.cli.main import assemble
from trucewatch.evidence.archive import Problem
from trucewatch.vocabulary.errors import TrucewatchError, UsageError, VerificationError
from trucewatch.workflow.bundles import verify_bundle

FIGURE = "/f/2031-06-09/all/corroborated"
NAME = "x.bundle.zip"
MEMBERS = ["manifest.json", "figure.json", "passages/0000.txt"]


@pytest.fixture(scope="module")
def bundle(reader: httpx.Client) -> bytes:
    """The bundle of a number of the first page, as it is downloaded."""
    answer = reader.get(f"{FIGURE}.bundle.zip")
    assert answer.headers["content-type"] == "application/zip"
    return answer.content


def rewritten(bundle: bytes, member: str, place: int) -> bytes:
    """Pack a bundle anew with one byte of one member changed."""
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(bundle)) as old, zipfile.ZipFile(target, "w") as new:
        for name in old.namelist():
            content = bytearray(old.read(name))
            if name == member:
                content[place % len(content)] ^= 1
            new.writestr(name, bytes(content))
    return target.getvalue()


def test_j64_a_downloaded_bundle_verifies_without_any_workspace(
    bundle: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The command needs nothing but the file."""
    (tmp_path / NAME).write_bytes(bundle)
    monkeypatch.chdir(tmp_path)

    done = CliRunner().invoke(assemble(), ["verify", NAME])

    assert (done.exit_code, "as it was stored" in done.output) == (0, True)


@pytest.mark.parametrize("member", MEMBERS)
def test_j64_one_changed_byte_of_a_member_is_named(
    bundle: bytes, member: str, tmp_path: Path
) -> None:
    """Exit 4 and the name of the member, wherever in it the byte stands."""
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        length = len(archive.read(member))
    for place in range(0, length, max(1, length // 12)):
        (tmp_path / NAME).write_bytes(rewritten(bundle, member, place))

        assert member in found(tmp_path / NAME)

    done = CliRunner().invoke(assemble(), ["verify", str(tmp_path / NAME)])
    ours = isinstance(done.exception, TrucewatchError)
    assert (exit_code(done.exception) if ours else done.exit_code) == Exit.NOT_VERIFIED


def test_j64_damage_on_the_way_never_looks_whole(bundle: bytes, tmp_path: Path) -> None:
    """A byte flipped anywhere in a member's packed bytes is found and the member named."""
    with zipfile.ZipFile(BytesIO(bundle)) as archive:
        packed = [(one.filename, one.header_offset + 30 + len(one.filename), one.compress_size)
                  for one in archive.infolist()]  # fmt: skip
    assert len(packed) > 6
    for name, begin, size in [one for one in packed if one[2]][::2]:
        damaged = bytearray(bundle)
        damaged[begin + size // 2] ^= 0xFF
        (tmp_path / NAME).write_bytes(damaged)

        assert name in found(tmp_path / NAME)


def test_j64_a_torn_download_says_so(bundle: bytes, tmp_path: Path) -> None:
    """Half a file is damaged; another kind of file is no bundle."""
    (tmp_path / NAME).write_bytes(bundle[: len(bundle) // 2])
    with pytest.raises(VerificationError, match="Download it again"):
        verify_bundle(tmp_path / NAME)

    (tmp_path / "notes.txt").write_text("words", encoding="utf-8")
    with pytest.raises(UsageError, match="no bundle"):
        verify_bundle(tmp_path / "notes.txt")


def found(path: Path) -> str:
    """Say what a check of a bundle that is not whole complains about."""
    try:
        problems: list[Problem] = verify_bundle(path)
    except VerificationError as error:
        return str(error)
    return " ".join(f"{one.where}: {one.what}" for one in problems)
