"""What an engine profile is: it turns flat, neutral parameters into a chain."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any, ClassVar

import numpy as np

from sampling_core.chain import Chain
from sampling_core.errors import EngineError, ParameterError, UnknownParameterError
from sampling_core.fields import Biases, Number, Tokens, specs
from sampling_core.sampler import Sampler
from sampling_core.samplers import SAMPLERS
from sampling_core.words import Said, say

KINDS: Mapping[str, type[Sampler]] = {kind.name: kind for kind in SAMPLERS}

# The cards that the window always shows, on or off.
CARDS = ("penalties", "temperature", "top_k", "top_p", "min_p", "typical_p")

LONGEST = 64  # names in an order
LARGEST = 10**300  # of whole numbers; larger ones do not fit float64

Parameters = dict[str, Any]


class Engine:
    """One engine's order, silent defaults, choices among the samplers' rules, and refusals.

    Subclasses fill the tables; where an engine clamps or refuses they override ``checked``.
    The rules are those of the engine versions that the module names.
    """

    name: ClassVar[str]
    title: ClassVar[str]
    version: ClassVar[str]
    order: ClassVar[tuple[str, ...]]  # sampler names
    silent: ClassVar[Mapping[str, Any]] = {}  # defaults applied when nothing is given
    rules: ClassVar[Mapping[str, Mapping[str, Any]]] = {}  # sampler name → choices
    fixes: ClassVar[Sequence[str]] = ()  # what the profile fixes, a sentence each

    def chain(
        self,
        defaults: str = "engine",
        order: Sequence[str] | None = None,
        *,
        leave_out: bool = False,
        **parameters: Any,
    ) -> Chain:
        """Return the chain that the engine makes of flat parameters.

        Parameters
        ----------
        defaults : "engine" or "off"
            What becomes of parameters that are not given: the engine's silent default, or off.
        order : sampler names
            Run in this order instead of the engine's own; what is not named does not run.
        leave_out : bool
            Note parameters that the engine does not have instead of refusing them.
        **parameters
            By neutral name: ``temperature=0.8, top_p=0.95``.

        Raises
        ------
        EngineError
            For what the engine refuses; ParameterError for what no engine could use.
        """
        if defaults not in ("engine", "off"):
            raise ParameterError("defaults", defaults, say("“engine” or “off”"))
        notes: list[str] = []
        said = {name: value for name, value in parameters.items() if value is not None}
        said = {name: plain(name, value) for name, value in said.items()}
        said = self._supported(said, leave_out, notes)
        given = self._with_defaults(said, notes) if defaults == "engine" else said
        given = self.checked(given, notes)
        given = {name: SPECS[name].clean(name, value) for name, value in given.items()}
        names = self.run_order(given, self._known(order), notes)
        samplers = tuple(self._samplers(names, given, cards=order is None))
        self._note_idle(said, names, notes)
        warnings = (sampler.warning() for sampler in samplers if sampler.on)
        notes += [warning for warning in warnings if warning]
        custom = order is not None and tuple(order) != self.order
        return Chain(samplers, self.name, tuple(notes), custom)

    # What a profile may override.

    def checked(self, given: Parameters, notes: list[str]) -> Parameters:
        """Return the parameters as the engine uses them; note what it clamps, refuse the rest."""
        return given

    def run_order(
        self, given: Parameters, order: tuple[str, ...] | None, notes: list[str]
    ) -> tuple[str, ...]:
        """Return the names of the samplers in the order in which they run."""
        return self.order if order is None else order

    def refuse(self, given: Parameters, name: str, reason: Said) -> None:
        """Raise an EngineError for a parameter."""
        raise EngineError(self.title, name, given[name], say(reason))

    def default(self, name: str, value: float) -> Said:
        """Return the note that a value is the engine's own."""
        return Said(
            "{name} {value:g} is the default of {engine}", name=name, value=value, engine=self.title
        )

    def parameters(self) -> tuple[str, ...]:
        """Return the neutral names of the parameters that the engine has."""
        return parameters_of(KINDS[name] for name in self.order)

    # From parameters to samplers.

    def _supported(self, given: Parameters, leave_out: bool, notes: list[str]) -> Parameters:
        has = self.parameters()
        for name in given:
            if name not in PARAMETERS:
                raise UnknownParameterError(name, PARAMETERS)
            if name in has:
                continue
            if not leave_out:
                self.refuse(given, name, Said("it has no such parameter"))
            notes.append(Said("{engine} has no {name}: left out", engine=self.title, name=name))
        return {name: value for name, value in given.items() if name in has}

    def _with_defaults(self, given: Parameters, notes: list[str]) -> Parameters:
        added = {name: value for name, value in self.silent.items() if name not in given}
        for name, value in added.items():
            notes.append(self.default(name, value))
        return added | given

    def _known(self, order: Sequence[str] | None) -> tuple[str, ...] | None:
        for name in order or ():
            if not isinstance(name, str) or name not in KINDS:
                raise ParameterError("order", name, say("made of sampler names"))
        if order is not None and len(order) > LONGEST:
            allowed = say("of at most {most} sampler names", most=LONGEST)
            raise ParameterError("order", len(order), allowed)
        return None if order is None else tuple(order)

    def _samplers(
        self, names: Iterable[str], given: Parameters, *, cards: bool
    ) -> Iterable[Sampler]:
        for name in names:
            kind, rules = KINDS[name], self.rules.get(name, {})
            if any(parameter in given for parameter in switches_of(kind)):
                yield kind(**fields_from(kind, given), **rules)
            elif cards and name in CARDS:
                yield replace(ready(kind), **rules)

    def _note_idle(self, given: Parameters, names: tuple[str, ...], notes: list[str]) -> None:
        used = parameters_of(KINDS[name] for name in names)
        idle = [name for name in given if name not in used]
        notes += [Said("{name} is given, but its sampler does not run", name=name) for name in idle]


