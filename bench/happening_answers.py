"""What the pattern reader, and TF-IDF with logistic regression, say of the sentences of a set."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

from asof.model.span import Span
from asof.reading.encoder.encoder import Encoder, folder
from asof.reading.encoder.heads import SentenceHeads
from asof.reading.happenings.crosswalk import CodeList, codes_of
from asof.reading.happenings.mention import Mention
from asof.reading.happenings.read import read_happenings
from asof.reading.happenings.trained import TrainedReader
from asof.reading.words import tokenise
from bench.happening_sets import Sentence, Trial

_COUNTS_AS = Path(__file__).with_name("happening.toml")
# Of the regression; chosen by nobody: the weight that scikit-learn gives is 1, and 10 is usual for short texts.
_STRENGTH = 10.0

Answers = list[frozenset[str]]


def by_patterns(test: Trial) -> Answers:
    """What the pattern reader finds, in the set's own names."""
    table = tomllib.loads(_COUNTS_AS.read_text(encoding="utf-8"))
    readers = {"police": _police, "roots": _root, "assault": _assault, "labels": _happenings}
    return [readers[test.name](sentence, table.get(test.name, {})) for sentence in test.aside]


def _police(sentence: Sentence, table: dict[str, list[str] | str]) -> frozenset[str]:
    held: set[str] = set()
    for mention in read_happenings(sentence.words):
        actor = mention.actor.of(sentence.words) if mention.actor else ""
        if mention.modal or not {token.lower for token in tokenise(actor)} & set(table["actor"]):
            continue
        if mention.negated:
            held.add(str(table["negated"]))
        else:
            held |= {str(table["any"]), *table.get(mention.happening.value, ())}
    return frozenset(held)


def _assault(sentence: Sentence, table: dict[str, list[str]]) -> frozenset[str]:
    return frozenset(
        label
        for mention in read_happenings(sentence.words)
        if mention.asserted
        for label in table.get(mention.happening.value, ())
    )


def _root(sentence: Sentence, table: dict[str, list[str]]) -> frozenset[str]:
    """The root of the mention that is nearest to being between the sentence's actor and target."""
    coded = [
        (mention, code.event)
        for mention in read_happenings(sentence.words)
        if (code := codes_of(mention.happening).get(CodeList.PLOVER))
    ]
    if not coded:
        return frozenset()
    _, event = max(coded, key=lambda one: (_agreement(one[0], sentence), -one[0].trigger.start))
    return frozenset(table.get(event, (event,)))


def _agreement(mention: Mention, sentence: Sentence) -> int:
    pairs = ((mention.actor, sentence.actor), (mention.target, sentence.target))
    return sum(_overlap(found, given) for found, given in pairs)


def _overlap(left: Span | None, right: Span | None) -> bool:
    return left is not None and right is not None and left.overlaps(right)


def _happenings(sentence: Sentence, _table: object) -> frozenset[str]:
    return frozenset(mention.happening.value for mention in read_happenings(sentence.words) if mention.asserted)


def by_tfidf(test: Trial) -> Answers:
    """Words and pairs of words by TF-IDF, and a logistic regression a label, learnt from what is not kept aside."""
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    vectors = TfidfVectorizer(ngram_range=(1, 2), min_df=2, sublinear_tf=True)
    known = vectors.fit_transform([one.words for one in test.train])
    asked = vectors.transform([one.words for one in test.aside])
    if test.single:
        model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=1000)
        model.fit(known, [next(iter(one.held)) for one in test.train])
        return [frozenset((label,)) for label in model.predict(asked)]
    answers: list[set[str]] = [set() for _ in test.aside]
    for label in test.labels:
        held = [label in one.held for one in test.train]
        if len(set(held)) == 2:
            model = LogisticRegression(C=_STRENGTH, class_weight="balanced", max_iter=1000).fit(known, held)
            _add(answers, label, model.predict(asked))
    return [frozenset(one) for one in answers]


def _add(answers: Sequence[set[str]], label: str, held: Sequence[bool]) -> None:
    for answer, is_held in zip(answers, held, strict=True):
        if is_held:
            answer.add(label)


_HEADS = {"police": "police", "roots": "root", "assault": "assault", "labels": "happening"}


def by_trained(trial: Trial) -> Answers:
    """What the trained reader's head for the set says."""
    return trained_answers(trial, Encoder(folder()), SentenceHeads(folder() / "heads.npz"))


def by_both(trial: Trial) -> Answers:
    """What patterns find and the trained reader adds, as a record is read with it, in asof's own happenings."""
    reader = TrainedReader(folder())
    return [frozenset(m.happening.value for m in reader.read(one.words) if m.asserted) for one in trial.aside]


def trained_answers(trial: Trial, encoder: Encoder, heads: SentenceHeads) -> Answers:
    """What the head for the set says of what `encoder` makes of its sentences."""
    return [
        heads.holding(_HEADS[trial.name], encoder.encode(one.words, actor=one.actor, target=one.target))
        for one in trial.aside
    ]
