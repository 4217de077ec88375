"""The menus of the window: every command is here, by name and in words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.actions import Actions, Command
from desktop.chain_menus import add_menu, copy_menu
from desktop.moves import move_stage, remove_stage, switch_stage
from desktop.settings import THEMES
from sampling_core.engines import ENGINES

if TYPE_CHECKING:
    from desktop.docks import DockArea
    from desktop.main_window import MainWindow


def fill_menus(window: "MainWindow") -> None:
    """Make all actions and hang them into the menu bar."""
    bar = window.menuBar()
    makers: dict[str, Callable[[MainWindow, QMenu], None]] = {
        "&File": _file,
        "&Edit": _edit,
        "&View": _view,
        "&Chain": _chain,
        "&Run": _run,
        "&Window": _window,
        "&Help": _help,
    }
    for title, fill in makers.items():
        menu = bar.addMenu(title)
        menu.setObjectName(f"menu.{title[1:].lower()}")
        menu.setToolTipsVisible(True)
        fill(window, menu)
        _add_of_panels(window, menu, title[1:].lower())


def _add(menu: QMenu, actions: Actions, *commands: Command | None) -> None:
    for command in commands:
        if command is None:
            menu.addSeparator()
        else:
            menu.addAction(actions.add(command))


def _add_of_panels(window: "MainWindow", menu: QMenu, name: str) -> None:
    """Hang the commands that panels bring along into their menus."""
    for dock in window.area.docks.values():
        commands = dock.panel.commands().get(name, ())
        if commands:
            inside = menu.addMenu(dock.panel.title)
            inside.setObjectName(f"menu.{name}.{dock.panel.name}")
            area, panel = window.area, dock.panel.name
            _add(inside, window.actions_, *(_in_front(area, panel, each) for each in commands))


def _in_front(area: "DockArea", panel: str, command: Command | None) -> Command | None:
    """Return the command of a panel so that it brings the panel to the front first."""
    if command is None:
        return None

    def run() -> None:
        area.focus(panel)
        command.run()

    return replace(command, run=run)


def _file(window: "MainWindow", menu: QMenu) -> None:
    sessions = window.sessions
    _add(
        menu,
        window.actions_,
        Command("new_session", "&New session", sessions.new, ("Ctrl+N",)),
        Command("open_session", "Open &session…", sessions.ask_for_session, ("Ctrl+Shift+O",)),
        Command("sessions", "S&essions…", sessions.open_dialog),
        Command("snapshot", "Save sna&pshot…", sessions.ask_for_snapshot, ("Ctrl+S",), "save"),
        Command("save_session", "Save session &as…", sessions.ask_for_copy, ("Ctrl+Shift+S",)),
        None,
        Command("open", "&Open…", window.files.ask_for_data, ("Ctrl+O",), "open"),
        None,
        Command("export", "&Export chart…", window.files.ask_for_export, ("Ctrl+E",), "export"),
        None,
        Command("quit", "&Quit", window.close, ("Ctrl+Q",)),
    )
    window.actions_["quit"].setMenuRole(QAction.MenuRole.QuitRole)


def _edit(window: "MainWindow", menu: QMenu) -> None:
    session, actions, history = window.session, window.actions_, window.history
    stack = session.undo_stack
    undo, redo = stack.createUndoAction(window), stack.createRedoAction(window)
    actions.register("undo", undo, ("Ctrl+Z",), "undo")
    actions.register("redo", redo, ("Ctrl+Y", "Ctrl+Shift+Z"), "redo")
    menu.addActions([undo, redo])
    menu.addSeparator()
    menu.addMenu(copy_menu(menu, session))
    view = window.distribution
    _add(
        menu,
        actions,
        Command("copy_chart", "&Copy chart", window.files.copy, ("Ctrl+C",), "copy"),
        Command("copy_table", "Copy chart as &table", window.files.copy_table, ("Ctrl+Shift+C",)),
        Command("paste", "&Paste data, settings or a chart", window.files.paste, ("Ctrl+V",)),
        Command("add_to_text", "&Add the chosen token to the text", view.add_to_text),
        None,
        Command("find", "&Find a run", lambda: _find(window), ("Ctrl+F",), "search"),
        Command("note", "&Note on the run", history.table.edit_note),
    )


def _find(window: "MainWindow") -> None:
    window.area.focus("history")
    window.history.open_search()


def _view(window: "MainWindow", menu: QMenu) -> None:
    settings, actions, look = window.settings, window.actions_, window.appearance

    def switch_unit() -> None:
        settings.unit = "bits" if settings.unit == "nats" else "nats"

    view = window.distribution
    _add(
        menu,
        actions,
        Command("bars", "Show as &bars", lambda: view.show_mode(0)),
        Command("table", "Show as &table", lambda: view.show_mode(1), ("Ctrl+Alt+T",)),
        Command("curve", "Show as &curve", lambda: view.show_mode(2)),
        Command("why", "Wh&y was the chosen token kept or cut?", view.explain),
        None,
        Command("switch_unit", "&Nats ↔ bits", switch_unit, ("Ctrl+U",)),
        None,
        Command("present", "&Present", lambda: window.present.switch(), ("F11",), "projector"),
        None,
        Command("zoom_in", "Zoom &in", lambda: look.zoom_by(1), ("Ctrl++", "Ctrl+=")),
        Command("zoom_out", "Zoom &out", lambda: look.zoom_by(-1), ("Ctrl+-",)),
        Command("zoom_reset", "&100 %", lambda: look.zoom_by(0), ("Ctrl+0",)),
        None,
    )
    themes = menu.addMenu("T&heme")
    group = QActionGroup(themes)
    for name in THEMES:
        action = actions.add(
            Command(f"theme_{name}", name.capitalize(), _theme_setter(window, name), checkable=True)
        )
        group.addAction(action)
        themes.addAction(action)
    switch = Command("switch_theme", "Switch theme", look.switch_theme, (), "moon")
    _add(themes, actions, None, switch)


def _theme_setter(window: "MainWindow", name: str) -> Callable[[], None]:
    def choose() -> None:
        window.settings.theme = name

    return choose


def _chain(window: "MainWindow", menu: QMenu) -> None:
    session, actions, parameters = window.session, window.actions_, window.parameters

    def move(distance: int) -> Callable[[], None]:
        return lambda: move_stage(session, parameters.focused_step, distance)

    def switch() -> None:
        switch_stage(session, parameters.focused_step)

    def remove() -> None:
        remove_stage(session, parameters.focused_step)

    orders = menu.addMenu("Chain &order")
    for profile in ENGINES:
        command = Command(
            f"order_{profile.name.replace('.', '_')}",
            profile.title,
            partial(parameters.change_engine, profile.name),
        )
        action = actions.add(command)
        action.setToolTip("\n".join(profile.fixes))
        orders.addAction(action)
    menu.addMenu(add_menu(menu, session, lambda: len(session.experiment.chain)))
    _add(
        menu,
        actions,
        None,
        Command("move_up", "Move the stage &up", move(-1), ("Alt+Up",)),
        Command("move_down", "Move the stage &down", move(1), ("Alt+Down",)),
        Command("switch_stage", "&Switch the stage on or off", switch),
        Command("stage_menu", "&Choices of the stage…", parameters.open_card_menu),
        Command("remove_stage", "&Remove the stage", remove),
        None,
        Command(
            "neutralise",
            "&Neutralise: all stages off",
            lambda: session.edit(session.experiment.neutralised(), "All stages off"),
            ("Ctrl+Shift+N",),
            "reset",
        ),
    )


def _run(window: "MainWindow", menu: QMenu) -> None:
    session, history = window.session, window.history
    _add(
        menu,
        window.actions_,
        Command("draw", "&Draw", session.draw, ("Ctrl+R", "F5"), "play"),
        Command("new_seed", "New &seed", window.new_seed, ("Ctrl+Shift+R",), "dice"),
        None,
        Command("pin", "&Pin as A", session.pin, ("Ctrl+B",), "pin"),
        Command("swap", "S&wap A and B", session.swap, ("Ctrl+Shift+B",)),
        Command("unpin", "&Unpin", session.unpin, ("Ctrl+Alt+B",)),
        None,
        Command("restore", "&Restore the chosen run", history.restore_chosen),
        Command("star", "S&tar the chosen run", history.star_chosen),
        Command("duplicate", "Dup&licate the chosen run", history.duplicate_chosen),
        Command("delete", "D&elete the chosen runs", history.delete_chosen, (), "trash"),
    )


def _window(window: "MainWindow", menu: QMenu) -> None:
    area, actions = window.area, window.actions_
    _add(
        menu,
        actions,
        Command("explore", "&Explore", area.explore, ("Ctrl+Alt+1",)),
        Command("my_layout", "&My layout", window.show_my_layout, ("Ctrl+Alt+2",)),
        Command("save_layout", "&Save as my layout", window.save_my_layout),
        Command("reset_layout", "&Reset layout", area.explore, ("Ctrl+Alt+0",)),
        Command("dock_all", "&Dock all panels", area.dock_all),
        None,
        Command("next_panel", "&Next panel", area.focus_next, ("F6",)),
        Command("previous_panel", "&Previous panel", lambda: area.focus_next(-1), ("Shift+F6",)),
        None,
    )
    for name, dock in area.docks.items():
        panel = dock.panel
        jump = Command(
            f"go_{name}", f"Go to {panel.title}", partial(area.focus, name), (panel.keys,)
        )
        menu.addAction(actions.add(jump))
    menu.addSeparator()
    for name, dock in area.docks.items():
        shown = dock.toggleViewAction()
        actions.register(f"show_{name}", shown)
        shown.setText(f"Show {dock.panel.title}")
        menu.addAction(shown)


def _help(window: "MainWindow", menu: QMenu) -> None:
    _add(
        menu,
        window.actions_,
        Command("search", "&Search commands…", window.open_search, ("Ctrl+K",), "search"),
        Command("help", "&Keyboard shortcuts", window.open_shortcuts, ("Ctrl+/", "F1"), "help"),
        None,
        Command("about", "&About Sampling Lab", window.open_about),
    )
    window.actions_["about"].setMenuRole(QAction.MenuRole.AboutRole)
