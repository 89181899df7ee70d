"""Pictures as evidence (M8): taken in, compared, reviewed, and never shown."""

from __future__ import annotations

import itertools
import json
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from intake.desks import a_file, a_workspace
from media.pictures import a_picture, claimed, exif_position, jpeg, png
from trucewatch.cli.main import assemble
from trucewatch.incidents.footage import kinship
from trucewatch.vocabulary.evidence import EvidenceRef
from trucewatch.vocabulary.interval import day_interval
from trucewatch.vocabulary.media import MediaItem
from trucewatch.workflow.intake import AddOptions, add

RUN = CliRunner()
DAY = "2025-03-12"
CLAIM = {
    "place": "Toretsk", "taken": f"{DAY}T09:00", "type": "F3", "publisher": "Channel One",
    "source_class": "osint", "shows": "nothing",
}  # fmt: skip
RECEIVED = datetime(2025, 3, 13, 6, tzinfo=UTC)


def taken_in(folder: Path, *paths: Path, at: datetime = RECEIVED) -> tuple[Path, list[Any]]:
    """Add pictures to a workspace, made when it is not there yet."""
    from trucewatch.workflow.workspace import Workspace

    desk = folder / "desk"
    opened = Workspace.open(desk) if desk.exists() else a_workspace(folder)
    with opened as workspace:
        report = add(workspace, paths, AddOptions(received_at=at))
    return desk, list(report.files)


def run(desk: Path, *words: str) -> Any:
    """Run a command and read its JSON."""
    done = RUN.invoke(assemble(), [*words, "--json", "-w", str(desk)])
    assert done.exit_code == 0, (words, done.output, done.exception)
    return json.loads(done.stdout)


def incidents(desk: Path) -> list[Any]:
    """The day's incidents, whatever is decided later included."""
    asof = "2035-01-01T00:00:00Z"
    found: list[Any] = run(desk, "incidents", "--from", DAY, "--asof", asof)["incidents"]
    return found


def test_a_picture_is_known_by_signature_with_hashes_and_its_claim(tmp_path: Path) -> None:
    """The extension lies, the first bytes do not."""
    path = claimed(tmp_path, "holiday.txt", jpeg(a_picture(1)), **CLAIM)

    desk, (result,) = taken_in(tmp_path, path)
    (item,) = run(desk, "media", "list")["media"]

    assert (result.kind, result.accepted) == ("media_image", 1)
    assert (item["media_type"], item["width_px"], item["height_px"]) == ("image/jpeg", 96, 96)
    assert item["sha256"] == result.sha256
    assert len(item["perceptual_hash"]) == 16
    assert (item["claimed"]["place"], item["claimed"]["start"][:16]) == (
        "Toretsk", f"{DAY}T07:00",
    )  # fmt: skip
    assert item["verification"] == "unreviewed"


def test_a_picture_of_which_nobody_says_what_it_shows_is_hidden(tmp_path: Path) -> None:
    """Unknown counts as people; the public learns a number and nothing else."""
    silent = {key: value for key, value in CLAIM.items() if key != "shows"}
    paths = [
        claimed(tmp_path, "a.png", png(a_picture(1)), **silent, caption="Ivan, captured"),
        claimed(tmp_path, "b.png", png(a_picture(2)), **{**CLAIM, "shows": "prisoners"}),
        claimed(tmp_path, "c.png", png(a_picture(3)), **CLAIM, caption="red tower"),
    ]
    desk, _ = taken_in(tmp_path, *paths)

    inside = run(desk, "media", "list")["media"]
    outside = run(desk, "media", "list", "--audience", "public")

    assert sorted(item["hidden"] for item in inside) == [False, True, True]
    assert (len(outside["media"]), outside["hidden"]) == (1, 2)
    assert outside["media"][0]["caption"] is None
    assert "Ivan" not in json.dumps(outside)


