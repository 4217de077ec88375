"""What a lab measures: every number that a lab states follows from its own data and settings.

``MEASURES`` has all names; ``docs`` of each say which fields of a ``Measure`` it reads.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from math import isnan
from typing import Literal

from sampling_core.chain import Chain
from sampling_core.engines import engine
from sampling_core.errors import LabError
from sampling_core.experiment import Experiment, Source
from sampling_core.labs.lab import OWN, USUAL_SEED, Lab, Measure, Settings
from sampling_core.labs.measuring import of_runs, of_stages, of_trees, searches, with_noise
from sampling_core.labs.measuring.sources import source_of
from sampling_core.trace import Trace, run
from sampling_core.words import say

Value = float | str | bool | tuple[str, ...]
Unit = Literal["nats", "bits", "share", "points", "count", "number", "times", "band", "word",
               "token", "order"]  # fmt: skip
Need = Literal["token", "parameter", "target", "strategy", "noise"]


@dataclass(frozen=True)
class Kind:
    """One measure: what it is in, what it must be told, and how it is computed."""

    unit: Unit
    compute: Callable[["Apparatus", Measure], Value]
    needs: tuple[Need, ...] = ()
    runs: int = 0  # how many ``runs`` it compares at least; 0: it looks at ``run``
    of: Literal["run", "tree", "target"] = "run"
    is_slow: bool = False  # takes hundredths of a second: a search, or a great sum


class Apparatus:
    """A lab at work: its sources, experiments and traces, each made once, and its measures.

    ``own`` and ``own_source`` are what the student proposes and on which data; measures of the
    run “own” need both.
    """

    def __init__(
        self, lab: Lab, own: Settings | None = None, own_source: Source | None = None
    ) -> None:
        self.lab = lab
        self._own, self._own_source = own, own_source
        self._sources: dict[str, Source] = {}
        self._found, self._found_of_own = Found(), Found()

    def with_own(self, own: Settings, own_source: Source) -> "Apparatus":
        """Return the same lab with other settings of the student; they share what is the lab's."""
        other = Apparatus(self.lab, own, own_source)
        other._sources, other._found = self._sources, self._found
        return other

    def source(self, name: str) -> Source:
        """Return the data of a name in ``Lab.sources``, or “own”; raises LabError."""
        if name == OWN:
            if self._own_source is None:
                raise LabError(say("This lab needs data of your own first."))
            return self._own_source
        if name not in self._sources:
            if name not in self.lab.sources:
                raise LabError(say("The lab has no data called “{name}”.", name=name))
            self._sources[name] = source_of(self.lab.sources[name], name)
        return self._sources[name]

    def settings(self, run_name: str) -> Settings:
        """Return the settings of a run; raises LabError."""
        if run_name == OWN:
            return self._own or Settings()
        if run_name not in self.lab.runs:
            raise LabError(say("The lab has no run called “{name}”.", name=run_name))
        return self.lab.runs[run_name].settings

    def experiment(self, run_name: str) -> Experiment:
        """Return a run as an experiment, with the draws and the seed of the lab."""
        settings = self.settings(run_name)
        data = self.source(OWN if run_name == OWN else self.lab.runs[run_name].source)
        return experiment_of(settings, data, self.lab)

    def trace(self, run_name: str) -> Trace:
        """Return every stage of a run: one value, however often it is asked for."""
        traces = self._place((run_name,)).traces
        if run_name not in traces:
            traces[run_name] = run(self.experiment(run_name))
        return traces[run_name]

    def value(self, measure: Measure) -> Value:
        """Return what a measure gives; raises LabError for one that there is not, or cannot be."""
        found = self._place(runs_of(measure)).values
        if measure not in found:
            try:
                found[measure] = self._computed(measure)
            except LabError as problem:
                found[measure] = problem
        value = found[measure]
        if isinstance(value, LabError):
            raise value.with_traceback(None)
        return value

    def knows(self, measure: Measure) -> bool:
        """Whether a measure was asked for before: then its value comes at once."""
        return measure in self._place(runs_of(measure)).values

    def _computed(self, measure: Measure) -> Value:
        check(measure, self.lab)
        value = kind_of(measure.what).compute(self, measure)
        if isinstance(value, float) and isnan(value):
            raise LabError(say("“{what}” is no number here.", what=measure.what))
        return value

    def _place(self, run_names: tuple[str, ...]) -> "Found":
        """Return where to keep what follows from runs: with the lab, or with the student's own."""
        runs = self.lab.runs
        sources = (runs[name].source for name in run_names if name in runs)
        is_own = OWN in run_names or OWN in sources
        return self._found_of_own if is_own else self._found


