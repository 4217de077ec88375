"""A panel: a view of the session that fits in a dock."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from desktop.settings import Settings
from desktop.style import Look
from desktop.widgets.dock_title import DockTitle
from desktop.widgets.surface import Surface
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

FOLLOWED = frozenset({"unit", "scale", "order", "ticks"})  # settings that change what panels show


class Panel(Surface):
    """Holds widgets, never values; ``show_trace`` is all that changes what it shows."""

    name: ClassVar[str]  # its dock is called dock.<name>
    title: ClassVar[str]
    keys: ClassVar[str]  # the shortcut that jumps to it
    is_view: ClassVar[bool] = False  # in the centre, with a tab instead of a title bar
    least: ClassVar[tuple[int, int]] = (272, 120)  # px at 100 %

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__("view" if self.is_view else "body")
        self.look, self.session, self.settings = look, session, settings
        self.setAccessibleName(self.title)
        self.build()
        session.trace_changed.connect(self.show_trace)
        settings.changed.connect(self._follow)
        look.changed.connect(self._measure)
        self._measure()
        self.show_trace(session.trace)

    def build(self) -> None:
        """Create the widgets and connect what the user does to the session."""
        raise NotImplementedError

    def show_trace(self, trace: Trace) -> None:
        """Display ``trace``: the only thing that changes what the panel shows."""
        raise NotImplementedError

    def dress_title(self, title: DockTitle) -> None:
        """Put facts and buttons of the panel into the title bar of its dock."""

    def first_widget(self) -> QWidget:
        """Return what gets the focus when one jumps to the panel."""
        return self

    def measure(self) -> None:
        """Set lengths that follow the zoom."""

    def _measure(self) -> None:
        px = self.look.theme.px
        self.setMinimumSize(px(self.least[0]), px(self.least[1]))
        self.measure()

    def _follow(self, name: str) -> None:
        if name in FOLLOWED:
            self.show_trace(self.session.trace)
