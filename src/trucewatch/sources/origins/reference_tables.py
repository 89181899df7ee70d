"""Tables that are known, but hold totals or outlines instead of records: refused by name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trucewatch.sources.limits import Raw
from trucewatch.sources.signature import Head
from trucewatch.sources.source import FileError, Intake, OriginSpec, Outcome

ORIGIN = OriginSpec(
    name="reference_tables", title="Derived tables and outlines", licence="that of the file"
)
_DATED = re.compile(r"deepstatemap_data_\d{8}")
"""Daily maps have their date in the name only."""
TABLES = {
    ("truce_id", "start_local"): ("a calendar of truces", "Write each as an agreement (YAML)."),
    ("report", "period_start"): ("totals by period", "Write them as claimed totals (YAML)."),
    ("date", "war_fires_per_day"): ("fires already counted by day", "Add the FIRMS file."),
}


def recognises(head: Head) -> bool:
    """Tell by the columns or keys that such tables have."""
    return _what(head) is not None


def read(raw: Raw, intake: Intake) -> Iterator[Outcome]:
    """Refuse the file, saying what it is and what would be read instead.

    Raises:
        FileError: Always.
    """
    what, remedy = _what(Head(intake.name, raw.head())) or ("no records", "Check the file.")
    raise FileError(f"it holds {what}; there is nothing to follow back.", remedy=remedy)


def _what(head: Head) -> tuple[str, str] | None:
    for columns, answer in TABLES.items():
        if head.has_columns(*columns):
            return answer
    if head.columns == ("lat", "lon"):
        return "bare positions without a time", "Add the detections that they stem from."
    if "tolerance" in head.keys and "about" in head.keys:
        return "expected results of a computation", "Leave it where it is."
    dated = {"date", "status"} & head.keys or _DATED.search(head.name + head.text[:2000])
    if head.says("FeatureCollection", "Feature") and not dated:
        return "outlines without a date", "Give every feature date and status."
    return None
