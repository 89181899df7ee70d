"""The words on a sheet, from the report's catalogues, with numbers and dates in their places."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from trucewatch.report.catalogue import say
from trucewatch.report.dates import Clock
from trucewatch.report.numbers import print_figure
from trucewatch.report.printing import PlainPrinter
from trucewatch.vocabulary.edition import Code, FigureRef, Inline, Message, When
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.language import Language


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number with the digits to print."""

    value: float
    decimals: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Says the messages of a sheet in one language."""

    language: Language
    zone: str

    def say(self, key: str, **arguments: str | Amount | date) -> str:
        """Say a message; text stays as it is, numbers and dates follow the language."""
        figures = {
            name: _figure(name, value)
            for name, value in arguments.items()
            if isinstance(value, Amount)
        }
        clock = Clock(language=self.language, zone=self.zone)
        printer = PlainPrinter(language=self.language, figures=figures, clock=clock)
        pieces = {name: _piece(name, value) for name, value in arguments.items()}
        return say(Message(key=key, arguments=pieces), printer)

    def number(self, value: float, decimals: int) -> str:
        """Write a number as the language does."""
        return print_figure(_figure("n", Amount(value=value, decimals=decimals)), self.language)


def _figure(name: str, amount: Amount) -> Figure:
    return Figure(
        id=name,
        value=amount.value,
        decimals=amount.decimals,
        unit="as stated",
        definition=name,
        formula="as measured",
    )


def _piece(name: str, value: str | Amount | date) -> Inline:
    if isinstance(value, Amount):
        return FigureRef(id=name)
    return Code(text=value) if isinstance(value, str) else When(value=value)
