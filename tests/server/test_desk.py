"""The duty desk: who may write, what they decide, and what others cannot make them do."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

import httpx
import pytest

from demo.conftest import Built
from server.conftest import serving
from trucewatch.workflow.accounts import Role, add_account, read_accounts
from trucewatch.workflow.intake import verify
from trucewatch.workflow.workspace import Workspace

PASSWORD = "correct horse battery"  # noqa: S105 - of accounts that live for one test
TOKEN = re.compile(r'name="(?:token|csrf)" value="([^"]+)"')


@pytest.fixture(scope="module")
def workspace(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration that may be changed, with three accounts."""
    copy = tmp_path_factory.mktemp("desk") / "workspace"
    shutil.copytree(built.result.workspace, copy)
    with Workspace.open(copy) as opened:
        for role in Role:
            add_account(
                opened, (f"{role.value}-1", role), PASSWORD, datetime(2031, 6, 10, tzinfo=UTC)
            )
    return copy


@pytest.fixture(scope="module")
def guest(workspace: Path) -> Iterator[httpx.Client]:
    """Somebody who is not signed in."""
    with serving(workspace) as client:
        yield client


@pytest.fixture(scope="module")
def analyst(guest: httpx.Client) -> Iterator[httpx.Client]:
    """An analyst at the desk."""
    yield from signed_in(guest, "analyst-1")


def signed_in(guest: httpx.Client, name: str) -> Iterator[httpx.Client]:
    """Sign in with a client of their own."""
    with httpx.Client(base_url=guest.base_url, timeout=60, trust_env=False) as client:
        assert sign_in(client, name, PASSWORD).status_code == 303
        yield client


def sign_in(client: httpx.Client, name: str, password: str) -> httpx.Response:
    """Fill in the form."""
    fields = {"name": name, "password": password, "token": token_of(client, "/login")}
    return client.post("/login", data=fields)


def token_of(client: httpx.Client, path: str) -> str:
    """The token in the forms of a page."""
    found = TOKEN.search(client.get(path).text)
    assert found is not None
    return found.group(1)


def decide(client: httpx.Client, **fields: object) -> httpx.Response:
    """Send a decision as a form of the desk would."""
    csrf = token_of(client, "/duty/log")
    return client.post("/duty/decide", data={"csrf": csrf, "reason": "two say the same", **fields})


@pytest.mark.parametrize("path", ["/duty", "/duty/log", "/duty/files", "/duty/files/none"])
def test_the_desk_opens_only_to_accounts(guest: httpx.Client, path: str) -> None:
    """Everybody else is led to the form; nothing is kept by the browser."""
    answer = guest.get(path)

    assert (answer.status_code, answer.headers["Location"]) == (303, "/login")
    assert answer.headers["Cache-Control"] == "no-store"


def test_the_inbox_has_its_sections_and_their_forms(analyst: httpx.Client) -> None:
    """New, ungraded, doubled, corrected, silent, and how old the material is."""
    page = analyst.get("/duty?lang=en").text

    for name in ("desk_new", "desk_ungraded", "desk_doubles", "desk_silent"):
        assert f'id="web-{name}"' in page
    assert 'value="grade"' in page
    assert "inc-" in page


def test_a_merge_lowers_the_origins_and_undoing_it_restores_every_byte(
    analyst: httpx.Client,
) -> None:
    """J1.2, J1.3: the public sees the merge, and after undo what stood before."""
    before = analyst.get("/api/v1/incidents.json?limit=1000").json()["items"]
    here = [one for one in before if one["sector"] == "orikhiv" and one["type"] == "F3"][-2:]

    taken = decide(analyst, verb="merge", ids=[one["id"] for one in here])
    merged = analyst.get("/api/v1/incidents.json?limit=1000").json()["items"]
    lost = {one["id"] for one in here} - {one["id"] for one in merged}
    led = [analyst.get(f"{base}/incidents/{one}") for one in lost for base in ("", "/api/v1")]
    decide(analyst, verb="undo", ids=[decision_of(taken)])
    after = analyst.get("/api/v1/incidents.json?limit=1000").json()["items"]

    assert taken.status_code == 303
    assert len(merged) == len(before) - 1
    (heir,) = (one["id"] for one in merged if lost <= set(one["aliases"]))
    assert [one.status_code for one in led] == [307, 307]
    assert all(f"/incidents/{heir}?" in one.headers["Location"] for one in led)
    assert led[1].json()["merged_into"] == heir
    assert sum(one["origins"] for one in merged) <= sum(one["origins"] for one in before)
    assert after == before


