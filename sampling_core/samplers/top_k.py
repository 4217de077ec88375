"""Top-k: keep a fixed number of tokens."""

from dataclasses import dataclass

from sampling_core.candidates import Candidates
from sampling_core.fields import choice, number
from sampling_core.sampler import Context, Sampler, Threshold
from sampling_core.words import Said, say, say_count


def top_k(candidates: Candidates, count: int, *, keep_ties: bool = False) -> Candidates:
    """Keep the ``count`` likeliest tokens; with ``keep_ties`` also those as likely as the last.

    Fan et al. 2018, “Hierarchical Neural Story Generation”. transformers and vLLM keep ties,
    llama.cpp keeps exactly ``count``.
    """
    if count >= candidates.size:
        return candidates
    if keep_ties:
        count = candidates.at_least(candidates.logit_at(count - 1))
    return candidates.between(0, count)


@dataclass(frozen=True)
class TopK(Sampler):
    """Keep the k most likely tokens, whatever their probability."""

    name = "top_k"
    title = "Top-k"
    group = "Cut"
    summary = "Keeps the k most likely tokens, whatever their probability."
    formula = "keep rank(i) ≤ k"

    count: int = number(
        0, low=0, high=2**31 - 1, box=(0, 300_000), slider=(1, 100), step=1, page=10, off=0,
        start=40, logarithmic=True, parameter="top_k", label="Top-k", hint=summary,
    )  # fmt: skip
    ties: str = choice(
        "cut", "keep", label="Equal tokens", hint="Whether tokens as likely as the k-th stay too."
    )

    def apply(self, candidates: Candidates, context: Context) -> Candidates:
        return top_k(candidates, self.count, keep_ties=self.ties == "keep")

    def explain(self) -> str:
        return say_count(
            "Keeps the most likely token alone, whatever its probability.",
            "Keeps the {count} most likely tokens, whatever their probability.",
            self.count,
        )

    def settings(self) -> str:
        return f"top-k {self.count}"

    def threshold(self, before: Candidates, after: Candidates, context: Context) -> Threshold:
        return Threshold(self.count, "rank", Said("rank {rank}", rank=after.kept))

    def idle(self, before: Candidates, context: Context) -> str:
        if self.count > before.kept:
            return f"k > {before.kept}"
        if self.count == before.kept:
            return f"k = {before.kept}"
        return say("all others are as likely as the k-th")
