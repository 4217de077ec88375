"""The menu of the view: measures that are asked for less often, and sampling."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from desktop.charts.numbers import token_text
from desktop.panels.sweep.study import Study
from sampling_core.model_view.session import Session
from sampling_core.model_view.sweep_plan import Plan

translate = QCoreApplication.translate


def open_menu(parent: QWidget, button: QToolButton, study: Study, session: Session) -> QMenu:
    """Open the menu below its button; what is not possible is there, and off."""
    menu = QMenu(parent)
    menu.setObjectName("menu.sweep")
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    token, reference = session.selected, session.reference
    words = translate("Sweep", "Probability of the chosen token")
    if token is not None:
        name = token_text(session.experiment.source.token(token))
        words = translate("Sweep", "Probability of {token}").format(token=name)
    _add(menu, "token", words, study, f"token:{token}", possible=token is not None)
    words = translate("Sweep", "Distance to A")
    if reference is not None and reference.name != "A":
        words = translate("Sweep", "Distance to {run}").format(run=reference.name)
    _add(menu, "distance", words, study, "distance", possible=study.reference is not None)
    menu.addSeparator()
    action = menu.addAction(translate("Sweep", "Draw along the first parameter as well"))
    action.setObjectName("action.sweep.sampled")
    action.setCheckable(True)
    action.setChecked(study.wants_sampled)
    action.toggled.connect(study.want_sampled)
    menu.popup(button.mapToGlobal(button.rect().bottomLeft()))
    return menu


def _add(menu: QMenu, name: str, words: str, study: Study, measure: str, *, possible: bool) -> None:
    action = menu.addAction(words)
    action.setObjectName(f"action.sweep.{name}")
    action.setEnabled(possible and study.plan is not None)
    action.setCheckable(True)
    action.setChecked(study.plan is not None and study.plan.measure == measure)
    action.triggered.connect(_chooser(study, measure))


def _chooser(study: Study, measure: str) -> Callable[[], None]:
    def choose() -> None:
        if study.plan is not None:
            study.choose(Plan(study.plan.ranges, measure))

    return choose