def test_a_decision_stands_in_the_log_with_who_and_why(analyst: httpx.Client) -> None:
    """Role, reason, time, and a way back; the evidence still verifies."""
    incident = analyst.get("/api/v1/incidents.json?limit=1000").json()["items"][-1]["id"]

    decide(analyst, verb="grade", ids=[incident], occurrence="O1")
    page = analyst.get("/duty/log").text

    assert "analyst-1" in page
    assert "two say the same" in page
    assert 'value="undo"' in page


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"verb": "merge", "ids": ["inc-none", "inc-other"]}, 400),
        ({"verb": "grade", "ids": ["inc-none"], "occurrence": "O9"}, 400),
        ({"verb": "reject", "ids": ["inc-none"], "reason": " "}, 400),
        ({"verb": "withdraw", "ids": ["inc-none"]}, 403),
        ({"verb": "explode", "ids": ["inc-none"]}, 400),
    ],
)
def test_what_cannot_be_decided_is_refused(
    analyst: httpx.Client, fields: dict[str, object], status: int
) -> None:
    """Unknown things, missing reasons, and what takes another role."""
    assert decide(analyst, **fields).status_code == status


def test_who_may_only_look_gets_no_form_and_cannot_send_one(guest: httpx.Client) -> None:
    """A viewer sees the desk."""
    for viewer in signed_in(guest, "viewer-1"):
        assert 'name="ids"' not in viewer.get("/duty").text
        assert decide(viewer, verb="reject", ids=["inc-none"]).status_code == 403


@pytest.fixture(scope="module")
def lead(guest: httpx.Client) -> Iterator[httpx.Client]:
    """Who may withdraw as well."""
    yield from signed_in(guest, "lead-1")


def decision_of(answer: httpx.Response) -> str:
    """The decision that an answer leads to."""
    return answer.headers["Location"].partition("#")[2]


def listed(client: httpx.Client) -> dict[str, Any]:
    """The incidents that everybody sees, by id."""
    items = client.get("/api/v1/incidents.json?limit=1000").json()["items"]
    return {str(one["id"]): one for one in items}


def fields_of(client: httpx.Client, path: str, verb: str) -> dict[str, list[str]]:
    """What a browser sends of the form with a button of that name, every box ticked."""
    forms = [one for one in client.get(path).text.split("<form") if f'value="{verb}"' in one]
    assert len(forms) == 1, path
    found = re.findall(r'name="(csrf|ids|day|verb)" value="([^"]+)"', forms[0])
    return {name: [value for key, value in found if key == name] for name, _ in found}


@pytest.fixture(scope="module")
def incident(analyst: httpx.Client) -> str:
    """An incident that two reports or more tell of."""
    for name in reversed(listed(analyst)):
        if analyst.get(f"/duty/incidents/{name}").text.count('type="checkbox"') > 1:
            return name
    raise AssertionError("no incident has two reports")


def test_split_and_withdraw_on_an_incidents_page_and_the_lead_undoes_both(
    analyst: httpx.Client, lead: httpx.Client, incident: str
) -> None:
    """The public sees two, one at O0; what took a lead only a lead brings back (slow: 3 days)."""
    before = listed(analyst)
    split = fields_of(analyst, f"/duty/incidents/{incident}", "split")
    split["ids"] = split["ids"][:2]

    first = analyst.post("/duty/decide", data={**split, "reason": "another street"})
    withdraw = fields_of(lead, f"/duty/incidents/{incident}", "withdraw")
    second = lead.post("/duty/decide", data={**withdraw, "reason": "the paper took it back"})
    after = listed(analyst)
    decisions = [decision_of(one) for one in (first, second)]
    refused = decide(analyst, verb="undo", ids=[decisions[1]])
    undone = decide(lead, verb="undo", ids=decisions)
    redone = decide(analyst, verb="undo", ids=[decision_of(undone)])

    assert split["ids"][0] == incident
    assert [one.status_code for one in (first, second, undone)] == [303] * 3
    assert [one.status_code for one in (refused, redone)] == [403] * 2
    assert len(after) == len(before) + 1
    assert after[incident]["grades"]["occurrence"]["grade"] == "O0"
    assert listed(analyst) == before


