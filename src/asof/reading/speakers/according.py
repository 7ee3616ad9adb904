"""What stands around "according to" and "said a statement": the clause it breaks into, and how far the voice goes."""

from asof.reading.speakers.line import Line, Range

_LONGEST_PARTICIPLE = 14  # "figures |released on Friday by the council|"
# What is done with a statement by whoever makes it.
GIVING = frozenset({
    "issued", "issues", "released", "releases", "posted", "posts", "published", "publishes", "shared", "shares",
    "made", "makes", "sent", "sends", "wrote", "writes", "gave", "gives", "signed", "delivered", "uploaded", "tweeted",
    "put",
})  # fmt: skip
_TURNING = frozenset(["but", "while", "whereas", "although", "though", "because"])


def awaited_from(line: Line, end: int) -> int | None:
    """Where a clause began whose verb is still to come at token `end`: "since March, |according to", "said that,
    |according to", "the toll, |according to"; None where the clause has its verb."""
    while end and line.tag(end - 1) in ",-":
        end -= 1
    if not any(tag in "VX" for tag in line.tags[end:]):
        return None
    if line.tag(end - 1) in "WTC":
        return end  # "one died and, |according to"
    for at in range(end - 1, -1, -1):
        if line.tag(at) == ";" or line.lower(at) in _TURNING:
            return at + 1
        if line.tag(at) in 'VXWT"':
            return None
    return 0


def before_number(line: Line, source: Range) -> Range:
    """The source up to a number that begins what is said, where no comma does: "the Orm clinic |two men died"."""
    for at in range(source[0] + 1, source[1]):
        is_counted = line.tag(at + 1) == "N" and line.tokens[at + 1].text.islower()
        if (line.tag(at) == "M" or line.lower(at) == "one") and line.tag(at - 1) in "NY" and is_counted:
            return (source[0], at)
    return source


def with_relative(line: Line, source: Range) -> Range:
    """The source with a relative clause on it: "members |who spoke on Friday|"."""
    if line.tag(source[1]) != "W":
        return source
    return (source[0], next((i for i in range(source[1], len(line)) if line.tags[i] in '.;,"'), len(line)))


def with_participle(line: Line, source: Range) -> Range:
    """The source with a participle that follows it, "figures |released on Friday"; as it is where a clause follows."""
    end = next((i for i in range(source[1], len(line)) if line.tag(i) in '.,;"-:('), len(line))
    rest = line.tags[source[1] : end]
    if not rest or rest[0] not in "VGPN" or any(letter in "XTRB" for letter in rest) or len(rest) > _LONGEST_PARTICIPLE:
        return source
    return (source[0], end)


def rest_of_content(line: Line, i: int) -> tuple[Range, ...]:
    """What goes on with the content after the source: "…, according to the list, which names ten"."""
    if line.tag(i) != "," or line.lower(i + 1) not in ("which", "showing", "including") or i + 2 >= len(line):
        return ()
    return ((i + 1, len(line) - (line.tag(len(line) - 1) == ".")),)


def is_issued(line: Line, source: Range) -> bool:
    """Whether it is a statement and who gave it out is told behind it: "said a statement |issued by the council"."""
    last = line.lower(source[1] - 1)
    is_given = line.tag(source[1]) == "V" and line.lower(source[1]) in GIVING
    return is_given and (last in line.words.carriers or last in line.words.nouns)
