"""The features of what is chosen for the templates of a MUC-4 text: kinds, fillers, their strings, one or several."""

import math
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from asof.reading.encoder.heads import FILLS, INCIDENTS
from asof.reading.grammar.closed import closed_classes
from asof.reading.quantities.nouns import nouns
from asof.reading.words import Token
from bench.muc_fillers import Filler, Mark, Range, is_content, ranges, tokens_of, words_of
from bench.muc_key import plain
from bench.muc_numbers import head_of
from bench.muc_passages import SUREST, Passage
from bench.muc_shapes import shapes, shapes_within
from bench.muc_templates import is_plural
from bench.muc_words import lower_of, words_around

LEAST = -6.0  # of a score, where none is told
_UNMARKED = -2.0  # of a mark, where there is none
_MOST_MARKS = 6  # of a filler, whose words are looked at; the most told fillers of a text are its subject anyhow
_BAG = 10.0  # what all the words of a text weigh together; chosen on the fifth, 3 to 40

Features = dict[str, float]


def of_kind(kind: str, passages: Sequence[Passage]) -> Features:
    """How surely a kind of incident is told: the best passage, the next, the first, how many tell it; the words."""
    scores = sorted((passage.kinds[kind] for passage in passages), reverse=True) or [LEAST]
    words = [lower_of(token) for passage in passages for token in passage.tokens if token.is_word]
    bag = {f"with {word}" for word in words} | {f"with {a} {b}" for a, b in pairwise(words)}
    share = _BAG / math.sqrt(len(bag) or 1)
    return dict.fromkeys(bag, share) | {
        "best": scores[0],
        "second": scores[1] if len(scores) > 1 else LEAST,
        "lead": max((passage.kinds[kind] for passage in passages[:2]), default=LEAST),
        "tell": math.log1p(sum(score > 0.0 for score in scores)),
        "other": max((_best_other(kind, passage) for passage in passages), default=LEAST),
    }


def of_filler(filler: Filler, passages: Sequence[Passage], others: Sequence[Filler]) -> Features:
    """How surely a filler fills its role in an incident of any kind."""
    out = dict.fromkeys(beside(filler, passages), 1.0)
    rivals = [one.best.sure for one in others if one.role == filler.role]
    sure, string = filler.best.sure, filler.best.string
    told = sorted((mark.sure for mark in filler.marks), reverse=True)
    here = max(_best(passages[number]) for number in filler.passages)
    numbers = {
        "sure": sure,
        "second": told[1] if len(told) > 1 else _UNMARKED,
        "told": math.log1p(len(told)),
        "here": here,
        "anywhere": max(map(_best, passages)),
        "sure here": sure * here,
        "first": math.log1p(min(filler.passages)),
        "surest": float(sure >= max(rivals)),
        "rivals": math.log1p(len(rivals)),
        "surer": math.log1p(sum(one > sure for one in rivals)),
        "other role": _surest(one for one in others if one.role != filler.role and one.is_named(string)),
        "telling": math.log1p(sum(_best(passage) > 0.0 for passage in passages)),
        "passages": math.log1p(len(passages)),
        "words": math.log1p(len(string.split())),
        "several": float(is_plural(string)),
    }
    for role in FILLS:
        beside_it = [one for one in others if one.role == role and one is not filler]
        numbers[f"best {role}"] = _surest(beside_it)
        numbers[f"near {role}"] = _surest(one for one in beside_it if not set(one.passages).isdisjoint(filler.passages))
    return out | {name: number / 2 for name, number in numbers.items()}


def of_kind_of(kind: str, filler: Filler, passages: Sequence[Passage]) -> Features:
    """How surely a filler belongs to incidents of one kind, rather than of others that the text tells of."""
    here = max(passages[number].kinds[kind] for number in filler.passages)
    best = max(passage.kinds[kind] for passage in passages)
    other = max(_best_other(kind, passages[number]) for number in filler.passages)
    best_other = max(_best_other(kind, passage) for passage in passages)
    out = {"here": here, "apart": here - other, "best": best, "best apart": best - best_other}
    return out | {kind: 1.0, f"{kind} {filler.role}": 1.0}


def beside(filler: Filler, passages: Sequence[Passage]) -> set[str]:
    """The words of a filler and around its marks, and where it stands."""
    tokens = _tokens(filler.best, passages)
    words = [lower_of(token) for token in tokens]
    out = {*shapes(tokens), *(f"word {word}" for word in words)}
    out |= {f"last {words[-1]}", f"first {words[0]}", f"string {' '.join(words)}"}
    if "of" in words[1:]:
        out.add(f"head {head_of(' '.join(words))}")
    for mark in filler.marks[:_MOST_MARKS]:
        out.update(words_around(mark.span, passages[mark.passage].words))
    return out | {f"place {min(*filler.passages, 8)}", f"marks {min(len(filler.marks), 5)}"}


