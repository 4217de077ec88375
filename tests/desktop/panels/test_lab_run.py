"""The Run step: the apparatus of noise and of the tree, and runs that are done."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from desktop.lab_entries import open_lab
from desktop.panels.lab.noise import NoiseBench
from desktop.panels.lab.tree import TreeView
from desktop.widgets.words_button import WordsButton
from sampling_core.errors import LabError
from sampling_core.labs.lab import LabSource, Run, Settings, Tree
from tests.desktop.controls import find
from tests.desktop.panels.lab_room import number, panel, small_lab, texts

__all__ = ["panel"]


def to_run(session, lab):
    session.lab.open(lab)
    session.lab.set_draft("half", 50)
    session.lab.lock()


def noisy(*sigmas):
    """A lab whose runs are greedy picks with noise."""
    lab = small_lab(number(), case={"instrument": "noise", "runs": ("quiet", "loud")})
    settings = [Settings({}, pick="greedy", noise=sigma) for sigma in sigmas]
    runs = dict(zip(("quiet", "loud"), (Run("four", each) for each in settings), strict=True))
    near = LabSource(name="Near", tokens=("a", "b", "c", "d"), logits=(2.0, 1.99, 1.95, 0.0))
    sources, runs = {"four": near}, {**lab.runs, **runs}
    return type(lab)(lab.name, lab.title, lab.cases, sources=sources, runs=runs)


def test_noise_shows_exact_and_simulated_shares_beside_one_another(panel, session, qtbot):
    to_run(session, noisy(0.0, 0.02))
    bench = panel.findChild(NoiseBench)
    bench.show_noise(0.0)
    assert "a: exact 100.0 %" in texts(bench)
    bench.show_noise(0.05)
    said = re.findall(r"(\w): (exact|simulated) ([\d.]+) %", texts(bench))
    shares = {(token, kind): float(share) for token, kind, share in said}
    for token in "abcd":
        assert shares[token, "exact"] == pytest.approx(shares[token, "simulated"], abs=2)
    assert 30 < shares["a", "exact"] < 60  # noise is as large as the gaps
    assert sum(shares[token, "exact"] for token in "abcd") == pytest.approx(100, abs=0.3)


def test_a_run_sets_the_noise_of_the_bench(panel, session):
    to_run(session, noisy(0.0, 0.02))
    find(panel, "lab.run.loud", QPushButton).click()
    assert panel.findChild(NoiseBench).editor.value_shown() == pytest.approx(0.02)
    assert "loud" in {run.run for run in session.lab.work.runs}
    assert find(panel, "lab.run.loud", QPushButton).accessibleName().endswith("done")


def test_the_slider_is_enough(panel, session, qtbot):
    to_run(session, noisy(0.005, 0.02))
    bench = panel.findChild(NoiseBench)
    before = texts(bench)
    bench.editor.box.setValue(0.04)
    bench.editor.edited.emit(0.04)
    qtbot.waitUntil(lambda: texts(bench) != before)


def test_the_tree_is_drawn_with_what_each_strategy_finds(panel, session):
    tree = Tree({"A": 0.6, "B": 0.4}, {"A": {"x": 0.4, "y": 0.5}, "B": {"z": 0.9, "y": 0.1}})
    lab = small_lab(number(), case={"instrument": "tree", "tree": "two"}, trees={"two": tree})
    to_run(session, lab)
    view = panel.findChild(TreeView)
    assert "Greedy: A y, probability 0.300." in view.accessibleDescription()
    assert "Best of all: B z, probability 0.360." in view.accessibleDescription()
    assert not view.grab().isNull()  # it paints


def in_the_first_case(session, name="temperature"):
    open_lab(session.lab, name)
    answers = {"number": 5, "token": session.experiment.source.token(0), "band": "low"}
    for field in session.lab.case.predict:
        if field.kind in answers:
            session.lab.set_draft(field.name, answers[field.kind])
    session.lab.lock()


def test_all_runs_are_made_in_turn_and_counted(panel, session, qtbot):
    in_the_first_case(session)
    runs = session.lab.case.runs
    count, everything = find(panel, "lab.runs.count"), find(panel, "lab.run_all", QPushButton)
    step = find(panel, "lab.step.run")
    assert count.text() == "1 of 5 runs done"
    session.lab.go("predict")
    assert step.accessibleName() == "Step 2 of 4, Run: done in part"
    assert not step.grab().isNull()  # the half circle is painted
    session.lab.go("run")
    count, everything = find(panel, "lab.runs.count"), find(panel, "lab.run_all", QPushButton)
    everything.setFocus()
    everything.click()
    assert everything.text() == "Stop"
    qtbot.waitUntil(lambda: count.text() == "5 of 5 runs done")
    qtbot.waitUntil(lambda: not everything.isEnabled())
    assert panel.window().focusWidget() is find(panel, "lab.next")
    assert [run.run for run in session.lab.work.runs] == list(runs)  # none of them twice
    assert all(run.record is not None for run in session.lab.work.runs)
    session.lab.go("compare")
    assert step.accessibleName() == "Step 2 of 4, Run: done"


@pytest.mark.parametrize("way", ["key", "button", "leave", "edit"])
def test_runs_in_turn_can_be_stopped(panel, session, qtbot, way):
    in_the_first_case(session)
    everything = find(panel, "lab.run_all", QPushButton)
    everything.click()
    qtbot.waitUntil(lambda: len(session.lab.work.runs) == 2)
    digest = session.lab.work.digest
    if way == "key":
        qtbot.keyClick(everything, Qt.Key.Key_Escape)
    elif way == "button":
        everything.click()
    elif way == "leave":
        panel.body.leave_wanted.emit()
    else:
        session.lab.go("predict")
    qtbot.wait(50)
    work = next(work for work in session.lab.shelf.works() if work.digest == digest)
    assert len(work.runs) == 2
    if way in ("key", "button"):
        assert everything.text() == "Run all"
        assert find(panel, "lab.runs.count").text() == "2 of 5 runs done"


def test_a_run_that_is_refused_ends_the_others(panel, session, qtbot, monkeypatch):
    in_the_first_case(session)

    def refuse(_):
        raise LabError("Not now.")

    monkeypatch.setattr(session.lab, "run", refuse)
    everything = find(panel, "lab.run_all", QPushButton)
    everything.click()
    qtbot.waitUntil(lambda: everything.text() == "Run all")
    assert find(panel, "lab.problem").text() == "Not now."
    assert len(session.lab.work.runs) == 1


def test_every_run_has_its_name_on_its_button(panel, session):
    in_the_first_case(session, "use-cases")
    for run in session.lab.case.runs:
        button = find(panel, f"lab.run.{run}", WordsButton)
        assert button.words() == panel.body._page._title(run)
        assert button.heightForWidth(120) >= button.heightForWidth(400)


def test_a_run_is_done_once_it_was_made(panel, session):
    in_the_first_case(session)
    first, second = session.lab.case.runs[:2]
    assert find(panel, f"lab.run.{first}", QPushButton).accessibleName().endswith("done")
    later = find(panel, f"lab.run.{second}", QPushButton)
    assert later.accessibleName().endswith("not run yet")
    later.click()
    assert later.accessibleName().endswith(", done")
    assert session.draws is not None
