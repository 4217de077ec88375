"""Menus on the chain that appear in the menu bar and on the Parameters panel."""

import json
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from sampling_core.engine import ready
from sampling_core.fields import Biases, Number, Tokens, specs
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler
from sampling_core.samplers import SAMPLERS

GROUPS = ("Reshape", "Cut", "Penalise", "Pick")


def addable() -> tuple[type[Sampler], ...]:
    """Return the samplers that have an editor: all but those with nothing but runs of tokens."""
    return tuple(
        kind
        for kind in SAMPLERS
        if any(isinstance(spec, Number) for spec in specs(kind).values())
        or not any(isinstance(s, Tokens | Biases) and s.nested for s in specs(kind).values())
    )


def add_menu(parent: QWidget, session: Session, place: Callable[[], int]) -> QMenu:
    """Return a menu of all samplers by group; what is chosen enters the chain at ``place``."""
    menu = QMenu("Add stage", parent)
    menu.setObjectName("menu.add_stage")
    menu.setToolTipsVisible(True)
    for group in GROUPS:
        add_heading(menu, group)
        for kind in (kind for kind in addable() if kind.group == group):
            action = menu.addAction(_entry(kind))
            action.setObjectName(f"action.add_{kind.name}")
            action.setToolTip(kind.summary)
            action.triggered.connect(_adder(session, kind, place))
    return menu


def add_heading(menu: QMenu, words: str) -> None:
    """Add a line that says what the next ones are; styled menus draw sections without words."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(words).setEnabled(False)


def _entry(kind: type[Sampler]) -> str:
    notes = ["random"] if kind.is_random else []
    notes += ["needs a text"] if "needs a text" in kind.summary.lower() else []
    return f"{kind.title} ({', '.join(notes)})" if notes else kind.title


def open_under(button: QPushButton, menu: QMenu) -> None:
    """Let a button open a menu below itself."""

    def popup() -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    button.clicked.connect(popup)


def _adder(session: Session, kind: type[Sampler], place: Callable[[], int]) -> Callable[[], None]:
    def add() -> None:
        sampler = replace(ready(kind), on=True)
        after = session.experiment.inserted(place(), sampler)
        session.edit(after, f"Add {kind.title}")

    return add


def copy_menu(parent: QWidget, session: Session) -> QMenu:
    """Return a menu that puts the settings on the clipboard, in several forms."""
    menu = QMenu("Copy settings", parent)
    menu.setObjectName("menu.copy_settings")
    forms: tuple[tuple[str, str, Callable[[Session], str]], ...] = (
        ("text", "As text", text_of),
        ("json", "As JSON", json_of),
    )
    for name, words, form in forms:
        action = QAction(words, menu)
        action.setObjectName(f"action.copy_settings_{name}")
        action.triggered.connect(_copier(session, form))
        menu.addAction(action)
    return menu


def _copier(session: Session, form: Callable[[Session], str]) -> Callable[[], None]:
    def copy() -> None:
        QGuiApplication.clipboard().setText(form(session))

    return copy


def text_of(session: Session) -> str:
    """Return the settings as people write them: ``T 0.60 → top-p 0.95``."""
    return session.experiment.settings().replace("  ", " → ")


def json_of(session: Session) -> str:
    """Return the settings as flat, neutral parameters with the engine and the seed."""
    experiment = session.experiment
    settings = {
        "engine": experiment.chain.engine,
        "order": [sampler.name for sampler in experiment.chain if not sampler.is_off],
        "parameters": {
            name: value
            for sampler in experiment.chain
            if not sampler.is_off
            for name, value in sampler.parameters().items()
        },
        "pick": experiment.pick,
        "draws": experiment.draws,
        "seed": experiment.seed,
    }
    return json.dumps(settings, indent=2, ensure_ascii=False)
