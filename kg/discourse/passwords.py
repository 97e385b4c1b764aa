"""The digest of a password as Discourse Network Analyzer stores it (Jasypt's StrongPasswordEncryptor)."""

from __future__ import annotations

import base64
import hashlib
from functools import cache

PASSWORD = "dna"  # noqa: S105  # said in the docs: it keeps nobody out, DNA only wants one
SALT, ROUNDS = 16, 100_000


def digest(password: str, salt: bytes, algorithm: str = "sha256", rounds: int = ROUNDS) -> str:
    """Return salt and digest in Base64; of salt and password first, then `rounds` - 1 times of the digest before."""
    found = salt + password.encode("utf-8")
    for _ in range(rounds):
        found = hashlib.new(algorithm, found).digest()
    return base64.b64encode(salt + found).decode("ascii")


@cache
def of(coder: str) -> str:
    """Return what is stored for a coder; the salt follows from the name, so that an export is the same each time."""
    return digest(PASSWORD, hashlib.sha256(coder.encode("utf-8")).digest()[:SALT])
