"""A site that other machines worked on is the one that is built here, even if some of them fall."""

import pickle
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
import synthetic
from distributed import Client
from test_site import run, tree

from quoth import cluster, site
from quoth.crew import Crew, spread

ENTRIES = 60
ROOT = Path(__file__).parent.parent


@contextmanager
def started(at: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """Run a part of a cluster in a folder of its own."""
    at.mkdir()
    command = [sys.executable, "-m", "dask", *arguments]
    with (at / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=at, stdout=log, stderr=log, env={"PYTHONPATH": f"{ROOT}/src"})
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


class Machines:
    """A scheduler and two workers."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self.address = f"tcp://127.0.0.1:{free_port()}"
        port = self.address.rpartition(":")[2]
        apart = ("--host", "127.0.0.1", "--no-dashboard")
        self.scheduler = stack.enter_context(
            started(folder / "scheduler", "scheduler", "--port", port, *apart)
        )
        worker = ("worker", self.address, *apart, "--nthreads", "1", "--no-nanny")
        self.workers = [stack.enter_context(started(folder / name, *worker)) for name in ("one", "two")]
        with Client(self.address, timeout=30, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=30)


@pytest.fixture
def machines(tmp_path: Path) -> Iterator[Machines]:
    with ExitStack() as stack:
        yield Machines(tmp_path, stack)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A synthetic knowledge base, built here; only to be copied."""
    folder = tmp_path_factory.mktemp("made") / "kb"
    synthetic.make(folder, ENTRIES)
    assert site.build(folder) == []
    return folder


@pytest.fixture
def copy(made: Path, tmp_path: Path) -> Path:
    """The same, not yet built."""
    return shutil.copytree(made, tmp_path / "kb", ignore=shutil.ignore_patterns("build", "site"))


@pytest.fixture(autouse=True)
def few_are_worth_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "FEW", 1)


class Counting:
    """Others, of whose results it is told how many came."""

    afar = True

    def __init__(self, crew: Crew, told: Callable[[int], None]) -> None:
        self._crew, self._told, self.count = crew, told, 0

    def each(self, step: Callable[[Any, Any], Any], needed: Any, things: Sequence[Any]) -> Iterator[Any]:
        for result in self._crew.each(step, needed, things):
            self.count += 1
            self._told(self.count)
            yield result


class Elsewhere:
    """One who works where there is no knowledge base: it is put aside meanwhile."""

    afar = True

    def __init__(self, root: Path) -> None:
        self._root, self.steps = root, 0

    def each(self, step: Callable[[Any, Any], Any], needed: Any, things: Sequence[Any]) -> Iterator[Any]:
        self.steps += 1
        data, handed = pickle.dumps(needed), list(things)
        aside = self._root.rename(self._root.with_name("aside"))
        try:
            there = pickle.loads(data)  # noqa: S301  # Written a line above.
            made = [step(there, thing) for thing in handed]
        finally:
            aside.rename(self._root)
        yield from made


def test_two_machines_build_what_one_builds(
    machines: Machines, made: Path, copy: Path, tmp_path: Path
) -> None:
    store = tmp_path / "store"
    code, said = run(copy, "--cluster", machines.address, "--store", store.as_uri())
    assert (code, list(store.iterdir())) == (0, []), said
    assert tree(copy / "site") == tree(made / "site")
    with Client(machines.address, set_as_default=False) as client:
        taken = client.run(lambda: cluster.taken.cache_info().misses)
    # Each did a part, and read only once what each of the steps needs: for sources, entries and pages.
    assert [1 <= misses <= 3 for misses in taken.values()] == [True, True]


def test_others_need_no_file_of_the_knowledge_base(made: Path, copy: Path) -> None:
    crew = Elsewhere(copy)
    assert site.build(copy, crew=crew) == []
    assert crew.steps == 3
    assert tree(copy / "site") == tree(made / "site")


@pytest.mark.parametrize("after", [3, 100])
def test_a_machine_that_falls_loses_nothing(machines: Machines, made: Path, copy: Path, after: int) -> None:
    """The third result comes of compiling, the hundredth of rendering."""

    def fell(count: int) -> None:
        if count == after:
            machines.workers[0].kill()

    with cluster.joined(machines.address, (copy / "build/kept/shared").as_uri()) as crew:
        counting = Counting(crew, fell)
        assert site.build(copy, crew=counting) == []
    assert counting.count > after
    assert machines.workers[0].wait() != 0
    assert tree(copy / "site") == tree(made / "site")


def test_a_scheduler_that_falls_ends_the_build(
    machines: Machines, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 2)

    def fell(count: int) -> None:
        if count == 1:
            machines.scheduler.kill()

    with (
        pytest.raises(cluster.ClusterError, match="see that its scheduler and workers run"),
        cluster.joined(machines.address, (copy / "build/kept/shared").as_uri()) as crew,
    ):
        site.build(copy, crew=Counting(crew, fell))
    assert not (copy / "site").exists()
    assert list((copy / "build/kept/shared").iterdir()) == []


def test_what_can_never_come_is_not_waited_for() -> None:
    class Silent(Executor):
        """One who takes everything, and answers nothing."""

        def submit(self, *_: Any, **__: Any) -> Future[Any]:
            return Future()

    def gone() -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        list(spread(Silent(), list, [1], 1, gone))


def test_who_has_another_program_may_not_help(
    machines: Machines, copy: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "program", lambda: "another")
    code, said = run(copy, "--cluster", machines.address)
    assert code == 1
    assert "install the same everywhere" in said
    assert not (copy / "site").exists()


def test_a_scheduler_that_does_not_answer_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cluster, "_PATIENCE", 1)
    code, said = run(copy, "--cluster", f"tcp://127.0.0.1:{free_port()}")
    assert code == 1
    assert re.search(r"no Dask scheduler answers at .*start one with: dask scheduler", said, re.S)


def test_what_is_no_address_is_named_at_once(copy: Path) -> None:
    code, said = run(copy, "--cluster", "nonsense")
    assert code == 1
    assert "no Dask scheduler answers at nonsense: missing port number" in said


def test_what_is_needed_and_not_installed_is_named(copy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "quoth.cluster", None)
    code, said = run(copy, "--cluster", "tcp://127.0.0.1:1")
    assert code == 1
    assert "pip install '.[cluster]'" in said


@pytest.mark.parametrize("arguments", [("--store", "file:///x"), ("--cluster", "tcp://a:1", "check")])
def test_what_says_nothing_together_is_wrong_usage(copy: Path, arguments: tuple[str, ...]) -> None:
    assert run(copy, *arguments)[0] == 2


def test_what_is_private_stays_on_this_machine(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    code, _ = run(copy, "--overlay", str(tmp_path / "private"), "--cluster", "tcp://127.0.0.1:1")
    assert code == 2
