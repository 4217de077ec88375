"""The five numbers of a result: entropy, effective, kept, most likely, sampled."""

from collections.abc import Sequence
from functools import partial
from math import exp, log
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.bounded import kept_words, share_words
from desktop.style import Look
from desktop.veiled import NOTHING, until_run
from desktop.widgets.gauge import Gauge
from desktop.widgets.strip import MOST_SQUARES, Fate, SurvivorStrip
from desktop.widgets.tile import HEIGHT, Tile
from sampling_core.draw import Draws
from sampling_core.measures import BIT, HIGH, LOW, band, bits
from sampling_core.model_view.lines import Line, lower
from sampling_core.model_view.numbers import entropy_text, grouped, number_range, short_percent
from sampling_core.trace import Trace
from sampling_core.words import say

if TYPE_CHECKING:
    from sampling_core.bounds import Bounds

SAME = 5e-4  # nats: limits that are nearer to one another read as one number
GAP = 8  # px at 100 %
SCROLL_BAR = 16  # px at 100 %: one that comes or goes with a row must not bring the row back
WEIGHTS = (149, 132, 133, 132, 188)  # px at 100 %: widths in one row, and shares beyond that
LEAST = (128, 110, 120, 108, 182)  # px at 100 %: narrower than this they take two rows
LARGE = 1000  # effective tokens from here on are whole numbers


