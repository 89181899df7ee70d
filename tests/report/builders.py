"""An invented day with all that a report can hold: places are real, everything else is not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from shapely import MultiPolygon

from report.papers import (
    agreement,
    claim_checks,
    corrections,
    documents,
    field_reports,
    front,
    ledger,
    pieces,
    said,
)
from report.scene import (
    ASOF,
    DAY,
    PERIOD,
    PLACES,
    SOURCES,
    ZONE,
    a_graded,
    a_report,
    at,
    sectors,
    sha,
    theatre,
)
from trucewatch.vocabulary.edition import Message, Name
from trucewatch.vocabulary.evidence import EvidenceRef, Locator
from trucewatch.vocabulary.findings import (
    DataAge,
    DayFindings,
    TruceDay,
)
from trucewatch.vocabulary.grade import (
    GradedIncident,
    Occurrence,
    TermResult,
)
from trucewatch.vocabulary.incident import (
    Facets,
    IncidentType,
    Origin,
    RejectedReport,
)
from trucewatch.vocabulary.interval import day_interval, local_day
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.quantity import Casualties, Count, CountUnit
from trucewatch.vocabulary.sector import (
    Channel,
    Observability,
    RateRatio,
    ReaderState,
    SectorDay,
    State,
)

STATES = (
    ReaderState.RECORDED,
    ReaderState.NONE_RECORDED,
    ReaderState.PARTLY_OBSERVED,
    ReaderState.NOT_OBSERVED,
)


def incidents() -> tuple[GradedIncident, ...]:
    """Make incidents of all grades and kinds, and one of the day before."""
    de = a_report(
        "tor-1", "Am Morgen schlugen in Torezk nach Angaben von Anwohnern drei Granaten ein."
    )
    uk = a_report(
        "tor-2",
        "Зранку в Торецьку пролунали вибухи, повідомив наш кореспондент.",
        source="visnyk",
        language=Language.UK,
    )
    again = a_report(
        "tor-3",
        "Am Morgen schlugen in Torezk nach Angaben von Anwohnern drei Granaten ein.",
        source="agency",
    )
    grouped = (
        Origin(id="o-1", reports=(de.id, again.id), relation="reprint"),
        Origin(id="o-2", reports=(uk.id,), relation="original"),
    )
    three = Count(low=3, high=5, unit=CountUnit.EXPLOSION)
    hurt = Casualties(killed_low=1, killed_high=2, injured_low=4, injured_high=4)
    claim = a_report(
        "cl-1", "За сутки зафиксированы обстрелы.", source="ministry", language=Language.RU
    )
    return (
        a_graded("old", interval=day_interval(DAY - timedelta(days=1), ZONE)),
        a_graded(
            "toretsk",
            reports=(de, uk, again),
            origins=grouped,
            count=three,
            casualties=hurt,
            flags=frozenset({"contested", "sensor_consistent"}),
        ),
        a_graded(
            "pokrovsk",
            sector="pokrovsk",
            grade=Occurrence.O4,
            incident_type=IncidentType.TACTICAL_DRONE,
        ),
        a_graded(
            "pokrovsk-2",
            sector="pokrovsk",
            grade=Occurrence.O2,
            incident_type=IncidentType.GROUND_ASSAULT,
        ),
        a_graded(
            "sumy", sector="sumy", grade=Occurrence.O3, result=TermResult.PROHIBITED_IN_VERSION
        ),
        a_graded("sumy-claim", sector="sumy", grade=Occurrence.O1, reports=(claim,)),
        a_graded("exercise", sector="lyman", grade=Occurrence.O3, facets=Facets(exercise=True)),
        a_graded(
            "bang",
            sector="kupiansk",
            grade=Occurrence.O2,
            incident_type=IncidentType.UNDETERMINED_EXPLOSION,
        ),
        a_graded(
            "power",
            sector="kherson",
            grade=Occurrence.O2,
            incident_type=IncidentType.LISTED_OBJECT,
            facets=Facets(object_class="energy_transmission", effect="outage"),
        ),
        a_graded("mine", sector="orikhiv", grade=Occurrence.O2, incident_type=IncidentType.MINE),
        a_graded(
            "exchange",
            sector=None,
            grade=Occurrence.O3,
            incident_type=IncidentType.PRISONER_EXCHANGE,
        ),
    )


def sector_days(found: tuple[GradedIncident, ...]) -> tuple[SectorDay, ...]:
    """Make thirty days of states; the last one lists the day's incidents."""
    days = []
    for back in reversed(range(30)):
        day = DAY - timedelta(days=back)
        for index, (name, *_rest) in enumerate(PLACES):
            days.append(_sector_day(day, name, (index * 7 + back * 3) % 11, found))
    return tuple(days)


