"""Who is signed in: signed cookies that name a session kept in memory, and forms of our own."""

from __future__ import annotations

import math
import secrets
import threading
import time
from collections import defaultdict, deque
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from fastapi import Depends, Request
from itsdangerous import BadSignature, URLSafeTimedSerializer

from trucewatch.server.failures import ForbiddenError, SignedOutError
from trucewatch.server.limits import ATTEMPTS, ATTEMPTS_FROM, WRITES, Limit, TooManyError
from trucewatch.workflow.accounts import Account, Role, session_key, signed_in

COOKIE = "trucewatch_session"
SESSION_S = 12 * 3600
FORM_S = 3600


@dataclass(frozen=True, slots=True)
class Session:
    """Somebody who is signed in, and the token that their forms carry."""

    id: str
    account: Account
    token: str
    ends: float


class Sessions:
    """Sessions of one server; they end with it."""

    def __init__(self, directory: Path) -> None:
        self.directory = directory
        self._signer = URLSafeTimedSerializer(session_key(directory), salt="session")
        self._forms = URLSafeTimedSerializer(session_key(directory), salt="form")
        self._open: dict[str, Session] = {}
        self._tries: defaultdict[str, deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def sign_in(self, name: str, password: str, client: str) -> tuple[Session, str]:
        """Open a session under a new name; returns it with the cookie's value.

        Raises:
            TooManyError: Too many attempts from there, or for that account.
            ForbiddenError: Name or password is wrong.
        """
        self.limit(f"in {client}", ATTEMPTS_FROM)
        self.limit(f"as {name[:40]}", ATTEMPTS)
        account = signed_in(self.directory, name, password)
        if account is None:
            raise ForbiddenError("Name or password is wrong.")
        session = Session(
            secrets.token_urlsafe(24), account, secrets.token_urlsafe(24), time.time() + SESSION_S
        )
        with self._lock:
            self._open[session.id] = session
            for key in (f"in {client}", f"as {name[:40]}"):  # only failures count
                self._tries[key].pop()
        return session, str(self._signer.dumps(session.id))

    def sign_out(self, session: Session) -> None:
        """End a session; its cookie is worth nothing from now on."""
        with self._lock:
            self._open.pop(session.id, None)

    def of(self, cookie: str | None) -> Session | None:
        """Return the session of a cookie, if it is ours and has not ended."""
        if not cookie:
            return None
        try:
            name = self._signer.loads(cookie, max_age=SESSION_S)
        except BadSignature:
            return None
        session = self._open.get(str(name))
        return session if session and session.ends > time.time() else None

    def form_token(self) -> str:
        """Return a token for the form of somebody who is not signed in yet."""
        return str(self._forms.dumps("sign-in"))

    def check_form(self, token: str) -> None:
        """Refuse forms that this server has not made.

        Raises:
            ForbiddenError: It is not ours, or old.
        """
        try:
            self._forms.loads(token, max_age=FORM_S)
        except BadSignature:
            raise ForbiddenError("This form is not ours or too old; open it again.") from None

    def limit(self, key: str, limit: Limit) -> None:
        """Count an attempt.

        Raises:
            TooManyError: There were too many in this time.
        """
        now = time.monotonic()
        with self._lock:
            tries = self._tries[key]
            while tries and tries[0] < now - limit.seconds:
                tries.popleft()
            if len(tries) >= limit.most:
                raise TooManyError(limit, math.ceil(tries[0] + limit.seconds - now))
            tries.append(now)


def session_of(request: Request) -> Session:
    """Return who asks.

    Raises:
        SignedOutError: Nobody is signed in.
    """
    sessions: Sessions = request.app.state.sessions
    session = sessions.of(request.cookies.get(COOKIE))
    if session is None:
        raise SignedOutError("Sign in first.")
    return session


def check_writing(request: Request, session: Session, token: str, needed: Role) -> None:
    """Refuse what this account may not do, and forms that other pages have sent.

    Raises:
        ForbiddenError: The role does not reach, or the form is not ours.
        TooManyError: Too much in too little time.
    """
    check_origin(request)
    if not secrets.compare_digest(token.encode(), session.token.encode()):
        raise ForbiddenError("This form is not ours or too old; open it again.")
    if not session.account.role.may(needed):
        raise ForbiddenError(
            f"This takes the role {needed.value}; yours is {session.account.role}."
        )
    sessions: Sessions = request.app.state.sessions
    sessions.limit(f"by {session.account.name}", WRITES)


def check_origin(request: Request) -> None:
    """Refuse what another site's page makes a browser send.

    Raises:
        ForbiddenError: The browser says that it comes from elsewhere.
    """
    site = request.headers.get("sec-fetch-site", "same-origin")
    origin = request.headers.get("origin")
    ours = f"{request.url.scheme}://{request.headers.get('host', '')}"
    if site not in ("same-origin", "none") or (origin is not None and origin != ours):
        raise ForbiddenError("This was sent by another site.")


SignedIn = Annotated[Session, Depends(session_of)]
