"""Why a token was cut: the sentence of each sampler that can."""

from collections.abc import Mapping

from sampling_core.samplers.epsilon import eta_bound
from sampling_core.samplers.top_h import HEAD
from sampling_core.why_bounds import min_p_values, sigma_values, top_a_values, typical_values
from sampling_core.why_verdict import Sentence, Verdict, number_text, share_text
from sampling_core.words import say, say_count


def _top_p(verdict: Verdict) -> str:
    kept, mass = verdict.stage.kept, verdict.sampler.mass
    reached = verdict.before.mass(0, kept)
    values = {
        "Count": number_text(kept).capitalize(), "reached": f"{reached:.3f}", "mass": f"{mass:g}",
    }  # fmt: skip
    if reached >= mass * (1.0 - 1e-12):
        return say_count(
            "One better token alone holds {reached}, which passes {mass}, so top-p cut it.",
            "{Count} better tokens already added up to {reached}, which passes {mass}, "
            "so top-p cut it.",
            kept, **values,
        )  # fmt: skip
    return say_count(
        "One better token holds {reached}; one more would pass {mass}, and here top-p drops the "
        "token that crosses, so it was cut.",
        "{Count} better tokens add up to {reached}; one more would pass {mass}, and here top-p "
        "drops the token that crosses, so it was cut.",
        kept, **values,
    )  # fmt: skip


def _top_k(verdict: Verdict) -> str:
    return say_count(
        "Its rank was {rank}, and top-k keeps the likeliest token, so top-k cut it.",
        "Its rank was {rank}, and top-k keeps the {count} likeliest, so top-k cut it.",
        verdict.sampler.count, rank=verdict.rank,
    )  # fmt: skip


def _min_p(verdict: Verdict) -> str:
    return say(
        "Min-p asks for at least {share} times the {best} of {first}, {bound}, so min-p cut it.",
        **min_p_values(verdict),
    )


def _typical(verdict: Verdict) -> str:
    return say(
        "Its surprise of {surprise} nats is {far} away from the average of {average}; tokens "
        "nearer to it already hold {mass} together, so typical-p cut it.",
        **typical_values(verdict),
    )


def _epsilon(verdict: Verdict) -> str:
    bound = share_text(verdict.sampler.bound)
    return say("The epsilon cut removes every token below {bound}, so it was cut.", bound=bound)


def _eta(verdict: Verdict) -> str:
    return say(
        "At an entropy of {entropy:.3f} nats eta removes every token below {bound}, so it was cut.",
        entropy=verdict.before.entropy,
        bound=share_text(eta_bound(verdict.before, verdict.sampler.bound)),
    )


def _top_a(verdict: Verdict) -> str:
    return say(
        "Top-a asks for at least {factor} times the square of {best}, {bound}, so top-a cut it.",
        **top_a_values(verdict),
    )


def _top_n_sigma(verdict: Verdict) -> str:
    return say(
        "Its logit {logit} is less than {bound}, {deviations} × the standard deviation below the "
        "best, so top-n-sigma cut it.",
        **sigma_values(verdict),
    )


def _top_h(verdict: Verdict) -> str:
    if verdict.rank > HEAD:
        return say(
            "Top-H looks at the {head} likeliest tokens only, and its rank was {rank}.",
            head=HEAD, rank=verdict.rank,
        )  # fmt: skip
    return say(
        "With it the head would carry more than {share:g} of the entropy, so top-H cut it.",
        share=verdict.sampler.share,
    )


def _tail_free(verdict: Verdict) -> str:
    kept = verdict.stage.kept
    return say_count(
        "One better token already holds {share:g} of the curve's bending, so tail-free cut it "
        "as tail.",
        "{Count} better tokens already hold {share:g} of the curve's bending, so tail-free cut "
        "it as tail.",
        kept, Count=number_text(kept).capitalize(), share=verdict.sampler.share,
    )  # fmt: skip


def _xtc(verdict: Verdict) -> str:
    return say(
        "XTC removes every token of {bound} or more but the least likely of them, so it was cut.",
        bound=share_text(verdict.sampler.threshold_probability),
    )


def _greedy(verdict: Verdict) -> str:
    return say("Greedy picks only the likeliest token, {first}.", first=verdict.first)


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
    "suppress_tokens": lambda _: say("It is one of the banned tokens."),
    "bad_words": lambda _: say("It would complete a banned run of tokens."),
    "allowed_token_ids": lambda _: say("It is not one of the allowed tokens."),
    "no_repeat_ngram": lambda _: say("It would repeat a run of tokens that the text already has."),
    "greedy": _greedy,
}
