"""The one place of Tallymark that opens a connection: a question to the user's own endpoint.

Plain `http.client`: it knows no proxy, follows no redirect, keeps no cookie and no connection.
Only this machine is asked, or the one host that the case allows, and that by https only.
"""

import contextlib
import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from threading import Timer
from urllib.parse import SplitResult, urlsplit

from tallymark.terms.case import Endpoint
from tallymark.terms.errors import CaseError

CHUNK = 65_536
CONNECT_SECONDS = 10.0


class NoAnswer(Exception):
    """An endpoint gave no answer; `reason` is a short code that holds no words of anybody.

    unreachable, timeout, redirected, too_large, not_http, http_400 ... http_599.
    """

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Address:
    """An endpoint's address, checked: `is_here` where it is this machine."""

    scheme: str
    host: str
    port: int
    path: str
    is_here: bool


def check_endpoint(endpoint: Endpoint) -> Address:
    """Where an endpoint is. Raises `CaseError` where the case does not allow to ask it."""
    if not endpoint.url:
        raise CaseError('`llm.url` is missing: write e.g. url = "http://127.0.0.1:8080/v1"')
    try:
        parts = urlsplit(endpoint.url)
        host, port = parts.hostname or "", parts.port
    except ValueError as error:
        raise CaseError("`llm.url` is no address") from error
    if parts.scheme not in ("http", "https") or not host or not _is_plain(parts):
        raise CaseError(
            "`llm.url` wants http:// or https://, a host, and no name, password, ? or # in it"
        )
    is_here = _is_loopback(host)
    if not is_here and host != (endpoint.allow_host or "").lower():
        raise CaseError(
            "`llm.url` is not this machine, and documents would be sent there: an editor who "
            "wants that writes the host into `llm.allow_host` too"
        )
    if not is_here and parts.scheme != "https":
        raise CaseError("`llm.url` is another machine: it is asked by https only")
    port = port or (443 if parts.scheme == "https" else 80)
    path = parts.path.rstrip("/") + "/chat/completions"
    return Address(parts.scheme, host, port, path, is_here)


def _is_plain(parts: SplitResult) -> bool:
    is_printable = parts.path.isascii() and parts.path.isprintable() and " " not in parts.path
    return not (parts.username or parts.password or parts.query or parts.fragment) and is_printable


def _is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def ask_endpoint(
    address: Address, body: bytes, *, seconds: float, limit: int, key: str = ""
) -> bytes:
    """Posts JSON and gives the answer's bytes. Raises `NoAnswer`.

    `seconds` is for the whole of it, however slowly the answer drips; `limit` is of the answer's
    bytes; `key` goes out as a bearer token.
    """
    headers = {
        "Content-Type": "application/json",
        "Accept": "application/json",
        "Accept-Encoding": "identity",
        "Connection": "close",
    }
    if key:
        headers["Authorization"] = f"Bearer {key}"
    deadline = time.monotonic() + seconds
    with _connected(address, seconds) as (connection, timer):
        try:
            connection.request("POST", address.path, body=body, headers=headers)
            answer = connection.getresponse()
            if answer.status != http.HTTPStatus.OK:
                is_led_on = 300 <= answer.status < 400
                raise NoAnswer("redirected" if is_led_on else f"http_{answer.status}")
            body = _bounded(answer, limit)
            if time.monotonic() >= deadline:
                raise NoAnswer("timeout")  # the timer cut it: what came is not whole
            return body
        except (OSError, http.client.HTTPException) as error:
            if time.monotonic() >= deadline or isinstance(error, TimeoutError):
                raise NoAnswer("timeout") from error
            is_broken = isinstance(error, http.client.HTTPException)
            raise NoAnswer("not_http" if is_broken else "unreachable") from error
        finally:
            timer.cancel()


def _bounded(answer: http.client.HTTPResponse, limit: int) -> bytes:
    """The answer's body; stops at the first byte above the limit."""
    parts: list[bytes] = []
    size = 0
    while part := answer.read(CHUNK):
        size += len(part)
        if size > limit:
            raise NoAnswer("too_large")
        parts.append(part)
    return b"".join(parts)


@contextmanager
def _connected(
    address: Address, seconds: float
) -> Iterator[tuple[http.client.HTTPConnection, Timer]]:
    """A connection to exactly that address, which a timer cuts when the time is over."""
    wait = min(seconds, CONNECT_SECONDS)
    connection: http.client.HTTPConnection
    if address.scheme == "https":
        context = ssl.create_default_context()
        connection = http.client.HTTPSConnection(
            address.host, address.port, timeout=wait, context=context
        )
    else:
        connection = http.client.HTTPConnection(address.host, address.port, timeout=wait)
    try:
        connection.connect()
    except TimeoutError as error:
        raise NoAnswer("timeout") from error
    except OSError as error:
        raise NoAnswer("unreachable") from error
    plug = connection.sock
    plug.settimeout(seconds)
    timer = Timer(seconds, _cut, [plug])
    timer.daemon = True
    timer.start()
    try:
        if address.is_here and not _is_loopback(plug.getpeername()[0]):
            raise NoAnswer("unreachable")  # "localhost" led to another machine
        yield connection, timer
    finally:
        timer.cancel()
        connection.close()


def _cut(plug: socket.socket) -> None:
    """Ends a connection from outside, so that a read that waits for its next byte ends too."""
    with contextlib.suppress(OSError):
        plug.shutdown(socket.SHUT_RDWR)
