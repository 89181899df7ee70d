"""The pictures of a workspace as a list: claims, hashes, doubts, reviews; never the bytes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from trucewatch.assessment.publication import public_place
from trucewatch.assessment.publication_day import Names
from trucewatch.incidents.footage import Kin, kinship, verification
from trucewatch.text.footage_said import footage_said
from trucewatch.text.persons import blotted
from trucewatch.vocabulary.decision import Decision, standing
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.media import MediaItem
from trucewatch.vocabulary.policy import Audience
from trucewatch.vocabulary.reading import IncidentMention
from trucewatch.workflow.deciding import around
from trucewatch.workflow.ground import load_ground
from trucewatch.workflow.incident_list import locator_json
from trucewatch.workflow.material import located
from trucewatch.workflow.publication import check_open
from trucewatch.workflow.workspace import Workspace

Answer = dict[str, Any]


def list_media(
    workspace: Workspace, *, asof: datetime | None = None, audience: Audience = Audience.PUBLIC
) -> Answer:
    """List pictures in the order in which they were first seen.

    The public is told of pictures that show nobody, with coarse places and without captions;
    the hidden ones are a number.

    Raises:
        HeldError: It is for the public, and the crisis switch is on.
    """
    check_open(workspace, audience)
    store = workspace.store
    ground = load_ground(workspace.theatre_name, workspace.gazetteer_file)
    items = [located(one, ground.gazetteer) for one in store.read(MediaItem, asof=asof)]
    seen = {one.id: _first_seen(workspace, one) for one in items}
    kin = kinship(items, seen)
    decisions = standing(store.read(Decision, asof=asof))
    shown = items if audience is Audience.ANALYST else _shown(items, kin)
    rows = []
    for item in sorted(shown, key=lambda one: (seen[one.id], one.id)):
        row = _row(item, seen[item.id], kin[item.id])
        state, reviewers = verification(item.id, decisions)
        row |= {"verification": state.value, "reviewers": len(reviewers)}
        rows.append(row if audience is Audience.ANALYST else _public(row, item, workspace))
    return {"media": rows, "hidden": len(items) - len(shown)}


def _shown(items: Sequence[MediaItem], kin: Mapping[str, Kin]) -> list[MediaItem]:
    """Leave out the hidden pictures and those that are the same as one of them.

    Whoever posts a picture of prisoners again may say that it shows nothing.
    """
    hidden = {name for one in items if one.is_hidden for name in (one.id, kin[one.id].root)}
    return [
        one for one in items if hidden.isdisjoint({one.id, kin[one.id].root, kin[one.id].older})
    ]


def show_media(
    workspace: Workspace,
    name: str,
    *,
    asof: datetime | None = None,
    audience: Audience = Audience.PUBLIC,
) -> Answer:
    """Return one picture's row with what people decided about it.

    Raises:
        UsageError: There is none of that name that the audience may know of.
    """
    rows = list_media(workspace, asof=asof, audience=audience)["media"]
    for row in rows:
        if row["id"] == name:
            taken = standing(workspace.store.read(Decision, asof=asof))
            reviews = [
                {"id": one.id, "by": one.by, "verdict": one.verdict, "reason": one.reason}
                for one in taken
                if name in one.subject
            ]
            return {**row, "reviews": reviews if audience is Audience.ANALYST else []}
    raise UsageError(f"there is no picture {name!r}; list them: trucewatch media list.")


def _first_seen(workspace: Workspace, item: MediaItem) -> datetime:
    known = workspace.store.known_at(item.id)
    return min(known, item.published_at or known)


def _row(item: MediaItem, first_seen: datetime, kin: Kin) -> Answer:
    place, interval = item.place, item.interval
    position = place.position if place else None
    return {
        "id": item.id,
        "sha256": item.evidence.sha256,
        "perceptual_hash": item.perceptual_hash,
        "media_type": item.media_type,
        "width_px": item.width_px,
        "height_px": item.height_px,
        "source": item.source,
        "first_seen": first_seen.isoformat(),
        "claimed": {
            "type": item.incident_type.value if item.incident_type else None,
            "place": place.name if place else None,
            "lon": position.lon if position else None,
            "lat": position.lat if position else None,
            "start": interval.start_at.isoformat() if interval else None,
            "end": interval.end_at.isoformat() if interval else None,
        },
        "caption": item.caption,
        "shows": list(item.shows),
        "hidden": item.is_hidden,
        "same_as": kin.root if kin.root != item.id else None,
        "recycled_from": kin.older,
    }


def _public(row: Answer, item: MediaItem, workspace: Workspace) -> Answer:
    """Leave captions out and make places coarse; hashes let others compare their own copies."""
    place = public_place(item.place, workspace.policy) if item.place else None
    position = place.position if place else None
    claimed = {
        **row["claimed"],
        "place": place.name if place else None,
        "lon": position.lon if position else None,
        "lat": position.lat if position else None,
    }
    return {**row, "claimed": claimed, "caption": None}


def list_mentions(
    workspace: Workspace, *, day: date | None = None, asof: datetime | None = None
) -> Answer:
    """List incidents of thirty days of which a text says that there is footage.

    Such an item has a claimed type, place and time like a picture, but nobody here has seen
    it: it has no hash, and it is evidence of nothing beyond the words.
    """
    got = around(workspace, day, asof)
    rows = []
    for key, reading in sorted(got.material.readings.items()):
        document = got.material.documents[key]
        named = Names({key: document}, {key: reading}).of(key)
        for mention in reading.incidents:
            said = footage_said(document.text, mention.span.begin, mention.span.end)
            if said is not None:
                words = blotted(mention.span.text, document.language, named.public, named.private)
                rows.append(_mention(document, mention, said.text, words))
    return {"mentions": rows}


def _mention(document: Document, mention: IncidentMention, medium: str, words: str) -> Answer:
    place, interval = mention.place, mention.interval
    evidence = document.evidence_of(mention.span.begin, mention.span.end)
    return {
        "document": document.id,
        "source": document.source,
        "medium": medium,
        "type": mention.incident_type.value,
        "place": place.place.name if place else None,
        "start": interval.start_at.isoformat() if interval else None,
        "end": interval.end_at.isoformat() if interval else None,
        "words": words,
        "sha256": evidence.sha256,
        "locator": locator_json(evidence.locator),
        "verification": "unseen",
    }
