"""What each sampler's test says of one token, in words: why it was cut, why it was kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from math import floor, log10
from typing import Any

from sampling_core.candidates import Candidates
from sampling_core.samplers.epsilon import eta_bound
from sampling_core.samplers.top_a import top_a_bound
from sampling_core.samplers.top_n_sigma import sigma_bound
from sampling_core.trace import Stage

NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SMALLEST = 1e-8  # a share below it is written as “less than”


@dataclass(frozen=True, eq=False)
class Verdict:
    """A stage, what entered it, and the token that it kept or cut."""

    stage: Stage
    before: Candidates
    token: int

    @property
    def sampler(self) -> Any:
        """The sampler of the stage; the sentence is chosen by its name, so its fields are known."""
        return self.stage.sampler

    @cached_property
    def share(self) -> float:
        return self.before.probability_of(self.token)

    @cached_property
    def rank(self) -> int:
        """Its place on the way in, 1 for the likeliest."""
        level = self.before.at_least(self.before.logit_of(self.token))
        return self.before.top(level).tolist().index(self.token) + 1

    @property
    def best(self) -> float:
        return float(self.before.head(1)[0])

    @property
    def first(self) -> str:
        """The likeliest token on the way in."""
        return self.stage.source.token(int(self.before.top(1)[0]))

    @property
    def surprise(self) -> float:
        """−ln p, nats."""
        return self.before.log_total - self.before.logit_of(self.token)


Sentence = Callable[[Verdict], str]


def share_text(share: float) -> str:
    """Return a probability as per cent with what it takes to see it: ``37.3 %``, ``0.0021 %``."""
    if share > 0.9995:
        return "100 %" if share >= 1.0 - 1e-12 else "almost 100 %"
    if share < SMALLEST:
        return "0 %" if share <= 0.0 else f"< {100.0 * SMALLEST:.6f} %"
    decimals = max(1, 1 - floor(log10(100.0 * share)))
    return f"{100.0 * share:.{decimals}f} %"


def number_text(count: int) -> str:
    """Return a count in words up to ten: “Six”, “12”."""
    return NUMBERS[count] if count < len(NUMBERS) else f"{count:,d}".replace(",", " ")


def signed(value: float, decimals: int = 3) -> str:
    return f"{value:.{decimals}f}".replace("-", "−")


def _many(count: int, one: str, more: str) -> str:
    return f"{number_text(count).capitalize()} better token{one if count == 1 else more}"


def _top_p(verdict: Verdict) -> str:
    kept, mass = verdict.stage.kept, verdict.sampler.mass
    reached = verdict.before.mass(0, kept)
    if reached >= mass * (1.0 - 1e-12):
        held = _many(kept, " alone holds", "s already added up to")
        return f"{held} {reached:.3f}, which passes {mass:g}, so top-p cut it."
    held = _many(kept, " holds", "s add up to")
    return (
        f"{held} {reached:.3f}; one more would pass {mass:g}, and here top-p drops the token "
        "that crosses, so it was cut."
    )


def _top_p_kept(verdict: Verdict) -> str:
    upto, mass = verdict.before.mass(0, verdict.rank), verdict.sampler.mass
    start = verdict.before.mass(0, verdict.rank - 1)
    if upto >= mass:
        return f"it takes the running total from {start:.3f} past {mass:g}, and that token stays"
    return f"with it the running total is {upto:.3f}, still short of top-p {mass:g}"


def _top_k(verdict: Verdict) -> str:
    count = verdict.sampler.count
    likeliest = "the likeliest token" if count == 1 else f"the {count} likeliest"
    return f"Its rank was {verdict.rank}, and top-k keeps {likeliest}, so top-k cut it."


def _top_k_kept(verdict: Verdict) -> str:
    return f"its rank {verdict.rank} is within top-k {verdict.sampler.count}"


def _min_p_bound(verdict: Verdict) -> str:
    bound = share_text(verdict.sampler.share * verdict.best)
    return f"{verdict.sampler.share:g} times the {share_text(verdict.best)} of {verdict.first}, {bound}"


def _min_p(verdict: Verdict) -> str:
    return f"Min-p asks for at least {_min_p_bound(verdict)}, so min-p cut it."


def _min_p_kept(verdict: Verdict) -> str:
    return f"{share_text(verdict.share)} is at least {_min_p_bound(verdict)} (min-p)"


def _typical_distance(verdict: Verdict) -> str:
    far = abs(verdict.surprise - verdict.before.entropy)
    return (
        f"surprise of {verdict.surprise:.3f} nats is {far:.3f} away from the average of "
        f"{verdict.before.entropy:.3f}"
    )


def _typical(verdict: Verdict) -> str:
    return (
        f"Its {_typical_distance(verdict)}; tokens nearer to it already hold "
        f"{verdict.sampler.mass:g} together, so typical-p cut it."
    )


def _typical_kept(verdict: Verdict) -> str:
    return f"its {_typical_distance(verdict)}, near enough for typical-p"


def _epsilon(verdict: Verdict) -> str:
    bound = share_text(verdict.sampler.bound)
    return f"The epsilon cut removes every token below {bound}, so it was cut."


def _epsilon_kept(verdict: Verdict) -> str:
    bound = share_text(verdict.sampler.bound)
    return f"{share_text(verdict.share)} is not below the epsilon of {bound}, or it is spared"


def _eta(verdict: Verdict) -> str:
    bound, entropy = eta_bound(verdict.before, verdict.sampler.bound), verdict.before.entropy
    return f"At an entropy of {entropy:.3f} nats eta removes all below {share_text(bound)}."


def _eta_kept(verdict: Verdict) -> str:
    bound = share_text(eta_bound(verdict.before, verdict.sampler.bound))
    return f"{share_text(verdict.share)} is not below the eta bound of {bound}, or it is spared"


def _top_a_words(verdict: Verdict) -> str:
    bound = share_text(top_a_bound(verdict.before, verdict.sampler.factor))
    return f"{verdict.sampler.factor:g} times the square of {share_text(verdict.best)}, {bound}"


def _top_a(verdict: Verdict) -> str:
    return f"Top-a asks for at least {_top_a_words(verdict)}, so top-a cut it."


def _top_a_kept(verdict: Verdict) -> str:
    return f"{share_text(verdict.share)} is at least {_top_a_words(verdict)} (top-a)"


def _sigma_words(verdict: Verdict) -> tuple[str, str, str]:
    logit = signed(verdict.before.logit_of(verdict.token))
    bound = signed(sigma_bound(verdict.before, verdict.sampler.deviations))
    return logit, bound, f"{verdict.sampler.deviations:g} standard deviations below the best"


def _top_n_sigma(verdict: Verdict) -> str:
    logit, bound, place = _sigma_words(verdict)
    return f"Its logit {logit} is less than {bound}, {place}, so top-n-sigma cut it."


def _top_n_sigma_kept(verdict: Verdict) -> str:
    logit, bound, place = _sigma_words(verdict)
    return f"its logit {logit} is at least {bound}, {place}"


def _top_h(verdict: Verdict) -> str:
    kept = verdict.stage.kept
    more = _many(kept, " already carries", "s already carry")
    share = verdict.sampler.share
    return f"{more} what top-H allows, {share:g} of the entropy, so top-H cut it."


def _top_h_kept(verdict: Verdict) -> str:
    return f"up to it the head stays within {verdict.sampler.share:g} of the entropy (top-H)"


def _tail_free(verdict: Verdict) -> str:
    kept = verdict.stage.kept
    more = _many(kept, " already holds", "s already hold")
    share = verdict.sampler.share
    return f"{more} {share:g} of the curve's bending, so it is tail and tail-free cut it."


def _tail_free_kept(verdict: Verdict) -> str:
    return f"the curve bends {verdict.sampler.share:g} of all it bends not before it (tail-free)"


def _xtc(verdict: Verdict) -> str:
    bound = share_text(verdict.sampler.threshold_probability)
    return (
        f"XTC removes every token of {bound} or more but the least likely of them, so it was cut."
    )


def _xtc_kept(verdict: Verdict) -> str:
    bound = verdict.sampler.threshold_probability
    if verdict.share < bound:
        return f"{share_text(verdict.share)} is below {share_text(bound)}, which XTC leaves alone"
    return f"it is the least likely of those with {share_text(bound)} or more, which XTC spares"


def _greedy(verdict: Verdict) -> str:
    return f"Greedy picks only the likeliest token, {verdict.first}."


CUTS: Mapping[str, Sentence] = {
    "top_p": _top_p,
    "top_k": _top_k,
    "min_p": _min_p,
    "typical_p": _typical,
    "epsilon_cutoff": _epsilon,
    "eta_cutoff": _eta,
    "top_a": _top_a,
    "top_n_sigma": _top_n_sigma,
    "top_h": _top_h,
    "tfs": _tail_free,
    "xtc": _xtc,
    "suppress_tokens": lambda _: "It is one of the banned tokens.",
    "bad_words": lambda _: "It would complete a banned run of tokens.",
    "allowed_token_ids": lambda _: "It is not one of the allowed tokens.",
    "no_repeat_ngram": lambda _: "It would repeat a run of tokens that the text already has.",
    "greedy": _greedy,
}

KEEPS: Mapping[str, Sentence] = {
    "top_p": _top_p_kept,
    "top_k": _top_k_kept,
    "min_p": _min_p_kept,
    "typical_p": _typical_kept,
    "epsilon_cutoff": _epsilon_kept,
    "eta_cutoff": _eta_kept,
    "top_a": _top_a_kept,
    "top_n_sigma": _top_n_sigma_kept,
    "top_h": _top_h_kept,
    "tfs": _tail_free_kept,
    "xtc": _xtc_kept,
    "suppress_tokens": lambda _: "it is not among the banned tokens",
    "bad_words": lambda _: "it completes no banned run",
    "allowed_token_ids": lambda _: "it is one of the allowed tokens",
    "no_repeat_ngram": lambda _: "it repeats no run of the text",
    "greedy": lambda _: "greedy picks the likeliest",
}
