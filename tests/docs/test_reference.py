"""Documentation cannot lag: what a user can type stands in the reference, as it is."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_the_command_reference_is_what_the_commands_say() -> None:
    """Every command, argument and option, with its own words."""
    done = subprocess.run(
        [sys.executable, "scripts/commands_reference.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.returncode == 0, done.stdout


def test_every_link_in_the_documentation_leads_to_a_file() -> None:
    """Relative links of README, CONTRIBUTING and docs."""
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]

    broken = [f"{page.name}: {link}" for page in pages for link in _links(page) if link]

    assert broken == []


def _links(page: Path) -> list[str]:
    import re

    found = re.findall(r"\]\(([^)#\s]+)[^)]*\)", page.read_text(encoding="utf-8"))
    local = [link for link in found if "://" not in link and not link.startswith("mailto:")]
    return [link for link in local if not (page.parent / link).exists()]
