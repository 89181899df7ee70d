"""The lineage of texts: which are one origin, told again, shortened, translated or quoted."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime

from trucewatch.incidents.likely_kin import KinFinder
from trucewatch.incidents.partition import Partition
from trucewatch.incidents.text_kinship import FEWEST_WORDS, Kinship, kinship
from trucewatch.incidents.text_print import TextPrint
from trucewatch.vocabulary.lineage import Lineage, Relation

FEWEST_FACTS = 2
"""A text shorter than eight words with fewer facts says too little to be traced."""

_LAST = datetime.max.replace(tzinfo=UTC)


def trace(prints: Sequence[TextPrint]) -> tuple[Lineage, ...]:
    """Return the lineage of every text, in the order given; their order is irrelevant.

    Texts that are kin to one text are kin to each other. The earliest of them is the
    original; of one time the one that credits nobody, then the longest.
    """
    ordered = sorted(prints, key=_precedence)
    parents, partition = _parents(ordered)
    heads = {min(group): ordered[min(group)] for group in partition.groups()}
    found = {}
    for number, text in enumerate(ordered):
        cluster = _cluster_id(heads[partition.find(number)])
        found[text.document] = _lineage(text, cluster, parents.get(number), ordered)
    return tuple(found[text.document] for text in prints)


def _precedence(text: TextPrint) -> tuple[datetime, bool, int, str]:
    return text.at or _LAST, bool(text.credited), -text.words, text.document


def _parents(
    ordered: Sequence[TextPrint],
) -> tuple[dict[int, tuple[int, Kinship]], Partition]:
    """Find for every text the earlier one it is most like, and the groups that arise."""
    finder, partition = KinFinder(ordered), Partition(len(ordered))
    parents: dict[int, tuple[int, Kinship]] = {}
    for number, text in enumerate(ordered):
        for earlier in finder.enter(number, text):
            kin = kinship(ordered[earlier], text)
            if kin is None:
                continue
            partition.join(earlier, number)
            best = parents.get(number)
            if best is None or _closeness(kin) > _closeness(best[1]):
                parents[number] = (earlier, kin)
    return parents, partition


def _closeness(kin: Kinship) -> tuple[bool, float]:
    """A text in the same language was nearer at hand than one that needs translating."""
    return kin.relation is not Relation.TRANSLATION, kin.likeness


def _lineage(
    text: TextPrint,
    cluster: str,
    parent: tuple[int, Kinship] | None,
    ordered: Sequence[TextPrint],
) -> Lineage:
    if parent is not None:
        earlier, kin = parent
        return Lineage(
            document=text.document,
            cluster=cluster,
            relation=kin.relation,
            follows=ordered[earlier].document,
            likeness=kin.likeness,
            why=kin.why,
        )
    relation, why = _alone(text)
    outlet = text.outlets[0] if text.outlets else None
    return Lineage(
        document=text.document, cluster=cluster, relation=relation, outlet=outlet, why=why
    )


def _alone(text: TextPrint) -> tuple[Relation, str]:
    """Judge a text that follows none of the others."""
    if text.outlets:
        return Relation.QUOTES, f"names {text.outlets[0]} as its source"
    if text.words < FEWEST_WORDS and len(text.facts) < FEWEST_FACTS:
        return Relation.UNKNOWN, "too short to be traced"
    return Relation.ORIGINAL, "nothing earlier shares its words or facts"


def _cluster_id(head: TextPrint) -> str:
    return f"line-{hashlib.sha256(head.document.encode()).hexdigest()[:12]}"
