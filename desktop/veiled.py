"""What views show while a lab hides the results: tokens and logits, and words for the rest."""

from PySide6.QtCore import QCoreApplication

from desktop.bounded import more_known
from desktop.charts.curve_picture import CurvePicture
from desktop.charts.picture import Bar, DistributionPicture
from sampling_core.model_view.lines import REST_ID, Line, logit_digits, logit_text, veiled_lines
from sampling_core.model_view.numbers import grouped
from sampling_core.model_view.token_columns import TITLES
from sampling_core.trace import Trace
from sampling_core.words import say

translate = QCoreApplication.translate
NOTHING = "—"  # in place of a number
ALL_ROWS = 300_000  # of a table


def until_run() -> str:
    """Return what stands under a number that is not shown."""
    return translate("Veil", "hidden until you run")


def results_are_hidden() -> str:
    """Return the reason, in a sentence without a full stop."""
    return translate("Veil", "Predict before you run: results are hidden")


def refusal() -> str:
    """Return why there is nothing to draw, export or copy."""
    return translate("Veil", "Lock your prediction first: until then the results are hidden.")


def veiled_picture(trace: Trace, shown: tuple[Line, ...]) -> DistributionPicture:
    """Return the picture of veiled lines: it holds no number of the result at all."""
    rest = shown[-1] if shown and shown[-1].id == REST_ID else None
    tokens = [line for line in shown if line is not rest]
    digits = logit_digits([line.logit for line in tokens])
    bars = tuple(_bar(line, digits) for line in tokens)
    return DistributionPicture(
        bars,
        more=_more(trace, len(bars)),
        hidden=True,
        title=trace.experiment.source.name,
        all_rows=lambda: _table(trace),
        rest=None if rest is None else _bar(rest),
    )


def veiled_curve(picture: DistributionPicture) -> CurvePicture:
    """Return the curve of a veiled picture: its axes."""
    return CurvePicture.of(picture, (), say("Running total"))


def _bar(line: Line, digits: int = 1) -> Bar:
    logit = "" if line.id == REST_ID else logit_text(line.logit, digits)
    return Bar(line.id, line.rank, line.token, logit, 0.0, 0.0)


def _more(trace: Trace, shown: int) -> str:
    """Return how many tokens have no row, and nothing of what they hold together."""
    if trace.experiment.source.tail is not None:
        return more_known(trace, shown)
    rest = len(trace.experiment.source) - shown
    if rest <= 0:
        return ""
    words = translate("Veil", "{count} more tokens")
    if rest == 1:
        words = translate("Veil", "{count} more token")
    return words.format(count=grouped(rest))


def _table(trace: Trace) -> list[tuple[object, ...]]:
    shown = veiled_lines(trace, ALL_ROWS)
    rows = [(line.rank, line.token, line.logit) for line in shown if line.id != REST_ID]
    return [TITLES[:3], *rows]
