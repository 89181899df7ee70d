"""What an earlier edition printed and what it would print now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.figure import Citation, Figure
from trucewatch.vocabulary.findings import Correction
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.workspace import Workspace

Recompute = Callable[[date, datetime], Mapping[str, Figure]]
"""Composes the figures of an earlier day, as known at a time."""

LOOK_BACK_DAYS = 1
REASON = "later_material"


def find_corrections(
    workspace: Workspace, request: DayRequest, asof: datetime, recompute: Recompute | None
) -> tuple[Correction, ...]:
    """Compare the last published edition of the day before with what it would say now."""
    if recompute is None:
        return ()
    found: list[Correction] = []
    for back in range(1, LOOK_BACK_DAYS + 1):
        found.extend(_of_day(workspace, request.day - timedelta(days=back), asof, recompute))
    return tuple(found)


def _of_day(
    workspace: Workspace, day: date, asof: datetime, recompute: Recompute
) -> list[Correction]:
    printed = [one for one in workspace.store.published(day.isoformat()) if one.asof < asof]
    if not printed:
        return []
    last = printed[-1]
    now = recompute(day, asof)
    return [
        Correction(
            figure=name,
            day=day,
            was=was,
            now=now[name].value,
            known_at=asof,
            reason=REASON,
            citations=_newer(workspace, now[name], last.asof),
        )
        for name, was in last.figures.items()
        if name in now and not now[name].momentary and abs(now[name].value - was) > 1e-9
    ]


def _newer(workspace: Workspace, figure: Figure, since: datetime) -> tuple[Citation, ...]:
    """List what the figure rests on now that was not known when it was printed."""
    store = workspace.store
    cited = [citation for record in figure.records for citation in record.citations]
    told = store.first_known(Document, {one.document for one in cited if one.document is not None})
    pieces = {piece.sha256: piece.known_at for piece in store.pieces(None)}

    def known_at(citation: Citation) -> datetime:
        if citation.document is not None:
            return told.get(citation.document, since)
        return pieces.get(citation.evidence.sha256, since)

    return tuple(citation for citation in cited if known_at(citation) > since)
