"""Reads a served page back: links with their texts, and how many rows a list has."""

from __future__ import annotations

from html.parser import HTMLParser

VOID = {"meta", "link", "br", "input", "path", "rect", "line", "circle", "use"}


class Sheet(HTMLParser):
    """What a reader of a page meets.

    Attributes:
        numbers: Address and text of every figure of the heading.
        links: Every address on the page.
        rows: What the first list of counted records says it holds.
        counted: Elements found in that list.
        marks: Texts of marked words.
        quotes: Number of quotations of sources.
    """

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.numbers: list[tuple[str, str]] = []
        self.links: list[str] = []
        self.rows: int | None = None
        self.counted = 0
        self.marks: list[str] = []
        self.quotes = 0
        self.words: list[str] = []
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note links and rows."""
        given = {name: value or "" for name, value in attrs}
        if "href" in given and tag == "a":
            self.links.append(given["href"])
        if "data-rows" in given:
            self.rows = int(given["data-rows"])
        inside = [names for _, names in self._open if "data-rows" in names]
        if tag == "li" and inside and self._open[-1][1] is inside[-1]:
            self.counted += 1
        self.quotes += tag == "blockquote"
        if tag not in VOID:
            self._open.append((tag, given))

    def handle_endtag(self, tag: str) -> None:
        """Close the element."""
        if tag not in VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        """Keep the numbers of the heading, marked words, and all text."""
        tags = [tag for tag, _ in self._open]
        if "h1" in tags and tags[-1:] == ["a"] and self._open[-1][1].get("class") == "n":
            self.numbers.append((self._open[-1][1]["href"], data))
        if "mark" in tags:
            self.marks.append(data)
        if not {"script", "style", "code"} & set(tags):
            self.words.append(data)
