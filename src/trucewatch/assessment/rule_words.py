"""The rules of the grades in words, and what would carry an incident one step further."""

from __future__ import annotations

from collections.abc import Mapping

from trucewatch.vocabulary.grade import Attribution, GradedIncident, Occurrence

WORDS: Mapping[str, str] = {
    "withdrawn": "a person withdrew it and said why",
    "recycled_media": "only footage that is older than what it is said to show speaks for it",
    "nothing_asserts_it": "no usable item says that it happened (only denials)",
    "thermal_only": "heat was seen and nothing else; heat never goes further on its own",
    "one_side_claims": "every origin that says so stands on one side",
    "source_not_assessed": "the only origins are of a source that cannot be placed",
    "one_side_with_sensor": "two origins of one side, and heat in the right place and time",
    "admission": "one party admits an act that binding terms forbid it",
    "unknown_lineage": (
        "an outside report whose own source is not known; it is independent of nothing"
    ),
    "one_outside_origin": "one origin that belongs to no party",
    "both_parties_agree": "both parties say that it happened there and then",
    "outside_observation_with_sensor": "one outside origin with direct observation, and heat",
    "two_independent_origins": (
        "two independent origins of known lineage, at least one outside the parties"
    ),
    "nobody_named": "no report names a side",
    "parties_blame_each_other": "the parties name different sides and nobody else names one",
    "outside_origins_disagree": "outside origins name different sides",
    "named_by_one_party": (
        "only one party's origins, or a source that cannot be placed, name the side"
    ),
    "named_by_outside_origin": (
        "an origin outside the parties names the side, without evidence of its own"
    ),
    "technical_evidence": (
        "direct observation outside the parties of a crater or a remnant that names the side"
    ),
    "admitted": "the party itself says that it acted",
    "by_hand": "a person set it and said why",
}
"""Rule by rule, as docs/reference/grades.md has them."""

OUTSIDE = "an origin of known lineage that belongs to no party (O2)"
TWO_PEOPLE = "two different people who verify it on direct observation or accepted footage (O4)"
RAISES_OCCURRENCE: Mapping[Occurrence, tuple[str, ...]] = {
    Occurrence.O0: ("an item that says it happened (O1)", OUTSIDE),
    Occurrence.O1: (
        OUTSIDE,
        "a second origin of the same side, with heat in the right place and time (O2)",
        "the other party saying so, too (O3)",
    ),
    Occurrence.O2: (
        "a second independent origin of known lineage, one of them outside the parties (O3)",
        "heat in the right place and time beside direct observation from outside (O3)",
        "the other party saying so, too (O3)",
    ),
    Occurrence.O3: (TWO_PEOPLE,),
    Occurrence.O4: (),
}
RAISES_ATTRIBUTION: Mapping[Attribution, tuple[str, ...]] = {
    Attribution.A0: ("one side, and only one, being named (A1 by a party, A2 from outside)",),
    Attribution.A1: ("an origin outside the parties that names the side (A2)",),
    Attribution.A2: ("a crater or remnant observed from outside that names the side (A3)",),
    Attribution.A3: ("the party itself saying that it acted (A4)",),
    Attribution.A4: (),
}


def would_raise(graded: GradedIncident) -> dict[str, tuple[str, ...]]:
    """Return per axis what the rules would need for the next grade; nothing at the top.

    Copies, reprints and translations of what is there already are never among it.
    """
    return {
        "occurrence": RAISES_OCCURRENCE[graded.occurrence.value],
        "attribution": RAISES_ATTRIBUTION[graded.attribution.value],
    }
