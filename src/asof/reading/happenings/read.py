"""Finds what a sentence says happened: every mention with its trigger, who did it and to whom.

Verbs are matched with their objects, subjects and voice, nouns by where they stand: the subject of "erupted" or the
object of "staged" is asserted, "after the clashes" only tells of a circumstance.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from asof.model.claim import Happening
from asof.model.span import Span
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.grammar.groups import VerbGroup, verb_groups
from asof.reading.grammar.phrases import Phrase, object_of, phrase_after, phrase_from
from asof.reading.grammar.subjects import subject_of
from asof.reading.happenings.lexicon import Subject, Trigger, carriers, lexicon, may_tell
from asof.reading.words import Token, TokenKind, tokenise


class Mention(NamedTuple):
    """One happening in one sentence; spans count from 0 of the sentence.

    `asserted` is False where the words only name it as a circumstance ("after the clashes").
    `clause` reaches from the subject to the object.
    """

    happening: Happening
    trigger: Span
    clause: Span
    actor: Span | None
    target: Span | None
    negated: bool
    modal: bool
    asserted: bool


# Outcomes are asserted by whatever is said of them.
_BARE = frozenset({Happening.DEATH, Happening.INJURY})
# Whose it is undergoes it, where nobody else is told to: "Moss's death", but "the army's killing of Moss".
_UNDERGONE = frozenset({
    Happening.DEATH, Happening.INJURY, Happening.ARREST, Happening.ABDUCTION, Happening.DISAPPEARANCE,
    Happening.RELEASE, Happening.ASSASSINATION, Happening.FUNERAL, Happening.TRIAL,
})  # fmt: skip
_BEFORE_MONTH = frozenset({"in", "since", "until", "last", "early", "late", "mid", "this", "next", "by", "from", "of"})
_BY, _BETWEEN = frozenset({"by"}), frozenset({"between"})
_LOOSE_MARKS = frozenset("'’‘“”\"-–—")
_GAP_TOKENS = 9  # "set a police vehicle and a police station on fire" has eight tokens in its gap


def read_happenings(words: str) -> tuple[Mention, ...]:
    """The mentions of one sentence in the order of their triggers; empty where it tells of nothing."""
    tokens = tokenise(words)
    lowers = tuple([token.lower for token in tokens])
    if not may_tell(lowers):
        return ()
    sentence = _Sentence(tokens, lowers)
    verbs = [mention for index in range(len(sentence.groups)) if (mention := sentence.verb_mention(index))]
    taken = [mention.trigger for mention in verbs]
    nouns = [noun for noun in sentence.noun_mentions() if not any(noun.trigger.overlaps(span) for span in taken)]
    return tuple(sorted((*verbs, *nouns), key=lambda mention: (mention.trigger.start, mention.trigger.end)))


class _Sentence:
    """The tokens and verb groups of one sentence, and the matching over them."""

    def __init__(self, tokens: Sequence[Token], lowers: tuple[str, ...]) -> None:
        self.tokens = tokens
        self.lowers = lowers
        self.groups = verb_groups(self.tokens)
        self._subjects: dict[int, Phrase | None] = {}
        self._objects: dict[int, Phrase | None] = {}

    def subject(self, index: int) -> Phrase | None:
        """The subject of group `index`, found once."""
        if index not in self._subjects:
            self._subjects[index] = subject_of(self.tokens, self.groups, index)
        return self._subjects[index]

    def object(self, index: int) -> Phrase | None:
        """The object of group `index`, found once."""
        if index not in self._objects:
            self._objects[index] = object_of(self.tokens, self.groups, index)
        return self._objects[index]

    # Verbs

    def verb_mention(self, index: int) -> Mention | None:
        group = self.groups[index]
        if (group.infinitive and not self._is_asserted_infinitive(index)) or self._is_hindered(index):
            return None
        fits = [
            (trigger, end)
            for base in group.bases
            for trigger in lexicon().verbs.get(base, ())
            if (end := self._phrase_end(trigger, group)) is not None and self._fits(trigger, index, end)
        ]
        if not fits:
            return None
        trigger, end = max(fits, key=lambda fit: fit[0].weight)
        if trigger.happening is None or self._is_of_anybody(trigger, index, end):
            return None
        return self._verb_mention(trigger, trigger.happening, index, end)

    def _is_of_anybody(self, trigger: Trigger, index: int, end: int) -> bool:
        """ "You are attacked by …" is advice or a game, and nobody's news."""
        if "you" not in self.lowers:
            return False
        phrases = self._subject_and_object(trigger, index, end)
        return any(
            phrase and phrase.end - phrase.start == 1 and self.lowers[phrase.start] == "you" for phrase in phrases
        )

    def _is_asserted_infinitive(self, index: int) -> bool:
        """ "began to withdraw" and "are reported to have withdrawn" say that it was done."""
        if index == 0:
            return False
        before = self.groups[index - 1]
        if before.infinitive and not self._is_asserted_infinitive(index - 1):
            return False  # "called on them to continue to send aid"
        is_told = before.passive and not carriers().told.isdisjoint(before.bases)
        return is_told or not carriers().aspect.isdisjoint(before.bases)

    def _is_hindered(self, index: int) -> bool:
        """ "are barred from |entering the mine"."""
        start = self.groups[index].start
        if index == 0 or start == 0 or self.lowers[start - 1] != "from":
            return False
        before = self.groups[index - 1]
        return not (before.negated or carriers().hinder.isdisjoint(before.bases))

    def _phrase_end(self, trigger: Trigger, group: VerbGroup) -> int | None:
        """The token behind the trigger's phrase, None where the phrase does not stand here."""
        rest = trigger.words[1:]
        if not rest:
            return group.end
        if rest[0] == "_":
            tail = rest[1:]
            for i in range(group.end, min(group.end + _GAP_TOKENS, len(self.tokens) - len(tail) + 1)):
                if self.lowers[i : i + len(tail)] == tail:
                    return i + len(tail)
            return None
        end = group.end + len(rest)
        return end if self.lowers[group.end : end] == rest else None

    def _fits(self, trigger: Trigger, index: int, end: int) -> bool:
        group = self.groups[index]
        if trigger.negated != group.negated and trigger.negated:
            return False
        if (trigger.active and group.passive) or (trigger.undergone and not (group.passive or group.reduced)):
            return False
        subject, acted = self._subject_and_object(trigger, index, end)
        if trigger.targeted and acted is None:
            return False
        if trigger.objectless and trigger.role is Subject.LONE_ACTOR and self.object(index) is not None:
            return False
        if trigger.unless and self._holds(acted, trigger.unless):
            return False
        if trigger.role is Subject.EXPERIENCER and trigger.subject and not trigger.clause and self._acts(index, acted):
            return False  # "police sent a letter", "a car damaged the fence"
        return (
            (not trigger.object or self._holds(acted, trigger.object))
            and (not trigger.subject or self._holds(subject, trigger.subject))
            and (not trigger.clause or self._clause_holds(index, end, trigger.clause))
        )

    def _acts(self, index: int, acted: Phrase | None) -> bool:
        """Whether group `index` is done to something else than its subject."""
        return acted is not None and acted != self.subject(index)

    def _subject_and_object(self, trigger: Trigger, index: int, end: int) -> tuple[Phrase | None, Phrase | None]:
        """Who does it and whom it is done to, whichever the voice."""
        group = self.groups[index]
        subject = self.subject(index)
        acted = self._object(trigger, index, end)
        takes_object = trigger.targeted or bool(trigger.object) or trigger.role is not Subject.LONE_ACTOR
        is_bare = group.reduced or (end > group.end and "_" not in trigger.words)  # "an office set alight"
        is_passive = group.passive or (is_bare and acted is None and takes_object and not group.gerund)
        if is_passive and not (trigger.role is Subject.EXPERIENCER and trigger.subject):
            return phrase_after(self.tokens, self.groups, end, _BY), subject
        if trigger.role is Subject.EXPERIENCER and acted is None and not (trigger.subject or trigger.targeted):
            return None, subject
        return subject, acted

    def _object(self, trigger: Trigger, index: int, end: int) -> Phrase | None:
        if trigger.objectless:
            return None
        if "_" in trigger.words:
            return self._object_before(index, end - len(trigger.words[2:]))
        found = phrase_from(self.tokens, self.groups, end)
        if found is None and trigger.to:
            found = phrase_after(self.tokens, self.groups, end, trigger.to)
        if found is None and index + 1 < len(self.groups) and end < len(self.tokens):
            follower = self.groups[index + 1]
            if self.lowers[end] in closed_classes().conjunctions and follower.start <= end + 2:
                # "confiscating and breaking phones", "attacked and opened fire on strikers"
                behind = phrase_after(self.tokens, self.groups, follower.end, trigger.to) if trigger.to else None
                return behind or self.object(index + 1)
        return found

    def _object_before(self, index: int, end: int) -> Phrase | None:
        """The object without what of the trigger's own words it has taken in: "him" of "took him away"."""
        found = self.object(index)
        if found is None or not found.start < end < found.end:
            return found
        return found._replace(end=end)

    def _verb_mention(self, trigger: Trigger, happening: Happening, index: int, end: int) -> Mention:
        group = self.groups[index]
        actor, target = self._subject_and_object(trigger, index, end)
        if trigger.role is Subject.EXPERIENCER and trigger.subject and target is None:
            actor, target = None, actor
        trigger_end = end if "_" not in trigger.words else group.end
        inside = [phrase for phrase in (actor, target) if phrase]
        first = min([group.start, *(phrase.start for phrase in inside)])
        last = max([end, *(phrase.end for phrase in inside)])
        return Mention(
            happening=happening,
            trigger=self._span(group.start, trigger_end),
            clause=self._span(first, last),
            actor=self._phrase_span(actor),
            target=self._phrase_span(self._without_pronoun(target, index)),
            negated=group.negated and not trigger.negated,
            modal=group.modal,
            asserted=True,
        )

    def _without_pronoun(self, phrase: Phrase | None, index: int) -> Phrase | None:
        """What "its entrance" belongs to stands earlier in the sentence: "the clinic is full and … its entrance"."""
        if phrase is None or self.lowers[phrase.start] not in ("its", "their"):
            return phrase
        own = self.subject(index)
        earlier = (self.subject(i) for i in range(index))
        return next((found for found in earlier if found and found != own and found.end <= phrase.start), phrase)

    # Nouns

    def noun_mentions(self) -> Iterator[Mention]:
        heads = {i for group in self.groups for i in range(group.start, group.end)}
        nouns = lexicon().nouns
        after = 0
        for i, lower in enumerate(self.lowers):
            if lower not in nouns or i < after or i in heads or self._is_month(i):
                continue
            fits = [
                trigger
                for trigger in nouns[lower]
                if self.lowers[i : i + len(trigger.words)] == trigger.words
                and (not trigger.clause or self._near_holds(i, trigger.clause))
            ]
            if not fits:
                continue
            trigger = max(fits, key=lambda fit: fit.weight)
            after = i + len(trigger.words)
            if trigger.happening:
                yield self._noun_mention(trigger.happening, i, after)

    def _noun_mention(self, happening: Happening, start: int, end: int) -> Mention:
        actor, target = self._noun_roles(happening, start, end)
        inside = [phrase for phrase in (actor, target) if phrase]
        group = self._governor(start)
        return Mention(
            happening=happening,
            trigger=self._span(start, end),
            clause=self._span(min([start, *(p.start for p in inside)]), max([end, *(p.end for p in inside)])),
            actor=self._phrase_span(actor),
            target=self._phrase_span(target),
            negated=(group is not None and group.negated) or self.lowers[max(0, start - 1)] == "no",
            modal=group is not None and group.modal,
            asserted=not self._only_describes(end) and self._is_asserted_noun(happening, start),
        )

    def _is_month(self, i: int) -> bool:
        """ "in March", "12 March": no march."""
        if self.lowers[i] != "march" or not self.tokens[i].is_capitalised:
            return False
        near = (*self.tokens[max(0, i - 1) : i], *self.tokens[i + 1 : i + 2])
        return any(token.kind is TokenKind.NUMBER or token.lower in _BEFORE_MONTH for token in near)

    def _governor(self, i: int) -> VerbGroup | None:
        """The verb that token `i` is in the subject or object of."""
        for index, group in enumerate(self.groups):
            for phrase in (self.subject(index), self.object(index)):
                if phrase and phrase.start <= i < phrase.end:
                    return group
        return None

    def _only_describes(self, end: int) -> bool:
        """Whether the noun that ends before `end` is of another behind it: "earthquake |experts", "riot |leaders"."""
        if end >= len(self.tokens) or not self.tokens[end].is_word:
            return False
        lower, classes = self.lowers[end], closed_classes()
        is_plain = lower not in classes.function_words | classes.subordinators | classes.modals | classes.calendar
        is_noun = is_plain and not classes.is_adverb(lower) and lower not in carriers().leaves_told
        is_verb = bool(verb_forms(lower)) or lower.endswith(("ed", "ing"))
        return is_noun and not is_verb and self.tokens[end].text.islower()

    def _is_asserted_noun(self, happening: Happening, i: int) -> bool:
        is_headline = self.lowers[-1] != "."
        if all(group.infinitive or group.gerund or (group.reduced and is_headline) for group in self.groups):
            return not self._is_circumstance(i)
        for index, group in enumerate(self.groups):
            subject, acted = self.subject(index), self.object(index)
            if subject and self._is_head(subject, i) and self._says_of_subject(group, happening):
                return not group.infinitive
            if acted and self._is_head(acted, i) and self._carries(group):
                return not group.infinitive
        return self._follows_in_support(i)

    def _is_circumstance(self, i: int) -> bool:
        """Whether a noun of a headline only places another ("a curfew after the riots")."""
        return bool({"after", "during", "amid", "of", "following"} & set(self.lowers[max(0, i - 3) : i]))

    def _says_of_subject(self, group: VerbGroup, happening: Happening) -> bool:
        """Whether the subject of this verb happened: "clashes erupted", "a vigil was held", "deaths were feared"."""
        verbs = carriers().light if group.passive else carriers().occur
        return happening in _BARE or not verbs.isdisjoint(group.bases)

    def _carries(self, group: VerbGroup) -> bool:
        """Whether an object of this verb happened: "staged a march", "there was a march", "called for …" did not."""
        if group.negated and not closed_classes().perceiving.isdisjoint(group.bases):
            return False  # "heard no shots" and "did not hear the shots" deny none
        if not carriers().light.isdisjoint(group.bases):
            return True
        return "be" in group.bases and self.lowers[max(0, group.start - 1)] == "there"

    def _follows_in_support(self, i: int) -> bool:
        return self.lowers[i : i + 3] == ("in", "support", "of")

    def _is_head(self, phrase: Phrase, i: int) -> bool:
        """Whether token `i` is the head of the phrase, not inside an "of" ("the scene of protests").

        What follows a preposition is no subject, however near the verb stands ("those lost in the riots remain …").
        """
        if not phrase.start <= i < phrase.end:
            return False
        if phrase.start > 0 and self.lowers[phrase.start - 1] in closed_classes().prepositions:
            return False
        return not any(self.lowers[j] in ("of", "in", "at", "after", "during", "for") for j in range(phrase.start, i))

    def _noun_roles(self, happening: Happening, start: int, end: int) -> tuple[Phrase | None, Phrase | None]:
        """Actor and target of a noun: "clashes between A and B", "the killing of A by B", "B's attack on A"."""
        following = self.lowers[end] if end < len(self.tokens) else ""
        by = self._doer(end)
        both = phrase_after(self.tokens, self.groups, end, _BETWEEN) if happening not in _BARE else None
        if both:
            return self._halves(both)
        owner = self._owner(start)
        if following in ("of", "on", "against"):
            return by or owner, phrase_from(self.tokens, self.groups, end + 1)
        return (by, owner) if happening in _UNDERGONE else (by or owner, None)

    def _doer(self, end: int) -> Phrase | None:
        """Whoever stands behind "by": right behind the noun, or behind a verb of doing it, "was carried out by"."""
        by = phrase_after(self.tokens, self.groups, end, _BY)
        if by is None:
            return None
        between = [group for group in self.groups if end <= group.start < by.start]
        return by if not between or not carriers().done.isdisjoint(between[-1].bases) else None

    def _halves(self, phrase: Phrase) -> tuple[Phrase | None, Phrase | None]:
        joints = [i for i in range(phrase.start, phrase.end) if self.lowers[i] == "and"]
        if not joints:
            return phrase, None
        return Phrase(start=phrase.start, end=joints[0]), Phrase(start=joints[0] + 1, end=phrase.end)

    def _owner(self, noun: int) -> Phrase | None:
        for i in range(noun - 1, max(-1, noun - 5), -1):
            if self.lowers[i] == "'s" and self.lowers[i - 1] not in closed_classes().calendar:
                start = i
                while start > 0 and self._is_of_name(start - 1):
                    start -= 1
                start = start if start < i else max(0, i - 1)
                return Phrase(start=start, end=i)
            if self.tokens[i].kind is TokenKind.MARK:
                return None
        return None

    def _is_of_name(self, i: int) -> bool:
        token, classes = self.tokens[i], closed_classes()
        is_joint = token.lower in classes.prepositions or token.lower in classes.conjunctions
        return token.is_word and token.is_capitalised and not is_joint

    # Conditions

    def _holds(self, phrase: Phrase | None, asked: frozenset[str]) -> bool:
        return phrase is not None and self._any(self.lowers[phrase.start : phrase.end], asked)

    def _clause_holds(self, index: int, end: int, asked: frozenset[str]) -> bool:
        subject = self.subject(index)
        start = subject.start if subject else self.groups[index].start
        owner = self._without_pronoun(self.object(index), index)
        if self._holds(owner, asked):
            return True
        return self._any(self.lowers[min(start, end) : self._clause_end(end)], asked)

    def _near_holds(self, i: int, asked: frozenset[str]) -> bool:
        return self._any(self.lowers[max(0, i - 5) : i + 6], asked)

    def _clause_end(self, start: int) -> int:
        stops = (
            i for i in range(start, len(self.tokens)) if self.lowers[i] in {".", ";", ":", "after", "while", "when"}
        )
        return next(stops, len(self.tokens))

    @staticmethod
    def _any(lowers: Sequence[str], asked: frozenset[str]) -> bool:
        if not asked.isdisjoint(lowers):
            return True
        return any("-" in lower and not asked.isdisjoint(lower.split("-")) for lower in lowers)

    # Offsets

    def _span(self, start: int, end: int) -> Span:
        return Span(start=self.tokens[start].start, end=self.tokens[end - 1].end)

    def _phrase_span(self, phrase: Phrase | None) -> Span | None:
        """The phrase without the quotation marks and dashes around it; None where nothing is left."""
        if phrase is None:
            return None
        inner = [i for i in range(phrase.start, phrase.end) if self.tokens[i].text not in _LOOSE_MARKS]
        return self._span(inner[0], inner[-1] + 1) if inner else None
