"""The choice of the browser: an installed one, playwright's own, Debian's, or one clear message."""

from types import SimpleNamespace

import pytest

from fiddler import browser
from fiddler.browser import NoBrowser, executable


@pytest.fixture
def machine(monkeypatch, tmp_path):
    """A machine without any browser; `install(name)` puts one there, `.ran` are the commands."""
    programs: dict[str, str] = {}
    machine = SimpleNamespace(ran=[], own=tmp_path / "own", fetch=None, root=False)
    machine.install = lambda name: programs.update({name: f"/usr/bin/{name}"})
    machine.playwright = SimpleNamespace(chromium=SimpleNamespace(executable_path=str(machine.own)))

    def run(command, **_):
        machine.ran.append(" ".join(command[1:]) if "-m" in command else " ".join(command))
        if machine.fetch:
            machine.fetch(command)

    monkeypatch.setattr(browser.shutil, "which", programs.get)
    monkeypatch.setattr(browser, "MAC_APPLICATIONS", ())
    monkeypatch.setattr(browser.subprocess, "run", run)
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0 if machine.root else 1000)
    return machine


def test_an_installed_browser_is_taken_and_nothing_is_fetched(machine):
    machine.install("google-chrome")
    assert executable(machine.playwright) == "/usr/bin/google-chrome"
    assert machine.ran == []


def test_playwrights_own_is_fetched_where_none_is_installed(machine):
    machine.fetch = lambda command: machine.own.write_text("") if "playwright" in command else None
    assert executable(machine.playwright) == str(machine.own)
    assert machine.ran == ["-m playwright install chromium"]


def test_debians_is_installed_where_we_are_root_and_the_download_fails(machine):
    machine.install("apt-get")
    machine.root = True
    machine.fetch = lambda command: (
        machine.install("chromium") if command[:2] == ("apt-get", "install") else None
    )
    assert executable(machine.playwright) == "/usr/bin/chromium"
    assert machine.ran[0] == "-m playwright install chromium"
    assert machine.ran[-1].startswith("apt-get install --yes")


def test_debians_is_left_alone_where_we_are_not_root(machine):
    machine.install("apt-get")
    with pytest.raises(NoBrowser):
        executable(machine.playwright)
    assert machine.ran == ["-m playwright install chromium"]


def test_without_any_the_message_says_what_was_tried_and_what_to_do(machine):
    with pytest.raises(NoBrowser) as error:
        executable(machine.playwright)
    assert str(error.value).startswith("no browser to look at the site with: none of chromium,")
    assert str(error.value).endswith("install Chromium or Chrome")
