"""The dock area: a dock for each panel, arranged to the size of the window."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDockWidget, QMainWindow, QTabWidget, QWidget

from desktop.dock import Dock
from desktop.dock_forms import (
    HORIZONTAL,
    TABS,
    VERTICAL,
    WIDE,
    Sizes,
    build,
    fitting,
    of_place,
    raise_at_work,
    raise_first,
)
from desktop.folding import Folding
from desktop.panel import Panel
from desktop.settings import LAYOUT
from desktop.style import Look

MARGIN = 8  # px at 100 % around and between the docks
PARAMETERS, HISTORY = 304, 208  # px at 100 %: width and height at the start
RIGHT_WIDTH, LAB_WIDTH = 312, 400  # px at 100 %: of what stands right, and of a lab at work
ABOVE = 580  # px at 100 % that the view above the history needs for its ten bars
LITTLE = 96  # px at 100 %: the history has no less, where it is not folded
FOLDS = 1100  # px at 100 %: below this the history folds to its title


class DockArea(QMainWindow):
    """Holds the docks; the window around it has menus, toolbar and status bar."""

    def __init__(self, look: Look, panels: Sequence[Panel], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowFlags(Qt.WindowType.Widget)  # a window of its own keeps a least size for ever
        self._look = look
        self.form = WIDE
        self._presents = False  # one view beside the parameters, for a beamer
        self._left: dict[str, QByteArray] = {}  # each as the user has left it
        self._is_restored = False  # whether the sizes come from a saved arrangement
        self._is_settled = False  # whether the sizes of the docks mean something
        self._titles = QTimer(self, singleShot=True, interval=0)
        self._titles.timeout.connect(self._show_titles)
        self._wanted = Sizes(PARAMETERS, HISTORY, RIGHT_WIDTH)
        self._fitting = QTimer(self, singleShot=True, interval=0)
        self._fitting.timeout.connect(self._arrange)
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
        self._forms = build(self, self._every)

    # Arrangements.

    def explore(self) -> None:
        """Parameters left, the view above the history, the lab right; tabs where room is short."""
        self._lay_out(RIGHT_WIDTH)

    def work_in_lab(self) -> None:
        """Give the lab more room, and fold the history to its title."""
        self._lay_out(LAB_WIDTH)
        self.focus("lab")

    def study(self, view: str) -> None:
        """Give one view the room of the lab and of the history."""
        self._lay_out(RIGHT_WIDTH)
        for dock in (*self._in("right"), *self._in("foot")):
            dock.hide()
        self.focus(view)

    def _lay_out(self, right: float) -> None:
        self.form = self._fitting_form()
        self.restoreState(self._forms[self.form], LAYOUT)
        for dock in self.docks.values():
            dock.setVisible(dock.panel.opens)
        raise_first(self._every, self.form)
        self._wanted = Sizes(PARAMETERS, self._history_height() / self._zoom, right).by(self._zoom)
        self._wants_history = False
        self._set_sizes(self._wanted)
        self._fold()
        self._show_titles()

    def present(self, view: str) -> None:
        """Leave one view and the parameters, and a lab at work, until ``leave``."""
        self._before = self.state(), self.form
        self._presents = True
        if self.form != WIDE:
            self.restoreState(self._forms[WIDE], LAYOUT)
            self.form = WIDE
        for name, dock in self.docks.items():
            dock.setVisible(name in ("parameters", view) or dock in self.at_work())
        self.docks["parameters"].raise_()
        self.docks[view].raise_()
        self._show_titles()
        self._fitting.start()

    def leave(self) -> None:
        """Give back the arrangement from before ``present``."""
        state, self.form = self._before
        self._presents = False
        self.show_state(state)
        self._fitting.start()

    def lock_layout(self, on: bool) -> None:
        """Keep every dock where it is, or let the user move them again."""
        free = QDockWidget.DockWidgetFeature
        all_of_them = free.DockWidgetClosable | free.DockWidgetMovable | free.DockWidgetFloatable
        for dock in self.docks.values():
            dock.setFeatures(free.DockWidgetClosable if on else all_of_them)

    def _in(self, place: str) -> list[Dock]:
        """The docks of one place at the start, in the order of the panels."""
        return of_place(self._every, place)

    def view(self) -> Panel:
        """Return the view that is in front."""
        centre = self._in("centre")
        return next((dock.panel for dock in centre if dock.panel.is_seen), centre[0].panel)

    def at_work(self) -> list[Dock]:
        """Return what stands right and is at work: a lab that is open."""
        return [dock for dock in self._in("right") if dock.panel.is_at_work]

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

    def show_view(self, name: str) -> None:
        """Bring a panel to the front; the keyboard stays where it is."""
        self.docks[name].show()
        self.docks[name].raise_()

    def focus_next(self, step: int = 1) -> None:
        """Go to the next panel that is on the screen."""
        shown = [name for name, dock in self.docks.items() if self._is_within_reach(dock)]
        here = self.focusWidget()
        inside = [n for n in shown if here and self.docks[n].isAncestorOf(here)]
        place = shown.index(inside[0]) + step if inside else 0
        self.focus(shown[place % len(shown)])

    def _is_within_reach(self, dock: Dock) -> bool:
        """Whether keys go to a dock: not behind another tab, but where all docks are tabs."""
        return not dock.isHidden() and (self.form == TABS or dock.panel.is_seen)

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
        if self.form == TABS:
            return
        docks = self.docks
        folded = self.folding is not None and self.folding.is_folded
        height = self._wanted.history if folded else docks["history"].height()
        right = next((d.width() for d in self._in("right") if d.panel.is_seen), self._wanted.right)
        if self.form != WIDE:
            right = self._wanted.right
        self._wanted = Sizes(docks["parameters"].width(), height, right)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_settled:
            QTimer.singleShot(0, self, self._settle)

    def _settle(self) -> None:
        """Take the first sizes, now that the window has its own."""
        self._is_settled = True
        if self._is_restored and self._fitting_form() != TABS:
            self.form = self._fitting_form()
            self._note_sizes()
            self._fold()
            return
        sizes = Sizes(PARAMETERS, self._history_height() / self._zoom, RIGHT_WIDTH)
        self._wanted = sizes.by(self._zoom)
        self._arrange()

    def _history_height(self) -> float:
        """Return the height of the history at the start: less of it in a low window."""
        left = self.height() / self._zoom - ABOVE
        return max(LITTLE, min(HISTORY, left)) * self._zoom

    def _fold(self) -> None:
        """Fold the history where there is no room for it, unless the user wants to see it."""
        if self.folding is None:
            return
        narrow = self.width() < FOLDS * self._zoom
        works = self._wanted.right >= LAB_WIDTH * self._zoom and self.form == WIDE
        little = self._fitting_form() != TABS and (narrow or works or self.view().is_tall)
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
        self._wanted = replace(self._wanted, history=self._history_height())
        self._fitting.start()

    def _arrange(self) -> None:
        width, height = self._wanted.parameters, self._wanted.history
        if self._presents:
            self._set_presented(width)
            return
        form = self._fitting_form()
        if form != self.form:
            self._change_form(form)
        self._fold()
        if form != TABS:
            self._set_sizes(replace(self._wanted, history=self._fitting_height(height)))

    def _set_presented(self, width: float) -> None:
        """Give the view what the parameters and a lab at work leave."""
        right = [round(self._wanted.right) for _ in self.at_work()]
        shown = [dock for dock in self.docks.values() if not dock.isHidden()]
        gaps = (3 + len(right)) * MARGIN * self._zoom
        rest = max(1, round(self.width() - width - sum(right) - gaps))
        self.resizeDocks(shown[:3], [round(width), rest, *right][: len(shown)], HORIZONTAL)

    def _change_form(self, form: str) -> None:
        """Take on a form as the user left it; what is hidden or shown now stays so."""
        hidden = {name for name, dock in self.docks.items() if dock.isHidden()}
        here = self.window().focusWidget()
        self._left[self.form], self.form = self.state(), form
        if not self.show_state(self._left.get(form, QByteArray())):
            self._lay_out(self._wanted.right / self._zoom)
        for name, dock in self.docks.items():
            dock.setVisible(name not in hidden)
        raise_at_work(self._every)
        if here is not None and self.isAncestorOf(here) and here.isVisible():
            here.setFocus(Qt.FocusReason.OtherFocusReason)  # docks that move let it go

    def _fitting_form(self) -> str:
        return fitting(self.width() / self._zoom, self.height() / self._zoom)

    def _fitting_height(self, height: float) -> float:
        """Return a height for the history that leaves room for the view above it."""
        is_high = self.height() >= (ABOVE + HISTORY) * self._zoom
        return height if is_high else min(height, self._history_height())

    @property
    def _every(self) -> list[Dock]:
        return list(self.docks.values())

    def _set_sizes(self, sizes: "Sizes") -> None:
        if not self._is_settled or self.form == TABS:
            return
        docks, gap = self.docks, MARGIN * self._zoom
        right = [d for d in self._in("right") if not d.isHidden() and not d.isFloating()][:1]
        if self.form != WIDE:
            right = []
        side = [round(sizes.right)] * len(right)
        rest = self.width() - sizes.parameters - sum(side) - (3 + len(right)) * gap
        both = [docks["parameters"], docks["distribution"], *right]
        widths = [round(sizes.parameters), max(1, round(rest)), *side]
        self.resizeDocks(both, widths, HORIZONTAL)
        height = sizes.history
        if self.folding is not None and self.folding.is_folded:
            height = docks["history"].maximumHeight()
        rest = self.height() - height - 3 * gap
        both = [docks["distribution"], docks["history"]]
        self.resizeDocks(both, [max(1, round(rest)), round(height)], VERTICAL)

    def _measure(self) -> None:
        """Grow and shrink with the zoom."""
        ratio = self._look.theme.zoom / self._zoom
        self._zoom = self._look.theme.zoom
        self.setContentsMargins(*[self._look.theme.px(MARGIN)] * 4)
        self._wanted = self._wanted.by(ratio)
        if self._is_settled:
            self._fitting.start()

    def _show_titles(self) -> None:
        for dock in self.docks.values():
            dock.show_tabbed(bool(self.tabifiedDockWidgets(dock)))
