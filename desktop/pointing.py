"""What is behind a token: the card after a double click or Enter, and while one points at it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer
from PySide6.QtWidgets import QWidget

from desktop.concealed import refuse_settings, why_closed
from desktop.style import Look
from sampling_core.model_view.session import Session
from sampling_core.trace import Trace

if TYPE_CHECKING:
    from desktop.why_card import WhyCard

PAUSE = 300  # ms of pointing at a token until its card comes


class Pointing(QObject):
    """Opens and closes the card; ``place_of`` tells where a token stands, on the screen."""

    def __init__(
        self,
        look: Look,
        session: Session,
        panel: QWidget,
        place_of: Callable[[int], QRect],
        first_widget: Callable[[], QWidget],
    ) -> None:
        super().__init__(panel)
        self._look, self._session, self._panel = look, session, panel
        self._place_of, self._first_widget = place_of, first_widget
        self._card: WhyCard | None = None
        self._hovered = -1
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self._open(self._hovered, pinned=False))

    @property
    def card(self) -> "WhyCard | None":
        """The card; None until it was wanted once."""
        return self._card

    def explain(self, token: int) -> None:
        """Open the card of a token and give it the keyboard."""
        self._pause.stop()
        self._open(token, pinned=True)

    def point(self, token: int) -> None:
        """Open the card of the token pointed at after a while; −1 closes it."""
        self._hovered = token
        pinned = self._card is not None and self._card.is_pinned
        if pinned:
            return
        self.close()
        if token >= 0:
            self._pause.start()

    def close(self) -> None:
        """Put the card away."""
        self._pause.stop()
        if self._card is not None:
            self._card.hide()

    def show_trace(self, trace: Trace) -> None:
        """Keep an open card true; one that came by itself goes away."""
        if self._card is None or self._card.token is None:
            return
        if self._card.is_pinned:
            self._card.show_trace(trace, hidden=self._session.veil.hides)
        else:
            self.close()

    def _open(self, token: int, *, pinned: bool) -> None:
        place = self._place_of(token)
        if token < 0 or not place.isValid():
            return
        if not pinned and why_closed(self._session):
            return  # it would say no more than the row
        if not self._session.veil.hides:
            refuse_settings(self._session)
        window = self._panel.window()
        if self._card is None or self._card.parentWidget() is not window:
            if self._card is not None:
                self._card.deleteLater()
            from desktop.why_card import WhyCard  # not before it is wanted

            self._card = WhyCard(self._look, window)
            self._card.closed.connect(self._return)
        inside = QRect(window.mapFromGlobal(place.topLeft()), place.size())
        trace, hidden = self._session.trace, self._session.veil.hides
        self._card.show_token(trace, token, inside, pinned=pinned, hidden=hidden)

    def _return(self) -> None:
        """Give the keyboard back to the chart."""
        self._first_widget().setFocus()
