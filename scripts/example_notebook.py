"""Write and run the example notebook: ``python scripts/example_notebook.py FILE.ipynb``.

It runs on the demonstration, which is built in a temporary folder; needs nbclient and ipykernel.
The stored outputs hold no path of the machine that ran it.
"""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from trucewatch.workflow.demo import build_demo

CELLS = (
    "# A truce in a notebook\n\nThe demonstration of trucewatch: **invented** material of June "
    "2031. "
    "Build it with `trucewatch demo --dir demo`, and name your own workspace instead of `DESK`.",
    "import os\n\nimport trucewatch as tw\n\n"
    'ws = tw.open(os.environ.get("DESK", "demo/workspace"))\n'
    "print(ws.cite())",
    "Every sector on every day: a state, how well it was seen, a rate with its interval. "
    "A sector that nobody looked at is *not observed*, and not calm.",
    'days = ws.sector_days("2031-06-01", "2031-06-09")\n'
    'days.pivot_table(index="reader_state", columns="day", values="sector", aggfunc="count")'
    ".fillna(0).astype(int)",
    "What was known on the evening of 8 June about that day, and what is known now: a late report "
    "changes the number, and the older one can still be had.",
    'then = ws.incidents("2031-06-08", "2031-06-08", asof="2031-06-08T21:00:00Z")\n'
    'now = ws.incidents("2031-06-08", "2031-06-08")\n'
    'then.groupby("occurrence").size(), now.groupby("occurrence").size()',
    "Frames carry typed columns and, where there is ground, a geometry in WGS84.",
    'ws.control("2031-06-09").dtypes, now.crs.to_string()',
    "Replayed as if the truce were over: reports of force against what the days before let expect. "
    "Few days are compared here, and the answer says so.",
    'found = ws.backtest("2031-06-01", "2031-06-09")\n'
    'reports = found["cases"][0]["channels"]["reports"]\n'
    '{name: reports[name] for name in ("state", "observed", "median", "low", "high")}',
    "Under the column names of other data sets, to be merged by id.",
    'rows = ws.to_acled("2031-06-01", "2031-06-09")\n'
    'rows[["event_id_cnty", "event_date", "sub_event_type"]].head()',
    "Every published number of a day, worked out again from what was known when it was published.",
    'again = ws.reproduce("2031-06-08")\nbool(again["same"].all())',
)


def example() -> NotebookNode:
    """Build the notebook without outputs; words and code take turns."""
    cells = [
        (new_code_cell if number % 2 else new_markdown_cell)(text, id=f"cell-{number}")
        for number, text in enumerate(CELLS)
    ]
    return new_notebook(cells=cells)


def run(notebook: NotebookNode, desk: Path) -> NotebookNode:
    """Execute a notebook on a workspace; raises where a cell fails.

    The kernel runs beside the workspace and is told of it by name, so that nothing of the
    machine enters the outputs.
    """
    os.environ["DESK"] = desk.name
    client = NotebookClient(
        notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": desk.parent}}
    )
    done: NotebookNode = client.execute()
    for cell in done.cells:
        cell.metadata.pop("execution", None)  # the time of the run
    done.metadata = {"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    return done


def main() -> None:
    """Run the example on a new demonstration and store it with its outputs."""
    with tempfile.TemporaryDirectory() as folder:
        done = run(example(), build_demo(Path(folder)).workspace)
    nbformat.write(done, sys.argv[1])


if __name__ == "__main__":
    main()
