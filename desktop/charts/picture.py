"""What the distribution chart shows, as one value."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Self

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from desktop.charts.figure import LEGEND, NUMBERS, REMOVED, SAMPLED, TICKS
from desktop.charts.numbers import percent
from desktop.language import QT_TRANSLATE_NOOP
from desktop.theme import Theme
from sampling_core.model_view.numbers import percent_range

ROUND_STEPS = (1, 2, 5)  # times a power of ten
MOST_STEPS = 6.6  # between two labelled ends of the axis
DECADES = 10  # powers of ten below 100 % that a log axis shows at most
SPARE = 0.8  # of the smallest share: it stands a little above the foot of a log axis
HEADROOM = 1.08  # free space right of the longest bar
SHORTEST = 1e-4  # the axis reaches at least this share
GRAIN = 0.005  # the axis ends on a multiple of this share

MODEL_ALONE = QT_TRANSLATE_NOOP("Chart", "model alone (T = 1)")
HEAD = ("#", "Token", "Model alone", "Exact", "Sampled", "Removed by")  # shares: 0 to 1


@dataclass(frozen=True, slots=True)
class Bar:
    """One token: shares are probabilities from 0 to 1."""

    id: int
    rank: int  # 1 is the likeliest
    token: str
    logit_text: str
    exact: float  # after the chain; 0 when removed
    model: float  # the upright tick: the model alone, A, or the setting before a drag
    sampled: float | None = None
    low: float | None = None  # ends of the 95 % interval of ``sampled``
    high: float | None = None
    delta: float | None = None  # sampled − exact, percentage points
    cut_by: str = ""  # the stage that removed it, in words: "top-p"
    at_cut: float = 0.0  # what it had when it was removed
    least: float | None = None  # limits of ``exact`` where tokens that are not known matter
    most: float | None = None

    @property
    def is_removed(self) -> bool:
        return bool(self.cut_by)

    @property
    def limits(self) -> tuple[float, float] | None:
        """Between which shares ``exact`` lies; None where it is known."""
        return None if self.least is None or self.most is None else (self.least, self.most)

    @property
    def exact_text(self) -> str:
        """Return the exact share, or its limits: ``43.0–52.8 %``."""
        return percent(self.exact) if self.limits is None else percent_range(*self.limits)


@dataclass(frozen=True, slots=True)
class Cut:
    """The line at which a stage cut: ``after_row`` rows stand above it."""

    after_row: int
    label: str  # the stage, in words: "top-p"
    text: str  # the test that decided, in the unit of the stage


@dataclass(frozen=True)
class DistributionPicture:
    """The whole chart; equal pictures look the same."""

    rows: tuple[Bar, ...]
    cuts: tuple[Cut, ...] = ()
    show_sampled: bool = True
    more: str = ""  # a last row: "50 217 more tokens share 3.1 %"
    is_log: bool = False  # whether the axis goes in powers of ten, from 100 % down
    hidden: bool = False  # a lab that still hides its results
    faint_model: bool = False  # ticks are the picture before a drag
    maximum: float | None = None  # end of the axis; None fits it to the bars
    title: str = ""  # of an exported picture
    caption: str = ""  # under an exported picture: settings and origin
    summary: str = ""  # one sentence, for screen readers and <desc>
    reference: str = MODEL_ALONE  # what the upright tick is, in the legend; "": no ticks
    show_legend: bool = True  # in an export
    show_numbers: bool = True  # the columns right of the bars
    rest: Bar | None = None  # all unknown tokens together, in the last row
    # All tokens as rows for a table; None: those of the picture.
    all_rows: Callable[[], Sequence[Sequence[object]]] | None = field(default=None, compare=False)

    @cached_property
    def fitted(self) -> float:
        """The share at the right end of the axis."""
        if self.is_log:
            return 1.0
        if self.maximum is not None:
            return self.maximum
        if self.hidden:  # its length would tell how long the longest bar is
            return 1.0
        ticks = [bar.model for bar in self.rows] if self.reference else []
        # all unknown tokens together may be far longer: their bar is broken off, not the others
        shares = [max(b.exact, b.at_cut, b.high or 0.0, b.most or 0.0) for b in self.rows] + ticks
        return fitted_end(max(shares, default=0.0))

    @cached_property
    def decades(self) -> int:
        """How many powers of ten a log axis goes down from 100 %."""
        if self.hidden:
            return 2
        shares = [share for bar in self.rows for share in _log_shares(bar) if share > 0.0]
        ticks = [bar.model for bar in self.rows if self.reference and bar.model > 0.0]
        most = _decades_to(min(shares, default=0.01))
        return min(max(most, min(_decades_to(min(ticks, default=1.0)), most + 1)), DECADES)

    def shows_removed(self, bar: Bar) -> bool:
        """Whether ``bar`` is to be seen as removed."""
        return bar.is_removed and not self.hidden

    # A picture is a figure that can be exported.

    def paint(self, painter: QPainter, area: QRectF, theme: Theme) -> None:
        """Paint the bars with their legend."""
        from desktop.charts.distribution_paint import paint, paint_legend_of  # they need us

        paint(painter, paint_legend_of(painter, area, theme, self), theme, self)

    def table(self) -> Sequence[Sequence[object]]:
        """Return the tokens as rows; shares are from 0 to 1."""
        if self.all_rows is not None:
            return self.all_rows()
        return [HEAD, *(_row(bar) for bar in self.rows)]

    def parts(self) -> frozenset[str]:
        """Return which parts an export can leave out."""
        found = {LEGEND, NUMBERS}
        if any(self.shows_removed(bar) for bar in self.rows):
            found.add(REMOVED)
        if self.reference:
            found.add(TICKS)
        if self.show_sampled:
            found.add(SAMPLED)
        return frozenset(found)

    @property
    def has_limits(self) -> bool:
        """Whether some share is to be seen as an interval."""
        rows = self.rows if self.rest is None else (*self.rows, self.rest)
        return not self.hidden and any(bar.limits is not None for bar in rows)

    def without(self, parts: frozenset[str]) -> Self:
        """Return the picture without some of its parts."""
        result = replace(
            self,
            show_legend=self.show_legend and LEGEND not in parts,
            show_numbers=self.show_numbers and NUMBERS not in parts,
            show_sampled=self.show_sampled and SAMPLED not in parts,
            reference="" if TICKS in parts else self.reference,
        )
        return result.without_removed() if REMOVED in parts else result

    def without_removed(self) -> Self:
        """Return the picture of the tokens that are left; its last row says how many are not."""
        kept = tuple(bar for bar in self.rows if not self.shows_removed(bar))
        gone = len(self.rows) - len(kept)
        words = QCoreApplication.translate("Chart", "{count} removed tokens are left out")
        if gone == 1:
            words = QCoreApplication.translate("Chart", "{count} removed token is left out")
        words = words.format(count=gone)
        more = f"{self.more}; {words}" if self.more else words
        return replace(self, rows=kept, cuts=(), more=more)


def _row(bar: Bar) -> tuple[object, ...]:
    sampled = "" if bar.sampled is None else bar.sampled
    return bar.rank, bar.token, bar.model, bar.exact, sampled, bar.cut_by


def _decades_to(share: float) -> int:
    """Return how many powers of ten below 100 % a share is, at least one."""
    return max(1, math.ceil(-math.log10(share * SPARE)))


def _log_shares(bar: Bar) -> tuple[float, ...]:
    return (bar.at_cut,) if bar.is_removed else (bar.exact, bar.sampled or 0.0)


def fitted_end(peak: float) -> float:
    """Return an end of the axis for a longest bar of ``peak``."""
    peak = max(peak, SHORTEST)
    grain = GRAIN if peak >= 10 * GRAIN else 10.0 ** math.floor(math.log10(peak)) / 10
    return min(1.02, math.ceil(peak * HEADROOM / grain - 1e-9) * grain)


def axis_values(end: float) -> list[float]:
    """Return the round shares to label from 0 to ``end``."""
    least = end / MOST_STEPS
    power = 10.0 ** math.floor(math.log10(least))
    step = next(s * power for s in (*ROUND_STEPS, 10) if s * power >= least - 1e-12)
    return [place * step for place in range(int(end / step + 1e-9) + 1)]
