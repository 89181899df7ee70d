"""An invented day with all that a report can hold: places are real, everything else is not."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import MappingProxyType

import shapely
from shapely import LineString, MultiLineString, MultiPoint, MultiPolygon, Point

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
from trucewatch.vocabulary.edition import Message, Name
from trucewatch.vocabulary.evidence import Document, EvidenceRef, Locator, Piece, Span
from trucewatch.vocabulary.figure import Citation
from trucewatch.vocabulary.findings import (
    ClaimCheck,
    Correction,
    DataAge,
    DayFindings,
    LedgerCheck,
    LedgerEntry,
    Said,
    TruceDay,
)
from trucewatch.vocabulary.grade import (
    Attribution,
    Grade,
    GradedIncident,
    Occurrence,
    TermFinding,
    TermResult,
)
from trucewatch.vocabulary.incident import (
    Facets,
    Incident,
    IncidentType,
    ItemType,
    Origin,
    RejectedReport,
    Report,
)
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval, instant, local_day
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.quantity import Casualties, Count, CountUnit
from trucewatch.vocabulary.sector import (
    Channel,
    FrontDay,
    Movement,
    Observability,
    RateRatio,
    ReaderState,
    Sector,
    SectorDay,
    State,
)
from trucewatch.vocabulary.source import DEFAULT_RELIABILITY, Source, SourceClass
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
from trucewatch.vocabulary.theatre import Anchor, Party, SectorPlan, Theatre

DAY = date(2031, 6, 12)
ZONE = "Europe/Kyiv"
PERIOD = day_interval(DAY, ZONE)
ASOF = datetime(2031, 6, 13, 3, 0, tzinfo=UTC)
PARTIES = (
    Party(
        id="russia",
        names={"de": "Russland", "en": "Russia", "ru": "Россия", "uk": "Росія"},
        country="RU",
    ),
    Party(
        id="ukraine",
        names={"de": "Ukraine", "en": "Ukraine", "ru": "Украина", "uk": "Україна"},
        country="UA",
    ),
)
NAMES = """
sumy|35.0|51.15|Sumy–Sudscha|Sumy–Sudzha|Сумы – Суджа|Суми – Суджа
kharkiv-north|36.7|50.25|Charkiw Nord|Kharkiv north|Харьков, север|Харків, північ
kupiansk|37.7|49.7|Kupjansk|Kupiansk|Купянск|Куп’янськ
lyman|37.9|49.05|Lyman|Lyman|Лиман|Лиман
chasiv-yar|37.85|48.6|Tschassiw Jar|Chasiv Yar|Часов Яр|Часів Яр
toretsk|37.8|48.38|Torezk|Toretsk|Торецк|Торецьк
pokrovsk|37.2|48.2|Pokrowsk|Pokrovsk|Покровск|Покровськ
novopavlivka|36.75|47.9|Nowopawliwka|Novopavlivka|Новопавловка|Новопавлівка
huliaipole|36.2|47.6|Huljajpole|Huliaipole|Гуляйполе|Гуляйполе
orikhiv|35.7|47.5|Orichiw|Orikhiv|Орехов|Оріхів
kamianske|35.1|47.45|Kamjanske|Kamianske|Каменское|Кам’янське
kherson|32.7|46.65|Cherson|Kherson|Херсон|Херсон
"""


def _places() -> Iterator[tuple[str, float, float, Mapping[str, str]]]:
    for line in NAMES.strip().splitlines():
        name, lon, lat, *forms = line.split("|")
        yield name, float(lon), float(lat), dict(zip(("de", "en", "ru", "uk"), forms, strict=True))


PLACES = tuple(_places())
STATES = (
    ReaderState.RECORDED,
    ReaderState.NONE_RECORDED,
    ReaderState.PARTLY_OBSERVED,
    ReaderState.NOT_OBSERVED,
)


def _source(name: str, title: str, source_class: SourceClass, **more: str) -> Source:
    letter = DEFAULT_RELIABILITY[source_class]
    return Source(id=name, title=title, source_class=source_class, reliability=letter, **more)


SOURCES = {
    source.id: source
    for source in (
        _source("bote", "Der Bote", SourceClass.INDEPENDENT_MEDIA),
        _source("visnyk", "Приморський вісник", SourceClass.INDEPENDENT_MEDIA),
        _source("agency", "Agency 24", SourceClass.MEDIA_RELAY),
        _source("ministry", "Ministry (invented)", SourceClass.PARTY, side="russia"),
        _source("map-a", "Control map A", SourceClass.OSINT, credit="Control: map A, invented"),
        _source("team", "Field team", SourceClass.FIELD),
    )
}


def sha(text: str) -> str:
    """Hash a name to something that looks like a file's hash."""
    return hashlib.sha256(text.encode()).hexdigest()


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    """Give a UTC moment of the day."""
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)


