"""An agreement for the terminal: versions, life, and what they share and do not share."""

from __future__ import annotations

from trucewatch.agreements.compare import differences
from trucewatch.vocabulary.agreement import Agreement, Version
from trucewatch.vocabulary.interval import Interval
from trucewatch.workflow.treaty_json import mark


def outline(agreement: Agreement) -> str:
    """Write an agreement for people; weak facts carry their mark."""
    lines = [f"{agreement.id}: {agreement.titles['en']}", f"  source: {agreement.source}"]
    lines += ["", "Versions"]
    lines += [_version(version) for version in agreement.versions]
    lines += ["", "Life"]
    lines += [
        f"  {step.on} {step.party}: {step.stage.value}{mark(step.confidence)} ({step.source})"
        for step in agreement.life
    ]
    lines += ["", "What the versions say (undisputed first)"]
    for row in differences(agreement):
        said = "; ".join(f"{name}: {', '.join(v) or 'nothing'}" for name, v in row.stated.items())
        agreed = "all versions" if row.undisputed else "DIFFERENT"
        lines.append(f"  {row.kind.value} {row.aspect} [{agreed}] {said}")
    return "\n".join(lines)


def _version(version: Version) -> str:
    window = f", {_window(version.window)}" if version.window else ", no window stated"
    terms = ", ".join(f"{term.id} ({term.kind.value})" for term in version.terms)
    by = f"{version.author}{mark(version.confidence)}"
    return f"  {version.id} by {by}, {version.published_on}{window}: {terms}"


def _window(window: Interval) -> str:
    return (
        f"{window.start_local:%Y-%m-%d %H:%M} to {window.end_local:%Y-%m-%d %H:%M} "
        f"{window.zone} ({window.hours:g} h)"
    )