class Found:
    """What an apparatus has worked out; a problem is kept like a value."""

    def __init__(self) -> None:
        self.traces: dict[str, Trace] = {}
        self.values: dict[Measure, Value | LabError] = {}


def runs_of(measure: Measure) -> tuple[str, ...]:
    """Return the names of the runs that a measure looks at; raises LabError."""
    kind = kind_of(measure.what)
    if kind.of != "run":
        return ()
    return measure.runs if kind.runs else (measure.run,)


def is_own(measure: Measure) -> bool:
    """Whether a measure follows from what the student proposes; raises LabError."""
    return OWN in runs_of(measure)


def kind_of(what: str) -> Kind:
    """Return the measure of a name; raises LabError when there is none."""
    if what not in MEASURES:
        raise LabError(say("There is no measure “{what}”.", what=what))
    return MEASURES[what]


def check(measure: Measure, lab: Lab) -> None:
    """Raise LabError unless a measure is told all that it needs."""
    kind = kind_of(measure.what)
    for need in kind.needs:
        if need != "noise" and getattr(measure, need) in ("", None):
            raise LabError(say("“{what}” needs “{need}”.", what=measure.what, need=need))
    if len(measure.runs) < kind.runs:
        raise LabError(
            say("“{what}” needs {count} runs.", what=measure.what, count=kind.runs)
        )  # fmt: skip
    if kind.of == "tree":
        of_trees.tree_of(lab, measure.tree)


def experiment_of(settings: Settings, source: Source, lab: Lab) -> Experiment:
    """Return settings on data as an experiment; raises LabError for what no engine takes."""
    seed = USUAL_SEED if lab.seed is None else lab.seed
    text = tuple(of_runs.token_id(source, token) for token in settings.text)
    chain = chain_of(settings)
    return Experiment(source, chain, (), text, lab.draws, seed, settings.pick)


def chain_of(settings: Settings) -> Chain:
    """Return the chain of settings, what is not given off; raises LabError."""
    reserved = {"defaults", "order", "leave_out", "self"} & set(settings.values)
    if reserved:
        raise LabError(say("There is no parameter “{name}”.", name=min(reserved)))
    chain = engine(settings.engine).chain("off", settings.order, **settings.values)
    for name, choices in settings.rules.items():
        step = chain.step_of(name)
        if step is None:
            raise LabError(say("“{name}” has rules, but is not in the chain.", name=name))
        unknown = set(choices) - set(of_runs.choices_of(chain[step]))
        if unknown:
            raise LabError(
                say("“{name}” has no rule called “{rule}”.", name=name, rule=min(unknown))
            )  # fmt: skip
        chain = chain.with_sampler(step, replace(chain[step], **choices))
    return chain