def _sector_day(day: date, name: str, seed: int, found: tuple[GradedIncident, ...]) -> SectorDay:
    here = tuple(
        g
        for g in found
        if g.incident.sector == name and local_day(g.incident.interval.start_at, ZONE) == day
    )
    state = STATES[(seed * 2) % 4 if seed % 5 else 3] if not here else ReaderState.RECORDED
    dark = state is ReaderState.NOT_OBSERVED
    share = 0.0 if dark else 0.25 + seed / 20
    return SectorDay(
        day=day,
        sector=name,
        state=State.NO_DATA
        if dark
        else (State.ABOVE_BASELINE, State.AT_BASELINE, State.BELOW_BASELINE)[seed % 3],
        reader_state=state,
        observability={
            Channel.REPORTS: Observability(
                channel=Channel.REPORTS,
                share=share,
                observed_hours=8,
                reason="no_source" if dark else "usual",
                basis={"items": float(seed)},
            ),
            Channel.THERMAL: Observability(
                channel=Channel.THERMAL,
                share=share / 3,
                observed_hours=1,
                reason="overcast",
                basis={"passes": 4.0, "cloud": 0.8},
            ),
        },
        observed_hours=0 if dark else 6.5 + seed,
        incidents=tuple(g.incident.id for g in here),
        counts={},
        prohibited=tuple(
            g.incident.id
            for g in here
            if g.occurrence.value >= Occurrence.O3 and not g.incident.facets.exercise
        ),
        rate_ratio=None
        if seed % 2
        else RateRatio(
            median=0.4 + seed / 10,
            low=0.1,
            high=1.3 + seed / 7,
            level=0.9,
            observed=2,
            expected=4.5,
            baseline_count=31,
            baseline_days=28,
            method="negative-binomial",
        ),
        rate_reason="small_baseline" if seed % 2 else None,
        power=None,
    )


def findings(**changes: object) -> DayFindings:
    """Make the whole invented day; any field may be given otherwise."""
    found = incidents()
    pact = agreement()
    ages = (
        DataAge(
            source=SOURCES["bote"],
            newest=at(19),
            age_hours=2.0,
            items_on_day=11,
            usual_per_day=9.5,
            silent=False,
        ),
        DataAge(
            source=SOURCES["team"],
            newest=None,
            age_hours=None,
            items_on_day=0,
            usual_per_day=4.0,
            silent=True,
        ),
    )
    rejected = (
        RejectedReport(
            evidence=EvidenceRef(sha256=sha("news"), locator=Locator(row=7)),
            words="Football results",
            reason="not_kinetic",
        ),
        RejectedReport(
            evidence=EvidenceRef(sha256=sha("news"), locator=Locator(row=9)),
            words="Somewhere in the east",
            reason="no_place",
        ),
    )
    land = MultiPolygon(
        [
            (
                (
                    (22.5, 44.8),
                    (36.2, 44.8),
                    (38.2, 47.1),
                    (40.0, 49.6),
                    (35.6, 50.4),
                    (34.0, 52.3),
                    (24.0, 51.6),
                ),
                [],
            )
        ]
    )
    whole = DayFindings(
        theatre=theatre(),
        day=DAY,
        period=PERIOD,
        asof=ASOF,
        synthetic=True,
        truce=TruceDay(
            agreement=pact, in_force=True, day_number=9, days_total=30, bound=("russia", "ukraine")
        ),
        agreements=(pact,),
        sectors=sectors(),
        sector_days=sector_days(found),
        incidents=found,
        rejected=rejected,
        front=(front(),),
        ledger=ledger(),
        claim_checks=claim_checks(),
        said=said(),
        field_reports=field_reports(),
        sources=SOURCES,
        data_ages=ages,
        pieces=pieces(),
        corrections=corrections(),
        readings={},
        documents=documents(),
        method={"code": "0.1.0", "gazetteer": "test-1", "o3_origins": "2"},
        wordings={
            "inc-bang": Message(
                key="incident.plain",
                arguments={
                    "type": Message(key="incident_type.F9"),
                    "place": Name(names={"en": "Kupiansk"}),
                },
            )
        },
        maps_land={"ukraine": land},
    )
    return replace(whole, **changes)  # type: ignore[arg-type]


def bare_findings() -> DayFindings:
    """Make a day without any material: the report must still stand."""
    empty = dict.fromkeys(
        (
            "agreements", "sector_days", "incidents", "rejected", "front", "ledger", "sectors",
            "claim_checks", "said", "field_reports", "data_ages", "pieces", "corrections",
        ),
        (),
    )  # fmt: skip
    nothing: dict[str, Mapping[str, str]] = dict.fromkeys(
        ("documents", "method", "wordings", "maps_land"), MappingProxyType({})
    )
    return findings(synthetic=False, truce=None, **empty, **nothing)
