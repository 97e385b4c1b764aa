"""Post a question to one address: no other host, no redirect, no more bytes or seconds than agreed."""

from __future__ import annotations

import contextlib
import http.client
import socket
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from threading import Timer
from typing import TYPE_CHECKING, Any, NoReturn
from urllib.parse import urlsplit

import kg
from kg.display import clean
from kg.extractors.protocol import ExtractorError
from kg.extractors.settings import is_loopback

if TYPE_CHECKING:
    from collections.abc import Callable
    from email.message import Message

MOST_SENT, MOST_RECEIVED, MOST_SHOWN = 1_000_000, 4_000_000, 300
BUSY = (429, 503)
TRIES = 4
"""Times that a busy server is asked in all."""
CHUNK = 65_536


class RejectedError(ExtractorError):
    """The server says that the request itself is wrong."""


@dataclass
class Post:
    """An address, what goes with every question, and the seconds for one question with its retries."""

    url: str
    seconds: float
    key: str = field(default="", repr=False)
    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep

    def deadline(self) -> float:
        """Return until when a question that is asked now may take, with all its retries."""
        return self.clock() + self.seconds

    def send(self, body: bytes, until: float) -> bytes:
        """Return the body of the answer. Raises RejectedError for 400 and 422, ExtractorError for all else."""
        if len(body) > MOST_SENT:
            raise ExtractorError(f"the question has {len(body):,} bytes; {MOST_SENT:,} are the most")
        for number in range(TRIES):
            wait = self._try(body, until, number)
            if isinstance(wait, bytes):
                return wait
            if self.clock() + wait >= until:
                raise ExtractorError(f"{self._host()} is busy for {wait:.0f} s more; {self.seconds:g} s are allowed")
            self.sleep(wait)
        raise ExtractorError(f"{self._host()} was busy {TRIES} times")

    def _try(self, body: bytes, until: float, number: int) -> bytes | float:
        """Ask once: the answer, or the seconds to wait."""
        left = until - self.clock()
        if left <= 0:
            self._late("no answer")
        made: list[socket.socket] = []
        expired = Timer(left, _close, [made])
        expired.daemon = True
        expired.start()
        try:
            with _opener(self.url, made).open(self._request(body), timeout=left) as answer:
                return self._read(answer, until)
        except urllib.error.HTTPError as error:
            with error:
                return self._failed(error, until, number)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if self.clock() >= until:
                self._late("no answer")
            reason = error.reason if isinstance(error, urllib.error.URLError) else error
            raise ExtractorError(f"{self._host()} cannot be asked: {self._shown(str(reason))}") from None
        finally:
            expired.cancel()

    def _request(self, body: bytes) -> urllib.request.Request:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        headers["User-Agent"] = f"cybercoop-kg/{kg.__version__}"
        request = urllib.request.Request(self.url, body, headers, method="POST")  # noqa: S310 - checked in settings
        if self.key:
            request.add_unredirected_header("Authorization", f"Bearer {self.key}")
        return request

    def _read(self, answer: Any, until: float) -> bytes:
        """Read a body piece by piece, so that neither its length nor its slowness is without end."""
        read = bytearray()
        while piece := answer.read1(CHUNK):
            read += piece
            if len(read) > MOST_RECEIVED:
                raise ExtractorError(f"the answer of {self._host()} has more than {MOST_RECEIVED:,} bytes")
            if self.clock() >= until:
                self._late("no whole answer")
        if self.clock() >= until:
            self._late("no whole answer")
        return bytes(read)

    def _failed(self, error: urllib.error.HTTPError, until: float, number: int) -> float:
        """Return the seconds after which to ask again, if that can help."""
        if error.code in BUSY:
            return waiting(error.headers, number)
        if 300 <= error.code < 400:
            raise ExtractorError(f"{self._host()} sends the question elsewhere ({error.code}); nothing was sent there")
        try:
            said = self._shown(error.read(2000).decode("utf-8", errors="replace"))
        except (OSError, http.client.HTTPException):
            said = ""
        kind = RejectedError if error.code in (400, 422) else ExtractorError
        raise kind(f"{self._host()} answered {error.code}" + (f": {said}" if said else ""))

    def _shown(self, said: str) -> str:
        """Return what a server says on one line, without the key, should the server repeat it."""
        hidden = said.replace(self.key, "…") if self.key else said
        return " ".join(clean(hidden).split())[:MOST_SHOWN]

    def _late(self, what: str) -> NoReturn:
        raise ExtractorError(f"{what} within {self.seconds:g} s from {self._host()}")

    def _host(self) -> str:
        return urlsplit(self.url).netloc


def waiting(headers: Message, number: int) -> float:
    """Return the seconds of Retry-After, by the server's own clock if it names a day; else 1, 2, 4 seconds."""
    given = (headers.get("Retry-After") or "").strip()
    if given.isascii() and given.isdigit():
        return float(given[:9])
    try:
        at = parsedate_to_datetime(given)
        now = parsedate_to_datetime(headers.get("Date") or "")
        return max(0.0, (at - now).total_seconds())
    except (ValueError, TypeError):
        return float(2**number)


def _close(made: list[socket.socket]) -> None:
    for sock in made:
        with contextlib.suppress(OSError):
            sock.shutdown(socket.SHUT_RDWR)


class _NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        """Follow nowhere, so that the answer that sends elsewhere becomes an error."""


class _Http(urllib.request.HTTPHandler):
    """Opens connections and remembers their sockets, so that a deadline can end them."""

    def __init__(self, made: list[socket.socket]) -> None:
        super().__init__()
        self.made = made

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_remembering(http.client.HTTPConnection, self.made), req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, made: list[socket.socket]) -> None:
        super().__init__()
        self.made = made

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(_remembering(http.client.HTTPSConnection, self.made), req)


def _remembering(kind: type[http.client.HTTPConnection], made: list[socket.socket]) -> Any:
    class Remembering(kind):  # type: ignore[valid-type, misc]
        def connect(self) -> None:
            super().connect()
            made.append(self.sock)

    return Remembering


def _opener(url: str, made: list[socket.socket]) -> urllib.request.OpenerDirector:
    """Make an opener that knows http and https only; this machine is never asked through a proxy."""
    local = is_loopback(urlsplit(url).hostname or "")
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler({} if local else None),
        _Http(made),
        _Https(made),
        urllib.request.HTTPErrorProcessor(),
        urllib.request.HTTPDefaultErrorHandler(),
        _NoRedirect(),
    ):
        opener.add_handler(handler)
    return opener
