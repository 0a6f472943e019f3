"""A log that was damaged, emptied, deleted or made by others: nothing confirmed is lost."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor

import pytest

from litboard.annotations.log import StoreError, new_event
from litboard.annotations.log.open_store import COPY, DATABASE, find_damage, open_folder

EVENTS = [new_event("tag", f"w{number}", payload={"tag": "méthode"}) for number in range(200)]


@pytest.fixture
def folder(tmp_path):
    """A corpus folder with a log of 200 events."""
    store = open_folder(tmp_path)
    store.append(EVENTS)
    store.close()
    return tmp_path


def ids(folder):
    store = open_folder(folder)
    events, _ = store.since()
    store.close()
    return [one.id for one in events]


def damage_middle(path):
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xa5" * 4096
    path.write_bytes(content)


DAMAGES = {
    "a web page": lambda path: path.write_text("<html>404</html>" * 99),
    "cut in half": lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
    "garbage within": damage_middle,
    "emptied": lambda path: path.write_bytes(b""),
    "deleted": lambda path: path.unlink(),
}


@pytest.mark.parametrize("name", DAMAGES)
def test_a_damaged_database_is_rebuilt_from_the_copy(folder, name):
    DAMAGES[name](folder / DATABASE)
    assert sorted(ids(folder)) == sorted(one.id for one in EVENTS)
    kept = list(folder.glob("annotations.damaged-*.db"))
    assert len(kept) == (name not in ("emptied", "deleted"))
    assert find_damage(folder / DATABASE) is None


@pytest.mark.parametrize("name", DAMAGES)
def test_an_append_after_the_file_was_damaged_while_open_is_kept(folder, name):
    store = open_folder(folder)
    assert store.version() == 200
    # Replaced by another program: a new file, as editors and synchronisers make it.
    other = folder / "other"
    other.write_bytes((folder / DATABASE).read_bytes())
    DAMAGES[name](other)
    (folder / DATABASE).unlink()
    if other.exists():
        other.rename(folder / DATABASE)
    late = new_event("star", "w1")
    store.append([late])
    store.close()
    assert sorted(ids(folder)) == sorted([late.id, *(one.id for one in EVENTS)])


def test_a_copy_that_lost_lines_gets_them_again(folder):
    lines = (folder / COPY).read_text(encoding="utf-8").splitlines(keepends=True)
    (folder / COPY).write_text("".join(lines[:50]) + "half a li", encoding="utf-8")
    assert len(ids(folder)) == 200
    (folder / DATABASE).unlink()
    assert len(ids(folder)) == 200


def test_a_folder_that_cannot_be_written_is_an_error_that_says_so(tmp_path):
    (tmp_path / DATABASE).mkdir()
    with pytest.raises(StoreError, match=r"annotations\.db cannot be written in the corpus folder"):
        open_folder(tmp_path)


def test_a_log_of_a_newer_litboard_is_not_touched(folder):
    with sqlite3.connect(folder / DATABASE) as connection:
        connection.execute("update alembic_version set version_num = '9999'")
    connection.close()
    before = (folder / DATABASE).read_bytes()
    with pytest.raises(StoreError, match="made by a newer litboard"):
        open_folder(folder)
    assert (folder / DATABASE).read_bytes() == before


def test_a_line_of_the_copy_that_is_no_event_is_kept_aside(folder):
    with (folder / COPY).open("a", encoding="utf-8") as copy:
        copy.write("a remark by hand\n")
    assert len(ids(folder)) == 200
    (kept,) = folder.glob("annotations.copy.damaged-*.jsonl")
    assert kept.read_text(encoding="utf-8").endswith("a remark by hand\n")
    assert len((folder / COPY).read_text(encoding="utf-8").splitlines()) == 200


def test_what_the_system_says_of_a_folder_names_no_path(tmp_path):
    with pytest.raises(StoreError) as caught:
        open_folder(tmp_path / "missing")
    assert str(tmp_path) not in str(caught.value)


def test_threads_that_meet_a_replaced_file_at_once_lose_nothing(folder):
    store = open_folder(folder)
    (folder / DATABASE).unlink()
    late = [new_event("star", f"w{number}") for number in range(30)]
    with ThreadPoolExecutor(10) as threads:
        list(threads.map(lambda one: store.append([one]), late))
    store.close()
    assert set(ids(folder)) == {one.id for one in [*EVENTS, *late]}
