"""Joins the readers: a report's text and entries in, claims out.

Data flows one way: places over the whole text give the zone; the zone gives every entry its said_at; each sentence then
gives mentions, figures and times, which become drafts; what only neighbours tell is added; drafts become claims.
"""

import functools
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from asof.model.claim import Claim, Happening, Standing
from asof.model.figure import Figure
from asof.model.ids import identified
from asof.model.issue import Issue
from asof.model.report import BlockKind, Entry, Report, Text
from asof.model.span import Span
from asof.model.speaker import Speaker
from asof.model.when import When
from asof.model.where import Level, Where
from asof.reading.compose.aftermath import with_times_of_occasions
from asof.reading.compose.apart import Voice, set_apart
from asof.reading.compose.blasts import with_blasts_of_bombs
from asof.reading.compose.days import day_before
from asof.reading.compose.discourse import (
    actor_words,
    quotation_around,
    said_by_itself,
    with_routes_joined,
    with_sayings,
)
from asof.reading.compose.draft import Draft, draft_of
from asof.reading.compose.fold import fold_sentence
from asof.reading.compose.governments import Named, set_governments_apart
from asof.reading.compose.nationwide import whole_country
from asof.reading.compose.places import (
    Surroundings,
    inherited_main,
    is_aside,
    is_left,
    opens_item,
    placed,
    places_in,
    stayed_at,
    still_told,
    without_titles,
)
from asof.reading.compose.statements import with_public_voices
from asof.reading.compose.times import Told, is_background, placed_in_time, told_before, told_times
from asof.reading.compose.victims import with_victims
from asof.reading.compose.wounds import without_wounds_of_dead
from asof.reading.figures.reader import FigureReader
from asof.reading.figures.scene import set_out
from asof.reading.figures.victims import victims_in
from asof.reading.places.index import open_index
from asof.reading.places.read import PlaceHints, read_places
from asof.reading.places.zone import main_place, main_zone
from asof.reading.progress import Pace, Progress
from asof.reading.quantities.read import read_quantities
from asof.reading.said import set_said_at
from asof.reading.sentences import Sentence, split_sentences
from asof.reading.settings import DEFAULTS, Settings
from asof.reading.speakers.attribution import Attribution
from asof.reading.speakers.chain import speaker_chain
from asof.reading.speakers.read import read_speakers
from asof.reading.standing import read_standing
from asof.reading.times.anchor import Anchor
from asof.reading.times.read import read_times

# Sentences after which an ordinary report has left the place it named, unless it is still in the same paragraph.
_REMEMBERED = 2

# Letters of a deck from which on it is no chance that a paragraph holds it.
_WHOLE_SENTENCE = 30


# How a claim stands that says that it happened; what is feared or planned may be to come.
_HAPPENED = frozenset({Standing.REPORTED, Standing.CONFIRMED, Standing.CLAIMED})

# Where each pass over a report ends, as a share of the whole: measured on a plain text of 1 MB.
_PLACES_READ, _SPEAKERS_READ, _SET_OUT, _COUNTED, _FIGURES_READ, _DRAFTED = 0.11, 0.25, 0.37, 0.44, 0.48, 0.88

