"""Every golden case, asked through the headless contract, agrees with the real engine."""

import json
from pathlib import Path

import numpy as np
import pytest

from sampling_core.request import answer

GOLDEN = Path(__file__).parents[1] / "golden" / "engines.jsonl"
CASES = [json.loads(line) for line in GOLDEN.read_text().splitlines()]
REMOVED = 1e-30  # the engines compute in float32: below this a token counts as removed
REQUEST = ("id", "engine", "parameters", "defaults", "order", "logits", "tokens", "prompt_ids",
           "output_ids", "steps")  # fmt: skip


def generated(how):
    values = np.random.Generator(np.random.PCG64(how["seed"])).standard_normal(how["V"])
    match how["kind"]:
        case "normal2.5":
            values = values * 2.5
        case "spiky":
            places = np.arange(how["V"]) % 997 == 0
            values = np.where(places, values * 2 + 9, values * 2)
    return values.astype(np.float32).tolist()


def asked(golden):
    request = {name: golden[name] for name in REQUEST if name in golden}
    if "logits_gen" in golden:
        request["logits"] = generated(golden["logits_gen"])
    return json.loads(answer(json.dumps(request)))


def agree(ours, expected, how, tolerance):
    ours, expected = np.array(ours), np.array(expected)
    if how == "sorted":
        ours, expected = np.sort(ours), np.sort(expected)
    np.testing.assert_array_equal(ours > REMOVED, expected > REMOVED)
    np.testing.assert_allclose(ours, expected, rtol=0, atol=tolerance)


def agree_on_head(got, expected):
    ours, tolerance = np.array(got["probabilities"]), expected["tolerance"]
    assert got["kept"] == expected["kept"]
    if expected.get("sparse"):
        sparse = np.zeros_like(ours)
        sparse[expected["sparse"]["ids"]] = expected["sparse"]["p"]
        agree(ours, sparse, expected["compare"], tolerance)
        return
    summary = expected["summary"]
    np.testing.assert_allclose(ours[summary["top200_ids"]], summary["top200_p"], atol=tolerance)
    assert got["entropy_nats"] == pytest.approx(summary["entropy_nats"], abs=1e-4)


@pytest.mark.parametrize("golden", CASES, ids=[case["id"] for case in CASES])
def test_agrees_with_the_engine(golden):
    got, expected = asked(golden), golden["expected"]
    if expected.get("error"):
        assert got["error"]["message"]
    elif "steps" in expected:
        for ours, theirs in zip(got["steps"], expected["steps"], strict=True):
            agree(ours["probabilities"], theirs, expected["compare"], expected["tolerance"])
    elif "probabilities" in expected:
        agree(
            got["probabilities"],
            expected["probabilities"],
            expected["compare"],
            expected["tolerance"],
        )
    else:
        agree_on_head(got, expected)
