"""Precedents from YAML: an agreement, how it went according to whom, and its sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from trucewatch.sources.source import FileError
from trucewatch.sources.treaty import read_agreement
from trucewatch.sources.treaty_words import listed, whole, word
from trucewatch.sources.windows import read_window
from trucewatch.sources.yaml_nodes import Node, read_yaml
from trucewatch.vocabulary.agreement import Agreement, Confidence
from trucewatch.vocabulary.precedent import CountFact, Course, CourseFact, Ending, Precedent

FORMAT = "trucewatch-precedent-1"
CONFLICTS = frozenset({"donbas", "full_scale"})
PERS = frozenset({"total", "day", "fortnight"})
_KEY = re.compile(r"\[(S\d+[a-z]?)\]\s*")
Naming = Callable[[str], str]


def parse_source_names(content: bytes) -> dict[str, str]:
    """Read the names of publications by key."""
    root = read_yaml(content)
    root.text("format")
    names = root.names("sources")
    root.finish()
    return names


def parse_precedent(
    content: bytes, names: Mapping[str, str], agreements: Mapping[str, Agreement]
) -> Precedent:
    """Read a precedent; keys of sources in brackets become names of publications.

    Args:
        content: UTF-8 YAML.
        names: Publications by key, such as ``S26``.
        agreements: Bundled agreements by id, for precedents that are modelled there.

    Raises:
        FileError: A field is missing, unknown or contradicts another, or a key has no name.
    """
    root = read_yaml(content)
    if root.text("format") != FORMAT:
        raise root.wrong("this is another format.", f"Write “format: {FORMAT}”.", "format")

    def named(text: str) -> str:
        return _named(text, names)

    agreement = _with_names(_agreement(root, agreements), named)
    parties = frozenset(agreement.parties)
    how, ends_on, ending_source, ending_confidence = _ending(root, named)
    precedent = Precedent(
        id=root.text("id"),
        conflict=word(root, "conflict", CONFLICTS),
        series=root.text("series", ""),
        monitors=root.words("monitors"),
        agreement=agreement,
        course=tuple(_course(node, parties, named) for node in root.items("course")),
        counts=tuple(_count(node, parties, named) for node in root.items("counts")),
        ending=how,
        ends_on=ends_on,
        ending_source=ending_source,
        ending_confidence=ending_confidence,
        note=root.text("note", ""),
        source=named(root.text("source")),
    )
    root.finish()
    return precedent


def _agreement(root: Node, agreements: Mapping[str, Agreement]) -> Agreement:
    own = root.child("agreement")
    known = root.optional_text("agreement_id")
    if own is not None:
        return read_agreement(own)
    if known is None or known not in agreements:
        raise root.wrong(
            f"agreement_id is {known!r}.", f"Known: {', '.join(sorted(agreements))}.", "id"
        )
    return agreements[known]


def _ending(root: Node, named: Naming) -> tuple[Ending, date | None, str, Confidence]:
    node = root.child("ending")
    if node is None:
        raise root.wrong("ending is missing.", "Add “ending: {how: not_known}”.", "id")
    found = (
        listed(node, "how", Ending),
        node.day("on") if node.optional_text("on") else None,
        named(node.text("source", "")),
        listed(node, "confidence", Confidence, Confidence.SOURCED),
    )
    node.finish()
    return found


def _course(node: Node, parties: frozenset[str], named: Naming) -> CourseFact:
    fact = CourseFact(
        by=node.text("by"),
        side=word(node, "side", parties) if node.optional_text("side") else None,
        finding=listed(node, "finding", Course),
        when=read_window(node, "when"),
        after_hours=node.pair_of("after_hours"),
        text=node.text("text"),
        source=named(node.text("source")),
        confidence=listed(node, "confidence", Confidence, Confidence.SOURCED),
    )
    node.finish()
    return fact


def _count(node: Node, parties: frozenset[str], named: Naming) -> CountFact:
    count = whole(node, "count")
    if count is None:
        raise node.wrong("count is missing.", "Write the number as stated.", "count")
    fact = CountFact(
        by=node.text("by"),
        side=word(node, "side", parties) if node.optional_text("side") else None,
        count=count,
        about=node.truth("about") or False,
        at_least=node.truth("at_least") or False,
        unit=node.text("unit"),
        per=word(node, "per", PERS) if node.optional_text("per") else "total",
        when=read_window(node, "when"),
        days_assumed=node.truth("days_assumed") or False,
        cumulative=node.truth("cumulative") or False,
        place=node.text("place", ""),
        source=named(node.text("source")),
        confidence=listed(node, "confidence", Confidence, Confidence.SOURCED),
    )
    node.finish()
    return fact


def _with_names(agreement: Agreement, named: Naming) -> Agreement:
    """Put the names of publications for their keys, wherever an agreement names a source."""
    return replace(
        agreement,
        source=named(agreement.source),
        versions=tuple(replace(one, source=named(one.source)) for one in agreement.versions),
        life=tuple(replace(one, source=named(one.source)) for one in agreement.life),
        contacts=tuple(replace(one, source=named(one.source)) for one in agreement.contacts),
        commitments=tuple(
            replace(
                promise,
                steps=tuple(replace(step, source=named(step.source)) for step in promise.steps),
            )
            for promise in agreement.commitments
        ),
    )


def _named(text: str, names: Mapping[str, str]) -> str:
    """Replace ``[S26][S27]`` by the publications' names, in the order given."""
    keys = _KEY.findall(text)
    lacking = [key for key in keys if key not in names]
    if lacking:
        raise FileError(
            f"source {lacking[0]} has no name.", remedy="Add it to sources.yaml.", column="source"
        )
    rest = _KEY.sub("", text).strip()
    return "; ".join([*(names[key] for key in keys), *([rest] if rest else [])])
