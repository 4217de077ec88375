"""The window: docks, menus, toolbar, status bar, closing; panels meet only through the session."""

import secrets
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QShowEvent
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from desktop.actions import Actions
from desktop.announcer import Announcer
from desktop.appearance import Appearance
from desktop.docks import DockArea
from desktop.files import Files
from desktop.menus import fill_menus
from desktop.notice import NoticeBar
from desktop.panels import PANELS
from desktop.panels.distribution import DistributionPanel
from desktop.panels.history import HistoryPanel
from desktop.panels.parameters import ParametersPanel
from desktop.settings import THEMES, Settings
from desktop.status import Status
from desktop.style import Look
from desktop.toolbar import ToolRow
from sampling_core.model_view.autosave import Autosave
from sampling_core.model_view.session import Session

SIZE = (1440, 900)  # px at the start
FRAME = 40  # px of a title bar, which would push the foot of the window off a small screen
SEEDS = 1_000_000  # new seeds stay short enough to be read aloud


class MainWindow(QMainWindow):
    """Gives each panel of the catalogue a dock."""

    def __init__(
        self, look: Look, session: Session, settings: Settings, appearance: Appearance
    ) -> None:
        super().__init__()
        self.look, self.session, self.settings = look, session, settings
        self.appearance = appearance
        self.setObjectName("window")
        self.setWindowTitle("Sampling Lab")
        self.setAcceptDrops(True)
        self.autosave = Autosave(session, self)
        self.area = DockArea(look, [panel(look, session, settings) for panel in PANELS], self)
        self.notice = NoticeBar(look)
        view = self.distribution
        self.files = Files(self, session, settings, self.notice.tell, lambda: view.picture)
        view.own_data_wanted.connect(self.files.ask_for_data)
        self.actions_ = Actions(look, self)
        fill_menus(self)
        self._add_toolbar()
        self._add_centre()
        kept = session.records.history.is_kept
        self.announcer = Announcer(session, settings, view)
        self.status = Status(look, session, settings, kept=kept)
        self.setStatusBar(self.status)
        self.autosave.saved.connect(self.status.show_saved)
        session.undo_stack.indexChanged.connect(self.notice.hide)
        settings.changed.connect(self._show_choices)
        look.changed.connect(self._show_choices)
        self._show_choices()
        self._take_place()

    # The panels by name; the menus hold commands for them.

    @property
    def parameters(self) -> ParametersPanel:
        return self.findChildren(ParametersPanel)[0]

    @property
    def distribution(self) -> DistributionPanel:
        return self.findChildren(DistributionPanel)[0]

    @property
    def history(self) -> HistoryPanel:
        return self.findChildren(HistoryPanel)[0]

    # What menus ask of the window itself.

    def new_seed(self) -> None:
        seed = secrets.randbelow(SEEDS)
        self.session.edit(self.session.experiment.with_(seed=seed), f"Seed {seed}")

    def open_search(self) -> None:
        from desktop.command_search import CommandSearch

        CommandSearch(self.look, self.actions_.all(), self).open()

    def open_shortcuts(self) -> None:
        from desktop.shortcuts import ShortcutSheet

        ShortcutSheet(self.look, self.actions_.all(), self).open()

    def open_about(self) -> None:
        from desktop.shortcuts import AboutLab

        AboutLab(self.look, self).open()

    def save_my_layout(self) -> None:
        self.settings.remember_arrangement("mine", self.area.state())

    def show_my_layout(self) -> None:
        if not self.area.show_state(self.settings.arrangement("mine")):
            words = "There is no layout of yours yet."
            self.notice.tell(words, "Save this one", self.save_my_layout)

    # Qt's events.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        """Put the keyboard where the work begins, unless the user was faster."""
        if self.focusWidget() is None or not self.area.isAncestorOf(self.focusWidget()):
            self.parameters.first_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.cancel()
        self.autosave.save()
        self.settings.remember_arrangement("window", self.saveGeometry())
        self.settings.remember_arrangement("docks", self.area.state())
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.statusBar().showMessage("Open as data")

    def dropEvent(self, event: QDropEvent) -> None:
        self.statusBar().clearMessage()
        event.acceptProposedAction()
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.files.open_data(files[0])

    # Parts.

    def _add_toolbar(self) -> None:
        bar = QToolBar("Toolbar", self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(ToolRow(self.look, self.session, self.settings, self.actions_))
        self.addToolBar(bar)

    def _add_centre(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notice)
        column.addWidget(self.area, 1)
        self.setCentralWidget(centre)

    def _show_choices(self) -> None:
        """Tick the theme in the menu and draw the sun or the moon."""
        for name in THEMES:
            self.actions_[f"theme_{name}"].setChecked(name == self.settings.theme)
        dark = self.look.theme.name == "dark"
        self.actions_.show_icon("switch_theme", "sun" if dark else "moon")

    def _take_place(self) -> None:
        """Stand where the window stood last, as far as there is still a screen."""
        self.resize(*SIZE)
        if QGuiApplication.platformName() != "offscreen":  # there is a screen to fit
            room = QGuiApplication.primaryScreen().availableGeometry()
            self.resize(self.size().boundedTo(QSize(room.width(), room.height() - FRAME)))
        if self.restoreGeometry(self.settings.arrangement("window")):
            screens = [screen.availableGeometry() for screen in QGuiApplication.screens()]
            if not any(screen.intersects(self.frameGeometry()) for screen in screens):
                self.move(screens[0].topLeft())
        self.area.show_state(self.settings.arrangement("docks"))
