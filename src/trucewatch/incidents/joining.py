"""Join reports to groups, pair by pair, each family of likely pairs by itself."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Protocol

from trucewatch.incidents.cluster import Cluster, cluster_of, contradict, holds_together, union
from trucewatch.incidents.likeness import SAME_FROM, points
from trucewatch.incidents.partition import Partition
from trucewatch.incidents.rulings import Rulings
from trucewatch.incidents.search_grid import SearchGrid
from trucewatch.incidents.trait import Trait

LONGEST_H = 72.0
"""A report about a longer stretch says too little about any day to be joined with another."""

Pair = tuple[int, int, int]
"""Points below zero, so that the surest pair sorts first; number, larger number."""

Groups = tuple[tuple[str, ...], ...]
"""Ids of the reports of each incident of a family."""


class GroupsKept(Protocol):
    """Groups formed before, by a key made of everything that decides them."""

    def find_groups(self, keys: Iterable[str], /) -> Mapping[str, Groups]:
        """Return what is kept under some keys."""

    def keep_groups(self, groups: Mapping[str, Groups], known: int, /) -> None:
        """Keep groups formed anew; told how many families were known as well."""


class NothingKept:
    """Forms everything anew."""

    def find_groups(self, _: Iterable[str], /) -> Mapping[str, Groups]:
        """Find nothing."""
        return {}

    def keep_groups(self, _: Mapping[str, Groups], known: int, /) -> None:
        """Forget."""


NOTHING_KEPT = NothingKept()


def join(traits: Sequence[Trait], rulings: Rulings, kept: GroupsKept) -> list[list[Trait]]:
    """Gather reports to groups, in the order of their first.

    Reports that are tied by likely pairs or by rulings are a family. Families do not know
    one another: a late report changes its own only, and what was formed before from the same
    reports is taken as it was. The result is the same with and without what is kept.
    """
    pairs = sorted(_likely_pairs(traits))
    ruled = list(_ruled_pairs(traits, rulings))
    families = _families(len(traits), pairs, ruled)
    keys = {_key([traits[n] for n in family], rulings): family for family in families}
    found = kept.find_groups(keys)
    by_number: dict[int, list[Pair]] = {}
    home = {number: family[0] for family in families for number in family}
    for pair in pairs:
        by_number.setdefault(home.get(pair[1], -1), []).append(pair)
    made = {
        key: _named(_formed(traits, family, by_number.get(family[0], []), rulings), traits)
        for key, family in keys.items()
        if key not in found
    }
    kept.keep_groups(made, len(keys) - len(made))
    single = ([trait] for number, trait in enumerate(traits) if number not in home)
    by_id = {trait.report.id: trait for trait in traits}
    joined = (
        [by_id[name] for name in group]
        for key in keys
        for group in (made[key] if key in made else found[key])
    )
    return [*single, *joined]


def _families(
    size: int, pairs: Sequence[Pair], ruled: Sequence[tuple[int, int]]
) -> list[list[int]]:
    """List the numbers that are tied to others, family by family."""
    partition = Partition(size)
    for _, one, other in pairs:
        partition.join(one, other)
    for one, other in ruled:
        partition.join(one, other)
    return [family for family in partition.groups() if len(family) > 1]


def _key(family: Sequence[Trait], rulings: Rulings) -> str:
    """Hash all that decides how a family is grouped: its reports, and rulings about them."""
    names = {trait.report.id for trait in family}
    said = [sorted(group & names) for group in rulings.same if group & names]
    said += [
        [*sorted(left & names), "|", *sorted(right & names)]
        for left, right in rulings.apart
        if left & names and right & names
    ]
    digest = hashlib.sha256(repr(said).encode())
    for trait in family:
        digest.update(repr((trait.report, trait.place, trait.day, trait.when)).encode())
    return digest.hexdigest()


def _formed(
    traits: Sequence[Trait], family: Sequence[int], pairs: Sequence[Pair], rulings: Rulings
) -> list[Cluster]:
    """Join the surest pairs of a family first, unless that would bring together what is not one."""
    clusters = {number: cluster_of(number, traits[number]) for number in family}
    home = {number: number for number in family}

    def absorb(first: int, second: int) -> None:
        for member in clusters[second].members:
            home[member] = first
        clusters[first] = union(clusters[first], clusters[second])

    members = [traits[number] for number in family]
    for one, other in _ruled_pairs(members, rulings):
        first, second = sorted((home[family[one]], home[family[other]]))
        if first != second:
            absorb(first, second)
    for _, one, other in pairs:
        first, second = sorted((home[one], home[other]))
        if first != second and _joinable(clusters[first], clusters[second], rulings):
            absorb(first, second)
    return [clusters[number] for number in sorted(set(home.values()))]


def _named(clusters: Sequence[Cluster], traits: Sequence[Trait]) -> Groups:
    return tuple(
        tuple(traits[number].report.id for number in cluster.members) for cluster in clusters
    )


def _joinable(one: Cluster, other: Cluster, rulings: Rulings) -> bool:
    if contradict(one, other) or not holds_together(one, other):
        return False
    return not rulings.forbid((r.id for r in one.reports), (r.id for r in other.reports))


def _ruled_pairs(traits: Sequence[Trait], rulings: Rulings) -> Iterator[tuple[int, int]]:
    """Yield neighbours of each group that people have ruled to be one event."""
    if not rulings.same:
        return
    numbers = {trait.report.id: number for number, trait in enumerate(traits)}
    for group in rulings.same:
        yield from pairwise(sorted(numbers[name] for name in group if name in numbers))


def _likely_pairs(traits: Sequence[Trait]) -> Iterator[Pair]:
    """Yield the pairs that reach enough points."""
    grid = SearchGrid()
    for number, trait in enumerate(traits):
        if trait.report.interval.hours > LONGEST_H:
            continue
        for other in grid.near(trait.place, trait.around):
            score = sum(points(trait, traits[other]).values())
            if score >= SAME_FROM:
                yield -score, other, number
        grid.enter(number, trait.place, trait.around)
