"""Where labs, the teacher's tools and help meet the window: who opens what, and who is told."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.charts.figure import Revisited
from desktop.dock_forms import TABS
from desktop.help import Help
from desktop.labs import Labs
from desktop.language import NAMES
from desktop.panels.checklist import ChecklistPanel
from desktop.panels.help import HelpPanel
from desktop.panels.lab import LabPanel
from desktop.panels.lab_editor import LabEditorPanel
from desktop.teach import Teach

if TYPE_CHECKING:
    from desktop.main_window import MainWindow
    from sampling_core.labs.lab import Workspace


class Classroom(QObject):
    """Owns the three controllers and knows nothing of what they do."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        look, session, settings, notice = (
            window.look, window.session, window.settings, window.notice,
        )  # fmt: skip
        self.labs = Labs(window, session, settings, notice)
        editor = window.panel(LabEditorPanel)
        self.teach = Teach(window, look, session, settings, notice, self.labs, editor)
        self.help = Help(window, look, session, settings)
        self._join_labs()
        self._join_help()
        self.teach.editor_wanted.connect(partial(window.area.focus, "lab_editor"))
        opener = window.files.opener
        opener.takers["lab"] = self.labs.take
        opener.hooks["key"] = self.teach.open_key
        opener.hooks["hand_in"] = self.teach.open_hand_in

    def _join_labs(self) -> None:
        window, labs = self._window, self.labs
        lab = window.panel(LabPanel)
        labs.workspace_wanted.connect(self.take_workspace)
        labs.opened.connect(partial(window.area.focus, "lab"))
        labs.view_wanted.connect(self.show_view)
        lab.file_wanted.connect(labs.ask_for_file)
        lab.told.connect(window.notice.tell)
        for wanted in (labs.report_wanted, lab.report_wanted):
            wanted.connect(self.teach.open_report)
        steps = window.distribution.first_steps
        steps.lab_wanted.connect(partial(labs.open_named, "temperature"))
        steps.guide_wanted.connect(self.help.open_guide)

    def _join_help(self) -> None:
        window, help_ = self._window, self.help
        pages, checklist = window.panel(HelpPanel), window.panel(ChecklistPanel)
        help_.page_wanted.connect(pages.show_page)
        help_.page_wanted.connect(lambda _: window.area.focus("help"))
        for asking in (help_.lab_wanted, pages.lab_wanted):
            asking.connect(self.labs.open_built_in)
        for asking in (pages.view_wanted, checklist.view_wanted):
            asking.connect(window.area.focus)
        checklist.told.connect(window.notice.tell)
        for explained in (window.parameters, window.distribution):
            explained.help_wanted.connect(help_.open_help)

    def show_view(self, view: str) -> None:
        """Bring a view to the front, and a page of it where one is named: “compare.engines”."""
        name, _, page = view.partition(".")
        area = self._window.area
        if name not in area.docks:
            return  # a lab from a newer version may know more views
        if area.form == TABS:
            return  # it would hide the lab that one reads
        area.show_view(name)
        panel = area.docks[name].panel
        if page and isinstance(panel, Revisited):
            panel.show_view_settings({"page": page})

    def take_workspace(self, wanted: "Workspace") -> None:
        """Look as a lab asks for; another language comes with a window of its own."""
        window, settings = self._window, self._window.settings
        if wanted.theme:
            settings.theme = wanted.theme
        if wanted.zoom:
            settings.zoom = wanted.zoom
        self.show_view(wanted.view)
        if wanted.present:
            window.present.begin()
        if wanted.language in NAMES:
            window.change_language(wanted.language)
