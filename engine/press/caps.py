"""Caps: what is laid out for others is laid out in a process of its own, which may take so much and no more."""

from __future__ import annotations

import resource
import signal
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from multiprocessing import get_context
from multiprocessing.connection import Connection
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

STARTING_SECONDS = 60.0
"""Until the process is there and has read our code; only then time is taken."""
OUT_OF_TIME = {signal.SIGXCPU, signal.SIGKILL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caps:
    """How much laying out one document may take: seconds of work, and of waiting, bytes of memory, of a file."""

    work_seconds: int = 20
    wall_seconds: float = 40.0
    memory: int = 1024**3
    written: int = 64 * 1024**2


class Cap(StrEnum):
    """What there was too much of."""

    TIME = "time"
    MEMORY = "memory"
    DEPTH = "depth"
    CRASH = "crash"


SAID = {
    Cap.TIME: "it takes longer than {caps.work_seconds} seconds",
    Cap.MEMORY: "it takes more than {memory} MB of memory",
    Cap.DEPTH: "its parts are too deeply nested",
    Cap.CRASH: "the program that lays it out stops",
}


class CappedError(Exception):
    """Something took more than it may. Says in plain words what of it."""

    def __init__(self, cap: Cap, caps: Caps) -> None:
        """For what there was too much of."""
        super().__init__(f"It cannot be printed: {SAID[cap].format(caps=caps, memory=caps.memory // 1024**2)}.")
        self.cap, self.caps = cap, caps

    def __reduce__(self) -> tuple[type[CappedError], tuple[Cap, Caps]]:
        """For the way from one process to the other."""
        return CappedError, (self.cap, self.caps)


def capped(caps: Caps, call: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
    """What a function returns, called in a process of its own that is ended as soon as it takes too much.

    Function, arguments and result are pickled. Raises CappedError, and what the function raises.
    """
    context = get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(
        target=_live, args=(there, caps, call, args, kwargs), name="formwright press", daemon=True
    )
    process.start()
    there.close()
    try:
        if not here.poll(STARTING_SECONDS) or here.recv() is not None or not here.poll(caps.wall_seconds):
            raise CappedError(Cap.TIME, caps)
        answer: tuple[T, BaseException | None] = here.recv()
    except EOFError:
        process.join()
        raise CappedError(_reason(process.exitcode), caps) from None
    finally:
        process.kill()
        process.join()
        here.close()
    result, fault = answer
    if isinstance(fault, MemoryError | RecursionError):
        raise CappedError(Cap.MEMORY if isinstance(fault, MemoryError) else Cap.DEPTH, caps) from fault
    if fault is not None:
        raise fault
    return result


def limit_memory(memory: int) -> None:
    """Let this process have so much memory and no more; asked for more, it is told that there is none, or ends."""
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _live(pipe: Connection, caps: Caps, call: Callable[..., T], args: tuple[object], kwargs: dict[str, object]) -> None:
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + caps.work_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (until, until + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (caps.written, caps.written))
    limit_memory(caps.memory)
    pipe.send(None)
    try:
        answer: tuple[T | None, BaseException | None] = call(*args, **kwargs), None
    except BaseException as fault:  # noqa: BLE001  # it is raised where it was asked for
        answer = None, fault.with_traceback(None)
    pipe.send(answer)


def _reason(code: int | None) -> Cap:
    """Why a process ended without an answer. Libraries that get no memory end it by abort."""
    if code is None or -code in OUT_OF_TIME:
        return Cap.TIME
    return Cap.MEMORY if -code in {signal.SIGABRT, signal.SIGTRAP} else Cap.CRASH
