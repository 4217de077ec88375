"""What is said of each stage: whether its result is exact, within limits, or not known."""

from dataclasses import dataclass

from sampling_core.bounds.rules import Outcome
from sampling_core.bounds.state import Open
from sampling_core.sampler import Sampler
from sampling_core.words import say, say_count

EXACT, BOUNDED, UNKNOWN = "exact", "bounded", "not known"


@dataclass(frozen=True)
class Statement:
    """How certain the result of one stage is."""

    step: int  # of the chain
    name: str  # of the sampler
    verdict: str  # "exact", "bounded" or "not known", in English
    text: str  # one sentence


def exact(step: int, sampler: Sampler, state: Open, outcome: Outcome) -> Statement:
    """Say that the unknown tokens do not matter, and why."""
    reason = say("it changes no token")
    if outcome.open is None:
        plain = state.weights.power == 1.0
        reason = _why_exact(sampler.name, outcome.exact[0].size, plain=plain)
    text = say("{settings} is exact: {reason}.", settings=sampler.settings(), reason=reason)
    return _said(step, sampler, EXACT, text)


def _why_exact(name: str, count: int, *, plain: bool) -> str:
    """Why ``count`` tokens stay; ``plain``: at T = 1."""
    stay = say_count("1 token stays", "{count} tokens stay", count)
    if name == "top_k":
        return say("{tokens_stay}, known by name", tokens_stay=stay)
    if name == "top_p":
        return _why_reached(count, plain=plain)
    if name in ("min_p", "top_a", "epsilon_cutoff"):
        return say("every unknown token is below its bound, and {tokens_stay}", tokens_stay=stay)
    if name == "temperature":
        return say("the likeliest token is known")
    return say("{tokens_stay}, all of them known", tokens_stay=stay)


def _why_reached(count: int, *, plain: bool) -> str:
    if plain:
        return say_count(
            "the likeliest token reaches it at T = 1",
            "the likeliest {count} tokens reach it at T = 1",
            count,
        )
    return say_count(
        "the likeliest token reaches it whatever the others weigh",
        "the likeliest {count} tokens reach it whatever the others weigh",
        count,
    )


def bounded(step: int, sampler: Sampler, state: Open, outcome: Outcome) -> Statement:
    """Say that the result lies within limits, and why."""
    reason = say(DOUBTS.get(sampler.name, MAY_STAY), known=len(state.known))
    if outcome.open is None:
        counts = [left.size for left in outcome.exact]
        reason = say_count(
            "it keeps from {least} to 1 token, all of them known",
            "it keeps from {least} to {count} tokens, all of them known",
            max(counts), least=min(counts),
        )  # fmt: skip
    text = say("{settings} is only bounded: {reason}.", settings=sampler.settings(), reason=reason)
    return _said(step, sampler, BOUNDED, text)


MAY_STAY = "unknown tokens may stay"
DOUBTS = {
    "temperature": "what the unknown tokens weigh now depends on how they share their mass",
    "top_k": "it may reach past the {known} known tokens",
    "top_p": "it may reach past the {known} known tokens",
}


def unknown(step: int, sampler: Sampler, *, needs_logits: bool = False) -> Statement:
    """Say that no limits are known."""
    text = say(
        "The result of {settings} is not known: it needs the logits themselves, which "
        "probabilities do not tell."
        if needs_logits
        else "The result of {settings} is not known: no limits are known for it while unknown "
        "tokens are in play.",
        settings=sampler.settings(),
    )
    return _said(step, sampler, UNKNOWN, text)


def after(step: int, sampler: Sampler, ways: int, *, lost: bool) -> Statement:
    """Say what follows from the stages before."""
    what = sampler.settings()
    if lost:
        text = say(
            "The result of {settings} is not known: a stage before it is not.", settings=what
        )
        return _said(step, sampler, UNKNOWN, text)
    if ways == 1:
        text = say("{settings} is exact: only known tokens reach it.", settings=what)
        return _said(step, sampler, EXACT, text)
    text = say(
        "{settings} is only bounded: {ways} lists of known tokens may reach it.",
        settings=what, ways=ways,
    )  # fmt: skip
    return _said(step, sampler, BOUNDED, text)


def _said(step: int, sampler: Sampler, verdict: str, text: str) -> Statement:
    return Statement(step, sampler.name, verdict, text[:1].upper() + text[1:])
