"""The answer to how several sources' maps of a day agree."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from trucewatch.front.compare import (
    RECENT_DAYS,
    Agreement,
    Basis,
    Comparison,
    SourceView,
    compare_maps,
)
from trucewatch.front.line_distance import SAMPLE_M, LineDistance
from trucewatch.front.seams import SEAM_M
from trucewatch.vocabulary.control import ControlMap
from trucewatch.workflow.maps import Field

Answer = dict[str, Any]


def describe_agreement(
    maps: Sequence[ControlMap], field: Field, day: date, tolerance_m: float
) -> Answer:
    """Compare all sources that have a map of a day or of the week before it.

    Raises:
        UsageError: Fewer than two sources have one.
    """
    basis = Basis(
        theatre=field.theatre,
        sectors=field.sectors,
        country=field.country,
        tolerance_m=tolerance_m,
    )
    found = compare_maps(maps, day, basis)
    border = _agreement_json(found.at_border)
    del border["line_distance_m"]
    return {
        "method": {
            "tolerance_m": tolerance_m,
            "sample_m": SAMPLE_M,
            "seam_m": SEAM_M,
            "recent_days": RECENT_DAYS,
            "only": "without the strip within w of the border, which at_border has",
        },
        "date": day.isoformat(),
        "sources": [_source_json(one) for one in found.sources],
        **_agreement_json(found.whole),
        "at_border": border,
        "pairs": _pairs_json(found),
        "sectors": [{"sector": one.sector, **_agreement_json(one)} for one in found.sectors],
    }


def _pairs_json(found: Comparison) -> list[Answer]:
    return [
        {
            "sources": list(pair),
            "line_distance_m": _distance_json(distance),
            "copies": pair in found.copies,
        }
        for pair, distance in found.pairs.items()
    ]


def _source_json(one: SourceView) -> Answer:
    return {
        "source": one.source,
        "control_map": one.control_map,
        "map_date": one.map_date.isoformat(),
        "map_age_days": one.map_age_days,
        "area_km2": round(one.area_km2, 3),
        "seams_km2": round(one.seams_km2, 3),
        "border_offset_m": one.offset.border_offset_m,
        "opening_m": one.offset.opening_m,
        "border_offset_p99_m": _rounded(one.offset.p99_m),
        "border_offset_samples": one.offset.samples,
        "line_km": {
            "tolerance_m": one.line.tolerance_m,
            "main": round(one.line.main_km, 3),
            "all": round(one.line.all_km, 3),
        },
    }


def _agreement_json(one: Agreement) -> Answer:
    return {
        "agree_km2": round(one.agree_km2, 3),
        "only": _km2(one.only_km2),
        "some_km2": round(one.some_km2, 3),
        "line_distance_m": _distance_json(one.line_distance),
    }


def _km2(areas: Mapping[str, float]) -> Answer:
    return {source: round(area, 3) for source, area in areas.items()}


def _distance_json(one: LineDistance) -> Answer:
    return {
        "median": _rounded(one.median_m),
        "p90": _rounded(one.p90_m),
        "samples": one.samples,
    }


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 1)
