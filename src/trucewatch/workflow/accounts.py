"""Who may write: local accounts with a role, kept in the workspace, passwords only as Argon2."""

from __future__ import annotations

import json
import os
import re
import secrets
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from trucewatch.text.persons import is_person
from trucewatch.vocabulary.errors import UsageError
from trucewatch.workflow.whole_files import write_whole
from trucewatch.workflow.workspace import Workspace

FILE, KEY_FILE = "accounts.json", "session.key"
LEAST_PASSWORD = 12
NAME = re.compile(r"[a-z0-9][a-z0-9-]{1,31}")
KIND = "account"


class Role(StrEnum):
    """What an account may do; each may do what the one before may."""

    VIEWER = "viewer"
    ANALYST = "analyst"
    LEAD = "lead"

    def may(self, needed: Role) -> bool:
        """Tell whether this role includes another.

        >>> Role.LEAD.may(Role.ANALYST), Role.VIEWER.may(Role.ANALYST)
        (True, False)
        """
        order = list(Role)
        return order.index(self) >= order.index(needed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An account: a role or pseudonym, what it may do, and the hash of its password."""

    name: str
    role: Role
    password: str


def add_account(
    workspace: Workspace, account: tuple[str, Role], password: str, at: datetime
) -> None:
    """Make an account, or give it another role and password; the custody log tells of it.

    Raises:
        UsageError: The name is a person's or has strange letters, or the password is short.
    """
    name, role = account
    if not NAME.fullmatch(name) or is_person(name):
        raise UsageError(
            f"{name!r} is no name for an account; take a role or pseudonym in small letters, "
            "for instance duty-1."
        )
    if len(password) < LEAST_PASSWORD:
        raise UsageError(f"the password needs at least {LEAST_PASSWORD} characters.")
    known = read_accounts(workspace.directory)
    known[name] = Account(name=name, role=role, password=PasswordHasher().hash(password))
    tree = {one.name: {**asdict(one), "role": one.role.value} for one in known.values()}
    path = workspace.directory / FILE
    write_whole(path, json.dumps(tree, indent=1, sort_keys=True) + "\n")
    path.chmod(0o600)
    note(workspace, {"what": "account", "name": name, "role": role.value}, by=name, at=at)


def read_accounts(directory: Path) -> dict[str, Account]:
    """Return the accounts of a workspace by name."""
    path = directory / FILE
    if not path.exists():
        return {}
    tree = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: Account(name=name, role=Role(one["role"]), password=one["password"])
        for name, one in tree.items()
    }


def signed_in(directory: Path, name: str, password: str) -> Account | None:
    """Return the account if the password is right; takes as long when there is none."""
    hasher = PasswordHasher()
    account = read_accounts(directory).get(name)
    try:
        hasher.verify(account.password if account else _nobody(), password)
    except (VerificationError, InvalidHashError):
        return None
    return account


def session_key(directory: Path) -> bytes:
    """Return the secret that signs sessions; made at first use, readable by the owner only."""
    path = directory / KEY_FILE
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(handle, "wb") as file:
        file.write(secrets.token_bytes(32))
        file.flush()
        os.fsync(file.fileno())
    return path.read_bytes()


def note(workspace: Workspace, fields: dict[str, str], *, by: str, at: datetime) -> None:
    """Note in the custody log what an account did; never a password, never an address."""
    content = json.dumps({**fields, "at": at.isoformat()}, sort_keys=True).encode() + b"\n"
    workspace.archive.keep(content, name=f"{KIND}.json", by=by, at=at, kind=KIND)


def _nobody() -> str:
    """Return a hash of the usual cost that no password fits."""
    return PasswordHasher().hash(secrets.token_urlsafe(16))
