"""A workspace in a notebook: the tables of the exports as frames, as known at any time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trucewatch.vocabulary.errors import WorkspaceError
from trucewatch.vocabulary.findings import DayFindings
from trucewatch.vocabulary.interval import local_day
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.day import find_day
from trucewatch.workflow.day_request import DayRequest
from trucewatch.workflow.flat_rows import FlatTable
from trucewatch.workflow.frame_files import arrow_table, data_frame, geo_frame
from trucewatch.workflow.ground import load_ground
from trucewatch.workflow.known_shapes import acled_table, ucdp_table
from trucewatch.workflow.moments import parse_asof, parse_day
from trucewatch.workflow.release_files import BASE_URL, tables_of
from trucewatch.workflow.replaying import replay, reproduced
from trucewatch.workflow.workspace import Workspace

if TYPE_CHECKING:
    import geopandas
    import pandas
    import pyarrow

DAYS = 30


def open_workspace(
    directory: str | Path, *, audience: str = "public", base_url: str = BASE_URL
) -> OpenWorkspace:
    """Open a workspace to look into; nothing in it is changed.

    Args:
        directory: Folder of the workspace.
        audience: ``public`` applies the publication policy; ``analyst`` is for your own desk.
        base_url: Where the pages are served, for the column ``url``.

    Raises:
        WorkspaceError: There is no workspace.
    """
    workspace = Workspace.open(Path(directory))
    return OpenWorkspace(workspace=workspace, audience=Audience(audience), base_url=base_url)


@dataclass(frozen=True, kw_only=True)
class OpenWorkspace:
    """Frames of a workspace. Every call takes ``asof``: only what was known then counts."""

    workspace: Workspace
    audience: Audience = Audience.PUBLIC
    base_url: str = BASE_URL

    def incidents(
        self,
        first: str | date | None = None,
        last: str | date | None = None,
        *,
        asof: str | datetime | None = None,
    ) -> geopandas.GeoDataFrame:
        """Return the incidents of some days; thirty up to the newest unless told otherwise."""
        return geo_frame(self.table("incidents", first, last, asof=asof))

    def sector_days(
        self,
        first: str | date | None = None,
        last: str | date | None = None,
        *,
        asof: str | datetime | None = None,
    ) -> geopandas.GeoDataFrame:
        """Return every sector on every day."""
        return geo_frame(self.table("sector_days", first, last, asof=asof))

    def control(
        self, day: str | date | None = None, *, asof: str | datetime | None = None
    ) -> geopandas.GeoDataFrame:
        """Return the control maps of a day, one row a source."""
        return geo_frame(self.table("control", day, day, asof=asof))

    def statements(
        self, day: str | date | None = None, *, asof: str | datetime | None = None
    ) -> pandas.DataFrame:
        """Return who said what on a day, in exact words."""
        return data_frame(self.table("statements", day, day, asof=asof))

    def claims(
        self, day: str | date | None = None, *, asof: str | datetime | None = None
    ) -> pandas.DataFrame:
        """Return the claims of a day with what the maps allow to say about each."""
        return data_frame(self.table("claims", day, day, asof=asof))

    def to_acled(
        self, first: str | date | None = None, last: str | date | None = None
    ) -> pandas.DataFrame:
        """Return the incidents under ACLED's column names."""
        return data_frame(acled_table(self._findings(first, last, None), self.base_url))

    def to_ucdp(
        self, first: str | date | None = None, last: str | date | None = None
    ) -> pandas.DataFrame:
        """Return the incidents of force under UCDP's column names."""
        return data_frame(ucdp_table(self._findings(first, last, None), self.base_url))

    def arrow(
        self,
        name: str,
        first: str | date | None = None,
        last: str | date | None = None,
        *,
        asof: str | datetime | None = None,
    ) -> pyarrow.Table:
        """Return a table by name as Arrow: incidents, sector_days, control and so on."""
        return arrow_table(self.table(name, first, last, asof=asof))

    def table(
        self,
        name: str,
        first: str | date | None = None,
        last: str | date | None = None,
        *,
        asof: str | datetime | None = None,
    ) -> FlatTable:
        """Return a table as plain rows, without any further library."""
        findings = self._findings(first, last, asof)
        begin = _day(first) or findings.day - timedelta(days=DAYS - 1)
        table = tables_of(findings, self.base_url, begin)[name]
        return replace(table, rows=tuple(table.rows))

    def backtest(
        self, first: str | date, last: str | date, *, asof: str | datetime | None = None
    ) -> dict[str, Any]:
        """Replay a truce of some days on the workspace's event data, as known at a time.

        Returns:
            What ``trucewatch backtest --json`` says: the case by channel, rank among ordinary
            days, calibration; where there is too little to tell, the reason.
        """
        zone = load_ground(self.workspace.theatre_name, self.workspace.gazetteer_file).theatre.zone
        known = asof if isinstance(asof, datetime) else parse_asof(asof, zone)
        return replay(self.workspace, _named_day(first), _named_day(last), known)

    def reproduce(self, day: str | date) -> pandas.DataFrame:
        """Work out every published number of a day again from what was known then."""
        return data_frame(reproduced(self.workspace, _named_day(day), self.audience))

    def cite(self, *, asof: str | datetime | None = None) -> str:
        """Return a line that names the material and the time of knowledge."""
        found = self._findings(None, None, asof)
        files = len(found.pieces)
        return f"trucewatch, {files} archived files, as known on {found.asof.isoformat()}"

    def _findings(
        self, first: str | date | None, last: str | date | None, asof: str | datetime | None
    ) -> DayFindings:
        zone = load_ground(self.workspace.theatre_name, self.workspace.gazetteer_file).theatre.zone
        known = asof if isinstance(asof, datetime) else parse_asof(asof, zone)
        end = _day(last) or self._newest(known, zone)
        begin = _day(first) or end - timedelta(days=DAYS - 1)
        request = DayRequest(
            day=end, asof=known, days=max(1, (end - begin).days + 1), audience=self.audience
        )
        return find_day(self.workspace, request)

    def _newest(self, known: datetime | None, zone: str) -> date:
        newest = known or self.workspace.store.latest_known_at()
        if newest is None:
            raise WorkspaceError("The workspace is empty; add files with: trucewatch add PATH…")
        return local_day(newest - timedelta(seconds=1), zone)


def _day(day: str | date | None) -> date | None:
    return None if day is None else _named_day(day)


def _named_day(day: str | date) -> date:
    return parse_day(day) if isinstance(day, str) else day
