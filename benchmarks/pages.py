"""How many remembered pages and answers a server gives beside a bare route, per second of work.

``python -m benchmarks.pages WORKSPACE``: both servers run in this process, so that the ratio
means something on a busy machine; what counts is processor time, not the clock on the wall.
"""

from __future__ import annotations

import http.client
import socket
import statistics
import sys
import threading
import time
from pathlib import Path

import uvicorn
from fastapi import FastAPI

from trucewatch.server.running import open_server

PATHS = ("/", "/api/v1/incidents", "/api/v1/sector-days", "/ogc/collections/incidents/items")
REQUESTS, UNCACHED = 300, 12


def main() -> None:
    """Print the ratio for each path, and the work of pages that nobody asked for before."""
    hello, stop = _hello()
    with open_server(Path(sys.argv[1])) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        port = int(server.url.rstrip("/").rpartition(":")[2])
        _fetch(port, "/")
        bare = _per_second(hello, "/hello")
        for path in PATHS:
            print(f"{path}: {_per_second(port, path) / bare:.2f} of a bare route")
        for path in ("/", "/claims"):
            work = [_work(port, f"{path}?again={number}") for number in range(UNCACHED)]
            print(f"{path} not remembered: median {statistics.median(work) * 1000:.0f} ms of work")
        server.shutdown()
        thread.join()
    stop.should_exit = True


def _hello() -> tuple[int, uvicorn.Server]:
    app = FastAPI()

    @app.get("/hello")
    def hello() -> dict[str, str]:
        return {"hello": "world"}

    listening = socket.socket()
    listening.bind(("127.0.0.1", 0))
    listening.listen(128)
    server = uvicorn.Server(uvicorn.Config(app, log_config=None, access_log=False, lifespan="off"))
    threading.Thread(target=server.run, args=([listening],), daemon=True).start()
    return int(listening.getsockname()[1]), server


def _per_second(port: int, path: str) -> float:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    began = time.process_time()
    for _ in range(REQUESTS):
        connection.request("GET", path)
        connection.getresponse().read()
    return REQUESTS / (time.process_time() - began)


def _work(port: int, path: str) -> float:
    began = time.process_time()
    _fetch(port, path)
    return time.process_time() - began


def _fetch(port: int, path: str) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", path)
    connection.getresponse().read()


if __name__ == "__main__":
    main()