@pytest.mark.parametrize("order", [("nothing", "prisoners"), ("prisoners", "nothing")])
def test_a_picture_that_is_the_same_as_a_hidden_one_is_hidden(
    tmp_path: Path, order: tuple[str, str]
) -> None:
    """Posting it again with other words makes it no other picture, whichever came first."""
    for number, shows in enumerate(order):
        said = {**CLAIM, "shows": shows, "publisher": f"Channel {number}"}
        shot = jpeg(a_picture(1), quality=60 + 20 * number)
        path = claimed(tmp_path, f"{number}.jpg", shot, **said)
        desk, _ = taken_in(tmp_path, path, at=RECEIVED.replace(hour=7 + number))
    path = claimed(tmp_path, "other.jpg", jpeg(a_picture(5)), **CLAIM)
    taken_in(tmp_path, path)

    inside = run(desk, "media", "list", "--audience", "analyst")
    outside = run(desk, "media", "list", "--audience", "public")

    copies = {one["same_as"] for one in inside["media"]} - {None}
    assert len(copies) == 1
    assert (len(outside["media"]), outside["hidden"]) == (1, 2)
    assert not copies & {one["id"] for one in outside["media"]}


def test_d15_position_and_camera_of_a_picture_never_leave_the_archive(tmp_path: Path) -> None:
    """EXIF is neither read nor printed, and no output holds the bytes."""
    content = jpeg(a_picture(4), exif=exif_position())
    assert b"SecretCam" in content
    desk, _ = taken_in(tmp_path, claimed(tmp_path, "ivan-petrov.jpg", content, **CLAIM))

    out = tmp_path / "out"
    run(desk, "report", DAY, "-o", str(out))
    printed = json.dumps([run(desk, "media", "list"), run(desk, "incidents", "--from", DAY)])
    written = b"".join(path.read_bytes() for path in out.iterdir())

    for secret in (b"SecretCam", b"48.39477", b"37.84799", content[200:260]):
        assert secret not in written
        assert secret.decode("latin-1") not in printed
    assert b"ivan-petrov" not in written


def test_the_same_picture_again_is_one_origin(tmp_path: Path) -> None:
    """Posted by three channels, smaller and recompressed: one voice, no higher grade."""
    picture = a_picture(5)
    first = claimed(tmp_path, "a.png", png(picture), **CLAIM)
    desk, _ = taken_in(tmp_path, first)
    (alone,) = incidents(desk)
    more = [
        claimed(tmp_path, "b.jpg", jpeg(picture, 35), **{**CLAIM, "publisher": "Channel Two"}),
        claimed(
            tmp_path, "c.png", png(picture.resize((64, 64))), **{**CLAIM, "publisher": "Three"}
        ),
    ]
    taken_in(tmp_path, *more)
    (together,) = incidents(desk)

    assert len(together["evidence"]) == 3
    assert together["origins"] == 1
    assert together["grades"]["occurrence"] | {"evidence": 0} == alone["grades"]["occurrence"] | {
        "evidence": 0
    }


def test_footage_seen_before_its_claimed_time_is_recycled(tmp_path: Path) -> None:
    """§6.8 example 5: O0 for the event it is used for, linked to the original."""
    picture = a_picture(6)
    old = claimed(
        tmp_path, "old.png", png(picture), **{**CLAIM, "taken": "2024-11-02", "place": "Kupiansk"}
    )
    desk, _ = taken_in(tmp_path, old, at=datetime(2024, 11, 3, tzinfo=UTC))
    new = claimed(tmp_path, "new.jpg", jpeg(picture, 50), **CLAIM)
    taken_in(tmp_path, new)

    original, again = run(desk, "media", "list")["media"]
    (incident,) = incidents(desk)

    assert again["recycled_from"] == original["id"]
    assert original["recycled_from"] is None
    assert incident["grades"]["occurrence"]["grade"] == "O0"
    assert incident["grades"]["occurrence"]["rule"] == "recycled_media"
    assert "recycled" in incident["flags"]


