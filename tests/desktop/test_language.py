"""The translations of the window: every text has one, and what is read is what was translated."""

import ast
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

import desktop
from desktop.language import Ours, wanted_language
from sampling_core.words import pseudo

ROOT = Path(desktop.__file__).parent
TRANSLATIONS = ROOT.parent / "resources" / "translations"
CALLS = {"tr": 0, "translate": 1, "QT_TRANSLATE_NOOP": 1}  # where their text stands
PLACE = re.compile(r"\{(\w*)\}")


def texts_in(path):
    """Return the texts of a module that lupdate must find, with their contexts."""
    found = []

    def walk(node, room):
        if isinstance(node, ast.ClassDef):
            room = node.name
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            place = CALLS.get(name, len(node.args))
            said = node.args[place] if place < len(node.args) else None
            if isinstance(said, ast.Constant) and isinstance(said.value, str):
                context = room if name == "tr" else node.args[0].value
                found.append((context, said.value))
            assert name != "tr" or ast.unparse(node.func) == "self.tr", ast.unparse(node)
        for child in ast.iter_child_nodes(node):
            walk(child, room)

    walk(ast.parse(path.read_text(encoding="utf-8")), "")
    return found


@pytest.fixture(scope="module")
def german():
    """Every finished translation by context and text."""
    found = {}
    for context in ET.parse(TRANSLATIONS / "desktop_de.ts").getroot().findall("context"):
        for message in context.findall("message"):
            said = message.find("translation")
            if said.get("type") is None:
                found[context.findtext("name"), message.findtext("source")] = said.text
    return found


def test_every_text_of_the_window_has_a_german_translation(german):
    wanted = {text for path in ROOT.rglob("*.py") for text in texts_in(path)}
    assert len(wanted) > 700
    assert sorted(wanted - set(german)) == []
    assert sorted(set(german) - wanted) == []


def test_translations_keep_the_places_for_values(german):
    for (_context, text), said in german.items():
        assert said
        assert set(PLACE.findall(said)) == set(PLACE.findall(text)), said
        assert said.endswith("…") == text.endswith("…"), said


def test_what_is_read_is_what_was_translated(tmp_path):
    compiled = tmp_path / "desktop_de.qm"
    compiler = Path(sys.executable).parent / "pyside6-lrelease"
    source = TRANSLATIONS / "desktop_de.ts"
    subprocess.run([compiler, source, "-qm", compiled], check=True, capture_output=True)
    assert compiled.read_bytes() == (TRANSLATIONS / "desktop_de.qm").read_bytes()


def test_the_translator_answers_in_german(qapp):
    ours = Ours(qapp, "de")
    assert ours.translate("Menu", "&File") == "&Datei"
    assert wanted_language("de") == "de"
    assert wanted_language("xx") == "en"


def test_the_made_up_language_is_longer():
    assert QCoreApplication.translate("Menu", "&File") == "&File"
    assert len(pseudo("Temperature")) >= 1.4 * len("Temperature")
