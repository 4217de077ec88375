from PySide6.QtCore import QByteArray

from desktop.settings import LAYOUT, DataFolder, Settings


def test_settings_come_back_from_the_file(tmp_path):
    first = Settings(tmp_path / "settings.ini")
    first.theme, first.zoom, first.unit = "dark", 150, "bits"
    first.remember_arrangement("docks", QByteArray(b"\x00\x01x"))
    first._file.sync()
    second = Settings(tmp_path / "settings.ini")
    assert (second.theme, second.zoom, second.unit) == ("dark", 150, "bits")
    assert second.arrangement("docks") == QByteArray(b"\x00\x01x")


def test_nonsense_in_the_file_falls_back(tmp_path):
    file = tmp_path / "settings.ini"
    file.write_text("[General]\ntheme=purple\nzoom=9x9\nunit=shannons\n", encoding="utf-8")
    settings = Settings(file)
    assert (settings.theme, settings.zoom, settings.unit) == ("system", 100, "nats")


def test_an_arrangement_of_another_version_is_none(tmp_path):
    settings = Settings(None)
    settings._set("layout/docks", f"{LAYOUT + 1}:AAAA")
    assert settings.arrangement("docks").isEmpty()


def test_changes_are_told_once(qtbot):
    settings = Settings(None)
    with qtbot.waitSignal(settings.changed) as changed:
        settings.zoom = 125
    assert changed.args == ["zoom"]
    with qtbot.assertNotEmitted(settings.changed):
        settings.zoom = 125
    settings.zoom = 900
    assert settings.zoom == 250


def test_the_data_folder_is_the_one_asked_for(tmp_path):
    folder = DataFolder.find(str(tmp_path / "new"))
    assert folder.file("x") == tmp_path / "new" / "x"


def test_a_folder_that_cannot_be_made_is_none(tmp_path):
    (tmp_path / "file").write_text("x")
    folder = DataFolder.find(str(tmp_path / "file"))
    assert folder.path is None
    assert folder.file("x") is None
