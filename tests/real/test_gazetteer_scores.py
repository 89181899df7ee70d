"""Accuracy of place names on the developers' corpora, against floors."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from trucewatch.geography.gazetteer import load_gazetteer
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.place import PlaceMention

SHARED = Path(__file__).parents[2].parent / "shared"
pytestmark = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared corpora are not here")


@pytest.mark.parametrize(("code", "floor"), [("uk", 0.795), ("ru", 0.885)])
def test_names_in_news_are_found(code: str, floor: float, tmp_path: Path) -> None:
    """Overlap F1 of place names in general news, which has no theatre."""
    corpus = SHARED / "data" / f"entities_{code}"
    output = tmp_path / "places.jsonl"
    output.write_text(
        "".join(
            json.dumps({"doc_id": document["doc_id"], "places": _places(document, code)}) + "\n"
            for document in map(json.loads, _lines(corpus / "docs.jsonl"))
        )
    )
    report = _score(
        "score_places.py", "--gold", corpus / "gold.jsonl", "--system", output, "--tags-only"
    )

    assert _last_number(report, "tags_overlap") >= floor


@pytest.mark.parametrize(("name", "tags", "located"), [("lgl", 0.80, 0.72), ("trnews", 0.88, 0.73)])
def test_places_of_the_world_are_found_and_located(
    name: str, tags: float, located: float, tmp_path: Path
) -> None:
    """Exact F1 of English names, and F1 of those found within 161 km."""
    corpus, output = SHARED / "data" / "places_en", tmp_path / "places.jsonl"
    output.write_text(
        "".join(
            json.dumps({"doc_id": document["doc_id"], "places": _places(document, "en")}) + "\n"
            for document in map(json.loads, _lines(corpus / f"{name}.docs.jsonl"))
        )
    )
    gold = corpus / f"{name}.gold.jsonl"
    report = _score("score_places.py", "--gold", gold, "--system", output)

    assert _last_number(report, "tags_exact") >= tags
    assert _last_number(report, "e2e161") >= located


def test_places_of_the_examples_are_found_and_located(tmp_path: Path) -> None:
    """F1 with location over eight items about the theatre, two in each language."""
    folder = SHARED / "data" / "news_examples"
    output = tmp_path / "news.jsonl"
    documents = [json.loads(path.read_text()) for path in sorted(folder.glob("*.json"))]
    output.write_text(
        "".join(
            json.dumps({"doc_id": item["doc_id"], "places": _places(item, item["language"])}) + "\n"
            for item in documents
        )
    )
    report = _score("score_news.py", "score", "--gold", folder, "--pred", output)

    assert _last_number(report, "places ") >= 0.85


def _places(document: dict[str, str], code: str) -> list[dict[str, object]]:
    mentions = load_gazetteer("ukraine").find(document["text"], Language(code))
    return [_as_scored(mention) for mention in mentions]


def _as_scored(mention: PlaceMention) -> dict[str, object]:
    place = mention.place
    scored: dict[str, object] = {
        "surface": mention.span.text,
        "name_en": place.name,
        "country": place.country,
        "kind": place.kind,
        "begin": mention.span.begin,
        "end": mention.span.end,
    }
    if place.position is not None:
        scored |= {"lat": place.position.lat, "lon": place.position.lon}
    return scored


def _score(script: str, *arguments: str | Path) -> str:
    command = [sys.executable, str(SHARED / "eval" / script), *map(str, arguments)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _last_number(report: str, label: str) -> float:
    line = next(line for line in report.splitlines() if line.startswith(label))
    return float(line.split()[-1])


def _lines(path: Path) -> Iterable[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")
