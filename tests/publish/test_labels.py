"""Every label that the code or a template asks for is in the data file, and every member of a closed list has one."""

import re
from enum import Enum
from importlib import resources
from pathlib import Path

import pytest

from asof.model.claim import Happening, Standing
from asof.model.figure import FigureKind, Measure
from asof.model.judged import JudgementKind
from asof.model.report import MaterialKind
from asof.model.speaker import Role
from asof.model.views import Agreement, ChangeKind, PositionState, QuestionKind
from asof.model.when import Precision
from asof.model.where import Level
from asof.publish import labels

LISTS = {
    "measure": Measure,
    "kind": FigureKind,
    "standing": Standing,
    "state": PositionState,
    "role": Role,
    "happening": Happening,
    "change": ChangeKind,
    "judgement": JudgementKind,
    "question": QuestionKind,
    "level": Level,
    "material": MaterialKind,
    "moment": Precision,
    "agreement": set(Agreement) - {Agreement.SINGLE},  # one origin alone needs no word: the list shows it
}
SIDES = ("north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest")
RELATIONS = [*(f"{side}_of" for side in SIDES), "near", "outside", "within", "between", "part_of"]


@pytest.mark.parametrize(
    ("group", "member"), [(group, member) for group, kind in LISTS.items() for member in sorted(kind)]
)
def test_every_member_of_a_closed_list_has_a_label(group: str, member: Enum) -> None:
    assert labels.label_of(group, member)


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_has_a_label_that_names_the_other_place(relation: str) -> None:
    assert "X" in labels.label(f"relation.{relation}", name="X")


def _asked_for() -> set[str]:
    root = Path(str(resources.files("asof.publish")))
    files = [*root.rglob("*.py"), *root.rglob("*.html")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    return set(re.findall(r"""\blabel\(\s*["']([a-z_.0-9]+)["'](?:\)|,)""", text))


@pytest.mark.parametrize("key", sorted(_asked_for()))
def test_every_label_asked_for_is_there(key: str) -> None:
    assert labels._found(key)


def test_a_number_chooses_its_noun() -> None:
    assert (labels.counted("report", 1), labels.counted("report", 1204)) == ("1 report", "1,204 reports")


def test_a_label_that_is_not_there_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such"):
        labels.label("page.no_such")


def test_an_unknown_language_goes_by_its_code() -> None:
    assert (labels.language_name("de"), labels.language_name("xx")) == ("German", "xx")


def test_what_a_screen_leaves_out_names_a_command_that_runs() -> None:
    """`asof publish` alone ends with a usage error: it must be told where to."""
    for noun in ("scope_not_shown", "figure_not_shown", "question_not_shown", "entry_not_shown"):
        for n in (1, 2):
            assert "`asof publish DIR`" in labels.counted(noun, n)
