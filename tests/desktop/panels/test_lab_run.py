"""The Run step: the apparatus of noise and of the tree, and runs that are done."""

import re

import pytest
from PySide6.QtWidgets import QPushButton

from desktop.lab_entries import open_lab
from desktop.panels.lab.noise import NoiseBench
from desktop.panels.lab.tree import TreeView
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


def test_a_run_is_done_once_it_was_made(panel, session):
    open_lab(session.lab, "temperature")
    for field in session.lab.case.predict:
        if field.kind == "number":
            session.lab.set_draft(field.name, 30)
        elif field.kind == "token":
            session.lab.set_draft(field.name, "approve")
    session.lab.lock()
    first, second = session.lab.case.runs[:2]
    assert find(panel, f"lab.run.{first}", QPushButton).accessibleName().endswith("done")
    later = find(panel, f"lab.run.{second}", QPushButton)
    assert later.accessibleName().endswith("not run yet")
    later.click()
    assert later.accessibleName().endswith(", done")
    assert session.draws is not None
