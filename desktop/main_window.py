"""The window: docks, menus, toolbar, status bar, closing; panels meet only through the session."""

import secrets
from collections.abc import Mapping
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QToolBar, QVBoxLayout, QWidget

from desktop.actions import Actions
from desktop.announcer import Announcer
from desktop.appearance import Appearance
from desktop.bounds_bar import BoundsBar
from desktop.charts.figure import Revisited
from desktop.classroom import Classroom
from desktop.docks import DockArea
from desktop.drop_zone import DropZone, files_in
from desktop.enabling import Enabling
from desktop.files import Files
from desktop.lab_banner import LabBanner
from desktop.language import wanted_language
from desktop.menus import fill_menus
from desktop.notice import NoticeBar, NoticePlace
from desktop.opened import SESSION
from desktop.panel import Panel
from desktop.panels import PANELS
from desktop.panels.data import DataPanel
from desktop.panels.distribution import DistributionPanel
from desktop.panels.history import HistoryPanel
from desktop.panels.parameters import ParametersPanel
from desktop.panels.stages import StagesPanel
from desktop.present import Present, PresentBar
from desktop.present_tools import PresentTools
from desktop.presets import Presets
from desktop.sessions import Sessions
from desktop.settings import THEMES, Settings
from desktop.status import Status
from desktop.style import Look
from desktop.toolbar import ToolRow
from desktop.window_size import WindowSize
from sampling_core.model_view.autosave import Autosave
from sampling_core.model_view.library import Library
from sampling_core.model_view.session import Session

