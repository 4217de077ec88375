"""The menus of labs: what a student does in one, and what a teacher does with them."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.menus_work import add

if TYPE_CHECKING:
    from desktop.labs import Labs
    from desktop.main_window import MainWindow
    from desktop.teach import Teach


def fill_lab(window: "MainWindow", menu: QMenu) -> None:
    """Hang the labs and their steps into a menu that knows what makes sense now."""
    _fill(window, menu, window.labs)


def fill_teach(window: "MainWindow", menu: QMenu) -> None:
    """Hang the teacher's tools into a menu; the policy of a computer may leave it out."""
    _fill(window, menu, window.teach)
    menu.menuAction().setVisible(not window.settings.policy.hide_teach)


def _fill(window: "MainWindow", menu: QMenu, controller: "Labs | Teach") -> None:
    add(menu, window.actions_, *controller.commands())

    def follow() -> None:
        for name, can in controller.enabled().items():
            window.actions_[name].setEnabled(can)

    window.session.lab.changed.connect(follow)
    menu.aboutToShow.connect(follow)
    follow()
