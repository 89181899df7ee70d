"""Claims about ground held against the maps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from trucewatch.assessment.territory import Located, MapEvidence, check_claim
from trucewatch.front.locate import Locator
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.findings import ClaimCheck
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.reading import Reading
from trucewatch.vocabulary.statement import Claim, ClaimKind
from trucewatch.workflow.ground import Ground
from trucewatch.workflow.material import Material
from trucewatch.workflow.said import cite

CHECKED = (ClaimKind.CONTROL, ClaimKind.ADVANCE, ClaimKind.PRISONERS)


def check_claims(
    material: Material, ground: Ground, maps: Sequence[ControlMap], day: date
) -> tuple[ClaimCheck, ...]:
    """Hold the claims of the day's documents about ground and prisoners against the maps."""
    zone = ground.theatre.zone
    located = _locator(ground, maps)
    found = []
    for key, reading in material.readings.items():
        if local_day(material.appeared[key], zone) != day:
            continue
        for claim in _checkable(reading.claims):
            place = _place(reading, claim)
            evidence = MapEvidence(place=place, expected=_expected(ground, claim), located=located)
            citation = cite(material, material.documents[key], claim.span)
            when = local_day(claim.interval.start_at, zone) if claim.interval else day
            found.append(check_claim(claim, evidence, day=when, citation=citation))
    return tuple(found)


def _checkable(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if claim.kind in CHECKED and not claim.historical)


def _place(reading: Reading, claim: Claim) -> Place | None:
    """Find the place the claim names; else the only one within its words."""
    inside = [
        mention
        for mention in reading.places
        if claim.span.begin <= mention.span.begin and mention.span.end <= claim.span.end
    ]
    named = [mention for mention in inside if mention.span.text == claim.place]
    chosen = named or (inside if len(inside) == 1 else [])
    return chosen[0].place if chosen else None


def _expected(ground: Ground, claim: Claim) -> str | None:
    """Tell which status the maps should show if the named actor holds the place."""
    holders = {
        party.id: "government" if party.country == ground.theatre.country else "occupied"
        for party in ground.theatre.parties
    }
    return holders.get(claim.actor or "")


def _locator(
    ground: Ground, maps: Sequence[ControlMap]
) -> Callable[[Position, date], Located | None]:
    if not maps:
        return lambda _position, _day: None
    locator = Locator(maps, ground.theatre, ground.sectors, ground.country)
    newest_first = sorted(maps, key=lambda one: (one.map_date, one.id), reverse=True)

    def located(position: Position, day: date) -> Located | None:
        shown = next((one for one in newest_first if one.map_date <= day), None)
        if shown is None:
            return None
        (answer,) = locator.locate(["claim"], [shown.file_date], [position.lon], [position.lat])
        if answer.status is None or answer.map_date is None:
            return None
        return Located(status=answer.status, control_map=shown.id, map_date=answer.map_date)

    return located
