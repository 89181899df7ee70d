"""The places of the world for English texts, kept compactly: ninety thousand lines, loaded once."""

from __future__ import annotations

import csv
import gzip
import tomllib
from collections import defaultdict
from functools import lru_cache
from importlib.resources import files

import numpy as np

from trucewatch.geography.cue_words import read_lists
from trucewatch.geography.places import (
    COLUMNS,
    GAZETTEER_FILE,
    Named,
    index_keys,
    place_from_row,
)
from trucewatch.geography.theatre import theatre_file
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place, PlaceKind

_KM_PER_DEGREE = 111.2
_FAR_KM = 20_000.0


class WorldTable:
    """Places of the theatre and of the world under their English names, by line number.

    Attributes:
        single: Lines by a name of one word, folded.
        several: Remaining words and line, by the first word of a longer name.
        acronyms: Lines by a name in capitals such as ``USA``, verbatim.
        kinds: Sort of place by line.
        countries: ISO code by line, or nothing.
        regions: ISO code of the first-order division by line, or nothing.
        populations: Inhabitants by line, 0 where unknown.
        region_lines: Line of a first-order division by its code.
        first_order: The lines of first-order divisions.
        adjectives: Line of the country or region by the word for its people.
    """

    def __init__(self, lines: list[str], adjectives: dict[str, str]) -> None:
        self._lines = lines
        self.single: dict[str, list[Named]] = defaultdict(list)
        self.several: dict[str, list[tuple[tuple[str, ...], Named]]] = defaultdict(list)
        self.acronyms: dict[str, list[Named]] = defaultdict(list)
        self.kinds: list[PlaceKind] = []
        self.countries: list[str] = []
        self.regions: list[str] = []
        self.populations: list[int] = []
        self._lonlat = np.full((len(lines), 2), np.nan)
        sorts = {kind.value: kind for kind in PlaceKind}
        codes: dict[str, str] = {}
        for number, line in enumerate(lines):
            cells = line.split("\t")
            self.kinds.append(sorts[cells[1]])
            self.countries.append(codes.setdefault(cells[2], cells[2]))
            self.regions.append(codes.setdefault(cells[3], cells[3]))
            self.populations.append(int(cells[6] or 0))
            if cells[4]:
                self._lonlat[number] = float(cells[5]), float(cells[4])
            index_keys(_latin(cells[-1]), number, (self.single, self.several, self.acronyms))
        self.region_lines = {
            self.regions[number]: number
            for number, line in enumerate(lines)
            if line.startswith("iso:") and self.regions[number]
        }
        self.first_order = frozenset(self.region_lines.values())
        self.adjectives = self._adjectives(adjectives)

    def place(self, line: int) -> Place:
        """Return a line as a record."""
        row = self._lines[line].split("\t")
        home = self.region_lines.get(row[3])
        name = None if home is None else self._lines[home].split("\t")[COLUMNS.index("en")]
        return place_from_row(row, name)

    def apart_km(self, lines: list[int], others: list[int]) -> list[float]:
        """Measure from lines to the nearest other of a list, on a plane fit for near ones."""
        start, end = self._lonlat[lines], self._lonlat[others]
        east = (start[:, None, 0] - end[None, :, 0]) * np.cos(np.radians(start[:, None, 1]))
        km = np.hypot(east, start[:, None, 1] - end[None, :, 1]) * _KM_PER_DEGREE
        same = np.array(lines)[:, None] == np.array(others)[None, :]
        km[same | np.isnan(km)] = _FAR_KM
        nearest: list[float] = km.min(axis=1).tolist()
        return nearest

    def _adjectives(self, words: dict[str, str]) -> dict[str, int]:
        wide = {
            self._lines[number].split("\t")[COLUMNS.index("en")]: number
            for number, kind in enumerate(self.kinds)
            if kind is not PlaceKind.SETTLEMENT
        }
        nations = {
            self.countries[number]: number
            for number, kind in enumerate(self.kinds)
            if kind is PlaceKind.COUNTRY
        }
        lines = {word: nations.get(place, wide.get(place)) for word, place in words.items()}
        return {word: line for word, line in lines.items() if line is not None}


def _latin(keys: str) -> str:
    """Keep the keys in Latin letters."""
    main, _, others = keys.partition("|")
    return "|".join(
        ";".join(key for key in part.split(";") if key.isascii()) for part in (main, others)
    )


@lru_cache(maxsize=2)
def load_world(theatre_name: str = "ukraine") -> WorldTable:
    """Load the world's places together with a theatre's own; about a second, once."""
    own = _lines(theatre_file(theatre_name, GAZETTEER_FILE).read_bytes())
    wide = _lines((files("trucewatch.geography") / "world" / "places.tsv.gz").read_bytes())
    named = {_country_and_name(line) for line in wide if line.split("\t", 2)[1] == "region"}
    own = [line for line in own if line[:3] != "tw:" or _country_and_name(line) not in named]
    text = (files("trucewatch.geography") / "world" / "demonyms.tsv").read_text(encoding="utf-8")
    rows = csv.reader((row for row in text.splitlines()[2:] if row[:1] != "#"), delimiter="\t")
    return WorldTable(own + wide, {row[0]: row[1] for row in rows if len(row) > 1})


@lru_cache(maxsize=1)
def load_world_words() -> dict[str, frozenset[str]]:
    """Load the English words that tell places of the world from persons and bodies."""
    file = files("trucewatch.geography") / "world" / "words.toml"
    lists = tomllib.loads(file.read_text(encoding="utf-8"))
    found = {sort: frozenset(words.split()) for sort, words in lists.items()}
    return found | {"given_names": found["given_names"] | read_lists(Language.EN)["first_names"]}


def _lines(packed: bytes) -> list[str]:
    return gzip.decompress(packed).decode().splitlines()[1:]


def _country_and_name(line: str) -> tuple[str, str]:
    cells = line.split("\t")
    return cells[2], cells[COLUMNS.index("en")]