@pytest.mark.parametrize("verb", ["split", "withdraw"])
def test_split_and_withdraw_need_a_reason(lead: httpx.Client, incident: str, verb: str) -> None:
    """The form asks for one, and blanks sent past it are refused; nothing changes."""
    before = listed(lead)
    fields = fields_of(lead, f"/duty/incidents/{incident}", verb)
    fields["ids"] = fields["ids"][:2]
    answers = [lead.post("/duty/decide", data={**fields, "reason": one}) for one in ("", "  ")]

    assert [one.status_code for one in answers] == [400, 400]
    assert listed(lead) == before


@pytest.mark.parametrize(
    ("name", "verb", "told"),
    [("viewer-1", "split", "takes the role analyst"), ("analyst-1", "withdraw", "the role lead")],
)
def test_split_and_withdraw_need_their_role(
    guest: httpx.Client, incident: str, name: str, verb: str, told: str
) -> None:
    """Who lacks it is told instead of getting a form, and cannot send one."""
    for client in signed_in(guest, name):
        page = client.get(f"/duty/incidents/{incident}?lang=en").text
        answer = decide(client, verb=verb, ids=[incident, "rep-none"])

        assert (f'value="{verb}"' in page, told in page) == (False, True)
        assert answer.status_code == 403


def test_nothing_of_the_desk_stands_on_the_page_of_everybody(
    guest: httpx.Client, analyst: httpx.Client, incident: str
) -> None:
    """The public page leads to the desk, where the guest has to sign in; no form, no token."""
    seen = [client.get(f"/incidents/{incident}").text for client in (analyst, guest)]
    led = guest.get(f"/duty/incidents/{incident}")

    assert seen[0] == seen[1]
    assert (f"/duty/incidents/{incident}" in seen[0], "csrf" in seen[0]) == (True, False)
    assert (led.status_code, led.headers["Location"]) == (303, "/login")


@pytest.mark.parametrize("language", ["de", "en", "ru", "uk"])
def test_deciding_is_told_in_each_language(
    lead: httpx.Client, incident: str, language: str
) -> None:
    """No key of the catalogue shows, and what was known earlier is not decided about."""
    path = f"/duty/incidents/{incident}?lang={language}"

    page, then = lead.get(path).text, lead.get(f"{path}&asof=2031-06-10").text

    assert not re.search(r"web\.[a-z_.]+|\bNone\b", page + then)
    assert page.count('value="withdraw"') == page.count('value="split"') == 1
    assert 'value="withdraw"' not in then


def test_a_form_of_another_site_is_refused(analyst: httpx.Client) -> None:
    """CSRF: no token, a wrong one, or a browser that says where it comes from."""
    incident = {"verb": "reject", "ids": ["inc-none"], "reason": "x"}
    right = token_of(analyst, "/duty/log")
    attempts = [
        ({}, {}),
        ({"csrf": "guess"}, {}),
        ({"csrf": right}, {"Origin": "https://evil.example"}),
        ({"csrf": right}, {"Sec-Fetch-Site": "cross-site"}),
    ]

    answers = [
        analyst.post("/duty/decide", data={**incident, **fields}, headers=headers).status_code
        for fields, headers in attempts
    ]

    assert answers == [400, 403, 403, 403]


def test_a_session_given_by_somebody_else_is_never_taken_over(guest: httpx.Client) -> None:
    """Fixation: signing in makes a new cookie; an invented or altered one opens nothing."""
    with httpx.Client(base_url=guest.base_url, timeout=60, trust_env=False) as client:
        client.cookies.set("trucewatch_session", "planted")
        answer = sign_in(client, "analyst-1", PASSWORD)
        cookie = answer.headers["Set-Cookie"]
        value = cookie.partition("=")[2].partition(";")[0]

    assert value != "planted"
    assert "HttpOnly" in cookie
    assert "samesite=strict" in cookie.lower()
    for bad in ("planted", value[:-2] + "xx", ""):
        answer = httpx.get(f"{guest.base_url}duty", cookies={"trucewatch_session": bad})
        assert answer.status_code == 303


