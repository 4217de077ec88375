"""The settings that a student proposes: an experiment as flat, neutral parameters."""

import json

from sampling_core.chain import Chain
from sampling_core.documents import parameters_text
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment
from sampling_core.fields import Choice, specs
from sampling_core.labs.lab import Settings
from sampling_core.labs.measuring.measures import chain_of


def settings_of(experiment: Experiment) -> Settings:
    """Return what is set in an experiment; what is off is left out.

    A chain that runs the same sampler twice is told by its first one.
    """
    chain = experiment.chain
    values = json.loads(parameters_text(chain))
    ids = experiment.prompt_ids + experiment.output_ids
    text = tuple(map(experiment.source.token, ids))
    plain = Settings(values, chain.engine, pick=experiment.pick, text=text)  # type: ignore[arg-type]  # “sample” or “greedy”, which an experiment checks
    order = tuple(dict.fromkeys(sampler.name for sampler in chain if not sampler.is_off))
    if not _runs_in(plain, order):
        plain = Settings(values, chain.engine, order, pick=plain.pick, text=text)
    rules = _rules(chain, plain)
    return Settings(values, chain.engine, plain.order, rules, plain.pick, text)


def _runs_in(settings: Settings, order: tuple[str, ...]) -> bool:
    """Whether an engine's own order is this one."""
    try:
        chain = chain_of(settings)
    except LabError:
        return False
    return tuple(sampler.name for sampler in chain if not sampler.is_off) == order


def _rules(chain: Chain, settings: Settings) -> dict[str, dict[str, str]]:
    """Return the choices of the samplers at work that are not those of the engine."""
    try:
        usual = chain_of(settings)
    except LabError:
        return {}
    rules: dict[str, dict[str, str]] = {}
    for sampler in chain:
        step = usual.step_of(sampler.name)
        if sampler.is_off or step is None or sampler.name in rules:
            continue
        names = [name for name, spec in specs(sampler).items() if isinstance(spec, Choice)]
        other = {
            name: getattr(sampler, name)
            for name in names
            if getattr(sampler, name) != getattr(usual[step], name)
        }
        if other:
            rules[sampler.name] = other
    return rules