READER = "patterns/2"
"""Name and version of this reader; a changed meaning is a new version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What reading made of a report: entries with their said_at, claims in the order of the text, and issues."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]
    issues: tuple[Issue, ...]


def read_report(
    report: Report,
    text: Text,
    entries: Sequence[Entry],
    settings: Settings = DEFAULTS,
    progress: Progress | None = None,
) -> Reading:
    """Read a whole report; one that is marked unread gets its times and no claims."""
    pace = Pace("reading", progress)
    pace.reach(0.0)
    hints = PlaceHints(outlet=report.outlet, url=report.url)
    named = Named(told=(), about=()) if report.unread else _named_places(text, entries, hints, settings)
    zone = main_zone(named.about, text.content)
    said, issues = set_said_at(entries, published_at=report.published_at, zone=zone, content=text.content)
    if report.unread:
        return Reading(entries=said, claims=(), issues=issues)
    pace.reach(_PLACES_READ)
    reader = _ReportReader(report, text, said, named, zone, settings)
    return Reading(entries=said, claims=tuple(reader.claims(pace)), issues=issues)


def reader_name(settings: Settings = DEFAULTS) -> str:
    """The name that claims keep of the reader that `settings` make: "patterns/2", or with what reads beside it."""
    return READER + settings.addition


def _named_places(text: Text, entries: Sequence[Entry], hints: PlaceHints, settings: Settings) -> Named:
    places = read_places(_told_content(text, entries), hints, index=open_index(own_places=settings.own_places))
    return set_governments_apart(places, text.content, open_index())


def _told_content(text: Text, entries: Sequence[Entry]) -> str:
    """The text with everything blanked that no block and no entry holds, so that offsets stay.

    A stray line of another story would otherwise draw the places of this one to its own.
    """
    out, end = [], 0
    for span in sorted([*(block.span for block in text.blocks), *(entry.span for entry in entries)]):
        if span.end > end:
            start = max(span.start, end)
            out += [" " * (start - end), text.content[start : span.end]]
            end = span.end
    return "".join(out)


class _ReportReader:
    """Everything that is known of one report while its sentences are read."""

    def __init__(
        self,
        report: Report,
        text: Text,
        entries: Sequence[Entry],
        places: Named,
        zone: str,
        settings: Settings,
    ) -> None:
        self.report = report
        self.settings = settings
        self.content = text.content
        self.places = places.told
        self.zone = zone
        self.sentences = split_sentences(text, entries)
        self.said_at = {entry.number: entry.said_at or report.published_at for entry in entries}
        self.main = inherited_main(main_place(stayed_at(places.about, text.content), text.content), places.about)
        self.attributions = read_speakers(text.content, self.sentences, outlet=report.outlet)
        self.cues, self.contents = _by_sentence(self.attributions, self.sentences)
        told = without_titles(places.told, self.attributions)
        self.named = [places_in(told, sentence.span) for sentence in self.sentences]
        self.before = self._last_places()
        self.told: dict[int, Told] = {}
        self.telling: set[int] = set()
        self.occasions: dict[int, list[Draft]] = {}
        self.repeated = _repeated_decks(self.sentences)
        self.figures: dict[int, tuple[Figure, ...]] = {}

    def claims(self, pace: Pace) -> Iterator[Claim]:
        pace.reach(_SPEAKERS_READ)
        self.figures = _figures(self.sentences, self.settings.figures, pace)
        drafts = [draft for one in pace.over(self.sentences, until=_DRAFTED) for draft in self._drafts(one)]
        drafts = with_blasts_of_bombs(drafts, self.content)
        drafts = with_times_of_occasions(drafts, self.occasions, self.content)
        drafts = with_public_voices(drafts, self.cues, frozenset(self.telling))
        drafts = with_routes_joined(with_sayings(drafts, self.contents), self.content)
        for told in pace.over(drafts, until=1.0):
            said, standing = self._said(told), self._standing(told)
            is_past = standing in _HAPPENED
            draft = told_before(told, self._said_at(told.sentence.entry), self.content) if is_past else told
            own = standing, self._speakers(draft.sentence, said)
            for part in set_apart(draft, own, functools.partial(self._voice, draft.sentence)):
                if part.trigger is draft.trigger and part.negated is draft.negated:
                    yield identified(self._claim(part, said, own))
                    continue
                said_apart = self._said(part)
                voice = self._standing(part), self._speakers(part.sentence, said_apart)
                yield identified(self._claim(part, said_apart, voice))

    def _drafts(self, sentence: Sentence) -> Iterator[Draft]:
        if sentence.block is BlockKind.BYLINE or sentence.number in self.repeated:
            return
        base = sentence.span.start
        figures = [figure.shifted(base) for figure in self.figures[sentence.number]]
        mentions = self.settings.happenings.read(sentence.words)
        if not (mentions or figures):
            return
        if figures or any(mention.happening is not Happening.STATEMENT for mention in mentions):
            self.telling.add(sentence.number)
        told, said_at = self._told(sentence), self._said_at(sentence.entry)
        around = self._surroundings(sentence)
        for draft in fold_sentence(sentence, mentions, figures):
            yield placed(placed_in_time(draft, told, said_at, self.content), around, self.content)
        for draft in (draft_of(mention, sentence) for mention in mentions if not mention.asserted):
            dated = placed_in_time(draft, told, said_at, self.content)
            self.occasions.setdefault(sentence.number, []).append(dated)
            if is_background(draft, told.whens, said_at):
                yield placed(dated, around, self.content)

    def _surroundings(self, sentence: Sentence) -> Surroundings:
        """The places that the sentence names, or the whole country that it speaks of, and those before it."""
        named, before = self.named[sentence.number], self.before[sentence.number]
        if not named and (country := whole_country(sentence.words, sentence.span.start, before or self.main)):
            named = (country,)
        return Surroundings(places=named, before=before, main=self.main)

    def _told(self, sentence: Sentence) -> Told:
        """The times of the sentence, read once."""
        if sentence.number not in self.told:
            said_at = self._said_at(sentence.entry)
            day = day_before(sentence, self.sentences, self._told, said_at=said_at, zone=self.zone)
            timexes = read_times(sentence.words, Anchor(said_at=said_at, zone=self.zone, told=day))
            cues = self.cues[sentence.number]
            self.told[sentence.number] = told_times(
                timexes, sentence.words, base=sentence.span.start, attributions=cues, content=self.content
            )
        return self.told[sentence.number]

    def _said_at(self, entry: int | None) -> When:
        """The head of a rolling page is said whenever the page was last added to."""
        if entry is not None:
            return self.said_at[entry]
        started = [when for when in self.said_at.values() if when.start is not None]
        return max(started, key=lambda when: when.start, default=self.report.published_at)  # type: ignore[arg-type,return-value]

    def _last_places(self) -> list[Where | None]:
        """For each sentence, the last town or site named before it in its own entry, and not far before.

        An entry of a rolling page is short and of one place; an ordinary report goes from place to place.  Of a site
        the town that holds it goes on, unless the sentence points back to the site.
        """
        out: list[Where | None] = []
        last: dict[int | None, tuple[Where, Sentence]] = {}
        for sentence in self.sentences:
            where, named_in = last.get(sentence.entry, (None, sentence))
            is_near = len(self.said_at) > 1 or named_in.paragraph == sentence.paragraph
            is_near = is_near or sentence.number - named_in.number <= _REMEMBERED
            is_near = is_near and not opens_item(sentence.words)
            out.append(still_told(where, sentence.words, self.places) if where and is_near else None)
            named = [place for place in self.named[sentence.number] if not is_left(place, self.content)]
            towns = [p for p in named if p.level in (Level.SETTLEMENT, Level.SITE) and not is_aside(p, self.content)]
            if towns:
                last[sentence.entry] = (towns[-1], sentence)
        return out

    def _claim(self, draft: Draft, said: Span, voice: Voice) -> Claim:
        """The claim of `draft`, which stands as `voice` says; `said` are the words by which its speakers were found."""
        standing, speakers = voice
        return Claim(
            claim_id="",
            content_id="",
            report_id=self.report.report_id,
            entry=draft.sentence.entry,
            said_at=self._said_at(draft.sentence.entry),
            span=draft.span,
            sentence=draft.span.of(self.content),
            happening=draft.happening,
            actor=actor_words(draft, self._around(draft.sentence, draft.trigger), self.content),
            target=draft.target.of(self.content) if draft.target else None,
            figures=draft.figures,
            when=draft.when,
            where=draft.where,
            route=draft.route,
            speakers=speakers,
            standing=standing,
            quote=quotation_around(said, self._around(draft.sentence, said)) is not None,
            block=draft.sentence.block,
            reader=reader_name(self.settings),
        )

    def _said(self, draft: Draft) -> Span:
        """The words whose speaker the draft's is."""
        return said_by_itself(draft, self._around(draft.sentence, draft.span))

    def _speakers(self, sentence: Sentence, span: Span) -> tuple[Speaker, ...]:
        return speaker_chain(span, self._around(sentence, span), self.report.outlet)

    def _around(self, sentence: Sentence, span: Span) -> Sequence[Attribution]:
        """The attributions whose content `span` may be of: any, where it goes beyond the sentence."""
        return self.contents[sentence.number] if sentence.span.contains(span) else self.attributions

    def _voice(self, sentence: Sentence, span: Span) -> Voice:
        return read_standing(sentence.words, span.shifted(-sentence.span.start)), self._speakers(sentence, span)

    def _standing(self, draft: Draft) -> Standing:
        base = draft.sentence.span.start
        if draft.negated:
            return Standing.DENIED
        if draft.happening is Happening.STATEMENT:
            return Standing.REPORTED  # the hedges of its sentence are of what is said, not of the saying
        return read_standing(draft.sentence.words, draft.trigger.shifted(-base))


