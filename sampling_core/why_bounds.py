"""What the tests of the samplers compare, in words that both outcomes share."""

from sampling_core.samplers.top_a import top_a_bound
from sampling_core.samplers.top_n_sigma import sigma_bound
from sampling_core.why_verdict import Verdict, share_text, signed


def min_p_bound(verdict: Verdict) -> str:
    best, share = share_text(verdict.best), verdict.sampler.share
    bound = share_text(share * verdict.best)
    return f"{share:g} times the {best} of {verdict.first}, {bound}"


def typical_distance(verdict: Verdict) -> str:
    far = abs(verdict.surprise - verdict.before.entropy)
    return (
        f"surprise of {verdict.surprise:.3f} nats is {far:.3f} away from the average of "
        f"{verdict.before.entropy:.3f}"
    )


def top_a_words(verdict: Verdict) -> str:
    bound = share_text(top_a_bound(verdict.before, verdict.sampler.factor))
    return f"{verdict.sampler.factor:g} times the square of {share_text(verdict.best)}, {bound}"


def sigma_words(verdict: Verdict) -> tuple[str, str, str]:
    logit = signed(verdict.before.logit_of(verdict.token))
    bound = signed(sigma_bound(verdict.before, verdict.sampler.deviations))
    return logit, bound, f"{verdict.sampler.deviations:g} × the standard deviation below the best"
