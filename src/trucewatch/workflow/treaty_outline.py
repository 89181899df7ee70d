"""An agreement for the terminal: versions, life, and what they share and do not share."""

from __future__ import annotations

from trucewatch.agreements.common import common_terms
from trucewatch.agreements.compare import differences
from trucewatch.agreements.force import current_versions
from trucewatch.vocabulary.agreement import Agreement, CommonTerm, Difference, Version
from trucewatch.vocabulary.interval import Interval
from trucewatch.workflow.treaty_json import mark

NOT_IN_VERSION = "(no such term)"
NO_RESTRICTION = "–"


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
    lines += ["", "Undisputed: where all versions hold"]
    lines += [_common(term) for term in common_terms(agreement)] or ["  nothing"]
    lines += ["", "What the versions say (undisputed first)", *_table(agreement)]
    return "\n".join(lines)


def _common(term: CommonTerm) -> str:
    scope = term.scope
    limits = [
        *scope.regions,
        *(f"without {name}" for name in scope.excluded_regions),
        *scope.sectors,
        *(area.name for area in scope.areas),
        *scope.objects,
        *term.weapons,
    ]
    where = ", ".join(limits) or "everywhere"
    when = _window(term.window) if term.window else "no window stated"
    return f"  {term.kind.value} {where}; {when} ({' and '.join(term.clauses)})"


def _table(agreement: Agreement) -> list[str]:
    """Lay the versions side by side: one column each, aligned; an empty cell says nothing."""
    rows = differences(agreement)
    versions = [version.id for version in current_versions(agreement)]
    cells = [["term", "aspect", "", *versions]]
    for row in rows:
        said = [_cell(row, version) for version in versions]
        mark = "same" if row.undisputed else "DIFFERENT"
        cells.append([row.kind.value, row.aspect, mark, *said])
    widths = [max(len(line[place]) for line in cells) for place in range(len(cells[0]))]
    return [
        "  "
        + "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in cells
    ]


def _cell(row: Difference, version: str) -> str:
    if version not in row.stated:
        return NOT_IN_VERSION
    return ", ".join(row.stated[version]) or NO_RESTRICTION


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
