"""Bad input for ``read``: every text becomes a document or a message that says what to do."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from trucewatch.cli.main import assemble
from trucewatch.vocabulary.errors import InputError
from trucewatch.workflow.reading_files import read_lines
from trucewatch.workflow.text_files import LARGEST_BYTES, Taken, Told

UKRAINIAN = "Уночі військові обстріляли село, повідомив очільник громади. Ніхто не постраждав."
GERMAN = "In der Nacht haben Soldaten das Dorf beschossen, sagte der Bürgermeister am Dienstag."


def _refused(path: Path) -> InputError:
    with pytest.raises(InputError) as caught:
        list(Taken(pytest.fail).files([path], Told()))
    return caught.value


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7 \x00\x01", "PDF"),
        (b"PK\x03\x04....", "Word"),
        (b"\x00\x01\x02\x03 binary", "NUL"),
        (b"\xff\xfe\x00\x10", "UTF-8"),
        (b"", "empty"),
        (b" \n\t ", "empty"),
        ("Привет из Одессы".encode("cp1251"), "UTF-8"),
        (UKRAINIAN.encode().decode("cp1252", "replace").encode(), "lost|encoding"),
        (GERMAN.replace("haben", "häufig").encode().decode("cp1252").encode(), "encoding"),
        (b"1 2 3 4 5", "language"),
        (b"<!DOCTYPE html><html><body>x</body></html>", "trucewatch add"),
    ],
)
def test_what_is_no_text_is_refused_with_reason_and_remedy(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """A user learns what was found and what to do."""
    path = tmp_path / "given.txt"
    path.write_bytes(content)

    error = _refused(path)

    assert any(part in str(error) for part in reason.split("|"))
    assert error.remedy


def test_a_file_of_fifty_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    """The limit is looked at before the content."""
    path = tmp_path / "large.txt"
    with path.open("wb") as file:
        file.truncate(50_000_000)

    assert "MB" in str(_refused(path))


def test_a_bad_file_among_others_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    """One bad file does not cost the user the good ones; the exit code tells."""
    good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
    good.write_text(GERMAN, encoding="utf-8")
    bad.write_bytes(b"\x00")

    ran = CliRunner().invoke(assemble(), ["read", "--json", str(bad), str(good)])

    assert ran.exit_code == 3
    assert json.loads(ran.stdout)["doc_id"] == "good"
    assert "bad.txt" in ran.stderr


def test_a_bad_line_in_the_middle_keeps_its_place(tmp_path: Path) -> None:
    """Output lines answer input lines one to one, in order."""
    path = tmp_path / "in.jsonl"
    lines = [
        json.dumps({"doc_id": "1", "text": GERMAN}).encode(),
        b'{"doc_id": "2", "text": "\xff\xfe"}',
        b"[1, 2]",
        b'{"doc_id": "4", "text": 5}',
        b'{"doc_id": "5", "text": ' + b"[" * 100_000,
        json.dumps({"doc_id": "6", "text": UKRAINIAN}).encode(),
    ]
    path.write_bytes(b"\n".join(lines))
    written: list[str] = []
    said: list[str] = []

    bad = read_lines(path, written.append, said.append)

    assert bad == 4
    assert ["error" in json.loads(line) for line in written] == [False, *[True] * 4, False]
    assert [f"line {number}" in message for number, message in enumerate(said, 2)] == [True] * 4


def test_a_line_longer_than_the_limit_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The line after a monster is read."""
    monkeypatch.setattr("trucewatch.workflow.text_files.LARGEST_BYTES", 1000)
    assert LARGEST_BYTES > 1000
    path = tmp_path / "in.jsonl"
    path.write_text("x" * 5000 + "\n" + json.dumps({"doc_id": "a", "text": GERMAN}) + "\n")
    written: list[str] = []

    assert read_lines(path, written.append, lambda _: None) == 1
    assert [json.loads(line)["doc_id"] for line in written] == [None, "a"]


@pytest.mark.parametrize(
    ("text", "language", "doubt"),
    [
        (UKRAINIAN, "de", "looks Ukrainian"),
        (
            "Le président a annoncé mardi une trêve de trois jours dans la région, selon le "
            "ministère de la défense, et les soldats sont restés calmes.",
            "en",
            "hardly any",
        ),
        (f"{UKRAINIAN}\n{GERMAN}\n", "uk", "looks German"),
    ],
)
def test_a_doubtful_language_is_read_and_told(
    tmp_path: Path, text: str, language: str, doubt: str
) -> None:
    """What was asked for is done; what looks wrong is said."""
    path = tmp_path / "given.txt"
    path.write_text(text, encoding="utf-8")
    said: list[str] = []

    documents = list(Taken(said.append).files([path], Told(language=language)))

    assert len(documents) == 1
    assert doubt in said[0]


@pytest.mark.parametrize("text", [UKRAINIAN, GERMAN, "Shells hit the village.", UKRAINIAN * 2])
def test_a_sound_text_raises_no_doubt(tmp_path: Path, text: str) -> None:
    """Messages on stderr mean something."""
    path = tmp_path / "given.txt"
    path.write_text(text, encoding="utf-8")

    assert list(Taken(pytest.fail).files([path], Told()))
