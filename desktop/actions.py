"""Every command by name: a menu entry, its shortcut and its drawing."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from shiboken6 import isValid

from desktop.style import Look
from desktop.widgets.buttons import PushButton, ToolButton


@dataclass(frozen=True)
class Command:
    """What a command is called and does; ``keys`` are its shortcuts, the first one shown."""

    name: str
    text: str
    run: Callable[[], object]
    keys: tuple[str, ...] = ()
    icon: str = ""
    checkable: bool = False
    stays: bool = False  # of a panel: it need not come to the front


class Actions(QObject):
    """The commands of one window as actions, by name."""

    def __init__(self, look: Look, parent: QObject) -> None:
        super().__init__(parent)
        self._look = look
        self._by_name: dict[str, QAction] = {}
        self._icons: dict[str, str] = {}
        look.changed.connect(self._dress)

    def __getitem__(self, name: str) -> QAction:
        return self._by_name[name]

    def has_icon(self, name: str) -> bool:
        """Whether a command has a drawing, and so can be a button without words."""
        return name in self._icons

    def all(self) -> list[QAction]:
        return list(self._by_name.values())

    def add(self, command: Command) -> QAction:
        """Make the action of a command; its object name is action.<name>."""
        action = QAction(command.text, self)
        action.triggered.connect(lambda: command.run())
        action.setCheckable(command.checkable)
        self.register(command.name, action, command.keys, command.icon)
        return action

    def register(
        self, name: str, action: QAction, keys: tuple[str, ...] = (), icon: str = ""
    ) -> None:
        """Take in an action that is already there: undo, a dock’s switch."""
        action.setObjectName(f"action.{name}")
        if keys:
            action.setShortcuts([QKeySequence(key) for key in keys])
        self._by_name[name] = action
        if icon:
            self._icons[name] = icon
            action.setIcon(self._look.icon(icon, "text", 16))

    def hold(self, name: str, reason: str) -> None:
        """Let a command not be run, and say why in its tips; no reason lets it go."""
        action = self[name]
        action.setToolTip(reason)  # none: Qt shows its words again
        action.setEnabled(not reason)

    def tool_button(self, name: str, size: int, token: str = "muted") -> ToolButton:
        """Return a button for the toolbar that presses an action."""
        action = self[name]
        button = ToolButton(self._look, self._icons[name], words(action), size, token)
        button.setObjectName(f"toolbar.{name}")
        button.clicked.connect(action.trigger)

        def follow() -> None:
            if not isValid(action) or not isValid(button):
                return  # the window is being taken down
            button.setEnabled(action.isEnabled())
            button.show_icon(self._icons[name], words(action))

        action.changed.connect(follow)
        follow()
        return button

    def push_button(self, name: str, text: str, kind: str = "plain") -> PushButton:
        """Return a button with words for the toolbar that presses an action."""
        action = self[name]
        button = PushButton(self._look, text, self._icons[name], kind)
        button.setObjectName(f"toolbar.{name}")
        button.setAccessibleName(text)
        button.clicked.connect(action.trigger)

        def follow() -> None:
            if not isValid(action) or not isValid(button):
                return  # the window is being taken down
            button.setEnabled(action.isEnabled())
            button.setToolTip(words(action) if action.isEnabled() else action.toolTip())

        action.changed.connect(follow)
        follow()
        return button

    def show_icon(self, name: str, icon: str) -> None:
        """Give an action another drawing: the sun instead of the moon."""
        if self._icons.get(name) != icon:
            self._icons[name] = icon
            self[name].setIcon(self._look.icon(icon, "text", 16))

    def _dress(self) -> None:
        for name, icon in self._icons.items():
            self[name].setIcon(self._look.icon(icon, "text", 16))


def words(action: QAction) -> str:
    """Return what an action does, with its shortcut: “Draw (Ctrl+R)”."""
    text = action.text().replace("&", "").rstrip("…")
    keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return f"{text} ({keys})" if keys else text
