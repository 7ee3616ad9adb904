"""Things grouped by what speaks for each two of them being one: by average linkage, the likeliest groups first.

R. Sokal and C. Michener, "A statistical method for evaluating systematic relationships" (1958).
"""

import heapq
from collections.abc import Mapping


def grouped(count: int, odds: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The numbers below `count` in groups, each in order, joined while the mean over the pairs across is 0 or more.

    `odds` has the logarithm of the odds for every pair, the smaller number first.  O(count² log count).
    """
    groups = {number: [number] for number in range(count)}
    sums = dict(odds)
    heap = [(-value, one, other, 1, 1) for (one, other), value in odds.items() if value >= 0]
    heapq.heapify(heap)
    while heap:
        _, one, other, *sizes = heapq.heappop(heap)
        if one not in groups or other not in groups or sizes != [len(groups[one]), len(groups[other])]:
            continue  # one of them has grown since
        groups[one] += groups.pop(other)
        for third in groups.keys() - {one}:
            first, second = sorted((one, third))
            sums[first, second] += sums.pop(_pair(other, third))
            size, other_size = len(groups[first]), len(groups[second])
            mean = sums[first, second] / (size * other_size)
            if mean >= 0:
                heapq.heappush(heap, (-mean, first, second, size, other_size))
    return [sorted(group) for group in groups.values()]


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)
