"""The frame of every page: banner, navigation, languages, controls, footer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from fastapi.responses import HTMLResponse

from trucewatch.report.html import LANGUAGE_NAMES
from trucewatch.report.markup import Markup, element, joined
from trucewatch.report.swatches import patterns
from trucewatch.server.assets import asset
from trucewatch.server.visit import Visit
from trucewatch.vocabulary.edition import When
from trucewatch.vocabulary.language import Language

NAVIGATION = (
    ("web.nav.today", "/"),
    ("web.nav.compare", "/compare"),
    ("web.nav.agreements", "/agreements"),
    ("web.nav.reports", "/reports"),
    ("web.nav.method", "/method"),
    ("web.nav.duty", "/duty"),
    ("web.nav.api", "/api"),
)


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """What stands in the frame.

    Attributes:
        title: Plain text for the browser's tab.
        body: Everything between navigation and footer.
        kicker: Small line above the heading.
        feeds: Addresses of Atom feeds of this page.
        data: Address of the same resource as JSON, or None.
        head: Further elements of the head.
        controls: Whether day and time of knowledge can be chosen here.
    """

    title: str
    body: Markup
    kicker: Markup | None = None
    feeds: tuple[str, ...] = ()
    data: str | None = None
    head: Markup | None = None
    controls: bool = False


def page(visit: Visit, sheet: Sheet, status: int = 200) -> HTMLResponse:
    """Put a sheet into the frame."""
    language = visit.reader.language
    body = element(
        "body",
        element("a", visit.say("web.skip"), href="#main", class_="skip"),
        patterns(),
        _header(visit, sheet),
        element("main", sheet.body, id="main"),
        _footer(visit, sheet),
    )
    whole = element("html", _head(visit, sheet), body, lang=language.value)
    return HTMLResponse(f"<!DOCTYPE html>\n{whole}\n", status_code=status)


def _head(visit: Visit, sheet: Sheet) -> Markup:
    mark = f"{visit.say_plainly('page.synthetic')} · " if visit.library.synthetic else ""
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("title", f"{mark}{sheet.title} · trucewatch"),
        element("link", rel="icon", href="data:,"),
        element("link", rel="stylesheet", href=asset("style.css")),
        *(
            element("link", rel="alternate", type="application/atom+xml", href=feed)
            for feed in sheet.feeds
        ),
        element("link", rel="alternate", type="application/json", href=sheet.data)
        if sheet.data
        else None,
        sheet.head,
        element("script", type="module", src=asset("app.js")),
    )


def _header(visit: Visit, sheet: Sheet) -> Markup:
    banner = element(
        "p",
        element("strong", visit.say("page.synthetic")),
        " ",
        visit.say("page.synthetic_note"),
        class_="banner",
        role="note",
    )
    brand = element("a", "trucewatch", href=visit.reader.to("/"), class_="brand")
    kicker = element("p", sheet.kicker, class_="kicker") if sheet.kicker else None
    choice = controls(visit) if sheet.controls else None
    return element(
        "header",
        banner if visit.library.synthetic else None,
        element(
            "div",
            element("div", brand, _navigation(visit), _languages(visit), class_="bar"),
            element("div", kicker, choice, class_="topline") if kicker or choice else None,
            class_="inner",
        ),
        class_="site",
    )


def _navigation(visit: Visit) -> Markup:
    path = visit.reader.path
    items = []
    for key, target in NAVIGATION:
        here = path == target or (target != "/" and path.startswith(target))
        link = element(
            "a",
            visit.say(key),
            href=visit.reader.to(target),
            aria_current="page" if here else None,
        )
        items.append(element("li", link))
    return element("nav", element("ul", *items), aria_label=visit.say("web.navigation"))


def _languages(visit: Visit) -> Markup:
    items = []
    for language in Language:
        name = LANGUAGE_NAMES[language]
        if language is visit.reader.language:
            shown = element("span", name, aria_current="true", lang=language.value)
        else:
            shown = element(
                "a",
                name,
                href=visit.reader.here(lang=language.value),
                lang=language.value,
                hreflang=language.value,
            )
        items.append(element("li", shown))
    return element(
        "nav", element("ul", *items), aria_label=visit.say("page.languages"), class_="lang"
    )


def controls(visit: Visit) -> Markup:
    """Choose day and time of knowledge; both live in the address."""
    day = visit.day
    before, after = day - timedelta(days=1), day + timedelta(days=1)
    first, last = visit.library.known_days(visit.reader.asof)
    kept = [
        element("input", type="hidden", name=name, value=visit.reader.asked[name])
        for name in ("lang", "agreement")
        if name in visit.reader.asked
    ]
    return element(
        "form",
        _step(visit, before, "\u2190", ("web.day_before", "[")) if before >= first else None,
        element("label", element("span", visit.say("web.day")), element(
            "input", type="date", name="date", value=day.isoformat(), required="",
            min=first.isoformat(), max=last.isoformat())),
        _step(visit, after, "\u2192", ("web.day_after", "]")) if after <= last else None,
        element("label", element("span", visit.say("web.asof")), _asof_choice(visit)),
        *kept,
        element("button", visit.say("web.show"), type="submit"),
        method="get",
        action=visit.reader.path,
        class_="controls",
        aria_label=visit.say("web.controls"),
    )  # fmt: skip


def _step(visit: Visit, day: date, sign: str, named: tuple[str, str]) -> Markup:
    key, shortcut = named
    return element(
        "a",
        element("span", sign, aria_hidden="true"),
        element("span", visit.say(key), class_="vh"),
        href=visit.reader.here(date=day.isoformat()),
        class_="step",
        data_key=shortcut,
        rel="nofollow",
    )


def _asof_choice(visit: Visit) -> Markup:
    chosen = visit.reader.asked.get("asof", "")
    evening = visit.day.isoformat()
    known = [("", visit.say("web.asof_now")), (evening, visit.say("web.asof_day"))]
    asof = visit.reader.asof
    if asof is not None and chosen != evening:
        known.append((chosen, moment(visit, asof, tag=False)))
    options = [
        element("option", label, value=value, selected="" if value == chosen else None)
        for value, label in known
    ]
    return element("select", *options, name="asof")


def moment(visit: Visit, value: datetime, *, tag: bool = True) -> Markup:
    """Print a moment on the mission's clock."""
    if tag:
        return visit.plain.mark(When(value=value))
    return joined(visit.plain.clock.tell(value))


def _footer(visit: Visit, sheet: Sheet) -> Markup:
    links = [
        ("web.as_json", sheet.data),
        *(("web.as_feed", feed) for feed in sheet.feeds),
        ("web.corrections_feed", "/corrections.atom"),
    ]
    listed = [
        element("li", element("a", visit.say(key), href=target)) for key, target in links if target
    ]
    return element(
        "footer",
        element("ul", *listed, class_="links"),
        element("p", visit.say("page.footer")),
        element("p", visit.say("map.disclaimer")),
        element("p", visit.say("web.local_only")),
        class_="page",
    )
