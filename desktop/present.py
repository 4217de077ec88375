"""Present: one view and the stages that are on, large, for a beamer; Esc leaves."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QToolBar, QWidget

from desktop.actions import Actions
from desktop.appearance import Appearance
from desktop.concealed import settings_shown
from desktop.docks import DockArea
from desktop.panels.parameters import ParametersPanel
from desktop.style import Look
from desktop.theme import PRESENTED, SEMIBOLD, TITLE
from desktop.widgets.elided_label import ElidedLabel
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

ROOM = (880, 540)  # px at 100 % that parameters and a view need side by side
BESIDE = 320  # px at 100 % more for a lab beside them
BUTTONS = ("undo", "redo", "new_seed", "zoom_out", "zoom_in", "switch_theme")


class PresentBar(QWidget):
    """Menus and toolbar folded into one line: what is shown, and what is done while showing it."""

    def __init__(self, look: Look, session: Session, actions: Actions) -> None:
        super().__init__()
        self._look = look
        self._words = ElidedLabel(look, "", TITLE, SEMIBOLD)
        self._words.setObjectName("present.words")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._words, 1)
        for name in BUTTONS:
            if actions.has_icon(name):
                button = actions.tool_button(name, 19, "text")
                button.setObjectName(f"present.{name}")
                self._row.addWidget(button)
        for name, words in (("draw", self.tr("Draw")), ("present", self.tr("Leave"))):
            pushed = actions.push_button(name, words, "primary" if name == "draw" else "plain")
            pushed.setObjectName(f"present.{name}")
            self._row.addWidget(pushed)
        self._session = session
        session.trace_changed.connect(self.show_trace)
        look.changed.connect(self._measure)
        self._measure()
        self.show_trace(session.trace)

    def show_trace(self, trace: Trace) -> None:
        experiment = trace.experiment
        words = self.tr("{data}: {settings}")
        name = experiment.source.name or self.tr("Own data")
        shown = settings_shown(self._session, experiment)
        self._words.setText(words.format(data=name, settings=shown))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(6), 0, px(2), 0)
        self._row.setSpacing(px(6))


class Present(QObject):
    """Turns the window into a picture for a room, and back into what it was."""

    changed = Signal(bool)  # whether it is on now

    def __init__(
        self,
        window: QMainWindow,
        area: DockArea,
        appearance: Appearance,
        parameters: ParametersPanel,
        notice: QWidget,
        make_bar: Callable[[], PresentBar],
    ) -> None:
        super().__init__(window)
        self._window, self._area = window, area
        self._appearance, self._parameters = appearance, parameters
        self._notice = notice
        self._full_before = False
        self.is_on = False
        self.put_away: Callable[[], bool] = lambda: False  # what Esc does first, if it is there
        self._make_bar = make_bar  # when it is wanted: a hidden tool bar takes room before a show
        self._bar: QToolBar | None = None
        leave = QShortcut(QKeySequence("Esc"), window)
        leave.setContext(Qt.ShortcutContext.WindowShortcut)
        leave.activated.connect(self.escape)
        leave.setEnabled(False)
        self._esc = leave

    def switch(self) -> None:
        """Begin to present, or leave."""
        if self.is_on:
            self.leave()
        else:
            self.begin()

    def begin(self) -> None:
        """Show the view in front beside the stages that are on, full screen and large."""
        if self.is_on:
            return
        self.is_on = True
        self._full_before = self._window.isFullScreen()
        view = self._area.view().name
        self._dress(on=True)
        self._area.present(view)
        self._window.showFullScreen()
        self.changed.emit(True)

    def escape(self) -> None:
        """Put away what lies over the picture, else leave."""
        if not self.put_away():
            self.leave()

    def leave(self) -> None:
        """Give everything back as it was."""
        if not self.is_on:
            return
        self.is_on = False
        self._dress(on=False)
        self._area.leave()
        if not self._full_before:
            self._window.showNormal()
        self.changed.emit(False)

    def _add_bar(self) -> QToolBar:
        bar = QToolBar(self.tr("Present"), self._window)
        bar.setObjectName("present")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.addWidget(self._make_bar())
        self._window.addToolBar(bar)
        return bar

    def _dress(self, *, on: bool) -> None:
        self._esc.setEnabled(on)
        self._bar = self._bar or self._add_bar()
        for part in (self._window.menuBar(), self._window.statusBar()):
            part.setVisible(not on)
        for bar in self._window.findChildren(QToolBar):
            bar.setVisible(on is (bar is self._bar))
        if on:
            self._notice.hide()
        self._parameters.show_only_at_work(on)
        size = self._window.screen().size()
        room = ROOM[0] + BESIDE * len(self._area.at_work())
        zoom = zoom_for(size.width(), size.height(), room)
        self._appearance.present(zoom if on else None)


def zoom_for(width: int, height: int, room: int = ROOM[0]) -> float:
    """Return the zoom for a screen in pixels: 1.6, and less where that would leave no room.

    ``room`` are the pixels at 100 % that all panels need side by side.
    """
    return max(1.0, min(PRESENTED, width / room, height / ROOM[1]))
