"""Judges the newest day before anybody asks: right after the start, and after every change."""

from __future__ import annotations

import sys
import threading
import traceback

from trucewatch.server.library import Library
from trucewatch.vocabulary.errors import TrucewatchError

PAUSE_S = 1.0


class Warming:
    """A thread of its own that keeps the newest day remembered."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="warming", daemon=True)

    def start(self) -> None:
        """Begin."""
        self._thread.start()

    def end(self) -> None:
        """Judge no further day."""
        self._ended.set()

    def close(self, seconds: float) -> bool:
        """End; tell whether no day is being judged any more, so that its files may be closed."""
        self.end()
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        judged = None
        while not self._ended.is_set():
            version = self._library.version()
            if version != judged:
                judged = version
                self._judge()
            self._ended.wait(PAUSE_S)

    def _judge(self) -> None:
        """Find the newest day; whoever asks next gets the answer, or meets the same error."""
        try:
            self._library.day(self._library.newest_day())
        except TrucewatchError:
            return
        except Exception:  # noqa: BLE001 - readers must be answered although this failed
            traceback.print_exc(file=sys.stderr)
