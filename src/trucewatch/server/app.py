"""The application: pages, API and feeds of one workspace."""

from __future__ import annotations

import importlib
import pkgutil
import threading
import time
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from types import ModuleType
from typing import Any

from fastapi import APIRouter, FastAPI, Request
from fastapi.openapi.utils import get_openapi
from fastapi.responses import PlainTextResponse, Response

from trucewatch.server import api, assets, views
from trucewatch.server.api.documented import schemas
from trucewatch.server.door import Door
from trucewatch.server.failures import NO_SUCH_PAGE, add_handlers
from trucewatch.server.hosts import LOOPBACK_NAMES, is_loopback
from trucewatch.server.jobs import FOLDER as JOBS_FOLDER
from trucewatch.server.jobs import Jobs
from trucewatch.server.library import Library
from trucewatch.server.measures import Measures
from trucewatch.server.paper import Press
from trucewatch.server.sessions import Sessions
from trucewatch.server.telling import Telling
from trucewatch.server.visit import NotFoundError
from trucewatch.server.warming import Warming
from trucewatch.vocabulary.errors import UsageError
from trucewatch.vocabulary.policy import Audience
from trucewatch.vocabulary.version import VERSION
from trucewatch.workflow.watch_settings import WatchSettings

PROMISE = (
    "Names stay and keys may be added; cursors are opaque; what may still change is marked. "
    "Errors are problem details (RFC 9457). Every answer says what was known when (`asof`), on "
    "which files it rests (`release`), and how what it holds was chosen (`coverage`)."
)
YEAR_S = 31_536_000
LAST_DAY_S = 1.0
"""Seconds for the day that is being judged before anybody asks: nobody waits for it."""
small = APIRouter(include_in_schema=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerOptions:
    """How a workspace is served.

    Attributes:
        host: Address listened at; on loopback only loopback names are answered to.
        log: Whether to write one line per request to stderr.
        audience: Who reads; analysts only on the machine itself.
        watches: Addresses that are told of new incidents while the server runs.
        warm: Whether to judge the newest day before anybody asks, at start and after changes.
    """

    host: str = "127.0.0.1"
    log: bool = False
    audience: Audience = Audience.PUBLIC
    warm: bool = False
    watches: tuple[WatchSettings, ...] = ()

    def __post_init__(self) -> None:
        if self.audience is Audience.ANALYST and not is_loopback(self.host):
            raise UsageError(
                f"--audience analyst shows what may not be published; {self.host} can be "
                "reached by others. Leave --host out, or serve to the public."
            )


def open_door(directory: Path, options: ServerOptions) -> Door:
    """Build the application of a workspace behind its front door."""
    library = Library(directory, options.audience)
    measures = Measures()
    app = _application(library, measures)
    desk = _Desk(library, measures)
    app.state.sessions, app.state.desk, app.state.jobs = (
        Sessions(directory), desk.library, desk.jobs,
    )  # fmt: skip
    warming = Warming(library)
    telling = Telling(library, options.watches)
    if options.warm:
        warming.start()
    telling.start()
    hosts = LOOPBACK_NAMES if is_loopback(options.host) else None
    return Door(
        app=app,
        version=library.version,
        hosts=hosts,
        measures=measures,
        end=partial(_end, (warming, telling), desk),
        close=partial(_close, (warming, telling), desk),
        log=options.log,
    )


def _end(working: tuple[Warming | Telling, ...], desk: _Desk) -> None:
    """Tell what works behind the pages to end."""
    for one in working:
        one.end()
    desk.end()


def _close(working: tuple[Warming | Telling, ...], desk: _Desk, seconds: float) -> None:
    """Let go of the workspace within so many seconds; what works longer ends with the process."""
    deadline = time.monotonic() + seconds
    jobs_ended = desk.close_jobs(seconds)
    left = min(max(0.0, deadline - time.monotonic()), LAST_DAY_S)
    if all(one.close(left) for one in working) and jobs_ended:
        desk.close()


class _Desk:
    """What only those who are signed in need: the whole library, and files on their way in."""

    def __init__(self, library: Library, measures: Measures) -> None:
        self._public, self._measures = library, measures
        self._library: Library | None = None
        self._lock = threading.Lock()
        # Jobs that a crash has ended are looked after at once; readers of the page are told.
        self._jobs = Jobs(library.directory, measures) if _had_jobs(library) else None

    def library(self) -> Library:
        """Return the library that holds nothing back, opened at first use."""
        with self._lock:
            if self._public.audience is Audience.ANALYST:
                return self._public
            if self._library is None:
                self._library = Library(self._public.directory, Audience.ANALYST)
            return self._library

    def jobs(self) -> Jobs:
        """Return the files on their way in."""
        with self._lock:
            if self._jobs is None:
                self._jobs = Jobs(self._public.directory, self._measures)
            return self._jobs

    def end(self) -> None:
        """Stop the file that is on its way in; nothing of it stays."""
        if self._jobs is not None:
            self._jobs.end()

    def close_jobs(self, seconds: float) -> bool:
        """Tell whether no file is on its way in any more, after so many seconds."""
        return self._jobs is None or self._jobs.close(seconds)

    def close(self) -> None:
        """Let go of the databases."""
        if self._library is not None:
            self._library.close()
        self._public.close()


def _had_jobs(library: Library) -> bool:
    return (library.directory / JOBS_FOLDER).is_dir()


def _application(library: Library, measures: Measures) -> FastAPI:
    app = FastAPI(
        title="trucewatch",
        version=VERSION,
        summary="Did the ceasefire hold: where, how sure are we, and who was looking?",
        openapi_url="/api/openapi.json",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )
    app.state.library, app.state.measures, app.state.press = library, measures, Press()
    add_handlers(app)
    app.include_router(small)
    for router in _routers(api):
        app.include_router(router)
    for router in _routers(views):
        app.include_router(router, include_in_schema=False)
    app.openapi = partial(_definition, app)  # type: ignore[method-assign]
    return app


def _routers(folder: ModuleType) -> list[APIRouter]:
    """Return the router of every file in a folder, in name order."""
    names = sorted(found.name for found in pkgutil.iter_modules(folder.__path__))
    modules = [importlib.import_module(f"{folder.__name__}.{name}") for name in names]
    return [module.router for module in modules if hasattr(module, "router")]


def _definition(app: FastAPI) -> dict[str, Any]:
    """Build the OpenAPI definition once, with the shapes that answers refer to."""
    if app.openapi_schema is None:
        found = get_openapi(
            title=app.title,
            version="1",
            openapi_version="3.1.0",
            summary=app.summary,
            description=PROMISE,
            routes=app.routes,
        )
        found.setdefault("components", {}).setdefault("schemas", {}).update(schemas())
        for path in found["paths"].values():
            for operation in path.values():
                # Questions that cannot be read are answered with 400 and problem details.
                operation["responses"].pop("422", None)
        app.openapi_schema = found
    return app.openapi_schema


@small.get("/health")
def health(request: Request) -> PlainTextResponse:
    """Say that the server answers and its database can be read."""
    request.app.state.library.version()
    return PlainTextResponse("ok\n", headers={"Cache-Control": "no-store"})


@small.get("/metrics")
def metrics(request: Request) -> Response:
    """Show counters to this machine only."""
    if request.client is None or not is_loopback(request.client.host):
        raise NotFoundError(NO_SUCH_PAGE)
    return Response(
        request.app.state.measures.text(),
        media_type="text/plain; version=0.0.4; charset=utf-8",
        headers={"Cache-Control": "no-store"},
    )


@small.get("/favicon.ico")
def icon() -> Response:
    """Send nothing to browsers that ask unbidden; a refusal would stand in their consoles."""
    return Response(status_code=204)


@small.get("/static/{tag}/{name}")
def static(tag: str, name: str) -> Response:
    """Send our own style and script; the tag changes with the content."""
    if name not in assets.FILES or assets.asset(name) != f"/static/{tag}/{name}":
        raise NotFoundError("There is no such file here.")
    headers = {"Cache-Control": f"public, max-age={YEAR_S}, immutable"}
    return Response(assets.content(name), media_type=assets.FILES[name][0], headers=headers)
