"""Reading measured by the shared scorers; needs the shared data beside the repository."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from trucewatch.text.events import classify
from trucewatch.text.public_events import name_event
from trucewatch.text.stems import tagger_for
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.language import Language
from trucewatch.workflow.reading_files import read_lines

SHARED = Path(__file__).parents[2].parent / "shared"
DATA = SHARED / "data"

pytestmark = pytest.mark.skipif(
    not (SHARED / "eval").is_dir(), reason="the shared data are not beside the repository"
)

EVENT_LABELS = {
    IncidentType.ARTILLERY: "ART_MISS_ATTACK",
    IncidentType.TANK_FIRE: "ART_MISS_ATTACK",
    IncidentType.LONG_RANGE_STRIKE: "ART_MISS_ATTACK",
    IncidentType.AIR_ATTACK: "AIR_STRIKE",
    IncidentType.TACTICAL_DRONE: "AIR_STRIKE",
    IncidentType.MINE: "REM_EXPLOS",
    IncidentType.UNDETERMINED_EXPLOSION: "REM_EXPLOS",
    IncidentType.GROUND_ASSAULT: "ARMED_CLASH",
    IncidentType.SMALL_ARMS: "ARMED_CLASH",
    IncidentType.ADVANCE: "GOV_REGAINS_TERIT",
    IncidentType.WITHDRAWAL: "NON_VIOL_TERRIT_TRANSFER",
    IncidentType.CIVILIAN_CASUALTY: "ATTACK",
}
"""The data set's labels that our types can stand for; its other labels are out of our scope."""


PUBLIC_LABELS = {
    "suicide_bombing": "SUIC_BOMB",
    "chemical_attack": "CHEM_WEAP",
    "grenade": "GRENADE",
    "bombing": "REM_EXPLOS",
    "disarmed": "DISR_WEAP",
    "air_strike": "AIR_STRIKE",
    "shelling": "ART_MISS_ATTACK",
    "clash": "ARMED_CLASH",
    "regained": "GOV_REGAINS_TERIT",
    "overrun": "NON_STATE_ACTOR_OVERTAKES_TER",
    "transfer": "NON_VIOL_TERRIT_TRANSFER",
    "base": "HQ_ESTABLISHED",
    "group_change": "CHANGE_TO_GROUP_ACT",
    "agreement": "AGREEMENT",
    "attribution": "ATTRIB",
    "arrest": "ARREST",
    "abduction": "ABDUCT_DISSAP",
    "sexual_violence": "SEX_VIOL",
    "killing": "ATTACK",
    "mob_violence": "MOB_VIOL",
    "property_damage": "PROPERTY_DISTRUCT",
    "protest": "PEACE_PROTEST",
    "violent_protest": "VIOL_DEMONSTR",
    "stopped_protest": "PROTEST_WITH_INTER",
    "force_against_protest": "FORCE_AGAINST_PROTEST",
    "disaster": "NATURAL_DISASTER",
    "accident": "MAN_MADE_DISASTER",
    "organised_crime": "ORG_CRIME",
    "diplomacy": "DIPLO",
}
"""The data set's labels for our kinds of public events."""


def read_by_command(docs: Path, out: Path) -> None:
    """Read a file of documents as ``trucewatch read --jsonl`` does."""
    with out.open("w", encoding="utf-8") as stream:
        bad = read_lines(docs, lambda line: print(line, file=stream), pytest.fail)
    assert bad == 0


def score(script: str, gold: Path, out: Path) -> dict[str, Any]:
    """Run a shared scorer and return its figures."""
    system = "--pred" if script == "score_news.py" else "--system"
    verb = ["score"] if script == "score_news.py" else []
    report = out.with_suffix(".report.json")
    command = [sys.executable, str(SHARED / "eval" / script), *verb, "--gold", str(gold)]
    subprocess.run(
        [*command, system, str(out), "--json", str(report)], check=True, capture_output=True
    )
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def test_german_quotations_stay_above_their_floor(tmp_path: Path) -> None:
    """Quotations F1 at least 0.75, roles 0.68, all five parts 0.70, with speaker 0.575."""
    out = tmp_path / "quotes.jsonl"
    read_by_command(DATA / "quotes_de" / "dev.docs.jsonl", out)

    figures = score("score_quotes.py", DATA / "quotes_de" / "dev.gold.jsonl", out)

    assert figures["quote"]["f1"] >= 0.75
    assert figures["roles"]["f1"] >= 0.68
    assert figures["joint"]["f1"] >= 0.70
    assert figures["attributed_iou50"]["f1"] >= 0.575


def test_german_times_stay_above_their_floor(tmp_path: Path) -> None:
    """Strict F1 at least 0.85, relaxed with the right value at least 0.78."""
    out = tmp_path / "times.jsonl"
    read_by_command(DATA / "times_de" / "docs.jsonl", out)

    figures = score("score_times.py", DATA / "times_de" / "gold.jsonl", out)

    assert figures["strict"]["f1"] >= 0.85
    assert figures["relaxed+value"]["f1"] >= 0.78


def test_news_examples_stay_above_their_floor(tmp_path: Path) -> None:
    """Every list of the eight examples stays at or above 0.80."""
    gold, docs, out = DATA / "news_examples", tmp_path / "docs.jsonl", tmp_path / "news.jsonl"
    export = [sys.executable, str(SHARED / "eval" / "score_news.py"), "export", "--gold", str(gold)]
    docs.write_bytes(subprocess.run(export, check=True, capture_output=True).stdout)
    read_by_command(docs, out)

    figures = score("score_news.py", gold, out)

    together = figures["groups"]["all"]
    parts = ("statements", "places", "times", "quantities", "claims", "incidents", "agreements")
    assert {part: together[part]["f1"] for part in parts if together[part]["f1"] < 0.8} == {}


def test_event_snippets_get_their_class_where_ours_covers_it() -> None:
    """Among snippets whose label one of our types can stand for, at least 0.6 are right."""
    gold = _by_id(DATA / "events_en" / "gold.jsonl")
    docs = _by_id(DATA / "events_en" / "docs.jsonl")
    tagger = tagger_for(Language.EN)
    ours = set(EVENT_LABELS.values())
    inside = [key for key, row in gold.items() if row["label"] in ours]

    found = {key: classify(tagger.tag(docs[key]["text"])) for key in inside}
    right = sum(
        event is not None and EVENT_LABELS.get(event.incident_type) == gold[key]["label"]
        for key, event in found.items()
    )

    assert right / len(inside) >= 0.6


def test_public_events_get_their_class_without_training() -> None:
    """Over all of the data set's classes, at least 0.70 of the snippets are right."""
    gold = _by_id(DATA / "events_en" / "gold.jsonl")
    docs = _by_id(DATA / "events_en" / "docs.jsonl")

    found = {key: name_event(docs[key]["text"]) for key in gold}
    right = sum(
        event is not None and PUBLIC_LABELS[event.kind] == gold[key]["label"]
        for key, event in found.items()
    )

    assert right / len(gold) >= 0.70


def _by_id(path: Path) -> dict[str, dict[str, Any]]:
    rows = (json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())
    return {str(row["doc_id"]): row for row in rows}
