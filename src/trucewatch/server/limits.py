"""How much may be sent in how much time, and the headers that say so."""

from __future__ import annotations

from dataclasses import dataclass

from trucewatch.vocabulary.errors import TrucewatchError


@dataclass(frozen=True, slots=True)
class Limit:
    """So many in so many seconds.

    Attributes:
        name: As the headers call it.
    """

    name: str
    most: int
    seconds: int

    @property
    def policy(self) -> str:
        """The value of the header ``RateLimit-Policy``."""
        return f'"{self.name}";q={self.most};w={self.seconds}'


ATTEMPTS = Limit("attempts", 5, 300)
"""Passwords tried for one account."""
ATTEMPTS_FROM = Limit("attempts", 20, 300)
"""Passwords tried from one address."""
WRITES = Limit("writes", 60, 60)
"""Decisions and files of one account."""


def limit_of(path: str) -> Limit:
    """Tell which limit what is sent to a path falls under."""
    return ATTEMPTS if path.startswith("/login") else WRITES


class TooManyError(TrucewatchError):
    """Too many attempts; wait."""

    def __init__(self, limit: Limit, wait_s: int) -> None:
        super().__init__(f"Too many {limit.name}; wait {wait_s} seconds.")
        self.limit, self.wait_s = limit, wait_s
