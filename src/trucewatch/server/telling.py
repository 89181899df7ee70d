"""Tells the watches of a workspace: each message once, with a few more tries where that helps."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from trucewatch.models.address import is_public, numbers_of
from trucewatch.report.webhook import Call, NotSentError, post
from trucewatch.server.library import Library
from trucewatch.server.watch_messages import WatchMessage, messages_for
from trucewatch.storage.kept import Kept
from trucewatch.vocabulary.errors import ModelError, TrucewatchError
from trucewatch.workflow.watch_settings import WatchSettings

TOLD_FILE = "told.sqlite"
PAUSES_S = (1.0, 5.0, 25.0)
"""Waited before the second, third and fourth try; then not before the next round."""
MOST_MESSAGES = 50
"""Of one watch in one round; the next round goes on."""
ROUND_S = 60.0
Send = Callable[[Call], int]
Wait = Callable[[float], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """How a round ended for one watch.

    Attributes:
        sent: Messages taken.
        known: Messages taken in an earlier round.
        problem: Why the rest has to wait; empty when nothing does.
    """

    watch: str
    sent: int = 0
    known: int = 0
    problem: str = ""


def tell(
    library: Library, watch: WatchSettings, send: Send = post, wait: Wait = time.sleep
) -> Told:
    """Send one watch what it was not told yet, oldest first; stops at the first failure.

    Args:
        library: Of what may be published.
        watch: Whom to tell.
        send: Sends one message once.
        wait: Waits so many seconds before the next try; a true answer ends the round.

    Raises:
        HeldError: The policy lets nothing out now.
    """
    kept = Kept(library.directory / TOLD_FILE)
    messages = messages_for(library, watch)
    before = kept.find(one.key for one in messages)
    sent = 0

    def told(problem: str = "") -> Told:
        return Told(watch=watch.name, sent=sent, known=len(before), problem=problem)

    for message in [one for one in messages if one.key not in before][:MOST_MESSAGES]:
        try:
            _deliver(watch, message, send, wait)
        except NotSentError as error:
            return told(f"{message.incident}: {error}")
        if not kept.keep({message.key: message.incident}):
            return told(f"{TOLD_FILE} cannot be written")
        sent += 1
    return told()


def _deliver(watch: WatchSettings, message: WatchMessage, send: Send, wait: Wait) -> None:
    """Try a message, and a few times more where that may help.

    Raises:
        NotSentError: It was not taken.
    """
    for pause_s in (*PAUSES_S, None):
        try:
            send(_call(watch, message))
        except NotSentError as error:
            if not error.again or pause_s is None or wait(pause_s):
                raise
        else:
            return


def _call(watch: WatchSettings, message: WatchMessage) -> Call:
    return Call(
        url=watch.url,
        ip=checked_number(watch),
        body=message.body,
        key=message.key,
        sent_at=int(time.time()),
        secret=watch.secret,
    )


def checked_number(watch: WatchSettings) -> str:
    """Look the host up and return the one number that is asked.

    Raises:
        NotSentError: It is not found, or is neither public nor the host allowed by name;
            without encryption only this machine is asked.
    """
    parts = urlsplit(watch.url)
    host, secure = parts.hostname or "", parts.scheme == "https"
    try:
        numbers = numbers_of(host, parts.port or (443 if secure else 80))
    except ModelError as error:
        raise NotSentError(str(error), again=True) from error
    allowed = host == watch.allow_host
    if not allowed and not all(is_public(number) for number in numbers):
        raise NotSentError(
            f"{host} is a private address, or this machine; allow_host names it if you mean it",
            again=False,
        )
    if not secure and not all(number.is_loopback for number in numbers):
        raise NotSentError(f"{host} is not this machine: use https", again=False)
    return str(numbers[0])


class Telling:
    """A thread that tells all watches after every change, and once a minute what failed."""

    def __init__(self, library: Library, watches: tuple[WatchSettings, ...]) -> None:
        self._library, self._watches = library, watches
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._run, name="telling", daemon=True)

    def start(self) -> None:
        """Begin, where there is anybody to tell."""
        if self._watches:
            self._thread.start()

    def end(self) -> None:
        """Begin no further message."""
        self._ended.set()

    def close(self, seconds: float) -> bool:
        """End; tell whether no message is on its way any more."""
        self.end()
        if self._thread.is_alive():
            self._thread.join(seconds)
        return not self._thread.is_alive()

    def _run(self) -> None:
        while not self._ended.is_set():
            for watch in self._watches:
                self._tell(watch)
            self._ended.wait(ROUND_S)

    def _tell(self, watch: WatchSettings) -> None:
        try:
            told = tell(self._library, watch, wait=self._ended.wait)
        except TrucewatchError as error:
            told = Told(watch=watch.name, problem=str(error))
        if told.sent or told.problem:
            line = {"event": "watch_told", "watch": told.watch, "sent": told.sent}
            line |= {"problem": told.problem} if told.problem else {}
            sys.stderr.write(json.dumps(line, ensure_ascii=False) + "\n")
