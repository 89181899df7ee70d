"""The report's words in four languages: one catalogue file per language.

A key leads to a sentence with named places for arguments, or to a table of plural forms that
names the argument (``by``) whose number decides. Sentences are never glued together; a longer one
holds shorter ones as arguments.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib import resources
from typing import Protocol

from babel import Locale

from trucewatch.report.numbers import decimal
from trucewatch.vocabulary.edition import FigureRef, Inline, Message
from trucewatch.vocabulary.figure import Figure
from trucewatch.vocabulary.language import Language

PLURAL_FORMS = frozenset({"one", "few", "many", "other"})
PLACE = re.compile(r"\{([a-z_]+)\}")

Entry = str | Mapping[str, str]


class Printer(Protocol):
    """Prints the pieces a sentence is made of, as plain text or as marked-up text."""

    @property
    def language(self) -> Language:
        """Return the language to print in."""

    @property
    def figures(self) -> Mapping[str, Figure]:
        """Return the figures that references stand for, by id."""

    def literal(self, text: str) -> str:
        """Print words of the catalogue."""

    def inline(self, piece: Inline) -> str:
        """Print an argument."""


@cache
def entries(language: Language) -> Mapping[str, Entry]:
    """Load a language's catalogues, of the report and of the pages, as dotted keys."""
    folder = resources.files("trucewatch.report") / "catalogues"
    found: dict[str, Entry] = {}
    for place in (folder, folder / "pages"):
        text = (place / f"{language}.toml").read_text(encoding="utf-8")
        found.update(_flat(tomllib.loads(text), ""))
    return found


def knows(key: str) -> bool:
    """Tell whether the catalogues have a key (they all have the same)."""
    return key in entries(Language.EN)


def say(message: Message, printer: Printer) -> str:
    """Print a message in the printer's language, its arguments in their places.

    Raises:
        KeyError: The catalogue has no such key, or the sentence names a missing argument.
    """
    sentence = _sentence(message, printer)
    parts: list[str] = []
    for index, part in enumerate(PLACE.split(sentence)):
        parts.append(
            printer.inline(message.arguments[part]) if index % 2 else printer.literal(part)
        )
    return "".join(parts)


def plural_form(figure: Figure, language: Language) -> str:
    """Tell which plural form goes with a figure as it is printed.

    >>> plural_form(Figure(id="f", value=22, definition="d", formula="f"), Language.UK)
    'few'
    """
    return str(Locale(language.value).plural_form(decimal(figure.value, figure.decimals)))


def _sentence(message: Message, printer: Printer) -> str:
    entry = entries(printer.language)[message.key]
    if isinstance(entry, str):
        return entry
    counted = message.arguments[entry["by"]]
    if not isinstance(counted, FigureRef):
        raise TypeError(f"{message.key}: {entry['by']} decides the plural, so it must be a figure")
    form = plural_form(printer.figures[counted.id], printer.language)
    return entry.get(form, entry["other"])


def _flat(tree: Mapping[str, object], prefix: str) -> list[tuple[str, Entry]]:
    found: list[tuple[str, Entry]] = []
    for name, node in tree.items():
        if isinstance(node, str):
            found.append((prefix + name, node))
        elif isinstance(node, Mapping) and "by" in node:
            found.append((prefix + name, {str(form): str(text) for form, text in node.items()}))
        elif isinstance(node, Mapping):
            found.extend(_flat(node, f"{prefix}{name}."))
    return found
