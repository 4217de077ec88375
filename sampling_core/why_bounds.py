"""What the tests of the samplers compare, as the values that both outcomes put into sentences."""

from sampling_core.samplers.top_a import top_a_bound
from sampling_core.samplers.top_n_sigma import sigma_bound
from sampling_core.why_verdict import Verdict, share_text, signed

Values = dict[str, str]


def min_p_values(verdict: Verdict) -> Values:
    share = verdict.sampler.share
    return {
        "had": share_text(verdict.share),
        "share": f"{share:g}",
        "best": share_text(verdict.best),
        "first": verdict.first,
        "bound": share_text(share * verdict.best),
    }


def typical_values(verdict: Verdict) -> Values:
    far = abs(verdict.surprise - verdict.before.entropy)
    return {
        "surprise": f"{verdict.surprise:.3f}",
        "far": f"{far:.3f}",
        "average": f"{verdict.before.entropy:.3f}",
        "mass": f"{verdict.sampler.mass:g}",
    }


def top_a_values(verdict: Verdict) -> Values:
    factor = verdict.sampler.factor
    return {
        "had": share_text(verdict.share),
        "factor": f"{factor:g}",
        "best": share_text(verdict.best),
        "bound": share_text(top_a_bound(verdict.before, factor)),
    }


def sigma_values(verdict: Verdict) -> Values:
    deviations = verdict.sampler.deviations
    return {
        "logit": signed(verdict.before.logit_of(verdict.token)),
        "bound": signed(sigma_bound(verdict.before, deviations)),
        "deviations": f"{deviations:g}",
    }
