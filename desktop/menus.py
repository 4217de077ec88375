"""The menus of the window: every command is here, by name and in words."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.actions import Command
from desktop.chain_menus import copy_menu
from desktop.language import NAMES
from desktop.menus_lab import fill_lab, fill_teach
from desktop.menus_work import add, fill_chain, fill_help, fill_run, fill_window
from desktop.settings import LANGUAGES, MOTIONS, THEMES

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
        "chain": (translate("Menu", "&Chain"), fill_chain),
        "run": (translate("Menu", "&Run"), fill_run),
        "lab": (translate("Menu", "&Lab"), fill_lab),
        "teach": (translate("Menu", "&Teach"), fill_teach),
        "window": (translate("Menu", "&Window"), fill_window),
        "help": (translate("Menu", "&Help"), fill_help),
    }
    for name, (title, fill) in makers.items():
        menu = bar.addMenu(title)
        menu.setObjectName(f"menu.{name}")
        menu.setToolTipsVisible(True)
        fill(window, menu)
        _add_of_panels(window, menu, name)


def _add_of_panels(window: "MainWindow", menu: QMenu, name: str) -> None:
    """Hang the commands that panels bring along into their menus."""
    for dock in window.area.docks.values():
        commands = dock.panel.commands().get(name, ())
        if commands:
            inside = menu.addMenu(dock.panel.heading)
            inside.setObjectName(f"menu.{name}.{dock.panel.name}")
            area, panel = window.area, dock.panel.name
            add(inside, window.actions_, *(_in_front(area, panel, each) for each in commands))


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
    add(
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
    add(
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
    add(
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
    _add_motions(window, menu)
    _add_languages(window, menu)
    switch = Command(
        "switch_theme", translate("Menu", "Switch theme"), look.switch_theme, (), "moon"
    )
    add(themes, actions, None, switch)


def _add_motions(window: "MainWindow", menu: QMenu) -> None:
    motions = menu.addMenu(translate("Menu", "&Motion"))
    group = QActionGroup(motions)
    words = {
        "system": translate("Menu", "As the system"),
        "on": translate("Menu", "On", "motion"),
        "off": translate("Menu", "Off", "motion"),
    }
    for name in MOTIONS:
        choose = partial(setattr, window.settings, "motion", name)
        action = window.actions_.add(Command(f"motion_{name}", words[name], choose, checkable=True))
        action.setChecked(name == window.settings.motion)
        group.addAction(action)
        motions.addAction(action)


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
