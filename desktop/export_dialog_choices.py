"""How a chart is exported, as one value that is remembered for each kind of chart."""

from dataclasses import dataclass, replace

import msgspec
from PySide6.QtCore import QSize

from desktop.charts.export import DOTS_PER_INCH, Page, fitting_zoom, readable_zoom
from desktop.charts.export_page import PageTexts
from desktop.charts.figure import Figure, Parted
from desktop.theme import DARK, LIGHT, PRINT
from sampling_core.provenance import Provenance

FORMATS = (".png", ".svg", ".pdf", ".csv", "all")
SIZES = ("slide", "page", "column", "screen", "custom")
UNITS = ("px", "mm")
DENSITIES = (150, 300, 600)  # dots per inch
THEMES = {"light": LIGHT, "dark": DARK, "print": PRINT}
SLIDE = QSize(1920, 1080)  # px
MILLIMETRES = {"page": (160.0, 100.0), "column": (85.0, 72.0)}
MM_PER_INCH = 25.4
SETTINGS_LINE = "settings"  # among the parts that are hidden: the last line
BOUNDS = {"px": (200, 8000), "mm": (40, 300)}  # of each side


class Choices(msgspec.Struct, frozen=True):
    """What the dialog asks; the first choice of each is the default."""

    format: str = FORMATS[0]
    size: str = SIZES[0]
    width: float = 1200.0  # of a custom size, in ``unit``
    height: float = 800.0
    unit: str = "px"
    density: int = 300  # of sizes in millimetres
    theme: str = "light"
    text: int = 100  # per cent
    hidden: tuple[str, ...] = ()  # parts of the figure, and ``SETTINGS_LINE``
    solid: bool = True
    provenance: bool = True

    @property
    def endings(self) -> tuple[str, ...]:
        """Return the files that are written."""
        return FORMATS[:-1] if self.format == "all" else (self.format,)

    def changed(self, **values: object) -> "Choices":
        return msgspec.structs.replace(self, **values)

    def shown(self, figure: Figure) -> Figure:
        """Return the figure with the parts that are wanted."""
        hidden = frozenset(self.hidden) - {SETTINGS_LINE}
        return figure.without(hidden) if hidden and isinstance(figure, Parted) else figure

    def page(self, texts: PageTexts, screen: "Screen") -> Page:
        """Return how the figure is laid out."""
        size, ratio = self._size(screen)
        zoom = screen.zoom if self.size == "screen" else readable_zoom(size)
        zoom = fitting_zoom(size) if self.size == "slide" else zoom
        theme = THEMES[self.theme].zoomed(zoom * self.text / 100.0)
        return Page(size, theme, texts, ratio, self.solid)

    def _size(self, screen: "Screen") -> tuple[QSize, float]:
        """Return the size in pixels at 96 to the inch, and device pixels for each."""
        if self.size == "slide":
            return SLIDE, 1.0
        if self.size == "screen":
            return screen.size, screen.ratio
        width, height = MILLIMETRES.get(self.size, (self.width, self.height))
        if self.size == "custom" and self.unit == "px":
            return QSize(round(width), round(height)), 1.0
        dots = DOTS_PER_INCH / MM_PER_INCH
        return QSize(round(width * dots), round(height * dots)), self.density / DOTS_PER_INCH


@dataclass(frozen=True)
class Screen:
    """How large the chart stands on the screen: pixels at 100 %, device pixels, zoom."""

    size: QSize
    ratio: float = 1.0
    zoom: float = 1.0


@dataclass(frozen=True)
class Export:
    """What is to be exported: a figure, where it comes from, and how its file is called."""

    kind: str  # the name of the panel
    figure: Figure
    provenance: Provenance
    screen: Screen
    name: str  # without an ending
    has_long_table: bool = False  # whether writing its numbers takes a while


def texts_of(export: Export) -> PageTexts:
    """Return the texts that the dialog fills in."""
    figure = export.figure
    return PageTexts(figure.title, "", figure.summary, figure.caption, figure.summary)


def finished(texts: PageTexts, choices: Choices, provenance: Provenance) -> PageTexts:
    """Return the texts with the last line and the note as they are wanted."""
    parts = [] if SETTINGS_LINE in choices.hidden else [texts.settings]
    if choices.provenance:
        parts = [*(parts or [texts.settings.partition(" · ")[0]]), provenance.mark]
    note = provenance.text if choices.provenance else ""
    line = "\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}".join(part for part in parts if part)
    return replace(texts, settings=line, note=note)


def encoded(choices: Choices) -> str:
    return msgspec.json.encode(choices).decode()


def decoded(text: str) -> Choices:
    """Return remembered choices; the defaults where they cannot be used."""
    try:
        found = msgspec.json.decode(text, type=Choices)
    except msgspec.MsgspecError:
        return Choices()
    low, high = BOUNDS.get(found.unit, (0, 0))
    known = (
        found.format in FORMATS and found.size in SIZES and found.theme in THEMES
        and found.density in DENSITIES and 80 <= found.text <= 200
        and low <= found.width <= high and low <= found.height <= high
    )  # fmt: skip
    return found if known else Choices()
