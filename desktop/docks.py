"""The dock area: a dock for each panel, arranged to the size of the window."""

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QTabWidget, QWidget

from desktop.dock import Dock
from desktop.folding import Folding
from desktop.panel import Panel
from desktop.settings import LAYOUT
from desktop.style import Look

MARGIN = 8  # px at 100 % around and between the docks
PARAMETERS, HISTORY = 304, 208  # px at 100 %: width and height at the start
HIGH = 640  # px at 100 %: from here on the history has its whole height
WIDE = 1100  # px at 100 %: below this the history folds to its title
NARROW, LOW = 816, 480  # px at 100 %: below these the docks become tabs
VERTICAL = Qt.Orientation.Vertical
LEFT, RIGHT = Qt.DockWidgetArea.LeftDockWidgetArea, Qt.DockWidgetArea.RightDockWidgetArea


class DockArea(QMainWindow):
    """Holds the docks; the window around it has menus, toolbar and status bar."""

    def __init__(self, look: Look, panels: Sequence[Panel], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)  # a window of its own keeps a least size for ever
        self._look = look
        self._tabbed = False
        self._presents = False  # one view beside the parameters, for a beamer
        self._wide_state = QByteArray()
        self._is_restored = False  # whether the sizes come from a saved arrangement
        self._is_settled = False  # whether the sizes of the docks mean something
        self._titles = QTimer(self, singleShot=True, interval=0)
        self._titles.timeout.connect(self._show_titles)
        self._wanted: tuple[float, float] = (PARAMETERS, HISTORY)  # width, height in pixels
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(lambda: self._arrange(*self._wanted))
        self.installEventFilter(self)
        self.setDockNestingEnabled(True)
        on_top = QTabWidget.TabPosition.North
        self.setTabPosition(Qt.DockWidgetArea.AllDockWidgetAreas, on_top)
        self.docks = {panel.name: Dock(look, panel) for panel in panels}
        for dock in self.docks.values():
            # Titles change once the docks stand: Qt does not bear it while it moves them.
            dock.topLevelChanged.connect(self._titles.start)
            dock.dockLocationChanged.connect(self._titles.start)
            dock.visibilityChanged.connect(self._titles.start)
            if dock.panel.place == "centre":
                dock.visibilityChanged.connect(self._make_room)
        history = self.docks["history"]
        self.folding = Folding(history, history.title) if history.title else None
        if self.folding is not None:
            self.folding.changed.connect(self._unfolded)
        self._wants_history = False  # the user unfolded it although there is little room
        look.changed.connect(self._measure)
        self._zoom = look.theme.zoom
        self.setContentsMargins(*[look.theme.px(MARGIN)] * 4)
        self._build()

    # Arrangements.

    def explore(self) -> None:
        """Parameters left, the view above the history; tabs where there is no room."""
        self._tabbed = self._is_cramped()
        self.restoreState(self._tabs if self._tabbed else self._split, LAYOUT)
        for dock in self.docks.values():
            dock.setVisible(dock.panel.opens)
        self._raise_first()
        if self._tabbed:
            self._wanted = PARAMETERS * self._zoom, self._history_height()
        else:
            self._wanted = PARAMETERS * self._zoom, self._history_height()
            self._set_sizes(*self._wanted)
        self._show_titles()

    def present(self, view: str) -> None:
        """Leave one view and the parameters, side by side, until ``leave``."""
        self._before = self.state(), self._tabbed
        self._presents = True
        if self._tabbed:
            self.restoreState(self._split, LAYOUT)
            self._tabbed = False
        for name, dock in self.docks.items():
            dock.setVisible(name in ("parameters", view))
        self.docks["parameters"].raise_()
        self.docks[view].raise_()
        self._show_titles()
        self._fitting.start()

    def leave(self) -> None:
        """Give back the arrangement from before ``present``."""
        state, self._tabbed = self._before
        self._presents = False
        self.show_state(state)
        self._fitting.start()

    def _build(self) -> None:
        """Make both arrangements once; taking docks apart on the screen is not safe in Qt."""
        first, *others = self.docks.values()
        self.addDockWidget(LEFT, first)
        for dock in others:
            self.addDockWidget(LEFT, dock)
            self.tabifyDockWidget(first, dock)
        self._tabs = self.state()
        left, centre, foot = (self._in(place) for place in ("left", "centre", "foot"))
        for dock in (*centre, *foot):
            self.removeDockWidget(dock)
            self.addDockWidget(RIGHT, dock)
            dock.show()
        self.splitDockWidget(centre[0], foot[0], VERTICAL)
        for dock in centre[1:]:
            self.tabifyDockWidget(centre[0], dock)
        for dock in left[1:]:
            self.tabifyDockWidget(left[0], dock)
        for dock in self.docks.values():
            dock.setVisible(dock.panel.opens)
        self._raise_first()
        self._split = self.state()

    def _raise_first(self) -> None:
        """Bring the first panel of each place to the front."""
        self._in("left")[0].raise_()
        self._in("centre")[0].raise_()

    def _in(self, place: str) -> list[Dock]:
        """The docks of one place at the start, in the order of the panels."""
        return [dock for dock in self.docks.values() if dock.panel.place == place]

    def view(self) -> Panel:
        """Return the view that is in front."""
        centre = self._in("centre")
        return next((dock.panel for dock in centre if dock.panel.is_seen), centre[0].panel)

    def dock_all(self) -> None:
        """Bring every floating panel back."""
        for dock in self.docks.values():
            dock.setFloating(False)

    def state(self) -> QByteArray:
        return self.saveState(LAYOUT)

    def show_state(self, state: QByteArray) -> bool:
        """Take a saved arrangement; False where it is none of this version."""
        if state.isEmpty() or not self.restoreState(state, LAYOUT):
            return False
        self._is_restored = True
        self._show_titles()
        return True

    def focus(self, name: str) -> None:
        """Bring a panel to the front and give it the keyboard."""
        dock = self.docks[name]
        if name == "history" and self.folding is not None and self.folding.is_folded:
            self.folding.fold(False)
            self._unfolded(False)
        dock.show()
        dock.raise_()
        dock.panel.first_widget().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_next(self, step: int = 1) -> None:
        """Go to the next panel that is on the screen."""
        shown = [name for name, dock in self.docks.items() if self._is_within_reach(dock)]
        here = self.focusWidget()
        inside = [n for n in shown if here and self.docks[n].isAncestorOf(here)]
        place = shown.index(inside[0]) + step if inside else 0
        self.focus(shown[place % len(shown)])

    def _is_within_reach(self, dock: Dock) -> bool:
        """Whether keys go to a dock: not behind another tab, but where all docks are tabs."""
        return not dock.isHidden() and (self._tabbed or dock.panel.is_seen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give room that comes or goes to the view in the middle."""
        super().resizeEvent(event)
        if self._is_settled:
            self._fitting.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Remember the sizes that the user has just given to the docks."""
        if event.type() == QEvent.Type.MouseButtonRelease and watched is self:
            self._note_sizes()
        return super().eventFilter(watched, event)

    def _note_sizes(self) -> None:
        if not self._tabbed and not (self.folding is not None and self.folding.is_folded):
            self._wanted = self.docks["parameters"].width(), self.docks["history"].height()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_settled:
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Take the first sizes, now that the window has its own."""
        self._is_settled = True
        if self._is_restored and not self._is_cramped():
            self._note_sizes()
            self._fold()
            return
        self._wanted = PARAMETERS * self._zoom, self._history_height()
        self._arrange(*self._wanted)

    def _history_height(self) -> float:
        """Return the height of the history at the start: less of it in a low window."""
        return (HISTORY if self.height() >= HIGH * self._zoom else 120) * self._zoom

    def _fold(self) -> None:
        """Fold the history where there is no room for it, unless the user wants to see it."""
        if self.folding is None:
            return
        narrow = self.width() < WIDE * self._zoom
        little = not self._is_cramped() and (narrow or self.view().is_tall)
        self._wants_history = self._wants_history and little
        self.folding.offer(little)
        if self.folding.is_folded is not (little and not self._wants_history):
            self.folding.fold(not self.folding.is_folded)

    def _make_room(self, seen: bool) -> None:
        """Fold the history beneath a tall view that comes to the front, and unfold it after."""
        if seen and self._is_settled:
            self._fitting.start()

    def _unfolded(self, folded: bool) -> None:
        self._wants_history = not folded
        self._wanted = self._wanted[0], self._history_height()
        self._fitting.start()

    def _arrange(self, width: float, height: float) -> None:
        if self._presents:
            shown = [dock for dock in self.docks.values() if not dock.isHidden()]
            widths = [round(width), max(1, round(self.width() - width - 3 * MARGIN * self._zoom))]
            self.resizeDocks(shown[:2], widths[: len(shown)], Qt.Orientation.Horizontal)
            return
        self._fold()
        cramped = self._is_cramped()
        if cramped == self._tabbed:
            if not cramped:
                self._set_sizes(width, self._fitting_height(height))
            return
        if cramped:
            self._wide_state = self.state()
        if cramped or not self.show_state(self._wide_state):
            self.explore()
        self._tabbed = cramped

    def _fitting_height(self, height: float) -> float:
        """Return a height for the history that leaves room for the view above it."""
        return height if self.height() >= HIGH * self._zoom else min(height, self._history_height())

    def _is_cramped(self) -> bool:
        zoom = self._look.theme.zoom
        return self.width() < NARROW * zoom or self.height() < LOW * zoom

    def _set_sizes(self, width: float, height: float) -> None:
        if not self._is_settled:
            return
        docks = self.docks
        horizontal = Qt.Orientation.Horizontal
        rest = self.width() - width - 3 * MARGIN * self._zoom
        both = [docks["parameters"], docks["distribution"]]
        self.resizeDocks(both, [round(width), max(1, round(rest))], horizontal)
        if self.folding is not None and self.folding.is_folded:
            height = docks["history"].maximumHeight()
        rest = self.height() - height - 3 * MARGIN * self._zoom
        both = [docks["distribution"], docks["history"]]
        self.resizeDocks(both, [max(1, round(rest)), round(height)], VERTICAL)

    def _measure(self) -> None:
        """Grow and shrink with the zoom."""
        ratio = self._look.theme.zoom / self._zoom
        self._zoom = self._look.theme.zoom
        self.setContentsMargins(*[self._look.theme.px(MARGIN)] * 4)
        width, height = self._wanted
        self._wanted = width * ratio, height * ratio
        if self._is_settled:
            self._fitting.start()

    def _show_titles(self) -> None:
        for dock in self.docks.values():
            dock.show_tabbed(bool(self.tabifiedDockWidgets(dock)))