def plain(name: str, value: Any) -> Any:
    """Return a number as Python's own, a list as it is; refuse what no engine could compare."""
    value = value.item() if isinstance(value, np.generic) else value
    if not isinstance(SPECS.get(name), Number):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ParameterError(name, value, say("a number"))
    if isinstance(value, int) and abs(value) > LARGEST:
        digits = say("a number of too many digits")
        raise ParameterError(name, digits, say("a number that float64 holds"))
    if not math.isfinite(value):
        raise ParameterError(name, value, say("finite"))
    return value


def ready(kind: type[Sampler]) -> Sampler:
    """Return a sampler that is switched off, standing at the value it gets when switched on."""
    for name, spec in specs(kind).items():
        if isinstance(spec, Number) and spec.off is not None:
            start: Mapping[str, Any] = {name: spec.start}
            return kind(on=False, **start)
    return kind(on=False)


def fields_from(kind: type[Sampler], given: Parameters) -> dict[str, Any]:
    """Return the fields of a sampler that are among the given parameters."""
    return {
        name: given[spec.parameter]
        for name, spec in specs(kind).items()
        if isinstance(spec, Number | Tokens | Biases) and spec.parameter in given
    }


def switches_of(kind: type[Sampler]) -> tuple[str, ...]:
    """Return the neutral parameters that put a sampler into a chain."""
    return tuple(
        spec.parameter
        for spec in specs(kind).values()
        if (isinstance(spec, Number) and spec.off is not None) or isinstance(spec, Tokens | Biases)
    )


def parameters_of(kinds: Iterable[type[Sampler]]) -> tuple[str, ...]:
    """Return the neutral names of all parameters of some samplers, each once."""
    named = (
        spec.parameter
        for kind in kinds
        for spec in specs(kind).values()
        if isinstance(spec, Number | Tokens | Biases)
    )
    return tuple(dict.fromkeys(named))


PARAMETERS = parameters_of(SAMPLERS)
SPECS: Mapping[str, Number | Tokens | Biases] = {
    spec.parameter: spec
    for kind in SAMPLERS
    for spec in specs(kind).values()
    if isinstance(spec, Number | Tokens | Biases)
}
