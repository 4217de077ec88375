"""Asking a teacher for a PIN, twice, and saying what it is worth."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from sampling_core.labs.lab import Pin
from sampling_core.labs.locking.reveal import LONGEST, salted


class PinDialog(QDialog):
    """Two fields that must agree; the PIN itself is kept nowhere."""

    def __init__(self, parent: QWidget, guidance: str) -> None:
        super().__init__(parent)
        self.setObjectName("dialog.pin")
        self.setWindowTitle(self.tr("PIN that shows the results"))
        told = QLabel(guidance)
        told.setWordWrap(True)
        kept = QLabel(
            self.tr("The file keeps the PIN salted and hashed, so that nobody reads it there.")
        )
        kept.setWordWrap(True)
        self.first, self.second = self._field("first"), self._field("second")
        self.first.setAccessibleName(self.tr("PIN"))
        self.second.setAccessibleName(self.tr("PIN again"))
        form = QFormLayout()
        form.addRow(self.tr("PIN"), self.first)
        form.addRow(self.tr("PIN again"), self.second)
        kinds = QDialogButtonBox.StandardButton
        self.buttons = QDialogButtonBox(kinds.Ok | kinds.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (told, kept):
            column.addWidget(part)
        column.addLayout(form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 52)
        self._compare()

    def _field(self, name: str) -> QLineEdit:
        field = QLineEdit()
        field.setObjectName(f"pin.{name}")
        field.setMaxLength(LONGEST)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData)
        field.textEdited.connect(self._compare)
        return field

    def _compare(self) -> None:
        agree = bool(self.first.text()) and self.first.text() == self.second.text()
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(agree)


def ask_for_pin(parent: QWidget, guidance: str) -> Pin | None:
    """Return a PIN as a lab file keeps it; None where the teacher thought better of it."""
    dialog = PinDialog(parent, guidance)
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return None
    return salted(dialog.first.text())
