"""The plain way to group texts, to see beside asof's: a single pass by the cosine of TF-IDF."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Sequence

_WORD = re.compile(r"[a-z]{3,}|\d+")


def single_pass(texts: Sequence[str], *, least: float) -> list[int]:
    """Each text with the likest earlier one by the cosine of TF-IDF, from `least` on, else a group of its own.

    How rare a word is it counts over all the texts, those to come too, which no record can.
    """
    counts = [Counter(_WORD.findall(text.casefold())) for text in texts]
    spread = Counter(word for words in counts for word in words)
    groups: list[int] = []
    vectors: list[dict[str, float]] = []
    postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, words in enumerate(counts):
        raw = {word: (1 + math.log(n)) * math.log(len(texts) / spread[word]) for word, n in words.items()}
        length = math.sqrt(sum(weight * weight for weight in raw.values())) or 1.0
        vectors.append({word: weight / length for word, weight in raw.items()})
        likeness: dict[int, float] = defaultdict(float)
        for word, weight in vectors[-1].items():
            for earlier, other in postings[word]:
                likeness[earlier] += weight * other
            postings[word].append((number, weight))
        best = max(likeness, key=lambda earlier: (likeness[earlier], -earlier), default=None)
        groups.append(groups[best] if best is not None and likeness[best] >= least else number)
    return groups
