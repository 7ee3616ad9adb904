"""A small record about an invented town, complete enough to show every part of the page: our own prose."""

import dataclasses
import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from asof.model.claim import Claim, Happening, KeptClaim, Standing
from asof.model.figure import Figure, FigureKind, Measure
from asof.model.ids import identified
from asof.model.issue import Issue
from asof.model.quantity import Quantity
from asof.model.report import Block, BlockKind, Entry, Material, MaterialKind, Report, Stamp, Text
from asof.model.span import Span
from asof.model.speaker import Role, Speaker
from asof.model.views import (
    Agreement,
    Change,
    ChangeKind,
    Clock,
    Condition,
    Incident,
    KeptEntry,
    Ledger,
    Link,
    Origin,
    Position,
    PositionState,
    Question,
    QuestionKind,
    RecordView,
    StoryView,
)
from asof.model.when import Precision, When
from asof.model.where import Level, Relation, Route, Where
from asof.publish.gather import KeptReport

ZONE = "America/La_Paz"  # four hours behind UTC all year, so nothing here hangs on the age of a zone table
NOWHERE = Span(start=0, end=0)
RTL_OVERRIDE = "\N{RIGHT-TO-LEFT OVERRIDE}"


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of the invented March."""
    return datetime(2021, 3, day, hour, minute, tzinfo=UTC)


def minute_of(moment: datetime) -> When:
    """`moment` as something said to the minute."""
    end = moment + timedelta(minutes=1)
    return When(start=moment, end=end, precision=Precision.MINUTE, words="", span=None, zone=ZONE)


def day_of(day: int, words: str = "") -> When:
    """A local day of the invented March."""
    return When(start=utc(day, 4), end=utc(day + 1, 4), precision=Precision.DAY, words=words, span=None, zone=ZONE)


TOWN = Where(
    name="San Tirso",
    words="San Tirso",
    span=NOWHERE,
    level=Level.SETTLEMENT,
    place_id=90000001,
    lat=-17.05,
    lon=-63.10,
    radius_km=4.0,
    country="BO",
    admin1="Santa Cruz",
    zone=ZONE,
)
PORT = dataclasses.replace(
    TOWN, name="Puerto Candela", words="Puerto Candela", place_id=90000002, lat=-17.55, lon=-63.45
)
SQUARE = dataclasses.replace(
    TOWN, name="Plaza de los Hornos", words="the Plaza de los Hornos", place_id=None, level=Level.SITE
)
VILLAGE = Where(
    name="Ojo Seco",
    words="Ojo Seco, south of San Tirso",
    span=NOWHERE,
    level=Level.SETTLEMENT,
    relation=Relation(kind="south_of", name="San Tirso", place_id=90000001, lat=-17.05, lon=-63.10),
)
PROVINCE = Where(
    name="Santa Cruz",
    words="Santa Cruz department",
    span=NOWHERE,
    level=Level.ADMIN1,
    place_id=90000003,
    lat=-17.3,
    lon=-62.9,
    radius_km=60.0,
    country="BO",
)
FAR_CITY = dataclasses.replace(
    TOWN, name="Geneva", words="Geneva", place_id=2660646, lat=46.2, lon=6.15, country="CH", admin1="Geneva"
)
LOST = Where(name="Tres Molles", words="Tres Molles", span=NOWHERE, level=Level.UNKNOWN)


class Page:
    """Writes one invented report: its text, blocks, entries and claims, with every span where its words stand."""

    def __init__(self, outlet: str, title: str, *, said: When, received: datetime, url: str | None = None) -> None:
        self.outlet, self.title, self.said, self.received, self.url = outlet, title, said, received, url
        self.language, self.unread = "en", None
        self.content, self.blocks, self.entries, self.claims = "", [], [], []
        self.issues: list[Issue] = []
        self.add(BlockKind.TITLE, title)

    @property
    def report(self) -> Report:
        """The report, named by the hash of what its page says."""
        name = f"/home/somebody/saved/{self.outlet.lower().replace(' ', '-')}.html"
        return Report(
            report_id=hashlib.sha256(f"{self.outlet}\n{self.title}".encode()).hexdigest(),
            size_bytes=4096,
            name=name,
            url=self.url,
            media_type="text/html",
            encoding="utf-8",
            received_at=self.received,
            published_at=self.said,
            modified_at=None,
            outlet=self.outlet,
            title=self.title,
            language=self.language,
            unread=self.unread,
        )

    def add(self, kind: BlockKind, words: str) -> Span:
        """Adds a block and gives its span."""
        self.content += "\n\n" if self.content else ""
        span = Span(start=len(self.content), end=len(self.content) + len(words))
        self.content += words
        self.blocks.append(Block(kind=kind, span=span))
        return span

    def entry(self, said: When, *paragraphs: str, stamp: str = "", caption: str = "") -> None:
        """Adds an entry; its stamp stands in the text before the first block, as on a live page."""
        start, stamped = len(self.content) + 2, None
        if stamp:
            self.content += "\n\n" + stamp
            stamped = Stamp(words=stamp, span=Span(start=start, end=len(self.content)), zone="local")
        for words in paragraphs:
            self.add(BlockKind.PARAGRAPH, words)
        materials = ()
        if caption:
            span = self.add(BlockKind.CAPTION, caption)
            materials = (Material(kind=MaterialKind.PICTURE, url="https://outlet.example/a.jpg", caption=span),)
        self.entries.append(
            Entry(
                report_id=self.report.report_id,
                number=len(self.entries),
                span=Span(start=start, end=len(self.content)),
                stamp=stamped,
                said_at=said,
                materials=materials,
            )
        )

    def claim(
        self,
        sentence: str,
        happening: Happening,
        *figures: Figure,
        standing: Standing = Standing.REPORTED,
        speakers: Sequence[tuple[str, Role]] = (),
        where: Sequence[Where] = (TOWN,),
        **more: object,
    ) -> KeptClaim:
        """Reads a claim from the place where `sentence` stands; figures get their place in the text."""
        start = self.content.index(sentence)
        span = Span(start=start, end=start + len(sentence))
        block = next(b for b in self.blocks if b.span.contains(span))
        entry = next((e for e in self.entries if e.span.contains(span)), None)
        chain = [Speaker(name=name, role=role, words=name, span=None) for name, role in speakers]
        chain.append(Speaker(name=self.outlet, role=Role.OUTLET, words=self.outlet, span=None))
        claim = Claim(
            claim_id="",
            content_id="",
            report_id=self.report.report_id,
            entry=entry.number if entry else None,
            said_at=entry.said_at if entry and entry.said_at else self.said,
            span=span,
            sentence=sentence,
            happening=happening,
            actor=None,
            target=None,
            figures=tuple(self._placed(figure, span) for figure in figures),
            when=None,
            where=tuple(where),
            route=None,
            speakers=tuple(chain),
            standing=standing,
            quote=False,
            block=block.kind,
            reader="sample/1",
        )
        kept = KeptClaim(claim=identified(dataclasses.replace(claim, **more)), report=self.report)
        self.claims.append(kept)
        return kept

    def _placed(self, figure: Figure, sentence: Span) -> Figure:
        start = self.content.index(figure.quantity.words, sentence.start, sentence.end)
        span = Span(start=start, end=start + len(figure.quantity.words))
        return dataclasses.replace(figure, quantity=dataclasses.replace(figure.quantity, span=span))

    def kept(self) -> KeptReport:
        """All that the site needs of the report."""
        text = Text(report_id=self.report.report_id, content=self.content, blocks=tuple(self.blocks))
        return KeptReport(
            report=self.report,
            text=text,
            entries=tuple(self.entries),
            claims=tuple(self.claims),
            issues=tuple(self.issues),
        )

    def kept_entries(self) -> list[KeptEntry]:
        """The entries with their words and claims, in the order of the page."""
        return [
            KeptEntry(
                entry=entry,
                report=self.report,
                words=entry.span.of(self.content),
                claims=tuple(k for k in self.claims if k.claim.entry == entry.number),
            )
            for entry in self.entries
        ]


def figure(
    measure: Measure, low: int | None, high: int | None, words: str, kind: FigureKind = FigureKind.TOTAL
) -> Figure:
    """A figure whose place in the text is still to be found."""
    return Figure(measure=measure, quantity=Quantity(low=low, high=high, words=words, span=NOWHERE), kind=kind)


def live_page() -> Page:
    """A live page of a local radio, newest first, with a hostile title."""
    page = Page(
        "Radio Meseta",
        "Live: <script>alert('tolls')</script> & clashes in San Tirso",
        said=day_of(9),
        received=utc(10, 3, 5),
        url="https://radio-meseta.example/live",
    )
    page.entry(
        minute_of(utc(10, 2, 40)),
        "A convoy of 25 lorries carrying soldiers has entered San Tirso from Puerto Candela, residents told us.",
        "The hospital director confirmed that at least four people have died, the first count from inside the wards.",
        stamp="22:40 Tuesday local time:",
    )
    page.entry(
        minute_of(utc(10, 1, 15)),
        "Residents of Ojo Seco, south of San Tirso, have felled trees across the road to stop reinforcements.",
        "Mobile internet has been down across the town since sunset on Tuesday.",
        "Dozens have been hurt and many more are feared trapped.",
        stamp="21:15 Tuesday local time:",
    )
    page.entry(
        minute_of(utc(9, 23, 30)),
        "Several marchers were killed when police fired on the crowd in the Plaza de los Hornos, witnesses said.",
        "Families chanted “الخبز والحرية” outside the station, and one banner read “" + RTL_OVERRIDE + "evil”.",
        stamp="19:30 Tuesday local time:",
        caption="Shoes left behind in the Plaza de los Hornos after the shooting.",
    )
    return page


def ministry_page() -> Page:
    """An official denial, reprinted by a wire."""
    page = Page(
        "Valley Wire", "Ministry says one dead in San Tirso", said=minute_of(utc(10, 4)), received=utc(10, 4, 9)
    )
    page.entry(
        minute_of(utc(10, 4)),
        "The Ministry of the Interior said one person died in San Tirso and denied that any officer had fired.",
        "It put the number of detained at up to 50 and said reporters would not be let into the town before Thursday.",
    )
    return page


def wrap_page() -> Page:
    """A late report with a correction and a very long paragraph."""
    page = Page(
        "Diario del Llano",
        "What is known about the night in San Tirso",
        said=day_of(11),
        received=utc(12, 15),
        url="javascript:alert(1)",
    )
    long_sentence = "The night is told differently in every street of San Tirso, " + ", ".join(
        f"by the {number}th household along the canal as a sound of engines and then of running"
        for number in range(4, 44)
    )
    page.entry(
        day_of(11),
        "Correction: our earlier figure of nine dead was wrong; seven people are known to have died in San Tirso.",
        "Upland Rights Watch lists 23 people as missing, and says five bodies have not been given to their families.",
        "Between 90 and 120 people were arrested, including 14 minors.",
        long_sentence + ".",
        "In Geneva, the agency’s spokesman said he could not verify any of it, nor what had happened in Tres Molles.",
    )
    page.issues.append(
        Issue(
            code="stamp-weekday-differs",
            report_id=page.report.report_id,
            span=Span(start=0, end=4),
            words="The page says Wednesday; its date was a Thursday.",
        )
    )
    return page


def early_page() -> Page:
    """The report that the wrap corrects."""
    page = Page("Diario del Llano", "Nine dead in San Tirso", said=minute_of(utc(10, 12)), received=utc(10, 12, 30))
    page.entry(minute_of(utc(10, 12)), "Nine people died in San Tirso on Tuesday night, this newspaper has learned.")
    return page


def german_page() -> Page:
    """A report in a language that asof does not read."""
    page = Page("Der Abendbote", "Tote bei Unruhen in San Tirso", said=day_of(10), received=utc(10, 18))
    page.language, page.unread = "de", "no reader for German"
    page.entry(
        day_of(10), "In der Stadt San Tirso hat es in der Nacht nach Angaben von Anwohnern mehrere Tote gegeben."
    )
    return page


def origin(name: str, outlet: str, why: str, *pages: Page) -> Origin:
    """An origin carried by `pages`."""
    carriers = tuple(page.report.report_id for page in pages)
    return Origin(origin_id=f"{name}|{outlet}", name=name, outlet=outlet, carriers=carriers, why=why)


def position(kept: KeptClaim, voice: Origin, state: PositionState = PositionState.STANDING, which: int = 0) -> Position:
    """The position that one figure of a claim takes."""
    claim = kept.claim
    return Position(
        figure=claim.figures[which],
        origin=voice,
        said_at=claim.said_at,
        standing=claim.standing,
        state=state,
        claims=(kept,),
    )


@dataclasses.dataclass(frozen=True, kw_only=True)
class Sample:
    """The view, the reports it rests on, and what changed since the evening."""

    view: RecordView
    reports: tuple[KeptReport, ...]
    changes: tuple[Change, ...]


def build_sample() -> Sample:
    """The whole invented record, everything kept."""
    live, ministry, wrap, early, german = live_page(), ministry_page(), wrap_page(), early_page(), german_page()
    residents, witnesses = (("residents", Role.ANONYMOUS),), (("witnesses", Role.WITNESS),)
    official, watch = (("Ministry of the Interior", Role.OFFICIAL),), (("Upland Rights Watch", Role.ORGANISATION),)

    convoy = live.claim(
        live.content[live.content.index("A convoy") : live.content.index(" told us.") + 9],
        Happening.DEPLOYMENT,
        figure(Measure.VEHICLES, 25, 25, "25", FigureKind.COUNT),
        speakers=residents,
        actor="soldiers",
        route=Route(origin=PORT, destination=TOWN),
    )
    four = live.claim(
        "The hospital director confirmed that at least four people have died, the first count from inside the wards.",
        Happening.DEATH,
        figure(Measure.KILLED, 4, None, "at least four people"),
        standing=Standing.CONFIRMED,
        speakers=(("hospital director", Role.OFFICIAL),),
    )
    trees = live.claim(
        "Residents of Ojo Seco, south of San Tirso, have felled trees across the road to stop reinforcements.",
        Happening.BLOCKADE,
        where=(VILLAGE,),
        actor="Residents of Ojo Seco",
    )
    internet = live.claim(
        "Mobile internet has been down across the town since sunset on Tuesday.",
        Happening.INFORMATION_RESTRICTION,
        when=When(
            start=utc(9, 22),
            end=None,
            precision=Precision.PART_OF_DAY,
            words="since sunset on Tuesday",
            span=NOWHERE,
            zone=ZONE,
        ),
    )
    hurt = "Dozens have been hurt and many more are feared trapped."
    injured = live.claim(hurt, Happening.INJURY, figure(Measure.INJURED, 24, None, "Dozens"))
    trapped = live.claim(
        hurt, Happening.INJURY, figure(Measure.INJURED, None, None, "many more"), standing=Standing.FEARED
    )
    shots = "Several marchers were killed when police fired on the crowd in the Plaza de los Hornos, witnesses said."
    several = live.claim(
        shots,
        Happening.SHOOTING,
        figure(Measure.KILLED, 3, None, "Several marchers"),
        speakers=witnesses,
        where=(SQUARE,),
        actor="police",
        target="marchers",
        when=day_of(9, "Tuesday"),
    )
    shoes = live.claim(
        "Shoes left behind in the Plaza de los Hornos after the shooting.", Happening.SHOOTING, where=(SQUARE,)
    )

    denial = "The Ministry of the Interior said one person died in San Tirso and denied that any officer had fired."
    one = ministry.claim(denial, Happening.DEATH, figure(Measure.KILLED, 1, 1, "one person"), speakers=official)
    denied = ministry.claim(denial, Happening.SHOOTING, standing=Standing.DENIED, speakers=official, actor="officer")
    barred_words = ministry.content[ministry.content.index("It put the number") :]
    held = ministry.claim(
        barred_words,
        Happening.ARREST,
        figure(Measure.ARRESTED, None, 50, "up to 50", FigureKind.COUNT),
        speakers=official,
    )
    barred = ministry.claim(
        barred_words,
        Happening.ACCESS_DENIED,
        speakers=official,
        when=When(
            start=utc(10, 4), end=utc(11, 4), precision=Precision.DAY, words="before Thursday", span=NOWHERE, zone=ZONE
        ),
    )
    nine = early.claim(
        "Nine people died in San Tirso on Tuesday night, this newspaper has learned.",
        Happening.DEATH,
        figure(Measure.KILLED, 9, 9, "Nine people"),
    )
    seven = wrap.claim(
        "Correction: our earlier figure of nine dead was wrong; seven people are known to have died in San Tirso.",
        Happening.DEATH,
        figure(Measure.KILLED, 7, 7, "seven people"),
        where=(TOWN, PROVINCE),
    )
    lists = wrap.content[wrap.content.index("Upland Rights") : wrap.content.index("families.") + 9]
    missing = wrap.claim(lists, Happening.DISAPPEARANCE, figure(Measure.MISSING, 23, 23, "23 people"), speakers=watch)
    bodies = wrap.claim(lists, Happening.ACCESS_DENIED, figure(Measure.OTHER, 5, 5, "five bodies"), speakers=watch)
    between = "Between 90 and 120 people were arrested, including 14 minors."
    arrested = wrap.claim(
        between,
        Happening.ARREST,
        figure(Measure.ARRESTED, 90, 120, "Between 90 and 120 people", FigureKind.COUNT),
        figure(Measure.ARRESTED, 14, 14, "14 minors", FigureKind.SUBSET),
    )
    unverified = wrap.claim(
        wrap.content[wrap.content.index("In Geneva") :], Happening.STATEMENT, where=(FAR_CITY, LOST)
    )

    radio = origin("Radio Meseta", "Radio Meseta", "the outlet’s own words", live)
    seen = origin("witnesses", "Radio Meseta", "unnamed voices are one origin within their outlet", live)
    director = origin("hospital director", "Radio Meseta", "a named office", live)
    ministry_says = origin(
        "Ministry of the Interior", "Valley Wire", "a named body; reprinted word for word", ministry, wrap
    )
    diario = origin("Diario del Llano", "Diario del Llano", "the outlet’s own words", early, wrap)
    rights = origin("Upland Rights Watch", "Diario del Llano", "a named organisation", wrap)

    killed = Ledger(
        measure=Measure.KILLED,
        scope="San Tirso, night of 9 March",
        positions=(
            position(several, seen),
            position(four, director),
            position(one, ministry_says),
            position(nine, diario, PositionState.CORRECTED),
            dataclasses.replace(position(seven, diario), supersedes=nine.claim.claim_id),
        ),
        low=1,
        high=None,
        agreement=Agreement.CONTESTED,
        confirmed_by="hospital director",
    )
    ledgers = (
        killed,
        _ledger(Measure.INJURED, "San Tirso", position(injured, radio), position(trapped, radio)),
        Ledger(
            measure=Measure.ARRESTED,
            scope="San Tirso",
            positions=(position(held, ministry_says, PositionState.DENIED), position(arrested, diario)),
            low=90,
            high=120,
            agreement=Agreement.SINGLE,
            confirmed_by=None,
        ),
        _ledger(Measure.ARRESTED, "San Tirso, minors", position(arrested, diario, which=1)),
        _ledger(Measure.MISSING, "San Tirso", position(missing, rights)),
        _ledger(Measure.VEHICLES, "Puerto Candela to San Tirso", position(convoy, radio)),
        _ledger(Measure.OTHER, "bodies not returned", position(bodies, rights)),
    )
    shooting = Incident(
        incident_id="incident-shooting",
        happening=Happening.SHOOTING,
        when=day_of(9, "Tuesday"),
        where=(TOWN,),
        links=tuple(
            Link(claim=kept, why="same town and night; a shooting and its dead")
            for kept in (several, shoes, denied, four, one, nine, seven)
        ),
        origins=(seen, director, ministry_says, diario),
        contested=("figure",),
    )
    story = StoryView(
        story_id=hashlib.sha256(b"san tirso").hexdigest()[:32],
        name="San Tirso, Santa Cruz · protest, shooting · 9–11 March 2021",
        places=(TOWN, SQUARE),
        happenings=(Happening.SHOOTING, Happening.DEPLOYMENT),
        zone=ZONE,
        first=utc(9, 23, 30),
        last=utc(11, 4),
        reports=(live.report, ministry.report, early.report, wrap.report),
        origins=(radio, seen, director, ministry_says, diario, rights),
        entries=(*wrap.kept_entries(), *early.kept_entries(), *ministry.kept_entries(), *live.kept_entries()),
        ledgers=ledgers,
        incidents=(shooting,),
        questions=(
            Question(kind=QuestionKind.MISSING_PEOPLE, label="Where are the missing?", claims=(missing,)),
            Question(kind=QuestionKind.BODIES_WITHHELD, label="Whose bodies are withheld?", claims=(bodies,)),
            Question(kind=QuestionKind.UNVERIFIED, label="What happened in Tres Molles?", claims=(unverified,)),
            Question(kind=QuestionKind.CONTESTED_FIGURE, label="How many were killed?", claims=(one, four, seven)),
        ),
        conditions=(
            _condition(internet, "mobile internet down"),
            _condition(barred, "reporters kept out"),
        ),
    )
    view = RecordView(at=utc(12, 16), clock=Clock.SAID, stories=(story,), unread=(german.report,))
    changes = (
        Change(
            kind=ChangeKind.CONFIRMED,
            claim=four,
            measure=Measure.KILLED,
            before=killed.positions[0],
            after=killed.positions[1],
        ),
        Change(kind=ChangeKind.CONTESTED, claim=one, measure=Measure.KILLED, after=killed.positions[2]),
        Change(kind=ChangeKind.NEW, claim=trees),
    )
    pages = (live, ministry, early, wrap, german)
    return Sample(view=view, reports=tuple(page.kept() for page in pages), changes=changes)


def _ledger(measure: Measure, scope: str, *positions: Position) -> Ledger:
    quantities = [p.figure.quantity for p in positions]
    lows, highs = [q.low for q in quantities], [q.high for q in quantities]
    return Ledger(
        measure=measure,
        scope=scope,
        positions=positions,
        low=None if None in lows else min(low for low in lows if low is not None),
        high=None if None in highs else max(high for high in highs if high is not None),
        agreement=Agreement.SINGLE,
        confirmed_by=None,
    )


def _condition(kept: KeptClaim, words: str) -> Condition:
    claim = kept.claim
    when = claim.when or claim.said_at
    return Condition(happening=claim.happening, label=words, when=when, where=claim.where, claims=(kept,))
