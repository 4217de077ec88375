"""Colours, fonts and lengths of the window, named by what they mean."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Self

from PySide6.QtGui import QColor, QFont, QFontDatabase

REGULAR = QFont.Weight.Normal
MEDIUM = QFont.Weight.Medium
SEMIBOLD = QFont.Weight.DemiBold
BOLD = QFont.Weight.Bold

FEATURES = (("tnum", 1),)  # digits of equal width
PLAIN_FEATURES = (("tnum", 0), ("calt", 0), ("ccmp", 0), ("liga", 0))

# Pixel sizes at 100 %.
SMALL, LABEL, BODY, TITLE, BIG = 11, 12, 13, 15, 23
PRESENTED, PRESENTED_BIG = 1.6, 44  # zoom for a beamer, and px of numbers in tiles there
LARGEST_ZOOM = 2.5


@dataclass(frozen=True)
class Theme:
    """Every colour of the window as "#RRGGBB", and the factor for fonts and lengths."""

    name: str

    window: str
    panel: str
    raised: str
    border: str  # quiet lines between surfaces
    border_strong: str  # outlines of controls, 3:1 against the panel

    text: str
    muted: str  # labels and units
    disabled: str

    accent: str  # exact values, selection, the primary action
    accent_text: str
    accent_soft: str  # ground of what is selected in a control
    on_accent: str

    sample: str  # sampled values
    sample_text: str

    ok: str  # correct, done
    ok_text: str
    ok_soft: str

    note_bg: str  # "the printed value disagrees"
    note_border: str
    note_text: str

    removed: str  # hatch of a token that was cut
    removed_text: str
    removed_bg: str

    grid: str
    ghost: str  # the picture before a drag
    track: str  # empty part of sliders and gauges
    selection: str  # ground of a selected row
    cut: str  # the line at which a stage cut
    cut_text: str

    zoom: float = 1.0
    presents: bool = False  # for a beamer: numbers in tiles are larger still
    plain_text: bool = False  # without shapes that a PDF cannot tell back as letters and digits

    def zoomed(self, factor: float) -> Self:
        """Return this theme with fonts and lengths ``factor`` times as large."""
        return replace(self, zoom=factor)

    def presented(self, factor: float) -> Self:
        """Return this theme for a beamer: larger, on pure white or nearly black."""
        ground = "#FFFFFF" if self.name == "light" else "#0A0C0E"
        zoom = min(LARGEST_ZOOM, factor * self.zoom)
        return replace(self, window=ground, panel=ground, zoom=zoom, presents=True)

    @property
    def big(self) -> float:
        """The pixel size at 100 % of the numbers in tiles."""
        return PRESENTED_BIG / PRESENTED if self.presents else BIG

    def colour(self, token: str) -> QColor:
        """Return the colour called ``token``, for example "muted"."""
        return QColor(getattr(self, token))

    def px(self, length: float) -> int:
        """Return a length given in pixels at 100 %, rounded to whole pixels."""
        return max(1, round(length * self.zoom)) if length else 0

    def font(
        self, size: float = BODY, weight: QFont.Weight = REGULAR, *, mono: bool = False
    ) -> QFont:
        """Return a font of ``size`` pixels at 100 %, with digits of equal width."""
        font = QFont(_families(mono))
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        for feature, on in PLAIN_FEATURES if self.plain_text else FEATURES:
            font.setFeature(QFont.Tag(feature), on)
        if mono:
            font.setStyleHint(QFont.StyleHint.Monospace)
        return font


@lru_cache(maxsize=2)
def _families(mono: bool) -> list[str]:
    """Return the families to try in order: ours where installed, else the platform's."""
    fixed = QFontDatabase.SystemFont.FixedFont
    general = QFontDatabase.SystemFont.GeneralFont
    ours = "JetBrains Mono" if mono else "Inter"
    return [ours, *QFontDatabase.systemFont(fixed if mono else general).families()]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two "#RRGGBB" colours, 1 to 21, as WCAG 2 defines it."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance, 0 to 1, of an sRGB colour."""
    channels = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


LIGHT = Theme(
    name="light",
    window="#EFF1F4",
    panel="#FFFFFF",
    raised="#F7F8FA",
    border="#DCE0E6",
    border_strong="#858E9B",
    text="#171B21",
    muted="#535D6B",
    disabled="#8A93A0",
    accent="#0072B2",
    accent_text="#005F96",
    accent_soft="#E4F0F8",
    on_accent="#FFFFFF",
    sample="#D55E00",
    sample_text="#A84A00",
    ok="#009E73",
    ok_text="#00684C",
    ok_soft="#E3F4EE",
    note_bg="#FFF6DF",
    note_border="#E2C877",
    note_text="#5F4600",
    removed="#868F9B",
    removed_text="#656E7B",
    removed_bg="#F6F7F9",
    grid="#E9ECF0",
    ghost="#7C8794",
    track="#D3D8DF",
    selection="#EAF3FA",
    cut="#A8518A",
    cut_text="#83356A",
)

DARK = Theme(
    name="dark",
    window="#121519",
    panel="#1A1E24",
    raised="#20252D",
    border="#303743",
    border_strong="#727E8F",
    text="#E9ECF1",
    muted="#A7B1BF",
    disabled="#717C8B",
    accent="#56B4E9",
    accent_text="#7CC6F0",
    accent_soft="#173448",
    on_accent="#0B1A25",
    sample="#F0A030",
    sample_text="#F4B75C",
    ok="#2FC195",
    ok_text="#5FD6B0",
    ok_soft="#15352C",
    note_bg="#332A12",
    note_border="#6B5722",
    note_text="#F2D68C",
    removed="#707C8C",
    removed_text="#98A3B2",
    removed_bg="#1E232A",
    grid="#272D36",
    ghost="#8C98A8",
    track="#3A424E",
    selection="#1C2F3D",
    cut="#D38CBE",
    cut_text="#E0A6D0",
)

# For paper without colours: exact is black, sampled a grey dot with a white edge, cut a hatch.
PRINT = replace(
    LIGHT,
    name="print",
    border="#D0D0D0",
    border_strong="#7A7A7A",
    text="#000000",
    muted="#404040",
    disabled="#767676",
    accent="#1C1C1C",
    accent_text="#1C1C1C",
    accent_soft="#E8E8E8",
    sample="#7C7C7C",
    sample_text="#555555",
    ok="#5A5A5A",
    ok_text="#404040",
    ok_soft="#EEEEEE",
    note_bg="#F4F4F4",
    note_border="#BDBDBD",
    note_text="#303030",
    removed="#808080",
    removed_text="#606060",
    removed_bg="#F7F7F7",
    grid="#E4E4E4",
    ghost="#808080",
    track="#D0D0D0",
    selection="#ECECEC",
    cut="#303030",
    cut_text="#303030",
)
