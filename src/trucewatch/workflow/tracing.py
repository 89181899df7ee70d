"""Follow a printed number back: recompute its day and show what it rests on."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from trucewatch.report.trace import trace
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.publishing import compose_day
from trucewatch.workflow.workspace import Workspace

SHOWN = 40


def trace_figure(
    workspace: Workspace,
    figure: str,
    *,
    asof: datetime | None = None,
    agreement: str | None = None,
    audience: Audience = Audience.PUBLIC,
) -> dict[str, Any]:
    """Return a figure's value, definition, formula, records, exclusions, spans, revisions.

    Raises:
        UsageError: The name is no figure of its day; close matches are named.
    """
    request = DayRequest(day=day_of(figure), asof=asof, agreement=agreement, audience=audience)
    return trace(compose_day(workspace, request), figure)


def day_of(figure: str) -> date:
    """Read the day out of a figure's name.

    >>> day_of("f/2025-03-12/toretsk/corroborated")
    datetime.date(2025, 3, 12)
    """
    parts = figure.split("/")
    try:
        if parts[0] != "f" or len(parts) < 4:
            raise ValueError
        return date.fromisoformat(parts[1])
    except ValueError:
        raise UsageError(
            f"{figure!r} is not the name of a figure; names look like "
            "f/2025-03-12/toretsk/corroborated and stand behind every number of a report."
        ) from None


def outline(found: dict[str, Any]) -> str:
    """Write a trace for people, one thing a line."""
    lines = [
        f"{found['figure']} = {found['value']}",
        f"  {found['definition']}",
        f"  formula: {found['formula']}",
        f"  records: {len(found['records'])}",
    ]
    lines += [f"    {record['id']}  {record['label']}" for record in found["records"][:SHOWN]]
    lines += [f"  excluded: {len(found['excluded'])}"]
    lines += [f"    {item['record']}  {item['reason']}" for item in found["excluded"][:SHOWN]]
    lines += ["  words:"]
    lines += [
        f"    {span['sha256'][:12]} {span.get('begin')}-{span.get('end')}  {span['text']}"
        for span in found["spans"][:SHOWN]
    ]
    return "\n".join(lines)
