"""What the pages may show of stored texts, and from which day on; days come public already."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from trucewatch.assessment.publication_day import release_at
from trucewatch.text.persons import blotted, private_names
from trucewatch.vocabulary.evidence import Document
from trucewatch.vocabulary.interval import day_interval, local_day
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.workspace import Workspace


def public_document(document: Document, audience: Audience) -> Document:
    """Return a text with the names of private persons blotted out, letter for letter.

    Offsets into it stay what they are.
    """
    if audience is Audience.ANALYST:
        return document
    private = [span.text for span in private_names(document.text, document.language)]
    title = document.title
    return replace(
        document,
        text=blotted(document.text, document.language, private=private),
        title=None if title is None else blotted(title, document.language, private=private),
    )


def newest_public(day: date, workspace: Workspace, zone: str, audience: Audience) -> date:
    """Return a day, or the newest one before it that may be published by now."""
    if audience is Audience.ANALYST or workspace.settings.synthetic:
        return day
    now = datetime.now(UTC)  # noqa: TID251 - the delay counts from the moment somebody reads
    while release_at(day_interval(day, zone), workspace.policy) > now:
        day = min(day - timedelta(days=1), local_day(now, zone))
    return day
