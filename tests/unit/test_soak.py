"""The frame of the soak test: what it prints, and when it fails."""

import sys
from types import SimpleNamespace

import pytest

from bench import __main__ as bench
from bench import soak
from bench.soaking.figures import Figure, Figures, NotMeasuredError, scaled


def test_a_figure_that_must_be_zero_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    lost = 0

    def good(scale: float) -> Figures:
        figures = (Figure("saved", 12_345), Figure("lost", lost, must_be_zero=True))
        return Figures("writing", scaled(2_000, scale), 7, figures, ("event 3",), "torn pages")

    def unable(_scale: float) -> Figures:
        raise NotMeasuredError("there is no server")

    monkeypatch.setattr(soak, "PARTS", ("good", "unable"))
    monkeypatch.setattr(sys, "argv", ["soak", "--short"])
    monkeypatch.setitem(sys.modules, "bench.soaking.good", SimpleNamespace(run=good))
    monkeypatch.setitem(sys.modules, "bench.soaking.unable", SimpleNamespace(run=unable))
    assert bench.run(["soak"]) == 0
    told = capsys.readouterr().out
    for line in ("writing: N = 100, seed 7", "saved: 12,345", "not covered: torn pages"):
        assert f"{line}\n" in told
    assert "not measured: there is no server\n" in told
    assert "Not covered: torn sectors" in told
    lost = 1
    assert bench.run(["soak"]) == 1
    assert "lost: 1 – must be 0\n  event 3\n" in capsys.readouterr().out


def test_the_soak_test_is_only_run_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "soak" in bench.names()
    ran: list[str] = []
    for name in bench.names():
        module = SimpleNamespace(main=lambda name=name: ran.append(name))
        monkeypatch.setitem(sys.modules, f"bench.{name}", module)
    assert bench.run([]) == 0
    assert ran == [name for name in bench.names() if name != "soak"]
