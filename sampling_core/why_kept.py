"""Why a token survived: the half sentence of each sampler that might have cut it."""

from collections.abc import Mapping

from sampling_core.samplers.epsilon import eta_bound
from sampling_core.samplers.top_a import top_a_bound
from sampling_core.why_bounds import min_p_bound, sigma_words, top_a_words, typical_distance
from sampling_core.why_verdict import Sentence, Verdict, share_text


def _top_p_kept(verdict: Verdict) -> str:
    upto, mass = verdict.before.mass(0, verdict.rank), verdict.sampler.mass
    start = verdict.before.mass(0, verdict.rank - 1)
    if upto >= mass:
        return f"it takes the running total from {start:.3f} past {mass:g}, and that token stays"
    return f"with it the running total is {upto:.3f}, still short of top-p {mass:g}"


def _top_k_kept(verdict: Verdict) -> str:
    return f"its rank {verdict.rank} is within top-k {verdict.sampler.count}"


def _min_p_kept(verdict: Verdict) -> str:
    bound = verdict.sampler.share * verdict.best
    return _above(verdict, bound, f"{min_p_bound(verdict)} (min-p)")


def _above(verdict: Verdict, bound: float, words: str) -> str:
    """Return that a token reaches a bound, or that it stays although it does not."""
    if verdict.share < bound * (1.0 - 1e-9):
        return f"{share_text(verdict.share)} is below {words}, but the first ones stay in any case"
    return f"{share_text(verdict.share)} is at least {words}"


def _typical_kept(verdict: Verdict) -> str:
    return f"its {typical_distance(verdict)}, near enough for typical-p"


def _epsilon_kept(verdict: Verdict) -> str:
    bound = verdict.sampler.bound
    return _above(verdict, bound, f"the epsilon of {share_text(bound)}")


def _eta_kept(verdict: Verdict) -> str:
    bound = eta_bound(verdict.before, verdict.sampler.bound)
    return _above(verdict, bound, f"the eta bound of {share_text(bound)}")


def _top_a_kept(verdict: Verdict) -> str:
    bound = top_a_bound(verdict.before, verdict.sampler.factor)
    return _above(verdict, bound, f"{top_a_words(verdict)} (top-a)")


def _top_n_sigma_kept(verdict: Verdict) -> str:
    logit, bound, place = sigma_words(verdict)
    return f"its logit {logit} is at least {bound}, {place}"


def _top_h_kept(verdict: Verdict) -> str:
    return f"up to it the head stays within {verdict.sampler.share:g} of the entropy (top-H)"


def _tail_free_kept(verdict: Verdict) -> str:
    share = verdict.sampler.share
    return f"no more than {share:g} of the curve's bending lies before it (tail-free)"


def _xtc_kept(verdict: Verdict) -> str:
    bound = verdict.sampler.threshold_probability
    if verdict.share < bound:
        return f"{share_text(verdict.share)} is below {share_text(bound)}, which XTC leaves alone"
    return f"it is the least likely of those with {share_text(bound)} or more, which XTC spares"


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
