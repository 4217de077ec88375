"""A panel: a view of the session that fits in a dock."""

from typing import TYPE_CHECKING, ClassVar

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from desktop.settings import Settings
from desktop.style import Look
from desktop.widgets.dock_title import DockTitle
from desktop.widgets.surface import Surface
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from desktop.actions import Command
    from desktop.charts.figure import Figure

LARGEST_LEAST, LARGEST_LEAST_HEIGHT = 980, 380  # px at any zoom: no panel demands more
FOLLOWED = frozenset({"unit", "scale", "order", "ticks"})  # settings that change what panels show


class Panel(Surface):
    """Holds widgets, never values; ``show_trace`` is all that changes what it shows.

    A panel that ``waits`` is built when it is first seen, and follows the session only while it
    is seen: its module imports the rooms it needs in ``build``.
    """

    name: ClassVar[str]  # its dock is called dock.<name>
    title: ClassVar[str]  # in English; ``heading`` is what the user reads
    keys: ClassVar[str]  # the shortcut that jumps to it
    is_view: ClassVar[bool] = False  # in the centre, with a tab instead of a title bar
    is_tall: ClassVar[bool] = False  # a view that wants the room of the history as well
    waits: ClassVar[bool] = False
    place: ClassVar[str] = "centre"  # "left", "centre", "right" or "foot" at the start
    opens: ClassVar[bool] = True  # whether its dock is there at the start
    least: ClassVar[tuple[int, int]] = (272, 120)  # px at 100 %

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__("view" if self.is_view else "body")
        self.look, self.session, self.settings = look, session, settings
        self.setAccessibleName(self.heading)
        self._is_built = self._is_late = self._is_seen = False
        session.trace_changed.connect(self._follow_trace)
        session.token_selected.connect(self._follow_token)
        settings.changed.connect(self._follow)
        look.changed.connect(self._measure)
        if not self.waits:
            self._prepare()

    @property
    def heading(self) -> str:
        """Its title in the language of the window."""
        return QCoreApplication.translate("Panel", self.title)

    def build(self) -> None:
        """Create the widgets and connect what the user does to the session."""
        raise NotImplementedError

    def show_trace(self, trace: Trace) -> None:
        """Display ``trace``: the only thing that changes what the panel shows."""
        raise NotImplementedError

    def show_token(self, token: int | None) -> None:
        """Show the token that is chosen in all views; None: none is."""

    def dress_title(self, title: DockTitle) -> None:
        """Put facts and buttons of the panel into the title bar of its dock."""

    def first_widget(self) -> QWidget:
        """Return what gets the focus when one jumps to the panel."""
        return self

    def figure(self) -> "Figure | None":
        """Return the chart that an export of this panel paints; None: it has none."""
        return None

    def commands(self) -> "Mapping[str, Sequence[Command | None]]":
        """Return commands by the menu they belong to: “view”, “run”, “file”, …; None: a line.

        They are asked for before the panel is built, and run when it is in front.
        """
        return {}

    @property
    def is_at_work(self) -> bool:
        """Whether it comes to the front where it shares its place: a lab that goes on."""
        return False

    def measure(self) -> None:
        """Set lengths that follow the zoom."""

    @property
    def is_seen(self) -> bool:
        """Whether its dock is on the screen, and not behind another tab."""
        return self._is_seen

    def be_seen(self, seen: bool) -> None:
        """Follow the session from now on, or no longer; Qt calls docks behind a tab visible."""
        self._is_seen = seen
        if seen and not self._is_built:
            self._prepare()
        elif seen and self._is_late:
            self._is_late = False
            self.show_trace(self.session.trace)
            self.show_token(self.session.selected)

    def _prepare(self) -> None:
        self._is_built = True
        self.build()
        self._measure()
        self.show_trace(self.session.trace)
        self.show_token(self.session.selected)

    @property
    def _is_out_of_sight(self) -> bool:
        """Whether what changes now is shown later, when the panel is seen."""
        if self.waits and not self._is_seen:
            self._is_late = self._is_built
            return True
        return False

    def _measure(self) -> None:
        px = self.look.theme.px
        width, height = self.least  # what is inside scrolls: a large zoom must fit any screen
        self.setMinimumSize(min(px(width), LARGEST_LEAST), min(px(height), LARGEST_LEAST_HEIGHT))
        if self._is_built:
            self.measure()

    def _follow_trace(self, trace: Trace) -> None:
        if not self._is_out_of_sight:
            self.show_trace(trace)

    def _follow_token(self, token: int | None) -> None:
        if not self._is_out_of_sight:
            self.show_token(token)

    def _follow(self, name: str) -> None:
        if name in FOLLOWED and not self._is_out_of_sight:
            self.show_trace(self.session.trace)
