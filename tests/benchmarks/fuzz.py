"""Hostile files for every reader: a value or one sentence, within a second and 500 MB.

    python tests/benchmarks/fuzz.py --inputs 100000 [--reader NAME] [--seed N] [--out FOLDER]

Each reader runs in a process of its own, with a limit of memory and an alarm per input. Findings
are files in the folder, with what happened beside them. With ``--coverage`` and atheris installed,
the inputs of the readers follow coverage instead of chance.
"""

import argparse
import atexit
import json
import os
import resource
import signal
import subprocess
import sys
import time
import traceback
from dataclasses import asdict, dataclass, field
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
SLOWEST = 1.0  # seconds of the processor per input
STUCK = 30.0  # seconds until a process that answers no alarm is ended
MEMORY = 500 * 2**20  # bytes more than the readers take before the first input
MOST_FINDINGS = 30  # of one reader


class TooSlowError(BaseException):
    """The alarm of an input; no reader catches it."""


@dataclass
class Score:
    """What came out for one reader; times in seconds, memory in MB above the start."""

    reader: str
    inputs: int = 0
    read: int = 0
    refused: int = 0
    slowest: float = 0.0
    memory: float = 0.0
    findings: dict[str, int] = field(default_factory=dict)


def main() -> int:
    options = _options()
    if options.child:
        return _child(options)
    from tests.sampling_core.hostile.readers import READERS

    names = [options.reader] if options.reader else list(READERS)
    whole = sum(READERS[name].share for name in names)
    found = 0
    titles = ("inputs", "refused", "read")
    head = "".join(f"{title:>9}" for title in titles)
    print(f"{'reader':16}{head}{'slowest':>11}{'memory':>9}  findings", flush=True)
    for name in names:
        count = round(options.inputs * READERS[name].share / whole)
        score = _run(name, count, options)
        found += sum(score.findings.values())
        print(_line(score), flush=True)
    return 1 if found else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--inputs", type=int, default=100_000)
    parser.add_argument("--reader")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--out", type=Path, default=ROOT / "out" / "fuzz")
    parser.add_argument("--coverage", action="store_true", help="follow coverage (needs atheris)")
    parser.add_argument("--child", action="store_true", help=argparse.SUPPRESS)
    return parser.parse_args()


def _line(score: Score) -> str:
    kinds = ", ".join(f"{count} × {kind}" for kind, count in score.findings.items()) or "none"
    return (
        f"{score.reader:16}{score.inputs:9,}{score.refused:9,}{score.read:9,}"
        f"{score.slowest * 1e3:8.0f} ms{score.memory:6.0f} MB  {kinds}"
    )


def _run(name: str, count: int, options: argparse.Namespace) -> Score:
    """Run one reader in processes of its own; one that gets stuck or dies is a finding."""
    total, seed = Score(name), options.seed * 1_000_003
    folder: Path = options.out / name.replace(" ", "-")
    while total.inputs < count:
        score = _process(name, seed + total.inputs, count - total.inputs, folder, options)
        total.inputs += score.inputs
        total.read += score.read
        total.refused += score.refused
        total.slowest = max(total.slowest, score.slowest)
        total.memory = max(total.memory, score.memory)
        for kind, times in score.findings.items():
            total.findings[kind] = total.findings.get(kind, 0) + times
    return total


def _process(name: str, seed: int, count: int, folder: Path, options: Any) -> Score:
    folder.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, __file__, "--child", "--reader", name, "--seed", str(seed)]
    command += ["--inputs", str(count), "--out", str(folder)]
    command += ["--coverage"] if options.coverage else []
    state, now = folder / "state.json", folder / "now.bin"
    for path in (state, now):
        path.unlink(missing_ok=True)
    process = subprocess.Popen(command, env=os.environ | {"PYTHONHASHSEED": "0"})
    while process.poll() is None:
        time.sleep(0.1)
        if now.exists() and time.time() - now.stat().st_mtime > STUCK:
            process.kill()
            process.wait()
    score = Score(**json.loads(state.read_text())) if state.exists() else Score(name)
    if process.returncode:  # stuck, out of memory or crashed: the input that did it is kept
        kind = f"process ended with {process.returncode}"
        if now.exists():
            now.rename(folder / f"ended-{seed + score.inputs}.bin")
        score.findings[kind] = 1
        score.inputs = max(1, score.inputs + 1)
    return score


