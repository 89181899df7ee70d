"""A reader tries every address of the server for what the policy holds back (D16)."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path
from urllib.parse import quote

import pytest
from fastapi.routing import APIRoute
from typer.testing import CliRunner

from intake.desks import a_file
from media.pictures import a_picture, claimed, exif_position, jpeg
from media.test_media import CLAIM
from publication.secrets import DAY, RECEIVED, SECRETS, secret_workspace
from server.conftest import serving
from trucewatch.cli.main import assemble
from trucewatch.server import api, views
from trucewatch.server.app import ServerOptions, small
from trucewatch.vocabulary.decision import Verb
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.media import MediaItem
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.deciding import Order, decide
from trucewatch.workflow.intake import AddOptions, add

AFTER = "2025-03-13"
WHY, WHO = "source Falcon told us by telephone", "duty-falcon"
QUERIES = (f"date={DAY}", f"date={AFTER}", f"date={AFTER}&asof=2025-03-14&lang=uk",
           f"from={DAY}&to={AFTER}&limit=1000&date={AFTER}")  # fmt: skip
FIGURES = ("reported", "corroborated", "claimed", "restrictions", "held-held")
OPEN = re.compile(r"\{(\w+)(:path)?\}")
CAMERA, CAPTION = "Channel Heron", "Captive in a cellar"
HELD_ARTICLE = "KYIV – Artillery struck a market in Kupiansk on Wednesday evening, killing a cow."


@dataclass(frozen=True)
class Desk:
    """A workspace with what must stay inside, and the names that a stranger might try."""

    directory: Path
    held: str
    held_document: str
    secrets: tuple[str, ...]
    names: dict[str, tuple[str, ...]]


def listed(directory: Path) -> list[dict[str, object]]:
    """List an analyst's incidents of both days."""
    words = ["incidents", "--from", DAY, "--to", AFTER, "--json", "-w", str(directory)]
    found: list[dict[str, object]] = json.loads(CliRunner().invoke(assemble(), words).stdout)[
        "incidents"
    ]
    return found


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """One article and one incident held by policy, another incident withdrawn with a reason."""
    folder = tmp_path_factory.mktemp("routes")
    with secret_workspace(folder) as workspace:
        item = {"doc_id": "h", "publisher": "Held Herald", "source_class": "independent_media",
                "language": "en", "dateline": DAY, "text": HELD_ARTICLE}  # fmt: skip
        path = a_file(folder, "held.json", json.dumps(item))
        shot = jpeg(a_picture(7), exif=exif_position())
        said = {**CLAIM, "shows": "prisoners", "publisher": CAMERA, "caption": CAPTION}
        picture = claimed(folder, "prisoners.jpg", shot, **said)
        assert not add(workspace, [path, picture], AddOptions(received_at=RECEIVED)).has_rejections
        (flagged,) = workspace.store.read(MediaItem)
        rows = listed(workspace.directory)
        documents = list(workspace.store.read(Document))
        pieces = tuple(piece.sha256 for piece in workspace.store.pieces())
        inner = [str(one["id"]) for one in rows if HELD_ARTICLE[8:30] not in json.dumps(one)]
        order = Order(verb=Verb.WITHDRAW, ids=(inner[0],), by=WHO, reason=WHY,
                      day=date.fromisoformat(DAY))  # fmt: skip
        decide(workspace, order)
    article = next(one for one in documents if "Kupiansk" in one.text)
    (workspace.directory / "policy.toml").write_text(
        f'held = ["{inner[1]}", "{article.id}"]\n', encoding="utf-8"
    )
    ids = tuple(str(one["id"]) for one in rows)
    names = {
        "incident_id": ids,
        "feature_id": ids,
        "document_id": (*(one.id for one in documents), flagged.id),
        "sha256": pieces,
        "claim_id": ids[:1],
        "sector_id": ("toretsk", "kupiansk"),
        "agreement_id": ("x",),
        "job_id": ("x",),
        "tag": ("x",),
        "named": (DAY, AFTER),
    }
    picture_of = (CAPTION, "SecretCam", flagged.id, flagged.perceptual_hash)
    secrets = (*SECRETS, WHY, WHO, "a cow", *picture_of)
    return Desk(workspace.directory, inner[1], article.id, secrets, names)


