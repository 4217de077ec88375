"""The menus that work on the chain, draw, arrange the window and help."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from desktop.actions import Actions, Command
from desktop.chain_menus import add_menu
from desktop.moves import move_stage, remove_stage, switch_stage
from sampling_core.engines import ENGINES
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.main_window import MainWindow

translate = QCoreApplication.translate


def add(menu: QMenu, actions: Actions, *commands: Command | None) -> None:
    """Hang commands into a menu; None is a line between them."""
    for command in commands:
        if command is None:
            menu.addSeparator()
        else:
            menu.addAction(actions.add(command))


def fill_chain(window: "MainWindow", menu: QMenu) -> None:
    session, actions, parameters = window.session, window.actions_, window.parameters

    def move(distance: int) -> Callable[[], None]:
        return lambda: move_stage(session, parameters.focused_step, distance)

    def switch() -> None:
        switch_stage(session, parameters.focused_step)

    def remove() -> None:
        remove_stage(session, parameters.focused_step)

    orders = menu.addMenu(translate("Menu", "Chain &order"))
    for profile in ENGINES:
        command = Command(
            f"order_{profile.name.replace('.', '_')}",
            say(profile.title),
            partial(parameters.change_engine, profile.name),
        )
        action = actions.add(command)
        action.setToolTip("\n".join(map(say, profile.fixes)))
        orders.addAction(action)
    add(
        menu,
        actions,
        Command("presets", translate("Menu", "&Presets…"), window.presets.open_dialog, ("Ctrl+L",)),
        Command(
            "keep_preset",
            translate("Menu", "&Keep the settings as a preset…"),
            window.presets.ask_to_keep,
            ("Ctrl+Shift+L",),
            "star",
        ),
        Command("revert_preset", translate("Menu", "Re&vert to the preset"), window.presets.revert),
        None,
    )
    menu.addMenu(add_menu(menu, session, lambda: len(session.experiment.chain)))
    add(
        menu,
        actions,
        None,
        Command("move_up", translate("Menu", "Move the stage &up"), move(-1), ("Alt+Up",)),
        Command("move_down", translate("Menu", "Move the stage &down"), move(1), ("Alt+Down",)),
        Command("switch_stage", translate("Menu", "&Switch the stage on or off"), switch),
        Command(
            "stage_menu", translate("Menu", "&Choices of the stage…"), parameters.open_card_menu
        ),
        Command("remove_stage", translate("Menu", "&Remove the stage"), remove),
        None,
        Command(
            "neutralise",
            translate("Menu", "&Neutralise: all stages off"),
            lambda: session.edit(
                session.experiment.neutralised(), translate("Menu", "All stages off")
            ),
            ("Ctrl+Shift+N",),
            "reset",
        ),
    )


def fill_run(window: "MainWindow", menu: QMenu) -> None:
    session, history = window.session, window.history
    add(
        menu,
        window.actions_,
        Command("draw", translate("Menu", "&Draw"), session.draw, ("Ctrl+R", "F5"), "play"),
        Command(
            "new_seed", translate("Menu", "New &seed"), window.new_seed, ("Ctrl+Shift+R",), "dice"
        ),
        None,
        Command("pin", translate("Menu", "&Pin as A"), session.pin, ("Ctrl+B",), "pin"),
        Command("swap", translate("Menu", "S&wap A and B"), session.swap, ("Ctrl+Shift+B",)),
        Command("unpin", translate("Menu", "&Unpin"), session.unpin, ("Ctrl+Alt+B",)),
        None,
        Command("restore", translate("Menu", "&Restore the chosen run"), history.restore_chosen),
        Command("star", translate("Menu", "S&tar the chosen run"), history.star_chosen),
        Command(
            "duplicate", translate("Menu", "Dup&licate the chosen run"), history.duplicate_chosen
        ),
        Command(
            "delete",
            translate("Menu", "D&elete the chosen runs"),
            history.delete_chosen,
            (),
            "trash",
        ),
    )


def fill_window(window: "MainWindow", menu: QMenu) -> None:
    area, actions = window.area, window.actions_
    add(
        menu,
        actions,
        Command("explore", translate("Menu", "&Explore"), area.explore, ("Ctrl+Alt+1",)),
        Command("work_in_lab", translate("Menu", "&Lab"), area.work_in_lab, ("Ctrl+Alt+2",)),
        Command(
            "study_compare",
            translate("Menu", "&Compare"),
            partial(area.study, "compare"),
            ("Ctrl+Alt+3",),
        ),
        Command(
            "study_sweep",
            translate("Menu", "S&weep"),
            partial(area.study, "sweep"),
            ("Ctrl+Alt+4",),
        ),
        Command(
            "my_layout", translate("Menu", "&My layout"), window.show_my_layout, ("Ctrl+Alt+5",)
        ),
        Command("save_layout", translate("Menu", "&Save as my layout"), window.save_my_layout),
        Command("reset_layout", translate("Menu", "&Reset layout"), area.explore, ("Ctrl+Alt+0",)),
        Command("dock_all", translate("Menu", "&Dock all panels"), area.dock_all),
        None,
        Command("next_panel", translate("Menu", "&Next panel"), area.focus_next, ("F6",)),
        Command(
            "previous_panel",
            translate("Menu", "&Previous panel"),
            lambda: area.focus_next(-1),
            ("Shift+F6",),
        ),
        None,
    )
    words = translate("Menu", "Go to {panel}")
    for name, dock in area.docks.items():
        panel = dock.panel
        jump = Command(
            f"go_{name}",
            words.format(panel=panel.heading),
            partial(area.focus, name),
            (panel.keys,) if panel.keys else (),
        )
        menu.addAction(actions.add(jump))
    menu.addSeparator()
    for name, dock in area.docks.items():
        shown = dock.toggleViewAction()
        actions.register(f"show_{name}", shown)
        shown.setText(translate("Menu", "Show {panel}").format(panel=dock.panel.heading))
        menu.addAction(shown)


def fill_help(window: "MainWindow", menu: QMenu) -> None:
    add(
        menu,
        window.actions_,
        *window.help.commands(),
        None,
        Command(
            "search",
            translate("Menu", "&Search commands…"),
            window.open_search,
            ("Ctrl+K",),
            "search",
        ),
        Command(
            "help",
            translate("Menu", "&Keyboard shortcuts"),
            window.open_shortcuts,
            ("Ctrl+/",),
            "help",
        ),
        None,
        Command("about", translate("Menu", "&About Sampling Lab"), window.open_about),
    )
    window.actions_["about"].setMenuRole(QAction.MenuRole.AboutRole)