def sectors() -> tuple[Sector, ...]:
    """Cut a corridor along an invented line into twelve sectors."""
    points = [Point(lon, lat) for _, lon, lat, _ in PLACES]
    corridor = LineString([(34.2, 51.4), *((p.x, p.y) for p in points), (31.9, 46.5)]).buffer(0.33)
    cells = shapely.voronoi_polygons(MultiPoint(points), extend_to=corridor)
    found = []
    for (name, _, _, names), point in zip(PLACES, points, strict=True):
        cell = next(c for c in shapely.get_parts(cells) if c.contains(point))
        area = shapely.intersection(cell, corridor)
        parts = [p for p in shapely.get_parts(area) if p.geom_type == "Polygon"]
        found.append(Sector(id=name, names=names, area=MultiPolygon(parts), version="test-1"))
    return tuple(found)


def theatre() -> Theatre:
    """Describe the theatre."""
    plans = tuple(
        SectorPlan(
            id=name,
            names=names,
            anchors=(Anchor(name=names["en"], position=Position(lon=lon, lat=lat)),),
        )
        for name, lon, lat, names in PLACES
    )
    return Theatre(
        id="ukraine",
        names={"en": "Ukraine", "de": "Ukraine", "ru": "Украина", "uk": "Україна"},
        zone=ZONE,
        centre=Position(lon=36, lat=48.5),
        country="UA",
        parties=PARTIES,
        border_offset_m=6000,
        opening_m=5000,
        corridor_m=30000,
        sectors_version="test-1",
        sectors=plans,
    )


def a_report(name: str, words: str, *, source: str = "bote", language: str = "de") -> Report:
    """Make a report with a span in an invented file."""
    known = SOURCES[source]
    whole = Locator(begin=0, end=len(words))
    return Report(
        id=f"rep-{name}",
        evidence=EvidenceRef(sha256=sha(f"{source}-{name}"), locator=whole),
        item_type=ItemType.TEXT,
        source=source,
        source_class=known.source_class,
        reliability=known.reliability,
        side=known.side,
        incident_type=IncidentType.ARTILLERY,
        facets=Facets(),
        interval=PERIOD,
        place=a_place("Toretsk", 37.8, 48.38),
        published_at=at(12),
        words=words,
        language=Language(language),
    )


def a_place(name: str, lon: float, lat: float, names: Mapping[str, str] | None = None) -> Place:
    """Make a settlement."""
    return Place(
        id=f"gn:{name}",
        name=name,
        position=Position(lon=lon, lat=lat),
        precision_m=3000,
        names=names or {},
    )


def a_graded(
    name: str,
    sector: str | None = "toretsk",
    grade: Occurrence = Occurrence.O3,
    result: TermResult = TermResult.PROHIBITED,
    **changes: object,
) -> GradedIncident:
    """Make a graded incident; any field of the incident may be given by name."""
    incident = replace(_incident(name, sector), **changes)  # type: ignore[arg-type]
    if "reports" in changes and "origins" not in changes:
        incident = replace(incident, origins=_origins(incident.reports))
    return GradedIncident(
        incident=incident,
        occurrence=Grade(
            value=grade, rule="two_independent_origins", evidence=(), by="pipeline", at=ASOF
        ),
        attribution=Grade(
            value=Attribution.A1, rule="named_by_one_party", evidence=(), by="pipeline", at=ASOF
        ),
        terms=(
            TermFinding(
                agreement="demo-truce",
                result=result,
                versions=("v-ru", "v-ua"),
                clauses=("ru-1", "ua-1"),
                in_force=True,
                rule="fire_ban",
            ),
        ),
        responsible=None,
    )


def _incident(name: str, sector: str | None) -> Incident:
    reports = (a_report(name, "Am Morgen schlugen drei Granaten ein."),)
    known = {place[0]: place for place in PLACES}
    _, lon, lat, names = known.get(sector or "", ("", 33.0, 49.0, {"en": "Poltava"}))
    return Incident(
        id=f"inc-{name}",
        incident_type=IncidentType.ARTILLERY,
        facets=Facets(weapon_class="mortar", observation="explosion", description="impact"),
        interval=Interval(
            start_at=at(5, 10), end_at=at(6), zone=ZONE, granularity=Granularity.HOUR
        ),
        place=a_place(names["en"], lon, lat, names),
        sector=sector,
        reports=reports,
        origins=_origins(reports),
    )


def _origins(reports: tuple[Report, ...]) -> tuple[Origin, ...]:
    return tuple(
        Origin(id=f"o-{report.id}", reports=(report.id,), relation="original") for report in reports
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
