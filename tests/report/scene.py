"""Where and when the invented day takes place, and how reports and incidents are built."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime

import shapely
from shapely import LineString, MultiPoint, MultiPolygon, Point

from trucewatch.vocabulary.evidence import EvidenceRef, Locator
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
    Report,
)
from trucewatch.vocabulary.interval import Granularity, Interval, day_interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import Place, Position
from trucewatch.vocabulary.sector import (
    Sector,
)
from trucewatch.vocabulary.source import DEFAULT_RELIABILITY, Source, SourceClass
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
