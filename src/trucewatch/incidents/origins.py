"""Group reports by origin: ten papers that quote one ministry are one voice."""

from __future__ import annotations

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from rapidfuzz import fuzz

from trucewatch.incidents.credits import outlet_key
from trucewatch.incidents.partition import Partition
from trucewatch.incidents.voices import army_key, is_heat, lineage_known, speaker_key
from trucewatch.vocabulary.incident import ItemType, Origin, Report
from trucewatch.vocabulary.source import SourceClass

REPRINT_SIMILARITY = 85.0
"""Share of equal words (0-100, order ignored) from which two texts are one."""

REPRINT_WINDOW = timedelta(hours=72)
REPRINT_WORDS = 6
"""Shorter texts ("explosions in the city") are alike without being copies."""

PASS_WINDOW = timedelta(minutes=20)
RELATIONS = ("same_speaker", "reprint", "cites", "same_document", "same_source", "same_pass")

Link = tuple[int, int, str]


def group(reports: Sequence[Report]) -> tuple[Origin, ...]:
    """Group the reports on one incident; the order they come in is irrelevant.

    Two reports share an origin when they quote the same person or chain of command, are
    near-identical in words within three days, when one cites the other, when the source
    or the observer or the satellite pass is the same, or when a paper adds its own words
    to the one voice it quotes. Rows of a data set that name no outlet are one origin.
    """
    ordered = sorted(reports, key=lambda report: (report.published_at, report.id))
    partition = Partition(len(ordered))
    relations: dict[int, str] = {}
    links = sorted(_links(ordered), key=lambda link: RELATIONS.index(link[2]))
    for one, other, relation in links:
        partition.join(one, other)
        relations.setdefault(one, relation)
        relations.setdefault(other, relation)
    return tuple(
        _origin([ordered[index] for index in members], {relations.get(i) for i in members})
        for members in partition.groups()
    )


def _links(reports: Sequence[Report]) -> Iterable[Link]:
    yield from _same_key(reports)
    yield from _same_document(reports)
    yield from _same_lineage(reports)
    yield from _cited(reports)
    for one, other in combinations(range(len(reports)), 2):
        if _same_pass(reports[one], reports[other]):
            yield one, other, "same_pass"
        elif _reprint(reports[one], reports[other]):
            yield one, other, "reprint"


def _same_key(reports: Sequence[Report]) -> Iterable[Link]:
    first: dict[tuple[str, str], int] = {}
    for index, report in enumerate(reports):
        if is_heat(report):
            continue
        relation, key = voice_key(report)
        if (relation, key) in first:
            yield first[relation, key], index, relation
        first.setdefault((relation, key), index)


def voice_key(report: Report) -> tuple[str, str]:
    """Name the voice behind a report: the speaker, else the observer, else the source.

    Whoever speaks as a party speaks for one chain of command, by its own channel or
    quoted by others.
    """
    if report.item_type is ItemType.FIELD_REPORT:
        return "same_source", f"{report.source}/{report.speaker}"
    if report.source_class is SourceClass.PARTY and report.side is not None:
        return "same_speaker", army_key(report.side)
    if report.speaker is not None:
        return "same_speaker", speaker_key(report.speaker, report.side)
    if report.item_type is ItemType.DATASET_ROW and report.cites:
        return "same_source", "|".join(sorted(report.cites))
    return "same_source", f"{report.source}/{report.side or ''}"


def _same_document(reports: Sequence[Report]) -> Iterable[Link]:
    """Join a paper's own words to the one voice it quotes; with two voices it stands apart.

    What its own correspondent saw stays its own.
    """
    by_document: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        if report.document is not None and not report.denies:
            by_document[report.document].append(index)
    for members in by_document.values():
        quoted = [index for index in members if reports[index].speaker is not None]
        if len({voice_key(reports[index]) for index in quoted}) == 1:
            own = (i for i in members if i != quoted[0] and not reports[i].direct)
            yield from ((quoted[0], i, "same_document") for i in own)


