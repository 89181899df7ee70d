"""Who says that an incident happened: one voice per origin, never one per item."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.incidents.voices import is_heat, is_outside, lineage_known, side_of
from trucewatch.vocabulary.incident import Incident, Origin, Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """An origin that says it happened.

    Attributes:
        reports: Ids of its reports that say so, sorted.
        sides: Parties it speaks for; an origin with a party in it is that party's voice.
        outside: True when it belongs to no party.
        known: True when it is known where the information comes from.
        direct: True when somebody outside the parties observed it.
    """

    reports: tuple[str, ...]
    sides: frozenset[str]
    outside: bool
    known: bool
    direct: bool


def voices_of(incident: Incident) -> tuple[Voice, ...]:
    """List the voices that say the incident happened; heat, denials and old footage are none."""
    by_id = {report.id: report for report in incident.reports}
    found = [_voice(origin, by_id) for origin in incident.origins]
    return tuple(voice for voice in found if voice is not None)


def _voice(origin: Origin, by_id: dict[str, Report]) -> Voice | None:
    saying = [
        by_id[name]
        for name in origin.reports
        if not by_id[name].denies and not is_heat(by_id[name]) and not by_id[name].recycled_from
    ]
    if not saying:
        return None
    sides = frozenset(side for report in saying if (side := side_of(report)) is not None)
    outside = not sides and any(is_outside(report) for report in saying)
    return Voice(
        reports=tuple(sorted(report.id for report in saying)),
        sides=sides,
        outside=outside,
        known=any(lineage_known(report) for report in saying),
        direct=outside and any(report.direct for report in saying),
    )