MEASURES: Mapping[str, Kind] = {
    # Of the result of a run.
    "entropy": Kind("nats", of_runs.entropy),
    "bits": Kind("bits", of_runs.in_bits),
    "effective": Kind("number", of_runs.effective),
    "kept": Kind("count", of_runs.kept),
    "viable": Kind("count", of_runs.viable),  # at least ``Lab.viable`` probability
    "band": Kind("band", of_runs.band),  # “low”, “medium” or “high” by the limits of the lab
    "first": Kind("token", of_runs.first),  # the likeliest token
    "first_share": Kind("share", of_runs.first_share),
    "probability": Kind("share", of_runs.probability, ("token",)),
    "total": Kind("number", of_runs.total, ("target",)),  # running total of the k likeliest
    "odds": Kind("times", of_runs.odds),  # one draw in so many: the token, else any but the first
    "setting": Kind("number", of_runs.setting, ("parameter",)),  # the value that a run has
    "sketch": Kind("order", of_runs.by_probability),  # what a sketch is compared with
    # Of its stages; ``parameter`` says which: any parameter of the stage.
    "held": Kind("share", of_stages.held),  # what the k likeliest (none: the kept) had before cuts
    "idle": Kind("word", of_stages.idle),  # “yes”: the stage (none: some stage) has no effect
    "added": Kind("nats", of_stages.added, ("parameter",)),  # entropy after less before
    "taken": Kind("nats", of_stages.taken, ("parameter",)),  # entropy before less after
    "after": Kind("nats", of_stages.after, ("parameter",)),  # entropy that the stage leaves
    "removed": Kind("share", of_stages.removed, ("parameter",)),  # probability that it cuts
    # Of its data.
    "tokens": Kind("count", of_runs.tokens),
    "limit": Kind("nats", of_runs.limit),  # ln n: no entropy of n tokens is larger
    "limit_bits": Kind("bits", of_runs.limit_bits),
    # Of several runs.
    "ranking": Kind("order", of_runs.ranking, runs=2),  # by entropy, lowest first
    "entropy_gain": Kind("nats", of_runs.entropy_gain, runs=2),  # of the second over the first
    "kept_difference": Kind("count", of_runs.kept_difference, runs=2),  # without a sign
    "growth": Kind("word", of_runs.growth, runs=3),  # “equal”, “more”, “less” or “mixed” steps
    "same": Kind("word", of_runs.same, runs=2),  # “yes”: the same distribution
    "distance": Kind("share", of_runs.distance, runs=2),  # total variation, 0 to 1
    # By a search of a parameter; all else is as in the run.
    "solve": Kind("number", searches.solve_nats, ("parameter", "target"), is_slow=True),
    "solve_bits": Kind("number", searches.solve_bits, ("parameter", "target"), is_slow=True),
    "solve_share": Kind(
        "number", searches.solve_share, ("parameter", "target", "token"), is_slow=True
    ),
    # “target” nats: “yes” or “no”
    "reachable": Kind("word", searches.reachable, ("parameter", "target"), is_slow=True),
    "in_bits": Kind("bits", searches.target_in_bits, ("target",), of="target"),  # “target” nats
    # first from there on
    "overtakes": Kind("number", searches.overtakes, ("parameter", "token"), is_slow=True),
    "jump_at": Kind("number", searches.jump_at, ("parameter", "target"), is_slow=True),
    "jump_below": Kind("nats", searches.jump_below, ("parameter", "target"), is_slow=True),
    "jump_above": Kind("nats", searches.jump_above, ("parameter", "target"), is_slow=True),
    # By chance: ``target`` is the number of draws.
    "interval": Kind("points", with_noise.interval, ("token", "target")),  # ±, of 95 %
    # the mean, exact
    "sampled_entropy": Kind("nats", with_noise.sampled_entropy, ("target",), is_slow=True),
    "drawn_entropy": Kind("nats", with_noise.drawn_entropy),  # with the lab's draws and seed
    "wins": Kind("share", with_noise.wins, ("token", "noise")),  # of noisy greedy picks, exact
    # Of a tree; a strategy is “greedy”, “beam 2”, “best” or “sample 20”.
    "text": Kind("token", of_trees.text, ("strategy",), of="tree"),
    "text_share": Kind("share", of_trees.text_share, ("strategy",), of="tree"),
    "texts": Kind("count", of_trees.texts, ("strategy",), of="tree"),  # different ones
}  # fmt: skip
