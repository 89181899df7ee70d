"""Reports and maps on paper or as pixels: made one at a time, and remembered for a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from importlib.util import find_spec

from trucewatch.report import html
from trucewatch.report.maps.png import RENDERER
from trucewatch.report.pdf import typesetting
from trucewatch.server.library import BusyError
from trucewatch.vocabulary.edition import Edition
from trucewatch.vocabulary.errors import LimitError
from trucewatch.vocabulary.language import Language

MOST_KEPT_BYTES = 16_000_000
LONGEST_PAGE = 12_000_000
"""Characters of a report's page: some three times the largest seen, and a minute of work."""
PATIENCE_S = 20.0


class Press:
    """Typesets one thing at a time; whoever waits too long is told to come back."""

    def __init__(self) -> None:
        self._kept: OrderedDict[Hashable, bytes] = OrderedDict()
        self._working = threading.Lock()

    def print(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        """Return what was made under a key before, or make it.

        Raises:
            BusyError: Others' papers take too long.
        """
        found = self._kept.get(key)
        if found is not None:
            return found
        if not self._working.acquire(timeout=PATIENCE_S):
            raise BusyError("Others are waiting for paper; try again in a minute.")
        try:
            return self._kept.get(key) or self._make(key, make)
        finally:
            self._working.release()

    def _make(self, key: Hashable, make: Callable[[], bytes]) -> bytes:
        made = make()
        self._kept[key] = made
        while len(self._kept) > 1 and sum(map(len, self._kept.values())) > MOST_KEPT_BYTES:
            self._kept.popitem(last=False)
        return made


def report_pdf(edition: Edition, language: Language) -> bytes:
    """Typeset a report.

    Raises:
        LimitError: It is too long to be made while somebody waits.
        UsageError: The typesetter is not installed.
    """
    typesetting.typesetter()
    length = len(html.body(edition, language, {}))
    if length > LONGEST_PAGE:
        raise LimitError(
            f"This report is too long to be typeset here ({length} characters). "
            f"On the server's machine: trucewatch report {edition.day} --format pdf -o out"
        )
    return typesetting.render(edition, language)


def can_typeset() -> bool:
    """Tell whether the extra ``pdf`` is installed."""
    return find_spec(typesetting.TYPESETTER) is not None


def can_rasterise() -> bool:
    """Tell whether the extra ``png`` is installed."""
    return find_spec(RENDERER) is not None
