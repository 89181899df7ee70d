"""What tests of several folders share."""

from __future__ import annotations

import pytest

from demo.conftest import Built, build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The demonstration, built once for all tests that look at it."""
    return build(tmp_path_factory.mktemp("demonstration"))
