"""The one place that opens a connection: whom it asks, and how it gives up."""

import socket
import time
from collections.abc import Iterator

import pytest

from tallymark.collect import NoAnswer, ask_endpoint, check_endpoint
from tallymark.terms.case import Endpoint
from tallymark.terms.errors import CaseError
from tests.endpoint import Fake, Handler, fake_endpoint


@pytest.fixture
def fake() -> Iterator[Fake]:
    with fake_endpoint() as running:
        yield running


def reason(fake: Fake, *, seconds: float = 5, limit: int = 10_000) -> str:
    with pytest.raises(NoAnswer) as error:
        ask_endpoint(check_endpoint(Endpoint(fake.url)), b"{}", seconds=seconds, limit=limit)
    return error.value.reason


def test_a_question_is_posted_and_its_answer_given_back_as_bytes(fake: Fake) -> None:
    fake.answer = lambda handler, _asked: handler.send(200, b"yes")
    address = check_endpoint(Endpoint(fake.url + "/"))
    assert ask_endpoint(address, b'{"a": 1}', seconds=5, limit=3, key="k1") == b"yes"
    assert (fake.asked, fake.paths) == ([{"a": 1}], ["/v1/chat/completions"])
    assert fake.headers[0]["Authorization"] == "Bearer k1"


@pytest.mark.parametrize("status", [400, 404, 500, 503])
def test_an_error_is_told_by_its_number(fake: Fake, status: int) -> None:
    fake.answer = lambda handler, _asked: handler.send(status, b"Anna Vest")
    assert reason(fake) == f"http_{status}"


@pytest.mark.parametrize("status", [301, 302, 307, 308])
def test_a_redirect_is_refused_and_not_followed(fake: Fake, status: int) -> None:
    with fake_endpoint() as other:
        fake.answer = lambda handler, _asked: handler.send(
            status, b"", Location=f"{other.url}/chat/completions"
        )
        assert reason(fake) == "redirected"
        assert other.asked == []


def test_an_answer_that_hangs_ends_when_the_time_is_over(fake: Fake) -> None:
    fake.answer = lambda _handler, _asked: time.sleep(5)
    began = time.monotonic()
    assert reason(fake, seconds=0.4) == "timeout"
    assert time.monotonic() - began < 4


def test_an_answer_that_drips_ends_when_the_time_is_over(fake: Fake) -> None:
    fake.answer = lambda handler, _asked: handler.drip(6)
    began = time.monotonic()
    assert reason(fake, seconds=0.5) == "timeout"
    assert time.monotonic() - began < 5


def test_an_answer_above_the_limit_is_given_up(fake: Fake) -> None:
    fake.answer = lambda handler, _asked: handler.send(200, b"x" * 10_001)
    assert reason(fake) == "too_large"


def test_an_endless_answer_is_given_up(fake: Fake) -> None:
    def endless(handler: Handler, _asked: object) -> None:
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 1000)

    fake.answer = endless
    assert reason(fake) == "too_large"


def test_what_is_no_http_is_told(fake: Fake) -> None:
    fake.answer = lambda handler, _asked: handler.wfile.write(b"SSH-2.0-hello\r\n\r\n") and None
    assert reason(fake) == "not_http"


def test_nobody_there_is_told() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        address = check_endpoint(Endpoint(f"http://127.0.0.1:{held.getsockname()[1]}/v1"))
        with pytest.raises(NoAnswer) as error:
            ask_endpoint(address, b"{}", seconds=2, limit=10)
    assert error.value.reason == "unreachable"


def test_proxies_of_the_environment_are_ignored(
    fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    with fake_endpoint() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
            monkeypatch.setenv(name, proxy.url)
        ask_endpoint(check_endpoint(Endpoint(fake.url)), b"{}", seconds=5, limit=10_000)
        assert (len(fake.asked), proxy.asked) == (1, [])


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:8080/v1", "http://localhost/v1", "http://[::1]:1/v1",
            "http://127.9.9.9/v1", "https://localhost:8443/v1"],
)  # fmt: skip
def test_this_machine_may_be_asked(url: str) -> None:
    assert check_endpoint(Endpoint(url)).is_here


@pytest.mark.parametrize(
    ("url", "allowed"),
    [
        ("https://models.example/v1", None),
        ("https://models.example/v1", "other.example"),
        ("https://models.example.evil/v1", "models.example"),
        ("http://models.example/v1", "models.example"),
        ("http://localhost.example/v1", None),
        ("http://127.0.0.1.example/v1", None),
        ("http://0.0.0.0:8080/v1", None),
        ("http://10.0.0.5/v1", None),
        ("http://name:word@localhost/v1", None),
        ("http://127.0.0.1@models.example/v1", None),
        ("http://localhost/v1?to=models.example", None),
        ("file:///etc/passwd", None),
        ("http://localhost:x/v1", None),
        ("http://localhost/v1 HTTP/1.1", None),
        ("", None),
        (None, None),
    ],
)
def test_what_the_case_does_not_allow_is_refused(url: str | None, allowed: str | None) -> None:
    with pytest.raises(CaseError):
        check_endpoint(Endpoint(url, allow_host=allowed))


def test_the_one_host_that_the_case_allows_may_be_asked_by_https() -> None:
    address = check_endpoint(Endpoint("https://models.example/v1", allow_host="models.example"))
    assert (address.host, address.port, address.is_here) == ("models.example", 443, False)


def test_localhost_that_leads_elsewhere_is_not_asked(
    fake: Fake, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket.socket, "getpeername", lambda _self: ("192.0.2.1", 80))
    assert reason(fake) == "unreachable"
    assert fake.asked == []
