"""A dock: one panel, with a title bar, a tab of its own, or a tab among others."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDockWidget, QTabBar, QVBoxLayout, QWidget

from desktop.panel import Panel
from desktop.style import Look
from desktop.widgets.dock_title import DockTitle


class ViewTitle(QTabBar):
    """A view that stands alone has its name on a tab, like a view among others."""

    def __init__(self, look: Look, dock: QDockWidget) -> None:
        super().__init__()
        self._look = look
        self.addTab(dock.windowTitle())
        self.setAccessibleName(dock.windowTitle())
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # one tab: nothing to choose

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())


class NoTitle(QWidget):
    """Stands in for the title where a tab of the dock area says it."""

    def sizeHint(self) -> QSize:
        return QSize(0, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


class Dock(QDockWidget):
    """Shows one panel; its title is a bar, a tab of its own, or a tab among others."""

    def __init__(self, look: Look, panel: Panel) -> None:
        super().__init__(panel.heading)
        self.panel = panel
        self.setObjectName(f"dock.{panel.name}")
        self.setAccessibleName(panel.heading)
        holder = QWidget()  # keeps its width while the panel is folded away
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(panel)
        self.setWidget(holder)
        self._bar = NoTitle()
        self.title: DockTitle | None = None  # the title bar of a panel that is no view
        if panel.is_view:
            self._alone: QWidget = ViewTitle(look, self)
        else:
            self._alone = self.title = DockTitle(look, self)
            panel.dress_title(self.title)
        self.setTitleBarWidget(self._alone)
        self.visibilityChanged.connect(panel.be_seen)

    def show_tabbed(self, tabbed: bool) -> None:
        """Leave the title out while a tab of the dock area says it."""
        title = self._bar if tabbed and not self.isFloating() else self._alone
        if self.titleBarWidget() is not title:
            self.setTitleBarWidget(title)
            self._alone.setVisible(title is self._alone)
