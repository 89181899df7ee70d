"""Run every benchmark whose material is at hand: ``python -m benchmarks``."""

from __future__ import annotations

from benchmarks import front, reading

BENCHMARKS = (front, reading)


def main() -> None:
    """Run the benchmarks one after another."""
    for benchmark in BENCHMARKS:
        benchmark.main()


if __name__ == "__main__":
    main()
