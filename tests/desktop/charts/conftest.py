"""Pictures of distributions, computed here: Summarization at T 0.6 and top-p 0.95."""

import math
from dataclasses import replace

import pytest

from desktop.charts.picture import Bar, Cut, DistributionPicture

TOKENS = (
    *("BENEFIT", "COST", "TIMELINE", "STAKEHOLDER", "RISK"),
    *("OPPORTUNITY", "CONSTRAINT", "DETAIL", "TANGENT", "NOISE"),
)
LOGITS = (2.1, 1.9, 1.7, 1.3, 0.8, 0.5, 0.2, -0.2, -0.5, -1.0)


def softmax(logits):
    weights = [math.exp(logit) for logit in logits]
    return [weight / sum(weights) for weight in weights]


def bar(place, kept=6):
    model = softmax(LOGITS)[place]
    hot = softmax([logit / 0.6 for logit in LOGITS])
    share = hot[place] / sum(hot[:kept])
    logit = f"{LOGITS[place]:+.1f}".replace("-", "−")
    if place >= kept:
        return Bar(
            place, place + 1, TOKENS[place], logit, 0.0, model, cut_by="top-p", at_cut=hot[place]
        )
    sampled = round(share, 2)
    ends = (sampled - 0.004, sampled + 0.004)
    delta = 100 * (sampled - share)
    return Bar(place, place + 1, TOKENS[place], logit, share, model, sampled, *ends, delta)


@pytest.fixture
def picture():
    return DistributionPicture(
        tuple(bar(place) for place in range(10)),
        (Cut(6, "top-p", "running total 0.945 → 0.970 at OPPORTUNITY"),),
        title="Summarization: T 0.60, top-p 0.95",
        caption="10 000 draws, seed 42",
        summary="Six of ten tokens kept. BENEFIT leads with 37.3 percent.",
    )


@pytest.fixture
def long_picture(picture):
    rows = tuple(replace(picture.rows[0], id=100 + n, rank=n + 1) for n in range(40))
    return replace(picture, rows=rows, cuts=(), more="50 217 more tokens share 3.1 %")
