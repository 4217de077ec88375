"""Parameters: the chain as cards on a rail, in the order in which they run."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QVBoxLayout,
    QWidget,
)

from desktop.chain_menus import add_menu, copy_menu, open_under
from desktop.concealed import is_concealed
from desktop.flow import FlowLayout
from desktop.language import QT_TRANSLATE_NOOP
from desktop.panel import Panel
from desktop.panels.parameters.card import StageCard
from desktop.panels.parameters.ends import LogitsCard, PickCard
from desktop.panels.parameters.foot import HelpFoot
from desktop.panels.parameters.mover import CardMover
from desktop.panels.parameters.order import OrderRow
from desktop.panels.parameters.tab_order import next_stop
from desktop.scrolling import scrolling
from desktop.theme import LABEL
from desktop.widgets.buttons import PushButton
from desktop.widgets.surface import Line
from sampling_core.rows import Row, rows
from sampling_core.trace import Trace

SQUARES = 24  # tokens up to which the strips show each by itself
LOW = 300  # px at 100 %: below this the help at the foot is its title
LOWEST = 165  # px at 100 %: below this it is left out


class ParametersPanel(Panel):
    """Shows the chain card by card; the card with the focus is explained at the foot."""

    name = "parameters"
    place = "left"
    title = QT_TRANSLATE_NOOP("Panel", "Parameters")
    keys = "Alt+1"
    least = (272, 200)

    help_wanted = Signal(str)  # the name of a page: “sampler.top_p”
    told = Signal(str)  # what the user should know, in a sentence

    def build(self) -> None:
        look, session = self.look, self.session
        self._order = OrderRow(look, session)
        self._logits = LogitsCard(look, session, self.settings)
        self._pick = PickCard(look, session)
        self._foot = HelpFoot(look)
        self._foot.help_wanted.connect(self.help_wanted)
        self._cards: list[StageCard] = []
        self._only_at_work = False
        self._focused = self._first_at_work()
        self._rows = QVBoxLayout()
        self._rows.addWidget(self._logits)
        self._rows.addWidget(self._pick)
        self._buttons = self._button_row()
        self._column = QVBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addLayout(self._rows)
        self._column.addLayout(self._buttons)
        self._column.addStretch(1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(1, 0, 1, 1)
        whole.setSpacing(0)
        whole.addWidget(self._order)
        whole.addWidget(Line(look))
        inside = QWidget()
        inside.setLayout(self._column)
        self._mover = CardMover(look, session, inside)
        self._area = scrolling(inside)
        whole.addWidget(self._area, 1)
        whole.addWidget(Line(look))
        whole.addWidget(self._foot)
        self._add_tab_keys()
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)

    @property
    def focused_step(self) -> int:
        """The step of the chain whose card has, or had last, the focus."""
        return min(self._focused, len(self._cards) - 1)

    def card(self, step: int) -> StageCard:
        return self._cards[step]

    def show_only_at_work(self, only: bool) -> None:
        """Leave out the stages that are off, and what belongs to editing the chain."""
        self._only_at_work = only
        self._show_foot()
        for place in range(self._buttons.count()):
            part = self._buttons.itemAt(place)
            if part is not None:
                part.widget().setVisible(not only)
        self._show_cards()

    def _show_cards(self) -> None:
        chain = self.session.experiment.chain
        for card, sampler in zip(self._cards, chain, strict=True):
            card.setVisible(not (self._only_at_work and sampler.is_off))

    def change_engine(self, name: str) -> None:
        """Run the parameters in the order and by the rules of an engine."""
        self._order.change_engine(name)

    def open_card_menu(self) -> None:
        """Open the menu of the card with the focus."""
        if self._cards:
            self._cards[self.focused_step].open_menu()

    def first_widget(self) -> QWidget:
        return self._cards[self.focused_step].first_control() if self._cards else self._pick

    def show_trace(self, trace: Trace) -> None:
        self._order.show_chain(trace.experiment.chain)
        self._logits.show_trace(trace)
        self._match_cards(trace)
        shown = self._few_rows(trace)
        for step, card in enumerate(self._cards):
            card.show_stage(step, trace, shown)
        self._show_cards()
        self._pick.show_pick(trace.experiment.pick, len(self._cards) + 1)
        self._show_help()

    def _add_tab_keys(self) -> None:
        """Let Tab follow the layouts: Qt's own chain is not kept where cards move."""
        for keys, forward in (("Tab", True), ("Shift+Tab", False)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self._go_on, forward))

    def _go_on(self, forward: bool) -> None:
        target = next_stop(self, QApplication.focusWidget(), forward=forward)
        reasons = Qt.FocusReason
        if target is None:
            self.focusNextPrevChild(forward)
        else:
            target.setFocus(reasons.TabFocusReason if forward else reasons.BacktabFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the stages have it; “More” still explains them."""
        super().resizeEvent(event)
        self._show_foot()

    def _show_foot(self) -> None:
        px, height = self.look.theme.px, self.height()
        self._foot.be_short(height < px(LOW))
        self._foot.setVisible(not self._only_at_work and height >= px(LOWEST))

    def measure(self) -> None:
        px = self.look.theme.px
        self._rows.setSpacing(px(7))
        self._rows.setContentsMargins(px(9), px(8), px(10), 0)
        self._buttons.setContentsMargins(px(39), px(7), px(10), px(7))
        self._buttons.setSpacing(px(4))

    def _button_row(self) -> FlowLayout:
        add = PushButton(self.look, self.tr("Add stage"), "plus", kind="flat", size=LABEL)
        add.setObjectName("parameters.add")
        open_under(add, add_menu(self, self.session, lambda: len(self._cards)))
        copy = PushButton(self.look, self.tr("Copy settings"), "copy", kind="flat", size=LABEL)
        copy.setObjectName("parameters.copy")
        open_under(copy, copy_menu(self, self.session, self.told.emit))
        row = FlowLayout()
        row.addWidget(add)
        row.addWidget(copy)
        return row

    def _first_at_work(self) -> int:
        at_work = (i for i, s in enumerate(self.session.experiment.chain) if not s.is_off)
        return next(at_work, 0)

    def _few_rows(self, trace: Trace) -> Sequence[Row]:
        """The tokens of the strips, none where they are too many for squares."""
        return rows(trace, SQUARES) if len(trace.experiment.source) <= SQUARES else ()

    def _match_cards(self, trace: Trace) -> None:
        """Have one card for each sampler, in order; cards move rather than being made anew."""
        kinds = [type(sampler) for sampler in trace.experiment.chain]
        if [card.kind for card in self._cards] == kinds:
            return
        spare, focused = list(self._cards), self._cards[self.focused_step] if self._cards else None
        self._cards = []
        for kind in kinds:
            card = next((card for card in spare if card.kind is kind), None)
            if card is None:
                card = StageCard(self.look, self.session, kind)
                self._mover.follow(card)
            else:
                spare.remove(card)
            self._cards.append(card)
        for place, card in enumerate(self._cards, 1):
            self._rows.insertWidget(place, card)
        for card in spare:
            self._rows.removeWidget(card)
            card.hide()
            card.deleteLater()
        if focused in self._cards:
            self._focused = self._cards.index(focused)
        self._mover.show_cards(self._cards)

    def _follow_focus(self, _old: QWidget | None, now: QWidget | None) -> None:
        for step, card in enumerate(self._cards):
            if now is not None and card.isAncestorOf(now):
                self._focused = step
                self._area.ensureWidgetVisible(card, 0, 4)
                self._show_help()

    def _show_help(self) -> None:
        if self._cards:
            stage = self.session.trace.of_samplers[self.focused_step]
            concealed = stage.sampler is not None and is_concealed(self.session, stage.sampler)
            self._foot.show_stage(stage, concealed=concealed)
