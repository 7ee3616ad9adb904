"""Fetches a page politely: robots.txt obeyed, time and size limited, and never from inside this network unasked.

The host is resolved here and the connection made to the address that was checked, so that a name cannot change its
meaning between the check and the request; every redirect goes through the same checks.
"""

import codecs
import ipaddress
import socket
import time
import urllib.robotparser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from asof.errors import FetchError

if TYPE_CHECKING:
    import httpx

_ROBOTS_BYTES = 512 * 1024  # RFC 9309, section 2.5: crawlers must read at least 500 KiB


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchSettings:
    """How far a fetch may go.

    `timeout_s` is for the whole fetch, redirects and robots.txt together.  `allow_private` lets it reach loopback,
    private and link-local addresses.
    """

    timeout_s: float = 30.0
    max_bytes: int = 20 * 1024 * 1024
    max_redirects: int = 5
    allow_private: bool = False
    user_agent: str = "asof/0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back: the bytes (transfer compression undone), where they came from in the end, and their labels."""

    raw: bytes
    final_url: str
    media_type: str
    encoding: str | None


def fetch(url: str, *, settings: FetchSettings) -> Fetched:
    """The page at `url`; FetchError, saying why, where it cannot or may not be had.  Nothing is kept half."""
    import httpx

    deadline = time.monotonic() + settings.timeout_s
    # The environment's proxies are not used: they would connect to addresses that were not checked.
    with httpx.Client(trust_env=False, follow_redirects=False) as client:
        courier = _Courier(client, settings, deadline)
        try:
            return courier.page(url)
        except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
            raise FetchError(f"{url} could not be fetched: {error or type(error).__name__}") from error


class _Courier:
    """One fetch: the limits that its requests share."""

    def __init__(self, client: "httpx.Client", settings: FetchSettings, deadline: float) -> None:
        self.client, self.settings, self.deadline = client, settings, deadline

    def page(self, url: str) -> Fetched:
        """Follows redirects from `url`, each checked like the first, to a page."""
        seen: list[str] = []
        while len(seen) <= self.settings.max_redirects:
            if url in seen:
                raise FetchError(f"{seen[0]} redirects in a circle (through {url})")
            seen.append(url)
            self._check_robots(url)
            with self._get(url) as response:
                if response.has_redirect_location:
                    url = urljoin(url, response.headers["location"])
                    continue
                if response.status_code != 200:
                    raise FetchError(f"{url} answered {response.status_code} {response.reason_phrase}")
                return Fetched(
                    raw=self._read(response, url, self.settings.max_bytes),
                    final_url=url,
                    media_type=response.headers.get("content-type", "").split(";")[0].strip().lower(),
                    encoding=_known(response.charset_encoding),
                )
        raise FetchError(f"{seen[0]} redirects more than {self.settings.max_redirects} times")

    def _check_robots(self, url: str) -> None:
        """Refuses what robots.txt refuses (RFC 9309): a missing one allows all, one that fails to answer nothing."""
        robots_url = urljoin(url, "/robots.txt")
        rules = urllib.robotparser.RobotFileParser()
        with self._get(robots_url) as response:
            if response.status_code >= 500:
                raise FetchError(
                    f"{robots_url} answered {response.status_code}: it is not known whether {url} is allowed"
                )
            if response.status_code != 200:
                return
            content = self._read(response, robots_url, _ROBOTS_BYTES)
        rules.parse(content.decode("utf-8", errors="replace").splitlines())
        if not rules.can_fetch(self.settings.user_agent, url):
            raise FetchError(f"{robots_url} does not allow {url} to be fetched; save the page and add the file")

    @contextmanager
    def _get(self, url: str) -> Iterator["httpx.Response"]:
        """The response to a request that goes to a checked address; its body is not read yet."""
        parts = urlsplit(url)
        host = parts.hostname
        if parts.scheme not in ("http", "https") or not host:
            raise FetchError(f"{url} is not an address of the web; it must begin with http:// or https://")
        try:
            port = parts.port or (443 if parts.scheme == "https" else 80)
        except ValueError as error:
            raise FetchError(f"{url} has no valid port: {error}") from error
        address = self._resolve(host, port, url)
        literal = f"[{address}]" if ":" in address else address
        target = parts._replace(netloc=f"{literal}:{port}", fragment="").geturl()
        headers = {
            "host": parts.netloc.rpartition("@")[2],
            "user-agent": self.settings.user_agent,
            "accept": "text/html, application/xhtml+xml, text/plain;q=0.9, */*;q=0.1",
        }
        extensions = {"sni_hostname": host} if parts.scheme == "https" else {}
        with self.client.stream(
            "GET", target, headers=headers, extensions=extensions, timeout=self._left(url)
        ) as response:
            yield response

    def _resolve(self, host: str, port: int, url: str) -> str:
        """An address of `host` that may be reached; all of its addresses must be."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError) as error:
            raise FetchError(f"the host {host!r} of {url} is not known: {error}") from error
        addresses = [str(entry[4][0]) for entry in found]
        for address in addresses:
            if not self.settings.allow_private and not _is_public(address):
                raise FetchError(f"{url} leads to {address}, inside this network; it is not fetched unless asked for")
        return addresses[0]

    def _read(self, response: "httpx.Response", url: str, limit: int) -> bytes:
        """The body, as long as it keeps within `limit` bytes and the time left."""
        body = bytearray()
        for chunk in response.iter_bytes():
            body += chunk
            if len(body) > limit:
                raise FetchError(f"{url} is larger than {limit} bytes")
            self._left(url)
        return bytes(body)

    def _left(self, url: str) -> float:
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise FetchError(f"{url} took longer than {self.settings.timeout_s} seconds")
        return left


def _known(encoding: str | None) -> str | None:
    """`encoding` if it is one; servers write anything there."""
    try:
        return codecs.lookup(encoding).name if encoding else None
    except LookupError:
        return None


def _is_public(address: str) -> bool:
    """Whether an IP address is on the open internet; addresses of IPv4 inside IPv6 count as what they hold."""
    ip = ipaddress.ip_address(address.split("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        inner = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if inner is not None:
            return inner.is_global and not inner.is_multicast
        if ip in ipaddress.ip_network("64:ff9b::/96"):
            return ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF).is_global
    return ip.is_global and not ip.is_multicast
