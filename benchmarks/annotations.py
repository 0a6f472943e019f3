"""How quickly the annotation log takes events and opens: `python benchmarks/annotations.py`.

Times are of whole appends, each durable when it returns. `--url` measures a PostgreSQL server
instead of a folder; `--pause` lets each writer wait between two appends, as people do.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from litboard.annotations.log import EventStore, new_event
from litboard.annotations.log.open_store import open_database, open_folder
from litboard.annotations.state import fold

#: What each writer does: append, note the time each append took, print all at the end.
WRITER = """
import sys, time
from pathlib import Path
from litboard.annotations.log import new_event
from litboard.annotations.log.open_store import open_database, open_folder
place, count, pause = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
store = open_database(place) if "://" in place else open_folder(Path(place))
sys.stdin.readline()
for number in range(count):
    event = new_event("tag", f"w{number}", payload={"tag": "x", "on": True})
    begun = time.perf_counter()
    store.append([event])
    print(time.perf_counter() - begun)
    time.sleep(pause)
"""


def open_place(place: str) -> EventStore:
    """The log in a folder, or in a database by its URL."""
    return open_database(place) if "://" in place else open_folder(Path(place))


def measure_appends(place: str, *, writers: int, count: int, pause: float) -> list[float]:
    """The seconds of each append of several processes that write at once."""
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, place, str(count), str(pause)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(writers)
    ]
    time.sleep(writers / 5)  # all of them have imported and opened
    for one in processes:
        assert one.stdin
        one.stdin.write("\n")
        one.stdin.flush()
    return [float(line) for one in processes for line in one.communicate()[0].split()]


def main() -> None:
    """Print the percentiles of appends, and the time to open and fold a long log."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", help="a PostgreSQL server instead of a folder")
    parser.add_argument("--writers", type=int, default=30)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--pause", type=float, default=0.0)
    parser.add_argument("--events", type=int, default=100_000, help="events of the log to open")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        place = options.url or folder
        before = open_place(place).version()
        times = sorted(
            measure_appends(
                place, writers=options.writers, count=options.count, pause=options.pause
            )
        )
        kept = len(open_place(place).since(before)[0])
        p50, p95, worst = (times[int(len(times) * share)] * 1000 for share in (0.5, 0.95, 0.9999))
        print(f"{options.writers} writers x {options.count}: {len(times)} confirmed, {kept} kept")
        print(f"append: p50 {p50:.1f} ms, p95 {p95:.1f} ms, longest {worst:.0f} ms")
    with tempfile.TemporaryDirectory() as folder:
        store = open_folder(Path(folder))
        store.append(
            [new_event("tag", f"w{number % 5000}", payload={"tag": f"t{number % 50}", "on": True})
             for number in range(options.events)]
        )  # fmt: skip
        store.close()
        wall, processor = time.perf_counter(), time.process_time()
        events, _ = open_folder(Path(folder)).since()
        opened = time.perf_counter()
        fold(events)
        print(
            f"{len(events):,} events: open and read {opened - wall:.2f} s, fold "
            f"{time.perf_counter() - opened:.2f} s ({time.process_time() - processor:.2f} s of "
            "processor time in all)"
        )


if __name__ == "__main__":
    main()
