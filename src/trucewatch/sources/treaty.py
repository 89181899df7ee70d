"""One agreement, from YAML fields: read strictly, then held against itself."""

from __future__ import annotations

from collections.abc import Sequence

from trucewatch.sources.closed_lists import FORMS, PURPOSES
from trucewatch.sources.source import Box
from trucewatch.sources.treaty_steps import read_commitment, read_contact, read_life_event
from trucewatch.sources.treaty_terms import Setting, read_version
from trucewatch.sources.treaty_words import word
from trucewatch.sources.yaml_nodes import Node
from trucewatch.vocabulary.agreement import Agreement, Version


def read_agreement(root: Node, *, synthetic: bool = False, box: Box | None = None) -> Agreement:
    """Read the fields of an agreement; a complaint names the line.

    Raises:
        FileError: A field is missing, unknown or contradicts another.
    """
    parties, guarantors = root.words("parties"), root.words("guarantors")
    if not parties:
        raise root.wrong("parties is missing or empty.", "List the parties' ids.", "parties")
    authors = (*parties, *guarantors, "text")
    setting = Setting(parties=parties, authors=authors, box=box)
    nodes = list(root.items("versions"))
    versions = tuple(read_version(node, setting) for node in nodes)
    agreement = Agreement(
        id=root.text("id"),
        titles=_titles(root),
        parties=parties,
        guarantors=guarantors,
        form=word(root, "form", FORMS),
        purpose=word(root, "purpose", PURPOSES),
        versions=versions,
        life=tuple(read_life_event(node, authors) for node in root.items("life")),
        source=root.text("source"),
        synthetic=root.truth("synthetic") or synthetic,
        contacts=tuple(read_contact(node) for node in root.items("contacts")),
        commitments=tuple(read_commitment(node) for node in root.items("commitments")),
    )
    root.finish()
    _check_ids(root, agreement)
    _check_overlaps(nodes, versions)
    return agreement


def _titles(root: Node) -> dict[str, str]:
    titles = root.names("titles")
    if "en" not in titles:
        raise root.wrong("titles has no en.", "Add “titles: {en: …}”.", "titles")
    return titles


def _check_ids(root: Node, agreement: Agreement) -> None:
    versions = [version.id for version in agreement.versions]
    terms = [term.id for version in agreement.versions for term in version.terms]
    if not versions:
        raise root.wrong("versions is missing or empty.", "State at least one.", "versions")
    promises = [promise.id for promise in agreement.commitments]
    for what, ids in (("version", versions), ("term", terms), ("commitment", promises)):
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


def _check_overlaps(nodes: Sequence[Node], versions: Sequence[Version]) -> None:
    """Refuse two versions of one author that would hold at one time: which one counts?"""
    replaced = {version.supersedes for version in versions}
    seen: list[Version] = []
    for node, version in zip(nodes, versions, strict=True):
        if version.id in replaced:
            continue
        for other in seen:
            if other.author == version.author and _overlap(other, version):
                raise node.wrong(
                    f"{version.id} overlaps {other.id} in time, both by {version.author}.",
                    f"Add “supersedes: {other.id}” to the later one, or correct a window.",
                    "id",
                )
        seen.append(version)


def _overlap(one: Version, other: Version) -> bool:
    if one.window is None or other.window is None:
        return True
    return one.window.overlaps(other.window)
