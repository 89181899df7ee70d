"""How many incidents the publication policy holds back, and why; never which."""

from __future__ import annotations

from trucewatch.report.material import Material
from trucewatch.vocabulary.edition import Inline, Message
from trucewatch.vocabulary.figure import Figure


def held_messages(material: Material) -> tuple[Inline, ...]:
    """Count what is held by reason; that nothing is held is said as well.

    An analysts' edition has nothing held back and says nothing here.
    """
    held = material.findings.held
    if held is None:
        return ()
    if not held:
        return (Message(key="integrity.none_held"),)
    return tuple(_held(material, reason, count) for reason, count in sorted(held.items()))


def _held(material: Material, reason: str, count: int) -> Message:
    figure = Figure(
        id=material.book.name(None, f"held-{reason}"),
        value=count,
        definition="figure.held",
        parameters={"reason": reason, "day": material.findings.day.isoformat()},
        formula="count; the records are held back",
    )
    arguments: dict[str, Inline] = {
        "held": material.number(figure),
        "reason": Message(key=f"hold.{reason}"),
    }
    return Message(key="integrity.held", arguments=arguments)
