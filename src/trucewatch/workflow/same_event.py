"""Why two reports are one incident or not: the points for and against, and what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from trucewatch.incidents.formation import pair_of
from trucewatch.incidents.likeness import SAME_FROM, excluded, points
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.gather import gather_reports
from trucewatch.workflow.queries import Wanted, days_of, prepare_days
from trucewatch.workflow.workspace import Workspace


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """How two reports compare.

    Attributes:
        points: By what gave them; empty when something rules the pair out.
        needed: Points from which a pair is joined.
        excluded: What rules the pair out, or empty.
        joined: Whether they stand in one incident after all.
    """

    reports: tuple[str, str]
    points: Mapping[str, int]
    needed: int
    excluded: str
    joined: bool

    @property
    def verdict(self) -> str:
        """Say in a sentence what came of the points."""
        total = sum(self.points.values())
        end = "They stand in one incident." if self.joined else "They stand in two incidents."
        if self.excluded:
            return f"Ruled out by {self.excluded}. {end}"
        reached = "reached" if total >= self.needed else "not reached"
        return f"{total} points; {self.needed} are needed: {reached}. {end}{self._why_else(total)}"

    def as_json(self) -> dict[str, Any]:
        """Build the object that programs read."""
        return {**asdict(self), "total": sum(self.points.values()), "verdict": self.verdict}

    def _why_else(self, total: int) -> str:
        if self.joined and total < self.needed:
            return " Other reports tie them, or somebody decided so."
        if not self.joined and total >= self.needed:
            return " Their groups as wholes do not agree, or somebody decided so."
        return ""


def compare(
    workspace: Workspace, reports: tuple[str, str], first: date | None, last: date | None
) -> Compared:
    """Compare two reports of some days, as formation did.

    Raises:
        UsageError: A report is not among those of the days.
    """
    wanted = Wanted(first=first, last=last)
    got = prepare_days(workspace, wanted, *days_of(workspace, wanted))
    one, other = reports
    pair = pair_of(gather_reports(got.material)[0], one, other)
    if pair is None:
        raise UsageError(
            f"{one} or {other} is not among the reports of these days; name the days with "
            "--from and --to, and take ids from: incidents --json."
        )
    homes = [{report.id for report in graded.incident.reports} for graded in got.judged.graded]
    found = points(*pair)
    return Compared(
        reports=reports,
        points={name: value for name, value in found.items() if value},
        needed=SAME_FROM,
        excluded=excluded(*pair),
        joined=any({one, other} <= home for home in homes),
    )
