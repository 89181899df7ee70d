"""Claims about ground held against the maps."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from trucewatch.assessment.territory import MapEvidence, check_claim
from trucewatch.vocabulary.control import ControlMap
from trucewatch.vocabulary.findings import ClaimCheck
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.statement import Claim, ClaimKind
from trucewatch.workflow.claim_said import MapAnswers, claim_said
from trucewatch.workflow.ground import Ground
from trucewatch.workflow.material import Material
from trucewatch.workflow.said import cite

CHECKED = (ClaimKind.CONTROL, ClaimKind.ADVANCE, ClaimKind.PRISONERS)


def check_claims(
    material: Material,
    ground: Ground,
    maps: Sequence[ControlMap],
    day: date,
    earlier: Callable[[], Sequence[ControlMap]] | None = None,
) -> tuple[ClaimCheck, ...]:
    """Hold the claims of the day's documents about ground and prisoners against the maps.

    ``earlier`` loads all maps known, which a share regained needs for the peak before.
    """
    zone = ground.theatre.zone
    answers = MapAnswers(ground, maps, earlier)
    found = []
    for key, reading in material.readings.items():
        if local_day(material.appeared[key], zone) != day:
            continue
        for claim in _checkable(reading.claims):
            said = claim_said(reading, claim, ground.theatre, day)
            choices, why_not = answers.choices(said)
            evidence = MapEvidence(
                place=said.place, expected=said.expected, choices=choices, why_no_choice=why_not
            )
            citation = cite(material, material.documents[key], claim.span)
            found.append(check_claim(said.claim, evidence, citation=citation))
    return tuple(found)


def _checkable(claims: Iterable[Claim]) -> Iterator[Claim]:
    return (claim for claim in claims if claim.kind in CHECKED and not claim.historical)
