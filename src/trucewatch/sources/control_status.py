"""What the layers of control maps are called, and what each name means."""

from __future__ import annotations

import re

from trucewatch.vocabulary.control import ControlStatus
from trucewatch.vocabulary.errors import InputError

NAMES = {
    "occupied": ControlStatus.OCCUPIED,
    "окуповано": ControlStatus.OCCUPIED,
    "occupied crimea": ControlStatus.OCCUPIED_BEFORE,
    "окупований крим": ControlStatus.OCCUPIED_BEFORE,
    "cadr and calr": ControlStatus.OCCUPIED_BEFORE,
    "ордло": ControlStatus.OCCUPIED_BEFORE,
    "occupied tuzla island": ControlStatus.OCCUPIED_BEFORE,
    "liberated": ControlStatus.LIBERATED,
    "звільнено": ControlStatus.LIBERATED,
    "snake island": ControlStatus.LIBERATED,
    "unknown status": ControlStatus.UNKNOWN,
    "невідомий статус": ControlStatus.UNKNOWN,
    **{status.value: status for status in ControlStatus},
}
"""Names by meaning; colours are not used, because one colour has changed its meaning."""
ABROAD = {
    ControlStatus.LIBERATED: ControlStatus.COUNTER_HELD,
    ControlStatus.UNKNOWN: ControlStatus.COUNTER_UNKNOWN,
}
"""What a name means on the other side of the recognised border."""
_DATE = re.compile(r"\d{1,4}[./-]\d{1,2}(?:[./-]\d{2,4})?")
_SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")


def status_of(name: object, *, feature: int | None = None) -> ControlStatus:
    r"""Return the status that a layer's name stands for.

    Names come with non-breaking spaces, line ends, dates and several languages in one.

    Raises:
        InputError: The name is not known; guessing could move the front.

    >>> status_of("Liberated\u00a0\n12.03.2025").value
    'liberated'
    """
    for part in str(name or "").split("///"):
        plain = _SPACES.sub(" ", _DATE.sub(" ", part)).strip(" .,:;()-").casefold()
        if plain in NAMES:
            return NAMES[plain]
    where = "" if feature is None else f"feature {feature}: "
    raise InputError(
        f"{where}status {str(name)!r} is not known; the whole map is refused.",
        remedy="If the publisher added it, extend NAMES in sources/control_status.py.",
        column="status",
        value=str(name),
    )
