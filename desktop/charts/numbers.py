"""Numbers as the charts write them: with their unit, a true minus sign, never in powers of ten."""

from PySide6.QtCore import QLocale

SMALLEST = 0.00005  # a share: below this two decimals of a per cent show nothing
THIN = "\u00a0"  # no-break space between number and unit


def percent(share: float) -> str:
    """Return "37.35 %", or "< 0.01 %" for what would read as nothing."""
    if 0 < share < SMALLEST:
        return f"< {_written(0.01)}{THIN}%"
    return f"{_written(100 * share)}{THIN}%"


def axis_percent(share: float) -> str:
    """Return "40 %", with as many decimals as it needs."""
    text = f"{100 * share:.8f}".rstrip("0").rstrip(".")
    return text.replace(".", QLocale().decimalPoint()) + f"{THIN}%"


def points(difference: float) -> str:
    """Return percentage points with their sign: "−0.88", "+0.14", "0.00"."""
    if abs(difference) < 0.005:
        return _written(0.0)
    return ("−" if difference < 0 else "+") + _written(abs(difference))


def token_text(token: str) -> str:
    """Return a token so that its white space is seen."""
    shown = token.replace(" ", "␣").replace("\n", "⏎").replace("\t", "⇥").replace("\r", "␍")
    return shown or "∅"


def _written(value: float) -> str:
    return f"{value:.2f}".replace(".", QLocale().decimalPoint())
