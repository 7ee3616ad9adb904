"""The page's colours can be read by everybody (WCAG 2.2, 1.4.3 and 1.4.11), in the light, in the dark and in print."""

import re
from importlib import resources

import pytest

CSS = resources.files("asof.publish").joinpath("assets/asof.css").read_text(encoding="utf-8")
TEXT, DRAWING = 4.5, 3.0
PAIRS = [
    ("ink", "paper", TEXT),
    ("quiet", "paper", TEXT),
    ("accent", "paper", TEXT),
    ("ink", "tint", TEXT),
    ("quiet", "tint", TEXT),
    ("accent", "tint", TEXT),
    ("ink", "panel", TEXT),
    ("quiet", "panel", TEXT),
    ("accent", "panel", TEXT),
    ("ink", "land", TEXT),
    ("quiet", "land", TEXT),
    ("ink", "sea", DRAWING),
    ("quiet", "sea", DRAWING),
    ("accent", "land", DRAWING),
    ("accent", "sea", DRAWING),
]


def _palettes() -> list[dict[str, str]]:
    """Every block that sets the whole palette."""
    blocks = [dict(re.findall(r"--([a-z]+):\s*(#[0-9a-f]{3,6})", block)) for block in re.findall(r"\{([^{}]*)\}", CSS)]
    return [block for block in blocks if "paper" in block]


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _contrast(a: str, b: str) -> float:
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_light_dark_by_system_dark_by_choice_and_print_each_have_a_palette() -> None:
    light, by_system, by_choice, print_ = _palettes()
    assert by_system == by_choice
    assert light.keys() == by_system.keys() == print_.keys()


@pytest.mark.parametrize("which", range(4))
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast_is_enough(which: int, front: str, back: str, least: float) -> None:
    palette = _palettes()[which]
    assert _contrast(palette[front], palette[back]) >= least


def test_the_style_asks_nothing_of_another_host() -> None:
    assert not re.findall(r"url\(|@import", CSS)
