"""The peer in the benchmark of reading: dateparser's search for dates, and nothing else.

Run: python benchmarks/dateparser_reading.py FILE COUNT
"""

from __future__ import annotations

import json
import resource
import sys
from itertools import islice
from pathlib import Path
from time import process_time

from dateparser.search import search_dates

KIB = 1024


def main() -> None:
    """Search the first documents of a file and print seconds and megabytes."""
    with Path(sys.argv[1]).open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in islice(lines, int(sys.argv[2]))]
    search_dates("am 3. Juni 2031", languages=["de"])  # What is loaded once counts as start-up.
    ready_s = begun = process_time()
    found = sum(len(search_dates(row["text"], languages=[row["lang"]]) or ()) for row in rows)
    print(
        json.dumps(
            {
                "ready_s": ready_s,
                "seconds": process_time() - begun,
                "documents": len(rows),
                "found": found,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / KIB,
            }
        )
    )


if __name__ == "__main__":
    main()
