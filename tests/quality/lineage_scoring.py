"""Scores lineage on labelled texts of our own: pairs of texts that are one origin."""

from __future__ import annotations

import json
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from trucewatch.workflow.lineage import lineage_of_documents
from trucewatch.workflow.text_files import document_from, packaged_gazetteer

FOLDER = Path(__file__).parent / "lineage"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairScore:
    """Pairs joined rightly and wrongly, pairs missed, and relations named rightly."""

    right: int
    wrong: int
    missed: int
    relations_right: int
    relations: int

    @property
    def precision(self) -> float:
        """Share of the joined pairs that are one origin."""
        return self.right / (self.right + self.wrong)

    @property
    def recall(self) -> float:
        """Share of the pairs of one origin that were joined."""
        return self.right / (self.right + self.missed)


def score(name: str) -> PairScore:
    """Trace the texts of one file and compare every pair with its label."""
    rows: list[dict[str, Any]] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    documents = [
        document_from(
            {"doc_id": row["id"], **{k: row[k] for k in ("language", "dateline", "text")}}
        )
        for row in rows
    ]
    lines = lineage_of_documents(documents, packaged_gazetteer())
    pairs = [
        ((one["story"], one["line"]) == (other["story"], other["line"]), a.cluster == b.cluster)
        for (one, a), (other, b) in combinations(zip(rows, lines, strict=True), 2)
    ]
    told = [
        (row["relation"], line.relation.value)
        for row, line in zip(rows, lines, strict=True)
        if line.follows is not None
    ]
    return PairScore(
        right=pairs.count((True, True)),
        wrong=pairs.count((False, True)),
        missed=pairs.count((True, False)),
        relations_right=sum(wanted in (got, "original") for wanted, got in told),
        relations=len(told),
    )
