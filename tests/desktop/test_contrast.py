"""Every ink on every ground that it stands on: texts 4.5 : 1, marks 3 : 1, in every theme.

Disabled controls are exempt, and so are quiet lines that carry nothing (borders between surfaces,
grids, empty tracks). ``QUIET`` names them; a colour that is new must be judged here first.
"""

import re
from dataclasses import fields
from pathlib import Path

import pytest

import desktop
from desktop.charts.heat_paint import DARK as DARK_WORDS
from desktop.charts.heat_paint import PLATE, WHITE
from desktop.charts.viridis import table
from desktop.theme import DARK, LIGHT, PRESENTED, PRINT, Theme, contrast

THEMES = {
    "light": LIGHT, "dark": DARK, "light presented": LIGHT.presented(PRESENTED),
    "dark presented": DARK.presented(PRESENTED), "print": PRINT,
}  # fmt: skip
TEXT, MARK = 4.5, 3.0
SURFACES = ("window", "panel", "raised")
ROWS = (*SURFACES, "selection", "removed_bg")

# Ink → the grounds on which it is text.
TEXTS = {
    "text": (*ROWS, "accent_soft", "note_bg"),
    "muted": (*ROWS, "accent_soft"),
    "accent_text": (*SURFACES, "accent_soft", "selection"),
    "on_accent": ("accent", "accent_text"),  # a primary button, and one under the mouse
    "sample_text": ("panel", "raised", "selection"),
    "cut_text": ("panel", "raised", "removed_bg", "selection"),
    "removed_text": ("panel", "removed_bg", "selection"),
    "ok_text": ("panel", "ok_soft"),
    "note_text": ("note_bg",),
}
# Ink → the grounds on which it is a mark, an outline of a control or a line that means something.
MARKS = {
    "accent": (*ROWS, "accent_soft"),  # bars, points, the ring of the focus
    "sample": ("panel", "raised", "selection", "removed_bg"),
    "cut": ("panel", "raised", "removed_bg"),
    "removed": ("panel", "removed_bg"),
    "ghost": ("panel", "raised"),
    "border_strong": ("panel", "raised"),  # outlines of what can be changed
    "ok": ("panel",),
    "text": ("accent_soft", "panel"),
}
QUIET = {"border", "grid", "track", "disabled", "note_border"}
# Drawn at the edge of surfaces that differ from what lies beneath them by their outline.
GROUNDS = {
    "window",
    "panel",
    "raised",
    "accent_soft",
    "ok_soft",
    "note_bg",
    "removed_bg",
    "selection",
}
NAMED = re.compile(
    r'colour\("([a-z_]+)"\)|token="([a-z_]+)"|theme\.([a-z_]+)\b|colour\(\s*"([a-z_]+)" if [^)]*? '
    r'else "([a-z_]+)"'
)


def pairs(of):
    return [(ink, ground) for ink, grounds in of.items() for ground in grounds]


def measured(theme, pair):
    return contrast(*(getattr(theme, token) for token in pair))


@pytest.mark.parametrize("name", THEMES)
def test_every_text_can_be_read(name):
    found = {pair: round(measured(THEMES[name], pair), 2) for pair in pairs(TEXTS)}
    assert {pair: ratio for pair, ratio in found.items() if ratio < TEXT} == {}


@pytest.mark.parametrize("name", THEMES)
def test_every_mark_can_be_seen(name):
    found = {pair: round(measured(THEMES[name], pair), 2) for pair in pairs(MARKS)}
    assert {pair: ratio for pair, ratio in found.items() if ratio < MARK} == {}


@pytest.mark.parametrize("name", ["light", "dark"])
def test_exact_sampled_and_cut_are_told_apart_in_more_than_one_way(name):
    """Colour is never alone: on paper without colours the three still differ in lightness."""
    theme = THEMES[name]
    assert len({theme.accent, theme.sample, theme.cut}) == 3


def test_every_colour_that_is_used_was_judged():
    colours = {each.name for each in fields(Theme) if each.type in (str, "str")} - {"name"}
    used = {}
    for path in Path(desktop.__file__).parent.rglob("*.py"):
        if path.name != "theme.py":
            for found in NAMED.finditer(path.read_text("utf-8")):
                for token in filter(None, found.groups()):
                    used.setdefault(token, path.name)
    used = {token: where for token, where in used.items() if token in colours}
    assert len(used) > 15
    judged = {*TEXTS, *MARKS, *QUIET, *GROUNDS}
    assert {token: where for token, where in used.items() if token not in judged} == {}
    assert colours <= judged


def test_words_on_the_plate_of_a_map_can_be_read():
    """White words have a dark plate behind them, through which the brightest colour shines."""
    share = PLATE.alphaF()
    plate = (PLATE.red(), PLATE.green(), PLATE.blue())
    worst = 21.0
    for colour in table():
        beneath = [(int(colour) >> shift) & 255 for shift in (16, 8, 0)]
        mixed = [round(a * share + b * (1 - share)) for a, b in zip(plate, beneath, strict=True)]
        worst = min(worst, contrast(WHITE.name(), "#{:02X}{:02X}{:02X}".format(*mixed)))
    assert worst >= TEXT
    assert contrast(DARK_WORDS.name(), f"#{int(table()[-1]) & 0xFFFFFF:06X}") >= TEXT


def test_colours_are_written_in_the_theme_only():
    """No ink comes from elsewhere but for the map, what is written over it, and the checks."""
    strange = re.compile(r'QColor\(\s*(?:"#|\d)|"#[0-9A-Fa-f]{6}"')
    allowed = {"theme.py", "viridis.py", "heat_paint.py", "matrix_paint.py"}
    allowed |= {"export_dialog_preview.py"}  # the checks that stand for a clear ground
    found = {
        path.name
        for path in Path(desktop.__file__).parent.rglob("*.py")
        if strange.search(path.read_text("utf-8"))
    }
    assert found <= allowed
