"""Things joined to groups pair by pair; the result does not depend on the order."""

from __future__ import annotations

from collections import defaultdict


class Partition:
    """Union-find over the numbers 0 … size-1.

    >>> parts = Partition(4)
    >>> parts.join(0, 2)
    >>> parts.groups()
    [[0, 2], [1], [3]]
    """

    def __init__(self, size: int) -> None:
        self._parent = list(range(size))

    def find(self, member: int) -> int:
        """Return the smallest number of the group that a member belongs to."""
        while self._parent[member] != member:
            self._parent[member] = self._parent[self._parent[member]]
            member = self._parent[member]
        return member

    def join(self, one: int, other: int) -> None:
        """Make one group of two members' groups."""
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low

    def groups(self) -> list[list[int]]:
        """List the groups, members and groups in rising order."""
        found: dict[int, list[int]] = defaultdict(list)
        for member in range(len(self._parent)):
            found[self.find(member)].append(member)
        return [found[root] for root in sorted(found)]