def _child(options: argparse.Namespace) -> int:
    """Read many inputs; the state is written now and then, so that a crash loses little."""
    from tests.sampling_core.hostile.mutations import mutated
    from tests.sampling_core.hostile.readers import READERS, check

    signal.signal(signal.SIGPROF, _too_slow)
    room, score = READERS[options.reader], Score(options.reader)
    seeds = sorted(room.seeds().items())
    with TemporaryDirectory() as place:
        folder = Path(place)
        for name, data in seeds:  # imports, caches and pools take their memory now
            _try(room.read, data, name, folder, options.out, Score(""), check)
        base = _limit_memory()
        if options.coverage:
            return _follow_coverage(options, room, seeds, folder)
        for number in range(options.inputs):
            random = Random(options.seed + number)
            name, data = random.choice(seeds)
            data = mutated(data, random)
            _remember(options.out, score, data, number)
            _try(room.read, data, name, folder, options.out, score, check)
            score.memory = (_peak() - base) / 2**20
    _write(options.out, score)
    (options.out / "now.bin").unlink(missing_ok=True)
    return 0


def _remember(out: Path, score: Score, data: bytes, number: int) -> None:
    """Write the input in hand, so that it is there when the process dies of it."""
    (out / "now.bin").write_bytes(data)
    if number % 50 == 0:
        _write(out, score)


def _write(out: Path, score: Score) -> None:
    (out / "state.json").write_text(json.dumps(asdict(score)))


def _try(
    read: Any, data: bytes, name: str, folder: Path, out: Path, score: Score, check: Any
) -> None:
    """Give a reader one input, and score its answer."""
    started = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SLOWEST)
    try:
        was_read = check(read, data, name, folder)
        signal.setitimer(signal.ITIMER_PROF, 0)
        score.read += was_read
        score.refused += not was_read
    except (Exception, TooSlowError) as error:  # every kind is a finding
        signal.setitimer(signal.ITIMER_PROF, 0)
        _keep(error, data, name, out, score)
    score.inputs += 1
    score.slowest = max(score.slowest, time.process_time() - started)


def _keep(error: BaseException, data: bytes, name: str, out: Path, score: Score) -> None:
    """Write a finding, the first few of each kind."""
    where = traceback.extract_tb(error.__traceback__)
    ours = [frame for frame in where if frame.filename.startswith(str(ROOT / "sampling_core"))]
    place = f"{Path(ours[-1].filename).name}:{ours[-1].lineno}" if ours else "check"
    kind = f"{type(error).__name__} at {place}"
    score.findings[kind] = score.findings.get(kind, 0) + 1
    if score.findings[kind] <= 2 and len(score.findings) <= MOST_FINDINGS:
        stem = f"{kind.replace(' ', '-').replace(':', '-')}-{score.findings[kind]}"
        (out / f"{stem}-{name}").write_bytes(data)
        words = "".join(traceback.format_exception(error))
        (out / f"{stem}.txt").write_text(words[-6000:], "utf-8", "replace")


def _too_slow(_signal: int, _frame: Any) -> None:
    raise TooSlowError


def _limit_memory() -> int:
    """Allow 500 MB more than now; returns the peak in bytes so far."""
    pages = int(Path("/proc/self/statm").read_text().split()[0]) if sys.platform == "linux" else 0
    if pages:
        most = pages * resource.getpagesize() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    return _peak()


def _peak() -> int:
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def _follow_coverage(options: argparse.Namespace, room: Any, seeds: Any, folder: Path) -> int:
    """Let atheris choose the inputs; our mutations are its mutations."""
    import atheris

    from tests.sampling_core.hostile.mutations import mutated
    from tests.sampling_core.hostile.readers import check

    score, names = Score(options.reader), [name for name, _ in seeds]
    start = options.out / "seeds"
    start.mkdir(exist_ok=True)
    for place, (_, data) in enumerate(seeds):
        (start / f"{place}").write_bytes(bytes([place]) + data)

    def one(data: bytes) -> None:
        name = names[data[0] % len(names)] if data else names[0]
        _remember(options.out, score, data, score.inputs)
        _try(room.read, data[1:], name, folder, options.out, score, check)
        score.memory = max(score.memory, _peak() / 2**20)

    def mutate(data: bytes, largest: int, seed: int) -> bytes:
        random = Random(seed)
        if random.random() < 0.5:
            return bytes(atheris.Mutate(data, largest))
        return (data[:1] + mutated(data[1:], random))[:largest]

    runs = f"-runs={options.inputs}"
    atexit.register(_write, options.out, score)
    atheris.instrument_all()
    atheris.Setup([sys.argv[0], runs, "-max_len=65536", str(start)], one, custom_mutator=mutate)
    atheris.Fuzz()
    return 0


if __name__ == "__main__":
    sys.exit(main())
