"""Dropping files: sent to this machine only, taken in behind the page, reported row by row."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, JSONResponse, RedirectResponse, Response

from trucewatch.evidence.archive import LARGEST_FILE_BYTES
from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.jobs import ENDED, Job, Jobs
from trucewatch.server.layout import Sheet, page
from trucewatch.server.sessions import Session, SignedIn, check_writing
from trucewatch.server.visit import Asking, NotFoundError, Visit
from trucewatch.vocabulary.errors import LimitError, UsageError
from trucewatch.workflow.accounts import Role

router = APIRouter()
BLOCK = 1 << 20
SHOWN = 200
Words = Annotated[str, Form(max_length=200)]


@router.get("/duty/files", response_class=HTMLResponse)
def files(request: Request, visit: Asking, session: SignedIn) -> HTMLResponse:
    """Show the form and what became of earlier files."""
    jobs: Jobs = request.app.state.jobs()
    items = [
        element(
            "li",
            element("a", element("span", one.name, class_="name"), href=f"/duty/files/{one.id}"),
            " ",
            visit.say(f"web.job.{one.state}"),
            " ",
            element("time", one.begun),
        )
        for one in jobs.newest()
    ]
    title = visit.say_plainly("web.files_title")
    body = joined(
        element("h1", title),
        element("p", visit.say("web.files_note")),
        _form(visit, session),
        element("ul", *items, class_="plainlist") if items else None,
    )
    return page(visit, Sheet(title=title, body=body))


@router.post("/duty/files")
def take_in(request: Request, session: SignedIn, csrf: Words, file: UploadFile) -> Response:
    """Store a file, queue it, and lead to its page.

    Raises:
        LimitError: It is larger than ``trucewatch add`` takes.
    """
    check_writing(request, session, csrf, Role.ANALYST)
    if not file.filename:
        raise UsageError("choose a file first.")
    jobs: Jobs = request.app.state.jobs()
    job_id, path = jobs.place_for(file.filename)
    digest = _store(file, path)
    jobs.start(job_id, path, session.account.name, digest)
    return RedirectResponse(f"/duty/files/{job_id}", status_code=303)


@router.get("/duty/files/{job_id}", response_class=HTMLResponse)
def job(job_id: str, request: Request, visit: Asking, session: SignedIn) -> Response:
    """Show how far a file is, or what became of every row."""
    found = _find(request, job_id)
    if "application/json" in request.headers.get("accept", ""):
        content = {"id": found.id, "state": found.state, "rows": found.rows, **found.report}
        return JSONResponse(content)
    body = joined(
        element("h1", element("span", found.name, class_="name")),
        element("p", visit.say(f"web.job.{found.state}"), class_="lead", role="status"),
        element("p", found.error, lang="en") if found.error else None,
        _waiting(visit, session, found) if found.state not in ENDED else None,
        *(_report(visit, one) for one in found.report.get("files", ())),
        element("p", visit.plain.link(visit.say("web.files_title"), "/duty/files")),
    )
    head = None
    if found.state not in ENDED:
        head = Markup('<meta http-equiv="refresh" content="2">')
    return page(visit, Sheet(title=found.name, body=body, head=head))


@router.post("/duty/files/{job_id}/cancel")
def cancel(job_id: str, request: Request, session: SignedIn, csrf: Words) -> Response:
    """Stop a file that is being taken in."""
    check_writing(request, session, csrf, Role.ANALYST)
    request.app.state.jobs().cancel(_find(request, job_id).id)
    return RedirectResponse(f"/duty/files/{job_id}", status_code=303)


def _find(request: Request, job_id: str) -> Job:
    jobs: Jobs = request.app.state.jobs()
    found = jobs.find(job_id)
    if found is None:
        raise NotFoundError("There is no such file here.")
    return found


def _store(file: UploadFile, path: Path) -> str:
    digest, size = sha256(), 0
    with path.open("xb") as target:
        while block := file.file.read(BLOCK):
            size += len(block)
            if size > LARGEST_FILE_BYTES:
                path.unlink()
                raise LimitError(f"larger than {LARGEST_FILE_BYTES >> 20} MB; split the file.")
            digest.update(block)
            target.write(block)
    return digest.hexdigest()


def _form(visit: Visit, session: Session) -> Markup | None:
    if not session.account.role.may(Role.ANALYST):
        return None
    return element(
        "form",
        element(
            "label",
            element("span", visit.say("web.choose_file")),
            element("input", type="file", name="file", required=""),
            class_="field files",
        ),
        element("input", type="hidden", name="csrf", value=session.token),
        element("button", visit.say("web.send_file"), type="submit", class_="primary"),
        element("p", visit.say("web.drop_here"), class_="small"),
        element(
            "div",
            element("p", visit.say("web.sending"), " ", element("span", class_="name")),
            element("progress", aria_label=visit.say("web.sending")),
            element("button", visit.say("web.cancel"), type="button"),
            class_="sending",
            role="status",
            hidden="",
        ),
        method="post",
        action="/duty/files",
        enctype="multipart/form-data",
        class_="drop",
    )


def _waiting(visit: Visit, session: Session, found: Job) -> Markup:
    return joined(
        element("p", element("progress", aria_label=visit.say("web.job.running"))),
        element("p", visit.say("column.read"), ": ", element("code", str(found.rows))),
        element(
            "form",
            element("input", type="hidden", name="csrf", value=session.token),
            element("button", visit.say("web.cancel"), type="submit"),
            method="post",
            action=f"/duty/files/{found.id}/cancel",
        ),
    )


def _report(visit: Visit, one: dict[str, Any]) -> Markup:
    counts = [
        element(
            "div",
            element("dt", visit.say(f"column.{key}")),
            element("dd", element("code", str(one[name]))),
        )
        for key, name in (
            ("kind", "kind"), ("read", "rows_read"), ("accepted", "accepted"),
            ("rejected", "rejected"), ("hash", "sha256"),
        )
    ]  # fmt: skip
    rows = [
        element(
            "tr",
            element("th", element("code", _text(left["row"])), scope="row"),
            element("td", element("code", _text(left["column"]))),
            element("td", element("code", _text(left["value"]))),
            element("td", f"{left['reason']} {left['remedy']}", lang="en"),
        )
        for left in one["rejections"][:SHOWN]
    ]
    keys = ("web.row", "column.setting", "column.value", "column.reason")
    head = element("tr", *(element("th", visit.say(key), scope="col") for key in keys))
    table = element("table", element("thead", head), element("tbody", *rows)) if rows else None
    return joined(
        element("dl", *counts, class_="facts"),
        element("div", table, class_="scroll keep", role="group", tabindex=0,
                aria_label=visit.say("column.rejected")) if table else None,
    )  # fmt: skip


def _text(value: object) -> str:
    return "" if value is None else str(value)