def test_signing_out_ends_the_session_on_the_server(guest: httpx.Client) -> None:
    """A copied cookie is worth nothing afterwards."""
    for client in signed_in(guest, "lead-1"):
        cookie = client.cookies["trucewatch_session"]
        client.post("/logout", data={"csrf": token_of(client, "/duty/log")})

    answer = httpx.get(f"{guest.base_url}duty", cookies={"trucewatch_session": cookie})
    assert answer.status_code == 303


def test_guessing_a_password_is_slowed_down(guest: httpx.Client) -> None:
    """After some tries even the right one has to wait; the answer names no reason to hope."""
    with httpx.Client(base_url=guest.base_url, timeout=60, trust_env=False) as client:
        token = token_of(client, "/login")
        answers = [
            client.post("/login", data={"name": "nobody", "password": "x", "token": token})
            for _ in range(7)
        ]

    assert [one.status_code for one in answers] == [403] * 5 + [429] * 2
    wait = answers[-1].headers["Retry-After"]
    assert 0 < int(wait) <= 300
    assert answers[-1].headers["RateLimit"] == f'"attempts";r=0;t={wait}'
    assert {one.headers["RateLimit-Policy"] for one in answers} == {'"attempts";q=5;w=300'}


def test_passwords_are_kept_as_argon2_and_noted_nowhere(workspace: Path) -> None:
    """The file is for the owner only; the custody log tells that an account was made."""
    file = workspace / "accounts.json"
    log = (workspace / "evidence" / "custody.jsonl").read_text()

    assert all(one.password.startswith("$argon2id$") for one in read_accounts(workspace).values())
    assert file.stat().st_mode & 0o077 == 0
    assert '"kind":"account"' in log
    assert PASSWORD not in log


def test_a_file_is_taken_in_and_every_row_accounted_for(
    analyst: httpx.Client, workspace: Path
) -> None:
    """The import report stands on the page; the custody log names the account."""
    text = b"Zarichne, 9 June. The mayor said that shells hit two houses on Monday."

    page = send(analyst, "note.txt", text)

    assert "note.txt" in page
    assert "Taken in" in page
    with Workspace.open(workspace) as opened:
        assert "note.txt" in {piece.name for piece in opened.store.pieces()}
        assert verify(opened) == []


@pytest.mark.parametrize("name", ["../../evil.txt", "/etc/cron.d/evil", "..\\evil.txt", "a\x00b"])
def test_the_name_of_a_file_leads_nowhere(
    analyst: httpx.Client, workspace: Path, name: str
) -> None:
    """Only the last part of a name is kept, inside a folder of its own."""
    send(analyst, name, b"nothing of a known kind \x00\x01")

    found = {path.name for path in workspace.parent.rglob("*evil*")}
    assert found == set()


def test_a_file_that_is_no_known_kind_says_what_to_do(analyst: httpx.Client) -> None:
    """Refused as a whole with reason and remedy; nothing of it stays."""
    page = send(analyst, "picture.bin", bytes(range(256)) * 40)

    assert "docs/reference/sources.md" in page


def test_a_body_that_is_too_large_is_refused_before_it_is_read(analyst: httpx.Client) -> None:
    """Forms are small; files have the limit of the command line."""
    assert analyst.post("/duty/decide", content=b"x" * 200_000).status_code == 413
    connection = HTTPConnection("127.0.0.1", analyst.base_url.port or 0, timeout=20)
    connection.putrequest("POST", "/duty/files")
    connection.putheader("Content-Length", str(600 * 1024 * 1024))
    connection.endheaders()
    assert connection.getresponse().status == 413
    connection.close()


def send(client: httpx.Client, name: str, content: bytes) -> str:
    """Send a file and wait for what becomes of it; returns its page."""
    csrf = token_of(client, "/duty/files")
    answer = client.post(
        "/duty/files", data={"csrf": csrf}, files={"file": (name, content, "text/plain")}
    )
    assert answer.status_code == 303, answer.text
    address = answer.headers["Location"]
    for _ in range(200):
        page = client.get(address, params={"lang": "en"}).text
        if "<progress" not in page:
            return page
        time.sleep(0.05)
    raise AssertionError("the file was never done")
