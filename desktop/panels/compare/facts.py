"""The numbers of A and B, what changed, and how far apart they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SEMIBOLD
from desktop.widgets.label import Label

RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
TOTALS, SAME, DISTANCES = 3, 2, 4  # rows: of totals, under them, of the other table


class RunFacts(QWidget):
    """Two small tables of real labels: totals of A and B, and distances."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setObjectName("compare.facts")
        self.setAccessibleName(self.tr("Facts about A and B"))
        self._totals, self._distances = QGridLayout(), QGridLayout()
        heads = ("", "A", "B", "B − A")
        for column, head in enumerate(heads):
            self._totals.addWidget(Label(look, head, LABEL, MEDIUM, "muted"), 0, column, RIGHT)
        self._cells = [[self._label(column) for column in range(4)] for _ in range(TOTALS)]
        for row, cells in enumerate(self._cells, 1):
            for column, cell in enumerate(cells):
                side = RIGHT if column else Qt.AlignmentFlag.AlignLeft
                self._totals.addWidget(cell, row, column, side)
        self._same = [(self._label(0), self._label(1)) for _ in range(SAME)]
        for row, (name, value) in enumerate(self._same, TOTALS + 1):
            self._totals.addWidget(name, row, 0)
            self._totals.addWidget(value, row, 1, RIGHT)
        self._names = [self._label(0) for _ in range(DISTANCES)]
        self._values = [self._label(2) for _ in range(DISTANCES)]
        for place, (name, value) in enumerate(zip(self._names, self._values, strict=True)):
            value.setWordWrap(True)
            self._distances.addWidget(name, place, 0, Qt.AlignmentFlag.AlignTop)
            self._distances.addWidget(value, place, 1)
        self._distances.setColumnStretch(1, 1)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._totals)
        self._row.addLayout(self._distances, 1)
        look.changed.connect(self.measure)
        self.measure()

    def show_facts(
        self,
        totals: Sequence[tuple[str, ...]],
        sameness: Sequence[tuple[str, str]],
        distances: Sequence[tuple[str, str]],
    ) -> None:
        """Show the rows of both tables."""
        for labels, pair in zip(self._same, sameness, strict=True):
            for label, said in zip(labels, pair, strict=True):
                label.setText(said)
        for cells, texts in zip(self._cells, totals, strict=True):
            for cell, text in zip(cells, texts, strict=True):
                cell.setText(text)
        pairs = zip(self._names, self._values, distances, strict=True)
        for name, value, (words, number) in pairs:
            name.setText(words)
            value.setText(number)
        told = [f"{name}: A {a}, B {b}, B − A {change}" for name, a, b, change in totals]
        told += [f"{name}: {value}" for name, value in (*sameness, *distances)]
        self.setAccessibleDescription(". ".join(told))

    def show_nothing(self) -> None:
        """Empty both tables."""
        for labels in (self._names, self._values, *self._same, *self._cells):
            for label in labels:
                label.setText("")
        self.setAccessibleDescription("")

    def measure(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(36))
        for table in (self._totals, self._distances):
            table.setHorizontalSpacing(px(16))
            table.setVerticalSpacing(px(2))
        self._totals.setRowStretch(TOTALS + SAME + 1, 1)
        self._distances.setRowStretch(DISTANCES, 1)

    def _label(self, column: int) -> Label:
        strong = SEMIBOLD if column == 3 else MEDIUM if column else None
        token = "text" if column else "muted"
        label = Label(self._look, "", LABEL, strong or MEDIUM, token)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label
