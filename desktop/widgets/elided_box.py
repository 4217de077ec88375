"""A drop-down list for long choices."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionComboBox, QWidget


class ElidedBox(QComboBox):
    """A list that ends a long choice with "…"; its menu is as wide as its words."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(QStyledItemDelegate(self))  # the usual one hides where the keys are

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        edit = QStyle.SubControl.SC_ComboBoxEditField
        style = self.style()
        room = style.subControlRect(QStyle.ComplexControl.CC_ComboBox, option, edit, self)
        metrics, end = self.fontMetrics(), Qt.TextElideMode.ElideRight
        option.currentText = metrics.elidedText(option.currentText, end, room.width() - 2)  # type: ignore[attr-defined]  # the stubs leave it out

    def showPopup(self) -> None:  # noqa: N802  (Qt's name)
        view = self.view()
        view.setMinimumWidth(max(self.width(), view.sizeHintForColumn(0) + 2 * self.height()))
        super().showPopup()
        if self.currentIndex() < 0:  # the keys begin at the first choice: let it be seen
            view.setCurrentIndex(self.model().index(0, self.modelColumn()))
