"""A distribution drawn by hand: a bar and a number for each token, and their total."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL, SMALL
from desktop.widgets.answer_box import AnswerBox
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.flag_line import FlagLine
from desktop.widgets.label import Label
from desktop.widgets.scale import NumberSpec
from desktop.widgets.sketch_bar import SketchBar

TOKEN = 84  # px at 100 %: width of the names
NEARLY = 0.005  # of the total: what is left below this is nothing


class SketchEditor(QWidget):
    """Typed, stepped with the arrow keys, or dragged; per cent for the user, shares inside."""

    edited = Signal(object)  # mapping of token to share, by the user
    flagged = Signal(str)  # what is wrong in one of the boxes; empty: nothing any more

    def __init__(
        self, look: Look, name: str, tokens: Sequence[tuple[str, str]], spec: NumberSpec
    ) -> None:
        super().__init__()
        self._look = look
        self._shares: dict[str, float] = {}
        self.bars: dict[str, SketchBar] = {}
        self.boxes: dict[str, AnswerBox] = {}
        self._names: list[ElidedLabel] = []
        self.setAccessibleName(name)
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        for row, (token, shown) in enumerate(tokens):
            self._add(row, token, shown, spec)
        self._flag = FlagLine(look, *self.boxes.values())
        for box in self.boxes.values():
            box.flagged.connect(lambda _: self.flagged.emit(self._flag.problem()))
        self.total = Label(look, "", SMALL, token="muted")
        self.total.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self._flag)
        column.addWidget(self.total)
        look.changed.connect(self._measure)
        self._measure()
        self._show_total()

    def shares(self) -> dict[str, float]:
        """Return the share given to each token so far."""
        return dict(self._shares)

    def show_shares(self, shares: Mapping[str, float]) -> None:
        """Show shares without announcing an edit."""
        if dict(shares) == self._shares:
            return
        self._shares = {token: shares[token] for token in self.boxes if token in shares}
        for token, box in self.boxes.items():
            share = self._shares.get(token)
            self.bars[token].show_share(share or 0.0)
            box.show_answer(None if share is None else round(100 * share, 6))
        self._show_total()

    def _add(self, row: int, token: str, shown: str, spec: NumberSpec) -> None:
        name = ElidedLabel(self._look, shown, LABEL, mono=True)
        words = self.tr("{token}, per cent").format(token=shown)
        box = AnswerBox(self._look, words, spec, width=62)
        box.setObjectName(f"lab.sketch.{row}")
        bar = SketchBar(self._look)
        box.edited.connect(partial(self._type, token))
        bar.edited.connect(partial(self._set, token))
        self._names.append(name)
        self.boxes[token], self.bars[token] = box, bar
        self._grid.addWidget(name, row, 0)
        self._grid.addWidget(bar, row, 1)
        self._grid.addWidget(box, row, 2)

    def _type(self, token: str, per_cent: float | None) -> None:
        self._set(token, None if per_cent is None else per_cent / 100)

    def _set(self, token: str, share: float | None) -> None:
        shares = {name: part for name, part in self._shares.items() if name != token}
        if share is not None:
            shares[token] = share
        self.show_shares({name: shares[name] for name in self.boxes if name in shares})
        self.edited.emit(self.shares())

    def _show_total(self) -> None:
        total = sum(self._shares.values())
        words = self.tr("Total {total} %.")
        if total < 1 - NEARLY:
            words = self.tr("Total {total} %, {left} % left.")
        elif total > 1 + NEARLY:
            words = self.tr("Total {total} %, {left} % too much.")
        left = f"{100 * abs(1 - total):.0f}"
        self.total.setText(words.format(total=f"{100 * total:.0f}", left=left))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._grid.setHorizontalSpacing(px(8))
        self._grid.setVerticalSpacing(px(2))
        for name in self._names:
            name.setFixedWidth(px(TOKEN))
