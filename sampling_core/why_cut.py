"""Why a token was cut: the sentence of each sampler that can."""

from collections.abc import Mapping

from sampling_core.samplers.epsilon import eta_bound
from sampling_core.samplers.top_h import HEAD
from sampling_core.why_bounds import min_p_bound, sigma_words, top_a_words, typical_distance
from sampling_core.why_verdict import Sentence, Verdict, better, share_text


def _top_p(verdict: Verdict) -> str:
    kept, mass = verdict.stage.kept, verdict.sampler.mass
    reached = verdict.before.mass(0, kept)
    if reached >= mass * (1.0 - 1e-12):
        held = better(kept, " alone holds", "s already added up to")
        return f"{held} {reached:.3f}, which passes {mass:g}, so top-p cut it."
    held = better(kept, " holds", "s add up to")
    return (
        f"{held} {reached:.3f}; one more would pass {mass:g}, and here top-p drops the token "
        "that crosses, so it was cut."
    )


def _top_k(verdict: Verdict) -> str:
    count = verdict.sampler.count
    likeliest = "the likeliest token" if count == 1 else f"the {count} likeliest"
    return f"Its rank was {verdict.rank}, and top-k keeps {likeliest}, so top-k cut it."


def _min_p(verdict: Verdict) -> str:
    return f"Min-p asks for at least {min_p_bound(verdict)}, so min-p cut it."


def _typical(verdict: Verdict) -> str:
    return (
        f"Its {typical_distance(verdict)}; tokens nearer to it already hold "
        f"{verdict.sampler.mass:g} together, so typical-p cut it."
    )


def _epsilon(verdict: Verdict) -> str:
    bound = share_text(verdict.sampler.bound)
    return f"The epsilon cut removes every token below {bound}, so it was cut."


def _eta(verdict: Verdict) -> str:
    bound = share_text(eta_bound(verdict.before, verdict.sampler.bound))
    entropy = f"{verdict.before.entropy:.3f} nats"
    return f"At an entropy of {entropy} eta removes every token below {bound}, so it was cut."


def _top_a(verdict: Verdict) -> str:
    return f"Top-a asks for at least {top_a_words(verdict)}, so top-a cut it."


def _top_n_sigma(verdict: Verdict) -> str:
    logit, bound, place = sigma_words(verdict)
    return f"Its logit {logit} is less than {bound}, {place}, so top-n-sigma cut it."


def _top_h(verdict: Verdict) -> str:
    if verdict.rank > HEAD:
        return f"Top-H looks at the {HEAD} likeliest tokens only, and its rank was {verdict.rank}."
    share = f"{verdict.sampler.share:g} of the entropy"
    return f"With it the head would carry more than {share}, so top-H cut it."


def _tail_free(verdict: Verdict) -> str:
    kept = verdict.stage.kept
    more = better(kept, " already holds", "s already hold")
    share = verdict.sampler.share
    return f"{more} {share:g} of the curve's bending, so tail-free cut it as tail."


def _xtc(verdict: Verdict) -> str:
    bound = share_text(verdict.sampler.threshold_probability)
    return (
        f"XTC removes every token of {bound} or more but the least likely of them, so it was cut."
    )


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
