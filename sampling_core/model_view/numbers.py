"""Numbers as the window writes them: with their unit, grouped by three, never −0."""

from sampling_core.stage import grouped

__all__ = ["entropy_text", "grouped", "short_percent"]


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
