"""Past tenses of Russian and Ukrainian verbs: one form gives the other three."""

from __future__ import annotations

from collections.abc import Iterable

ENDINGS = ("ла", "ло", "ли")


def with_past(forms: Iterable[str], masculine: str) -> frozenset[str]:
    """Add the feminine, neuter and plural to every masculine past, and the other way round.

    Args:
        forms: Verb forms; those of other tenses stay as they are.
        masculine: Ending of the masculine: ``л`` in Russian, ``в`` in Ukrainian.

    >>> sorted(with_past(["заявила", "каже"], "в"))
    ['заявив', 'заявила', 'заявили', 'заявило', 'каже']
    """
    found = set(forms)
    for form in forms:
        stem = next((form.removesuffix(e) for e in (*ENDINGS, masculine) if form.endswith(e)), None)
        if stem is not None and len(stem) > 2:
            found.update(f"{stem}{ending}" for ending in (*ENDINGS, masculine))
    return frozenset(found)


def acts_with_past(acts: dict[str, str], masculine: str) -> dict[str, str]:
    """Do the same for the forms that narrate an act.

    >>> acts_with_past({"заперечив": "deny"}, "в")["заперечило"]
    'deny'
    """
    return {
        every: act for form, act in acts.items() for every in sorted(with_past([form], masculine))
    }
