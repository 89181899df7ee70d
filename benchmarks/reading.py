"""Reading beside dateparser and a bare look-up of names, on the developers' documents.

Each side runs in a process of its own, on the same machine and documents, one after the
other; seconds are those of the processor. The machine's speed wanders, the ratio does not.
dateparser only looks for dates, the look-up only for names; we read all there is and write
it as JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DATA = HERE.parents[1] / "shared/data"
DOCUMENTS = DATA / "quotes_de/train.docs.jsonl"
TEXTS = {
    "de": DOCUMENTS,
    "en": DATA / "places_en/lgl.docs.jsonl",
    "uk": DATA / "entities_uk/docs.jsonl",
    "ru": DATA / "entities_ru/docs.jsonl",
}
MEGABYTE = 1_000_000
PEER_DOCUMENTS = 60
"""dateparser is slow: it gets the first documents only, and its rate is compared."""
GOALS = {"documents_s": 150, "ready_s": 1.0, "peak_mb": 300, "megabyte_s": 8.0}

Side = dict[str, Any]


def main() -> None:
    """Measure all sides and print rates, megabytes and ratios."""
    if not all(path.exists() for path in TEXTS.values()):
        print("reading: the developers' documents are not beside the project; nothing measured")
        return
    _print_documents()
    with tempfile.TemporaryDirectory() as folder:
        for language, path in TEXTS.items():
            _print_megabyte(language, _megabyte(path, Path(folder) / f"{language}.txt"))


def _print_documents() -> None:
    ours = _run("ours_reading.py", "documents", str(DOCUMENTS))
    names = _run("ours_reading.py", "plain", str(DOCUMENTS))
    peer = _run("dateparser_reading.py", str(DOCUMENTS), str(PEER_DOCUMENTS))
    mine = _rate(ours)
    print(f"\nreading, {ours['documents']} German documents, one core, processor seconds")
    print(f"{'':28}{'documents/s':>12} {'start-up s':>11} {'peak MB':>8} {'trucewatch':>11}")
    sides = {
        "trucewatch, everything": ours,
        "dateparser, dates": peer,
        "look-up of names": names,
    }
    for name, side in sides.items():
        rate = _rate(side)
        row = f"{name:28}{rate:12.0f} {side['ready_s']:11.2f} {side['peak_mb']:8.0f}"
        print(f"{row} {mine / rate:10.3g}x")
    whole_s = ours["documents"] / (ours["seconds"] + ours["ready_s"])
    print(f"start-up counted in: {whole_s:.0f} documents/s")
    print(f"goals: {GOALS['documents_s']} documents/s, {GOALS['ready_s']} s, {GOALS['peak_mb']} MB")


def _print_megabyte(language: str, path: Path) -> None:
    side = _run("ours_reading.py", "text", str(path), language)
    quarter, half, whole = side["seconds"]
    print(
        f"1 MB in {language}, {side['characters']:,} characters: {quarter:.2f} s to a quarter, "
        f"{half:.2f} s to the half, {whole:.2f} s (goal {GOALS['megabyte_s']}); "
        f"{side['peak_mb']:.0f} MB"
    )


def _megabyte(source: Path, target: Path) -> Path:
    """Write one megabyte of a source's texts as one text, repeated where they are fewer."""
    with source.open(encoding="utf-8") as lines:
        texts = "\n\n".join(json.loads(line)["text"] for line in lines).encode() + b"\n\n"
    raw = texts * (MEGABYTE // len(texts) + 1)
    target.write_text(raw[:MEGABYTE].decode(errors="ignore"), encoding="utf-8")
    return target


def _rate(side: Side) -> float:
    return float(side["documents"] / side["seconds"])


def _run(script: str, *arguments: str) -> Side:
    command = [sys.executable, str(HERE / script), *arguments]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
    found: Side = json.loads(done.stdout.splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
