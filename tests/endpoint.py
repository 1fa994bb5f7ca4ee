"""A made-up language model's endpoint on this machine, for tests."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Answer = Callable[["Handler", dict[str, Any]], None]


@dataclass
class Fake:
    """A server that answers as it is told, and what it was asked."""

    url: str = ""
    answer: Answer = field(default=lambda handler, _asked: handler.say({"claims": []}))
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)

    def claims(self, *pairs: tuple[str, str]) -> None:
        """From now on the model marks these (kind, quote)."""
        marked = {"claims": [{"kind": kind, "quote": quote} for kind, quote in pairs]}
        self.answer = lambda handler, _asked: handler.say(marked)

    def text_of(self, number: int) -> str:
        """The section that one request held between its markers."""
        content = self.asked[number]["messages"][1]["content"]
        return str(content.split("-----\n", 1)[1].rsplit("\n-----END", 1)[0])


class Handler(BaseHTTPRequestHandler):
    """One request."""

    fake: Fake
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        asked = json.loads(body)
        self.fake.asked.append(asked)
        self.fake.headers.append(dict(self.headers))
        self.fake.paths.append(self.path)
        self.fake.answer(self, asked)

    def say(self, marked: Any) -> None:
        """An answer in the shape of the interface, with this content."""
        content = marked if isinstance(marked, str) else json.dumps(marked)
        self.send(200, json.dumps({"choices": [{"message": {"content": content}}]}).encode())

    def send(self, status: int, body: bytes, **headers: str) -> None:
        """A whole answer."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self, seconds: float) -> None:
        """A byte now and then: each comes in time, the whole never does."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        for _ in range(int(seconds * 20)):
            time.sleep(0.05)
            self.wfile.write(b" ")
            self.wfile.flush()

    def handle(self) -> None:
        try:
            super().handle()
        except OSError:
            self.close_connection = True  # who asked has gone

    def log_message(self, *_words: Any) -> None:
        """Tests are quiet."""


@contextmanager
def fake_endpoint() -> Iterator[Fake]:
    """A running fake; it ends with the block."""
    fake = Fake()
    handler = type("Bound", (Handler,), {"fake": fake})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    fake.url = f"http://127.0.0.1:{server.server_port}/v1"
    threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield fake
    finally:
        server.shutdown()
        server.server_close()
