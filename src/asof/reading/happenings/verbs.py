"""Finds what the verbs of a sentence say happened, by their objects, subjects and voice."""

from asof.model.claim import Happening
from asof.reading.grammar.closed import closed_classes
from asof.reading.grammar.groups import VerbGroup
from asof.reading.grammar.phrases import Phrase, phrase_after, phrase_from
from asof.reading.happenings.lexicon import Subject, Trigger, carriers, lexicon
from asof.reading.happenings.mention import Mention
from asof.reading.happenings.parsed import Parsed, any_of

_BY = frozenset({"by"})
_GAP_TOKENS = 9  # "set a police vehicle and a police station on fire" has eight tokens in its gap


class Verbs:
    """The matching of one sentence's verbs with triggers."""

    def __init__(self, parsed: Parsed) -> None:
        self.parsed = parsed
        self.tokens, self.lowers, self.groups = parsed.tokens, parsed.lowers, parsed.groups

    def mentions(self) -> list[Mention]:
        """What the verbs tell, in their order."""
        return [mention for index in range(len(self.groups)) if (mention := self._mention(index))]

    def _mention(self, index: int) -> Mention | None:
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
        if trigger.objectless and trigger.role is Subject.LONE_ACTOR and self.parsed.object(index) is not None:
            return False
        if trigger.unless and self.parsed.holds(acted, trigger.unless):
            return False
        if trigger.role is Subject.EXPERIENCER and trigger.subject and not trigger.clause and self._acts(index, acted):
            return False  # "police sent a letter", "a car damaged the fence"
        return (
            (not trigger.object or self.parsed.holds(acted, trigger.object))
            and (not trigger.subject or self.parsed.holds(subject, trigger.subject))
            and (not trigger.clause or self._clause_holds(index, end, trigger.clause))
        )

    def _acts(self, index: int, acted: Phrase | None) -> bool:
        """Whether group `index` is done to something else than its subject."""
        return acted is not None and acted != self.parsed.subject(index)

    def _subject_and_object(self, trigger: Trigger, index: int, end: int) -> tuple[Phrase | None, Phrase | None]:
        """Who does it and whom it is done to, whichever the voice."""
        group = self.groups[index]
        subject = self.parsed.subject(index)
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
                return behind or self.parsed.object(index + 1)
        return found

    def _object_before(self, index: int, end: int) -> Phrase | None:
        """The object without what of the trigger's own words it has taken in: "him" of "took him away"."""
        found = self.parsed.object(index)
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
            trigger=self.parsed.span(group.start, trigger_end),
            clause=self.parsed.span(first, last),
            actor=self.parsed.phrase_span(actor),
            target=self.parsed.phrase_span(self._without_pronoun(target, index)),
            negated=group.negated and not trigger.negated,
            modal=group.modal,
            asserted=True,
        )

    def _without_pronoun(self, phrase: Phrase | None, index: int) -> Phrase | None:
        """What "its entrance" belongs to stands earlier in the sentence: "the clinic is full and … its entrance"."""
        if phrase is None or self.lowers[phrase.start] not in ("its", "their"):
            return phrase
        own = self.parsed.subject(index)
        earlier = (self.parsed.subject(i) for i in range(index))
        return next((found for found in earlier if found and found != own and found.end <= phrase.start), phrase)

    def _clause_holds(self, index: int, end: int, asked: frozenset[str]) -> bool:
        subject = self.parsed.subject(index)
        start = subject.start if subject else self.groups[index].start
        owner = self._without_pronoun(self.parsed.object(index), index)
        if self.parsed.holds(owner, asked):
            return True
        return any_of(self.lowers[min(start, end) : self._clause_end(end)], asked)

    def _clause_end(self, start: int) -> int:
        stops = (
            i for i in range(start, len(self.tokens)) if self.lowers[i] in {".", ";", ":", "after", "while", "when"}
        )
        return next(stops, len(self.tokens))
