"""Numbers of a comparison in words, with their unit: infinity is a sentence, never a number."""

import math
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from desktop.charts.numbers import THIN
from desktop.comparisons.runs import Run
from sampling_core.divergence import Difference
from sampling_core.measures import BIT
from sampling_core.model_view.numbers import entropy_text, grouped

translate = QCoreApplication.translate


def entropy_words(nats: float, unit: str) -> str:
    """Return an entropy or divergence with its unit: “1.495 nats”."""
    return f"{entropy_text(in_unit(nats, unit))}{THIN}{unit}"


def in_unit(nats: float, unit: str) -> float:
    return nats if unit == "nats" else nats / BIT


def signed(value: float, decimals: int) -> str:
    """Return a difference with its sign: “−0.231”, “+4”, “0.000”."""
    text = f"{abs(value):,.{decimals}f}".replace(",", " ")
    if not any(digit in text for digit in "123456789"):
        return text
    return ("−" if value < 0 else "+") + text


def totals(a: Run, b: Run, difference: Difference, unit: str) -> Sequence[tuple[str, ...]]:
    """Return the rows name, A, B, B − A; each number has its unit."""
    first, second = a.trace.result, b.trace.result
    change = f"{signed(in_unit(difference.entropy, unit), 3)}{THIN}{unit}"
    return (
        (
            translate("Compare", "Entropy"),
            entropy_text(in_unit(first.entropy, unit)),
            entropy_text(in_unit(second.entropy, unit)),
            change,
        ),
        (
            translate("Compare", "Effective"),
            f"{first.effective:.2f}",
            f"{second.effective:.2f}",
            translate("Compare", "{count} tokens").format(count=signed(difference.effective, 2)),
        ),
        (
            translate("Compare", "Kept"),
            grouped(first.kept),
            grouped(second.kept),
            translate("Compare", "{count} tokens").format(count=signed(difference.kept, 0)),
        ),
    )


def distances(difference: Difference, unit: str) -> Sequence[tuple[str, str]]:
    """Return the distances by name, each with its unit; why one is infinite."""
    share = f"{100.0 * difference.total_variation:.1f}{THIN}%"
    return (
        (translate("Compare", "Distance A–B"), share),
        (translate("Compare", "JS"), entropy_words(difference.js, unit)),
        ("KL(A‖B)", _kl(difference.kl_ab, difference.why_infinite, unit)),
        ("KL(B‖A)", _kl(difference.kl_ba, difference.why_infinite_back, unit)),
    )


def sameness(a: Run, b: Run) -> Sequence[tuple[str, str]]:
    """Return whether data and seed are the same, by name."""
    yes, no = translate("Compare", "yes"), translate("Compare", "no")
    seeds = a.experiment.seed == b.experiment.seed
    return (
        (translate("Compare", "Same data"), yes if a.source is b.source else no),
        (translate("Compare", "Same seed"), yes if seeds else no),
    )


def _kl(nats: float, why: str, unit: str) -> str:
    return f"∞ ({why})" if math.isinf(nats) else entropy_words(nats, unit)