def _same_lineage(reports: Sequence[Report]) -> Iterable[Link]:
    """Join what texts of one lineage say: in all of them their own words are one voice.

    Where each of them has a single voice for the incident, it is the same voice, however
    a translation names it. Two parties stay two voices.
    """
    by_line: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        if report.lineage is not None and not report.denies:
            by_line[report.lineage].append(index)
    for members in by_line.values():
        own = members if _one_voice_each(reports, members) else _unspoken(reports, members)
        yield from ((own[0], index, "reprint") for index in own[1:])


def _one_voice_each(reports: Sequence[Report], members: Sequence[int]) -> bool:
    voices: dict[str | None, set[tuple[str, str]]] = defaultdict(set)
    for index in members:
        voices[reports[index].document].add(voice_key(reports[index]))
    sides = {reports[index].side for index in members} - {None}
    return len(sides) <= 1 and all(len(found) == 1 for found in voices.values())


def _unspoken(reports: Sequence[Report], members: Sequence[int]) -> list[int]:
    return [index for index in members if reports[index].speaker is None]


def _cited(reports: Sequence[Report]) -> Iterable[Link]:
    """Join what credits an outlet, or the same outlet, with the outlet's own words."""
    first: dict[str, int] = {}
    own: dict[str, list[int]] = defaultdict(list)
    for index, report in enumerate(reports):
        for key in {_credit_key(name) for name in _names_of(report)}:
            own[key].append(index)
    for index, report in enumerate(reports):
        for key in sorted({_credit_key(name) for name in _credited_by(report)}):
            yield from ((index, other, "cites") for other in own.get(key, ()) if other != index)
            if key in first:
                yield first[key], index, "cites"
            first.setdefault(key, index)


def _names_of(report: Report) -> Iterable[str]:
    """List what a report can be cited by; quoted words are the speaker's, not the paper's."""
    placed = report.speaker is not None and report.source_class is not SourceClass.UNKNOWN
    names = (report.id, report.document) if placed else _all_names(report)
    return (name for name in names if name)


def _all_names(report: Report) -> tuple[str | None, ...]:
    return (report.id, report.document, report.source, report.source_title)


def _credited_by(report: Report) -> Iterable[str]:
    """List what a report takes its words from; an unplaced speaker may be an outlet."""
    if report.speaker is not None and report.source_class is SourceClass.UNKNOWN:
        return (*report.cites, report.speaker)
    return report.cites


def _credit_key(name: str) -> str:
    """Reduce outlets' names to a key; addresses and ids are taken as they are."""
    return name if "/" in name or ":" in name else outlet_key(name) or name


def _same_pass(one: Report, other: Report) -> bool:
    return (
        is_heat(one)
        and is_heat(other)
        and one.speaker == other.speaker
        and abs(one.interval.start_at - other.interval.start_at) <= PASS_WINDOW
    )


def _reprint(one: Report, other: Report) -> bool:
    """Compare words; two parties that use the same words are still two voices."""
    if is_heat(one) or is_heat(other) or (one.side and other.side and one.side != other.side):
        return False
    if one.document is not None and one.document == other.document:
        return False
    if abs(one.published_at - other.published_at) > REPRINT_WINDOW:
        return False
    words = [re.findall(r"\w+", report.words.casefold()) for report in (one, other)]
    if min(len(found) for found in words) < REPRINT_WORDS:
        return False
    texts = [" ".join(found) for found in words]
    return fuzz.token_sort_ratio(*texts, score_cutoff=REPRINT_SIMILARITY) > 0


def _origin(members: Sequence[Report], relations: set[str | None]) -> Origin:
    ids = tuple(sorted(report.id for report in members))
    found = [name for name in RELATIONS if name in relations]
    relation = found[0] if found and len(members) > 1 else "original"
    if not any(is_heat(report) or lineage_known(report) for report in members):
        relation = "unknown_lineage"
    digest = hashlib.sha256(members[0].id.encode()).hexdigest()[:12]
    return Origin(id=f"orig-{digest}", reports=ids, relation=relation)
