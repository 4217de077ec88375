"""The menu behind the three dots: scale, order, columns, and what to do with a token."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu

from desktop.language import QT_TRANSLATE_NOOP
from desktop.settings import ORDERS, SCALES, TICKS, Settings

SCALE_WORDS = (
    QT_TRANSLATE_NOOP("DistributionPanel", "Linear scale"),
    QT_TRANSLATE_NOOP("DistributionPanel", "Log scale"),
    QT_TRANSLATE_NOOP("DistributionPanel", "Fixed scale, 0 to 100 %"),
)
TICK_WORDS = (
    QT_TRANSLATE_NOOP("DistributionPanel", "Ticks show A or the run chosen"),
    QT_TRANSLATE_NOOP("DistributionPanel", "Ticks show the model alone"),
)
ORDER_WORDS = (
    QT_TRANSLATE_NOOP("DistributionPanel", "Most likely first"),
    QT_TRANSLATE_NOOP("DistributionPanel", "Input order"),
    QT_TRANSLATE_NOOP("DistributionPanel", "A–Z"),
)

Choose = Callable[[str], None]


def add_view_choices(menu: QMenu, settings: Settings) -> None:
    """Add scales of the bars, orders of their rows, and what their ticks show, as they are."""

    def take_scale(name: str) -> None:
        settings.scale = name

    def take_order(name: str) -> None:
        settings.order = name

    def take_ticks(name: str) -> None:
        settings.ticks = name

    _add(menu, "scale", settings.scale, dict(zip(SCALES, SCALE_WORDS, strict=True)), take_scale)
    menu.addSeparator()
    _add(menu, "order", settings.order, dict(zip(ORDERS, ORDER_WORDS, strict=True)), take_order)
    menu.addSeparator()
    _add(menu, "ticks", settings.ticks, dict(zip(TICKS, TICK_WORDS, strict=True)), take_ticks)


def _add(menu: QMenu, kind: str, now: str, choices: dict[str, str], take: Choose) -> None:
    group = QActionGroup(menu)
    for name, words in choices.items():
        action = menu.addAction(QCoreApplication.translate("DistributionPanel", words))
        action.setObjectName(f"action.{kind}.{name}")
        action.setCheckable(True)
        action.setChecked(name == now)
        action.triggered.connect(lambda _on=False, name=name: take(name))
        group.addAction(action)
