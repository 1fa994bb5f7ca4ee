"""How many people a cell holds at least and at most, named people and groups together.

What is given: N persons counted by name; group incidents i of size in [low_i, high_i] (high_i may
be open), each with its members M_i, persons known to be among it; K persons whose date may lie
after the day asked for. Nothing else is known of who is who: a person named outside every group
may yet be one of a group's unnamed people.

*High.* Every counted person is named, or possible, or an unnamed person of some group. Group i
has at most max(high_i, |M_i|) - |M_i| unnamed people. So there are at most

    |named or members| + possible + sum over i (max(high_i, |M_i|) - |M_i|).

It is reached when groups share nobody but known members and no unnamed person is named elsewhere.

*Low.* The named are counted. An act that befalls a person once (a death) makes groups that share
no member disjoint: nobody dies in two incidents. So there are at least the sum over groups of
max(low_i, |M_i and named|) people, where groups that share a member may be one incident twice and
count as the largest of them. An act that can befall a person several times lets all groups hold
the same people: there it is the largest group alone. In a cut, at most E of these people are named
in other cells (members, and named people whose own values do not forbid that they belong to a
group of this cell). Both bounds hold, so

    low = max(named, groups' bound - E),

reached when people named outside the groups are among their unnamed. A group whose own date may
lie after the day asked for, or that is only alleged, adds to the high end alone.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """One group in one cell. `members`: persons known to be in it. `is_sure` is false where it
    widens the high end alone; `once`: its act befalls a person only once. `people` names the
    group itself: two acts against the same people have the same."""

    act: str
    people: tuple[str, ...]
    low: int
    high: int | None
    members: frozenset[str]
    is_sure: bool
    once: bool


def low_end(
    named: int, groups: Sequence[Group], named_members: Collection[str], elsewhere: int
) -> int:
    """The least number of people, as the module's text proves.

    `named_members`: the groups' members who are counted by name in any cell of the cut;
    `elsewhere` is E.

    >>> low_end(1, [Group("death", ("i",), 5, None, frozenset({"p"}), True, True)], {"p"}, 0)
    5
    """
    bounds = [0]
    for act in sorted({group.act for group in groups}):
        sizes = [
            max(max(one.low, len(one.members & set(named_members))) for one in joined)
            for joined in _joined([one for one in groups if one.act == act and one.is_sure])
        ]
        once = all(group.once for group in groups if group.act == act)
        bounds.append(sum(sizes) if once else max(sizes, default=0))
    return max(named, max(bounds) - elsewhere)


def high_end(named: int, possible: int, unlisted: int, groups: Sequence[Group]) -> int | None:
    """The greatest number of people, `None` where a group is open.

    `named` and `possible` count persons; `unlisted` the members who are neither. Groups of the
    same people are taken once, at the larger size.
    """
    rest: dict[tuple[str, ...], int] = {}
    for group in groups:
        if group.high is None:
            return None
        unnamed = max(group.high - len(group.members), 0)
        rest[group.people] = max(rest.get(group.people, 0), unnamed)
    return named + possible + unlisted + sum(rest.values())


def _joined(groups: Sequence[Group]) -> list[list[Group]]:
    """Groups that share a member, directly or through others, together."""
    parts: list[tuple[set[str], list[Group]]] = []
    for group in groups:
        members, joined = set(group.members), [group]
        apart = []
        for known, others in parts:
            if known & members:
                members |= known
                joined += others
            else:
                apart.append((known, others))
        parts = [*apart, (members, joined)]
    return [joined for _, joined in parts]
