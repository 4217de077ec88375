"""The options that commands share: where the logits come from, and the settings."""

import argparse
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sampling_core.cases import case
from sampling_core.chain import Chain
from sampling_core.commands.opened import logits
from sampling_core.commands.output import percent
from sampling_core.engines import ENGINES, engine
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.fields import Number, specs
from sampling_core.formats import captures
from sampling_core.samplers import SAMPLERS

# Every numeric field by its neutral parameter name.
NUMBERS: Mapping[str, Number] = {
    spec.parameter: spec
    for kind in reversed(SAMPLERS)
    for spec in specs(kind).values()
    if isinstance(spec, Number)
}


def number(text: str) -> int | float:
    """Return a number as the user wrote it, true minus signs included."""
    plain = text.strip().replace("−", "-")
    try:
        return int(plain)
    except ValueError:
        pass
    try:
        return float(plain)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number") from None


def whole(text: str) -> int:
    """Return a whole number from 0."""
    found = number(text)
    if not isinstance(found, int) or found < 0:
        raise argparse.ArgumentTypeError(f"“{text}” is not a whole number from 0")
    return found


def value(parameter: str, text: str) -> int | float:
    """Return a value of a parameter: “off” is its neutral one, and 2 is 2.0 where it takes that."""
    spec = NUMBERS[parameter]
    if text.strip() == "off":
        if spec.off is None:
            raise LabError(f"“{parameter}” has no off value.")
        return int(spec.off) if spec.whole else float(spec.off)
    try:
        found = number(text)
        return found if spec.whole else float(found)
    except argparse.ArgumentTypeError as error:
        raise LabError(f"“{parameter}”: {error}.") from None
    except OverflowError:
        raise LabError(f"“{parameter}”: the number has too many digits.") from None


def ids(text: str) -> tuple[int, ...]:
    """Return token ids that were given as “3,0,7”."""
    try:
        return tuple(int(part) for part in text.split(",") if part.strip())
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is not a list of token ids") from None


def add_source(parser: argparse.ArgumentParser) -> None:
    """Add the options that say where logits come from and what is done to them."""
    where = parser.add_argument_group("data")
    where.add_argument("file", nargs="?", metavar="FILE", help="CSV, TSV, JSON, JSONL, NPY, NPZ")
    where.add_argument("--case", metavar="NAME", help="a built-in case instead of a file")
    where.add_argument(
        "--position", type=whole, metavar="N", help="the file is a captured answer: its N-th token"
    )
    add_vocabulary(where)
    where.add_argument("--prompt-ids", type=ids, default=(), metavar="IDS", help="3,0,7")
    where.add_argument("--output-ids", type=ids, default=(), metavar="IDS", help="text so far")
    add_settings(parser)


def add_vocabulary(parser: argparse._ActionsContainer) -> None:
    """Add the option that says what a captured answer does not."""
    parser.add_argument(
        "--vocabulary", type=whole, metavar="N", help="tokens of the model behind the answer"
    )


