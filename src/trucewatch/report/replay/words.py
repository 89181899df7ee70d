"""The words and numbers of a replay's page in one language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from trucewatch.report.catalogue import entries
from trucewatch.report.numbers import print_figure
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.language import Language

NOTHING = "–"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Says keys of the catalogue and writes numbers as a language writes them."""

    language: Language

    def say(self, key: str, **words: str) -> str:
        """Say a sentence with words in its places."""
        found = entries(self.language)[f"backtest.{key}"]
        return str(found).format(**words)

    def named(self, value: str | None) -> str:
        """Say a closed value in words; one the catalogue does not know stays as it is."""
        if not value:
            return NOTHING
        known = entries(self.language)
        for key in (f"backtest.is.{value}", f"reason.{value}", f"heat.{value}"):
            if isinstance(known.get(key), str):
                return str(known[key])
        return value

    def number(self, value: Any, decimals: int = 2, *, share: bool = False) -> str:
        """Write a number, or a dash where there is none."""
        if value is None:
            return NOTHING
        unit = "share" if share else "number"
        figure = Figure(
            id="", value=float(value), decimals=decimals, unit=unit, definition="", formula=""
        )
        return print_figure(figure, self.language)

    def span(self, low: Any, high: Any) -> str:
        """Write an interval."""
        return NOTHING if low is None else f"[{self.number(low)}; {self.number(high)}]"
