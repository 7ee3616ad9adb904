"""The most likely toll of one report: the count that stands most and first, else the people it tells of one by one."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence, Set
from dataclasses import replace
from datetime import timedelta

from asof.model.claim import Claim, Happening, Standing
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.report import BlockKind
from asof.model.span import Span
from asof.model.when import When
from asof.reading.figures.lexicon import victim_words
from bench.victims import Said, Victim, is_doer, told_together, victims_of

_NOT_ASSERTED = frozenset({Standing.DENIED, Standing.PLANNED, Standing.RETRACTED, Standing.FEARED})
_LEAD = 2  # sentences with claims that a report opens with
# Sentences with claims in which a murder without a count still is what the report is about: 3 is best of 2 to 5.
_OPENING = 3
_FAR = 5  # sentences with claims after which a first death is of another incident, where the lead told of the hurt
_WEEK = timedelta(days=7)  # the longest time that still tells of one day
_BEFORE = 14  # letters before it that do: "gunmen shot six people"
_BEHIND = 45  # letters behind a number that still say whether it counts all who were shot, or the wounded alone

_SHOT = re.compile(r"\b(?:shot|shoot\w*|struck|hit|gunshot|gunned|stabb\w+|gunfire|victims?)\b", re.IGNORECASE)
_WOUND = re.compile(
    r"\b(?:wound(?:s|ed|ing)|injur\w+|hurt\w*|hospital\w*|critical\w*|surviv\w+|condition|other\w*|more|also)\b", re.I
)
_ATTEMPTED = re.compile(
    r"\battempt(?:ed|s)?(?: to)? (?:[\w-]+ ){0,2}(?:murders?|homicides?|manslaughter|kill(?:ing)?)\b"
    r"|\b(?:wounded|injured|hurt|shot) (?:or|and/or) killed\b|\bkilled (?:or|and/or) (?:wounded|injured|hurt|shot)\b",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"(?<!non-)\b(?:murder(?:ed|s|er)?|slaying|slain|manslaughter|shooting death|dead|died|dies|fatally"
    r"|kill(?:s|ed|ing)|homicide(?! (?:detective|unit|investigator|bureau|squad|division|section))"
    r"|(?:fatal|deadly) (?:\w+ )?(?:shooting|stabbing|attack|injur\w+|wound|shot))\b",
    re.IGNORECASE,
)
# In a headline alone, since further down such words tell of other cases.
_HEADED = re.compile(
    r"\b(?:fatal|deadly) (?:[\w'’.-]+ ){0,4}"
    r"(?:victim|shooting|stabbing|attack|injur\w+|wound|shot|accident|incident|crash|robbery)\b"
    r"|\b(?:deaths?|killers?|suicides?|slaying|slain|murder(?:s|ed)?|homicide|manslaughter|dies|died|dead|killed|kills)\b",
    re.IGNORECASE,
)
_OWN_HAND = re.compile(
    r"\b(?:kill(?:ed|s|ing)|shot|shoots|shooting|then|and|fatally"
    r"|turn(?:ed|s|ing) (?:the|a|his|her|that) (?:\w+ )?(?:\w*gun|rifle|pistol|weapon|revolver|firearm) on)"
    r" (?:him|her)self\b|\b(?:took|takes|taking|take) (?:his|her) own life|\bcommit\w* suicide|\bself\b(?!-)",
    re.IGNORECASE,
)
_FATAL = re.compile(r"\b(?:fatal\w*|deadly|deaths?)\b", re.IGNORECASE)
_HURT = re.compile(
    r"\b(?:hurt|injur\w+|wound\w*)\b"
    r"|\b(?:shot|shoots?) .{0,20}\bin (?:the |his |her )?"
    r"(?:leg|arm|hand|foot|shoulder|thigh|groin|knee|buttocks|hip|ankle)\b",
    re.IGNORECASE,
)
_SEPARATE = re.compile(
    r"\b(?:separate|unrelated|series of|string of) (?:[\w-]+ ){0,3}"
    r"(?:shootings?|stabbings?|incidents?|attacks?|cases|homicides|crashes)\b",
    re.IGNORECASE,
)
_MURDER_SUICIDE = re.compile(r"\bmurder(?:-|–|/| | and | then )suicide\b", re.IGNORECASE)
_DOER_INCLUDED = re.compile(
    r"\b(?:including|counting|among)\b(?:(?!\b(?:before|then)\b).){0,40}"
    r"\b(?:gunm[ae]n|shooter|suspect|attacker|himself|herself)\b",
    re.IGNORECASE,
)
_ORDINALS = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
_JOINT = re.compile(r"|\s*,?\s*(?:and|&|,|plus)\s*(?:the |his |her |their )?")


def toll_of(claims: Sequence[Claim], headline: str = "") -> tuple[int, int]:
    """Killed and injured of the report's main happening; 0 where it counts nobody.

    A `headline` of a fatal happening tells of one death at least.  Whoever was hurt and then died is among the killed
    alone, and so is whoever was among those shot.
    """
    claims = _of_first_day(claims)
    said = _said(claims)
    if _is_of_hurt_alone(claims):
        said = [row for row in said if row[2].measure is not Measure.KILLED]
    said = said if _FATAL.search(headline) else _without_other_deaths(said)
    victims = victims_of(said)
    killed, dead = _killed(claims, said, told_together([v for v in victims if Measure.KILLED in v.states]))
    if not killed and not _is_none(said) and _HEADED.search(_ATTEMPTED.sub("", headline)):
        killed, dead = 1, 0
    injured, is_of_all, _ = _voted(said, Measure.INJURED)
    if injured >= 2:
        return killed, injured - killed if is_of_all and injured >= killed else injured
    injured = 0 if is_of_all and killed else injured  # the one who was shot is the one who died
    hurt = told_together([victim for victim in victims if Measure.KILLED not in victim.states])
    return killed, max(len(hurt) - (dead < killed == 1), injured)


def _killed(claims: Sequence[Claim], said: Sequence[Said], dead: Sequence[Victim]) -> tuple[int, int]:
    """How many were killed, and how many of them are told of at all."""
    ordinal = max((_ordinal(figure) for number, _, figure in said if number < _LEAD), default=0)
    counted, _, place = _voted(said, Measure.KILLED)
    if counted >= 2 and place >= _OPENING and any(victim.first < _OPENING for victim in dead):
        counted = 0  # a toll of other cases, behind those whom the report is about
    if counted == 2 and _is_of_separate(said):
        return 1, 1
    killings = [row for row in said if row[2].measure is Measure.KILLED]
    is_doer_apart = any(_adds_the_doer(rows, counted) for rows in _sums(killings))
    if counted and (is_doer_apart or (counted >= 2 and _is_doer_dead(said))):
        return counted + 1, counted + 1
    is_one = counted == 1 and place < _LEAD
    killed = counted if counted >= 2 or is_one else max(counted, len(dead))
    if killed <= 1 and any(_MURDER_SUICIDE.search(claim.sentence) for claim in claims):
        return 2, 2
    if ordinal > killed:
        return ordinal, ordinal  # "Third man dies after shooting"
    return (1, 0) if not killed and not _is_none(said) and _implies_death(claims) else (killed, killed)


def _is_of_separate(said: Sequence[Said]) -> bool:
    """Whether the opening counts the dead of several incidents together: "two killed in separate attacks"."""
    return any(
        figure.measure is Measure.KILLED and _count(figure) == 2 and _SEPARATE.search(claim.sentence)
        for number, claim, figure in said
        if number < _LEAD
    )


def _is_none(said: Sequence[Said]) -> bool:
    """Whether the report says that nobody died."""
    return any(figure.measure is Measure.KILLED and figure.quantity.high == 0 for _, _, figure in said)


def _ordinal(figure: Figure) -> int:
    """Which of the dead a figure of one is by its words: 3 for "a third man", else 0."""
    if figure.measure is not Measure.KILLED or _count(figure) != 1:
        return 0
    return max((_ORDINALS.get(word, 0) for word in figure.quantity.words.lower().split()[:2]), default=0)


def _said(claims: Sequence[Claim]) -> list[Said]:
    """The killed and the injured that the report asserts, in its order; those of other times only where it opens with
    them, or tells of nothing else.
    """
    told = sorted(_asserted(claims), key=lambda row: row[2].quantity.span.start)
    return [row for row in told if row[0] < _LEAD or not _is_of_other_times(row)] or told


def _asserted(claims: Sequence[Claim]) -> Iterator[Said]:
    order: dict[int, int] = {}
    measures: dict[Span, set[Measure]] = defaultdict(set)
    for figure in (figure for claim in claims for figure in claim.figures):
        measures[figure.quantity.span].add(figure.measure)
    for claim in claims:
        number = order.setdefault(claim.span.start, len(order))
        if claim.standing not in _NOT_ASSERTED:
            counted = (_as_hurt(claim, figure) for figure in claim.figures)
            figures = (figure for figure in counted if figure.measure in (Measure.KILLED, Measure.INJURED))
            told = ((figure, measures[figure.quantity.span]) for figure in figures)
            yield from ((number, claim, figure) for figure, both in told if not _is_unclear(figure, both))


def _as_hurt(claim: Claim, figure: Figure) -> Figure:
    """The figure as it is, but of the hurt where it counts all who were shot and some of them died.

    The record calls those neither hurt nor dead; here the dead are taken off again.
    """
    dies = any(other.measure is Measure.KILLED and _count(other) < _count(figure) for other in claim.figures)
    is_of_all = figure.measure is Measure.OTHER and dies and _is_of_all(claim, figure)
    return replace(figure, measure=Measure.INJURED) if is_of_all else figure


def _is_unclear(figure: Figure, measures: Set[Measure]) -> bool:
    """Whether the count is of the killed and the hurt together ("killed or wounded"), or of an unborn child."""
    return measures >= {Measure.KILLED, Measure.INJURED} or "unborn" in figure.quantity.words.lower()


def _is_of_other_times(row: Said) -> bool:
    _, claim, figure = row
    return claim.happening is Happening.BACKGROUND or figure.kind is FigureKind.BACKGROUND


def _of_first_day(claims: Sequence[Claim]) -> list[Claim]:
    """`claims` without those of another day than the first that a count is told of: they are of another incident."""
    said = _said(claims)
    first = next(filter(None, (_day_of(claim) for _, claim, _ in said)), None)
    return [claim for claim in claims if first is None or (_day_of(claim) or first).overlaps(first)]


def _day_of(claim: Claim) -> When | None:
    """When it happened, where the text says so to a few days."""
    when = claim.when
    if when is None or when.span is None or when.start is None or when.end is None:
        return None
    return when if when.end - when.start <= _WEEK else None


def _is_of_hurt_alone(claims: Sequence[Claim]) -> bool:
    """Whether the headline counts the hurt, calls them hurt, and names no dead: had anybody died, it would say so."""
    headline = [claim for claim in claims if claim.block is BlockKind.TITLE]
    words = " ".join(claim.sentence for claim in headline)
    measures = {figure.measure for claim in headline for figure in claim.figures}
    is_deadly = Measure.KILLED in measures or _DEATH.search(words) or _FATAL.search(words)
    return Measure.INJURED in measures and _HURT.search(words) is not None and not is_deadly


def _without_other_deaths(said: list[Said]) -> list[Said]:
    """`said` without deaths first told far behind those hurt: they are likely of another incident."""
    first = {
        measure: min((number for number, _, figure in said if figure.measure is measure), default=0)
        for measure in (Measure.KILLED, Measure.INJURED)
    }
    if first[Measure.INJURED] > _LEAD or first[Measure.KILLED] < _FAR:
        return said
    return [row for row in said if row[2].measure is not Measure.KILLED]


def _voted(said: Sequence[Said], measure: Measure) -> tuple[int, bool, int]:
    """The count of a measure that stands most and first, whether it is of all who were shot, and where it stands first.

    The count is 0 without any.
    """
    votes: Counter[int] = Counter()
    of_all: dict[int, bool] = {}
    first: dict[int, int] = {}
    for rows in _sums([row for row in said if row[2].measure is measure]):
        number, claim, figure = rows[0]
        count = sum(_count(row[2]) for row in rows)
        is_one = figure.who or figure.kind is FigureKind.INCREMENT
        is_running = figure.kind is FigureKind.TOTAL and number >= _OPENING
        if is_running or (len(rows) == 1 and count == 1 and is_one):
            continue
        is_title = claim.block is BlockKind.TITLE
        votes[count] += 4 if is_title else 3 if number < _LEAD else 2 if number < _OPENING else 1
        of_all.setdefault(count, _is_of_all(claim, figure))
        first.setdefault(count, number)
    if not votes:
        return 0, False, 0
    best = max(votes, key=lambda count: (votes[count], count))
    return best, of_all[best], first[best]


def _count(figure: Figure) -> int:
    low, high = figure.quantity.low, figure.quantity.high
    return (high or 0) if low is None else low


def _sums(rows: Sequence[Said]) -> Iterator[list[Said]]:
    """The figures that one sentence adds up ("a man and two women", "five and another four"), else each alone."""
    group: list[Said] = []
    for row in rows:
        quantity = row[2].quantity
        if row[2].kind is FigureKind.SUBSET or (quantity.low is None and quantity.high is None):
            continue
        if group and not _is_added(group[-1], row):
            yield group
            group = []
        group.append(row)
    if group:
        yield group


def _is_added(first: Said, second: Said) -> bool:
    claim, figure = first[1], second[2]
    if first[0] != second[0] or claim.span != second[1].span:
        return False
    if figure.kind is FigureKind.INCREMENT and not is_doer(figure):
        return True
    base = claim.span.start
    between = claim.sentence[first[2].quantity.span.end - base : figure.quantity.span.start - base]
    if _JOINT.fullmatch(between) and _count(figure) > 1:
        return True  # "Father, two daughters shot"
    named, words = first[2].quantity.words, figure.quantity.words
    is_bare = words.islower() and named.split()[-1].istitle()  # "Ivo Moss, |baker"
    is_apposed = "and" not in between and (is_bare or words.lower().startswith(("a ", "an ", "the ")))
    return _JOINT.fullmatch(between) is not None and not is_apposed


def _is_of_all(claim: Claim, figure: Figure) -> bool:
    """Whether an injured figure is of all who were shot, whoever died of it ("five people were shot, one fatally")."""
    start = figure.quantity.span.start - claim.span.start
    around = claim.sentence[max(0, start - _BEFORE) : start + len(figure.quantity.words) + _BEHIND]
    return bool(_SHOT.search(around)) and not _WOUND.search(around)


def _adds_the_doer(rows: Sequence[Said], count: int) -> bool:
    """Whether a sentence counts the victims of whoever then dies too: "killed a man and two boys, then himself"."""
    _, claim, figure = rows[-1]
    if figure.kind is not FigureKind.COUNT or sum(_count(row[2]) for row in rows) != count:
        return False
    behind = claim.sentence[figure.quantity.span.end - claim.span.start :]
    is_told = _OWN_HAND.search(behind) or any(is_doer(other) for other in claim.figures)
    return bool(is_told) and not _DOER_INCLUDED.search(behind)


def _is_doer_dead(said: Sequence[Said]) -> bool:
    """Whether the death of the one who did it is told apart, and no count includes it."""
    if any(_DOER_INCLUDED.search(claim.sentence) for _, claim, _ in said):
        return False
    dead = [figure for _, _, figure in said if figure.measure is Measure.KILLED and figure.who and _count(figure) == 1]
    return any(figure.who and figure.who.lower().split()[-1] in victim_words().doers for figure in dead)


def _implies_death(claims: Sequence[Claim]) -> bool:
    """Whether the opening tells of a murder or a fatal shooting, and so of one death at least."""
    if _is_of_hurt_alone(claims):
        return False
    told = {claim.span.start: claim.sentence for claim in claims if claim.happening is not Happening.BACKGROUND}
    return any(_DEATH.search(_ATTEMPTED.sub("", told[start])) for start in sorted(told)[:_OPENING])
