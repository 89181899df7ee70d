"""What tests of several folders share."""

from __future__ import annotations

from collections.abc import Iterator

import httpx
import pytest

from demo.conftest import Built, build
from server.conftest import serving


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration, built once for all tests that look at it."""
    return build(tmp_path_factory.mktemp("demonstration"))


@pytest.fixture(scope="session")
def reader(built: Built) -> Iterator[httpx.Client]:
    """A reader of the demonstration; nobody may change what is behind it."""
    with serving(built.result.workspace) as client:
        yield client
