"""A page of the Compare view."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from desktop.settings import Settings
from desktop.style import Look
from sampling_core.experiment import Experiment
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.charts.figure import Figure


class Page(QWidget):
    """Shows what it is given, and only while it is seen."""

    def __init__(self, look: Look, session: Session, settings: Settings) -> None:
        super().__init__()
        self.look, self.session, self.settings = look, session, settings

    def show_trace(self, trace: Trace) -> None:
        """Show the page for ``trace``; what takes long comes later."""
        raise NotImplementedError

    def show_token(self, token: int | None) -> None:
        """Show the token that is chosen in all views."""

    def rest(self) -> bool:
        """Stop what is being worked out, as nobody sees the page; say whether anything was."""
        return False

    def forget(self) -> None:
        """Let go of every result: a lab hides them."""
        self.rest()

    def tools(self) -> QWidget | None:
        """Return what stands beside the choice of the page, at the right; None: nothing."""
        return None

    def first_widget(self) -> QWidget:
        """Return what gets the focus when one jumps to the page."""
        return self

    def figure(self) -> "Figure | None":
        """Return what an export paints; None: there is nothing yet."""
        return None

    def measure(self) -> None:
        """Set lengths that follow the zoom."""


def asks_the_same(one: Experiment, other: Experiment) -> bool:
    """Whether draws and seed are all that differs: they change no exact result."""
    return one == other.with_(draws=one.draws, seed=one.seed)
