"""Signing in and out; reading needs neither."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.layout import Sheet, page
from trucewatch.server.sessions import COOKIE, Sessions, SignedIn, check_origin, check_writing
from trucewatch.server.visit import Asking, Visit
from trucewatch.workflow.accounts import Role

router = APIRouter()
Field = Annotated[str, Form(max_length=200)]


@router.get("/login", response_class=HTMLResponse)
def form(request: Request, visit: Asking) -> HTMLResponse:
    """Ask for name and password."""
    return page(visit, _sheet(visit, request.app.state.sessions, None))


@router.post("/login")
def sign_in(
    request: Request, visit: Asking, name: Field, password: Field, token: Field
) -> Response:
    """Open a session under a new name and lead to the desk."""
    sessions: Sessions = request.app.state.sessions
    check_origin(request)
    sessions.check_form(token)
    client = request.client.host if request.client else ""
    _session, cookie = sessions.sign_in(name, password, client)
    answer = RedirectResponse(visit.reader.to("/duty"), status_code=303)
    answer.set_cookie(
        COOKIE,
        cookie,
        httponly=True,
        samesite="strict",
        secure=request.url.scheme == "https",
        path="/",
    )
    return answer


@router.post("/logout")
def sign_out(request: Request, session: SignedIn, csrf: Field) -> Response:
    """End the session on both sides."""
    check_writing(request, session, csrf, Role.VIEWER)
    request.app.state.sessions.sign_out(session)
    answer = RedirectResponse("/", status_code=303)
    answer.delete_cookie(COOKIE, path="/")
    return answer


def _sheet(visit: Visit, sessions: Sessions, told: Markup | None) -> Sheet:
    title = visit.say_plainly("web.sign_in")
    fields = [
        element(
            "label",
            element("span", visit.say(key)),
            element("input", name=name, type=kind, required="", autocomplete=complete),
            class_="field",
        )
        for key, name, kind, complete in (
            ("web.account", "name", "text", "username"),
            ("web.password", "password", "password", "current-password"),
        )
    ]
    body = element(
        "form",
        *fields,
        element("input", type="hidden", name="token", value=sessions.form_token()),
        element("button", visit.say("web.sign_in"), type="submit", class_="primary"),
        method="post",
        action=visit.reader.to("/login"),
    )
    note = element("p", visit.say("web.sign_in_note"))
    return Sheet(title=title, body=joined(element("h1", title), note, told, body))
