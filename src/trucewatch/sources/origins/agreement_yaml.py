"""Agreements as YAML: versions per author, terms, windows, life (agreement-schema.md)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from enum import StrEnum
from typing import TypeVar

from trucewatch.sources.closed_lists import FORMS, OBJECT_CLASSES, PURPOSES, WEAPON_CLASSES
from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import Intake, OriginSpec, Outcome
from trucewatch.sources.windows import check_hours, read_window
from trucewatch.sources.yaml_nodes import Node, read_yaml
from trucewatch.vocabulary.agreement import (
    Agreement,
    Confidence,
    Exemption,
    LifeEvent,
    Scope,
    Stage,
    Term,
    TermKind,
    Version,
)
from trucewatch.vocabulary.incident import IncidentType
from trucewatch.vocabulary.interval import Interval

FORMAT = "trucewatch-agreement-1"
ORIGIN = OriginSpec(
    name="agreement_yaml", title="Agreement", licence="facts; the named sources keep theirs"
)
Listed = TypeVar("Listed", bound=StrEnum)


def recognises(head: Head) -> bool:
    """Tell by the line ``format: trucewatch-agreement-1``."""
    return head.yaml_format == FORMAT


def read(raw: Raw | bytes, intake: Intake) -> Iterator[Outcome]:
    """Yield the one agreement of the file."""
    content = raw if isinstance(raw, bytes) else raw.whole()
    yield Outcome(records=(parse(content, synthetic=intake.synthetic),))


def parse(content: bytes, *, synthetic: bool = False) -> Agreement:
    """Read an agreement; a complaint names the line.

    Raises:
        FileError: A field is missing, unknown or contradicts another.
    """
    root = read_yaml(content)
    if root.text("format") != FORMAT:
        raise root.wrong("this is another format.", f"Write “format: {FORMAT}”.", "format")
    parties, guarantors = root.words("parties"), root.words("guarantors")
    if not parties:
        raise root.wrong("parties is missing or empty.", "List the parties' ids.", "parties")
    authors = (*parties, *guarantors, "text")
    agreement = Agreement(
        id=root.text("id"),
        titles=_titles(root),
        parties=parties,
        guarantors=guarantors,
        form=_word(root, "form", FORMS),
        purpose=_word(root, "purpose", PURPOSES),
        versions=tuple(_version(node, parties, authors) for node in root.items("versions")),
        life=tuple(_life_event(node, authors) for node in root.items("life")),
        source=root.text("source"),
        synthetic=root.truth("synthetic") or synthetic,
    )
    root.finish()
    _check_ids(root, agreement)
    return agreement


def _titles(root: Node) -> dict[str, str]:
    titles = root.names("titles")
    if "en" not in titles:
        raise root.wrong("titles has no en.", "Add “titles: {en: …}”.", "titles")
    return titles


def _version(node: Node, parties: tuple[str, ...], authors: tuple[str, ...]) -> Version:
    window = read_window(node)
    stated_hours = node.number("stated_hours")
    check_hours(node, window, stated_hours)
    version = Version(
        id=node.text("id"),
        author=_word(node, "author", frozenset(authors)),
        published_on=node.day("published_on"),
        source=node.text("source"),
        terms=tuple(_term(term, parties, window) for term in node.items("terms")),
        window=window,
        stated_hours=stated_hours,
        supersedes=node.optional_text("supersedes"),
        confidence=_listed(node, "confidence", Confidence, Confidence.SOURCED),
    )
    node.finish()
    return version


def _term(node: Node, parties: tuple[str, ...], window: Interval | None) -> Term:
    term = Term(
        id=node.text("id"),
        kind=_listed(node, "kind", TermKind),
        scope=Scope(
            regions=node.words("regions"),
            excluded_regions=node.words("excluded_regions"),
            sectors=node.words("sectors"),
            objects=_words(node, "objects", OBJECT_CLASSES),
            bound=_words(node, "bound", frozenset(parties)),
        ),
        acts=_words(node, "acts", frozenset(act.value for act in IncidentType)),
        weapons=_words(node, "weapons", WEAPON_CLASSES),
        window=read_window(node) or window,
        exemptions=tuple(_exemption(item) for item in node.items("exemptions")),
        note=node.text("note", ""),
    )
    node.finish()
    return term


def _exemption(node: Node) -> Exemption:
    exemption = Exemption(id=node.text("id"), text=node.text("text"))
    node.finish()
    return exemption


def _life_event(node: Node, authors: tuple[str, ...]) -> LifeEvent:
    moment = node.moment("at")
    event = LifeEvent(
        party=_word(node, "party", frozenset(authors)),
        stage=_listed(node, "stage", Stage),
        on=node.day("on"),
        at=moment.astimezone(UTC) if moment else None,
        source=node.text("source"),
        note=node.text("note", ""),
        confidence=_listed(node, "confidence", Confidence, Confidence.SOURCED),
    )
    node.finish()
    return event


def _check_ids(root: Node, agreement: Agreement) -> None:
    versions = [version.id for version in agreement.versions]
    terms = [term.id for version in agreement.versions for term in version.terms]
    if not versions:
        raise root.wrong("versions is missing or empty.", "State at least one.", "versions")
    for what, ids in (("version", versions), ("term", terms)):
        twice = sorted({name for name in ids if ids.count(name) > 1})
        if twice:
            raise root.wrong(f"{what} id {twice[0]!r} is used twice.", "Rename one.", "versions")
    for version in agreement.versions:
        if version.supersedes is not None and version.supersedes not in versions:
            raise root.wrong(
                f"{version.id} supersedes {version.supersedes!r}, which is not here.",
                f"Known versions: {', '.join(versions)}.",
                "versions",
            )


def _word(node: Node, key: str, known: frozenset[str]) -> str:
    word = node.text(key)
    if word not in known:
        raise node.wrong(f"{key} {word!r} is not in the list.", _choices(known), key)
    return word


def _words(node: Node, key: str, known: frozenset[str]) -> tuple[str, ...]:
    words = node.words(key)
    for word in words:
        if word not in known:
            raise node.wrong(f"{key}: {word!r} is not in the list.", _choices(known), key)
    return words


def _listed(node: Node, key: str, kind: type[Listed], default: Listed | None = None) -> Listed:
    known = frozenset(member.value for member in kind)
    if default is not None and node.optional_text(key) is None:
        return default
    return kind(_word(node, key, known))


def _choices(known: frozenset[str]) -> str:
    return f"Use one of: {', '.join(sorted(known))}."
