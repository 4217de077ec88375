"""Dragging cards: shows where a card would land, and moves its stage there."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QFrame, QWidget

from desktop.moves import place_stage
from desktop.panels.parameters.card import StageCard
from desktop.style import Look
from sampling_core.model_view.session import Session

THICK = 3  # px at 100 %


class CardMover(QObject):
    """Follows the grips of the cards inside ``room``."""

    def __init__(self, look: Look, session: Session, room: QWidget) -> None:
        super().__init__(room)
        self._look, self._session, self._room = look, session, room
        self._cards: Sequence[StageCard] = ()
        self._mark = QFrame(room)
        self._mark.setAccessibleName(self.tr("The stage goes here"))
        self._mark.hide()

    def follow(self, card: StageCard) -> None:
        card.grip.dragged.connect(lambda place: self._show(card, place))
        card.grip.dropped.connect(lambda place: self._drop(card, place))
        card.grip.given_up.connect(self._mark.hide)

    def show_cards(self, cards: Sequence[StageCard]) -> None:
        self._cards = cards

    def _target(self, card: StageCard, place: QPoint) -> int:
        """Return the step at which a card let go at ``place`` (on the screen) would stand."""
        y = self._room.mapFromGlobal(place).y()
        others = [other for other in self._cards if other is not card]
        return sum(other.geometry().center().y() < y for other in others)

    def _show(self, card: StageCard, place: QPoint) -> None:
        target = self._target(card, place)
        others = [other for other in self._cards if other is not card]
        below = target < len(others)
        edge = others[target].y() - 4 if below else others[-1].geometry().bottom() + 4
        theme = self._look.theme
        self._mark.setStyleSheet(f"background: {theme.accent};")
        left = card.x() + theme.px(30)
        self._mark.setGeometry(left, edge - 1, card.width() - theme.px(30), theme.px(THICK))
        self._mark.raise_()
        self._mark.show()

    def _drop(self, card: StageCard, place: QPoint) -> None:
        self._mark.hide()
        place_stage(self._session, card.step, self._target(card, place))
