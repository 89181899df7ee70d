"""``trucewatch serve``: the workspace as pages, API and feeds."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from trucewatch.vocabulary.policy import Audience


def register(app: typer.Typer) -> None:
    """Add the command ``serve``."""

    @app.command(epilog="Example: trucewatch serve --port 8080")
    def serve(
        *,
        workspace: Annotated[
            Path | None,
            typer.Option("-w", "--workspace", help="Workspace; default: the nearest upwards."),
        ] = None,
        host: Annotated[
            str, typer.Option(help="Address to listen at; others can reach it unless loopback.")
        ] = "127.0.0.1",
        port: Annotated[int, typer.Option(help="0 takes a free port.", min=0, max=65535)] = 8421,
        log: Annotated[
            bool, typer.Option("--log/--no-log", help="Write one line per request to stderr.")
        ] = False,
        audience: Annotated[
            Audience,
            typer.Option(help="public: what may be published; analyst: all, on this machine."),
        ] = Audience.PUBLIC,
        as_json: Annotated[
            bool, typer.Option("--json", help='Print {"url": …} on stdout.')
        ] = False,
    ) -> None:
        """Serve a workspace as pages and API until Ctrl+C."""
        from trucewatch.cli.serving import announce, leave, serve_until_stopped
        from trucewatch.server.app import ServerOptions
        from trucewatch.server.hosts import is_loopback
        from trucewatch.server.running import open_server
        from trucewatch.workflow.settings import read_settings
        from trucewatch.workflow.watch_settings import watch_settings
        from trucewatch.workflow.workspace import locate

        root = locate(workspace)
        if not is_loopback(host):
            announce(f"Warning: everybody who can reach {host} can read these pages.")
        public = audience is Audience.PUBLIC  # a desk that shows everything tells nobody
        watches = watch_settings(read_settings(root).watches, os.environ, root) if public else ()
        options = ServerOptions(host=host, log=log, audience=audience, warm=True, watches=watches)
        with open_server(root, port=port, options=options) as server:
            announce(f"Pages at {server.url} · press Ctrl+C to stop")
            serve_until_stopped(server, {"url": server.url} if as_json else None)
        leave()
