"""The forms of the dock area: where docks stand at first in a wide, a narrow, a cramped window."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QMainWindow

from desktop.dock import Dock
from desktop.settings import LAYOUT

WIDE, NARROW, TABS = "wide", "narrow", "tabs"
ROOMY = 1180  # px at 100 %: below this what stands right becomes a tab beside the parameters
LEAST, LOW = 816, 480  # px at 100 %: below these all docks become tabs

LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea
HORIZONTAL, VERTICAL = Qt.Orientation.Horizontal, Qt.Orientation.Vertical


@dataclass(frozen=True)
class Sizes:
    """What the user wants of the docks, in pixels."""

    parameters: float  # width
    history: float  # height
    right: float  # width of what stands right

    def by(self, ratio: float) -> "Sizes":
        """Return them for another zoom."""
        return Sizes(self.parameters * ratio, self.history * ratio, self.right * ratio)


def fitting(width: float, height: float) -> str:
    """Return the form for a window of so many pixels at 100 %."""
    if width < LEAST or height < LOW:
        return TABS
    return WIDE if width >= ROOMY else NARROW


def of_place(docks: Sequence[Dock], place: str) -> list[Dock]:
    """Return the docks of one place at the start, in the order of the panels."""
    return [dock for dock in docks if dock.panel.place == place]


def raise_first(docks: Sequence[Dock], form: str) -> None:
    """Bring the first panel of each place to the front; one at work before the others."""
    places = ("left", "centre", "right") if form == WIDE else ("left", "centre")
    for place in places:
        for dock in of_place(docks, place)[:1]:
            dock.raise_()
    if form != WIDE:
        raise_at_work(docks)


def raise_at_work(docks: Sequence[Dock]) -> None:
    """Bring what is at work to the front of those that it shares a place with."""
    for dock in of_place(docks, "right"):
        if dock.panel.is_at_work and not dock.isHidden():
            dock.raise_()


def build(area: QMainWindow, docks: Sequence[Dock]) -> dict[str, QByteArray]:
    """Add docks to an area and return each form; taking them apart on the screen is not safe.

    The area is left in the wide form.
    """
    forms = {TABS: _build_tabs(area, docks)}
    left, centre, right, foot = (of_place(docks, p) for p in ("left", "centre", "right", "foot"))
    _take_out(area, (*centre, *foot))
    for dock in (*centre, *foot):
        area.addDockWidget(RIGHT, dock)
        dock.show()
    area.splitDockWidget(centre[0], foot[0], VERTICAL)
    _tabify(area, centre)
    _tabify(area, (*left, *right))
    forms[NARROW] = _kept(area, docks, NARROW)
    _take_out(area, (*right, *centre, *foot))
    area.addDockWidget(RIGHT, centre[0])
    if right:
        area.splitDockWidget(centre[0], right[0], HORIZONTAL)
    area.splitDockWidget(centre[0], foot[0], VERTICAL)
    _tabify(area, centre)
    _tabify(area, right)
    forms[WIDE] = _kept(area, docks, WIDE)
    return forms


def _build_tabs(area: QMainWindow, docks: Sequence[Dock]) -> QByteArray:
    for dock in docks:
        area.addDockWidget(LEFT, dock)
    _tabify(area, docks)
    return area.saveState(LAYOUT)


def _take_out(area: QMainWindow, docks: Sequence[Dock]) -> None:
    for dock in docks:
        area.removeDockWidget(dock)


def _tabify(area: QMainWindow, docks: Sequence[Dock]) -> None:
    for dock in docks[1:]:
        area.tabifyDockWidget(docks[0], dock)


def _kept(area: QMainWindow, docks: Sequence[Dock], form: str) -> QByteArray:
    for dock in docks:
        dock.setVisible(dock.panel.opens)
    raise_first(docks, form)
    return area.saveState(LAYOUT)
