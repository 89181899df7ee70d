"""Errors as readers and programs meet them: a page, or problem details (RFC 9457)."""

from __future__ import annotations

import sys
import traceback
from datetime import date
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.exceptions import HTTPException

from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.door import OPEN_DATA
from trucewatch.server.layout import Sheet, page
from trucewatch.server.library import BusyError, EmptyError, UnknownDayError
from trucewatch.server.limits import TooManyError
from trucewatch.server.reader import Reader
from trucewatch.server.visit import NotFoundError, Visit, visit_of
from trucewatch.vocabulary.edition import When
from trucewatch.vocabulary.errors import HeldError, LimitError, TrucewatchError, UsageError
from trucewatch.vocabulary.language import Language

PROBLEM = "application/problem+json"


class SignedOutError(TrucewatchError):
    """Nobody is signed in; the page leads to the form."""


class ForbiddenError(TrucewatchError):
    """The account may not do this, or the form was not ours."""


STATUS: tuple[tuple[type[TrucewatchError], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (EmptyError, HTTPStatus.NOT_FOUND),
    (UnknownDayError, HTTPStatus.NOT_FOUND),
    (UsageError, HTTPStatus.BAD_REQUEST),
    (LimitError, HTTPStatus.REQUEST_ENTITY_TOO_LARGE),
    (HeldError, HTTPStatus.FORBIDDEN),
    (BusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (ForbiddenError, HTTPStatus.FORBIDDEN),
    (TooManyError, HTTPStatus.TOO_MANY_REQUESTS),
)
WAIT_S = "60"
NO_SUCH_PAGE = "There is no such page here."


def add_handlers(app: FastAPI) -> None:
    """Turn every error of the application into an answer that says what to do."""
    app.add_exception_handler(TrucewatchError, _on_ours)
    app.add_exception_handler(RequestValidationError, _on_invalid)
    app.add_exception_handler(HTTPException, _on_http)
    app.add_exception_handler(Exception, _on_bug)


def problem(
    status: HTTPStatus, detail: str, instance: str, errors: list[dict[str, Any]] | None = None
) -> JSONResponse:
    """Build problem details; the type says no more than the status."""
    content: dict[str, Any] = {
        "type": "about:blank",
        "title": status.phrase,
        "status": status.value,
        "detail": detail,
        "instance": instance,
    }
    if errors:
        content["errors"] = errors
    return JSONResponse(content, status.value, _headers(status), media_type=PROBLEM)


def _headers(status: HTTPStatus) -> dict[str, str]:
    """Say when to come back, where waiting helps."""
    found = {"Cache-Control": "no-store"}
    if status is HTTPStatus.SERVICE_UNAVAILABLE:
        found["Retry-After"] = WAIT_S
    return found


def answer(
    request: Request, status: HTTPStatus, detail: str, nearest: date | None = None
) -> Response:
    """Answer with problem details or with a page; ``nearest`` is a day to ask for instead."""
    accept = request.headers.get("accept", "")
    program = "application/json" in accept and "text/html" not in accept
    if request.url.path.startswith(OPEN_DATA[:2]) or program:
        return problem(status, detail, request.url.path)
    try:
        visit = visit_of(request)
    except UsageError:
        reader = Reader(path=request.url.path, language=Language.EN, asked={})
        visit = Visit(library=request.app.state.library, reader=reader)
    title = f"{status.value} {status.phrase}"
    body = joined(
        element("h1", visit.say("web.error_title")),
        _told(visit, detail),
        element("p", element("code", title), class_="small"),
        _instead(visit, nearest) if nearest else None,
        element("p", visit.plain.link(visit.say("web.nav.today"), "/")),
    )
    found = page(visit, Sheet(title=title, body=body), status.value)
    found.headers.update(_headers(status))
    return found


def _told(visit: Visit, detail: str) -> Markup:
    """Say the commonest failure in the reader's language; what others say is English."""
    if detail == NO_SUCH_PAGE:
        return element("p", visit.say("web.no_such_page"))
    return element("p", detail, lang="en")


def _instead(visit: Visit, day: date) -> Markup:
    address = visit.reader.to("/", date=day.isoformat())
    return element(
        "p",
        visit.say("web.nearest_day"),
        " ",
        element("a", visit.plain.mark(When(value=day)), href=address),
    )


async def _on_ours(request: Request, error: Exception) -> Response:
    if isinstance(error, SignedOutError):
        return RedirectResponse("/login", status_code=303)
    found = [status for kind, status in STATUS if isinstance(error, kind)]
    status = found[0] if found else HTTPStatus.INTERNAL_SERVER_ERROR
    given = answer(request, status, str(error), getattr(error, "nearest", None))
    if isinstance(error, TooManyError):
        given.headers["Retry-After"] = str(error.wait_s)
        given.headers["RateLimit"] = f'"{error.limit.name}";r=0;t={error.wait_s}'
    return given


async def _on_invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    errors = [
        {"field": ".".join(str(part) for part in one["loc"]), "detail": one["msg"]} for one in found
    ]
    detail = "; ".join(f"{one['field']}: {one['detail']}" for one in errors) or "not readable"
    if request.url.path.startswith(OPEN_DATA[:2]):
        return problem(HTTPStatus.BAD_REQUEST, detail, request.url.path, errors)
    return answer(request, HTTPStatus.BAD_REQUEST, detail)


async def _on_http(request: Request, error: Exception) -> Response:
    status = HTTPStatus(getattr(error, "status_code", 500))
    if status is HTTPStatus.NOT_FOUND:
        return answer(request, status, NO_SUCH_PAGE)
    return answer(request, status, str(getattr(error, "detail", status.phrase)))


async def _on_bug(_request: Request, error: Exception) -> Response:
    """Keep the trace for the operator; tell the reader nothing of it."""
    traceback.print_exception(error, file=sys.stderr)
    return PlainTextResponse("Something went wrong here; the server's log says what.\n", 500)
