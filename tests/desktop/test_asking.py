"""Asking for files: what is there is never replaced unasked."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.asking import ask_for_folder, ask_to_open, ask_to_save
from desktop.policy import Policy

KINDS = "PNG (*.png);;SVG (*.svg)"


@pytest.fixture
def ask(qtbot, settings, tmp_path, monkeypatch):
    """Ask in a dialog that gives one answer after the other; returns what was offered, too."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def asked(*answers):
        rest, offered = list(answers), []

        def answer(_parent, _title, first, _kinds):
            offered.append(Path(first).name)
            name, kind = rest.pop(0)
            return str(tmp_path / name) if name else "", kind

        monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
        found = ask_to_save(parent, settings, "chart", "Save", "offered.png", KINDS)
        return found, offered

    return asked


@pytest.mark.parametrize("name", ["chart", "of.monday"])
def test_a_name_without_its_ending_is_asked_again_where_that_file_is_there(ask, tmp_path, name):
    (tmp_path / f"{name}.svg").write_text("mine")
    found, offered = ask((name, "SVG (*.svg)"), ("other.svg", "SVG (*.svg)"))
    assert offered == ["offered.png", f"{name}.svg"]
    assert found == (tmp_path / "other.svg", "SVG (*.svg)")
    assert ask((name, ""), ("", ""))[0] == (tmp_path / name, "")  # as PNG it is not there


def test_a_name_is_asked_once_where_nothing_would_be_replaced(ask, tmp_path):
    (tmp_path / "chart.svg").write_text("mine")
    for name in ("chart.svg", "new", "CHART.SVG"):  # Qt has asked already, or nothing is there
        found, offered = ask((name, "SVG (*.svg)"))
        assert found == (tmp_path / name, "SVG (*.svg)")
        assert len(offered) == 1


def test_asking_begins_where_the_policy_allows_it(qtbot, settings, tmp_path, monkeypatch):
    parent, begun = QWidget(), []
    qtbot.addWidget(parent)

    def answer(_parent, _title, first, *_kinds):
        begun.append(Path(first))
        return "", ""

    for name in ("getSaveFileName", "getOpenFileName"):
        monkeypatch.setattr(QFileDialog, name, answer)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *given: answer(*given)[0])
    inside = tmp_path / "allowed" / "class"
    inside.mkdir(parents=True)
    settings.policy = Policy(folders=(str(tmp_path / "allowed"),))
    for remembered, start in ((tmp_path, tmp_path / "allowed"), (inside, inside)):
        settings.remember_folder("chart", str(remembered))
        ask_to_save(parent, settings, "chart", "Save", "new.png", KINDS)
        ask_to_open(parent, settings, "chart", "Open", KINDS)
        ask_for_folder(parent, settings, "chart", "Folder")
        assert begun == [start / "new.png", start, start]
        begun.clear()


def test_no_answer_is_no_file(ask, tmp_path):
    (tmp_path / "chart.png").write_text("mine")
    assert ask(("", ""))[0] is None
    assert ask(("chart", ""), ("", ""))[0] is None
