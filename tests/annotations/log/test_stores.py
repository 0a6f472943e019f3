"""Every store keeps what it confirmed, once, whoever else writes."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from litboard.annotations.log import EventStore, StoreError, new_event
from litboard.annotations.log.memory import MemoryStore
from litboard.annotations.log.open_store import open_database, open_folder

Open = Callable[[], EventStore]

KINDS = ["memory", "folder", "postgres"]

#: What another process does: append events one by one, and print each id once it is confirmed.
WRITER = """
import sys
from pathlib import Path
from litboard.annotations.log import new_event
from litboard.annotations.log.open_store import open_database, open_folder
place, count = sys.argv[1], int(sys.argv[2])
store = open_database(place) if "://" in place else open_folder(Path(place))
for number in range(count):
    event = new_event("tag", f"w{number}", payload={"tag": "x"})
    store.append([event])
    print(event.id, flush=True)
"""


@pytest.fixture(params=KINDS)
def opened(request, tmp_path) -> Open:
    """Opens the same log again and again; a database in memory is the same object."""
    if request.param == "memory":
        memory = MemoryStore()
        return lambda: memory
    if request.param == "folder":
        return lambda: open_folder(tmp_path)
    url = request.getfixturevalue("postgres")
    return lambda: open_database(url)


def test_what_was_appended_is_there_in_order_of_arrival(opened):
    store = opened()
    before = store.version()
    events = [new_event("note", f"w{number}", author="Ünal", payload={"text": "α\n\0"[:2]})
              for number in range(5)]  # fmt: skip
    first = store.append(events[:2])
    last = store.append(events[2:])
    assert before < first < last == store.version()
    assert opened().since(before) == (events, last)
    assert opened().since(first) == (events[2:], last)
    assert opened().since(last) == ([], last)


def test_an_append_may_be_repeated(opened):
    store = opened()
    event = new_event("star", "w1")
    position = store.append([event])
    assert store.append([event]) == position
    assert store.append([event, new_event("star", "w2")]) > position
    assert [one for one in store.since()[0] if one == event] == [event]


def test_nothing_to_append_changes_nothing(opened):
    store = opened()
    before = store.version()
    assert store.append([]) == before == store.version()


def test_threads_of_one_server_lose_nothing(opened):
    store = opened()
    before = store.version()
    events = [new_event("tag", f"w{number}") for number in range(60)]
    with ThreadPoolExecutor(10) as threads:
        list(threads.map(lambda event: store.append([event]), events))
    assert {one.id for one in store.since(before)[0]} == {one.id for one in events}


def writers(place: str, *, processes: int, count: int) -> list[subprocess.Popen[str]]:
    return [
        subprocess.Popen(
            [sys.executable, "-c", WRITER, place, str(count)], stdout=subprocess.PIPE, text=True
        )
        for _ in range(processes)
    ]


@pytest.fixture(params=KINDS[1:])
def place(request, tmp_path) -> str:
    """Where another process finds a log: a folder, or the URL of a database."""
    return str(tmp_path) if request.param == "folder" else request.getfixturevalue("postgres")


def open_place(place: str) -> EventStore:
    return open_database(place) if "://" in place else open_folder(Path(place))


def test_processes_that_write_at_once_lose_nothing_that_was_confirmed(place):
    store = open_place(place)
    before = store.version()
    running = writers(place, processes=6, count=25)
    seen, position = [], before
    while any(one.poll() is None for one in running):
        new, position = store.since(position)
        seen += new
    new, position = store.since(position)
    confirmed = {line for one in running for line in one.stdout.read().split()}
    assert len(confirmed) == 150
    # A reader that asked all the while for what is new met every event, and none twice.
    assert sorted(one.id for one in [*seen, *new]) == sorted(confirmed)


def test_what_a_killed_writer_had_confirmed_is_there(place):
    store = open_place(place)
    before = store.version()
    running = writers(place, processes=3, count=100_000)
    for one in running:
        assert one.stdout.readline()
    time.sleep(0.2)
    for one in running:
        one.send_signal(signal.SIGKILL)
    # The last line may be cut off by the kill; a whole one has 36 letters.
    confirmed = {line for one in running for line in one.stdout.read().split() if len(line) == 36}
    assert confirmed
    assert confirmed <= {one.id for one in open_place(place).since(before)[0]}


def test_a_database_that_is_not_there_is_an_error_without_its_password():
    with pytest.raises(StoreError, match=r"papers at 127\.0\.0\.1 cannot be opened") as caught:
        open_database("postgres://me:secret@127.0.0.1:9/papers")
    assert "secret" not in str(caught.value)
