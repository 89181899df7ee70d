"""Did the ceasefire hold: where, how sure are we, and who was looking?

In a notebook: ``import trucewatch as tw; ws = tw.open("desk"); ws.incidents()``.
"""

from __future__ import annotations

from typing import Any

from trucewatch.vocabulary.version import VERSION

__version__ = VERSION


def __getattr__(name: str) -> Any:
    """Return ``open`` when somebody asks for it; the command line must start without it."""
    if name == "open":
        from trucewatch.workflow.notebook import open_workspace

        return open_workspace
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