def strings_of(filler: Filler, passages: Sequence[Passage], text: str) -> dict[str, tuple[Features, int, Range]]:
    """The strings that may stand for a filler, with their features and where each is told most surely.

    `text` is all the words, as strings are compared.
    """
    out: dict[str, tuple[Features, int, Range]] = {}
    marked = [plain(mark.string) for mark in filler.marks]
    for mark in filler.marks:
        passage = passages[mark.passage]
        whole = tokens_of(mark.span, passage)
        for told in sorted(ranges(*whole, passage.tokens)):
            string = plain(words_of(told, passage))
            features = _of_range(told, whole, filler.role, passage)
            if len(string) > 2 and (string not in out or _fit(features) > _fit(out[string][0])):
                out[string] = ({**features, "sure": mark.sure}, mark.passage, told)
    for string, (features, _, _) in out.items():
        features[f"string {string.lower()}"] = 1.0
        features["stands"] = math.log1p(text.count(f" {string} "))
        features["marked"] = math.log1p(sum(string == one for one in marked))
        features["holds a mark"] = float(any(f" {one} " in f" {string} " for one in marked))
    return out


def _fit(features: Features) -> float:
    return features["mean"] + features["least"] - features["before"]


def _of_range(told: Range, whole: Range, role: str, passage: Passage) -> Features:
    """How well a mark's string would be of the tokens `told`, where `whole` are the mark's own."""
    (start, end), tokens = told, passage.tokens
    inside, begins = passage.inside[role], passage.begins[role]
    sure = inside[start:end]
    lowers = [lower_of(token) for token in tokens]
    out = {
        "mean": math.fsum(sure) / len(sure),
        "least": min(sure),
        "begin": begins[start],
        "begins within": max(begins[start + 1 : end], default=-3.0),
        "before": inside[start - 1] if start else -SUREST,
        "behind": inside[end] if end < len(tokens) else -SUREST,
        "begins behind": begins[end] if end < len(tokens) and inside[end] > 0.0 else 3.0,
        "first sure": sure[0],
        "last sure": sure[-1],
        "mark": float(told == whole),
        f"left by {max(-3, min(3, start - whole[0]))}": 1.0,
        f"right by {max(-3, min(4, end - whole[1]))}": 1.0,
        f"long {min(end - start, 6)}": 1.0,
        f"first {lowers[start]}": 1.0,
        f"last {lowers[end - 1]}": 1.0,
        f"left {lowers[start - 1] if start else '^'}": 1.0,
        f"right {lowers[end] if end < len(tokens) else '$'}": 1.0,
    }
    out |= dict.fromkeys((*shapes_within(told, tokens), *(f"word {word}" for word in lowers[start:end])), 1.0)
    return out | {name: 1.0 for name, holds in _forms(told, tokens).items() if holds}


def _forms(told: Range, tokens: Sequence[Token]) -> Mapping[str, bool]:
    start, end = told
    lowers = [token.lower for token in tokens[start:end]]
    return {
        "begins small": not is_content(tokens[start]),
        "begins counting": tokens[start].text[0].isdigit() or lowers[0] in closed_classes().numbers,
        "a name goes on left": start > 0 and is_content(tokens[start - 1]),
        "a name goes on right": end < len(tokens) and is_content(tokens[end]),
        "of": "of" in lowers,
        "comma": "," in lowers,
    }


def of_several(string: str) -> Features:
    """Whether a string that nothing counts names several: by its words and their endings."""
    words = string.lower().split()
    head = head_of(string.lower())
    names = [f"word {words[-1]}", f"head {head}", f"first {words[0]}", f"words {min(len(words), 4)}"]
    names += [f"ends {head[-letters:]}" for letters in (1, 2, 3, 4)]
    out = dict.fromkeys(names, 1.0)
    known = {
        "several": is_plural(string),
        "plural": words[-1] in nouns().plural,
        "singular": words[-1] in nouns().singular,
        "of": "of" in words,
    }
    return out | {name: 1.0 for name, holds in known.items() if holds}


def _tokens(mark: Mark, passages: Sequence[Passage]) -> Sequence[Token]:
    start, end = tokens_of(mark.span, passages[mark.passage])
    return passages[mark.passage].tokens[start:end]


def _best(passage: Passage) -> float:
    return max(passage.kinds.values())


def _best_other(kind: str, passage: Passage) -> float:
    return max(passage.kinds[one] for one in INCIDENTS if one != kind)


def _surest(fillers: Iterable[Filler]) -> float:
    return max((one.best.sure for one in fillers), default=_UNMARKED)
