"""The apparatus of the tree: what greedy and beam search find, and the way they take."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.charts.numbers import token_text
from desktop.panels.lab.tree_paint import TreePicture, paint_tree, picture_of
from desktop.style import Look
from desktop.theme import LABEL, MEDIUM, SMALL
from desktop.widgets.marked_label import PlainLabel
from desktop.widgets.surface import Surface
from sampling_core.labs.measuring.instruments import Row, searched

if TYPE_CHECKING:
    from sampling_core.labs.lab import Case
    from sampling_core.model_view.lab_room import LabRoom

STRATEGIES = ("greedy", "beam 2", "best", "sample 20")
LINE = 22  # px at 100 % for a leaf


class TreeView(QWidget):
    """Paths from left to right; greedy's is dashed orange, the likeliest text's is blue."""

    def __init__(self, look: Look, picture: TreePicture) -> None:
        super().__init__()
        self._look, self._picture = look, picture
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(220), px(LINE) * max(2, self._picture.leaves))

    def minimumSizeHint(self) -> QSize:
        return QSize(self._look.theme.px(160), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002  (Qt's signature)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_tree(painter, QRectF(self.rect()), self._look.theme, self._picture)


class TreeBench(Surface):
    """The tree where it is small, and a table of what each strategy finds."""

    def __init__(self, look: Look, room: "LabRoom", case: "Case") -> None:
        super().__init__("tile")
        self.setObjectName("lab.tree")
        self._look = look
        px = look.theme.px
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(px(11), px(9), px(11), px(10))
        self._column.setSpacing(px(6))
        lab = room.lab
        tree = lab.trees.get(case.tree) if lab else None
        if lab is None or tree is None:
            self.hide()
            return
        rows = searched(tree, STRATEGIES, 42 if lab.seed is None else lab.seed)
        found = {row.strategy: row for row in rows}
        picture = picture_of(tree, found["greedy"].text, found["best"].text)
        if picture is not None:
            view = TreeView(look, picture)
            view.setAccessibleName(self.tr("The tree of texts"))
            view.setAccessibleDescription(" ".join(self._sentence(row) for row in rows))
            self._column.addWidget(view)
            key = self.tr("Blue line: the likeliest text. Dashed orange: greedy.")
            self._column.addWidget(PlainLabel(look, key, SMALL, token="muted"))
        self._add_table(rows)

    def _add_table(self, rows: tuple[Row, ...]) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._look.theme.px(8))
        grid.setVerticalSpacing(self._look.theme.px(3))
        grid.setColumnStretch(1, 1)
        heads = ("", self.tr("Likeliest text"), self.tr("Share"), self.tr("Texts"))
        for place, head in enumerate(heads):
            grid.addWidget(PlainLabel(self._look, head, SMALL, MEDIUM, "muted"), 0, place)
        for line, row in enumerate(rows, 1):
            text = " ".join(map(token_text, row.text))
            cells = (self._name(row.strategy), text, f"{row.share:.3f}", str(row.different))
            for place, cell in enumerate(cells):
                label = PlainLabel(self._look, cell, LABEL, mono=place == 1)
                if place != 1:
                    label.setWordWrap(False)
                    label.setMinimumWidth(0)
                grid.addWidget(label, line, place, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)

    def _name(self, strategy: str) -> str:
        name, _, count = strategy.partition(" ")
        words = {
            "greedy": self.tr("Greedy"), "beam": self.tr("Beam {count}"),
            "best": self.tr("Best of all"), "sample": self.tr("{count} samples"),
        }  # fmt: skip
        return words[name].format(count=count)

    def _sentence(self, row: Row) -> str:
        words = self.tr("{strategy}: {text}, probability {share}.")
        text = " ".join(row.text)
        return words.format(strategy=self._name(row.strategy), text=text, share=f"{row.share:.3f}")
