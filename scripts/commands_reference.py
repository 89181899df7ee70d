"""Write docs/reference/commands.md from the commands themselves; ``--check`` only compares."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

from trucewatch.cli.main import assemble

TARGET = Path(__file__).resolve().parent.parent / "docs" / "reference" / "commands.md"
HEAD = """# Commands

Made by `scripts/commands_reference.py` from the commands themselves. Results go to stdout,
messages to stderr. Exit codes: 0 done, 1 failed, 2 wrong use, 3 done but some input was rejected,
4 verification failed.
"""


def main() -> int:
    """Write the page, or say that it differs."""
    page = reference()
    if "--check" in sys.argv:
        if TARGET.read_text(encoding="utf-8") == page:
            return 0
        print("docs/reference/commands.md differs; run: python scripts/commands_reference.py")
        return 1
    TARGET.write_text(page, encoding="utf-8")
    return 0


def reference() -> str:
    """Return the page: every command with its arguments and options."""
    root = typer.main.get_command(assemble())
    return HEAD + "".join(_sections(root, "trucewatch"))


def _sections(command: Any, name: str) -> Iterator[str]:
    children = getattr(command, "commands", None)
    if children is None:
        yield f"\n## `{name}`\n\n{_first_paragraph(command.help)}\n\n{_parameters(command)}"
        return
    for child in sorted(children):
        yield from _sections(children[child], f"{name} {child}")


def _first_paragraph(text: str | None) -> str:
    return " ".join((text or "").strip().split("\n\n")[0].split())


def _parameters(command: Any) -> str:
    rows = [_row(parameter) for parameter in command.params if parameter.name != "help"]
    if not rows:
        return ""
    return "| parameter | meaning |\n|---|---|\n" + "".join(rows)


def _row(parameter: Any) -> str:
    words = [*parameter.opts, *parameter.secondary_opts]
    names = " ".join(f"`{word if word.startswith('-') else word.upper()}`" for word in words)
    meaning = " ".join((getattr(parameter, "help", None) or "").split()).replace("|", "\\|")
    return f"| {names} | {meaning} |\n"


if __name__ == "__main__":
    sys.exit(main())
