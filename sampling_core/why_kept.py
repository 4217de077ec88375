"""Why a token survived: the half sentence of each sampler that might have cut it."""

from collections.abc import Mapping

from sampling_core.samplers.epsilon import eta_bound
from sampling_core.samplers.top_a import top_a_bound
from sampling_core.why_bounds import min_p_values, sigma_values, top_a_values, typical_values
from sampling_core.why_verdict import Sentence, Verdict, share_text
from sampling_core.words import say


def _top_p_kept(verdict: Verdict) -> str:
    upto, mass = verdict.before.mass(0, verdict.rank), verdict.sampler.mass
    start = verdict.before.mass(0, verdict.rank - 1)
    if upto >= mass:
        return say(
            "it takes the running total from {start:.3f} past {mass:g}, and that token stays",
            start=start, mass=mass,
        )  # fmt: skip
    return say(
        "with it the running total is {upto:.3f}, still short of top-p {mass:g}",
        upto=upto, mass=mass,
    )  # fmt: skip


def _top_k_kept(verdict: Verdict) -> str:
    count = verdict.sampler.count
    return say("its rank {rank} is within top-k {count}", rank=verdict.rank, count=count)


def _is_below(verdict: Verdict, bound: float) -> bool:
    """Whether a token does not reach a bound, and stays only because the first ones do."""
    return verdict.share < bound * (1.0 - 1e-9)


def _min_p_kept(verdict: Verdict) -> str:
    below = _is_below(verdict, verdict.sampler.share * verdict.best)
    return say(
        "{had} is below {share} times the {best} of {first}, {bound} (min-p), "
        "but the first ones stay in any case"
        if below
        else "{had} is at least {share} times the {best} of {first}, {bound} (min-p)",
        **min_p_values(verdict),
    )


def _typical_kept(verdict: Verdict) -> str:
    return say(
        "its surprise of {surprise} nats is {far} away from the average of {average}, "
        "near enough for typical-p",
        **typical_values(verdict),
    )


def _epsilon_kept(verdict: Verdict) -> str:
    bound = verdict.sampler.bound
    return say(
        "{had} is below the epsilon of {bound}, but the first ones stay in any case"
        if _is_below(verdict, bound)
        else "{had} is at least the epsilon of {bound}",
        had=share_text(verdict.share), bound=share_text(bound),
    )  # fmt: skip


def _eta_kept(verdict: Verdict) -> str:
    bound = eta_bound(verdict.before, verdict.sampler.bound)
    return say(
        "{had} is below the eta bound of {bound}, but the first ones stay in any case"
        if _is_below(verdict, bound)
        else "{had} is at least the eta bound of {bound}",
        had=share_text(verdict.share), bound=share_text(bound),
    )  # fmt: skip


def _top_a_kept(verdict: Verdict) -> str:
    below = _is_below(verdict, top_a_bound(verdict.before, verdict.sampler.factor))
    return say(
        "{had} is below {factor} times the square of {best}, {bound} (top-a), "
        "but the first ones stay in any case"
        if below
        else "{had} is at least {factor} times the square of {best}, {bound} (top-a)",
        **top_a_values(verdict),
    )


def _top_n_sigma_kept(verdict: Verdict) -> str:
    return say(
        "its logit {logit} is at least {bound}, "
        "{deviations} × the standard deviation below the best",
        **sigma_values(verdict),
    )


def _top_h_kept(verdict: Verdict) -> str:
    share = verdict.sampler.share
    return say("up to it the head stays within {share:g} of the entropy (top-H)", share=share)


def _tail_free_kept(verdict: Verdict) -> str:
    share = verdict.sampler.share
    return say(
        "no more than {share:g} of the curve's bending lies before it (tail-free)", share=share
    )


def _xtc_kept(verdict: Verdict) -> str:
    bound = verdict.sampler.threshold_probability
    return say(
        "{had} is below {bound}, which XTC leaves alone"
        if verdict.share < bound
        else "it is the least likely of those with {bound} or more, which XTC spares",
        had=share_text(verdict.share), bound=share_text(bound),
    )  # fmt: skip


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
    "suppress_tokens": lambda _: say("it is not among the banned tokens"),
    "bad_words": lambda _: say("it completes no banned run"),
    "allowed_token_ids": lambda _: say("it is one of the allowed tokens"),
    "no_repeat_ngram": lambda _: say("it repeats no run of the text"),
    "greedy": lambda _: say("greedy picks the likeliest"),
}
