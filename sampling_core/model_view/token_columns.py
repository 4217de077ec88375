"""What the columns of the table of tokens are called, show and sort by."""

from dataclasses import dataclass
from math import inf, log, sqrt
from typing import Any

from sampling_core.measures import bits
from sampling_core.model_view.lines import REST_ID, Line, logit_text, percent
from sampling_core.model_view.numbers import percent_range
from sampling_core.words import say

(
    RANK, TOKEN, LOGIT, MODEL, EXACT, SAMPLED, DELTA, CUT,
    LOG_PROBABILITY, SURPRISE, TOTAL, ODDS, Z_SCORE, LEAST, MOST,
) = range(15)  # fmt: skip
TITLES = ("#", "Token", "Logit", "Model alone", "Exact", "Sampled", "Δ pp", "Removed by")
MORE = {  # columns that the user may add: by the name that is remembered
    "log_probability": LOG_PROBABILITY,
    "surprise": SURPRISE,
    "total": TOTAL,
    "odds": ODDS,
    "z": Z_SCORE,
}
NAMES = ("Log-probability", "Surprise", "Running total before the cut", "Odds against the first",
         "z-score of Δ")  # fmt: skip
LIMITS = (LEAST, MOST)  # columns that are there where some tokens are not known
COUNT = len(TITLES) + len(MORE) + len(LIMITS)
LEFT = frozenset({TOKEN, CUT})
VISIBLE = frozenset({RANK, TOKEN, LOGIT})  # what a lab lets see before its results
NOTHING = "·"  # hidden by a lab


@dataclass(frozen=True)
class Facts:
    """What the numbers of a line are compared with."""

    totals: tuple[float, ...] = ()  # running total before the cut, one for each line, 0 to 1
    first: float = 0.0  # the largest probability after the chain
    draws: int = 0
    in_bits: bool = False
    are_hidden: bool = False  # all numbers but the logits: a lab asks for them


def title(column: int, facts: Facts) -> str:
    """Return the heading of a column, with its unit where it has one."""
    if column < len(TITLES):
        return say(TITLES[column])
    return {
        LOG_PROBABILITY: say("ln p"),
        SURPRISE: say("Surprise, bits" if facts.in_bits else "Surprise, nats"),
        TOTAL: say("Running total"),
        ODDS: say("Odds to first"),
        Z_SCORE: say("z of Δ"),
        LEAST: say("Exact, low"),
        MOST: say("Exact, high"),
    }[column]


def text(line: Line, place: int, column: int, facts: Facts) -> str:
    """Return what a cell shows; empty where there is no number."""
    if facts.are_hidden and _is_secret(line, column):
        return NOTHING
    plain = {
        RANK: str(line.rank),
        TOKEN: line.token,
        LOGIT: logit_text(line.logit),
        MODEL: percent(line.model),
        EXACT: _exact(line),
        LEAST: percent(line.exact if line.least is None else line.least),
        MOST: percent(line.exact if line.most is None else line.most),
        SAMPLED: "" if line.sampled is None else percent(line.sampled),
        DELTA: "" if line.delta is None else f"{line.delta:+.2f}".replace("-", "−"),
        CUT: say(line.cut_by),
    }
    if column in plain:
        return plain[column]
    number = value(line, place, column, facts)
    if number is None:
        return ""
    if column == TOTAL:
        return percent(number)
    if column == ODDS:
        return f"1 : {number:,.2f}".replace(",", " ")
    signed = f"{number:+.2f}" if column == Z_SCORE else f"{number:.3f}"
    return signed.replace("-", "−")


def _is_secret(line: Line, column: int) -> bool:
    """Whether a lab hides a cell: what unknown tokens hold together is a result as well."""
    return column not in VISIBLE or (column == LOGIT and line.id == REST_ID)


def _exact(line: Line) -> str:
    if line.least is None or line.most is None:
        return percent(line.exact)
    return percent_range(line.least, line.most)


def value(line: Line, place: int, column: int, facts: Facts) -> float | None:
    """Return the number of one of the added columns; None where there is none."""
    if column == TOTAL:
        return facts.totals[place] if place < len(facts.totals) else None
    if line.exact <= 0.0:
        return None
    match column:
        case _ if column == LOG_PROBABILITY:
            return log(line.exact)
        case _ if column == SURPRISE:
            surprise = max(0.0, -log(line.exact))
            return bits(surprise) if facts.in_bits else surprise
        case _ if column == ODDS:
            return facts.first / line.exact
    return _z_score(line, facts.draws)


def _z_score(line: Line, draws: int) -> float | None:
    """Return how many standard deviations of chance the sampled share is off."""
    spread = sqrt(max(0.0, line.exact * (1.0 - line.exact)) / draws) if draws else 0.0
    if line.sampled is None or spread == 0.0:
        return None
    return (line.sampled - line.exact) / spread


def sort_value(line: Line, place: int, column: int, facts: Facts) -> Any:
    """Return what a column sorts by; cells without a number come first."""
    plain = {
        RANK: line.rank,
        TOKEN: line.token,
        LOGIT: line.logit,
        MODEL: line.model,
        EXACT: line.exact,
        LEAST: line.exact if line.least is None else line.least,
        MOST: line.exact if line.most is None else line.most,
        SAMPLED: line.sampled or 0.0,
        DELTA: line.delta or 0.0,
        CUT: line.cut_by,
    }
    if column in plain:
        return plain[column]
    number = value(line, place, column, facts)
    return -inf if number is None else number
