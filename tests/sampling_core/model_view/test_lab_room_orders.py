"""Whatever the order of actions: what is locked stays, what is hidden stays hidden until then."""

from contextlib import suppress

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from msgspec.structs import replace

from sampling_core import Experiment
from sampling_core.cases import case
from sampling_core.errors import LabError
from sampling_core.history import History
from sampling_core.labs.lab import Lock, Locks, Pin, Reveal, Table
from sampling_core.labs.locking.reveal import _hashed
from sampling_core.model_view.session import Session
from tests.sampling_core.labs.two_cases import HOT, OTHER, lab_with

PIN = Pin("00", _hashed("4711", b"\x00", 1).hex(), 1)
TOP_K = 5  # where the first case begins
LABS = {
    "plain": lab_with(name="plain"),
    "twice": lab_with(name="twice", reveal=Reveal("attempts", 2), seed=None),
    "pin": lab_with(name="pin", reveal=Reveal("pin", pin=PIN)),
    "locked": lab_with(name="locked", locks=Locks({"top_k": Lock("locked")}, (), ("data",))),
    "wide": lab_with(name="wide", cases=(replace(HOT, table=Table(("usual",))), OTHER)),
    "mystery": lab_with(name="mystery", locks=Locks({"top_k": Lock("hidden")})),
}
RUNS = ("half", "own", "two", "usual", "none")


