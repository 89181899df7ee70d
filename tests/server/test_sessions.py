"""Sessions and forms by themselves: what opens one, what ends one, what is refused."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI, Request
from itsdangerous import URLSafeTimedSerializer

from trucewatch.server.failures import ForbiddenError, SignedOutError
from trucewatch.server.limits import ATTEMPTS, ATTEMPTS_FROM, WRITES, Limit, TooManyError, limit_of
from trucewatch.server.sessions import COOKIE, Session, Sessions, check_writing, session_of
from trucewatch.workflow.accounts import FILE, Account, Role, session_key

PASSWORD = "correct horse battery"  # noqa: S105 - of an account that lives for one test
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
"""Hashes that are worth nothing, and take no time."""
ANALYST = Account(name="analyst-1", role=Role.ANALYST, password=CHEAP.hash(PASSWORD))


@pytest.fixture
def sessions(tmp_path: Path) -> Sessions:
    """The sessions of a server whose workspace has many accounts with one password."""
    account = {"role": "analyst", "password": ANALYST.password}
    names = (ANALYST.name, *(f"name-{number}" for number in range(ATTEMPTS_FROM.most)))
    tree = {name: {"name": name, **account} for name in names}
    (tmp_path / FILE).write_text(json.dumps(tree), encoding="utf-8")
    return Sessions(tmp_path)


def asking(sessions: Sessions, **headers: str) -> Request:
    """Build a request to this machine with some headers."""
    app = FastAPI()
    app.state.sessions = sessions
    named = {"host": "127.0.0.1:8421", **headers}
    return Request(
        {
            "type": "http",
            "app": app,
            "scheme": "http",
            "method": "POST",
            "path": "/duty/decide",
            "query_string": b"",
            "server": ("127.0.0.1", 8421),
            "headers": [
                (name.replace("_", "-").encode(), value.encode()) for name, value in named.items()
            ],
        }
    )


def test_a_session_is_found_by_its_cookie_until_it_is_ended(sessions: Sessions) -> None:
    """A cookie is worth something to this server, and only while the session lasts."""
    session, cookie = sessions.sign_in(ANALYST.name, PASSWORD, "here")

    assert sessions.of(cookie) == session
    assert session_of(asking(sessions, cookie=f"{COOKIE}={cookie}")) == session

    sessions.sign_out(session)
    assert sessions.of(cookie) is None
    with pytest.raises(SignedOutError):
        session_of(asking(sessions, cookie=f"{COOKIE}={cookie}"))


@pytest.mark.parametrize("cookie", [None, "", "made-up", "WyJ4Il0.aaaa.bbbb"])
def test_a_cookie_that_is_not_ours_opens_nothing(sessions: Sessions, cookie: str | None) -> None:
    """Missing, empty and forged cookies are one and the same."""
    assert sessions.of(cookie) is None


def test_a_token_of_a_form_is_no_cookie(sessions: Sessions) -> None:
    """Both are signed by one key, for two purposes."""
    session, cookie = sessions.sign_in(ANALYST.name, PASSWORD, "here")
    forms = URLSafeTimedSerializer(session_key(sessions.directory), salt="form")

    assert sessions.of(str(forms.dumps(session.id))) is None
    with pytest.raises(ForbiddenError):
        sessions.check_form(cookie)
    sessions.check_form(sessions.form_token())


def test_an_ended_session_is_worth_nothing_even_with_a_good_cookie(sessions: Sessions) -> None:
    """What ends is the session, whatever the browser keeps."""
    _, cookie = sessions.sign_in(ANALYST.name, PASSWORD, "here")
    name = next(iter(sessions._open))  # noqa: SLF001 - nobody waits twelve hours
    old = Session(name, ANALYST, "token", time.time() - 1)
    sessions._open[name] = old  # noqa: SLF001

    assert sessions.of(cookie) is None


def test_the_sixth_try_at_an_account_waits_wherever_it_comes_from(sessions: Sessions) -> None:
    """Five wrong passwords in five minutes; then the right one is not tried either."""
    for place in range(ATTEMPTS.most):
        with pytest.raises(ForbiddenError):
            sessions.sign_in(ANALYST.name, "wrong", f"place-{place}")

    with pytest.raises(TooManyError) as found:
        sessions.sign_in(ANALYST.name, PASSWORD, "another place")

    assert found.value.limit == ATTEMPTS
    assert 0 < found.value.wait_s <= ATTEMPTS.seconds


def test_an_address_that_tries_many_accounts_waits(sessions: Sessions) -> None:
    """Twenty from one address, whatever the names; another address is not held up."""
    for number in range(ATTEMPTS_FROM.most):
        with pytest.raises(ForbiddenError):
            sessions.sign_in(f"name-{number}", "wrong", "there")

    with pytest.raises(TooManyError) as found:
        sessions.sign_in(ANALYST.name, PASSWORD, "there")
    assert found.value.limit == ATTEMPTS_FROM
    assert sessions.sign_in(ANALYST.name, PASSWORD, "here")


def test_only_failures_count_as_attempts(sessions: Sessions) -> None:
    """Somebody who signs in often is not locked out."""
    for _ in range(ATTEMPTS.most + 1):
        assert sessions.sign_in(ANALYST.name, PASSWORD, "here")


def test_a_limit_forgets_what_lies_behind_its_time(sessions: Sessions) -> None:
    """No seconds, no memory; and each key is counted by itself."""
    for _ in range(3):
        sessions.limit("a", Limit("moments", 1, 0))
        time.sleep(0.001)
    sessions.limit("b", Limit("minutes", 1, 60))
    sessions.limit("c", Limit("minutes", 1, 60))

    with pytest.raises(TooManyError) as found:
        sessions.limit("b", Limit("minutes", 1, 60))

    assert 59 <= found.value.wait_s <= 60
    assert str(found.value) == f"Too many minutes; wait {found.value.wait_s} seconds."


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, True),
        ({"sec_fetch_site": "same-origin"}, True),
        ({"sec_fetch_site": "none"}, True),
        ({"sec_fetch_site": "same-site"}, False),
        ({"sec_fetch_site": "cross-site"}, False),
        ({"origin": "http://127.0.0.1:8421"}, True),
        ({"origin": "https://127.0.0.1:8421"}, False),
        ({"origin": "http://127.0.0.1:9"}, False),
        ({"origin": "null"}, False),
        ({"sec_fetch_site": "cross-site", "origin": "http://127.0.0.1:8421"}, False),
    ],
)
def test_what_another_site_sends_is_refused(
    sessions: Sessions, headers: dict[str, str], *, ours: bool
) -> None:
    """The browser says where a form comes from; either word against it is enough."""
    session, _ = sessions.sign_in(ANALYST.name, PASSWORD, "here")
    request = asking(sessions, **headers)

    if ours:
        check_writing(request, session, session.token, Role.ANALYST)
    else:
        with pytest.raises(ForbiddenError, match="another site"):
            check_writing(request, session, session.token, Role.ANALYST)


@pytest.mark.parametrize("token", ["", "x", "токен"])
def test_a_form_without_the_sessions_token_is_refused(sessions: Sessions, token: str) -> None:
    """Somebody else's form, and letters that no token has."""
    session, _ = sessions.sign_in(ANALYST.name, PASSWORD, "here")

    with pytest.raises(ForbiddenError, match="not ours"):
        check_writing(asking(sessions), session, token, Role.VIEWER)


