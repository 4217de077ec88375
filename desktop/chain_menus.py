"""Menus on the chain that appear in the menu bar and on the Parameters panel."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from desktop.concealed import refuse_settings
from desktop.language import QT_TRANSLATE_NOOP
from sampling_core.engine import ready
from sampling_core.fields import Biases, Number, Tokens, specs
from sampling_core.model_view.session import Session
from sampling_core.sampler import Sampler
from sampling_core.samplers import SAMPLERS
from sampling_core.words import say

translate = QCoreApplication.translate
GROUPS = (
    QT_TRANSLATE_NOOP("Chain", "Reshape"),
    QT_TRANSLATE_NOOP("Chain", "Cut"),
    QT_TRANSLATE_NOOP("Chain", "Penalise"),
    QT_TRANSLATE_NOOP("Chain", "Pick"),
)


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
    menu = QMenu(translate("Chain", "Add stage"), parent)
    menu.setObjectName("menu.add_stage")
    menu.setToolTipsVisible(True)
    for group in GROUPS:
        add_heading(menu, translate("Chain", group))
        for kind in (kind for kind in addable() if kind.group == group):
            action = menu.addAction(_entry(kind))
            action.setObjectName(f"action.add_{kind.name}")
            action.setToolTip(say(kind.summary))
            action.triggered.connect(_adder(session, kind, place))
    return menu


def add_heading(menu: QMenu, words: str) -> None:
    """Add a line that says what the next ones are; styled menus draw sections without words."""
    if not menu.isEmpty():
        menu.addSeparator()
    menu.addAction(words).setEnabled(False)


def _entry(kind: type[Sampler]) -> str:
    notes = [translate("Chain", "random")] if kind.is_random else []
    if "needs a text" in kind.summary.lower():
        notes.append(translate("Chain", "needs a text"))
    title = say(kind.title)
    return f"{title} ({', '.join(notes)})" if notes else title


def open_under(button: QPushButton, menu: QMenu) -> None:
    """Let a button open a menu below itself."""

    def popup() -> None:
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    button.clicked.connect(popup)


def _adder(session: Session, kind: type[Sampler], place: Callable[[], int]) -> Callable[[], None]:
    def add() -> None:
        sampler = replace(ready(kind), on=True)
        after = session.experiment.inserted(place(), sampler)
        words = translate("Chain", "Add {stage}").format(stage=say(kind.title))
        session.edit(after, words)

    return add


# What the menu offers, in words; how it is written is known by ``formats.presets.snippets``.
COPIES = (
    ("text", QT_TRANSLATE_NOOP("Chain", "As text")),
    ("json", QT_TRANSLATE_NOOP("Chain", "As JSON")),
    ("python", QT_TRANSLATE_NOOP("Chain", "As Python (numpy, runs alone)")),
    ("transformers", QT_TRANSLATE_NOOP("Chain", "For Hugging Face")),
    ("llama.cpp", QT_TRANSLATE_NOOP("Chain", "As llama.cpp flags")),
    ("openai", QT_TRANSLATE_NOOP("Chain", "As a request (curl)")),
    ("ollama", QT_TRANSLATE_NOOP("Chain", "As an Ollama Modelfile")),
)


def copy_menu(parent: QWidget, session: Session, tell: Callable[[str], object]) -> QMenu:
    """Return a menu that puts the settings on the clipboard; ``tell`` says what is lost."""
    menu = QMenu(translate("Chain", "Copy settings"), parent)
    menu.setObjectName("menu.copy_settings")
    for name, words in COPIES:
        action = QAction(translate("Chain", words), menu)
        action.setObjectName(f"action.copy_settings_{name.replace('.', '_')}")
        action.triggered.connect(partial(_copy, name, session, tell))
        menu.addAction(action)
    return menu


def _copy(name: str, session: Session, tell: Callable[[str], object], *_: object) -> None:
    from sampling_core.formats.presets.snippets import SNIPPETS

    refuse_settings(session)
    snippet = next(each for each in SNIPPETS if each.name == name)
    text, losses = snippet.write(session.experiment)
    QGuiApplication.clipboard().setText(text)
    if losses:
        words = translate("Chain", "Copied, with losses: {losses}")
        tell(words.format(losses=" ".join(losses)))
