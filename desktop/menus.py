"""The menus of the window: every command is here, by name and in words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.actions import Actions, Command
from desktop.chain_menus import add_menu, copy_menu
from desktop.language import NAMES
from desktop.moves import move_stage, remove_stage, switch_stage
from desktop.settings import LANGUAGES, THEMES
from sampling_core.engines import ENGINES
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.docks import DockArea
    from desktop.main_window import MainWindow

translate = QCoreApplication.translate


def fill_menus(window: "MainWindow") -> None:
    """Make all actions and hang them into the menu bar."""
    bar = window.menuBar()
    makers: dict[str, tuple[str, Callable[[MainWindow, QMenu], None]]] = {
        "file": (translate("Menu", "&File"), _file),
        "edit": (translate("Menu", "&Edit"), _edit),
        "view": (translate("Menu", "&View"), _view),
        "chain": (translate("Menu", "&Chain"), _chain),
        "run": (translate("Menu", "&Run"), _run),
        "window": (translate("Menu", "&Window"), _window),
        "help": (translate("Menu", "&Help"), _help),
    }
    for name, (title, fill) in makers.items():
        menu = bar.addMenu(title)
        menu.setObjectName(f"menu.{name}")
        menu.setToolTipsVisible(True)
        fill(window, menu)
        _add_of_panels(window, menu, name)


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
            inside = menu.addMenu(dock.panel.heading)
            inside.setObjectName(f"menu.{name}.{dock.panel.name}")
            area, panel = window.area, dock.panel.name
            _add(inside, window.actions_, *(_in_front(area, panel, each) for each in commands))


def _in_front(area: "DockArea", panel: str, command: Command | None) -> Command | None:
    """Return the command of a panel so that it brings the panel to the front first."""
    if command is None or command.stays:
        return command

    def run() -> None:
        area.focus(panel)
        command.run()

    return replace(command, run=run)


def _file(window: "MainWindow", menu: QMenu) -> None:
    sessions = window.sessions
    _add(
        menu,
        window.actions_,
        Command("new_session", translate("Menu", "&New session"), sessions.new, ("Ctrl+N",)),
        Command(
            "open_session",
            translate("Menu", "Open &session…"),
            sessions.ask_for_session,
            ("Ctrl+Shift+O",),
        ),
        Command("sessions", translate("Menu", "S&essions…"), sessions.open_dialog),
        Command(
            "snapshot",
            translate("Menu", "Save sna&pshot…"),
            sessions.ask_for_snapshot,
            ("Ctrl+S",),
            "save",
        ),
        Command(
            "save_session",
            translate("Menu", "Save session &as…"),
            sessions.ask_for_copy,
            ("Ctrl+Shift+S",),
        ),
        None,
        Command(
            "open", translate("Menu", "&Open…"), window.files.ask_for_data, ("Ctrl+O",), "open"
        ),
        None,
        Command(
            "export",
            translate("Menu", "&Export chart…"),
            window.files.ask_for_export,
            ("Ctrl+E",),
            "export",
        ),
        None,
        Command("quit", translate("Menu", "&Quit"), window.close, ("Ctrl+Q",)),
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
    menu.addMenu(copy_menu(menu, session, window.notice.tell))
    view = window.distribution
    _add(
        menu,
        actions,
        Command(
            "copy_chart", translate("Menu", "&Copy chart"), window.files.copy, ("Ctrl+C",), "copy"
        ),
        Command(
            "copy_table",
            translate("Menu", "Copy chart as &table"),
            window.files.copy_table,
            ("Ctrl+Shift+C",),
        ),
        Command(
            "paste",
            translate("Menu", "&Paste data, settings or a chart"),
            window.files.paste,
            ("Ctrl+V",),
        ),
        Command(
            "add_to_text", translate("Menu", "&Add the chosen token to the text"), view.add_to_text
        ),
        None,
        Command(
            "find", translate("Menu", "&Find a run"), lambda: _find(window), ("Ctrl+F",), "search"
        ),
        Command("note", translate("Menu", "&Note on the run"), history.table.edit_note),
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
        Command("bars", translate("Menu", "Show as &bars"), lambda: view.show_mode(0)),
        Command(
            "table", translate("Menu", "Show as &table"), lambda: view.show_mode(1), ("Ctrl+Alt+T",)
        ),
        Command("curve", translate("Menu", "Show as &curve"), lambda: view.show_mode(2)),
        Command("why", translate("Menu", "Wh&y was the chosen token kept or cut?"), view.explain),
        None,
        Command("switch_unit", translate("Menu", "&Nats ↔ bits"), switch_unit, ("Ctrl+U",)),
        None,
        Command(
            "present",
            translate("Menu", "&Present"),
            lambda: window.present.switch(),
            ("F11",),
            "projector",
        ),
        None,
        Command(
            "zoom_in", translate("Menu", "Zoom &in"), lambda: look.zoom_by(1), ("Ctrl++", "Ctrl+=")
        ),
        Command("zoom_out", translate("Menu", "Zoom &out"), lambda: look.zoom_by(-1), ("Ctrl+-",)),
        Command("zoom_reset", translate("Menu", "&100 %"), lambda: look.zoom_by(0), ("Ctrl+0",)),
        None,
    )
    themes = menu.addMenu(translate("Menu", "T&heme"))
    group = QActionGroup(themes)
    titles = (
        translate("Menu", "System"), translate("Menu", "Light"), translate("Menu", "Dark"),
    )  # fmt: skip
    for name, words in zip(THEMES, titles, strict=True):
        action = actions.add(
            Command(f"theme_{name}", words, _theme_setter(window, name), checkable=True)
        )
        group.addAction(action)
        themes.addAction(action)
    _add_languages(window, menu)
    switch = Command(
        "switch_theme", translate("Menu", "Switch theme"), look.switch_theme, (), "moon"
    )
    _add(themes, actions, None, switch)


def _add_languages(window: "MainWindow", menu: QMenu) -> None:
    languages = menu.addMenu(translate("Menu", "&Language"))
    group = QActionGroup(languages)
    for name in LANGUAGES:
        words = NAMES.get(name, translate("Menu", "As the system"))
        choose = partial(window.change_language, name)
        action = window.actions_.add(Command(f"language_{name}", words, choose, checkable=True))
        action.setChecked(name == window.settings.language)
        group.addAction(action)
        languages.addAction(action)


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
    _add(
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
    _add(
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


def _run(window: "MainWindow", menu: QMenu) -> None:
    session, history = window.session, window.history
    _add(
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


def _window(window: "MainWindow", menu: QMenu) -> None:
    area, actions = window.area, window.actions_
    _add(
        menu,
        actions,
        Command("explore", translate("Menu", "&Explore"), area.explore, ("Ctrl+Alt+1",)),
        Command(
            "my_layout", translate("Menu", "&My layout"), window.show_my_layout, ("Ctrl+Alt+2",)
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
            (panel.keys,),
        )
        menu.addAction(actions.add(jump))
    menu.addSeparator()
    for name, dock in area.docks.items():
        shown = dock.toggleViewAction()
        actions.register(f"show_{name}", shown)
        shown.setText(translate("Menu", "Show {panel}").format(panel=dock.panel.heading))
        menu.addAction(shown)


def _help(window: "MainWindow", menu: QMenu) -> None:
    _add(
        menu,
        window.actions_,
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
            ("Ctrl+/", "F1"),
            "help",
        ),
        None,
        Command("about", translate("Menu", "&About Sampling Lab"), window.open_about),
    )
    window.actions_["about"].setMenuRole(QAction.MenuRole.AboutRole)