class AnyOrder(RuleBasedStateMachine):
    """A student who does anything."""

    def __init__(self):
        super().__init__()
        self.history = History(clock=lambda: 1e9)
        known = case("Summarization")
        self.session = Session(Experiment(known.source, known.chain), self.history)
        self.session.draw()
        self.locked = {}  # by lab, case and attempt

    @property
    def room(self):
        return self.session.lab

    def teardown(self):
        self.session.cancel()
        self.session.undo_stack.clear()
        self.history.close()

    @initialize(name=st.sampled_from(sorted(LABS)))
    def begin(self, name):
        self.room.open(LABS[name])

    @rule(name=st.sampled_from(sorted(LABS)), trial=st.booleans())
    def open(self, name, trial):
        self.room.open(LABS[name], trial=trial)

    @rule()
    def leave(self):
        self.room.leave()

    @rule()
    def restart(self):
        if self.room.is_trial:
            self.room.leave()
        self.session.cancel()
        self.session.undo_stack.clear()
        self.session = Session(self.history.kept() or self.session.experiment, self.history)

    @rule(name=st.sampled_from(["hot", "other"]))
    def choose_case(self, name):
        with suppress(LabError):
            self.room.choose_case(name)

    @rule(band=st.sampled_from(["low", "high"]), is_filled=st.sampled_from([True, True, False]))
    def lock(self, band, is_filled):
        given = (("share", 50), ("band", band), ("first", "COST")) if is_filled else ()
        for field, value in given:
            with suppress(LabError):
                self.room.set_draft(field, value)
        with suppress(LabError):
            made = self.room.lock()
            if made.case == "other":  # it asks for no settings
                assert made.settings == OTHER.start
            if not self.room.is_trial:
                key = self.room.lab.name, made.case, made.attempt
                assert key not in self.locked
                self.locked[key] = made

    @rule(name=st.sampled_from(RUNS), steps=st.integers(-3, 0), again=st.booleans())
    def attempt(self, name, steps, again):
        """Go through the steps as one should, and back."""
        self.lock("low", is_filled=True)
        self.try_pin("4711")
        self.run(name)
        self.undo_or_redo(steps)
        if again:
            self.try_again()
            self.undo_or_redo(steps)

    @rule()
    def try_again(self):
        with suppress(LabError):
            self.room.try_again()

    @rule(name=st.sampled_from(RUNS))
    def run(self, name):
        with suppress(LabError):
            self.room.run(name)

    @rule(step=st.sampled_from(["predict", "run", "compare", "explain"]))
    def go(self, step):
        with suppress(LabError):
            self.room.go(step)

    @rule(text=st.sampled_from(["", "so", "because"]))
    def explain(self, text):
        with suppress(LabError):
            self.room.explain(text)

    @rule(pin=st.sampled_from(["4711", "1"]))
    def try_pin(self, pin):
        with suppress(LabError):
            self.room.try_pin(pin)

    @rule(steps=st.integers(-4, 4))
    def undo_or_redo(self, steps):
        stack = self.session.undo_stack
        for _ in range(abs(steps)):
            (stack.undo if steps < 0 else stack.redo)()

    @rule(name=st.sampled_from(["temperature", "top_k"]), value=st.sampled_from([1, 2]))
    def set_field(self, name, value):
        step = self.session.experiment.chain.step_of(name)
        with suppress(LabError):
            field = "degree" if name == "temperature" else "count"
            self.session.set_field(step, field, value)

    @rule(name=st.sampled_from(["Requests", "Code"]))
    def choose_data(self, name):
        with suppress(LabError):
            self.session.choose_source(case(name).source)

    @rule(row=st.integers(0, 20))
    def restore(self, row):
        rows = self.session.records.rowCount()
        if rows:
            with suppress(LabError):
                self.session.restore(self.session.records.record_at(row % rows).id)

    @rule()
    def draw(self):
        with suppress(LabError):
            self.session.draw()

    @rule(row=st.integers(0, 20))
    def delete(self, row):
        if self.session.records.rowCount() > 1:
            record = self.session.records.record_at(row % self.session.records.rowCount())
            self.session.delete([record.id])

    # What holds whatever was done.

    @invariant()
    def what_was_locked_is_as_it_was(self):
        works = {work.lab.name: work for work in self.room.shelf.works()}
        for (lab, name, attempt), made in self.locked.items():
            assert works[lab].prediction(name, attempt) == made
        for lab, work in works.items():
            attempts = [each.attempt for each in work.locked("hot")]
            assert attempts == list(range(1, len(attempts) + 1))
            assert {(lab, p.case, p.attempt) for p in work.predictions} <= set(self.locked)
        if self.room.lab is not None and not self.room.is_trial:
            assert self.room.work == works[self.room.lab.name]

    @invariant()
    def what_is_hidden_stays_hidden_until_the_lock(self):
        room = self.room
        if room.lab is None:
            assert not self.session.veil.hides
            return
        count = len(room.previous())
        is_locked = any(each.attempt == room.attempt for each in room.previous())
        allowed = {"twice": count >= 2, "pin": room.work.is_opened}.get(room.lab.name, True)
        assert room.may_see() == (is_locked and allowed)
        is_mystery = room.lab.name == "mystery" and room.case.name == "hot"
        assert self.session.veil.hides == (not room.may_see() and not is_mystery)
        if not room.may_see():
            assert room.judgements() == ()
            assert room.reveal_words()
            assert room.step in ("predict", "run")
            assert not room.is_reached("compare")
        if not is_locked:
            assert room.step == "predict"
        assert room.conceals("top_k") == (room.lab.name == "mystery" and not room.may_see())

    @invariant()
    def runs_on_hidden_data_are_hidden(self):
        if not self.session.veil.hides:
            return
        is_wide = self.room.lab.name == "wide"  # its table has a run on other data
        hot = ["Requests", "Summarization"] if is_wide else ["Requests"]
        asked = {"hot": hot, "other": ["Summarization"]}[self.room.case.name]
        for record in self.history.records():
            if record.data in asked:
                assert self.session.veil.hides_record(record)

    @invariant()
    def a_locked_value_is_where_the_lab_put_it(self):
        room = self.room
        if room.lab is None or not room.lab.locks.parameters or room.case.name != "hot":
            return
        if not any(each.attempt == room.attempt for each in room.previous()):
            assert self.session.experiment.chain.parameters()["top_k"] == TOP_K
            if room.lab.name == "locked":
                assert self.session.experiment.source is case("Requests").source


def test_in_any_order(qapp):
    run_state_machine_as_test(
        AnyOrder,
        settings=settings(
            max_examples=80,
            stateful_step_count=50,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
