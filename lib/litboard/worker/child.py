"""The worker process of a `BackgroundTask`: runs one call within its limits, then ends."""

from __future__ import annotations

import faulthandler
import os
import pickle
import sys
import traceback
from collections.abc import Iterable, Mapping
from itertools import count
from threading import Thread
from typing import BinaryIO

from litboard.schema.records import Problem, Reading, Source
from litboard.worker.process import FAILED, Limits, Refusal
from litboard.worker.progress import MapSources, ReadSource, with_progress

REMEDY = "break it up into smaller files, or export it again in another format"
OUT_OF_MEMORY = Refusal("reading.out-of-memory", "reading it took more memory than allowed")
#: What follows the reading may take this many times as long as the reading.
AFTERWARDS = 10


def main() -> int:
    """Read a call from standard input; write its progress and its result as pickles."""
    try:
        _answer(sys.stdin.buffer, _take_output())
    except BrokenPipeError:
        return FAILED
    except BaseException:
        traceback.print_exc()
        return FAILED
    return 0


def _answer(questions: BinaryIO, answers: BinaryIO) -> None:
    limits, refused = pickle.load(questions)  # noqa: S301 -- from our own process
    _limit_memory(limits.memory)
    call = pickle.load(questions)  # noqa: S301 -- from our own process
    Thread(target=_end_with, args=(questions,), daemon=True).start()

    def send(answer: object) -> None:
        pickle.dump(answer, answers, protocol=pickle.HIGHEST_PROTOCOL)
        answers.flush()

    send((call(each=_guard(with_progress(send), limits, refused)),))


def _guard(each: MapSources, limits: Limits, refused: Mapping[int, Refusal]) -> MapSources:
    """The same `each` within limits; refused sources (by position) become problems, unread.

    A source that takes too long ends this process, by a timer in C that runs even while Python
    code does not return.
    """

    def guarded(read: ReadSource, sources: Iterable[Source]) -> Iterable[Reading]:
        number, sources = count(), list(sources)

        def read_guarded(source: Source) -> Reading:
            if refusal := refused.get(next(number)):
                return _unread(source, refusal)
            faulthandler.dump_traceback_later(limits.seconds_for(len(source.content)), exit=True)
            try:
                return read(source)
            except MemoryError:
                return _unread(source, OUT_OF_MEMORY)

        yield from each(read_guarded, sources)
        size = sum(len(source.content) for source in sources)
        faulthandler.dump_traceback_later(AFTERWARDS * limits.seconds_for(size), exit=True)

    return guarded


def _unread(source: Source, refusal: Refusal) -> Reading:
    problem = Problem(source.name, (0, 0), refusal.reason, REMEDY, code=refusal.code)
    return Reading(source.name, problems=(problem,), size=len(source.content))


def _take_output() -> BinaryIO:
    """Standard output for the answers alone: whatever else is printed goes to standard error."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def _end_with(questions: BinaryIO) -> None:
    """End this process as soon as the process that started it is gone, however it ended."""
    os.read(questions.fileno(), 1)
    os._exit(FAILED)


def _limit_memory(size: int) -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits
        return
    for kind, most in ((resource.RLIMIT_AS, size), (resource.RLIMIT_CORE, 0)):
        hard = resource.getrlimit(kind)[1]
        bounded = most if hard == resource.RLIM_INFINITY else min(most, hard)
        try:
            resource.setrlimit(kind, (bounded, hard))
        except (OSError, ValueError):  # macOS knows the limit and refuses to set it
            continue


if __name__ == "__main__":
    sys.exit(main())
