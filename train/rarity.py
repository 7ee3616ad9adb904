"""Counts which words most reports share: ``python -m train.rarity DATA [--out FILE]``.

Before many reports are known nobody can tell the rare words of a story from those of every report.  So the share of
English news texts that have a word is counted beforehand, over the training part of PolNeAR (United States politics)
and as many local reports of shootings that the Gun Violence Archive names (SemEval-2018, task 5).  Only words that are
mostly written small are kept, and none with a hyphen: no names of persons or places, and no text.
"""

import argparse
import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from asof.reconcile.likeness import Part, part_of, word_counts
from bench.tasks import read_rows

OUT = Path("src/asof/reconcile/rarity.toml")
LEAST_TEXTS = 6  # fewer tell nothing of other texts
LEAST_SMALL = 1 / 2  # the share of a word's uses that begin with a small letter

HEAD = """# In which share of English news texts a word stands, behind "^" as it is written with a capital; what is not
# here stands in hardly any.  Counted by `python -m train.rarity`, which names the texts; no names are kept.
"""


def main() -> None:
    """Read the texts, count the words and write them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("--out", type=Path, default=OUT)
    arguments = parser.parse_args()
    arguments.out.write_text(told_shares(shares(texts(arguments.data))), encoding="utf-8")


def texts(folder: Path) -> Iterator[str]:
    """As many texts of the one set as of the other."""
    politics = [str(row["text"]) for row in read_rows(folder / "attribution" / "polnear_train.jsonl")]
    local = (str(row["text"]) for row in read_rows(folder / "toll" / "gva_articles.jsonl"))
    yield from politics
    yield from itertools.islice(local, len(politics))


def shares(read: Iterable[str]) -> dict[str, float]:
    """The share of the texts that have each common word, as `word_counts` writes them."""
    having: Counter[str] = Counter()
    uses: Counter[str] = Counter()
    count = 0
    for text in read:
        count += 1
        counts = {word: told for word, told in word_counts(text).items() if part_of(word) in (Part.WORDS, Part.NAMES)}
        having.update(counts.keys())
        uses.update(counts)
    common = {word for word, number in having.items() if number >= LEAST_TEXTS and "-" not in word}
    small = {word for word in common if word[0] != "^" and uses["^" + word] <= (1 - LEAST_SMALL) * uses[word]}
    return {word: having[word] / count for word in common if word.removeprefix("^") in small}


def told_shares(found: Mapping[str, float]) -> str:
    """The words by their share, to two digits, as they are kept."""
    lines: dict[str, list[str]] = defaultdict(list)
    for word, share in sorted(found.items()):
        lines[f"{share:.2g}"].append(word)
    ordered = sorted(lines.items(), key=lambda line: -float(line[0]))
    return HEAD + "\n[words]\n" + "".join(f'"{share}" = "{" ".join(words)}"\n' for share, words in ordered)


if __name__ == "__main__":
    main()
