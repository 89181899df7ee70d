"""A server killed while it takes in a file: afterwards the file is in, whole, or not at all."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest

from intake.desks import viina_rows
from server.conftest import serving
from trucewatch.vocabulary.detection import DatasetRow
from trucewatch.workflow.accounts import Role, add_account
from trucewatch.workflow.intake import verify
from trucewatch.workflow.workspace import Workspace

PASSWORD = "correct horse battery"  # noqa: S105 - of an account that lives for one test
TOKEN = re.compile(r'name="(?:token|csrf)" value="([^"]+)"')
ROWS = 3_000
PATIENCE_S = 60


@contextmanager
def a_server_to_kill(directory: Path) -> Iterator[tuple[subprocess.Popen[str], str]]:
    """The command in a process of its own, with its address; dead at the end."""
    command = [sys.executable, "-m", "trucewatch", "serve", "-w", str(directory), "--port", "0"]
    with subprocess.Popen(
        [*command, "--json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as process:
        assert process.stdout is not None
        try:
            yield process, json.loads(process.stdout.readline())["url"]
        finally:
            process.kill()


def token_of(client: httpx.Client, path: str) -> str:
    """The token in the forms of a page."""
    found = TOKEN.search(client.get(path).text)
    assert found is not None
    return found.group(1)


def sign_in(client: httpx.Client) -> None:
    """Sign in as the analyst, by the form."""
    fields = {"name": "duty-1", "password": PASSWORD, "token": token_of(client, "/login")}
    assert client.post("/login", data=fields).status_code == 303


def send(client: httpx.Client) -> str:
    """Send a file by the form of the page; returns the address of its job."""
    answer = client.post(
        "/duty/files",
        data={"csrf": token_of(client, "/duty/files")},
        files={"file": ("rows.csv", viina_rows(ROWS).encode(), "text/csv")},
    )
    assert answer.status_code == 303
    return answer.headers["Location"]


def wait_until_read(client: httpx.Client, job: str, rows: int) -> None:
    """Wait until so many rows of a job were read."""
    until = time.monotonic() + PATIENCE_S
    while time.monotonic() < until:
        found = client.get(job, headers={"Accept": "application/json"}).json()
        if found["rows"] >= rows or found["state"] not in ("waiting", "running"):
            return
    raise AssertionError("the job never came so far")


@pytest.mark.parametrize("rows", [0, 1_000])
def test_a_file_is_whole_or_absent_after_a_kill_and_its_page_says_which(
    tmp_path: Path, rows: int
) -> None:
    """Killed at once and in the middle of the rows; the evidence verifies either way."""
    with Workspace.create(tmp_path / "w") as workspace:
        at = datetime(2025, 3, 13, tzinfo=UTC)
        add_account(workspace, ("duty-1", Role.ANALYST), PASSWORD, at)
    with (
        a_server_to_kill(tmp_path / "w") as (process, address),
        httpx.Client(base_url=address, timeout=PATIENCE_S, trust_env=False) as client,
    ):
        sign_in(client)
        job = send(client)
        wait_until_read(client, job, rows)
        process.kill()

    with serving(tmp_path / "w") as client:
        sign_in(client)
        page = client.get(job, params={"lang": "en"}).text
        listed = client.get("/duty/files?lang=en").text
    with Workspace.open(tmp_path / "w") as after:
        kept = sum(1 for _ in after.store.read(DatasetRow))
        problems = verify(after)

    absent = "Ended by a crash: nothing of it was kept. Send it again."
    said = "Taken in." if kept else absent
    assert kept in (0, ROWS)
    assert said in page
    assert said in listed
    assert problems == []
    assert list((tmp_path / "w" / "jobs").glob("*/")) == []
