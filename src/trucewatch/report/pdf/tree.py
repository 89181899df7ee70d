"""Takes the page apart into plain values that a typesetting template can walk.

The PDF is made from the page that readers see, so that both say the same, number for number.
What only a screen needs is left out: navigation, words for screen readers, column names
repeated in every cell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from trucewatch.report.pdf.picture import standalone
from trucewatch.report.register import BACK

Node = dict[str, Any]

LEFT_OUT_TAGS = frozenset({"nav"})
LEFT_OUT_CLASSES = frozenset({"vh", "skip", "label", "glyph"})
"""Classes of what a screen needs; glyphs stand in swatches, which print in full."""
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that no XML document may hold; sources do hold some."""


def page_tree(body: str) -> Node:
    """Take a page's body apart.

    Args:
        body: The element ``body`` as the page writes it.

    Returns:
        Nodes ``{"tag", "class", "id", "href", "lang", "kids"}`` whose kids are nodes or text;
        a drawing is ``{"tag": "svg", "class", "source"}``. Addresses are ids of the same page,
        without ``#``, and every one of them exists; each id stands once. From within the
        registers nothing is linked: thousands of links make a file of megabytes.
    """
    markup = NO_XML.sub("\ufffd", body.replace("<br>", "<br/>"))
    root = fromstring(markup)  # noqa: S314  written by this program, every text escaped
    known: set[str] = set()
    tree = _node(root, known)
    _cut_loose_ends(tree, known)
    return tree


def _node(found: Element, known: set[str]) -> Node:
    kind = found.get("class", "")
    if found.tag == "svg":
        return {"tag": "svg", "class": kind, "source": standalone(found)}
    node: Node = {"tag": found.tag, "class": kind, "kids": list(_kids(found, known))}
    anchor = found.get("id")
    if anchor and anchor not in known:
        known.add(anchor)
        node["id"] = anchor
    for name in ("href", "lang"):
        if found.get(name):
            node[name] = found.get(name)
    return node


def _kids(found: Element, known: set[str]) -> Iterator[Node | str]:
    if found.text:
        yield found.text
    for child in found:
        if not _for_screens(child):
            yield _node(child, known)
        if child.tail:
            yield child.tail


def _for_screens(found: Element) -> bool:
    classes = set(found.get("class", "").split())
    back = found.tag == "a" and found.text == BACK
    return back or found.tag in LEFT_OUT_TAGS or bool(classes & LEFT_OUT_CLASSES)


def _cut_loose_ends(node: Node, known: set[str], *, registered: bool = False) -> None:
    """Keep addresses from the report into its registers; thousands among those are too many."""
    registered = registered or "register" in node["class"].split()
    address = node.pop("href", "").removeprefix("#")
    if address in known and not registered:
        node["href"] = address
    for kid in node.get("kids", ()):
        if isinstance(kid, dict):
            _cut_loose_ends(kid, known, registered=registered)
