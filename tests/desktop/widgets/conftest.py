"""Numbers as the fields of samplers declare them, without the samplers."""

from dataclasses import dataclass

import pytest
from PySide6.QtGui import QColor


@dataclass(frozen=True)
class Spec:
    low: float
    high: float
    box: tuple[float, float]
    slider: tuple[float, float]
    step: float
    fine: float
    page: float
    off: float | None
    decimals: int
    whole: bool = False
    logarithmic: bool = False
    hint: str = "Divides the logits."


@pytest.fixture
def temperature():
    return Spec(0, 10, (0, 10), (0, 2), 0.05, 0.01, 0.25, 1.0, 2)


@pytest.fixture
def top_p():
    return Spec(0, 1, (0, 1), (0, 1), 0.01, 0.001, 0.1, 1.0, 3)


@pytest.fixture
def top_k():
    return Spec(0, 1000, (0, 1000), (1, 1000), 1, 1, 10, 0, 0, whole=True, logarithmic=True)


@pytest.fixture
def share_of():
    """How much of a widget has a colour, 0 to 1."""

    def share(widget, colour):
        image = widget.grab().toImage()
        wanted = QColor(colour).rgb()
        places = [(x, y) for x in range(image.width()) for y in range(image.height())]
        return sum(image.pixel(x, y) == wanted for x, y in places) / len(places)

    return share
