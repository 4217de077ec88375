"""What the distribution chart shows, as one value."""

import math
from dataclasses import dataclass
from functools import cached_property

ROUND_STEPS = (1, 2, 5)  # times a power of ten
MOST_STEPS = 6.6  # between two labelled ends of the axis
DECADES = 10  # powers of ten below 100 % that a log axis shows at most
SPARE = 0.8  # of the smallest share: it stands a little above the foot of a log axis
HEADROOM = 1.08  # free space right of the longest bar
SHORTEST = 1e-4  # the axis reaches at least this share
GRAIN = 0.005  # the axis ends on a multiple of this share

MODEL_ALONE = "model alone (T = 1)"


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

    @property
    def is_removed(self) -> bool:
        return bool(self.cut_by)


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
        shares = [max(bar.exact, bar.at_cut, bar.high or 0.0) for bar in self.rows] + ticks
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
