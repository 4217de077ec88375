"""Numbers as the window writes them: with their unit, grouped by three, never −0."""

from typing import Any

from sampling_core.fields import Number
from sampling_core.stage import grouped

__all__ = [
    "entropy_text",
    "grouped",
    "number_range",
    "percent_range",
    "short_percent",
    "spec_text",
]


def entropy_text(value: float) -> str:
    """Return an entropy with three decimals, never −0.000."""
    return f"{max(0.0, value):.3f}"


def short_percent(share: float) -> str:
    """Return a share as tiles show it: ``37.3 %``, ``100 %``, ``< 0.1 %``."""
    if share > 0.9995:
        return "100 %"
    if 0.0 < share < 0.0005:
        return "< 0.1 %"
    return f"{100.0 * share:.1f} %"


def percent_range(low: float, high: float) -> str:
    """Return between which limits a share lies: ``43.0–52.8 %``."""
    for decimals in (1, 2):
        text = number_range(100.0 * low, 100.0 * high, decimals)
        if "≈" not in text:
            return f"{text} %"
    return "< 0.01 %" if high < 0.00005 else f"{text} %"


def number_range(low: float, high: float, decimals: int) -> str:
    """Return between which limits a number lies, ``1.78–4.02``; ``≈ 1.78`` where both read so."""
    first, last = f"{max(0.0, low):.{decimals}f}", f"{high:.{decimals}f}"
    return f"{first}–{last}" if first != last else f"≈ {first}"


def spec_text(spec: object, value: Any) -> str:
    """Return a value as menus and the undo list show it."""
    if not isinstance(spec, Number):
        return str(value) if isinstance(value, str) else ""
    if spec.whole:
        return f"{value:,d}".replace(",", " ").replace("-", "−")
    fewest = len(f"{spec.step:.9f}".rstrip("0").partition(".")[2])
    text = f"{value:.{spec.decimals}f}"
    while text.endswith("0") and len(text.partition(".")[2]) > fewest:
        text = text[:-1]
    return text.replace("-", "−")