def test_a_role_reaches_as_far_as_it_reaches(sessions: Sessions) -> None:
    """An analyst may what a viewer may, and not what a lead may."""
    session, _ = sessions.sign_in(ANALYST.name, PASSWORD, "here")

    check_writing(asking(sessions), session, session.token, Role.VIEWER)
    with pytest.raises(ForbiddenError, match="takes the role lead; yours is analyst"):
        check_writing(asking(sessions), session, session.token, Role.LEAD)


def test_an_account_writes_so_much_a_minute(sessions: Sessions) -> None:
    """Refused forms are not counted; those that pass are."""
    session, _ = sessions.sign_in(ANALYST.name, PASSWORD, "here")
    with pytest.raises(ForbiddenError):
        check_writing(asking(sessions), session, "x", Role.ANALYST)
    for _ in range(WRITES.most):
        check_writing(asking(sessions), session, session.token, Role.ANALYST)

    with pytest.raises(TooManyError):
        check_writing(asking(sessions), session, session.token, Role.ANALYST)


def test_what_is_sent_to_the_door_falls_under_its_own_limit() -> None:
    """Passwords are tried at the door; all else is written behind it."""
    assert (limit_of("/login"), limit_of("/duty/decide")) == (ATTEMPTS, WRITES)
    assert ATTEMPTS.policy == '"attempts";q=5;w=300'
