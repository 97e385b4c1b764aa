"""Where a model is asked and with which key: from the environment, checked before anything is sent."""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from kg.extractors.protocol import ExtractorError, NotConfiguredError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from urllib.parse import SplitResult

URL, MODEL, KEY, CACHE, REPLAY, SECONDS = (
    f"KG_LLM_{name}" for name in ("URL", "MODEL", "KEY", "CACHE", "REPLAY", "SECONDS")
)
DEFAULT_SECONDS, MOST_SECONDS = 120.0, 3600.0
_KEY = re.compile(r"[\x21-\x7e]{1,4096}")
_MODEL = re.compile(r"[^\s\x00-\x1f\x7f]{1,200}")


@dataclass(frozen=True)
class Settings:
    """How a model is asked. The key is never shown, stored or part of what a reply is kept under."""

    url: str
    model: str
    key: str = field(default="", repr=False)
    cache: Path | None = None
    replay: bool = False
    """Only what was answered before; nothing is sent."""
    seconds: float = DEFAULT_SECONDS
    """For one question, with every retry."""


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """Read the settings. Raises NotConfiguredError if there are none, ExtractorError if they are wrong."""
    env = os.environ if environment is None else environment
    replay = env.get(REPLAY, "") not in ("", "0")
    missing = [name for name in ((MODEL,) if replay else (URL, MODEL)) if not env.get(name)]
    if missing:
        raise NotConfiguredError(f"the extractor 'openai' is off: set {' and '.join(missing)} (docs/extractors.md)")
    if not _MODEL.fullmatch(env[MODEL]):
        raise ExtractorError(f"{MODEL} is not the name of a model")
    if env.get(KEY) and not _KEY.fullmatch(env[KEY]):
        raise ExtractorError(f"{KEY} has a space, a line end or a letter that no key has")
    url = "" if replay else checked(env[URL])
    return Settings(url, env[MODEL], env.get(KEY, ""), _cache(env), replay, _seconds(env.get(SECONDS, "")))


def checked(url: str) -> str:
    """Return where to post to. Raises ExtractorError for an address that a key or a text must not be sent to."""
    try:
        parts = urlsplit(url)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        raise ExtractorError(f"{URL} is not an address") from None
    if parts.scheme not in ("http", "https") or not host or not url.isprintable() or " " in url or not url.isascii():
        raise ExtractorError(f"{URL} must begin with https:// and name a host")
    if parts.username is not None or parts.query or parts.fragment:
        raise ExtractorError(f"{URL} must have no user, question mark or fragment; the key goes to {KEY}")
    if parts.scheme == "http" and not is_loopback(host):
        raise ExtractorError(f"{URL}: {host} must be asked over https; http is only for this machine")
    return _path(parts)


def _path(parts: SplitResult) -> str:
    """Let the base address be given with or without the last steps of the path."""
    path = parts.path.rstrip("/")
    end = "/chat/completions"
    return parts._replace(path=path if path.endswith(end) else path + end).geturl()


def is_loopback(host: str) -> bool:
    """Tell whether a host is this machine: `localhost`, or an address that cannot lead elsewhere."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _cache(env: Mapping[str, str]) -> Path:
    """Return where replies are kept: they quote the text, so never within a workspace unless somebody says so."""
    if env.get(CACHE):
        return Path(env[CACHE])
    home = env.get("XDG_CACHE_HOME", "")
    return (Path(home) if os.path.isabs(home) else Path.home() / ".cache") / "kg" / "extractors"


def _seconds(given: str) -> float:
    try:
        seconds = float(given or DEFAULT_SECONDS)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= MOST_SECONDS:
        raise ExtractorError(f"{SECONDS} must be a number from 1 to {MOST_SECONDS:.0f}")
    return seconds
