"""What a written preset computes differently, one sentence each, found by comparing both chains."""

import math
from collections import Counter
from collections.abc import Sequence
from typing import Any

from sampling_core.errors import LabError, shown
from sampling_core.fields import Choice, specs
from sampling_core.formats.presets.draft import Report
from sampling_core.formats.presets.orders import inversions, told_inversions
from sampling_core.formats.presets.preset import Preset
from sampling_core.formats.presets.working import at_work
from sampling_core.sampler import Sampler
from sampling_core.samplers.logit_bias import LogitBias
from sampling_core.samplers.temperature import Temperature

# (sampler, field) → what the reader of the loss must know; {there} is the tool written for.
RULES = {
    ("top_k", "ties"): "Tokens as likely as the k-th: {there} {ties}, the source does not.",
    ("penalties", "counted"): "{there} looks at the {other} for presence and frequency.",
    ("penalties", "scope"): "{there} looks at the {other} for the repetition penalty.",
    ("top_p", "crossing"): "{there} has another rule for the token that crosses top_p.",
    ("typical_p", "ties"): "{there} has another rule for typical_p where its sum is reached.",
    ("temperature", "counted"): "{there} has another count of the tokens in dynamic temperature.",
    ("bad_words", "scope"): "{there} looks for the beginnings of bad words in the {other}.",
}
WINDOWS = {"penalties": "penalties", "dry": "DRY"}
BIAS = "logit_bias"
MASKING = ("top_n_sigma", "suppress_tokens")  # may leave tokens that still count
COUNTS_MASKED = ("typical_p", "mirostat")  # samplers for which masked tokens make a difference


def compare(source: Preset, target: Preset, report: Report) -> None:
    """Add a sentence for each difference between what two presets compute."""
    try:
        ours = at_work(source)
    except LabError as error:
        report.lose(f"{source.semantics.title} itself refuses this preset: {error}")
        return
    try:
        theirs = at_work(target)
    except LabError as error:
        report.lose(str(error))
        return
    _missing(ours, theirs, report)
    for name in dict.fromkeys(sampler.name for sampler in ours):
        pairs = zip(_called(ours, name), _called(theirs, name), strict=False)
        for one, other in pairs:
            _fields(one, other, ours, report)
    for text in told_inversions(inversions(ours, theirs), report.title):
        report.differ(text)
    _masked(source, target, ours, report)
    both = {sampler.name for sampler in ours} & {sampler.name for sampler in theirs}
    _told_by_tools(source, target, both, report)


def _called(samplers: Sequence[Sampler], name: str) -> list[Sampler]:
    return [sampler for sampler in samplers if sampler.name == name]


def _missing(ours: Sequence[Sampler], theirs: Sequence[Sampler], report: Report) -> None:
    mine, found = (Counter(s.name for s in samplers) for samplers in (ours, theirs))
    beside = " beside mirostat" if "mirostat" in found else ""
    for name, times in mine.items():
        if not found[name] and not _is_covered(_called(ours, name)[0], report):
            report.lose(f"{report.title} would not run {name}{beside}.", name)
        elif found[name] and found[name] != times:
            report.differ(f"{name} runs {times}× here and {found[name]}× in {report.title}.")
    for name in found:
        if name not in mine:
            added = _called(theirs, name)[0]
            report.differ(f"{report.title} also runs {name}: {added.settings()}.")


def _is_covered(sampler: Sampler, report: Report) -> bool:
    return not report.covered.isdisjoint((sampler.name, *sampler.parameters()))


def _fields(one: Sampler, other: Sampler, ours: Sequence[Sampler], report: Report) -> None:
    for name, spec in specs(one).items():
        here, there = getattr(one, name), getattr(other, name)
        if _same(here, there) or not _matters(one, name, ours):
            continue
        if isinstance(spec, Choice):
            report.differ(_rule(one.name, name, there, report.title))
        elif spec.parameter in report.covered:
            continue
        elif name == "window":
            report.differ(_window(one.name, here, there, report.title))
        else:
            report.lose(_value(spec.parameter, here, there, report.title))


def _same(here: Any, there: Any) -> bool:
    if isinstance(here, float) and isinstance(there, float):
        return math.isclose(here, there, rel_tol=1e-12)
    return bool(here == there)


def _matters(sampler: Sampler, name: str, ours: Sequence[Sampler]) -> bool:
    """Whether a difference in a field can change a probability here."""
    if name in ("overflow", "impossible"):
        return False  # of temperatures and tokens outside the range of float32 only
    if name == "counted" and isinstance(sampler, Temperature):
        return sampler.spread > 0.0 and any(s.name in MASKING for s in ours)
    if name == "leaves":
        return not isinstance(sampler, LogitBias) and _counts_masked(ours)
    if sampler.name == "penalties" and name == "scope":
        return bool(getattr(sampler, "repetition", 1.0) != 1.0)
    if sampler.name == "penalties" and name == "counted":
        return bool(getattr(sampler, "presence", 0.0) or getattr(sampler, "frequency", 0.0))
    return True


def _counts_masked(ours: Sequence[Sampler]) -> bool:
    dynamic = any(isinstance(s, Temperature) and s.spread for s in ours)
    return dynamic or any(s.name in COUNTS_MASKED for s in ours)


def _masked(source: Preset, target: Preset, ours: Sequence[Sampler], report: Report) -> None:
    """Tell whether banned tokens still count, where something counts the candidates."""
    here, there = (_masks(preset) for preset in (source, target))
    if here != there and any(s.name == "suppress_tokens" for s in ours) and _counts_masked(ours):
        still = "still count" if there else "do not count"
        report.differ(f"Banned tokens {still} as candidates in {report.title}.")


def _masks(preset: Preset) -> bool:
    return any(getattr(s, "leaves", "") == "masked" for s in _called(preset.chain.samplers, BIAS))


def _rule(sampler: str, field: str, there: Any, title: str) -> str:
    text = RULES.get((sampler, field), "{there} has another rule in " + sampler + ": {other}.")
    ties = "keeps them" if there == "keep" else "cuts them"
    looks = "output only" if there == "output" else there
    text = text.replace("{there} {ties}, the source does not", f"{title} {ties}, the source "
                        + ("cuts them" if there == "keep" else "keeps them"))  # fmt: skip
    return text.format(there=title, other=looks, ties=ties)


def _window(sampler: str, here: int, there: int, title: str) -> str:
    sees = [f"the last {window} tokens" if window else "the whole text" for window in (here, there)]
    return f"The window of {WINDOWS.get(sampler, sampler)} is {sees[1]} in {title}, not {sees[0]}."


def _value(parameter: str, here: Any, there: Any, title: str) -> str:
    if isinstance(here, tuple):
        return f"{title} cannot say {parameter} in full."
    return f"{parameter} {shown(here)} becomes {shown(there)} in {title}."


def _told_by_tools(source: Preset, target: Preset, names: set[str], report: Report) -> None:
    """Add what is known of both tools that our samplers do not copy."""
    if source.semantics.title == target.semantics.title:
        return
    for semantics in (source.semantics, target.semantics):
        for name, text in semantics.quirks.items():
            if name in names and name not in report.covered:
                report.differ(text)
        if len(names) > 1:
            for text in semantics.limits:
                report.differ(text)
