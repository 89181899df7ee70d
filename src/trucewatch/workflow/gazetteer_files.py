"""Fuller gazetteers from files that a user has: built once, named in the settings, loaded."""

from __future__ import annotations

import gzip
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from trucewatch.geography.folding import fold
from trucewatch.geography.gazetteer import Gazetteer, load_gazetteer
from trucewatch.geography.geonames_rows import Row, as_line, row_from_line
from trucewatch.geography.places import COLUMNS, GAZETTEER_FILE, parse_places, table_text
from trucewatch.geography.theatre import theatre_file
from trucewatch.geography.transliteration import english_from_russian, english_from_ukrainian
from trucewatch.vocabulary.errors import InputError
from trucewatch.vocabulary.place import Place

REGIONS_FILE = "regions.tsv"
LARGEST_FILE = 2_000_000_000
_NEAR_DEGREES = 0.06
"""About 6 km: a place of the same name as near as that is the same place."""
_KEPT_EXAMPLES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What became of the lines of some files.

    Attributes:
        read: Lines read.
        added: Places added to those of the theatre.
        known: Places that were there already, or twice in the files.
        other: Lines about other things than settlements and waters.
        bad: Lines that could not be read.
        complaints: The first of them with file, line and reason.
    """

    read: int
    added: int
    known: int
    other: int
    bad: int
    complaints: tuple[str, ...]


def build_gazetteer(files: list[Path], theatre_name: str, out: Path) -> Built:
    """Write the theatre's table with the places of GeoNames files added.

    Raises:
        InputError: A file cannot be opened.
    """
    text = table_text(theatre_name)
    merge = _Merge(text.splitlines()[1:], theatre_file(theatre_name, REGIONS_FILE).read_text())
    counts = {"read": 0, "other": 0, "bad": 0}
    complaints: list[str] = []
    for path in files:
        for number, line in enumerate(_lines(path), start=1):
            counts["read"] += 1
            try:
                row = row_from_line(line, merge.regions)
            except InputError as error:
                counts["bad"] += 1
                complaints.append(f"{path.name}, line {number}: {error}")
                continue
            if row is None:
                counts["other"] += 1
            else:
                merge.add(row)
    out.parent.mkdir(parents=True, exist_ok=True)
    packed = "\n".join([text.rstrip("\n"), *merge.lines]) + "\n"
    out.write_bytes(gzip.compress(packed.encode(), mtime=0))
    return Built(
        **counts,
        added=len(merge.lines),
        known=merge.known,
        complaints=tuple(complaints[:_KEPT_EXAMPLES]),
    )


@lru_cache(maxsize=2)
def gazetteer_for(theatre_name: str, file: Path | None) -> Gazetteer:
    """Load the gazetteer a workspace uses: the packaged one, or the file that settings name.

    Raises:
        InputError: The file is missing or was not made by ``trucewatch gazetteer build``.
    """
    if file is None:
        return load_gazetteer(theatre_name)
    try:
        text = gzip.decompress(file.read_bytes()).decode()
    except (OSError, EOFError, UnicodeDecodeError) as error:
        raise InputError(
            f"gazetteer {file} cannot be read: {error}.",
            remedy="Make it with 'trucewatch gazetteer build'.",
        ) from error
    return Gazetteer(parse_places(text, theatre_name, file.name), theatre_name)


def origin_of(place: Place, theatre_name: str, file: Path | None) -> str:
    """Name the file that a meaning is from, and where its position was taken from."""
    name = f"{theatre_name}/{GAZETTEER_FILE}"
    if file is not None and place.id not in _packaged_ids(theatre_name):
        name = file.name
    return f"{name} ({place.source or 'no source given'})"


@lru_cache(maxsize=2)
def _packaged_ids(theatre_name: str) -> frozenset[str]:
    lines = table_text(theatre_name).splitlines()[1:]
    return frozenset(line.split("\t", 1)[0] for line in lines)


class _Merge:
    """Places so far, by name, so that none is entered twice."""

    def __init__(self, table: list[str], divisions: str) -> None:
        rows = (line.split("\t")[:3] for line in divisions.splitlines() if line[:4] == "iso:")
        self.lines: list[str] = []
        self.known = 0
        self.regions = {
            (country, admin1): code.removeprefix("iso:") for code, country, admin1 in rows
        }
        self._ids: set[str] = set()
        self._at: dict[str, list[tuple[float, float]]] = {}
        for line in table:
            row = dict(zip(COLUMNS, line.split("\t"), strict=True))
            if row["id"].startswith("iso:"):
                self._enter_region(row)
            self._enter(row)

    def add(self, row: Row) -> None:
        """Take a place unless it is known."""
        if row["id"] in self._ids or self._is_near(row):
            self.known += 1
            return
        self._enter(row)
        self.lines.append(as_line(row))

    def _enter_region(self, row: Mapping[str, str]) -> None:
        own, spell = row["uk"], english_from_ukrainian
        if row["country"] == "RU":
            own, spell = row["ru"], english_from_russian
        first = fold(spell(own)).split(" ")[0] if own else ""
        self.regions.setdefault((row["country"], first), row["region"])

    def _enter(self, row: Mapping[str, str]) -> None:
        self._ids.add(row["id"])
        if row["lat"]:
            for key in row["keys"].partition("|")[0].split(";"):
                self._at.setdefault(key, []).append((float(row["lat"]), float(row["lon"])))

    def _is_near(self, row: Row) -> bool:
        lat, lon = float(row["lat"]), float(row["lon"])
        return any(
            abs(lat - at[0]) <= _NEAR_DEGREES and abs(lon - at[1]) <= 1.5 * _NEAR_DEGREES
            for key in row["keys"].partition("|")[0].split(";")
            for at in self._at.get(key, ())
        )


def _lines(path: Path) -> Iterator[str]:
    """Yield the lines of a text, gzip or zip file."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise InputError(f"{path} is larger than {LARGEST_FILE} bytes.", remedy="Split it.")
        if path.suffix == ".zip":
            with zipfile.ZipFile(path) as packed, packed.open(_inside(path, packed)) as raw:
                yield from (line.decode("utf-8").rstrip("\r\n") for line in raw)
        elif path.suffix == ".gz":
            with gzip.open(path, "rt", encoding="utf-8", newline="\n") as text:
                yield from (line.rstrip("\r\n") for line in text)
        else:
            with path.open(encoding="utf-8", newline="\n") as text:
                yield from (line.rstrip("\r\n") for line in text)
    except (OSError, EOFError, UnicodeDecodeError, zipfile.BadZipFile) as error:
        raise InputError(
            f"{path} cannot be read: {error}.", remedy="Give a file of GeoNames."
        ) from error


def _inside(path: Path, packed: zipfile.ZipFile) -> str:
    """Name the data file of a GeoNames archive: the one that is not the readme."""
    names = [name for name in packed.namelist() if "readme" not in name.lower()]
    if len(names) != 1:
        raise InputError(
            f"{path} holds {len(names)} files.", remedy="Unpack it and name the one to read."
        )
    return names[0]