def addresses(desk: Desk) -> Iterator[tuple[str, str]]:
    """Fill in every address of the application with every name known inside."""
    routers = [small]
    for folder in (api, views):
        for found in pkgutil.iter_modules(folder.__path__):
            module = importlib.import_module(f"{folder.__name__}.{found.name}")
            routers += [module.router] if hasattr(module, "router") else []
    routes = [one for router in routers for one in router.routes if isinstance(one, APIRoute)]
    for path in sorted({one.path for one in routes if "GET" in one.methods}):
        choices = [_choices(desk, path, name) for name, _ in OPEN.findall(path)]
        for chosen in product(*choices):
            parts = iter(chosen)
            yield path, OPEN.sub(lambda _, parts=parts: quote(next(parts)), path)


def _choices(desk: Desk, path: str, name: str) -> tuple[str, ...]:
    if path.startswith("/f/"):
        figures = [f"{day}/all/{kind}" for day in (DAY, AFTER) for kind in FIGURES]
        return tuple(f + suffix for f in figures for suffix in ("", ".json", ".bundle.zip"))
    if path.startswith("/ogc"):
        collections = ("incidents", "claims", "control", "sectors", "sector-days")
        return collections if name == "name" else desk.names[name]
    if name == "name":
        return (f"{DAY}.internal.en.html", "style.css")
    return desk.names[name]


def found_in(body: str, secrets: tuple[str, ...], asked: str = "") -> list[str]:
    """List what an answer tells; a name that was asked for may be repeated."""
    return [one for one in secrets if one in body and one != asked]


def test_d16_no_address_with_any_name_known_inside_tells_what_is_held(desk: Desk) -> None:
    """Held, withdrawn, private, and a picture of prisoners: by id, on every route and date."""
    told: dict[str, list[str]] = {}
    answered: dict[str, set[int]] = {}
    with serving(desk.directory) as client:
        for route, path in addresses(desk):
            for query in QUERIES:
                answer = client.get(f"{path}?{query}")
                body = answer.content.decode("utf-8", "replace")
                answered.setdefault(route, set()).add(answer.status_code)
                asked = path.rpartition("/")[2]
                if answer.status_code == 200 and asked in (desk.held, desk.held_document):
                    told.setdefault(f"{path}?{query}", []).append("answers for what is held")
                found = found_in(body, desk.secrets, asked)
                if desk.held in body and desk.held not in path:
                    found.append("the id of what is held")
                if found:
                    told.setdefault(f"{path}?{query}", []).extend(found)

    assert told == {}
    assert all(status < 500 for statuses in answered.values() for status in statuses), answered
    assert sum(200 in statuses for statuses in answered.values()) > 40, answered


def test_the_names_tried_are_names_of_something(desk: Desk) -> None:
    """The search above could fail: an analyst's server answers for the same names."""
    options = ServerOptions(audience=Audience.ANALYST)
    with serving(desk.directory, options) as client:
        held = client.get(f"/incidents/{desk.held}?date={AFTER}")
        article = client.get(f"/documents/{desk.held_document}?date={AFTER}")

    assert (held.status_code, article.status_code) == (200, 200)
    assert "a cow" in article.text


@pytest.mark.parametrize(("shows", "listed_as"), [("nothing", 1), ("prisoners", 0)])
def test_the_search_finds_the_same_picture_where_it_is_not_flagged(
    tmp_path: Path, shows: str, listed_as: int
) -> None:
    """Searched for is what comes out of a picture that may be seen, and what is in its file."""
    shot = jpeg(a_picture(7), exif=exif_position())
    said = {**CLAIM, "shows": shows, "publisher": CAMERA, "caption": CAPTION}
    with secret_workspace(tmp_path) as workspace:
        path = claimed(tmp_path, "picture.jpg", shot, **said)
        assert not add(workspace, [path], AddOptions(received_at=RECEIVED)).has_rejections
        (item,) = workspace.store.read(MediaItem)
    words = ["media", "list", "--audience", "public", "--json", "-w", str(workspace.directory)]

    listing = CliRunner().invoke(assemble(), words).stdout

    assert found_in(listing, (item.id,)) == [item.id] * listed_as
    assert found_in(listing, (item.perceptual_hash,)) == [item.perceptual_hash] * listed_as
    assert found_in(shot.decode("utf-8", "replace"), ("SecretCam",)) == ["SecretCam"]
    assert item.caption == CAPTION
