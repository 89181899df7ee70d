"""Reads documents with the gazetteer at hand, and writes readings as plain JSON values."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, Protocol

from trucewatch.text.language_id import detect
from trucewatch.text.reading import cut_page
from trucewatch.text.said import Utterance, joined
from trucewatch.vocabulary.evidence import Document, Span
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention
from trucewatch.vocabulary.reader import Reader, reader_of
from trucewatch.vocabulary.reading import (
    AbsenceMention,
    AgreementMention,
    IncidentMention,
    QuantityMention,
    Reading,
    TimeMention,
)
from trucewatch.vocabulary.statement import Claim, Statement
from trucewatch.workflow.readers import RuleReader

Json = dict[str, Any]
"""A JSON object; the one border where values of many types share a dictionary."""

INCIDENT_NAMES = {
    IncidentType.SMALL_ARMS: "small_arms",
    IncidentType.SNIPER: "small_arms",
    IncidentType.ARTILLERY: "shelling",
    IncidentType.TANK_FIRE: "shelling",
    IncidentType.AIR_ATTACK: "airstrike",
    IncidentType.TACTICAL_DRONE: "drone_strike",
    IncidentType.LONG_RANGE_STRIKE: "missile_strike",
    IncidentType.INTERCEPTION: "drone_overflight",
    IncidentType.UNDETERMINED_EXPLOSION: "explosion",
    IncidentType.GROUND_ASSAULT: "ground_assault",
    IncidentType.RAID: "ground_assault",
    IncidentType.MINE: "mine_explosion",
    IncidentType.UAV_FLIGHT: "drone_overflight",
    IncidentType.PROSCRIBED_WEAPON: "weapons_presence",
    IncidentType.MONITORING_RESTRICTION: "obstruction",
    IncidentType.CIVILIAN_CASUALTY: "other",
}
"""Names of the examples' schema; types without one change control and are no incidents there."""

DRONE_WEAPONS = frozenset({"one_way_attack_drone", "fpv_drone", "drone_drop"})


STANCES = ("speech-act-judge", "speech-act-deny", "speech-act-confirm")
"""Narrated acts that the quotation corpus does not count as words reported."""


class PlaceFinder(Protocol):
    """What reading needs of a gazetteer."""

    def find(self, text: str, language: Language) -> tuple[PlaceMention, ...]:
        """Return the places that a text mentions."""


RULE_READER = RuleReader()


def read_document(
    document: Document, gazetteer: PlaceFinder, reader: Reader = RULE_READER
) -> Reading:
    """Find the places of a document and read it, by rules if no other reader is given."""
    language = document.language or detect(document.text) or Language.EN
    return reader.read(document, tuple(gazetteer.find(document.text, language)))


def quotes_of(document: Document) -> list[Json]:
    """Return the utterances of a document in the shape of the quotation corpus."""
    language = document.language or detect(document.text) or Language.EN
    said = joined(cut_page(document.text, language).utterances, document.text)
    return [quote_of(one) for item in said if item.rule not in STANCES for one in _voices(item)]


def _voices(item: Utterance) -> tuple[Utterance, ...]:
    """Words once for whoever said them, and once for whoever quotes them ("X quoted Y")."""
    if item.relayed_by is None or item.kind != "Direct":
        return (item,)
    return item, replace(item, speaker=item.relayed_by, mention=item.relayed_by)


def quote_of(item: Utterance) -> Json:
    """Return one utterance in the shape of the quotation corpus.

    There the speaker is the words in place, a pronoun included, and a narrated act has
    neither cue nor frame.
    """
    narrated = item.kind == "Reported"
    speaker = item.mention or item.speaker
    frames = item.frames or ((item.frame,) if item.frame else ())
    return {
        "spans": [list(span) for span in item.spans],
        "type": item.kind,
        "speaker": [list(speaker)] if speaker else [],
        "cue": [] if narrated else [list(part) for part in item.cue],
        "frame": [] if narrated else [list(part) for part in frames],
        "addressee": [list(item.addressee)] if item.addressee else [],
    }


def as_output(document: Document, reading: Reading, quotes: list[Json]) -> Json:
    """Return a reading as the JSON object that ``trucewatch read --jsonl`` prints."""
    found = _parts(document, reading, quotes)
    for items in found.values():
        for item in items if isinstance(items, list) else ():
            if isinstance(item, dict) and "rule" in item:
                item["reader"] = reader_of(item["rule"])
    return found


