"""Finds what the nouns of a sentence say happened, by where they stand.

The subject of "erupted" and the object of "staged" are asserted, "after the clashes" only tells of a circumstance.
"""

from collections.abc import Iterator

from asof.model.claim import Happening
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.forms import verb_forms
from asof.reading.grammar.groups import VerbGroup
from asof.reading.grammar.phrases import Phrase, phrase_after, phrase_from
from asof.reading.happenings.lexicon import carriers, lexicon
from asof.reading.happenings.mention import Mention
from asof.reading.happenings.parsed import Parsed, any_of
from asof.reading.words import TokenKind

# Outcomes are asserted by whatever is said of them.
_BARE = frozenset({Happening.DEATH, Happening.INJURY})
# Whose it is undergoes it, where nobody else is told to: "Moss's death", but "the army's killing of Moss".
_UNDERGONE = frozenset({
    Happening.DEATH, Happening.INJURY, Happening.ARREST, Happening.ABDUCTION, Happening.DISAPPEARANCE,
    Happening.RELEASE, Happening.ASSASSINATION, Happening.FUNERAL, Happening.TRIAL,
})  # fmt: skip
_BEFORE_MONTH = frozenset({"in", "since", "until", "last", "early", "late", "mid", "this", "next", "by", "from", "of"})
_BY, _BETWEEN = frozenset({"by"}), frozenset({"between"})


class Nouns:
    """The matching of one sentence's nouns with triggers."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens, self.lowers, self.groups = parsed.tokens, parsed.lowers, parsed.groups

    def mentions(self) -> Iterator[Mention]:
        """What the nouns that stand in no verb group tell, in their order."""
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
            trigger=self.parsed.span(start, end),
            clause=self.parsed.span(min([start, *(p.start for p in inside)]), max([end, *(p.end for p in inside)])),
            actor=self.parsed.phrase_span(actor),
            target=self.parsed.phrase_span(target),
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
            for phrase in (self.parsed.subject(index), self.parsed.object(index)):
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
            subject, acted = self.parsed.subject(index), self.parsed.object(index)
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

    def _near_holds(self, i: int, asked: frozenset[str]) -> bool:
        return any_of(self.lowers[max(0, i - 5) : i + 6], asked)