def add_settings(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is done to the logits."""
    chain = parser.add_argument_group("settings")
    names = ", ".join(profile.name for profile in ENGINES)
    chain.add_argument("--engine", default="lab", metavar="NAME", help=names)
    chain.add_argument(
        "--defaults", choices=("engine", "off"),
        help="what is not given: the engine's silent default (usual), or off",
    )  # fmt: skip
    chain.add_argument("--order", metavar="A,B,C", help="sampler names, in the order to run")
    for name, spec in sorted(NUMBERS.items()):
        option = "--" + name.replace("_", "-")
        chain.add_argument(option, dest=f"set_{name}", metavar="N", help=spec.label)


def add_form(parser: argparse.ArgumentParser, *, csv: bool = True) -> None:
    """Add --json and --csv."""
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_const", const="json", dest="form", help="as JSON")
    if csv:
        form.add_argument("--csv", action="store_const", const="csv", dest="form", help="as CSV")


@dataclass(frozen=True)
class Request:
    """What the shared options ask for."""

    source: Source
    engine: str
    defaults: str
    order: tuple[str, ...] | None
    parameters: Mapping[str, Any]  # by neutral name
    remarks: tuple[str, ...]  # what the user should know: a warning each
    prompt_ids: tuple[int, ...]
    output_ids: tuple[int, ...]

    @property
    def size(self) -> int:
        """How many tokens the vocabulary has, those that are not known included."""
        tail = self.source.tail
        return len(self.source) if tail is None else tail.known + tail.count

    def chain(self, **more: Any) -> Chain:
        """Return the chain of the settings and ``more`` of them, which win."""
        parameters = {**self.parameters, **more}
        return engine(self.engine).chain(self.defaults, self.order, **parameters)

    def chain_for(self, *fields: str) -> Chain:
        """Return the chain of the settings, with the samplers that some fields belong to."""
        chain = self.chain()
        has = {
            spec.parameter for s in chain for spec in specs(s).values() if isinstance(spec, Number)
        }
        missing = {name: NUMBERS[name].start for name in fields if name not in has}
        return self.chain(**missing) if missing else chain

    def experiment(self, chain: Chain, **more: Any) -> Experiment:
        """Return the experiment with a chain."""
        texts = {"prompt_ids": self.prompt_ids, "output_ids": self.output_ids}
        return Experiment(self.source, chain, **{**texts, **more})


def request(arguments: argparse.Namespace, default_case: str | None = None) -> Request:
    """Return what the shared options ask for; raises LabError.

    A case without any setting takes its recommended settings, unless ``--defaults off``.
    """
    if arguments.case and arguments.file:
        raise LabError("Give a file or --case, not both.")
    name = arguments.case or (None if arguments.file else default_case)
    if not name and not arguments.file:
        raise LabError("Give a file, or a built-in case with --case NAME.")
    if arguments.case and arguments.position is not None:
        raise LabError("--position needs a file.")
    order, given = _order(arguments), _given(arguments)
    defaults, remarks = arguments.defaults, []
    if name:
        known = case(name)
        source = known.source
        if not given and order is None and defaults != "off" and default_case is None:
            given, defaults = dict(known.parameters), defaults or "off"
            remarks = [_recommended(known.name, given)]
    else:
        source, remarks = _from_file(arguments)
    return Request(
        source, arguments.engine, defaults or "engine", None if order is None else tuple(order),
        given, tuple(remarks), arguments.prompt_ids, arguments.output_ids,
    )  # fmt: skip


def chain_of(arguments: argparse.Namespace) -> Chain:
    """Return the chain that the settings alone ask for; raises LabError."""
    defaults = arguments.defaults or "engine"
    return engine(arguments.engine).chain(defaults, _order(arguments), **_given(arguments))


def _order(arguments: argparse.Namespace) -> list[str] | None:
    return arguments.order.split(",") if arguments.order else None


def _given(arguments: argparse.Namespace) -> dict[str, Any]:
    return {
        name: value(name, getattr(arguments, f"set_{name}"))
        for name in NUMBERS
        if getattr(arguments, f"set_{name}") is not None
    }


def _from_file(arguments: argparse.Namespace) -> tuple[Source, list[str]]:
    """The logits of a file, or one position of a captured answer, and what to know of it."""
    if arguments.position is None:
        loaded = logits(arguments.file)
        return loaded.source, list(loaded.warnings)
    capture = captures.read(arguments.file, arguments.vocabulary)
    source = capture.at(arguments.position).source
    return source, [*capture.warnings, *_unknown(source)]


def _unknown(source: Source) -> list[str]:
    """Say what stands in for the tokens that are not known: numbers must not look exact."""
    tail = source.tail
    if tail is None:
        return []
    known = "1 token is known" if tail.known == 1 else f"{tail.known:,} tokens are known"
    return [f"{known}; the others hold {percent(tail.mass)} and count as equally likely here."]


def _recommended(name: str, parameters: Mapping[str, Any]) -> str:
    if not parameters:
        return f"{name} has no recommended settings: everything is off."
    settings = ", ".join(f"{key} {setting:g}" for key, setting in parameters.items())
    return f"Recommended settings of {name}: {settings}. (--defaults off for none.)"
