"""Whether all that a lab names is there: data, runs, tokens, parameters and measures."""

from collections.abc import Callable
from functools import partial

from sampling_core.engine import PARAMETERS
from sampling_core.errors import LabError
from sampling_core.files import Unreadable
from sampling_core.labs.lab import OWN, Case, Field, Lab, Settings
from sampling_core.labs.locking.reveal import check_reveal
from sampling_core.labs.measuring.measures import Apparatus, chain_of, check
from sampling_core.labs.measuring.of_runs import token_id
from sampling_core.labs.measuring.of_trees import strategy_of, tree_of
from sampling_core.labs.measuring.sources import check_way
from sampling_core.labs.reading import places
from sampling_core.labs.reading.places import Asked
from sampling_core.words import say


def check_references(lab: Lab) -> None:
    """Raise Unreadable, naming the place, for the first name that stands for nothing."""
    apparatus = Apparatus(lab)
    for name in lab.sources:
        if name == OWN:
            raise Unreadable(say("Data of a lab cannot be called “own”."))
        if not lab.sources[name].recorded:  # reading these takes longer; their names are enough
            _tried(places.of_source(name), partial(apparatus.source, name))
        else:
            _tried(places.of_source(name), partial(check_way, lab.sources[name], name))
    for name, run in lab.runs.items():
        place = places.of_run(name)
        if name == OWN:
            raise Unreadable(say("A run of a lab cannot be called “own”."))
        _source(place, lab, run.source)
        _settings(place, run.settings, apparatus, run.source)
    for number, case in enumerate(lab.cases, 1):
        _case(number, case, lab, apparatus)
    _tried(say("Reveal"), partial(check_reveal, lab.reveal))
    for asked in places.asked(lab):
        _tried(asked.place, partial(_measure, asked, lab, apparatus))


def _case(number: int, case: Case, lab: Lab, apparatus: Apparatus) -> None:
    place, known = places.of_case(number), {OWN, *lab.runs}
    if case.tree:
        _tried(place, partial(tree_of, lab, case.tree))
    if case.source:
        _source(place, lab, case.source)
    _settings(place, case.start, apparatus, case.source or OWN)
    for name in case.propose:
        if name not in PARAMETERS:
            _missing(place, say("There is no parameter “{name}”.", name=name))
    recommended = (case.recommended,) if case.recommended else ()
    for name in (*case.runs, *case.table.runs, *recommended):
        if name not in known:
            _missing(place, say("The lab has no run called “{name}”.", name=name))
    for field in case.predict:
        _field(places.of_field(number, field.name), field)


def _field(place: str, field: Field) -> None:
    names = places.options_of(field)
    if field.right and field.right not in names:
        _missing(place, say("There is no option called “{name}”.", name=field.right))
    if field.kind == "ranking" and field.answer is not None:
        for name in sorted(set(names) ^ set(field.answer.runs)):
            _missing(place, say("“{name}” is an option or a run, not both.", name=name))


def _settings(place: str, settings: Settings, apparatus: Apparatus, source: str) -> None:
    _tried(place, partial(chain_of, settings))
    for token in settings.text:
        _tried(place, partial(_token, apparatus, source, token))


def _measure(asked: Asked, lab: Lab, apparatus: Apparatus) -> None:
    measure = asked.measure
    check(measure, lab)
    for name in (measure.run, *measure.runs):
        if name != OWN and name not in lab.runs:
            raise LabError(say("The lab has no run called “{name}”.", name=name))
    if measure.parameter and measure.parameter not in PARAMETERS:
        raise LabError(say("There is no parameter “{name}”.", name=measure.parameter))
    if measure.strategy:
        strategy_of(measure.strategy)
    source = asked.source if measure.run == OWN else lab.runs[measure.run].source
    if measure.token:
        _token(apparatus, source, measure.token)


def _token(apparatus: Apparatus, source: str, token: str) -> None:
    """Look for a token in data that is quickly read; in recordings ``check`` does."""
    if source != OWN and not apparatus.lab.sources[source].recorded:
        token_id(apparatus.source(source), token)


def _source(place: str, lab: Lab, name: str) -> None:
    if name != OWN and name not in lab.sources:
        _missing(place, say("The lab has no data called “{name}”.", name=name))


def _tried(place: str, what: Callable[[], object]) -> None:
    try:
        what()
    except LabError as problem:
        _missing(place, str(problem))


def _missing(place: str, problem: str) -> None:
    raise Unreadable(say("{place}: {problem}", place=place, problem=problem))
