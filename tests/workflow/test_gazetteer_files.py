"""Fuller gazetteers from files that a user has."""

from __future__ import annotations

from pathlib import Path

import pytest

from trucewatch.vocabulary.errors import InputError
from trucewatch.workflow.gazetteer_files import build_gazetteer, gazetteer_for, origin_of
from trucewatch.workflow.settings import read_settings

DUMP = (
    "900001\tVyhadane\tVyhadane\tВигадане,Выдуманное\t49.9\t37.5\tP\tPPL\tUA\t\t07\t\t\t\t120"
    "\t\t90\tEurope/Kyiv\t2031-01-01"
)
POSTAL = "UA\t62000\tНадумане\tKharkivska\t07\tChuhuivskyi\t\t\t\t49.8\t36.7\t4"


def a_file(folder: Path, *lines: str) -> Path:
    """Write lines as a text file."""
    path = folder / "places.txt"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def test_places_of_both_kinds_of_file_are_found_afterwards(tmp_path: Path) -> None:
    """A country dump and a postal file may be mixed; oblasts come from either's code."""
    out = tmp_path / "places.tsv.gz"

    built = build_gazetteer([a_file(tmp_path, DUMP, POSTAL)], "ukraine", out)

    gazetteer = gazetteer_for("ukraine", out)
    assert (built.read, built.added, built.bad) == (2, 2, 0)
    assert [p.region for p, _, _ in gazetteer.lookup("Надумане")] == ["Kharkiv Oblast"]
    assert [p.region for p, _, _ in gazetteer.lookup("Вигадане")] == ["Kharkiv Oblast"]


def test_a_place_that_is_known_is_not_entered_twice(tmp_path: Path) -> None:
    """The same name within about six kilometres is the same place."""
    once_more = POSTAL.replace("62000", "62001").replace("49.8", "49.81")

    built = build_gazetteer([a_file(tmp_path, POSTAL, once_more)], "ukraine", tmp_path / "o.gz")

    assert (built.added, built.known) == (1, 1)


def test_bad_lines_are_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    """File, line and reason are said; one bad line does not spoil the others."""
    swapped = POSTAL.replace("49.8", "149.8")

    built = build_gazetteer([a_file(tmp_path, "a\tb", swapped, POSTAL)], "ukraine", tmp_path / "o")

    assert (built.added, built.bad) == (1, 2)
    assert built.complaints[0].startswith("places.txt, line 1: 2 columns.")
    assert "no position in '149.8'" in built.complaints[1]


def test_a_meaning_names_its_file(tmp_path: Path) -> None:
    """What the package holds is told apart from what a user's file added."""
    out = tmp_path / "own.tsv.gz"
    build_gazetteer([a_file(tmp_path, POSTAL)], "ukraine", out)
    gazetteer = gazetteer_for("ukraine", out)
    added, packaged = (gazetteer.lookup(name)[0][0] for name in ("Надумане", "Суджа"))

    assert origin_of(added, "ukraine", out) == "own.tsv.gz (GeoNames)"
    assert origin_of(packaged, "ukraine", out) == "ukraine/gazetteer.tsv.gz (GeoNames)"


def test_something_else_is_refused_as_a_gazetteer(tmp_path: Path) -> None:
    """A file that was not built by the command is named, with what to do."""
    path = a_file(tmp_path, "hello")

    with pytest.raises(InputError, match="gazetteer build"):
        gazetteer_for("ukraine", path)


def test_the_settings_name_a_gazetteer(tmp_path: Path) -> None:
    """One line of trucewatch.toml makes a workspace use a file."""
    (tmp_path / "trucewatch.toml").write_text('gazetteer = "own.tsv.gz"\n', encoding="utf-8")

    assert read_settings(tmp_path).gazetteer == "own.tsv.gz"
