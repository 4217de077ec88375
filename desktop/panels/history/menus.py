"""The menus of the history: of a run, and of the columns."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.actions import Command
from sampling_core.model_view.record_columns import BEST, CHOSEN, TITLES
from sampling_core.model_view.record_filter import GROUPS
from sampling_core.words import say

if TYPE_CHECKING:
    from desktop.panels.history import HistoryPanel

translate = QCoreApplication.translate


def commands_of(panel: "HistoryPanel") -> Mapping[str, Sequence[Command | None]]:
    """Return what the menus of the window offer of the history."""
    return {
        "file": (
            Command(
                "export_run",
                translate("HistoryPanel", "Export the chosen &runs…"),
                panel.export_chosen,
            ),
            Command(
                "export_runs", translate("HistoryPanel", "Export &all runs…"), panel.export_all
            ),
        ),
        "edit": (
            Command(
                "copy_rows", translate("HistoryPanel", "&Copy the chosen rows"), panel.copy_chosen
            ),
        ),
        "view": (
            Command(
                "columns", translate("HistoryPanel", "&Columns and groups…"), panel.open_columns
            ),
        ),
        "run": (
            Command(
                "pin_run_a",
                translate("HistoryPanel", "Pin the chosen run as &A"),
                partial(panel.pin_chosen, "A"),
            ),
            Command(
                "pin_run_b",
                translate("HistoryPanel", "Pin the chosen run as &B"),
                partial(panel.pin_chosen, "B"),
            ),
            None,
            Command("clear", translate("HistoryPanel", "&Clear the history"), panel.clear),
            Command("bin", translate("HistoryPanel", "&The bin…"), panel.open_bin),
        ),
    }


def run_menu(panel: "HistoryPanel", record: int) -> QMenu:
    """Return what can be done with the runs that are chosen; ``record`` is the current one."""
    session, chosen = panel.session, panel.table.chosen()
    menu = panel.new_menu()
    entries: tuple[tuple[str, Callable[[], object]] | None, ...] = (
        (translate("HistoryPanel", "Restore"), lambda: session.restore(record)),
        (translate("HistoryPanel", "Duplicate"), lambda: session.records.duplicate(record)),
        None,
        (translate("HistoryPanel", "Pin as A"), lambda: session.pin_record(record, "A")),
        (translate("HistoryPanel", "Pin as B"), lambda: session.pin_record(record, "B")),
        (translate("HistoryPanel", "Star"), panel.star_chosen),
        (translate("HistoryPanel", "Note"), panel.table.edit_note),
        (translate("HistoryPanel", "Cost"), panel.edit_cost),
    )
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            _add(menu, *entry)
    rating = menu.addMenu(translate("HistoryPanel", "Rating"))
    for mark in range(BEST, -1, -1):
        words = (
            translate("HistoryPanel", "{number} of {best}").format(number=mark, best=BEST)
            if mark
            else translate("HistoryPanel", "None")
        )
        _add(rating, words, partial(panel.rate, record, mark))
    menu.addSeparator()
    _add(menu, translate("HistoryPanel", "Copy rows"), panel.copy_chosen)
    _add(menu, translate("HistoryPanel", "Export the chosen runs…"), panel.export_chosen)
    menu.addSeparator()
    _add(menu, translate("HistoryPanel", "Delete"), lambda: session.delete(chosen))
    return menu


def column_menu(panel: "HistoryPanel") -> QMenu:
    """Return the columns that can be added, and the groups in which rows can stand."""
    menu, shown = panel.new_menu(), panel.added_columns()
    for name, column in CHOSEN.items():
        action = menu.addAction(say(TITLES[column]))
        action.setObjectName(f"history.column.{name}")
        action.setCheckable(True)
        action.setChecked(name in shown)
        action.toggled.connect(lambda on, name=name: panel.add_column(name, on))
    menu.addSeparator()
    add_groups(menu, panel)
    return menu


def add_groups(menu: QMenu, panel: "HistoryPanel") -> None:
    """Add the choice of groups, as it is now."""
    words = (
        translate("HistoryPanel", "No groups"),
        translate("HistoryPanel", "Group by data"),
        translate("HistoryPanel", "Group by day"),
    )
    group = QActionGroup(menu)
    for name, text in zip(GROUPS, words, strict=True):
        action = menu.addAction(text)
        action.setObjectName(f"history.group.{name}")
        action.setCheckable(True)
        action.setChecked(name == panel.table.rows.group)
        action.triggered.connect(lambda _on=False, name=name: panel.group_by(name))
        group.addAction(action)


def _add(menu: QMenu, text: str, run: Callable[[], object]) -> None:
    menu.addAction(text).triggered.connect(lambda: run())