def test_two_reviewers_accept_a_picture_and_open_the_way_to_o4(tmp_path: Path) -> None:
    """One review is one; the same person twice is one; two people are two."""
    desk, _ = taken_in(tmp_path, claimed(tmp_path, "a.png", png(a_picture(7)), **CLAIM))
    (item,) = run(desk, "media", "list")["media"]
    (incident,) = incidents(desk)
    review = ("decide", "review", item["id"], "--verdict", "accepted", "--reason", "shadows fit")
    four = ("decide", "grade", incident["id"], "--occurrence", "O4", "--reason", "geolocated")

    states = []
    for who in ("geo-1", "geo-1", "geo-2"):
        refused = RUN.invoke(assemble(), [*four, "--as", who, "-w", str(desk)])
        assert "O4 needs direct observation" in str(refused.exception)
        run(desk, *review, "--as", who)
        states.append(run(desk, "media", "show", item["id"])["verification"])
    run(desk, *four, "--as", "geo-1")
    run(desk, *four, "--as", "geo-2")

    assert states == ["one_review", "one_review", "accepted"]
    assert incidents(desk)[0]["grades"]["occurrence"]["grade"] == "O4"


def bomb() -> bytes:
    """A PNG that says it has 60,000 by 60,000 pixels and unpacks to nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        whole = kind + body
        return len(body).to_bytes(4, "big") + whole + zlib.crc32(whole).to_bytes(4, "big")

    size = (60_000).to_bytes(4, "big")
    head = chunk(b"IHDR", size + size + bytes([8, 0, 0, 0, 0]))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("content", "said", "complaint"),
    [
        (bomb(), {}, "pixels"),
        (png(a_picture(8))[:120], {}, "cannot be decoded"),
        (png(a_picture(8)), {"shows": "cats"}, "shows is 'cats'"),
        (png(a_picture(8)), {"taken": "yesterday"}, "its sidecar"),
        (png(a_picture(8)), {"lon": "200", "lat": "48"}, "outside WGS84"),
        (png(a_picture(8)), {"type": "F77"}, "its sidecar"),
    ],
)
def test_a_picture_that_cannot_be_trusted_is_refused(
    tmp_path: Path, content: bytes, said: dict[str, str], complaint: str
) -> None:
    """Bombs, broken files and impossible claims are named; nothing is stored."""
    path = (
        claimed(tmp_path, "a.png", content, **said) if said else a_file(tmp_path, "a.png", content)
    )

    desk, (result,) = taken_in(tmp_path, path)

    assert complaint in result.rejections[0].reason
    assert run(desk, "media", "list")["media"] == []


def test_kinship_does_not_depend_on_the_order_of_the_pictures() -> None:
    """Law: whichever comes first in the list, the earliest is the root."""
    when = day_interval(datetime(2025, 3, 12, tzinfo=UTC).date(), "Europe/Kyiv")
    items = [
        MediaItem(
            id=f"med-{n}", evidence=EvidenceRef(sha256=str(n) * 64), media_type="image/png",
            width_px=1, height_px=1, perceptual_hash=bits, shows=("nothing",), source="s",
            interval=when,
        )
        for n, bits in enumerate(("00000000000000ff", "00000000000000fe", "ffff0000ffff0000"))
    ]  # fmt: skip
    seen = {f"med-{n}": datetime(2025, 3, 10 + n, tzinfo=UTC) for n in range(3)}

    found = [kinship(order, seen) for order in itertools.permutations(items)]

    assert all(one == found[0] for one in found)
    assert found[0]["med-1"].root == "med-0"
    assert found[0]["med-1"].older == "med-0"
    assert found[0]["med-2"].older is None


def test_a_text_that_tells_of_footage_is_listed_as_unseen(tmp_path: Path) -> None:
    """Claimed type, place and time like a picture's, no hash, and nobody private named."""
    item = {
        "doc_id": "n1",
        "publisher": "Example Wire",
        "language": "en",
        "dateline": DAY,
        "text": "KYIV – Video posted online shows a shell that hit a school in Toretsk. "
        "Artillery struck Kupiansk on Tuesday.",
    }
    desk, _ = taken_in(tmp_path, a_file(tmp_path, "n.json", json.dumps(item)))

    (mention,) = run(desk, "media", "mentions")["mentions"]

    assert (mention["place"], mention["medium"], mention["verification"]) == (
        "Toretsk", "Video", "unseen",
    )  # fmt: skip
    assert "sha256" in mention
