"""Who stands behind a piece of information, and whether two voices are one.

Bodies of one chain of command are one voice, in whatever language they are named.
"""

from __future__ import annotations

import re

from trucewatch.incidents.bodies import body_class, is_correspondent
from trucewatch.incidents.letters import latin
from trucewatch.vocabulary.incident import ItemType, Report
from trucewatch.vocabulary.source import Source, SourceClass

MEDIA = frozenset({"media", "unknown", ""})


def own_voice(reported_by: tuple[str, ...]) -> str | None:
    """Name the speaker quoted, or None when the article speaks for itself.

    A correspondent is the paper's own eye, not somebody it quotes.

    >>> own_voice(("media",)) is None
    True
    >>> own_voice(("media", "General Staff"))
    'General Staff'
    """
    quoted = (name for name in reported_by if name.lower() not in MEDIA)
    return next((name for name in quoted if not is_correspondent(name)), None)


def source_class_of_quoted(
    source: Source, speaker: str | None, speaker_side: str | None
) -> tuple[SourceClass, str | None]:
    """Tell the class and side of whoever stands behind the words.

    Without a speaker the source speaks for itself. A speaker of a side is that party,
    whoever prints the words, unless the name is that of a local or an outside body. A
    speaker of whom nothing is known cannot be placed, which is not the same as outside.
    """
    if speaker is None and speaker_side is None:
        return source.source_class, source.side
    found = body_class(speaker or "")
    if found in (SourceClass.MONITOR, SourceClass.HUMANITARIAN):
        return found, None
    side = speaker_side
    if side is None and source.source_class in (SourceClass.PARTY, SourceClass.ALIGNED):
        # An aligned paper that quotes "the ministry" relays its own side's chain of command.
        relays = found is SourceClass.PARTY
        return (SourceClass.PARTY if relays else source.source_class), source.side
    if found is SourceClass.LOCAL_AUTHORITY:
        return found, side
    if side is None:
        return SourceClass.UNKNOWN, None
    return found or SourceClass.PARTY, side


def speaker_key(speaker: str, side: str | None) -> str:
    """Reduce a speaker's name to what is the same in all languages.

    >>> speaker_key("Олена Коваль", None) == speaker_key("Olena Koval", None)
    True
    """
    words = re.findall(r"[^\W\d_]+", latin(speaker))
    return f"{side or ''}/{words[-1] if words else speaker}"


def army_key(side: str | None) -> str:
    """Name the voice of a side's chain of command."""
    return f"{side or ''}/armed forces"


def side_of(report: Report) -> str | None:
    """Name the side a report speaks for, or None when it speaks for none.

    A local authority deals with effects itself (casualties, damage, outage) and is
    outside the parties for them; for anything else it is aligned with its side.
    """
    if report.source_class is SourceClass.LOCAL_AUTHORITY:
        return None if _tells_effects(report) else report.side
    if report.source_class in (SourceClass.PARTY, SourceClass.ALIGNED):
        return report.side
    return None


def is_outside(report: Report) -> bool:
    """Tell whether a report belongs to no party: known to, not merely possible."""
    if is_heat(report) or report.source_class is SourceClass.UNKNOWN:
        return False
    if report.source_class is SourceClass.LOCAL_AUTHORITY:
        return _tells_effects(report)
    return side_of(report) is None


def is_heat(report: Report) -> bool:
    """Tell whether a report is a thermal anomaly, which is not a shot."""
    return report.item_type is ItemType.SENSOR and report.facets.observation == "thermal"


def lineage_known(report: Report) -> bool:
    """Tell whether it is known where the information comes from.

    A relay or data set row that names neither speaker nor outlet is independent of
    nothing, and neither is a source that cannot be placed.
    """
    if report.source_class is SourceClass.UNKNOWN:
        return False
    relayed = report.source_class in (SourceClass.MEDIA_RELAY, SourceClass.DATASET)
    return not relayed or report.speaker is not None or bool(report.cites)


def _tells_effects(report: Report) -> bool:
    return report.casualties is not None or report.facets.effect not in (None, "none")
