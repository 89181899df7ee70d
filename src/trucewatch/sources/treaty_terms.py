"""Versions and terms of an agreement, from YAML (docs/reference/agreement-schema.md)."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.sources.closed_lists import OBJECT_CLASSES, WEAPON_CLASSES
from trucewatch.sources.source import Box
from trucewatch.sources.treaty_words import listed, word, words
from trucewatch.sources.windows import check_hours, read_window
from trucewatch.sources.yaml_nodes import Node
from trucewatch.vocabulary.agreement import (
    Confidence,
    Exemption,
    Scope,
    Term,
    TermArea,
    TermKind,
    Version,
)
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval
from trucewatch.vocabulary.place import Position

ACTS = frozenset(act.value for act in IncidentType)
FEWEST_CORNERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What the terms of one agreement may name.

    Attributes:
        parties: Ids of those who can be bound.
        authors: Parties, guarantors and ``text``.
        box: Extent of the theatre; None skips the check of polygons.
    """

    parties: tuple[str, ...]
    authors: tuple[str, ...]
    box: Box | None


def read_version(node: Node, setting: Setting) -> Version:
    """Read what one author stated at one time."""
    window = read_window(node)
    stated_hours = node.number("stated_hours")
    check_hours(node, window, stated_hours)
    version = Version(
        id=node.text("id"),
        author=word(node, "author", frozenset(setting.authors)),
        published_on=node.day("published_on"),
        source=node.text("source"),
        terms=tuple(_term(term, setting, window) for term in node.items("terms")),
        window=window,
        stated_hours=stated_hours,
        supersedes=node.optional_text("supersedes"),
        confidence=listed(node, "confidence", Confidence, Confidence.SOURCED),
    )
    node.finish()
    return version


def _term(node: Node, setting: Setting, window: Interval | None) -> Term:
    own = read_window(node)
    check_hours(node, own or window, node.number("stated_hours"))
    term = Term(
        id=node.text("id"),
        kind=listed(node, "kind", TermKind),
        scope=_scope(node, setting),
        acts=words(node, "acts", ACTS),
        weapons=words(node, "weapons", WEAPON_CLASSES),
        window=own or window,
        exemptions=tuple(_exemption(item, setting) for item in node.items("exemptions")),
        note=node.text("note", ""),
        baseline_line=node.optional_text("baseline_line"),
        distance_km=_distance(node),
        consequence=node.text("consequence", ""),
    )
    node.finish()
    return term


def _scope(node: Node, setting: Setting) -> Scope:
    return Scope(
        regions=node.words("regions"),
        excluded_regions=node.words("excluded_regions"),
        sectors=node.words("sectors"),
        areas=tuple(_area(item, setting.box) for item in node.items("areas")),
        objects=words(node, "objects", OBJECT_CLASSES),
        bound=words(node, "bound", frozenset(setting.parties)),
    )


def _exemption(node: Node, setting: Setting) -> Exemption:
    exemption = Exemption(
        id=node.text("id"),
        text=node.text("text"),
        acts=words(node, "acts", ACTS),
        weapons=words(node, "weapons", WEAPON_CLASSES),
        scope=_scope(node, setting),
    )
    node.finish()
    return exemption


def _area(node: Node, box: Box | None) -> TermArea:
    name = node.text("name")
    corners = node.pairs("ring")
    ring = tuple(_corner(node, lon, lat, box) for lon, lat in corners)
    if len(ring) > 1 and ring[0] == ring[-1]:
        ring = ring[:-1]
    node.finish()
    if len(ring) < FEWEST_CORNERS:
        raise node.wrong(
            f"area {name!r} has {len(ring)} corners.",
            "Give at least three [lon, lat] pairs.",
            "ring",
        )
    return TermArea(name=name, ring=ring)


def _corner(node: Node, lon: float, lat: float, box: Box | None) -> Position:
    try:
        corner = Position(lon=lon, lat=lat)
    except ValueError:
        raise node.wrong(
            f"[{lon:g}, {lat:g}] is no place on Earth.", "Write [lon, lat] in degrees.", "ring"
        ) from None
    if box is None or box.holds(lon, lat):
        return corner
    swapped = box.holds(lat, lon)
    remedy = "Exchange the two: longitude comes first." if swapped else "Correct the corner."
    raise node.wrong(f"[{lon:g}, {lat:g}] lies outside the theatre.", remedy, "ring")


def _distance(node: Node) -> float | None:
    distance_km = node.number("distance_km")
    if distance_km is not None and distance_km < 0:
        raise node.wrong("distance_km is negative.", "Write kilometres as 50.", "distance_km")
    return distance_km
