"""The version of the code, as printed on every edition."""

from __future__ import annotations

VERSION = "0.1.0"
