"""Two stories that look alike were taken for one: the reports of each are like one another, and hardly like the others.

The first report of the second story seldom shows it; a few more do.  The reports are joined two by two, the likest
first, by the mean likeness between groups (P. Sneath and R. Sokal, "Numerical Taxonomy", 1973), and every group of that
tree is tried against the rest.
"""

from collections.abc import Iterator, Sequence

LEAST_APART = 3
"""So many reports, at least, tell a story that another is parted from: fewer may just be told in other words."""

PARTED, OF_FEW, OF_LITTLE_KNOWN = 0.75, 1.2, 0.5
"""Groups are two stories where reports of both are less alike, by the mean, than this share of what reports of one are:
0.75, less 1.2 divided by the reports of the smaller group, as few may be alike by chance, less 0.5 divided by the
reports known in all, as few tell little of which words are rare.  The first two of 0.65 to 0.88 and 0 to 2, chosen on
many orders of the training texts of ``train/stories.py`` and of ECB+ dev; the third of 0, 0.5, 1 and 1.5, on each story
alone."""

MOST = 0.6
"""Never more than this share, which groups of eight reach: what a long story tells in its tenth hour is not much like
its first.  Of 0.5, 0.55, 0.6 and none, by ECB+ beside two live pages cut into reports of three entries: without a bound
the greatest story of one has 29 of its 101 reports, with this 75, for .005 of the F1 of ECB+ dev in many orders."""

Likeness = Sequence[Sequence[float]]
"""Of every report to every other, 0 to 1, symmetric; what stands for a report and itself does not count."""


def parted(likeness: Likeness, known: int) -> tuple[int, ...]:
    """The reports, by number, that tell another story than the first one; none where all tell one.  O(n²).

    They are less alike across than a share of what they are within: the less, the fewer they are and the fewer reports
    are `known` in all.
    """
    count = len(likeness)
    rows = [sum(row) - row[number] for number, row in enumerate(likeness)]
    whole = sum(rows) / 2
    best, apart = 0.0, frozenset[int]()
    for group, within in _groups(likeness):
        size, rest = len(group), count - len(group)
        fewer = min(size, rest)
        if fewer < LEAST_APART:
            continue
        between = sum(rows[one] for one in group) - 2 * within
        inside = (whole - between) / (_pairs(size) + _pairs(rest))
        across = between / (size * rest) / inside if inside > 0 else 1.0
        less = min(MOST, PARTED - OF_FEW / fewer - OF_LITTLE_KNOWN / known) - across
        if less > best:
            best, apart = less, frozenset(group)
    leaving = frozenset(range(count)) - apart if 0 in apart else apart
    return tuple(sorted(leaving)) if apart else ()


def _groups(likeness: Likeness) -> Iterator[tuple[Sequence[int], float]]:
    """Every group that is made when the likest are joined, and the sum of the likenesses within it.

    By chains of nearest neighbours (F. Murtagh, 1983): who is nearest to one another is joined.
    """
    groups = {number: [number] for number in range(len(likeness))}
    sums = {number: dict(enumerate(row)) for number, row in enumerate(likeness)}
    within = dict.fromkeys(groups, 0.0)
    chain: list[int] = []
    while len(groups) > 1:
        if not chain:
            chain.append(next(iter(groups)))
        last = chain[-1]
        size = len(groups[last])
        mine = sums[last]
        before = chain[-2] if len(chain) > 1 else None
        nearest = max(
            (other for other in groups if other != last),
            key=lambda other: (mine[other] / (size * len(groups[other])), other == before, -other),
        )
        if nearest != before:
            chain.append(nearest)
            continue
        del chain[-2:]
        within[last] += within.pop(nearest) + mine[nearest]
        groups[last] += groups.pop(nearest)
        theirs = sums.pop(nearest)
        for other in groups:
            if other != last:
                mine[other] += theirs[other]
                sums[other][last] = mine[other]
        yield groups[last], within[last]


def _pairs(count: int) -> int:
    return count * (count - 1) // 2
