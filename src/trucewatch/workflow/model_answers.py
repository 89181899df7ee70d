"""Answers of models, kept in the workspace: the same text is asked about once."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from trucewatch.workflow.whole_files import write_whole

FOLDER = "model-answers"


class Answers:
    """A folder of answers; without one nothing is kept.

    The name of an answer comes from the text, the model and the version of the question:
    when one of them changes, the model is asked again.
    """

    def __init__(self, workspace: Path | None, model: str, version: str) -> None:
        self._folder = workspace / FOLDER if workspace is not None else None
        self._asked = f"{model}\n{version}\n"

    def find(self, text: str) -> str | None:
        """Return the answer kept for a text; a damaged file counts as none."""
        if self._folder is None:
            return None
        try:
            kept = json.loads(self._path(text).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return None
        answer = kept.get("answer") if isinstance(kept, dict) else None
        return answer if isinstance(answer, str) else None

    def keep(self, text: str, answer: str) -> None:
        """Keep an answer; a file is there as a whole or not at all."""
        if self._folder is None:
            return
        self._folder.mkdir(exist_ok=True)
        model, version, _ = self._asked.split("\n")
        kept = {"model": model, "question": version, "answer": answer}
        write_whole(self._path(text), json.dumps(kept, ensure_ascii=False))

    def _path(self, text: str) -> Path:
        content = (self._asked + text).encode("utf-8", "surrogatepass")
        assert self._folder is not None  # noqa: S101 - callers have looked
        return self._folder / f"{hashlib.sha256(content).hexdigest()}.json"
