"""The invented day's agreement, maps, claims, field reports and files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from shapely import LineString, MultiLineString, MultiPolygon

from report.scene import (
    DAY,
    PERIOD,
    PLACES,
    ZONE,
    a_place,
    at,
    sha,
)
from trucewatch.vocabulary.agreement import (
    Agreement,
    Exemption,
    LifeEvent,
    Scope,
    Stage,
    Term,
    TermKind,
    Version,
)
from trucewatch.vocabulary.detection import FieldReport
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator, Piece, Span
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import (
    ClaimCheck,
    Correction,
    LedgerCheck,
    LedgerEntry,
    Said,
)
from trucewatch.vocabulary.interval import Granularity, Interval, instant
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.sector import (
    FrontDay,
    Movement,
)
from trucewatch.vocabulary.statement import (
    AggregateClaim,
    Claim,
    ClaimKind,
    Component,
    Polarity,
    Speaker,
    Statement,
    StatementType,
)


def agreement() -> Agreement:
    """Make an agreement whose two versions share a ban on fire and differ on objects."""
    window = Interval(
        start_at=datetime(2031, 6, 3, 21, tzinfo=UTC),
        end_at=datetime(2031, 7, 3, 21, tzinfo=UTC),
        zone=ZONE,
        granularity=Granularity.SPAN,
    )
    versions = tuple(
        Version(
            id=f"v-{short}",
            author=party,
            published_on=date(2031, 6, 2),
            source="invented",
            window=window,
            stated_hours=720,
            terms=(
                Term(
                    id=f"{short}-1",
                    kind=TermKind.FIRE_BAN,
                    scope=Scope(),
                    acts=(),
                    weapons=(),
                    window=window,
                ),
                Term(
                    id=f"{short}-2",
                    kind=TermKind.OBJECT_MORATORIUM,
                    scope=Scope(objects=objects),
                    acts=(),
                    weapons=(),
                    window=window,
                    exemptions=(Exemption(id="e1", text="repairs"),),
                ),
            ),
        )
        for short, party, objects in (
            ("ru", "russia", ("energy_generation",)),
            ("ua", "ukraine", ("energy_generation", "port_ship")),
        )
    )
    life = tuple(
        LifeEvent(party=party, stage=Stage.ACCEPTED, on=date(2031, 6, 2), source="invented")
        for party in ("russia", "ukraine")
    )
    return Agreement(
        id="demo-truce",
        titles={
            "en": "Summer truce",
            "de": "Sommerwaffenruhe",
            "uk": "Літнє перемир’я",
            "ru": "Летнее перемирие",
        },
        parties=("russia", "ukraine"),
        guarantors=(),
        form="bilateral",
        purpose="general",
        versions=versions,
        life=life,
        source="invented",
        synthetic=True,
    )


def front() -> FrontDay:
    """Make a front along the middle of the sectors."""
    line = LineString(
        [(34.2, 51.3), *((lon + 0.1, lat) for _, lon, lat, _ in PLACES), (31.9, 46.5)]
    )
    moves = tuple(
        Movement(
            sector=name,
            source="map-a",
            map_date=DAY - timedelta(days=1),
            previous_map_date=DAY - timedelta(days=2),
            gain_km2=gain,
            loss_km2=0.05,
            discarded_km2=0.01,
            line_km=80.5,
            tolerance_m=1000,
            maps=("map-a:2031-06-11", "map-a:2031-06-10"),
        )
        for name, gain in ((None, 3.25), ("toretsk", 2.5), ("pokrovsk", 0.75))
    )
    return FrontDay(
        day=DAY,
        interval=PERIOD,
        source="map-a",
        control_map="map-a:2031-06-11",
        map_date=DAY - timedelta(days=1),
        map_age_days=1,
        line=MultiLineString([line]),
        occupied=MultiPolygon(),
        area_km2=108234.4,
        movements=moves,
    )


def ledger() -> tuple[LedgerEntry, ...]:
    """Make a claimed total whose parts do not add up."""
    words = "Всего зафиксировано 486 нарушений."
    claim = AggregateClaim(
        id="agg-1",
        evidence=EvidenceRef(sha256=sha("agg"), locator=Locator(begin=10, end=10 + len(words))),
        claimant="Ministry (invented)",
        side="russia",
        total=486,
        unit_as_stated="нарушений",
        window=PERIOD,
        cumulative=False,
        components=(Component(label="обстрелов", count=401), Component(label="ударов", count=60)),
        published_at=at(15),
        words=words,
    )
    checks = (
        LedgerCheck(name="sum", outcome="fails", stated=486, computed=(461, 461), gap=25),
        LedgerCheck(name="window", outcome="holds"),
        LedgerCheck(name="share", outcome="holds", computed=(0.01, 0.04)),
        LedgerCheck(name="cumulative", outcome="not_testable"),
    )
    return (LedgerEntry(claim=claim, checks=checks),)


def claim_checks() -> tuple[ClaimCheck, ...]:
    """Make a claim that the maps contradict and one that cannot be tested."""
    words = "42 Quadratkilometer sind zurückgewonnen"
    span = Span(begin=0, end=len(words), text=words)
    claim = Claim(
        id="claim-1",
        document="doc-1",
        span=span,
        kind=ClaimKind.CONTROL,
        polarity=Polarity.ASSERTED,
        claimed_by="General Iwanenko",
        rule="control",
    )
    cite = Citation(
        evidence=EvidenceRef(sha256=sha("c1"), locator=Locator(begin=0, end=len(words))),
        text=words,
        language="de",
        source="Der Bote",
    )
    maps = ("map-a:2031-06-11",)
    return (
        ClaimCheck(
            claim=claim,
            verdict="above",
            reason="denominator",
            words={},
            low=3.5,
            high=11.25,
            unit="km2",
            maps=maps,
            citation=cite,
        ),
        ClaimCheck(
            claim=replace(claim, id="claim-2"),
            verdict="not_testable",
            reason="no_list",
            words={},
            citation=cite,
        ),
    )


def said() -> tuple[Said, ...]:
    """Make one direct statement."""
    words = "Wir halten uns an die Waffenruhe"
    statement = Statement(
        id="s1",
        document="doc-1",
        span=Span(begin=5, end=5 + len(words), text=words),
        statement_type=StatementType.DIRECT,
        speaker=Speaker(name="Oksana Melnyk", role="spokeswoman"),
        cue=None,
        rule="direct",
        relayed_by="Agency 24",
    )
    cite = Citation(
        evidence=EvidenceRef(sha256=sha("c1"), locator=Locator(begin=5, end=5 + len(words))),
        text=words,
        language="de",
        source="Der Bote",
    )
    return (Said(statement=statement, citation=cite),)


def field_reports() -> tuple[FieldReport, ...]:
    """Make a watch that met a restriction and one that recorded nothing."""
    watch = FieldReport(
        id="fr-1",
        evidence=EvidenceRef(sha256=sha("field"), locator=Locator(row=3)),
        observer="obs-7",
        observer_position=None,
        place=a_place("Toretsk", 37.8, 48.38),
        interval=instant(at(9), ZONE),
        means="heard",
        nothing_recorded=False,
        minutes_observed=45,
        restriction="passage denied at a checkpoint",
    )
    quiet = replace(
        watch,
        id="fr-2",
        restriction=None,
        nothing_recorded=True,
        evidence=EvidenceRef(sha256=sha("field"), locator=Locator(row=4)),
    )
    return (watch, quiet)


def pieces() -> tuple[Piece, ...]:
    """List two archived files."""
    return (
        Piece(
            sha256=sha("field"),
            name="field.csv",
            kind="field",
            source="team",
            bytes=12345,
            known_at=at(18),
            rows_read=31,
            accepted=29,
            rejected=2,
        ),
        Piece(
            sha256=sha("news"),
            name="news.jsonl",
            kind="news",
            source="bote",
            bytes=204800,
            known_at=at(19),
            rows_read=40,
            accepted=40,
            rejected=0,
        ),
    )


def corrections() -> tuple[Correction, ...]:
    """Make a late report that raised yesterday's number."""
    cite = Citation(
        evidence=EvidenceRef(sha256=sha("late"), locator=Locator(row=1)),
        text="обстріл",
        language="uk",
        source="Приморський вісник",
    )
    return (
        Correction(
            figure="f/2031-06-11/toretsk/corroborated",
            day=date(2031, 6, 11),
            was=0,
            now=1,
            known_at=at(10),
            reason="late_report",
            citations=(cite,),
        ),
    )


def documents() -> Mapping[str, Document]:
    """Make the document behind the first report."""
    words = "Am Morgen schlugen in Torezk nach Angaben von Anwohnern drei Granaten ein."
    document = Document(
        id="doc-1",
        evidence=EvidenceRef(sha256=sha("bote-tor-1")),
        text=f"{words} Mehr folgt.",
        language=Language.DE,
        source="bote",
    )
    return {document.id: document}
