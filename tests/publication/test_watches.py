"""Watches: signed messages to a server on this machine, and what never stands in them (D16)."""

from __future__ import annotations

import hmac
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from typer.testing import CliRunner

from demo.conftest import Built
from publication.secrets import leaks, secret_workspace
from server.conftest import serving
from trucewatch.cli.main import assemble
from trucewatch.models import address
from trucewatch.report.webhook import NotSentError
from trucewatch.server import telling
from trucewatch.server.app import ServerOptions
from trucewatch.server.library import Library
from trucewatch.server.telling import PAUSES_S, Told, checked_number, tell
from trucewatch.server.watch_messages import messages_for
from trucewatch.vocabulary.errors import HeldError, UsageError, WorkspaceError
from trucewatch.vocabulary.language import Language
from trucewatch.vocabulary.policy import Audience
from trucewatch.workflow.settings import read_settings
from trucewatch.workflow.watch_settings import WatchSettings, watch_settings

SECRET = b"a secret of this test only"
HERE = "127.0.0.1"


@dataclass
class Receiver:
    """A server that keeps what it is sent and answers as told; 200 when nothing is left."""

    answers: list[int] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    port: int = 0

    @property
    def url(self) -> str:
        """Where it listens, with a path that nobody should see."""
        return f"http://{HERE}:{self.port}/hidden/path"


@contextmanager
def receiving(*answers: int) -> Iterator[Receiver]:
    """Listen on a free port of this machine."""
    found = Receiver(answers=list(answers))

    class Taking(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            found.bodies.append(self.rfile.read(int(self.headers["Content-Length"])))
            found.headers.append(dict(self.headers.items()))
            self.send_response(found.answers.pop(0) if found.answers else 200)
            self.send_header("Location", found.url)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer((HERE, 0), Taking) as server:
        found.port = server.server_port
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield found
        server.shutdown()


def a_watch(url: str, **changes: object) -> WatchSettings:
    """A watch of all sectors, allowed to reach this machine."""
    chosen: dict[str, object] = {"name": "w", "url": url, "secret": SECRET, "allow_host": HERE}
    return WatchSettings(**{**chosen, **changes})  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def opened(built: Built) -> Iterator[Library]:
    """The demonstration as the public may see it."""
    found = Library(built.result.workspace)
    yield found
    found.close()


@pytest.fixture
def library(opened: Library, tmp_path: Path) -> Library:
    """The same, which has told nobody yet: what was told is remembered in a new folder."""
    opened.directory = tmp_path
    return opened


@pytest.fixture
def waited() -> list[float]:
    """Seconds that would have been waited."""
    return []


def test_a_watch_is_told_of_its_sector_once_in_its_language(library: Library) -> None:
    """Signed, with a key of its own, marked as invented; a second round sends nothing."""
    with receiving() as receiver:
        watch = a_watch(receiver.url, sectors=("orikhiv",), language=Language.DE)
        first, second = tell(library, watch), tell(library, watch)

    told = [json.loads(body) for body in receiver.bodies]
    assert first == Told(watch="w", sent=len(told))
    assert second == Told(watch="w", known=len(told))
    assert told
    assert {one["sector"] for one in told} == {"orikhiv"}
    assert all(one["synthetic"] and one["text"].startswith("SYNTHETISCH") for one in told)
    assert len({one["key"] for one in told}) == len(told)
    assert all(one["id"] in one["link"] and one["day"] <= "2031-06-09" for one in told)
    for body, headers, one in zip(receiver.bodies, receiver.headers, told, strict=True):
        at, _, signed = headers["Trucewatch-Signature"].removeprefix("t=").partition(",v1=")
        expected = hmac.new(SECRET, at.encode() + b"." + body, sha256).hexdigest()
        assert hmac.compare_digest(signed, expected)
        assert headers["Idempotency-Key"] == one["key"]


def test_a_message_is_tried_again_where_that_helps_and_then_waits(
    library: Library, waited: list[float]
) -> None:
    """503 and 429 pass; after four tries the round ends and nothing is remembered as told."""
    with receiving(503, 429, 200, 503, 503, 503, 503) as receiver:
        watch = a_watch(receiver.url)
        first = tell(library, watch, wait=waited.append)
        again = tell(library, watch, wait=waited.append)

    assert (first.sent, first.problem.endswith("answer 503")) == (1, True)
    assert waited == [*PAUSES_S[:2], *PAUSES_S]
    assert len({headers["Idempotency-Key"] for headers in receiver.headers[3:8]}) == 1
    assert (again.known, again.problem) == (1, "")


@pytest.mark.parametrize("status", [301, 307, 400, 404, 410])
def test_a_refusal_or_a_redirect_ends_the_round(
    library: Library, waited: list[float], status: int
) -> None:
    """Nobody is sent elsewhere, and what is refused is not sent again at once."""
    with receiving(status) as receiver:
        told = tell(library, a_watch(receiver.url), wait=waited.append)

    assert (told.sent, told.problem[-10:], waited) == (0, f"answer {status}", [])
    assert len(receiver.bodies) == 1
    assert "hidden" not in told.problem


@pytest.mark.parametrize("number", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1", "fd00::1",
                                    "::ffff:192.168.0.1", "100.64.0.1", "224.0.0.1"])  # fmt: skip
def test_private_addresses_are_refused_unless_their_host_is_named(
    monkeypatch: pytest.MonkeyPatch, number: str
) -> None:
    """One private number among public ones is enough; the name is looked up before each try."""
    entries = [(0, 0, 0, "", (one, 443)) for one in ("93.184.216.34", number)]
    monkeypatch.setattr(address.socket, "getaddrinfo", lambda *_, **__: entries)
    watch = a_watch("https://hooks.example/x", allow_host=None)

    with pytest.raises(NotSentError, match="private address") as caught:
        checked_number(watch)
    assert not caught.value.again
    named = a_watch("https://hooks.example/x", allow_host="hooks.example")
    assert checked_number(named) == "93.184.216.34"


