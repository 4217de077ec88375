"""Undo for everything: many actions and as many undos give the identical state."""

import contextlib
from random import Random

import pytest

from sampling_core import Experiment
from sampling_core.cases import CASES, case
from sampling_core.engines import ENGINES
from sampling_core.errors import LabError
from sampling_core.fields import Number, specs
from sampling_core.history import History
from sampling_core.model_view.data_model import LOGIT, DataModel
from sampling_core.model_view.presets import PRESETS
from sampling_core.model_view.session import Session
from sampling_core.samplers import SAMPLERS
from sampling_core.trace import run

ACTIONS = 100


def set_a_number(session, chance):
    chain = session.experiment.chain
    step = chance.randint(0, len(chain) - 1)
    names = [name for name, spec in specs(chain[step]).items() if isinstance(spec, Number)]
    if names:
        name = chance.choice(names)
        spec = specs(chain[step])[name]
        low, high = spec.box
        share = chance.random()
        value = low + share * (high - low)
        session.set_field(step, name, round(value) if spec.whole else value)


def drag(session, chance):
    session.begin_drag()
    for _ in range(3):
        set_a_number(session, chance)
    session.end_drag()


def switch(session, chance):
    step = chance.randint(0, len(session.experiment.chain) - 1)
    on = chance.random() < 0.5
    session.edit(session.experiment.switched(step, on), "Switch")


def move(session, chance):
    last = len(session.experiment.chain) - 1
    step, to = chance.randint(0, last), chance.randint(0, last)
    session.edit(session.experiment.moved(step, to), "Move")


def insert(session, chance):
    kind = chance.choice(SAMPLERS)
    session.edit(session.experiment.inserted(0, kind()), "Insert")


def remove(session, chance):
    if len(session.experiment.chain) > 1:
        session.edit(session.experiment.removed(0), "Remove")


def neutralise(session, chance):
    session.edit(session.experiment.neutralised(), "Neutralise")


def apply_preset(session, chance):
    chain = chance.choice(PRESETS).chain
    session.edit(session.experiment.with_chain(chain), "Preset")


def change_engine(session, chance):
    engine = chance.choice(ENGINES)
    chain = engine.chain(defaults="off", temperature=0.8)
    session.edit(session.experiment.with_chain(chain), "Engine")


def choose_data(session, chance):
    session.choose_source(chance.choice(CASES).source)


def edit_data(session, chance):
    model = DataModel(session.experiment.source)
    model.edited.connect(lambda s, words: session.edit(session.experiment.with_(source=s), words))
    model.setData(model.index(0, LOGIT), str(chance.randint(-9, 9)))


def change_the_run(session, chance):
    seed, pick = chance.randint(0, 99), chance.choice(["sample", "greedy"])
    session.edit(session.experiment.with_(seed=seed, pick=pick, draws=100), "Run", "run")


def add_to_the_text(session, chance):
    token = chance.randint(0, len(session.experiment.source) - 1)
    ids = (*session.experiment.output_ids, token)[-5:]
    session.edit(session.experiment.with_(output_ids=ids), "Text")


def keep_and_delete(session, chance):
    session.edit(session.experiment.with_(draws=100), "Draws")
    session.draw()
    newest = session.records.current()
    if newest is not None and chance.random() < 0.5:
        session.delete([newest])


ALL = (
    set_a_number, drag, switch, move, insert, remove, neutralise, apply_preset, change_engine,
    choose_data, edit_data, change_the_run, add_to_the_text, keep_and_delete,
)  # fmt: skip


@pytest.mark.parametrize("start", ["Summarization", "Peaked"])
@pytest.mark.parametrize("seed", range(6))
def test_as_many_undos_as_steps_give_the_identical_state(qapp, start, seed):
    known, chance = case(start), Random(f"{start} {seed}")
    begin = Experiment(known.source, known.chain)
    session = Session(begin, History())
    first = run(begin).result.probabilities_by_id()
    for _ in range(ACTIONS):
        with contextlib.suppress(LabError):  # refused in words: then nothing may have changed
            chance.choice(ALL)(session, chance)
    after, steps = session.experiment, session.undo_stack.index()
    assert steps > ACTIONS // 2  # most actions change something
    for _ in range(steps):
        session.undo_stack.undo()
    assert not session.undo_stack.canUndo()
    assert session.experiment == begin
    assert (session.trace.result.probabilities_by_id() == first).all()
    for _ in range(steps):
        session.undo_stack.redo()
    assert session.experiment == after
    session.cancel()
    session.undo_stack.clear()  # its commands hold the session: a circle through Qt
    session.records.history.close()