def _figures(sentences: Sequence[Sentence], reader: FigureReader, pace: Pace) -> dict[int, tuple[Figure, ...]]:
    """The figures of each sentence by its number, with spans in the sentence."""
    each = pace.over(sentences, until=_SET_OUT)
    scenes = {one.number: set_out(one.words, read_quantities(one.words)) for one in each}
    figures = dict(zip(scenes, reader.read(pace.over(tuple(scenes.values()), until=_COUNTED)), strict=True))
    victims = {number: victims_in(scenes[number]) for number in pace.over(tuple(scenes), until=_FIGURES_READ)}
    told = with_victims(figures, victims)
    told = without_wounds_of_dead(told, {number: scene.words for number, scene in scenes.items()})
    out: dict[int, tuple[Figure, ...]] = {}
    for _, of_entry in groupby(sentences, key=lambda one: one.entry):  # each entry of a live page is of its own
        numbers = [one.number for one in of_entry]
        settled = reader.settled([scenes[number] for number in numbers], [told[number] for number in numbers])
        out |= zip(numbers, settled, strict=True)
    return out


_BySentence = dict[int, list[Attribution]]


def _by_sentence(attributions: Sequence[Attribution], sentences: Sequence[Sentence]) -> tuple[_BySentence, _BySentence]:
    """For each sentence by its number the attributions with their cue in it, and those with content in it, in order."""
    in_order = sorted(sentences, key=lambda sentence: sentence.span.start)
    starts = [sentence.span.start for sentence in in_order]

    def touched(span: Span) -> list[int]:
        near = in_order[max(bisect_right(starts, span.start) - 1, 0) : bisect_left(starts, span.end)]
        return [sentence.number for sentence in near if sentence.span.overlaps(span)]

    cues: _BySentence = {sentence.number: [] for sentence in sentences}
    contents: _BySentence = {sentence.number: [] for sentence in sentences}
    for item in attributions:
        for number in touched(item.cue) if item.cue else ():
            cues[number].append(item)
        for number in {number for part in item.content for number in touched(part)}:
            contents[number].append(item)
    return cues, contents


def _repeated_decks(sentences: Sequence[Sentence]) -> frozenset[int]:
    """The numbers of the sentences of decks that a paragraph says again, whole or going on where the deck is cut."""
    decks = [(sentence.number, _folded(sentence.words)) for sentence in sentences if sentence.block is BlockKind.DECK]
    if not decks:
        return frozenset()
    told = [_folded(sentence.words) for sentence in sentences if sentence.block is BlockKind.PARAGRAPH]
    return frozenset(
        number for number, deck in decks if len(deck) >= _WHOLE_SENTENCE and any(deck in words for words in told)
    )


def _folded(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))
