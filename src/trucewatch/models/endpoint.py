"""Asks a language model behind an address of the OpenAI kind; one question, one answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from time import monotonic
from typing import TYPE_CHECKING, Any

from trucewatch.models.address import Address, reachable_ip
from trucewatch.models.request import body
from trucewatch.vocabulary.errors import ModelError

if TYPE_CHECKING:
    import httpx

LONGEST_TEXT = 30_000
"""Code points sent; longer texts are read by rules alone."""

LARGEST_ANSWER = 1_000_000
"""Bytes taken of an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A model and where it is asked.

    Attributes:
        key: Sent as a bearer token; never shown.
        timeout_s: Seconds for the whole answer.
    """

    address: Address
    model: str
    key: str | None = field(default=None, repr=False)
    timeout_s: float = 60.0

    def ask(self, text: str, types: tuple[str, ...]) -> str:
        """Return the content of the model's answer, unread.

        Raises:
            ModelError: There is no usable answer; ``cause`` says why.
        """
        if len(text) > LONGEST_TEXT:
            raise ModelError("too_large", f"the text has more than {LONGEST_TEXT} characters.")
        httpx = _httpx()
        try:
            return _content(self._post(httpx, body(self.model, text, types)))
        except httpx.TimeoutException as error:
            raise ModelError("timeout", f"no answer in {self.timeout_s:g} s.") from error
        except httpx.HTTPError as error:
            raise ModelError("unreachable", f"no connection ({type(error).__name__}).") from error

    def _post(self, httpx: Any, question: dict[str, Any]) -> bytes:
        """Send to the very machine that was looked at; no proxy, no redirect."""
        address = self.address
        ip = reachable_ip(address)
        host = f"[{ip}]" if ":" in ip else ip
        request = httpx.Request(
            "POST",
            f"{address.scheme}://{host}:{address.port}{address.path}/chat/completions",
            json=question,
            headers=self._headers(),
            extensions={"sni_hostname": address.host, "timeout": _timeouts(self.timeout_s)},
        )
        with httpx.Client(trust_env=False, follow_redirects=False) as client:
            response = client.send(request, stream=True)
            try:
                _check_status(response)
                return _limited(response, monotonic() + self.timeout_s)
            finally:
                response.close()

    def _headers(self) -> dict[str, str]:
        headers = {"Host": self.address.host, "Accept": "application/json"}
        if self.address.port not in (80, 443):
            headers["Host"] += f":{self.address.port}"
        return headers | ({"Authorization": f"Bearer {self.key}"} if self.key else {})


def _httpx() -> Any:
    try:
        import httpx
    except ImportError as error:
        raise ModelError(
            "unreachable", "httpx is not installed; install trucewatch[models]."
        ) from error
    return httpx


def _timeouts(seconds: float) -> dict[str, float]:
    return dict.fromkeys(("connect", "read", "write", "pool"), seconds)


def _check_status(response: httpx.Response) -> None:
    if response.is_redirect:
        raise ModelError("redirected", "the address sends elsewhere; that is not followed.")
    if response.status_code != 200:
        raise ModelError("refused", f"the answer was HTTP {response.status_code}.")


def _limited(response: httpx.Response, deadline: float) -> bytes:
    found = bytearray()
    for part in response.iter_bytes():
        found += part
        if len(found) > LARGEST_ANSWER:
            raise ModelError("too_large", f"the answer has more than {LARGEST_ANSWER} bytes.")
        if monotonic() > deadline:
            raise ModelError("timeout", "the answer did not end in time.")
    return bytes(found)


def _content(raw: bytes) -> str:
    """Take the message out of the envelope."""
    try:
        choice = json.loads(raw)["choices"][0]
        message = choice["message"]
        refusal, content = message.get("refusal"), message.get("content")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise ModelError("bad_answer", "the answer is not of the expected form.") from error
    if refusal or choice.get("finish_reason") not in ("stop", None):
        raise ModelError("refused", "the model refused or did not finish.")
    if not isinstance(content, str):
        raise ModelError("bad_answer", "the answer holds no words.")
    return content