def test_without_encryption_only_this_machine_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is allowed and moves elsewhere gets nothing in the clear."""
    monkeypatch.setattr(
        address.socket, "getaddrinfo", lambda *_, **__: [(0, 0, 0, "", ("10.0.0.9", 80))]
    )

    with pytest.raises(NotSentError, match="use https"):
        checked_number(a_watch("http://hooks.example/x", allow_host="hooks.example"))


def test_d16_no_message_of_a_watch_holds_a_secret(tmp_path: Path) -> None:
    """Positions, observers, victims and prisoners stay inside; an analyst's view tells nobody."""
    with secret_workspace(tmp_path) as workspace:
        desk = workspace.directory
    with receiving() as receiver:
        library = Library(desk)
        told = tell(library, a_watch(receiver.url))
        library.close()
    every_byte = b"".join(receiver.bodies).decode() + str(receiver.headers)

    assert told.sent > 0
    assert leaks(every_byte) == []
    analyst = Library(desk, Audience.ANALYST)
    with pytest.raises(UsageError, match="only what may be published"):
        messages_for(analyst, a_watch("https://hooks.example/"))
    analyst.close()


def test_d16_what_is_held_is_not_sent(tmp_path: Path) -> None:
    """One held incident is left out; the crisis switch leaves out all."""
    with secret_workspace(tmp_path) as workspace:
        desk = workspace.directory
    library = Library(desk)
    first, *rest = messages_for(library, a_watch("https://hooks.example/"))
    library.close()
    policy = desk / "policy.toml"

    policy.write_text(f'held = ["{first.incident}"]\n')
    held = Library(desk)
    assert [one.incident for one in messages_for(held, a_watch("https://hooks.example/"))] == [
        one.incident for one in rest
    ]
    held.close()
    policy.write_text("hold_all = true\n")
    closed = Library(desk)
    with receiving() as receiver, pytest.raises(HeldError, match="crisis switch"):
        tell(closed, a_watch(receiver.url))
    closed.close()
    assert receiver.bodies == []


def test_a_running_server_tells_by_itself(
    built: Built, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Once after its start; its log names the watch, and neither path nor secret."""
    arrived = threading.Event()
    monkeypatch.setattr(telling, "TOLD_FILE", "told-by-server.sqlite")
    monkeypatch.setattr(telling, "post", lambda _: 200)
    real = telling.tell

    def quick(library: Library, watch: WatchSettings, **_: object) -> Told:
        found = real(library, watch)
        arrived.set()
        return found

    monkeypatch.setattr(telling, "tell", quick)
    with receiving() as receiver:
        options = ServerOptions(watches=(a_watch(receiver.url, sectors=("orikhiv",)),))
        with serving(built.result.workspace, options):
            assert arrived.wait(60)

    (built.result.workspace / "told-by-server.sqlite").unlink()
    logged = capfd.readouterr().err
    assert receiver.bodies
    assert '"watch": "w"' in logged
    assert "hidden" not in logged + repr(options)
    assert SECRET.decode() not in logged + repr(options)


TABLE = """[watches.duty-14]
url = "https://hooks.example/hidden/path"
sectors = ["orikhiv"]
language = "uk"
"""


def test_the_secret_comes_from_the_environment_or_a_file_and_is_shown_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither the list nor the settings print it, nor the path of the address."""
    (tmp_path / "trucewatch.toml").write_text(TABLE)
    monkeypatch.setenv("TRUCEWATCH_WATCH_SECRET_DUTY_14", SECRET.decode())
    printed = ""
    for words in (["watches", "list"], ["watches", "list", "--json"], ["settings"]):
        done = CliRunner().invoke(assemble(), [*words, "-w", str(tmp_path)])
        assert done.exit_code == 0, done.output
        printed += done.output
    (tmp_path / "key").write_bytes(SECRET + b"\n")
    table = {"w": {"url": "https://hooks.example/", "secret_file": "key"}}

    assert "https://hooks.example/" in printed
    assert SECRET.decode() not in printed
    assert "hidden" not in printed
    assert watch_settings(table, {}, tmp_path)[0].secret == SECRET
    assert SECRET.decode() not in repr(watch_settings(table, {}, tmp_path))


@pytest.mark.parametrize(
    ("lines", "complaint"),
    [
        ('url = "http://hooks.example/"', "must begin with https"),
        ('url = "ftp://hooks.example/"', "must begin with https"),
        ('url = "https://a:b@hooks.example/"', "no name, password"),
        ('url = "https://hooks.example/"\nsecret = "in the file"', "does not belong"),
        ('url = "https://hooks.example/"\nlanguage = "fr"', "known are de"),
        ('url = "https://hooks.example/"\nsectors = "orikhiv"', "write sectors"),
        ('url = "https://hooks.example/"\nevery = 5', "'every' is not known"),
        ('url = "https://hooks.example/"', "there is no secret"),
        ('url = "https://hooks.example/"\nsecret_file = "absent"', "cannot be read"),
    ],
)
def test_a_watch_that_is_unclear_tells_nobody(tmp_path: Path, lines: str, complaint: str) -> None:
    """Each complaint names the watch and the remedy."""
    (tmp_path / "trucewatch.toml").write_text(f"[watches.w]\n{lines}\n")

    with pytest.raises(WorkspaceError, match=complaint) as caught:
        watch_settings(read_settings(tmp_path).watches, {}, tmp_path)
    assert "watches.w" in str(caught.value)
