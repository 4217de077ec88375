"""The title bar of a dock: name, facts, buttons."""

from PySide6.QtWidgets import QDockWidget, QHBoxLayout

from desktop.style import Look
from desktop.theme import LABEL, SEMIBOLD
from desktop.widgets.buttons import ToolButton
from desktop.widgets.elided_label import ElidedLabel
from desktop.widgets.label import Label
from desktop.widgets.surface import Surface

HEIGHT = 32  # px at 100 %


class DockTitle(Surface):
    """Replaces the title bar of ``dock``; the buttons float it and close it."""

    def __init__(self, look: Look, dock: QDockWidget) -> None:
        super().__init__("title")
        self._look, self._dock = look, dock
        self._name = Label(look, dock.windowTitle(), weight=SEMIBOLD)
        self._facts = ElidedLabel(look, "", LABEL, token="muted")
        self._float = ToolButton(look, "float", "", 15)
        self._close = ToolButton(look, "cross", "", 15)
        self._row = QHBoxLayout(self)
        self._row.addWidget(self._name)
        self._row.addWidget(self._facts, 1)
        self._row.addWidget(self._float)
        self._row.addWidget(self._close)
        self._float.clicked.connect(self._turn_floating)
        self._close.clicked.connect(dock.close)
        dock.topLevelChanged.connect(self._show_name)
        dock.windowTitleChanged.connect(self._show_name)
        dock.featuresChanged.connect(self._show_features)
        look.changed.connect(self._measure)
        self._measure()
        self._show_name()
        self._show_features()

    def show_facts(self, text: str) -> None:
        """Say once, beside the name, what holds for all that the dock shows."""
        self._facts.setText(text)

    def add_button(self, icon: str, name: str) -> ToolButton:
        """Add a button left of "float"; the first one added stands leftmost."""
        button = ToolButton(self._look, icon, name, 15)
        self._row.insertWidget(self._row.indexOf(self._float), button)
        return button

    def _turn_floating(self) -> None:
        self._dock.setFloating(not self._dock.isFloating())

    def _show_name(self) -> None:
        name = self._dock.windowTitle()
        self._name.setText(name)
        floating = self._dock.isFloating()
        words = self.tr("Dock {panel}") if floating else self.tr("Float {panel}")
        self._float.show_icon("float", words.format(panel=name))
        self._close.show_icon("cross", self.tr("Close {panel}").format(panel=name))

    def _show_features(self) -> None:
        features = self._dock.features()
        kinds = QDockWidget.DockWidgetFeature
        self._float.setVisible(bool(features & kinds.DockWidgetFloatable))
        self._close.setVisible(bool(features & kinds.DockWidgetClosable))

    def _measure(self) -> None:
        px = self._look.theme.px
        self._row.setContentsMargins(px(12), 0, px(4), 0)
        self._row.setSpacing(px(2))
        self._facts.setContentsMargins(px(10), 0, 0, 0)
        self.setFixedHeight(px(HEIGHT))
