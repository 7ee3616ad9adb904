"""The docs say what is there: every command, field, happening, export and setting, with output as it comes out."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from asof.cli.main import app
from asof.model.claim import Happening, KeptClaim, Standing
from asof.model.figure import FigureKind, Measure
from asof.model.report import BlockKind
from asof.model.speaker import Role
from asof.model.when import Precision
from asof.model.where import Level, Relation
from asof.publish.bodies import claim_body
from asof.publish.exports.csv import COLUMNS
from asof.publish.exports.registry import EXPORTS
from tests.docs.consoles import ROOT, commands, pages, run_again
from tests.docs.happenings import PAGE as HAPPENINGS_PAGE
from tests.docs.happenings import happenings_page
from tests.record.sample import make

COMMANDS_PAGE = ROOT / "docs" / "reference" / "commands.md"
CLAIM_PAGE = ROOT / "docs" / "reference" / "claim.md"

# Words of advertising, and words that tell a reader that what is hard for them is not hard.
_SALES = re.compile(
    r"\b(?:amazing|awesome|best-in-class|blazing\w*|cutting-edge|delightful|eas(?:y|ily)|effortless\w*|elegant|leverage|"
    r"game-changing|lightning-fast|next-generation|obviously|painless|powerful|revolutionary|robust|seamless\w*|simply|"
    r"state-of-the-art|supercharge|unlock|world-class)\b",
    re.IGNORECASE,
)
# What asof calls report, claim, figure and entry has no second name.
_OTHER_NAMES = re.compile(r"\b(?:article|event|fact|post|stat|statement)s?\b", re.IGNORECASE)
_MACHINE = re.compile(r"(?:/work|/tmp|/home|/root|/Users|/mnt)/|[A-Z]:\\")
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def prose(page: str) -> str:
    """`page` without what is code: blocks, indented lines and words in backticks."""
    lines = (line for line in _FENCE.sub("", page).splitlines() if not line.startswith("    "))
    return re.sub(r"`[^`]*`", "", "\n".join(lines))


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


every_page = pytest.mark.parametrize("path", pages(), ids=name_of)


@pytest.mark.parametrize("path", [path for path in pages() if commands(read(path))], ids=name_of)
def test_console_blocks_print_what_they_show(path: Path) -> None:
    """Where the output has changed on purpose: look at it, then `python -m tests.docs.consoles`."""
    assert run_again(read(path)) == read(path)


def _leaves(group: Any, before: str = "") -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        words = f"{before}{name}"
        if hasattr(command, "commands"):
            yield from _leaves(command, f"{words} ")
        else:
            yield words, command


def every_command() -> list[tuple[str, Any]]:
    """Every command by its words after `asof`."""
    return list(_leaves(typer.main.get_command(app)))


@pytest.mark.parametrize(("name", "command"), every_command(), ids=[name for name, _ in every_command()])
def test_each_command_has_a_section_with_all_of_its_options(name: str, command: Any) -> None:
    section = re.search(rf"^## `asof {name}`.*?(?=^## |\Z)", read(COMMANDS_PAGE), re.MULTILINE | re.DOTALL)
    assert section, f"no section for asof {name}"
    options = {option for parameter in command.params for option in parameter.opts if option.startswith("--")}
    missing = {option for option in options if not re.search(rf"{option}\b", section.group())}
    assert not missing


def test_no_section_is_about_a_command_that_is_gone() -> None:
    told = re.findall(r"^## `asof ([^`]+)`", read(COMMANDS_PAGE), re.MULTILINE)
    assert sorted(told) == sorted(name for name, _ in every_command())


def test_each_export_is_in_the_reference() -> None:
    assert {name for name in EXPORTS if f"| `{name}` |" not in read(COMMANDS_PAGE)} == set()


def test_each_setting_from_the_environment_is_in_the_reference() -> None:
    code = "\n".join(read(path) for path in (ROOT / "src").rglob("*.py"))
    used = set(re.findall(r"""(?:envvar=|environ\.get\(|environ\[|getenv\()["'](\w+)""", code))
    assert used
    assert {name for name in used if f"`{name}`" not in read(COMMANDS_PAGE)} == set()


def _keys(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _keys(inner)
    if isinstance(value, list):
        for inner in value:
            yield from _keys(inner)


def test_each_key_of_a_claim_is_in_the_reference() -> None:
    made = make()
    bodies = [claim_body(KeptClaim(claim=claim, report=made.report)) for claim in made.claims]
    keys = {*_keys(bodies), *Relation.__dataclass_fields__, *COLUMNS}
    assert {"edtf", "radius_km", "approximate", "to"} <= keys
    assert {key for key in keys if f"`{key}`" not in read(CLAIM_PAGE)} == set()


@pytest.mark.parametrize("closed", [Standing, Role, Precision, Measure, FigureKind, Level, BlockKind])
def test_each_value_of_a_closed_set_is_in_the_reference(closed: Any) -> None:
    said = read(CLAIM_PAGE)
    assert {value.value for value in closed if not re.search(rf"\b{value.value}\b", said)} == set()


def test_the_reference_of_happenings_is_the_data_file() -> None:
    """After a change of the data file: `python -m tests.docs.happenings`."""
    assert read(HAPPENINGS_PAGE) == happenings_page()


def test_each_happening_has_a_section() -> None:
    assert re.findall(r"^## `(\w+)`", read(HAPPENINGS_PAGE), re.MULTILINE) == [kind.value for kind in Happening]


def _anchors(page: str) -> set[str]:
    """What headings can be linked to by: lower case, without punctuation, spaces as hyphens."""
    headings = re.findall(r"^#+ (.+)$", _FENCE.sub("", page), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


@every_page
def test_each_link_leads_somewhere(path: Path) -> None:
    page = _FENCE.sub("", read(path))
    for link in _LINK.findall(page):
        if "://" in link:
            continue
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path
        assert file.is_file(), f"{name_of(path)} links to {link}"
        assert not anchor or anchor in _anchors(read(file)), f"{name_of(path)} links to {link}"


def test_every_page_can_be_reached_from_the_readme() -> None:
    reached, left = set[Path](), [ROOT / "README.md"]
    while left:
        path = left.pop()
        reached.add(path)
        links = (link.partition("#")[0] for link in _LINK.findall(read(path)))
        found = {(path.parent / link).resolve() for link in links if link.endswith(".md") and "://" not in link}
        left.extend(found - reached)
    assert set(pages()) - reached == set()


def test_every_issue_code_is_explained() -> None:
    sources = "\n".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "asof").rglob("*.py"))
    codes = set(re.findall(r"""(?:code=|[(\s])"([a-z]+(?:-[a-z]+)+)"[,)]""", sources))
    listed = set(re.findall(r"^\| `([a-z-]+)`", read(ROOT / "docs" / "reference" / "issue-codes.md"), re.MULTILINE))
    assert listed
    assert listed <= codes
    assert {code for code in codes if f'code="{code}"' in sources} <= listed


def test_the_readme_gives_two_make_commands_that_exist() -> None:
    named = set(re.findall(r"\bmake (\w+)", "\n".join(re.findall(r"^    .*$", read(ROOT / "README.md"), re.MULTILINE))))
    assert named == {"demo", "test"}
    targets = set(re.findall(r"^([a-z]+):", read(ROOT / "Makefile"), re.MULTILINE))
    assert named <= targets


@every_page
def test_no_sales_words(path: Path) -> None:
    assert _SALES.findall(read(path)) == []


@pytest.mark.parametrize("path", [path for path in pages() if path != HAPPENINGS_PAGE], ids=name_of)
def test_one_word_a_thing(path: Path) -> None:
    assert _OTHER_NAMES.findall(prose(read(path))) == []


@every_page
def test_no_path_of_somebodys_machine(path: Path) -> None:
    assert _MACHINE.search(read(path)) is None


def test_each_page_begins_with_its_heading() -> None:
    assert [name_of(path) for path in pages() if not read(path).startswith("# ")] == []
