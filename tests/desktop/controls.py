"""How tests find the controls of a window: by object name, and exactly one."""

from PySide6.QtWidgets import QWidget


def find(window, name, kind=QWidget):
    found = [child for child in window.findChildren(kind) if child.objectName() == name]
    assert len(found) == 1, f"{name}: {len(found)} controls"
    return found[0]


def tile(window, name):
    return find(window, f"tile.{name}").accessibleDescription()