Shown = TypeVar("Shown", bound=Panel)
PRESET_FILE = "presets.sppreset"
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
        self.files = Files(self, look, session, settings, self.notice, self.front)
        self.files.opener.view_wanted.connect(self.show_view)
        view.own_data_wanted.connect(self.files.ask_for_data)
        self.parameters.told.connect(self.notice.tell)
        self.data.open_wanted.connect(self.files.ask_for_data)
        self.stages.export_wanted.connect(self.files.ask_for_export)
        self.stages.head_chosen.connect(self.show_stage)
        self.stages.view_wanted.connect(partial(self.area.focus, "stages"))
        place = settings.place
        library = Library(place / PRESET_FILE if place else None, self)
        self.presets = Presets(self, look, session, settings, library, self.notice)
        self.files.opener.takers["preset"] = self.presets.take
        session.lab.language = wanted_language(settings.language)
        self.classroom = classroom = Classroom(self)
        self.labs, self.teach, self.help = classroom.labs, classroom.teach, classroom.help
        self.sessions = Sessions(self, look, session, settings, self.notice)
        self.files.opener.hooks[SESSION] = self.sessions.open
        self.actions_ = Actions(look, self)
        fill_menus(self)
        self._enabling = Enabling(self.actions_, session)
        self._add_toolbar()
        self._add_centre()
        bar = partial(PresentBar, look, session, self.actions_)
        self.present = Present(self, self.area, appearance, self.parameters, self.notice, bar)
        self.present_tools = PresentTools(self, look, session, self.present)
        self.addActions(self.actions_.all())  # their keys work while the menu bar is hidden
        self.announcer = Announcer(session, settings, view)
        self.status = Status(look, session, settings)
        self.setStatusBar(self.status)
        self.drop_zone = DropZone(look, self.files.opener, self)
        self.autosave.saved.connect(self.status.show_saved)
        session.undo_stack.indexChanged.connect(self.notice.pass_by)
        settings.changed.connect(self._show_choices)
        look.changed.connect(self._show_choices)
        self._show_choices()
        self._take_place()
        self._size = WindowSize(look, self)

    # The panels by name; the menus hold commands for them.

    def panel(self, kind: type[Shown]) -> Shown:
        """Return the panel of a kind."""
        return next(each for each in self.findChildren(Panel) if isinstance(each, kind))

    @property
    def parameters(self) -> ParametersPanel:
        return self.panel(ParametersPanel)

    @property
    def distribution(self) -> DistributionPanel:
        return self.panel(DistributionPanel)

    @property
    def data(self) -> DataPanel:
        return self.panel(DataPanel)

    @property
    def stages(self) -> StagesPanel:
        return self.panel(StagesPanel)

    @property
    def history(self) -> HistoryPanel:
        return self.panel(HistoryPanel)

    # What menus ask of the window itself.

    def new_seed(self) -> None:
        seed = secrets.randbelow(SEEDS)
        words = self.tr("Seed {seed}").format(seed=seed)
        self.session.edit(self.session.experiment.with_(seed=seed), words)

    def show_stage(self, step: int) -> None:
        """Give the keyboard to the card of a stage."""
        self.area.focus("parameters")
        self.parameters.card(step).first_control().setFocus(Qt.FocusReason.OtherFocusReason)

    def change_language(self, name: str) -> None:
        """Speak another language: the window comes back on the same session."""
        if name != self.settings.language:
            self.settings.language = name
            self.sessions.reopen()

    def open_search(self) -> None:
        from desktop.command_search import CommandSearch

        CommandSearch(self.look, self.actions_.all(), self).open()

    def open_shortcuts(self) -> None:
        from desktop.shortcuts import ShortcutSheet

        ShortcutSheet(self.look, self.actions_.all(), self).open()

    def open_about(self) -> None:
        from desktop.shortcuts import AboutLab

        AboutLab(self.look, self).open()

    def front(self) -> Panel:
        """Return the panel that has the keyboard and a chart, else the view in front."""
        place: QWidget | None = self.focusWidget()
        while place is not None and not isinstance(place, Panel):
            place = place.parentWidget()
        return place if place is not None and place.is_view else self.area.view()

    def show_view(self, name: str, settings: Mapping[str, str]) -> None:
        """Bring a view to the front, looking as a chart of it did; unknown ones are passed over."""
        if name in self.area.docks:
            self.area.focus(name)
            panel = self.area.docks[name].panel
            if isinstance(panel, Revisited):
                panel.show_view_settings(settings)

    def save_my_layout(self) -> None:
        self.settings.remember_arrangement("mine", self.area.state())

    def show_my_layout(self) -> None:
        if not self.area.show_state(self.settings.arrangement("mine")):
            words = self.tr("There is no layout of yours yet.")
            self.notice.tell(words, self.tr("Save this one"), self.save_my_layout)

    # Qt's events.

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._size.begin()
        QTimer.singleShot(0, self, self._focus_first)

    def _focus_first(self) -> None:
        """Put the keyboard where the work begins, unless the user was faster."""
        if self.focusWidget() is None or not self.area.isAncestorOf(self.focusWidget()):
            self.parameters.first_widget().setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._size.note(event.size())

    def closeEvent(self, event: QCloseEvent) -> None:
        self.present.leave()
        self.session.cancel()
        self.files.wait()
        self.autosave.save()
        self.settings.remember_arrangement("window", self.saveGeometry())
        self.settings.remember_arrangement("docks", self.area.state())
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        files = files_in(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.drop_zone.show_files(files)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802  (Qt's name)
        self.drop_zone.hide()
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        self.drop_zone.hide()
        event.acceptProposedAction()
        files = files_in(event.mimeData())
        if files:
            self.files.open_first(files)

    # Parts.

    def _add_toolbar(self) -> None:
        bar = QToolBar(self.tr("Toolbar"), self)
        bar.setObjectName("toolbar")
        bar.setMovable(False)
        bar.toggleViewAction().setVisible(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        bar.addWidget(ToolRow(self.look, self.session, self.settings, self.actions_, self.presets))
        self.addToolBar(bar)

    def _add_centre(self) -> None:
        centre = QWidget()
        column = QVBoxLayout(centre)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(LabBanner(self.look, self.session))
        column.addWidget(BoundsBar(self.look, self.session))
        column.addWidget(self.area, 1)
        NoticePlace(self.look, self.notice, column)
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
