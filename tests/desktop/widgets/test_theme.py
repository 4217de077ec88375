"""Colours can be told apart, fonts and icons are there, zoom reaches everything."""

import pytest
from PySide6.QtGui import QFontInfo, QFontMetricsF

from desktop.theme import DARK, LIGHT, contrast

TEXTS = [
    ("text", "panel"),
    ("text", "raised"),
    ("text", "window"),
    ("text", "selection"),
    ("muted", "panel"),
    ("muted", "raised"),
    ("muted", "window"),
    ("muted", "selection"),
    ("accent_text", "panel"),
    ("accent_text", "accent_soft"),
    ("on_accent", "accent"),
    ("sample_text", "panel"),
    ("sample_text", "raised"),
    ("sample_text", "selection"),
    ("cut_text", "panel"),
    ("cut_text", "removed_bg"),
    ("removed_text", "panel"),
    ("removed_text", "removed_bg"),
    ("ok_text", "panel"),
    ("ok_text", "ok_soft"),
    ("note_text", "note_bg"),
]
GRAPHICS = [
    ("accent", "panel"),
    ("accent", "window"),  # the focus ring
    ("sample", "panel"),
    ("cut", "panel"),
    ("removed", "panel"),
    ("border_strong", "panel"),
    ("ok", "panel"),
    ("ghost", "panel"),
]
STATED = [  # the numbers of the specification, light and dark
    ("text", 17.3, 14.1),
    ("muted", 6.7, 7.7),
    ("border_strong", 3.3, 4.1),
    ("accent", 5.2, 7.3),
    ("sample", 3.9, 7.8),
    ("sample_text", 5.8, 9.4),
    ("cut", 5.0, 6.6),
    ("ok", 3.4, 7.3),
    ("ok_text", 6.8, 9.4),
]


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", TEXTS, ids=" on ".join)
def test_texts_can_be_read(theme, pair):
    ink, ground = (getattr(theme, token) for token in pair)
    assert contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
@pytest.mark.parametrize("pair", GRAPHICS, ids=" on ".join)
def test_marks_can_be_seen(theme, pair):
    ink, ground = (getattr(theme, token) for token in pair)
    assert contrast(ink, ground) >= 3.0


@pytest.mark.parametrize(("token", "light", "dark"), STATED)
def test_contrast_is_the_stated_one(token, light, dark):
    measured = [contrast(getattr(theme, token), theme.panel) for theme in (LIGHT, DARK)]
    assert measured == pytest.approx([light, dark], abs=0.06)


def test_text_in_the_band_of_removed_rows_has_the_stated_contrast():
    measured = [contrast(theme.cut_text, theme.removed_bg) for theme in (LIGHT, DARK)]
    assert measured == pytest.approx([7.3, 7.9], abs=0.06)


def test_contrast_of_black_on_white_is_21():
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


@pytest.mark.usefixtures("look")
@pytest.mark.parametrize("mono", [False, True])
def test_digits_have_equal_width(mono):
    metrics = QFontMetricsF(LIGHT.font(13, mono=mono))
    widths = {metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}
    assert max(widths) - min(widths) < 0.01


@pytest.mark.usefixtures("look")
def test_zoom_scales_fonts_and_lengths():
    large = LIGHT.zoomed(1.6)
    assert large.font(13).pixelSize() == 21
    assert large.px(8) == 13
    assert QFontInfo(large.font(13)).pixelSize() == 21
