"""A list in columns for dialogs: rows tall enough to hit, and one value behind each."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem

from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD

WHAT = Qt.ItemDataRole.UserRole  # the value behind a row
ROW = 27  # px at 100 %


class RowList(QTreeWidget):
    """Rows with texts, in groups where there are several kinds."""

    def __init__(self, look: Look, name: str, words: str, titles: Sequence[str]) -> None:
        super().__init__()
        self._look = look
        self.setObjectName(name)
        self.setAccessibleName(words)
        self.setHeaderLabels(list(titles))
        self.setRootIsDecorated(False)
        self.setIndentation(look.theme.px(12))

    def add_group(self, title: str) -> QTreeWidgetItem:
        """Add a heading; it is no row that one can choose."""
        group = self._item([title])
        group.setFont(0, self._look.theme.font(LABEL, SEMIBOLD))
        group.setFlags(Qt.ItemFlag.ItemIsEnabled)
        self.addTopLevelItem(group)
        group.setExpanded(True)
        return group

    def add_row(
        self,
        texts: Sequence[str],
        what: object,
        group: QTreeWidgetItem | None = None,
        icon: QIcon | None = None,
    ) -> QTreeWidgetItem:
        """Add a row with the value that it stands for."""
        item = self._item(texts)
        item.setData(0, WHAT, what)
        if icon is not None:
            item.setIcon(0, icon)
        if group is None:
            self.addTopLevelItem(item)
        else:
            group.addChild(item)
        return item

    def fit(self, first: QTreeWidgetItem | None) -> None:
        """Give the columns the width of their texts, and choose a row."""
        for place in range(self.columnCount() - 1):
            self.resizeColumnToContents(place)
        if first is not None:
            self.setCurrentItem(first)

    def _item(self, texts: Sequence[str]) -> QTreeWidgetItem:
        item = QTreeWidgetItem(list(texts))
        last = self.columnCount() - 1  # which takes what is left, so its width does not matter
        item.setSizeHint(last, QSize(1, self._look.theme.px(ROW)))
        return item
