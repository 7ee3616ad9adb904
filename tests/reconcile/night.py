"""One night at Torvale as two pages of one outlet tell it: a live page, and a wrap three days later."""

from asof.model.claim import KeptClaim, Standing
from asof.model.report import BlockKind, Report
from asof.model.speaker import Role
from asof.model.when import Precision
from asof.reconcile.view import ReportEntries
from tests.reconcile.build import SQUARE, claim, count, day, killed, minute, page, report, stretch, voice

LIVE = report("Torvale Post", "live", published=day("05-14"), received="05-15 06:00")
WRAP = report("Torvale Post", "wrap", published=day("05-17"), received="05-18 06:00")

LOCAL = voice("local reports")
ENVOY = voice("Ada Lund", Role.OFFICIAL)
FIRST, SECOND, THIRD, LAST = (minute(f"05-{time}") for time in ("14 22:30", "14 22:45", "14 23:20", "15 00:00"))
THURSDAY_NIGHT = stretch("05-15 16:00", "05-16 04:00", Precision.PART_OF_DAY, "Thursday night")


def tell(source: Report, sentence: str, kind: str, **rest) -> KeptClaim:
    """A claim at a span of its own."""
    return claim(source, sentence, kind, at=int(source is WRAP) + len(sentence) * 7, **rest)


def live_claims() -> list[KeptClaim]:
    """Said from half past midnight to two in the morning of Thursday, local time."""
    several, two = killed(3, None, "several"), killed(2, None, "at least two", who="protesters", kind="total")
    dozens, many = count("injured", 24, None, "dozens"), count("injured", None, None, "many more")
    lorries = count("vehicles", 40, 40, "40")
    return [
        tell(LIVE, "Clashes broke out on Wednesday.", "clash", said=FIRST, entry=3, when=day("05-14", "Wednesday")),
        tell(
            LIVE,
            "Several people were killed when guards opened fire, according to local reports.",
            "shooting",
            said=FIRST,
            entry=3,
            by=(LOCAL,),
            actor="guards",
            target="protesters",
            figures=(several,),
        ),
        tell(
            LIVE,
            "The guards have arrested more than 100 people, some reports say.",
            "arrest",
            said=FIRST,
            entry=3,
            by=(voice("some reports"),),
            figures=(count("arrested", 101, None, "more than 100"),),
        ),
        tell(
            LIVE,
            "Several have been killed and dozens hurt after police fired on the crowd.",
            "shooting",
            said=SECOND,
            entry=2,
            actor="police",
            target="the crowd",
            figures=(several, dozens),
        ),
        tell(LIVE, "A convoy of 40 lorries was sent.", "deployment", said=THIRD, entry=1, figures=(lorries,)),
        tell(LIVE, "A convoy of 40 lorries has come.", "deployment", said=LAST, by=(LOCAL,), figures=(lorries,)),
        tell(
            LIVE,
            "The deaths of at least two protesters are now confirmed.",
            "death",
            said=LAST,
            standing=Standing.CONFIRMED,
            figures=(two,),
        ),
        tell(LIVE, "Many more have been hurt.", "injury", said=LAST, figures=(many,)),
        tell(
            LIVE,
            "A number of people killed in Torvale",
            "death",
            said=LAST,
            entry=None,
            block=BlockKind.TITLE,
            figures=(killed(None, None, "a number of"),),
        ),
    ]


def wrap_claims() -> list[KeptClaim]:
    """Published on Saturday, looking back."""
    shot = "On Thursday night guards opened fire, wounding dozens and arresting many others."
    cut = "The internet was cut on Thursday and Friday."
    kept_back = "The bodies have not been handed over, and nobody knows where the missing are."
    return [
        tell(
            WRAP,
            shot,
            "shooting",
            when=THURSDAY_NIGHT,
            actor="guards",
            figures=(count("injured", 24, None, "dozens"),),
        ),
        tell(
            WRAP,
            shot,
            "arrest",
            when=THURSDAY_NIGHT,
            actor="guards",
            figures=(count("arrested", None, None, "many others"),),
        ),
        tell(WRAP, "They marched again on Saturday.", "protest", when=day("05-17", "Saturday"), where=(SQUARE,)),
        tell(WRAP, kept_back, "access_denied", target="the bodies"),
        tell(WRAP, kept_back, "disappearance"),
        tell(WRAP, cut, "information_restriction", when=day("05-15", "Thursday")),
        tell(WRAP, cut, "information_restriction", when=day("05-16", "Friday")),
        tell(WRAP, "Guards are taking away phones.", "information_restriction"),
        tell(
            WRAP,
            "“3 deaths show their true nature,” the envoy wrote on Friday.",
            "support",
            by=(ENVOY,),
            when=day("05-16", "Friday"),
            where=(),
            quote=True,
            figures=(killed(3, 3, "3"),),
        ),
    ]


def claims() -> list[KeptClaim]:
    """All of both pages."""
    return live_claims() + wrap_claims()


def entries() -> list[ReportEntries]:
    """Both pages with their entries, the live page newest first."""
    moments = dict(enumerate((LAST, THIRD, SECOND, FIRST)))
    return [
        page(LIVE, {number: (said, f"Entry {number} of the night.") for number, said in moments.items()}),
        page(WRAP, {0: (WRAP.published_at, "After weeks of protest.")}),
    ]
