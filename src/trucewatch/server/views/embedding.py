"""Code by which other sites show a comparison: pinned to a time, with a picture to fall back on."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

from trucewatch.report.markup import Markup, element, joined
from trucewatch.server.visit import Visit
from trucewatch.vocabulary.edition import Message, When

WIDTH, HEIGHT = 760, 900


def embedding(visit: Visit, days: tuple[date, date]) -> Markup:
    """Offer the code of a frame, that of a picture alone, and a line to cite."""
    frame, picture = _frame(visit, days), _picture(visit, days)
    cited = visit.text(caption(visit, days))
    address = _address(visit, "/compare", days)
    return joined(
        element("h2", visit.say("web.embed_title")),
        element("p", visit.say("web.embed_note"), class_="small"),
        _code(visit, "web.embed_frame", frame),
        _code(visit, "web.embed_picture", picture),
        _code(visit, "web.embed_cite", f"{cited} {address}"),
    )


def caption(visit: Visit, days: tuple[date, date]) -> Message:
    """Say what is compared, as known when."""
    begin, end = days
    asof = visit.view.findings.asof
    arguments = {"from": When(value=begin), "to": When(value=end), "asof": When(value=asof)}
    return Message(key="web.embed_caption", arguments=dict(arguments))


def _address(visit: Visit, path: str, days: tuple[date, date]) -> str:
    """Address a comparison as it is known now: an article that shows it never changes silently."""
    asked = {
        "from": days[0].isoformat(),
        "to": days[1].isoformat(),
        "asof": visit.view.findings.asof.isoformat().replace("+00:00", "Z"),
        "lang": visit.reader.language.value,
    }
    return f"{visit.reader.base}{path}?{urlencode(asked)}"


def _frame(visit: Visit, days: tuple[date, date]) -> Markup:
    return element(
        "iframe",
        element("a", visit.say("web.compare_title"), href=_address(visit, "/compare", days)),
        src=_address(visit, "/embed/compare", days),
        title=visit.text(caption(visit, days)),
        width=WIDTH,
        height=HEIGHT,
        loading="lazy",
    )


def _picture(visit: Visit, days: tuple[date, date]) -> Markup:
    picture = element(
        "img",
        src=_address(visit, "/embed/compare.svg", days),
        alt=visit.text(caption(visit, days)),
        width=WIDTH,
    )
    return element("a", picture, href=_address(visit, "/compare", days))


def _code(visit: Visit, key: str, code: str) -> Markup:
    field = element("textarea", str(code), rows=3, readonly="", spellcheck="false", class_="code")
    return element("label", element("span", visit.say(key), class_="small"), field)
