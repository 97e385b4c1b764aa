"""A server on this machine that speaks the chat interface and answers what a test tells it to."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Answer:
    """A status, headers, and a body that may be cut into pieces with an event to wait for between them."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    endless: bytes = b""
    """Sent again and again, slowly, until the client is gone."""


def said(content: str | None, finish: str = "stop") -> Answer:
    """Wrap the words of a model in the envelope of the interface."""
    choice = {"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": finish}
    return Answer(body=json.dumps({"choices": [choice]}).encode())


def told(*facts: dict[str, Any]) -> Answer:
    return said(json.dumps({"facts": list(facts)}))


class Chat:
    """Its address, the requests it had, and the answers it still has to give; the last one is given again and again."""

    def __init__(self, port: int) -> None:
        self.url = f"http://127.0.0.1:{port}/v1"
        self.bodies: list[dict[str, Any]] = []
        self.raw: list[bytes] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.answers: list[Answer | Callable[[dict[str, Any]], Answer]] = []
        self.stop = threading.Event()

    def answer(self, body: dict[str, Any]) -> Answer:
        given = self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]
        return given(body) if callable(given) else given


@contextmanager
def chatting(*answers: Answer | Callable[[dict[str, Any]], Answer]) -> Iterator[Chat]:
    """Listen on a free port of the loopback address."""
    chat = Chat(0)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            chat.raw.append(raw)
            chat.bodies.append(json.loads(raw))
            chat.headers.append(dict(self.headers))
            chat.paths.append(self.path)
            answer = chat.answer(chat.bodies[-1])
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            if not answer.endless:
                self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)
            while answer.endless and not chat.stop.wait(0.01):
                try:
                    self.wfile.write(answer.endless)
                except OSError:
                    return

        def do_GET(self) -> None:
            chat.paths.append(f"GET {self.path}")
            self.send_response(200)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        chat.url = f"http://127.0.0.1:{server.server_port}/v1"
        chat.answers = list(answers)
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield chat
        finally:
            chat.stop.set()
            server.shutdown()
            thread.join()
