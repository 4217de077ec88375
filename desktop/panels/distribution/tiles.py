"""The five numbers of a result: entropy, effective, kept, most likely, sampled."""

from collections.abc import Sequence
from math import log

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.style import Look
from desktop.widgets.gauge import Gauge
from desktop.widgets.strip import MOST_SQUARES, Fate, SurvivorStrip
from desktop.widgets.tile import HEIGHT, Tile
from sampling_core.draw import Draws
from sampling_core.measures import BIT, HIGH, LOW, band, bits
from sampling_core.model_view.lines import Line, lower
from sampling_core.model_view.numbers import entropy_text, grouped, short_percent
from sampling_core.trace import Trace

GAP = 8  # px at 100 %
WEIGHTS = (158, 126, 134, 126, 190)  # px at 100 %: widths in one row, and shares beyond that
LEAST = (128, 110, 120, 108, 182)  # px at 100 %: narrower than this they take two rows
LARGE = 1000  # effective tokens from here on are whole numbers


class Tiles(QWidget):
    """Five tiles in one row, or in two where the room is narrow."""

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName("Result")
        self._gauge = Gauge(look, "Entropy on its scale")
        self._strip = SurvivorStrip(look, 8, 3)
        self.entropy = Tile(look, "Entropy", extra=self._gauge)
        self.effective = Tile(look, "Effective tokens")
        self.kept = Tile(look, "Kept", extra=self._strip)
        self.likeliest = Tile(look, "Most likely")
        self.sampled = Tile(look, "Sampled", token="sample_text")
        self.all = (self.entropy, self.effective, self.kept, self.likeliest, self.sampled)
        names = ("entropy", "effective", "kept", "most_likely", "sampled")
        for tile, name in zip(self.all, names, strict=True):
            tile.setParent(self)
            tile.setObjectName(f"tile.{name}")
        look.changed.connect(self._lay_out)

    def show_trace(
        self, trace: Trace, draws: Draws | None, shown: Sequence[Line], unit: str
    ) -> None:
        result, size = trace.result, len(trace.experiment.source)
        of_all = f"of {grouped(size)}"
        in_nats = f"{entropy_text(result.entropy)} nats"
        in_bits = f"{entropy_text(bits(result.entropy))} bits"
        large, small = (in_nats, in_bits) if unit == "nats" else (in_bits, in_nats)
        number, _, word = large.partition(" ")
        self.entropy.show_number(number, word, f"{small} · {band(result.entropy)}")
        self._gauge.show_value(result.entropy, log(max(2, size)), (LOW, HIGH))
        power = "e to the power H" if unit == "nats" else "2 to the power H"
        self.effective.show_number(_effective(result.effective), of_all, power)
        self.kept.show_number(grouped(result.kept), of_all, _who_cut(trace))
        if size <= MOST_SQUARES and len(shown) == size:
            alive, here = Fate.ALIVE, Fate.HERE
            self._strip.show_fates([here if line.cut_by else alive for line in shown])
        else:
            self._strip.show_tokens(result.kept, size - result.kept)
        self.likeliest.show_number(*_likeliest(trace))
        self._show_sampled(draws, unit)

    def sizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(sum(WEIGHTS) + 4 * GAP), px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        px = self._look.theme.px
        return QSize(px(sum(LEAST[:3]) + 2 * GAP), px(HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _show_sampled(self, draws: Draws | None, unit: str) -> None:
        if draws is None:
            self.sampled.show_title("Sampled")
            self.sampled.show_number("–", "", "press Draw")
            return
        value = draws.entropy if unit == "nats" else draws.entropy / BIT
        words = f"distance {_share(draws.distance)} · noise ≈ {_share(draws.noise)}"
        if draws.is_suspicious:
            words = f"distance {_share(draws.distance)}: more than chance explains"
        many = "draw" if draws.count == 1 else "draws"
        self.sampled.show_title(f"Sampled, {grouped(draws.count)} {many}")
        self.sampled.show_number(entropy_text(value), unit, words)

    def _lay_out(self) -> None:
        px = self._look.theme.px
        gap, high = px(GAP), px(HEIGHT)
        one_row = self.width() >= sum(px(least) for least in LEAST) + 4 * gap
        rows = ((0, 5),) if one_row else ((0, 3), (3, 5))
        self.setFixedHeight(len(rows) * high + (len(rows) - 1) * gap)
        for row, (first, last) in enumerate(rows):
            weights = WEIGHTS[first:last]
            room = self.width() - (last - first - 1) * gap
            left = 0.0
            for tile, weight in zip(self.all[first:last], weights, strict=True):
                width = room * weight / sum(weights)
                right = round(left + width)
                tile.setGeometry(round(left), row * (high + gap), right - round(left), high)
                left += width + gap


def _effective(tokens: float) -> str:
    """Return a number of effective tokens: decimals only where they fit and tell something."""
    return f"{tokens:.2f}" if tokens < LARGE else grouped(round(tokens))


def _share(share: float) -> str:
    return f"{100.0 * share:.1f} %"


def _who_cut(trace: Trace) -> str:
    """Return the stage that left what is left: “nucleus of top-p”."""
    cutting = [stage for stage in trace.stages[1:] if stage.lost.tokens]
    if not cutting:
        return "nothing removed"
    name = lower(cutting[-1])
    return f"nucleus of {name}" if name == "top-p" else f"set by {name}"


def _likeliest(trace: Trace) -> tuple[str, str, str]:
    """Return the largest probability and its token, with how many share the place."""
    result, source = trace.result, trace.experiment.source
    first, *others = result.top(3).tolist()
    share = result.probability(first)
    tied = [token for token in others if abs(result.probability(token) - share) <= 1e-12]
    names = ", ".join(source.token(token) for token in (first, *tied))
    return short_percent(share), "each" if tied else "", names
