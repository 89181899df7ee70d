"""What the server counts about itself, for ``/metrics``."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

FAMILIES = frozenset(
    {"/", "/sectors", "/incidents", "/claims", "/documents", "/evidence", "/agreements", "/f",
     "/reports", "/method", "/compare", "/duty", "/login", "/logout", "/api", "/ogc", "/static",
     "/health", "/metrics"}
)  # fmt: skip


class Measures:
    """Counters and times of one server."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.requests = Counter(
            "trucewatch_requests", "Requests answered.", ("page", "status"), registry=self.registry
        )
        self.seconds = Histogram(
            "trucewatch_request_seconds",
            "Time to an answer.",
            ("page",),
            buckets=(0.001, 0.005, 0.02, 0.1, 0.5, 2, 10),
            registry=self.registry,
        )
        self.hits = Counter(
            "trucewatch_remembered_answers", "Answers from memory.", registry=self.registry
        )
        self.jobs = Gauge("trucewatch_jobs", "Files being taken in.", registry=self.registry)

    def answered(self, family: str, status: int, seconds: float) -> None:
        """Count one answer; unknown pages share one name, so that nobody can invent names."""
        page = family if family in FAMILIES else "other"
        self.requests.labels(page, str(status)).inc()
        self.seconds.labels(page).observe(seconds)

    def text(self) -> bytes:
        """Write all of it in the form that Prometheus reads."""
        return generate_latest(self.registry)
