"""Reads a rendered page back: links, anchors, and digits that stand outside marked elements."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "path", "rect", "line", "circle", "use"}
MARKED = {"time", "q", "blockquote", "code", "head"}


class Page(HTMLParser):
    """What a reader of the page meets.

    Attributes:
        ids: Every address in the page, in order.
        targets: Every link that stays inside the page, without its sign.
        numbers: Texts of the links of figures.
        outside: Text in no marked element, the figures' links left out.
        remote: Values of attributes that would make a browser fetch something.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.ids: list[str] = []
        self.targets: list[str] = []
        self.numbers: list[str] = []
        self.outside: list[str] = []
        self.remote: list[str] = []
        self.language: str | None = None
        self._open: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note addresses and links."""
        given = {name: value or "" for name, value in attrs}
        if tag == "html":
            self.language = given.get("lang")
        if "id" in given:
            self.ids.append(given["id"])
        href = given.get("href", "")
        if href.startswith("#"):
            self.targets.append(href[1:])
        elif tag != "a" and href and not href.startswith("data:"):
            self.remote.append(href)
        self.remote.extend(given[name] for name in ("src", "srcset", "action") if name in given)
        if tag not in VOID:
            self._open.append(self._kind(tag, given.get("class", "").split()))

    def handle_endtag(self, tag: str) -> None:
        """Close the element."""
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Sort text into figures and everything else."""
        if "number" in self._open:
            self.numbers.append(data)
        elif not MARKED & set(self._open) and "name" not in self._open:
            self.outside.append(data)

    @staticmethod
    def _kind(tag: str, classes: list[str]) -> str:
        if tag == "a" and "n" in classes:
            return "number"
        return "name" if "name" in classes else tag