def _parts(document: Document, reading: Reading, quotes: list[Json]) -> Json:
    return {
        "doc_id": document.id,
        "language": reading.language.value,
        "dateline": reading.dateline.isoformat() if reading.dateline else None,
        "dateline_assumed": reading.dateline_assumed,
        "reader": reading.reader,
        "notes": list(reading.notes),
        "statements": [_statement(item) for item in reading.statements],
        "places": [_place(item) for item in reading.places],
        "times": [_time(item) for item in reading.times],
        "quantities": [_quantity(item) for item in reading.quantities],
        "claims": [_claim(item, reading) for item in reading.claims],
        "incidents": [
            _incident(item) for item in reading.incidents if item.incident_type in INCIDENT_NAMES
        ],
        "absences": [_absence(item) for item in reading.absences],
        "agreements": [_agreement(item) for item in reading.agreements],
        "boilerplate": [
            {"surface": item.span.text, "role": item.role.value, **_offsets(item.span)}
            for item in reading.furniture
        ],
        "quotes": quotes,
    }


def _offsets(span: Span) -> Json:
    return {"begin": span.begin, "end": span.end}


def _statement(item: Statement) -> Json:
    return {
        "speaker": item.speaker.name,
        "speaker_role": item.speaker.role,
        "affiliation": item.speaker.affiliation,
        "type": item.statement_type.value,
        "cue": item.cue.text if item.cue else None,
        "quote_text": item.span.text,
        "rule": item.rule,
        **_offsets(item.span),
    }


def _place(item: PlaceMention) -> Json:
    known = {
        "surface": item.span.text,
        "name_en": item.place.name,
        "country": item.place.country,
        "kind": item.place.kind.value,
        "score": round(item.score, 3),
        "rule": item.rule,
        **_offsets(item.span),
    }
    return {**known, **_position(item)}


def _position(item: PlaceMention | None) -> Json:
    if item is None or item.place.position is None:
        return {}
    return {"lat": item.place.position.lat, "lon": item.place.position.lon}


def _time(item: TimeMention) -> Json:
    return {
        "surface": item.span.text,
        "type": item.time_type.value,
        "value": item.value,
        "rule": item.rule,
        **_offsets(item.span),
    }


def _quantity(item: QuantityMention) -> Json:
    found = {
        "surface": item.span.text,
        "value": item.value,
        "unit": item.unit,
        "of_what": item.of_what,
        "modifier": item.modifier,
        "rule": item.rule,
        **_offsets(item.span),
    }
    return found if item.value_max is None else {**found, "value_max": item.value_max}


def _claim(item: Claim, reading: Reading) -> Json:
    quantity = None if item.quantity is None else {"value": item.quantity, "unit": item.unit}
    return {
        "kind": item.kind.value,
        "polarity": item.polarity.value,
        "claimed_by": item.claimed_by,
        "affiliation": item.affiliation,
        "actor": item.actor,
        "place": item.place,
        "time": _days(item.interval) or (reading.dateline and reading.dateline.isoformat()),
        "quantity": quantity,
        "historical": item.historical,
        "evidence": item.span.text,
        "rule": item.rule,
        **_offsets(item.span),
    }


def _incident(item: IncidentMention) -> Json:
    name = INCIDENT_NAMES[item.incident_type]
    by_drone = item.weapon in DRONE_WEAPONS or item.rule == "event-mass-drone-attack"
    if item.incident_type is IncidentType.LONG_RANGE_STRIKE and by_drone:
        name = "drone_strike"
    harmed = item.casualties
    return {
        "type": name,
        "code": item.incident_type.value,
        "place": item.place.place.name if item.place else None,
        **_position(item.place),
        "date": _days(item.interval),
        "actor": item.actor or "undetermined",
        "reported_by": list(item.reported_by),
        "denied_by": item.denied_by,
        "weapon": item.weapon,
        "count": item.count.low if item.count else None,
        "killed": harmed.killed_low if harmed else None,
        "injured": harmed.injured_low if harmed else None,
        "evidence": item.span.text,
        "rule": item.rule,
        **_offsets(item.span),
    }


def _absence(item: AbsenceMention) -> Json:
    what = item.incident_type
    return {
        "type": INCIDENT_NAMES.get(what) if what else None,
        "code": what.value if what else None,
        "place": item.place.place.name if item.place else None,
        **_position(item.place),
        "date": _days(item.interval),
        "actor": item.actor,
        "reported_by": item.reported_by,
        "evidence": item.span.text,
        "rule": item.rule,
        **_offsets(item.span),
    }


def _agreement(item: AgreementMention) -> Json:
    return {
        "name_en": item.name,
        "parties": list(item.parties),
        "kind": item.kind,
        "start": item.start.isoformat() if item.start else None,
        "duration_days": item.duration_days,
        "scope": item.scope,
        "evidence": item.span.text,
        "rule": item.rule,
        **_offsets(item.span),
    }


def _days(interval: Interval | None) -> str | None:
    """Write an interval as its local day or days."""
    if interval is None:
        return None
    first = interval.start_local
    last = interval.end_local
    if last > first and last.hour == 0 and last.minute == 0:
        last = last.fromtimestamp(last.timestamp() - 1, last.tzinfo)
    if first.date() == last.date():
        return first.date().isoformat()
    return f"{first.date().isoformat()}/{last.date().isoformat()}"
