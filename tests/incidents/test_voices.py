"""Who stands behind words, and for which side a report speaks."""

from __future__ import annotations

import pytest

from incidents.building import a_report, heat
from trucewatch.incidents.voices import (
    army_key,
    is_outside,
    lineage_known,
    own_voice,
    side_of,
    source_class_of_quoted,
    speaker_key,
)
from trucewatch.vocabulary.incident import Facets
from trucewatch.vocabulary.quantity import Casualties
from trucewatch.vocabulary.source import Reliability, Source, SourceClass

C = SourceClass


def a_source(source_class: SourceClass, side: str | None = None) -> Source:
    """Build a source of a class."""
    return Source(
        id="s", title="S", source_class=source_class, reliability=Reliability.C, side=side
    )


PAPER, RELAY = a_source(C.INDEPENDENT_MEDIA), a_source(C.MEDIA_RELAY)
ALIGNED, PARTY = a_source(C.ALIGNED, "russia"), a_source(C.PARTY, "russia")


@pytest.mark.parametrize(
    ("source", "speaker", "side", "voice"),
    [
        (PAPER, None, None, (C.INDEPENDENT_MEDIA, None)),
        (PARTY, None, None, (C.PARTY, "russia")),
        (PAPER, None, "ukraine", (C.PARTY, "ukraine")),
        (PAPER, "OSCE", "ukraine", (C.MONITOR, None)),
        (ALIGNED, "Red Cross", None, (C.HUMANITARIAN, None)),
        (ALIGNED, "General Staff", None, (C.PARTY, "russia")),
        (ALIGNED, "A. Person", None, (C.ALIGNED, "russia")),
        (PARTY, "A. Person", None, (C.PARTY, "russia")),
        (ALIGNED, "General Staff", "ukraine", (C.PARTY, "ukraine")),
        (PAPER, "the mayor", None, (C.LOCAL_AUTHORITY, None)),
        (PAPER, "the mayor", "ukraine", (C.LOCAL_AUTHORITY, "ukraine")),
        (ALIGNED, "the mayor", None, (C.ALIGNED, "russia")),
        (PAPER, "A. Person", None, (C.UNKNOWN, None)),
        (RELAY, "General Staff", None, (C.UNKNOWN, None)),
        (PAPER, "A. Person", "ukraine", (C.PARTY, "ukraine")),
        (PAPER, "military administration", "ukraine", (C.ALIGNED, "ukraine")),
    ],
)
def test_who_stands_behind_quoted_words(
    source: Source, speaker: str | None, side: str | None, voice: tuple[SourceClass, str | None]
) -> None:
    """A speaker of a side is that party; one of whom nothing is known cannot be placed."""
    assert source_class_of_quoted(source, speaker, side) == voice


@pytest.mark.parametrize(
    ("reported_by", "voice"),
    [
        ((), None),
        (("Media", ""), None),
        (("unknown", "the mayor"), "the mayor"),
        (("our correspondent", "the mayor"), "the mayor"),
        (("our correspondent",), None),
    ],
)
def test_a_correspondent_is_the_papers_own_eye(
    reported_by: tuple[str, ...], voice: str | None
) -> None:
    """The first name that is neither the paper nor its correspondent speaks."""
    assert own_voice(reported_by) == voice


HURT = Casualties(killed_low=1)


@pytest.mark.parametrize(
    ("changes", "side", "outside"),
    [
        ({"source_class": C.PARTY}, "ukraine", False),
        ({"source_class": C.ALIGNED}, "ukraine", False),
        ({"source_class": C.INDEPENDENT_MEDIA}, None, True),
        ({"source_class": C.UNKNOWN}, None, False),
        ({"source_class": C.LOCAL_AUTHORITY}, "ukraine", False),
        ({"source_class": C.LOCAL_AUTHORITY, "casualties": HURT}, None, True),
        ({"source_class": C.LOCAL_AUTHORITY, "facets": Facets(effect="damage")}, None, True),
        ({"source_class": C.LOCAL_AUTHORITY, "facets": Facets(effect="none")}, "ukraine", False),
    ],
)
def test_a_local_authority_is_outside_for_effects_alone(
    changes: dict[str, object], side: str | None, *, outside: bool
) -> None:
    """It deals with the dead and with damage itself; for who fired it speaks for its side."""
    report = a_report(side="ukraine", **changes)

    assert (side_of(report), is_outside(report)) == (side, outside)


def test_heat_is_outside_no_party() -> None:
    """A thermal anomaly is not a shot; another sensor is a voice of its own."""
    assert not is_outside(heat())
    assert is_outside(heat(facets=Facets(observation="sound")))
    assert is_outside(a_report(facets=Facets(observation="thermal")))


def test_a_speaker_is_known_by_the_last_name_and_the_side() -> None:
    """A name without letters stays as it is; two sides never share a speaker."""
    assert speaker_key("Gen. Jan Falk", "ukraine") == "ukraine/falk"
    assert speaker_key("24/7", None) == "/24/7"
    assert (army_key("russia"), army_key(None)) == ("russia/armed forces", "/armed forces")


@pytest.mark.parametrize(
    ("source_class", "changes", "known"),
    [
        (C.UNKNOWN, {"speaker": "A. Person", "cites": ("agency",)}, False),
        (C.INDEPENDENT_MEDIA, {}, True),
        (C.MEDIA_RELAY, {}, False),
        (C.DATASET, {}, False),
        (C.MEDIA_RELAY, {"speaker": "A. Person"}, True),
        (C.DATASET, {"cites": ("agency",)}, True),
    ],
)
def test_a_relay_that_names_nobody_is_independent_of_nothing(
    source_class: SourceClass, changes: dict[str, object], *, known: bool
) -> None:
    """A speaker or an outlet makes the lineage known, unless the source cannot be placed."""
    assert lineage_known(a_report(source_class=source_class, **changes)) is known
