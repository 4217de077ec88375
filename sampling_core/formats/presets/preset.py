"""A preset: flat, neutral parameters with the rules of the tool whose numbers they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from sampling_core.chain import Chain
from sampling_core.engine import KINDS, PARAMETERS, SPECS, Engine, fields_from, parameters_of
from sampling_core.engines import ENGINES, engine
from sampling_core.sampler import Sampler
from sampling_core.samplers.temperature import Temperature

WHOLE_TEXT = 2**31 - 1  # asks an engine for a window without end, where its own 0 means none
WINDOWS = ("penalty_last_n", "dry_penalty_last_n")


@dataclass(frozen=True)
class Semantics:
    """What a tool makes of the numbers: the profile of its engine, or an order with rules."""

    title: str
    engine: str = "lab"  # a profile; the lab's samplers stand in where it is missing
    order: tuple[str, ...] | None = None  # sampler names; needed where there is no profile
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    quirks: Mapping[str, str] = field(default_factory=dict)  # sampler → what ours do not copy
    limits: tuple[str, ...] = ()  # of what its users cannot know or change

    @property
    def profile(self) -> Engine | None:
        """The engine's profile, None where the lab has none."""
        return next((known for known in ENGINES if known.name == self.engine), None)


LAB = Semantics("Lab")


@dataclass(frozen=True)
class Preset:
    """Settings as one tool states them, in neutral names, with what that tool adds in silence."""

    format: str = "lab"  # the name of the format that it came from
    semantics: Semantics = LAB
    parameters: Mapping[str, Any] = field(default_factory=dict)  # given and at work
    silent: Mapping[str, Any] = field(
        default_factory=dict
    )  # what the tool takes for parameters that are not given
    resting: Mapping[str, Any] = field(default_factory=dict)  # valued, but switched off
    order: tuple[str, ...] | None = None  # sampler names; None: the tool's own
    pick: str = "sample"  # or "greedy"
    seed: int | None = None
    max_tokens: int | None = None
    stop: tuple[str, ...] = ()
    n: int = 1
    name: str = ""
    breakers: tuple[str, ...] | None = None  # of DRY, as texts; None: the tool's default
    rest: Mapping[str, Any] = field(
        default_factory=dict
    )  # keys that the lab does not know, kept for rewriting
    envelope: Mapping[str, Any] = field(
        default_factory=dict
    )  # what stands around them: prompt, model …
    exact: Chain | None = None  # the lab's own presets hold the chain itself

    @property
    def effective(self) -> dict[str, Any]:
        """All parameters that the tool would use: its silent defaults and what is given."""
        return {**self.silent, **self.parameters}

    @property
    def chain(self) -> Chain:
        """The chain that computes what the tool computes; raises LabError where it refuses."""
        return build(self) if self.exact is None else self.exact

    @property
    def is_greedy(self) -> bool:
        return self.pick == "greedy"

    def at_work(self) -> dict[str, Any]:
        """Return the parameters of the samplers that do something, by neutral name."""
        found = self.effective
        return {
            name: value
            for kind in KINDS.values()
            if any(p in found for p in parameters_of([kind])) and not _sampler(kind, found).is_off
            for name, value in found.items()
            if name in parameters_of([kind])
        }


def _sampler(kind: type[Sampler], given: Mapping[str, Any]) -> Sampler:
    return kind(**fields_from(kind, dict(given)))


def build(preset: Preset) -> Chain:
    """Return the chain of a preset; what is switched off stays in it, switched off."""
    semantics = preset.semantics
    profile = semantics.profile
    told = {*preset.parameters, *preset.at_work()}  # what rests in silence is not worth a note
    given = {
        name: _asked(name, value)
        for name, value in preset.effective.items()
        if value != off_value(name) and name in PARAMETERS and name in told
    }
    order = preset.order
    if profile is None:
        profile, order = engine("lab"), order or semantics.order
    elif order is None and semantics.order is not None:
        order = semantics.order
    chain = profile.chain("off", order, leave_out=True, **given)
    samplers = tuple(_ruled(sampler, semantics) for sampler in chain)
    return replace(chain, samplers=(*samplers, *_resting(preset, samplers)))


def _asked(name: str, value: Any) -> Any:
    return WHOLE_TEXT if name in WINDOWS and value == 0 else value


def _ruled(sampler: Sampler, semantics: Semantics) -> Sampler:
    """Return a sampler with the tool's rules, and a window without end as ours is: 0."""
    rules = dict(semantics.rules.get(sampler.name, {}))
    if getattr(sampler, "window", 0) == WHOLE_TEXT:
        rules["window"] = 0
    return replace(sampler, **rules) if rules else sampler


def _resting(preset: Preset, present: tuple[Sampler, ...]) -> list[Sampler]:
    """Return the samplers that are valued but off, as far as none of their kind is there."""
    names = {sampler.name for sampler in present}
    given = {**preset.resting}
    return [
        replace(_sampler(kind, given), on=False)
        for name, kind in KINDS.items()
        if name not in names and any(p in given for p in parameters_of([kind]))
    ]


def preset_of(chain: Chain, **more: Any) -> Preset:
    """Return a chain as a preset of the lab; the chain itself is kept beside the flat numbers."""
    working = working_in(chain)
    given: dict[str, Any] = {}
    for sampler in working:
        for name, value in sampler.parameters().items():
            given.setdefault(name, value)
    for sampler in chain:
        if sampler.on and sampler.is_neutral:  # given, though at a value that does nothing
            for name, value in sampler.parameters().items():
                if value == off_value(name):
                    given.setdefault(name, value)
    resting = {
        name: value
        for sampler in chain
        if sampler.is_off and not sampler.is_neutral
        for name, value in sampler.parameters().items()
        if name not in given
    }
    if working and is_argmax(working[-1]):
        more["pick"] = "greedy"
    profile = next((known for known in ENGINES if known.name == chain.engine), None)
    semantics = Semantics(profile.title if profile else "Lab", chain.engine)
    order = tuple(sampler.name for sampler in working)
    return Preset(
        semantics=semantics, parameters=given, resting=resting, order=order, exact=chain, **more
    )


def working_in(chain: Chain) -> list[Sampler]:
    """Return the samplers that do something; after a temperature of 0 nothing does."""
    working: list[Sampler] = []
    for sampler in chain:
        if not sampler.is_off:
            working.append(sampler)
            if is_argmax(sampler):
                break
    return working


def is_argmax(sampler: Sampler) -> bool:
    """Whether a sampler is a temperature of 0, which leaves one token."""
    return isinstance(sampler, Temperature) and sampler.degree == sampler.spread == 0.0


def off_value(parameter: str) -> Any:
    """Return the neutral value at which a parameter does nothing, None where there is none."""
    return getattr(SPECS[parameter], "off", None)


def is_switch(parameter: str) -> bool:
    """Whether a parameter, by itself, puts its sampler to work."""
    return off_value(parameter) is not None or not hasattr(SPECS[parameter], "off")


def sampler_of(parameter: str) -> str:
    """Return the name of the first sampler that has a parameter."""
    return next(name for name, kind in KINDS.items() if parameter in parameters_of([kind]))


def untouched(parameter: str) -> Any:
    """Return the value that our sampler takes when nothing is said."""
    kind = KINDS[sampler_of(parameter)]
    return kind().parameters().get(parameter)
