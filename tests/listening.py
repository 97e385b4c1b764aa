"""A server on this machine that only remembers that somebody came."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Listener:
    """Its address and the visits it had."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/x"
        self.visits: list[str] = []


@contextmanager
def listening() -> Iterator[Listener]:
    """Listen on a free port."""
    visits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            visits.append(self.path)
            self.send_response(404)
            self.end_headers()

        def do_POST(self) -> None:
            self.do_GET()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            listener = Listener(server.server_port)
            listener.visits = visits
            yield listener
        finally:
            server.shutdown()
            thread.join()
