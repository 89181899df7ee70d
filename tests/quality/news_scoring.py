"""Compares readings with the labels of the news items of our own; one to one, first come."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from typing import Any

Row = dict[str, Any]
Same = Callable[[Row, Row], bool]

NEAR_KM = {"settlement": 25.0, "site": 25.0, "region": 120.0, "river": 150.0}
MEASURES = frozenset({"km", "km2", "m", "percent"})
"""Units that cannot be counted as mere things."""
KM_PER_RADIAN = 6371.0


def f1(gold: list[Row], found: list[Row], same: Same) -> tuple[int, int, int]:
    """Return hits, wrong ones and misses; optional labels are neither missed nor wrong."""
    wanted = [row for row in gold if not row.get("optional")]
    left = list(found)
    hits = 0
    for row in wanted:
        match = next((one for one in left if same(row, one)), None)
        if match is not None:
            left.remove(match)
            hits += 1
    spare = [row for row in gold if row.get("optional")]
    wrong = sum(not any(overlap(row, one) > 0 for row in spare) for one in left)
    return hits, wrong, len(wanted) - hits


def same_statement(gold: Row, one: Row) -> bool:
    """Half of the longer words are shared, and the speaker bears one of the names."""
    return shares(gold, one) >= 0.5 and _named(gold, "speaker", str(one["speaker"]))


def same_place(gold: Row, one: Row) -> bool:
    """The names overlap and lie near each other; countries agree in their code."""
    if overlap(gold, one) == 0:
        return False
    return _near(gold, one, str(gold["kind"]))


def same_time(gold: Row, one: Row) -> bool:
    """The expressions overlap and have the same value to the day, or an accepted other one."""
    values = [gold["value"], *gold.get("value_alt", ())]
    days = {_day(str(value)) for value in values}
    return overlap(gold, one) > 0 and _day(str(one["value"])) in days


def same_quantity(gold: Row, one: Row) -> bool:
    """The words overlap; number and unit are the same, or one only counts."""
    same_unit = one["unit"] == gold["unit"] or (
        "count" in (one["unit"], gold["unit"]) and one["unit"] not in MEASURES
    )
    return overlap(gold, one) > 0 and one["value"] == gold["value"] and same_unit


def same_claim(gold: Row, one: Row) -> bool:
    """Half of the labelled words are covered, and the kind is right."""
    kinds = [gold["kind"], *gold.get("kind_alt", ())]
    return _covers(gold, one) and one["kind"] in kinds


def same_incident(gold: Row, one: Row) -> bool:
    """Half of the labelled words are covered; type and place are right."""
    types = [gold["type"], *gold.get("type_alt", ())]
    return _covers(gold, one) and one["type"] in types and _near(gold, one, "settlement")


def same_furniture(gold: Row, one: Row) -> bool:
    """Half of the longer words are shared."""
    return shares(gold, one) >= 0.5


def traps_hit(gold: list[Row], found: list[Row], real: list[Row]) -> int:
    """Count the traps on which an incident was put that is no labelled one."""
    false = [one for one in found if not any(_covers(row, one) for row in real)]
    return sum(any(2 * overlap(t, one) >= t["end"] - t["begin"] for one in false) for t in gold)


def overlap(one: Row, other: Row) -> int:
    """Code points that two rows share."""
    return max(0, min(one["end"], other["end"]) - max(one["begin"], other["begin"]))


def shares(gold: Row, one: Row) -> float:
    """The best share of the longer words, over the label and its accepted other spans."""
    return max(
        overlap(span, one) / max(span["end"] - span["begin"], one["end"] - one["begin"])
        for span in _spans(gold)
    )


def _spans(gold: Row) -> Iterator[Row]:
    yield gold
    for begin, end in (*gold.get("alt_spans", ()), *gold.get("more_spans", ())):
        yield {"begin": begin, "end": end}


def _covers(gold: Row, one: Row) -> bool:
    return any(
        2 * overlap(span, one) >= span["end"] - span["begin"]
        and 5 * overlap(span, one) >= one["end"] - one["begin"]
        for span in _spans(gold)
    )


def _named(gold: Row, key: str, name: str) -> bool:
    names = [gold[key], *gold.get(f"{key}_aliases", ())]
    return any(one.lower() in name.lower() or name.lower() in one.lower() for one in names)


def _day(value: str) -> str:
    return "/".join(part.split("T")[0] if part[:1] != "P" else part for part in value.split("/"))


def _near(gold: Row, one: Row, kind: str) -> bool:
    if gold.get("lat") is None:
        return True
    if kind == "country":
        return bool(one.get("country") == gold["country"])
    if one.get("lat") is None:
        return False
    north = math.radians(one["lat"] - gold["lat"])
    east = math.radians(one["lon"] - gold["lon"]) * math.cos(math.radians(gold["lat"]))
    return math.hypot(north, east) * KM_PER_RADIAN <= NEAR_KM[kind]
