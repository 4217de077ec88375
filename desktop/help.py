"""What the window does for those who ask: help on focus, words, progress, the teacher's guide."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from desktop.actions import Command
from desktop.panels.help.focus import page_of
from desktop.settings import Settings
from desktop.style import Look
from sampling_core.model_view.session import Session

if TYPE_CHECKING:
    from desktop.guide_window import GuideWindow
    from desktop.progress_dialog import ProgressDialog

GLOSSARY = "glossary"


class Help(QObject):
    """Knows which page explains what; the window brings the Help panel to the front."""

    page_wanted = Signal(str)
    lab_wanted = Signal(str)  # the name of a built-in lab

    def __init__(self, window: QWidget, look: Look, session: Session, settings: Settings) -> None:
        super().__init__(window)
        self._window, self._look = window, look
        self._session, self._settings = session, settings

    def open_focus(self) -> None:
        """Open the page for what has the keyboard."""
        self.page_wanted.emit(page_of(self._window.focusWidget()))

    def open_help(self, name: str) -> None:
        """Open a page by name: “tile.entropy”, “sampler.top_p”, “term.nucleus”."""
        self.page_wanted.emit(name)

    def open_glossary(self) -> None:
        self.page_wanted.emit(GLOSSARY)

    def open_progress(self) -> "ProgressDialog":
        """Show the twelve can-do lines."""
        from desktop.progress_dialog import ProgressDialog

        dialog = ProgressDialog(self._look, self._session, self._window)
        dialog.lab_wanted.connect(self.lab_wanted)
        dialog.open()
        return dialog

    def open_guide(self) -> "GuideWindow":
        """Show the teacher's guide, in a window beside this one."""
        from desktop.guide_window import GuideWindow

        window = GuideWindow(self._look, self._session, self._settings, self._window)
        window.show()
        return window

    def commands(self) -> list[Command | None]:
        """Return the first entries of the Help menu; None: a line."""
        return [
            Command("help_focus", self.tr("&Help on this"), self.open_focus, ("F1",), "help"),
            Command("glossary", self.tr("&Glossary"), self.open_glossary),
            None,
            Command("progress", self.tr("My &progress…"), self.open_progress),
            Command("guide", self.tr("&Teacher’s guide…"), self.open_guide),
        ]
