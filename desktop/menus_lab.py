"""The menus of labs: what a student does in one, and what a teacher does with them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.menus_work import add

if TYPE_CHECKING:
    from desktop.main_window import MainWindow


def fill_lab(window: "MainWindow", menu: QMenu) -> None:
    """Hang the labs and their steps into a menu that knows what makes sense now."""
    add(menu, window.actions_, *window.labs.commands())

    def follow() -> None:
        for name, can in window.labs.enabled().items():
            window.actions_[name].setEnabled(can)

    window.session.lab.changed.connect(follow)
    menu.aboutToShow.connect(follow)
    follow()