class Tiles(QWidget):
    """Five tiles in one row, or in two where the room is narrow."""

    about_wanted = Signal(str)  # the object name of a tile: the page that explains it

    def __init__(self, look: Look) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(self.tr("Result"))
        self._gauge = Gauge(look, self.tr("Entropy on its scale"))
        self._strip = SurvivorStrip(look, 8, 3)
        self.entropy = Tile(look, self.tr("Entropy"), extra=self._gauge)
        self.effective = Tile(look, self.tr("Effective tokens"))
        self.kept = Tile(look, self.tr("Kept"), extra=self._strip)
        self.likeliest = Tile(look, self.tr("Most likely"))
        self.sampled = Tile(look, self.tr("Sampled"), token="sample_text")
        self.all = (self.entropy, self.effective, self.kept, self.likeliest, self.sampled)
        names = ("entropy", "effective", "kept", "most_likely", "sampled")
        for tile, name in zip(self.all, names, strict=True):
            tile.setParent(self)
            tile.setObjectName(f"tile.{name}")
            tile.about_wanted.connect(partial(self.about_wanted.emit, f"tile.{name}"))
        look.changed.connect(self._lay_out)
        # A height that changes while those around are being placed leaves them where they were.
        self._placed_again = QTimer(self, singleShot=True, interval=0)
        self._placed_again.timeout.connect(self.updateGeometry)

    def show_trace(
        self,
        trace: Trace,
        draws: Draws | None,
        shown: Sequence[Line],
        unit: str,
        limits: "Bounds | None" = None,
    ) -> None:
        self._show_extras(shown=True)
        result, size = trace.result, len(trace.experiment.source)
        of_all = self.tr("of {count}").format(count=grouped(size))
        in_nats = f"{entropy_text(result.entropy)} nats"
        in_bits = f"{entropy_text(bits(result.entropy))} bits"
        large, small = (in_nats, in_bits) if unit == "nats" else (in_bits, in_nats)
        number, _, word = large.partition(" ")
        self.entropy.show_number(number, word, f"{small} · {say(band(result.entropy))}")
        self._gauge.show_value(result.entropy, log(max(2, size)), (LOW, HIGH))
        power = self._power(unit)
        self.effective.show_number(_effective(result.effective), of_all, power)
        self.kept.show_number(grouped(result.kept), of_all, _who_cut(trace))
        if size <= MOST_SQUARES and len(shown) == size:
            alive, here = Fate.ALIVE, Fate.HERE
            self._strip.show_fates([here if line.cut_by else alive for line in shown])
        else:
            self._strip.show_tokens(result.kept, size - result.kept)
        self.likeliest.show_number(*_likeliest(trace))
        if limits is not None:
            self._show_limits(trace, limits, unit)
        self._show_sampled(draws, unit)

    def hide_results(self, draws: int) -> None:
        """Show no number: a lab asks for a prediction first. ``draws``: how many there will be."""
        for tile in self.all:
            tile.show_number(NOTHING, "", until_run())
        self._show_count(draws)
        self._show_extras(shown=False)

    def _show_extras(self, *, shown: bool) -> None:
        """Show gauge and strip, or empty them and take them away."""
        if not shown:
            self._gauge.setAccessibleDescription("")
            self._strip.show_tokens(0, 0)
        for extra in (self._gauge, self._strip):
            extra.setVisible(shown)
        self.sampled.show_token("sample_text" if shown else "text")

    def _show_limits(self, trace: Trace, limits: "Bounds", unit: str) -> None:
        """Say between which limits each number lies; where both are one it stays as it is."""
        result, size = trace.result, len(trace.experiment.source)
        low, high = limits.entropy
        of_all = self.tr("of {count}").format(count=grouped(size))
        if high - low > SAME:
            both = number_range(low, high, 2), number_range(bits(low), bits(high), 2)
            large, small = both if unit == "nats" else both[::-1]
            other = "bits" if unit == "nats" else "nats"
            self.entropy.show_number(large, unit, f"{small} {other}")
            many = f"{_effective(exp(low))}–{_effective(exp(high))}"
            self.effective.show_number(many, "", f"{of_all}; {self._power(unit)}")
        if limits.kept[0] != limits.kept[1]:
            self.kept.show_number(kept_words(limits), "", f"{of_all}; {_who_cut(trace)}")
        first = int(result.top(1)[0])
        if first < len(limits.high):
            name = trace.experiment.source.token(first)
            self.likeliest.show_number(share_words(trace, limits, first), "", name)

    def _power(self, unit: str) -> str:
        return self.tr("e to the power H") if unit == "nats" else self.tr("2 to the power H")

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
            self.sampled.show_title(self.tr("Sampled"))
            self.sampled.show_number("–", "", self.tr("press Draw"))
            return
        value = draws.entropy if unit == "nats" else draws.entropy / BIT
        words = self.tr("distance {distance} · noise ≈ {noise}")
        if draws.is_suspicious:
            words = self.tr("distance {distance}: more than chance explains")
        words = words.format(distance=_share(draws.distance), noise=_share(draws.noise))
        self._show_count(draws.count)
        self.sampled.show_number(entropy_text(value), unit, words)

    def _show_count(self, draws: int) -> None:
        title = self.tr("Sampled, {count} draws")
        if draws == 1:
            title = self.tr("Sampled, {count} draw")
        self.sampled.show_title(title.format(count=grouped(draws)))

    def _lay_out(self) -> None:
        px = self._look.theme.px
        gap, high = px(GAP), px(HEIGHT)
        spare = px(SCROLL_BAR) if self.height() > high else 0
        one_row = self.width() >= sum(px(least) for least in LEAST) + 4 * gap + spare
        rows = ((0, 5),) if one_row else ((0, 3), (3, 5))
        height = len(rows) * high + (len(rows) - 1) * gap
        if height != self.minimumHeight():
            self.setFixedHeight(height)
            self._placed_again.start()
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
        return QCoreApplication.translate("Tiles", "nothing removed")
    name = lower(cutting[-1])
    words = QCoreApplication.translate("Tiles", "set by {stage}")
    if name == "top-p":
        words = QCoreApplication.translate("Tiles", "nucleus of {stage}")
    return words.format(stage=say(name))


def _likeliest(trace: Trace) -> tuple[str, str, str]:
    """Return the largest probability and its token, with how many share the place."""
    result, source = trace.result, trace.experiment.source
    first, *others = result.top(3).tolist()
    share = result.probability(first)
    tied = [token for token in others if abs(result.probability(token) - share) <= 1e-12]
    names = ", ".join(source.token(token) for token in (first, *tied))
    each = QCoreApplication.translate("Tiles", "each")
    return short_percent(share), each if tied else "", names
