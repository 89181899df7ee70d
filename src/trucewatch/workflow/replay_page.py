"""A replay's page as a file, whole or not at all."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from trucewatch.report.replay.page import render_replay
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.language import Language
from trucewatch.workflow.maps import Field
from trucewatch.workflow.whole_files import write_whole


def write_replay(path: Path, found: dict[str, Any], lang: str, field: Field) -> Path:
    """Write what ``backtest`` found as a page in one language.

    Raises:
        UsageError: The language is unknown, or the folder cannot be written.
    """
    known = [language.value for language in Language]
    if lang not in known:
        raise UsageError(f"no language {lang!r}; --lang knows {', '.join(known)}.")
    names = {sector.id: dict(sector.names) for sector in field.sectors}
    try:
        return write_whole(path, render_replay(found, Language(lang), names))
    except OSError as error:
        raise UsageError(f"{path} cannot be written: {error.strerror}.") from error
