"""Python that runs alone, with numpy only, and computes what the lab computes."""

import math
import re
from functools import cache
from importlib.resources import files
from typing import Any

from sampling_core.experiment import Experiment
from sampling_core.formats.presets.draft import Report
from sampling_core.sampler import Context, Sampler

ALWAYS = ("softmax",)
MOST_LOGITS = 5_000  # written out; more are named as something to fill in
PLAIN: dict[str, tuple[str, tuple[str, ...]]] = {  # sampler → function, its fields in order
    "smoothing": ("smoothing", ("factor", "curve")),
    "min_p": ("min_p", ("share", "minimum")),
    "epsilon_cutoff": ("cut_below", ("bound", "minimum")),
    "eta_cutoff": ("eta_cutoff", ("bound", "minimum")),
    "top_a": ("top_a", ("factor",)),
    "tfs": ("tail_free", ("share",)),
    "top_h": ("top_h", ("share",)),
    "top_n_sigma": ("top_n_sigma", ("deviations",)),
    "xtc": ("xtc", ("threshold_probability", "minimum")),
    "adaptive_p": ("adaptive_p", ("target",)),
    "logit_bias": ("logit_bias", ("amounts",)),
    "suppress_tokens": ("ban", ("banned",)),
    "allowed_token_ids": ("allow", ("allowed",)),
}
CHOICES = {"top_k": ("count", "ties"), "top_p": ("mass", "crossing", "minimum"),
           "typical_p": ("mass", "ties", "minimum")}  # fmt: skip
WITH_TEXT = {"sequence_bias": ("sequence_bias", "amounts"), "bad_words": ("ban_runs", "runs"),
             "no_repeat_ngram": ("no_repeat_ngram", "length")}  # fmt: skip


def numpy_code(experiment: Experiment) -> tuple[str, Report]:
    """Return the program, and what it does not compute."""
    report = Report("Python")
    working = [sampler for sampler in experiment.chain if not sampler.is_off]
    context = Context(experiment.prompt_ids, experiment.output_ids)
    lines = []
    for sampler in working:
        call = _call(sampler, context)
        if call is None:
            report.lose(f"{sampler.title} is left out of the code.", sampler.name)
            continue
        act = f"if act(chance={sampler.chance!r}):\n        " if sampler.chance < 1.0 else ""
        lines.append(f"    {act}logits = {call}")
    _tell_masked(working, report)
    if any(sampler.start() is not None for sampler in working):
        report.lose("The code computes the first step, without a memory of earlier ones.")
    return _program(experiment, "\n".join(lines) or "    pass", report), report


def _call(sampler: Sampler, context: Context) -> str | None:
    """Return the call that does what a sampler does; None where there is no function for it."""
    name = sampler.name
    if name in PLAIN:
        function, fields = PLAIN[name]
        return _written(function, *(getattr(sampler, field) for field in fields))
    if name in CHOICES:
        values = [getattr(sampler, field) for field in CHOICES[name]]
        return _written(name, *(value == "keep" if isinstance(value, str) else value
                                for value in values))  # fmt: skip
    if name in WITH_TEXT:
        function, field = WITH_TEXT[name]
        text = context.text(getattr(sampler, "scope", "prompt and output"), 0)
        return _written(function, getattr(sampler, field), text)
    return _special(sampler, context)


def _special(sampler: Any, context: Context) -> str | None:
    if sampler.name == "temperature":
        if not sampler.spread:
            return _written("temperature", sampler.degree)
        return _written("dynamic_temperature", sampler.degree, sampler.spread, sampler.exponent)
    if sampler.name == "penalties":
        texts = [context.text(which, sampler.window) for which in (sampler.scope, sampler.counted)]
        return _written(
            "penalties", sampler.repetition, sampler.presence, sampler.frequency, *texts
        )
    if sampler.name == "mirostat" and sampler.version == 2:
        return _written("mirostat_2", sampler.target)
    return None


def _written(function: str, *values: Any) -> str:
    words = ["logits", *(repr(value) for value in values)]
    return f"{function}({', '.join(words)})".replace("-inf", "-np.inf")


def _tell_masked(working: list[Sampler], report: Report) -> None:
    masks = any(getattr(sampler, "leaves", "") == "masked" for sampler in working)
    counts = any(s.name == "typical_p" or getattr(s, "spread", 0.0) for s in working)
    if masks and counts:
        report.lose("Masked tokens still count as candidates here; in the code they are removed.")


def _program(experiment: Experiment, body: str, report: Report) -> str:
    logits = experiment.source.logits
    if len(logits) > MOST_LOGITS:
        report.lose(f"The {len(logits):,} logits are not written out: fill them in.")
        data = f"np.zeros({len(logits)})  # your logits"
    else:
        values = ", ".join("-np.inf" if math.isinf(x) else repr(float(x)) for x in logits)
        data = f"np.array([{values}])"
    greedy = "\np = np.eye(len(p))[p.argmax()]" if experiment.pick == "greedy" else ""
    return TEMPLATE.format(functions=_functions(body), data=data, body=body, greedy=greedy)


TEMPLATE = '''import itertools

import numpy as np

{functions}


def chain(logits, act):
{body}
    return logits


def shares(logits):
    """Return the exact probabilities: a random sampler counts with and without acting."""
    chances = []
    chain(logits, lambda chance: chances.append(chance) or False)
    total = np.zeros(len(logits))
    for acts in itertools.product((True, False), repeat=len(chances)):
        weight = np.prod([c if a else 1.0 - c for c, a in zip(chances, acts)])
        turn = iter(acts)
        total += weight * softmax(chain(logits, lambda chance: next(turn)))
    return total


logits = {data}
p = shares(logits){greedy}
print(p.tolist())
'''


def _functions(body: str) -> str:
    """Return the source of the functions that are called, in the order of their file."""
    head, blocks = _blocks()
    needed = {*ALWAYS}
    wanted = body
    while True:
        more = {n for n in blocks if n not in needed and re.search(rf"\b{n}\(", wanted)}
        if not more:
            break
        needed |= more
        wanted = "\n".join(blocks[name] for name in needed)
    return "\n\n".join([head, *(block for name, block in blocks.items() if name in needed)])


@cache
def _blocks() -> tuple[str, dict[str, str]]:
    """Return the constant lines of the resource, and its functions by name."""
    text = files("resources").joinpath("presets", "numpy_samplers.txt").read_text("utf-8")
    parts = re.split(r"(?m)^(?=def )", text)
    head = next(line for line in parts[0].splitlines() if line.startswith("SLACK"))
    functions = {part[4 : part.index("(")]: part.strip() + "\n" for part in parts[1:]}
    return head + "\n", functions
